#!/usr/bin/env python3
"""How well deals of the model live as long as those of history: the likelihood of history's failures by the numbers of `holding`.

For every pair of tremble and friction asked for, the main package of each case is followed by `entente holds`; the survival of a class
is the mean over its cases. History is a table of agreements with the years until each failed (or was last seen standing). The log
likelihood is that of failing in a quarter of a year, or of standing at the end of the time that is followed or of the record; its
error comes from drawing whole conflicts again.

    python3 holding.py --entente PATH --agreements ucdp-peace-agreements.csv [--episodes ucdp-episodes.csv]
                       [--trembles 0.06,0.08,0.12] [--frictions 0.1] [--draws 500]
"""
import argparse
import csv
import json
import math
import os
import pathlib
import random
import re
import subprocess

CASES = pathlib.Path(os.environ.get("CASES", pathlib.Path(__file__).resolve().parents[2] / "cases"))
YEARS = 5


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--entente", required=True)
    ask.add_argument("--agreements", help="agreements in civil wars: conflict_id, failed, years_to_failure_or_2021")
    ask.add_argument("--episodes", help="conflicts: kind, ended_by, recurred, years_to_recurrence_or_2024")
    ask.add_argument("--trembles", default="")
    ask.add_argument("--frictions", default="")
    ask.add_argument("--rates", default="")
    ask.add_argument("--draws", type=int, default=500)
    ask.add_argument("--kind", default="", help="only cases of one class")
    ask.add_argument("--each", action="store_true", help="a line for every case")
    asked = ask.parse_args()
    history = {}
    if asked.agreements:
        history["civil-war"] = agreements(asked.agreements)
    if asked.episodes:
        history["interstate-war"] = episodes(asked.episodes)

    print("tremble friction rate  class            cases   S1     S5    ratio   log likelihood a case (of how many), error")
    for tremble in asked.trembles.split(","):
        for friction in asked.frictions.split(","):
            for rate in asked.rates.split(","):
                changes = [f"holding.{key}={value}" for key, value in
                           [("tremble", tremble), ("friction", friction), ("break-rate", rate)] if value]
                tell(asked, changes, f"{tremble or 'file':>7} {friction or 'file':>8} {rate or 'file':>5}", history)


def tell(asked, changes, label, history):
    curves = {}
    for file in sorted(CASES.glob("*.yaml")):
        if file.name.endswith(".outcome.yaml"):
            continue
        kind = re.search(r"class: *([a-z-]+)", file.read_text()).group(1)
        curve = survival(asked, file, changes) if asked.kind in ("", kind) else None
        if curve:
            curves.setdefault(kind, []).append(curve)
            if asked.each:
                print(f"{'':23} {file.stem:24} {curve[4]:.3f}  {curve[-1]:.3f}  followed {curve.followed}")
    everything = [curve for kind in curves.values() for curve in kind]
    for kind, some in sorted(curves.items()) + [("all", everything)]:
        mean = [sum(at) / len(some) for at in zip(*some)]
        first, later = -math.log(mean[4]), (math.log(mean[4]) - math.log(mean[-1])) / (YEARS - 1)
        fit = ""
        if kind in history:
            total, error = likelihood(mean, history[kind])
            fit = f"{total:9.2f} ({len(history[kind])}) ± {error:.2f}"
        print(f"{label}  {kind:16} {len(some):4}   {mean[4]:.3f}  {mean[-1]:.3f}  {first / later:5.1f}  {fit}", flush=True)


class Curve(list):
    """Chances to stand, every quarter of a year from 0."""
    followed = 0


def survival(asked, file, changes):
    command = [asked.entente, "holds", str(file), "--draws", str(asked.draws), "--years", str(YEARS), "--json"]
    for change in changes:
        command += ["--set", change]
    done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ, LC_ALL="C"))
    if done.returncode != 0:
        return None
    answer = json.loads(done.stdout)
    points = {round(4 * one["years"]): one["p"] for one in answer["holds"]}
    if answer["followed"] < 20 or any(p is None for p in points.values()):
        return None
    curve = Curve(points[quarter] for quarter in range(4 * YEARS + 1))
    curve.followed = answer["followed"]
    return curve


def agreements(path):
    with open(path, newline="", encoding="utf-8") as rows:
        return [(row["conflict_id"], row["failed"] == "1", float(row["years_to_failure_or_2021"])) for row in csv.DictReader(rows)
                if row["years_to_failure_or_2021"]]


def episodes(path):
    with open(path, newline="", encoding="utf-8") as rows:
        return [(row["dyad_id"], row["recurred"].startswith("1"), float(row["years_to_recurrence_or_2024"]))
                for row in csv.DictReader(rows)
                if row["kind"] == "interstate" and row["ended_by"] in ("peace agreement", "ceasefire") and row["years_to_recurrence_or_2024"]]


def likelihood(curve, deals):
    """The mean log likelihood of a deal times their number, and its error over conflicts."""
    of = {}
    for conflict, failed, years in deals:
        of.setdefault(conflict, []).append(chance(curve, failed, years))
    total = sum(math.log(p) for some in of.values() for p in some)
    source, groups = random.Random(1), list(of.values())
    again = []
    for _ in range(400):
        drawn = [source.choice(groups) for _ in groups]
        again.append(sum(math.log(p) for some in drawn for p in some) / sum(map(len, drawn)))
    mean = sum(again) / len(again)
    return total, len(deals) * math.sqrt(sum((one - mean) ** 2 for one in again) / (len(again) - 1))


def chance(curve, failed, years):
    if failed and years < YEARS:
        quarter = int(4 * years)
        return max(curve[quarter] - curve[quarter + 1], 1e-4)
    return curve[min(len(curve) - 1, int(4 * years))]


if __name__ == "__main__":
    main()
