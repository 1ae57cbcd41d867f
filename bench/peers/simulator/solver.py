"""The depth and the Nash terms of one package with its options fixed, by linear programs in a shrinking box.

Gains are taken as straight in a box around the best terms so far, with slopes of their own to the left and to the right, so that a kink at
somebody's ideal is met exactly; a step that does not bring what it promised halves the box. Plain and slow, and nothing of the
interior-point method of the program that it checks.
"""
import math

NUDGE = 1e-6
LOST = -1e9


def simplex(objective, rows):
    """max objective·x, rows (coefficients, right side ≥ 0), x ≥ 0: the primal simplex from the origin."""
    n, m = len(objective), len(rows)
    table = [list(row) + [1.0 if k == r else 0.0 for k in range(m)] + [right] for r, (row, right) in enumerate(rows)]
    cost = [-c for c in objective] + [0.0] * (m + 1)
    basis = list(range(n, n + m))
    for turn in range(200):
        enter = min(range(n + m), key=cost.__getitem__)
        if turn > 60:  # Bland's rule against circles
            enter = next((c for c in range(n + m) if cost[c] < -1e-11), enter)
        if cost[enter] > -1e-11:
            break
        leave, least = -1, math.inf
        for r in range(m):
            if table[r][enter] > 1e-11:
                ratio = table[r][-1] / table[r][enter]
                if ratio < least - 1e-15 or (ratio < least + 1e-15 and basis[r] < basis[leave]):
                    leave, least = r, ratio
        if leave < 0:
            break
        pivot = table[leave][enter]
        line = table[leave] = [value / pivot for value in table[leave]]
        for r in range(m):
            factor = table[r][enter]
            if r != leave and factor != 0.0:
                table[r] = [value - factor * other for value, other in zip(table[r], line)]
        factor = cost[enter]
        cost = [value - factor * other for value, other in zip(cost, line)]
        basis[leave] = enter
    x = [0.0] * (n + m)
    for r, column in enumerate(basis):
        x[column] = table[r][-1]
    return x[:n], cost[-1]


class Search:
    """`gains(x)` gives two lists: gains, of which the least counts, and rows that only must not be negative."""

    def __init__(self, gains, low, high, kinks):
        self.gains, self.low, self.high, self.kinks = gains, low, high, kinks

    def clip(self, x):
        return [min(high, max(low, value)) for value, low, high in zip(x, self.low, self.high)]

    def box(self, x, radius):
        """How far each position may go down and up: the radius, the ends, and no kink is crossed."""
        reach = []
        for value, low, high, kinks in zip(x, self.low, self.high, self.kinks):
            down, up = min(radius, value - low), min(radius, high - value)
            for kink in kinks:
                if kink > value + 1e-9:
                    up = min(up, kink - value)
                elif kink < value - 1e-9:
                    down = min(down, value - kink)
            reach.append((max(0.0, down), max(0.0, up)))
        return reach

    def slopes(self, x, here, reach):
        """Change of every row for a step up and for a step down, position by position."""
        columns = []
        for k, (down, up) in enumerate(reach):
            at_kink = any(abs(kink - x[k]) <= 1e-9 for kink in self.kinks[k])
            pair = [None, None]
            for side, room, sign in ((0, up, 1.0), (1, down, -1.0)):
                if room > 2 * NUDGE and (side == 0 or at_kink or pair[0] is None):
                    moved = list(x)
                    moved[k] += sign * NUDGE
                    there = self.gains(moved)
                    pair[side] = [(new - old) / NUDGE for new, old in zip(there[0] + there[1], here)]
            if pair[1] is None and pair[0] is not None:
                pair[1] = [-slope for slope in pair[0]]
            if pair[0] is None and pair[1] is not None:
                pair[0] = [-slope for slope in pair[1]]
            columns.append(pair if pair[0] else [[0.0] * len(here)] * 2)
        return columns

    def step(self, x, reach, columns, here, level_rows, floors, objective):
        """The best step by straight gains: raise the least of `level_rows`, or the objective (a slope a row), over all floors."""
        k = len(x)
        base = min((here[r] for r in level_rows), default=0.0)
        rows = []
        for r in range(len(here)):
            flat = [-columns[c][0][r] for c in range(k)] + [-columns[c][1][r] for c in range(k)]
            if r in level_rows:
                rows.append((flat + [1.0], max(0.0, here[r] - base)))
            elif floors[r] is not None:
                rows.append((flat + [0.0], max(0.0, here[r] - floors[r])))
        for c, (down, up) in enumerate(reach):
            rows.append(([1.0 if n == c else 0.0 for n in range(2 * k + 1)], up))
            rows.append(([1.0 if n == c + k else 0.0 for n in range(2 * k + 1)], down))
        if level_rows:
            goal = [0.0] * (2 * k) + [1.0]
        else:
            goal = [sum(o * columns[c % k][c // k][r] for r, o in enumerate(objective)) for c in range(2 * k)] + [0.0]
            rows.append(([0.0] * (2 * k) + [1.0], 0.0))
        found, promised = simplex(goal, rows)
        return self.clip([value + found[c] - found[c + k] for c, value in enumerate(x)]), promised

    def climb(self, x, radius, measure, aim, least, inside=None):
        """Steps until the box is smaller than `least`; `measure` judges terms, `aim` says what the program is to raise."""
        x = self.clip(x)
        both = self.gains(x)
        best, columns = measure(both), None
        for _ in range(400):
            here = both[0] + both[1]
            reach = self.box(x, radius)
            if columns is None:
                columns = self.slopes(x, here, self.box(x, 1.0))
            level_rows, floors, objective = aim(both)
            there, promised = self.step(x, reach, columns, here, level_rows, floors, objective)
            if promised < 1e-9:
                break
            tried = self.gains(there)
            value = measure(tried)
            for share in (1e-4, 1e-3, 0.01, 0.05, 0.2) if inside and value == LOST else ():
                # a straight step along a curved limit leaves it: back by a little towards terms inside
                pulled = [to + share * (place - to) for to, place in zip(there, inside)]
                value = measure(tried := self.gains(pulled))
                if value > LOST:
                    there = pulled
                    break
            if value > best + 0.05 * promised:
                x, both, columns = there, tried, None
                if value > best + 0.7 * promised:
                    radius = min(0.5, 2 * radius)
                best = value
            else:
                radius /= 3
                if radius < least:
                    break
        return x, best, both

    def depth(self, start, radius=0.25, least=2e-4):
        """max min gain with no row below 0; where rows cannot be met their shortfall counts as the depth."""
        def rows_too(both):
            return set(range(len(both[0]) + len(both[1]))), [None] * (len(both[0]) + len(both[1])), None
        x = start
        both = self.gains(self.clip(x))
        if both[1] and min(both[1]) < 0:
            x, value, both = self.climb(x, radius, lambda b: min(b[0] + b[1]), rows_too, least)
            if min(both[1]) < 0:
                return x, min(value, min(both[1])), both
        aim = lambda both: (set(range(len(both[0]))), [None] * len(both[0]) + [0.0] * len(both[1]), None)
        measure = lambda both: LOST if both[1] and min(both[1]) < -1e-9 else min(both[0])
        return self.climb(x, radius, measure, aim, least)

    def nash(self, start, betas, radius=0.25, least=1e-4):
        """max Σ β ln gain from terms where every gain is positive; gains without β only must not be negative."""
        def measure(both):
            if min(both[0] + both[1]) < -1e-9 or any(b > 0 and g <= 0 for b, g in zip(betas, both[0])):
                return LOST
            return sum(b * math.log(g) for b, g in zip(betas, both[0]) if b > 0)

        def aim(both):
            n = len(both[0]) + len(both[1])
            return set(), [0.0] * n, [b / max(g, 1e-12) if b > 0 else 0.0 for b, g in zip(betas, both[0])] + [0.0] * len(both[1])
        tries = [start]
        for place in ([(a + b) / 2 for a, b in zip(self.low, self.high)], self.low, self.high):
            for share in (0.0, 0.3, 0.6, 0.8, 0.9):
                between = [to + share * (at - to) for to, at in zip(place, start)]
                if measure(self.gains(between)) > LOST:
                    tries.append(between)
                    break
        return max((self.climb(x, radius, measure, aim, least, start) for x in tries), key=lambda found: found[1])
