"""What fighting on is worth (docs/explanation/value-of-fighting.md)."""
import math
from functools import lru_cache


def transforms(drift, variance, rate, front):
    """E[e^(−rate·T); the front ends at 1] and the same at 0."""
    tilt = drift / variance
    theta = math.sqrt(drift * drift + 2 * rate * variance) / variance
    whole = -math.expm1(-2 * theta) if theta > 1e-12 else 2e-12
    up = math.exp((tilt - theta) * (1 - front)) * (-math.expm1(-2 * theta * front)) / whole
    down = math.exp(-(tilt + theta) * front) * (-math.expm1(-2 * theta * (1 - front))) / whole
    return up, down


@lru_cache(None)
def hermite(count):
    """Nodes and weights of the mean over a standard normal, by Newton's method on the polynomials."""
    nodes = []
    for n in range(count):
        # start between neighbours of the asymptotic distribution, then deflate by those found
        x = math.sqrt(2 * count + 1) * math.cos(math.pi * (n + 0.75) / (count + 0.5)) if not nodes else nodes[-1] - 0.3
        for _ in range(200):
            before, now = 0.0, 1.0
            for k in range(count):
                before, now = now, (x * now - math.sqrt(k) * before) / math.sqrt(k + 1)
            slope = math.sqrt(count) * before
            move = now / (slope - now * sum(1 / (x - node) for node in nodes))
            x -= move
            if abs(move) < 1e-14:
                break
        nodes.append(x)
    weights = []
    for x in nodes:
        before, now = 0.0, 1.0
        for k in range(count - 1):
            before, now = now, (x * now - math.sqrt(k) * before) / math.sqrt(k + 1)
        weights.append(1 / (count * now * now))
    return list(zip(nodes, weights))


def mean_transforms(drift, deviation, variance, rate, front):
    """The two transforms, averaged over a normal belief about the drift."""
    if deviation <= 0:
        return transforms(drift, variance, rate, front)
    width = math.sqrt(2 * rate * variance + (math.pi * variance) ** 2)
    share = deviation / width
    nodes = hermite(6 if share < 0.3 else 10 if share < 0.6 else 16 if share < 1 else 32 if share < 2 else 64)
    up = down = 0.0
    exp, sqrt = math.exp, math.sqrt
    spread, root = deviation / variance, 2 * rate / variance
    middle, left = drift / variance, 1 - front
    for node, weight in nodes:  # as in `transforms`, written out since most of the time goes here
        tilt = middle + spread * node
        theta = sqrt(tilt * tilt + root)
        share = weight / (1 - exp(-2 * theta))
        up += share * exp((tilt - theta) * left) * (1 - exp(-2 * theta * front))
        down += share * exp(-(tilt + theta) * front) * (1 - exp(-2 * theta * left))
    return up, down


class Fighting:
    """The value of fighting of every actor in one valued state: beliefs, who wins what, what a year of war is worth."""

    def __init__(self, model, beliefs, bargains):
        self.model, self.bargains = model, bargains
        self.beliefs = [beliefs[j] if (j := model.believes_as(i)) is not None else (0.0, 0.0) for i in range(len(model.names))]
        self.variance = model.war["volatility"] ** 2
        self.known = {}

    def terms_of(self, side, today):
        terms = list(today)
        for k, value in self.model.imposed[side].items():
            terms[k] = value
        return terms

    def shares(self, i, front, ratio, truth=False):
        """Weights of the attacker's terms, the defender's terms and the years of fighting; and the share of the last that is flow."""
        drift, attacker_falls, defender_falls = self.model.odds(ratio)
        bias, deviation = (0.0, 0.0) if truth else self.beliefs[i]
        rate = self.model.discount[i] + attacker_falls + defender_falls
        key = (bias, deviation, rate, front, ratio)
        if key not in self.known:
            self.known[key] = mean_transforms(drift + bias, deviation, self.variance, rate, front)
        up, down = self.known[key]
        rest = (1 - up - down) / rate
        return up + rest * defender_falls, down + rest * attacker_falls, rest * self.model.discount[i]

    def value(self, i, front, ratio, truth=False, utility=None, cost=None):
        """W of actor i. A stated reservation beats the war."""
        utility = utility or self.model.utility
        today = self.model.today(front, self.bargains)
        if self.model.reservation[i] is not None:
            return self.model.reservation[i] + utility(i, today) - utility(i, self.model.today(front, {}))
        wins, loses, goes_on = self.shares(i, front, ratio, truth)
        cost = self.model.cost[i] if cost is None else cost
        return (wins * utility(i, self.terms_of("attacker", today)) + loses * utility(i, self.terms_of("defender", today))
                + goes_on * (utility(i, today) - cost))
