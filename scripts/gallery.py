"""Makes the pictures of docs/gallery.md anew: python3 scripts/gallery.py [SCENARIO…]

Runs every scenario with 1,600 draws (`stakeholders` where nobody bargains over time) and takes a picture of the first screen of its page.
Needs a Release build and Chromium.
"""
import struct
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENTENTE = ROOT / "artifacts/bin/Entente.Cli/release/entente"
WIDTH, HEIGHT = 860, 960


def take(page, picture):
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=8000",
                    f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={picture}", page.as_uri()], check=True, stderr=subprocess.DEVNULL)
    picture.write_bytes(with_palette(picture.read_bytes()))


def with_palette(png):
    """The same picture with at most 256 colours, four bits a channel, which is a third of the size."""
    width, height, _, kind = struct.unpack(">IIBB", png[16:26])
    data, at = b"", 8
    while at < len(png):
        length = int.from_bytes(png[at:at + 4], "big")
        data += png[at + 8:at + 8 + length] if png[at + 4:at + 8] == b"IDAT" else b""
        at += length + 12
    size = 4 if kind == 6 else 3
    raw, rows, above = zlib.decompress(data), [], bytearray(width * size)
    for y in range(height):
        start = y * (width * size + 1)
        way, row = raw[start], bytearray(raw[start + 1:start + 1 + width * size])
        for x in range(len(row)):  # the five filters of the PNG specification
            left, up, corner = (row[x - size] if x >= size else 0), above[x], (above[x - size] if x >= size else 0)
            guess = left + up - corner
            paeth = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
            row[x] = (row[x] + (0, left, up, (left + up) // 2, paeth)[way]) & 255
        rows.append([tuple(min(255, (channel + 8) // 17 * 17) for channel in row[x:x + 3]) for x in range(0, len(row), size)])
        above = row
    colours = [colour for colour, _ in Counter(colour for row in rows for colour in row).most_common(256)]
    near = {colour: index for index, colour in enumerate(colours)}
    for colour in {colour for row in rows for colour in row} - near.keys():
        near[colour] = min(range(len(colours)), key=lambda index: sum((a - b) ** 2 for a, b in zip(colours[index], colour)))
    body = b"".join(b"\0" + bytes(near[colour] for colour in row) for row in rows)
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)), (b"PLTE", bytes(c for colour in colours for c in colour)),
             (b"IDAT", zlib.compress(body, 9)), (b"IEND", b"")]
    return png[:8] + b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in parts)


def main(scenarios):
    for scenario in scenarios:
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder, "run", "report.html")
            call = ["run", scenario, "--draws", "1600", "--out", page.parent]
            if scenario.stem == "town-traffic":
                page = Path(folder, "page.html")
                call = ["stakeholders", scenario, "--out", page]
            subprocess.run([ENTENTE, *call], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
            take(page, ROOT / "docs" / "gallery" / f"{scenario.stem}.png")


if __name__ == "__main__":
    main([Path(name).resolve() for name in sys.argv[1:]] or sorted((ROOT / "scenarios").glob("*.yaml")))
