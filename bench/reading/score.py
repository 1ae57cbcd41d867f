"""Scores what `entente read` finds in articles written and annotated for this: python3 bench/reading/score.py PROGRAM

PROGRAM is a Release build of the command. own-articles.jsonl holds 60 invented articles, written by somebody who did not know the rules of
the program and annotated by somebody else who did not know them either: quotations by kind with their polarity, dates and figures. Hopes,
doubts and headlines were mended after they had been read. Spans match at a character Jaccard index of 0.5, the best pairs first.
"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ARTICLES = Path(__file__).with_name("own-articles.jsonl")


def characters(spans):
    return {at for start, end in spans for at in range(start, end)}


def pairs(gold, found, spans_of_gold, spans_of_found):
    """The best pairs of what was annotated and what was found, each used once."""
    scored = []
    for g, one in enumerate(gold):
        for f, other in enumerate(found):
            a, b = characters(spans_of_gold(one)), characters(spans_of_found(other))
            share = len(a & b) / len(a | b) if a | b else 0
            if share >= 0.5:
                scored.append((-share, g, f))
    taken_gold, taken_found, chosen = set(), set(), []
    for _, g, f in sorted(scored):
        if g not in taken_gold and f not in taken_found:
            taken_gold.add(g), taken_found.add(f), chosen.append((gold[g], found[f]))
    return chosen


def places(text, things):
    """Where the words of annotated dates and figures stand, in the order of the text, each once."""
    at, placed = {}, []
    for thing in things:
        # `2%` is no part of `4.2%`.
        found = re.compile(r"(?<![\w.,])" + re.escape(thing["words"]) + r"(?!\w)").search(text, at.get(thing["words"], 0))
        if found:
            start = found.start()
            at[thing["words"]] = start + 1
            placed.append(dict(thing, span=[start, start + len(thing["words"])]))
    return placed


def line(name, right, annotated, found):
    precision, recall = right / found if found else 0, right / annotated if annotated else 0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
    print(f"{name:44}{annotated:5} annotated {found:5} found   P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def main(program):
    counts = {}

    def add(name, right, annotated, found):
        old = counts.get(name, (0, 0, 0))
        counts[name] = (old[0] + right, old[1] + annotated, old[2] + found)

    for article in map(json.loads, ARTICLES.read_text(encoding="utf-8").splitlines()):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "article.txt")
            file.write_text(article["text"], encoding="utf-8")
            told = json.loads(subprocess.run([program, "read", str(file), "--date", article["date"], "--json"], capture_output=True, check=True).stdout)
        for kind in ("direct", "mixed", "indirect"):
            gold = [one for one in article["quotes"] if one["type"] == kind]
            found = [one for one in told["quotes"] if one["kind"] == kind]
            matched = pairs(gold, found, lambda one: one["content"], lambda one: one["spans"])
            right = sum(1 for one, other in matched if speaks(one, other))
            add(f"{kind}, words", len(matched), len(gold), len(found))
            add(f"{kind}, words and speaker", right, len(gold), len(found))
        matched = pairs(article["quotes"], told["quotes"], lambda one: one["content"], lambda one: one["spans"])
        add("all kinds together, words", len(matched), len(article["quotes"]), len(told["quotes"]))
        for polarity in ("asserts", "denies", "withholds", "doubts", "asks", "hopes"):
            add(f"polarity of matched quotations: {polarity}",
                sum(1 for one, other in matched if one["polarity"] == other["polarity"] == polarity),
                sum(1 for one, _ in matched if one["polarity"] == polarity),
                sum(1 for _, other in matched if other["polarity"] == polarity))
        dates = places(article["text"], article["dates"])
        found = [one for one in told["dates"] if one["date"]]
        matched = pairs(dates, found, lambda one: [one["span"]], lambda one: [[one["start"], one["end"]]])
        add("dates, words", len(matched), len(dates), len(found))
        add("dates, words and days", sum(1 for one, other in matched
            if (one["from"], one["to"]) == (other["date"], other["until"] or other["date"])), len(dates), len(found))
        figures = places(article["text"], article["figures"])
        matched = pairs(figures, told["quantities"], lambda one: [one["span"]], lambda one: [[one["start"], one["end"]]])
        add("figures, words", len(matched), len(figures), len(told["quantities"]))
        add("figures, words and value", sum(1 for one, other in matched
            if same(one["low"], other["value"]) and same(one["high"], other["high"] if other["high"] is not None else other["value"])),
            len(figures), len(told["quantities"]))
    for name, (right, annotated, found) in counts.items():
        line(name, right, annotated, found)


def speaks(annotated, found):
    speaker = found["speaker"]
    if not annotated["speaker"] or speaker is None:
        return not annotated["speaker"] and speaker is None
    return bool(characters(annotated["speaker"]) & characters([[speaker["start"], speaker["end"]]]))


def same(one, other):
    return other is not None and abs(one - other) <= 1e-9 * max(1, abs(one))


if __name__ == "__main__":
    main(sys.argv[1])
