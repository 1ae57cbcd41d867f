"""Odds by date and terms of the deal, from the draws of a results folder: python3 scripts/odds.py results/NAME

Needs pyarrow. Prints the same numbers as `entente run`, computed anew from draws.parquet.
"""
import json
import statistics
import sys
from collections import Counter
from pathlib import Path

import pyarrow.parquet as parquet

SCRAMBLES = 16  # draw i belongs to scramble i mod 16; each is an independent estimate


def mean_and_error(values):
    """Mean of (draw, value) pairs, and its standard error: docs/explanation/run.md, "Errors"."""
    count, mean = len(values), statistics.fmean(value for _, value in values)
    residuals, used = [0.0] * SCRAMBLES, set()
    for draw, value in values:
        residuals[draw % SCRAMBLES] += value - mean
        used.add(draw % SCRAMBLES)
    if len(used) < 2:
        return mean, None
    return mean, (sum(r * r for r in residuals) * len(used) / (len(used) - 1)) ** 0.5 / count


def main(folder):
    forecast = json.loads((folder / "forecast.json").read_text(encoding="utf-8"))  # for the dates and the names
    draws = parquet.read_table(folder / "draws.parquet").to_pydict()
    computed = [row for row, failure in enumerate(draws["failure"]) if failure is None]

    print("date\tpackage\tp\tse")
    for entry in forecast["by"]:
        agreed = draws[f"agreed.{entry['package']}"]
        by_then = [(draws["draw"][row], float(agreed[row] is not None and agreed[row].isoformat() <= entry["date"])) for row in computed]
        p, se = mean_and_error(by_then)
        print(entry["date"], entry["package"], f"{p:.6f}", "" if se is None else f"{se:.6f}", sep="\t")

    package = forecast["told-package"]
    made = [row for row in computed if draws[f"agreed.{package}"][row] is not None]
    print(f"\nTerms of {package}, agreed in {len(made)} of {len(computed)} worlds: the middle world, or the share of each option")
    if made:
        for column in (name for name in draws if name.startswith(f"terms.{package}.")):
            values = [draws[column][row] for row in made]
            shares = Counter(values).most_common() if isinstance(values[0], str) else []
            middle = ", ".join(f"{option} {count / len(made):.4f}" for option, count in shares) or f"{statistics.median(values):.4f}"
            print(column.split(".")[-1], middle, sep="\t")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Which results folder? python3 scripts/odds.py results/NAME")
    main(Path(sys.argv[1]))
