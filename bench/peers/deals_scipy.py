#!/usr/bin/env python3
"""Times scipy's SLSQP on random deal problems and sets it against ours.

    dotnet run -c Release --project bench/Entente.Benchmarks -- deals-export problems.json 300
    /usr/bin/python3 bench/peers/deals_scipy.py problems.json        (Debian: python3-scipy)

Both solve the depth (the greatest smallest gain) and, where there is a zone of agreement, Nash's terms, with analytic gradients.
SLSQP starts from today's terms, then from the terms of the depth, as ours does. Kinks at the ideals (curvature 1) are its own trouble.
"""
import json
import statistics
import sys
import time

import numpy as np
from scipy.optimize import minimize

OPTIONS = {"ftol": 1e-12, "maxiter": 500}
PASSES = 5  # the best counts, as for ours


class Deal:
    def __init__(self, problem):
        wants = lambda key: np.array([[want[key] for want in actor["wants"]] for actor in problem["actors"]])
        of = lambda key: np.array([actor[key] for actor in problem["actors"]])
        self.weight, self.ideal = wants("weight"), wants("ideal") / 100
        self.low, self.high = wants("low").max(axis=0) / 100, wants("high").min(axis=0) / 100
        self.rho, self.reservation = of("curvature")[:, None], of("reservation")
        self.share = np.where(of("atTable"), of("bargainingWeight"), 0.0)
        self.start = np.clip(np.array(problem["start"]) / 100, self.low, self.high)

    def gains(self, x):
        return 1 - (self.weight * np.abs(x - self.ideal) ** self.rho).sum(axis=1) - self.reservation

    def slopes(self, x):
        away = x - self.ideal
        return -self.weight * self.rho * np.abs(away) ** (self.rho - 1) * np.sign(away)

    def depth(self):
        n, actors = len(self.start), len(self.reservation)
        slope = np.append(np.zeros(n), -1.0)
        start = np.append(self.start, self.gains(self.start).min())
        rows = {
            "type": "ineq",
            "fun": lambda z: self.gains(z[:n]) - z[n],
            "jac": lambda z: np.hstack([self.slopes(z[:n]), -np.ones((actors, 1))]),
        }
        bounds = [*zip(self.low, self.high), (None, None)]
        found = minimize(lambda z: -z[n], start, jac=lambda z: slope, bounds=bounds, constraints=[rows], method="SLSQP", options=OPTIONS)
        return found.x[:n], self.gains(found.x[:n]).min()

    def nash(self, start):
        least = 1e-9

        def minus_log(x):
            return -(self.share * np.log(np.maximum(self.gains(x), least))).sum()

        def slope(x):
            return -(self.share / np.maximum(self.gains(x), least)) @ self.slopes(x)

        rows = {"type": "ineq", "fun": self.gains, "jac": self.slopes}
        found = minimize(minus_log, start, jac=slope, bounds=[*zip(self.low, self.high)], constraints=[rows], method="SLSQP", options=OPTIONS)
        return found.x, -found.fun


def main(file):
    with open(file, encoding="utf-8") as text:
        problems = json.load(text)
    times, depth_short, nash_short, depth_better, nash_better = [], [], [], 0.0, 0.0
    for problem in problems:
        if not np.isfinite(problem["depth"]):
            continue
        deal = Deal(problem)
        took = float("inf")
        for _ in range(PASSES):
            begun = time.perf_counter()
            terms, depth = deal.depth()
            if problem["hasZone"]:
                _, value = deal.nash(terms)
            took = min(took, 1e6 * (time.perf_counter() - begun))
        times.append(took)
        depth_short.append(problem["depth"] - depth)
        if problem["hasZone"]:
            table = deal.share > 0
            ours = (deal.share[table] * np.log(np.array(problem["gains"])[table])).sum()
            nash_short.append(ours - value)
    depth_better, nash_better = max(0, -min(depth_short)), max(0, -min(nash_short))
    theirs, ours = statistics.median(times), statistics.median(problem["micros"] for problem in problems)
    print(f"{len(times)} problems, {len(nash_short)} with a zone of agreement")
    print(f"median of depth + Nash: SLSQP {theirs:.0f} µs, ours {ours:.1f} µs, ratio {theirs / ours:.0f}")
    print(f"depth: SLSQP short of ours by median {statistics.median(depth_short):.1e}, at most {max(depth_short):.1e}; ours short by at most {depth_better:.1e}")
    print(f"sum of log gains: SLSQP short of ours by median {statistics.median(nash_short):.1e}, at most {max(nash_short):.1e}; ours short by at most {nash_better:.1e}")


if __name__ == "__main__":
    main(sys.argv[1])
