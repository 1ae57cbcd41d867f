"""What a deal that may be broken is worth, and when it is broken (docs/explanation/commitment.md, holds.md)."""
import math

from .model import interpolate

PARTS = 8  # stretches of the time of re-arming
TOUCHED = 0.0005  # a spoiler whom a deal moves by no more is no breaker
NODES = 4  # fronts at which the weights of war are worked out; between them a polynomial


def logistic(x):
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def lagrange(points, x):
    """Weights of three values in the parabola through them."""
    a, b, c = points
    return ((x - b) * (x - c) / ((a - b) * (a - c)), (x - a) * (x - c) / ((b - a) * (b - c)), (x - a) * (x - b) / ((c - a) * (c - b)))


class Peace:
    """A peace signed when a share `armed` of all re-arming is done. W' at a share is a parabola in the log of the ratio of strengths."""

    def __init__(self, fighting, armed, best_time, years, counted=None):
        self.fighting, self.model, self.armed, self.best_time, self.years = fighting, fighting.model, armed, best_time, years
        model, holding = self.model, self.model.holding
        self.counted = range(len(model.names)) if counted is None else sorted(set(counted) | set(model.belligerents))
        self.rate, self.tremble = holding.get("break-rate", 0.6), holding.get("tremble", 0.08)
        self.friction = holding.get("friction", 0.1)
        self.stages = [armed, (1 + armed) / 2, 1.0]
        self.logs = [model.log_ratio(stage) for stage in self.stages]
        self.ratios = [math.exp(log) for log in self.logs]
        self.still = abs(self.logs[2] - self.logs[0]) < 1e-9
        sides = dict(zip(("attacker", "defender"), model.side_strengths(armed)))
        share = lambda j: model.strength(j, armed) / sides[model.side[j]] if best_time else 1.0
        self.breakers = [(j, self.rate * share(j)) for j in model.belligerents]
        self.left = years * (1 - armed)
        self.moving = best_time and not self.still and self.left > 1e-9
        if self.moving:
            self.prepare()

    def share_weights(self, share):
        return (0.0, 0.0, 1.0) if self.still else lagrange(self.logs, self.model.log_ratio(min(1.0, share)))

    def prepare(self):
        """Weights of the three values of W', for W' and for the value of waiting, in the middles of a coarse and a fine grid."""
        self.grids = []
        for parts in (PARTS // 2, PARTS):
            shares = [self.armed + (1 - self.armed) * part / (2 * parts) for part in range(2 * parts + 1)]
            weights, length = [self.share_weights(share) for share in shares], self.left / parts
            waits = {j: self.value_of_waiting(weights[0::2], length, b, self.model.discount[j]) for j, b in self.breakers}
            self.grids.append((length, list(zip(weights[1::2], *([(j, b, wait) for wait in waits[j]] for j, b in self.breakers)))))

    @staticmethod
    def value_of_waiting(edges, length, b, discount):
        """(b/r)·∫ e^(−(b+r)s) dW'(t+s), as weights of the three values, in the middle of every stretch."""
        rate, gathered, found = b + discount, (0.0, 0.0, 0.0), []
        for before, after in reversed(list(zip(edges, edges[1:]))):
            slope = [(y - x) / length for x, y in zip(before, after)]
            at = lambda span: [s * -math.expm1(-rate * span) / rate + math.exp(-rate * span) * g for s, g in zip(slope, gathered)]
            found.append([b / discount * value for value in at(length / 2)])
            gathered = at(length)
        return found[::-1]

    def hazard_at_rest(self, utilities, ends, enforced, spoilers):
        """Hazard when all re-arming is done (or counts as done)."""
        return spoilers + sum(b * logistic((ends[j] - utilities[j] - enforced - self.friction) / self.tremble) for j, b in self.breakers)

    def spoil(self, values, todays, enforced, always=None):
        """Hazards of the spoilers, by what they get and had. Whom the deal does not touch is no breaker, unless it counts always."""
        always = always or [False] * len(values)
        return [self.rate * spoiler[0] * logistic((today - value - enforced - self.friction) / self.tremble)
                if counts or abs(value - today) > TOUCHED else 0.0
                for spoiler, value, today, counts in zip(self.model.spoilers, values, todays, always)]

    def worth(self, utilities, war, enforced, spoilers):
        """V of every actor; `war[i]` has W' of actor i at the three stages, `spoilers` is their hazard."""
        ends = [values[2] for values in war]
        rest = self.hazard_at_rest(utilities, ends, enforced, spoilers)
        discounts = self.model.discount
        if not self.moving:
            return [(r * u + rest * end) / (r + rest) for r, u, end in zip(discounts, utilities, ends)]
        # midpoints err by a multiple of the square of the stretch: the coarse sum takes that off the fine one (Richardson)
        coarse, fine = (self.through_the_years(utilities, war, enforced, spoilers, length, grid, rest) for length, grid in self.grids)
        return [f + (f - c) / 3 for c, f in zip(coarse, fine)]

    def through_the_years(self, utilities, war, enforced, spoilers, length, grid, rest):
        """V by the midpoints of a grid: hazards and W' are constant within a stretch, survival and discounting exact."""
        worth, still, discounts = list(utilities), [1.0] * len(utilities), self.model.discount
        dear, tremble, exp = enforced + self.friction, self.tremble, math.exp
        for (p, q, s), *breakers in grid:
            hazard = spoilers
            for j, b, (u, v, w) in breakers:
                x, y, z = war[j]
                wait = u * x + v * y + w * z
                gain = (p * x + q * y + s * z - utilities[j] - dear - (wait if wait > 0 else 0.0)) / tremble
                hazard += b / (1 + exp(-gain)) if gain > -700 else 0.0
            for i in self.counted:
                x, y, z = war[i]
                rate = discounts[i] + hazard
                kept = exp(-rate * length)
                worth[i] += still[i] * hazard / rate * (1 - kept) * (p * x + q * y + s * z - utilities[i])
                still[i] *= kept
        for i in self.counted:
            worth[i] += still[i] * rest / (discounts[i] + rest) * (war[i][2] - utilities[i])
        return worth

    # ---- W' by the front that terms draw
    def war_at(self, front):
        """W' of every actor at the three stages, by its own belief."""
        stages = self.ratios if not self.still else self.ratios[2:]
        values = [[0.0] * 3] * len(self.model.names)
        for i in self.counted:
            values[i] = [self.fighting.value(i, front, ratio) for ratio in stages] * (1 if len(stages) == 3 else 3)
        return values

    def war_between(self, low, high):
        """A function from the front to the same. The weights of war are smooth in the front, so polynomials stand for them."""
        if high - low < 1e-9:
            fixed = self.war_at(low)
            return lambda front: fixed
        middle, half = (low + high) / 2, (high - low) / 2
        stages = [2] if self.still or not self.best_time else [0, 1, 2]
        known, model, fighting = {}, self.model, self.fighting
        moving = [k for k, places in enumerate(model.fronts) if places and k not in fighting.bargains]
        loose = [k for k in moving if any(k not in terms for terms in model.imposed.values())]
        today = model.today(middle, fighting.bargains)
        for i in self.counted:
            if model.reservation[i] is not None or loose:
                known[i] = None  # worked out anew at every front
                continue
            won, lost = model.utility(i, fighting.terms_of("attacker", today)), model.utility(i, fighting.terms_of("defender", today))
            rows = []
            for stage in stages:
                shares = [fighting.shares(i, middle + half * place, self.ratios[stage]) for place in PLACES]
                rows.append((powers([wins * won + loses * lost for wins, loses, _ in shares]), powers([goes for _, _, goes in shares])))
            stands = [(model.weight[i][k], model.wants[i][k].ideal, model.fronts[k]) for k in moving if model.weight[i][k] > 0]
            rest = model.utility(i, today) - model.cost[i] + sum(
                weight * abs(interpolate(places, middle) - ideal) ** model.curvature[i] for weight, ideal, places in stands)
            known[i] = (rows, rest, stands, model.curvature[i])
        nobody = [0.0, 0.0, 0.0]

        def war(front):
            x, values = (front - middle) / half, [nobody] * len(model.names)
            for i, fit in known.items():
                if fit is None:
                    values[i] = [fighting.value(i, front, ratio) for ratio in self.ratios]
                    continue
                rows, flow, stands, rho = fit
                for weight, ideal, places in stands:
                    flow -= weight * abs(interpolate(places, front) - ideal) ** rho
                own = []
                for ends, goes in rows:
                    end = go = 0.0
                    for p, q in zip(ends, goes):
                        end, go = end * x + p, go * x + q
                    own.append(end + go * flow)
                values[i] = own if len(own) == 3 else own * 3
            return values
        return war


PLACES = [-math.cos(math.pi * (n + 0.5) / NODES) for n in range(NODES)]


def basis():
    """Coefficients of Lagrange's polynomials through the Chebyshev points, highest power first."""
    rows = []
    for n, place in enumerate(PLACES):
        row = [1.0]
        for m, other in enumerate(PLACES):
            if m != n:
                row = [a - other * b for a, b in zip(row + [0.0], [0.0] + row)]
                row = [value / (place - other) for value in row]
        rows.append(row)
    return list(zip(*rows))


BASIS = basis()


def powers(values):
    """Coefficients of the polynomial through values at the Chebyshev points, highest power first."""
    return [sum(map(float.__mul__, values, column)) for column in BASIS]


class Course:
    """One signed deal through the years: hazards by the share of re-arming that is done."""

    def __init__(self, peace, utilities, front, enforced, spoiler_values, spoiler_todays):
        self.peace, self.utilities, self.enforced = peace, utilities, enforced
        self.war = peace.war_at(front)
        self.spoilers = peace.spoil(spoiler_values, spoiler_todays, enforced)

    def hazards(self, armed):
        """Hazard of every breaker, belligerents first, when so much of all re-arming is done."""
        peace = self.peace
        armed = min(1.0, armed)
        weights = peace.share_weights(armed)
        left = peace.years * (1 - armed)
        waits = {}
        if peace.best_time and not peace.still and left > 1e-9:
            edges = [peace.share_weights(armed + (1 - armed) * part / PARTS) for part in range(PARTS + 1)]
        sides = dict(zip(("attacker", "defender"), peace.model.side_strengths(armed)))
        found = []
        for j, b in peace.breakers:
            if peace.best_time:
                b = peace.rate * peace.model.strength(j, armed) / sides[peace.model.side[j]]
            wait = 0.0
            if peace.best_time and not peace.still and left > 1e-9:
                wait = max(0.0, self.waiting(edges, left / PARTS, b, peace.model.discount[j], self.war[j]))
            now = sum(weight * value for weight, value in zip(weights, self.war[j]))
            found.append(b * logistic((now - self.utilities[j] - self.enforced - peace.friction - wait) / peace.tremble))
        return found + self.spoilers

    @staticmethod
    def waiting(edges, length, b, discount, war):
        rate, gathered = b + discount, 0.0
        for before, after in reversed(list(zip(edges, edges[1:]))):
            slope = sum((y - x) * value for x, y, value in zip(before, after, war)) / length
            gathered = slope * -math.expm1(-rate * length) / rate + math.exp(-rate * length) * gathered
        return b / discount * gathered
