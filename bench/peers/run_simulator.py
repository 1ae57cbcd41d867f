#!/usr/bin/env python3
# /// script
# requires-python = ">=3.11"
# dependencies = ["pyyaml"]
# ///
"""Checks `entente run` by a second program, written from the documents and not from the code (docs/explanation/independent-check.md).

    dotnet build src/Entente.Cli -c Release
    python3 bench/peers/run_simulator.py                          all variants
    python3 bench/peers/run_simulator.py --variants best-time,sincere --draws 2000 --list

Plain Monte Carlo with Python's own random numbers; nothing is shared with the program but the scenario file. Our worlds come from a stream
of their own for each variant, so that the variants stray independently of each other.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from simulator.compare import quantities, rms, simulate  # noqa: E402
from simulator.scenario import Scenario, load  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
BORDER = "bench/peers/simulator/scenarios/border.yaml"
QUARREL = "bench/peers/simulator/scenarios/quarrel.yaml"
# Name: file, settings, and the share of the usual number of draws (our program is slow where a file is large).
VARIANTS = {
    "best-time": (BORDER, [], 1),
    "any-time": (BORDER, ["holding.breach=any-time"], 1),
    "sincere": (BORDER, ["talks.sincere=true", "actors.north.rearm=0.3..0.6", "actors.north.optimism=0.1..0.2"], 1),
    "listed": (BORDER, ["utility-unit=listed"], 1),
    "ally": (BORDER, ["actors.highlands.power=15..25", "actors.highlands.rearm=0.3..0.6", "holding.friction=0.02..0.06"], 1),
    "performed-by": (BORDER, ["issues.trade.performed-by=[harbour]"], 1),
    "sides": (BORDER, ["actors.highlands.role=table", "talks.weights=sides"], 1),
    "spoilers": (BORDER, ["holding.spoilers={militia: {reach: 0.2..0.5, hurt-by: {strip: {ideal: 100}, guard: {scores: {nobody: 100,"
                          " watchers: 60, troops: 0}}}}}", "holding.friction=0.02..0.06", "holding.frailty=false"], 1),
    "bargain": (BORDER, ["packages.crossing={covers: [trade], between: [north, patron], stops-fighting: false}"], 1),
    "no-war": (QUARREL, [], 3),
    "waiting": (QUARREL, ["talks.anticipate=true"], 1.5),
    "waiting-in-war": (BORDER, ["packages={settlement: {covers: all}}", "talks.anticipate=true", "talks.pace=2..6"], 1),
    "port-strike": ("scenarios/port-strike.yaml", ["talks.anticipate=true"], 1),
    "ukraine-2025": ("scenarios/ukraine-2025.yaml", ["entente=2", "step=2 weeks", "holding.frailty=false"], 0.3),
    "korea-1951": ("scenarios/korea-1951.yaml", ["entente=2", "step=2 weeks", "talks.sincere=true"], 0.3),
}


class Plain(yaml.Dumper):
    """Writes all values as they were written: numbers without quotes."""
    yaml_implicit_resolvers = {}


def forecast(entente, tree, draws, seed):
    """The answer of the program."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "scenario.yaml"
        file.write_text(yaml.dump(tree, Dumper=Plain, sort_keys=False, allow_unicode=True), encoding="utf-8")
        command = [entente, "run", str(file), "--draws", str(draws), "--seed", str(seed), "--json", "--out", folder + "/run"]
        done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"entente run ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--variants", default="all", help="names with commas between, or all: " + ", ".join(VARIANTS))
    options.add_argument("--draws", type=int, default=1000, help="our worlds a variant")
    options.add_argument("--their-draws", type=int, default=4096, help="worlds of `entente run`")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--list", action="store_true", help="every quantity, not only the furthest off")
    options.add_argument("--entente", default=str(ROOT / "artifacts/bin/Entente.Cli/release/Entente.Cli"))
    asked = options.parse_args()
    names = list(VARIANTS) if asked.variants == "all" else asked.variants.split(",")
    print("| variant | worlds, theirs and ours | quantities | rms z | largest z | of |\n|---|---|---|---|---|---|")
    for name in names:
        file, settings, part = VARIANTS[name]
        begun = time.time()
        draws = int(asked.draws * part)
        tree = load(ROOT / file, settings)
        theirs = forecast(asked.entente, tree, asked.their_draws, asked.seed)
        scenario = Scenario(tree)
        tell = lambda done: print(f"\r{name}: {done}", end="", file=sys.stderr, flush=True)
        ours = simulate(scenario, f"{asked.seed}/{name}", draws, tell)
        found = quantities(scenario, theirs, ours)
        worst = max(found, key=lambda quantity: abs(quantity.z))
        print(f"\r{name}: {time.time() - begun:.0f} s", file=sys.stderr)
        print(f"| {name} | {theirs['draws']}, {draws} | {len(found)} | {rms(found):.2f} | {worst.z:+.2f} | {worst.name} |", flush=True)
        if asked.list:
            for quantity in found:
                print(f"    {quantity.name:45} theirs {quantity.theirs:9.4f} ± {quantity.their_error:.4f}   ours {quantity.ours:9.4f} ± "
                      f"{quantity.our_error:.4f}   z {quantity.z:+.2f}")


if __name__ == "__main__":
    main()
