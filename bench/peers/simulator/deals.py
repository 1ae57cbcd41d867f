"""What talks on a package can reach: depth and Nash terms (docs/explanation/deal-space.md, talks.md, solve.md)."""
import itertools
import math

from .solver import Search
from .uncertain import number

CLOSED = -9.0  # the depth of a package whose red lines leave nothing


class Table:
    """Talks on one package in one state: who is asked, who bargains, within which limits."""

    def __init__(self, model, name, package, standing):
        self.model, self.name, self.package, self.standing = model, name, package, standing
        self.covered = [model.issues.index(issue) for issue in package["covers"]]
        named = package["between"]
        roles = {i: role for i, role in enumerate(model.role) if role != "outside"} if named is None else {
            model.names.index(actor): model.role[model.names.index(actor)] for actor in named}
        roles = {i: "consent" if role == "consent" else "table" for i, role in roles.items()}
        lines = {k: set(roles) for k in self.covered}
        for k in self.covered:
            for performer in package["performed-by"].get(model.issues[k], model.performers[k]):
                i = model.names.index(performer)
                lines[k].add(i)
                roles.setdefault(i, "consent")
        self.required = sorted(roles)
        self.seats = [i for i in self.required if roles[i] == "table"]
        self.betas = [self.weight(i) if roles[i] == "table" else 0.0 for i in self.required]
        self.low, self.high, self.scales, allowed = {}, {}, [], []
        for k in self.covered:
            wants = [model.wants[i][k] for i in lines[k]]
            if model.is_scale[k]:
                self.scales.append(k)
                self.low[k], self.high[k] = max([0.0] + [want.lows for want in wants]), min([1.0] + [want.highs for want in wants])
            else:
                allowed.append([(k, option) for option in range(len(model.options[k])) if all(want.allowed[option] for want in wants)])
        self.read_rules()
        self.combinations = [choice for choice in itertools.product(*allowed) if self.limits(choice)]

    def read_rules(self):
        """Rules on terms that concern a covered issue. A rule that only binds from some position of a scale on is left out."""
        model, self.rules, self.sums = self.model, [], []
        for rule in model.scenario.tree.get("constraints") or ():
            if "sum" in rule:
                weights = {model.issues.index(issue): number(weight) for issue, weight in rule["sum"].items()}
                if any(k in self.scales for k in weights):
                    most, least = (number(rule[end]) if end in rule else None for end in ("max", "min"))
                    self.sums.append((weights, most, least))
                continue
            when = {model.issues.index(issue): value for issue, value in rule["when"].items()}
            then = {model.issues.index(issue): value for issue, value in rule["then"].items()}
            if any(model.is_scale[k] for k in when):
                raise NotImplementedError("a rule that depends on a position")
            if any(k in self.covered for k in [*when, *then]):
                self.rules.append((when, then))

    def limits(self, choice):
        """Lowest and highest positions with options chosen; None if red lines or rules leave nothing."""
        model, terms = self.model, list(self.standing)
        for k, option in choice:
            terms[k] = option
        low, high = dict(self.low), dict(self.high)
        for when, then in self.rules:
            if all(model.options[k][terms[k]] in named(value) for k, value in when.items()):
                for k, value in then.items():
                    if not model.is_scale[k]:
                        if model.options[k][terms[k]] not in named(value):
                            return None
                        continue
                    ends = [float(end) / 100 for end in value.split("..")]
                    if k in self.scales:
                        low[k], high[k] = max(low[k], ends[0]), min(high[k], ends[-1])
                    elif not ends[0] - 1e-9 <= terms[k] <= ends[-1] + 1e-9:
                        return None
        return (low, high) if all(low[k] <= high[k] for k in self.scales) else None

    def weight(self, i):
        model, rule = self.model, self.model.talks.get("weights", "equal")
        if rule == "patience":
            return model.beta[i] / model.discount[i]
        if rule == "sides" and model.side[i]:
            return model.beta[i] / sum(1 for j in self.seats if model.side[j] == model.side[i])
        return model.beta[i]


def named(value):
    return value if isinstance(value, list) else [value]


class Offer:
    """The gains of one combination of options as a function of the scale positions, and its depth and Nash terms."""

    def __init__(self, talks, combination):
        self.talks, table = talks, talks.table
        self.found = None  # positions and depth, once sought
        model = self.model = table.model
        self.terms = list(table.standing)
        for k, option in combination:
            self.terms[k] = option
        self.low, self.high = table.limits(combination)
        scales = self.scales = table.scales
        self.fixed = [1 - sum(weight * model.loss(wants[k], k, rho, self.terms[k])
                              for k, weight in enumerate(weights) if weight > 0 and k not in scales)
                      for weights, wants, rho in zip(model.weight, model.wants, model.curvature)]
        self.moving = [[(n, model.weight[i][k], model.wants[i][k].ideal, model.curvature[i]) for n, k in enumerate(scales)
                        if model.weight[i][k] > 0] for i in range(len(model.names))]
        self.enforced = model.enforcement(self.terms, [k for k in table.covered if k not in scales])
        self.enforcing = [(n, model.enforces[k]) for n, k in enumerate(scales) if model.enforces[k]]
        kinks = [{model.wants[i][k].ideal for i in range(len(model.names)) if model.weight[i][k] > 0 and model.curvature[i] < 1.5}
                 for k in scales]
        if talks.drawing in scales:
            kinks[scales.index(talks.drawing)] |= {place for _, place in model.fronts[talks.drawing]}
        self.search = Search(self.gains, [self.low[k] for k in scales], [self.high[k] for k in scales], [sorted(kink) for kink in kinks])

    def utilities(self, x):
        return [fixed - sum(weight * abs(x[n] - ideal) ** rho for n, weight, ideal, rho in moving)
                for fixed, moving in zip(self.fixed, self.moving)]

    def full(self, x):
        terms = list(self.terms)
        for k, value in zip(self.scales, x):
            terms[k] = value
        return terms

    def gains(self, x):
        return self.talks.gains(self, x)

    def room(self, x):
        """What is left to the limits of the sums, in shares of a scale."""
        terms, left = self.full(x), []
        for weights, most, least in self.talks.table.sums:
            total = sum(weight * terms[k] for k, weight in weights.items())
            left += [most / 100 - total] if most is not None else []
            left += [total - least / 100] if least is not None else []
        return left

    def starts(self):
        """The middle, and the best of a coarse grid."""
        lows, highs = self.search.low, self.search.high
        middle = [(low + high) / 2 for low, high in zip(lows, highs)]
        places = (0.05, 0.35, 0.65, 0.95) if len(lows) <= 3 else (0.15, 0.85)
        grid = [[low + place * (high - low) for low, high, place in zip(lows, highs, spot)]
                for spot in itertools.product(places, repeat=len(lows))]
        grid.sort(key=lambda x: -min(sum(self.gains(x), [])))
        return [middle] + grid[:2]


class Talks:
    """One package against what its parties fall back on. `value(offer, x, utilities)` gives V of every actor; of `sincere` (actor, W) the
    gain from keeping the terms, U − W, counts beside the gains."""

    def __init__(self, table, value, fallback, bonus, sincere=(), drawing=None):
        self.table, self.value, self.fallback, self.bonus, self.sincere, self.drawing = table, value, fallback, bonus, sincere, drawing
        self.agreed = None  # terms, where they are known beforehand
        self.offers = [Offer(self, combination) for combination in table.combinations]

    def gains(self, offer, x):
        utilities = offer.utilities(x)
        worth = self.value(offer, x, utilities)
        required = self.table.required
        return ([worth[i] - self.fallback[i] + self.bonus[i] for i in required] + [utilities[i] - floor for i, floor in self.sincere],
                offer.room(x) if self.table.sums else [])

    def depth(self, memory, thorough):
        """The greatest least gain over all combinations. `memory` keeps terms and depths from week to week."""
        best = CLOSED
        last = max((value for _, value in memory.values()), default=CLOSED)
        for n, offer in enumerate(self.offers):
            key = tuple(offer.terms[k] for k in self.table.covered if k not in offer.scales)
            if not thorough and key in memory and memory[key][1] < last - 0.05:
                continue
            if not offer.scales:
                value, x = min(sum(offer.gains([]), [])), []
            else:
                tries = []
                if key in memory:
                    tries.append(offer.search.depth(memory[key][0], 0.05))
                if thorough or not tries:
                    tries += [offer.search.depth(start) for start in offer.starts()]
                x, value, _ = max(tries, key=lambda found: found[1])
            memory[key] = (x, value)
            offer.found = (x, value)
            best = max(best, value)
        return best

    def nash(self, betas=None):
        """The Nash terms: (terms, offer, positions)."""
        best, betas = None, (betas or self.table.betas) + [0.0] * len(self.sincere)
        for offer in self.offers:
            if offer.found is None:
                offer.found = max((offer.search.depth(start)[:2] for start in offer.starts()), key=lambda found: found[1])
            if offer.found[1] <= 0:
                continue
            found = offer.found
            if not offer.scales:
                both, x = offer.gains([]), []
                value = sum(b * math.log(g) for b, g in zip(betas, both[0]) if b > 0)
            else:
                x, value, _ = offer.search.nash(found[0], betas)
            if best is None or value > best[0]:
                best = (value, offer, x)
        return best and (best[1].full(best[2]), best[1], best[2])
