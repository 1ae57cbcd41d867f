"""What waiting for later talks is worth, where one package is on offer (docs/explanation/anticipation.md, "One package")."""
import math

from .scenario import YEAR
from .war import mean_transforms

EXACT = 0.002


class Waiting:
    """The fixed point of terms, rate and the value of waiting. `ends(i, a)` is D_i(a); `until` has what each deadline is worth, by actor,
    and the days left."""

    def __init__(self, talks, pace, scale, ends, until):
        self.talks, self.pace, self.scale, self.ends, self.until = talks, pace, scale, ends, until
        self.required, self.fallback, self.bonus = talks.table.required, talks.fallback, talks.bonus
        self.discounts = talks.table.model.discount

    def rate(self, depth, guess=None):
        """The rate at which talks conclude; `depth` is that over no deal. Leaves the talks set for their Nash terms."""
        if depth <= 0:
            return 0.0
        low, high = 0.0, self.pace * min(1.0, depth / self.scale)
        follows = self.follow(high)
        if follows >= high * (1 - 1e-9):
            return high
        at = guess if guess and low < guess < high else high / 2
        for _ in range(40):
            follows = self.follow(at)
            if abs(follows - at) < EXACT * at or high - low < EXACT * high:
                break
            if follows > at:
                low = at
            else:
                high = at
            # as if the depth were c/(a + s): between the point and what follows from it, geometrically
            step = math.sqrt(at * follows) if follows > 0 else 0.0
            at = step if low < step < high else (low + high) / 2
        return at

    def follow(self, rate):
        """The rate that follows from counting on a rate."""
        talks, model = self.talks, self.talks.table.model
        chances = {i: rate * self.ends(i, rate) for i in self.required}
        later = {i: sum(worth[i] * -math.expm1(-days / YEAR / self.ends(i, rate)) for worth, days in self.until) for i in self.required}
        talks.fallback = self.fallback
        talks.bonus = list(self.bonus)
        for i in self.required:
            talks.bonus[i] = (self.bonus[i] - chances[i] * later[i]) / (1 - chances[i])
        betas = [beta / (1 - chances[i]) for i, beta in zip(self.required, talks.table.betas)]
        for offer in talks.offers:
            if offer.found and offer.scales:
                x, value, _ = offer.search.depth(offer.found[0], 0.05)
                offer.found = (x, value)
        found = talks.nash(betas)
        if found is None:
            return 0.0
        self.terms, offer, x = found
        worth = talks.value(offer, x, offer.utilities(x))
        waiting = list(self.fallback)
        for i in self.required:
            waiting[i] += chances[i] * (worth[i] - self.fallback[i] + later[i])
        talks.fallback, talks.bonus = waiting, self.bonus
        depth = max(other.search.depth(x, 0.1)[1] if other.scales else min(other.gains([])[0]) for other in talks.offers)
        talks.fallback, talks.bonus = self.fallback, self.bonus
        return self.pace * min(1.0, max(0.0, depth) / self.scale)


def until_war_ends(fighting, i, front, ratio, rate):
    """D_i: the discounted time until talks at a rate conclude or the war ends by itself."""
    model = fighting.model
    drift, attacker_falls, defender_falls = model.odds(ratio)
    bias, deviation = fighting.beliefs[i]
    total = model.discount[i] + rate + attacker_falls + defender_falls
    up, down = mean_transforms(drift + bias, deviation, fighting.variance, total, front)
    return (1 - up - down) / total
