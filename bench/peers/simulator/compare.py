"""Sets an ensemble of our own against the forecast of `entente run --json`: differences in standard errors."""
import math
import random

from .scenario import YEAR
from .world import Draw

RESAMPLES = 200
STEPS_OF_A_QUANTILE = 2000  # the program's quantiles are exact to this part of the range (docs/explanation/run.md, "Limits")
PLACED_TO = 1e-6  # of a position or a payoff: neither program places terms at a wall more exactly, where all worlds have the same
FEWEST = 30


class Quantity:
    """One number of the forecast, theirs and ours, each with its standard error."""

    def __init__(self, name, theirs, their_error, ours, our_error, exact_to=0.0):
        self.name, self.theirs, self.ours = name, theirs, ours
        self.error = math.sqrt((their_error or 0.0) ** 2 + our_error ** 2 + exact_to ** 2)
        self.their_error, self.our_error = their_error or 0.0, our_error

    @property
    def z(self):
        return (self.ours - self.theirs) / self.error if self.error > 0 else (0.0 if abs(self.ours - self.theirs) < 1e-9 else math.inf)


def simulate(scenario, seed, draws, tell=None):
    """Our ensemble. A draw that cannot be computed stops everything: the check has no use for a part of the worlds."""
    found = []
    for index in range(draws):
        found.append(Draw(scenario, seed, index).run())
        if tell and (index + 1) % 50 == 0:
            tell(index + 1)
    return found


def share(name, their, yes, count):
    ours = yes / count
    pooled = (ours * count + their["p"] * count) / (2 * count)
    return Quantity(name, their["p"], their["se"], ours, math.sqrt(max(pooled * (1 - pooled), 0.0) / count))


def mean_of(values):
    mean = sum(values) / len(values)
    return mean, math.sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1) / len(values))


def quantile(ordered, p):
    place = p * (len(ordered) - 1)
    low = int(place)
    return ordered[low] + (place - low) * (ordered[min(low + 1, len(ordered) - 1)] - ordered[low])


def spread(name, their, values, parts=("mean", "p10", "p50", "p90")):
    """The mean and quantiles of a spread; errors of quantiles by the bootstrap."""
    ordered, dice, found = sorted(values), random.Random(name), []
    placed = PLACED_TO * max(abs(ordered[0]), abs(ordered[-1]))
    reach = max(placed, (ordered[-1] - ordered[0]) / STEPS_OF_A_QUANTILE)
    for part in parts:
        if part == "mean":
            mean, error = mean_of(values)
            found.append(Quantity(f"{name}, mean", their["mean"], their["se"], mean, error, placed))
        else:
            p = float(part[1:]) / 100
            tries = [quantile(sorted(dice.choices(ordered, k=len(ordered))), p) for _ in range(RESAMPLES)]
            found.append(Quantity(f"{name}, {part}", their[part], their[f"{part}-se"], quantile(ordered, p), spread_of(tries), reach))
    return found


def spread_of(values):
    mean = sum(values) / len(values)
    return math.sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1))


def quantities(scenario, forecast, draws):
    """What is compared: outcomes, odds by date, terms, holding and payoffs."""
    count, found = len(draws), []
    for outcome, their in forecast["outcomes"].items():
        found.append(share(f"outcome: {outcome}", their, sum(draw.outcome == outcome for draw in draws), count))
    dates = scenario.dates()
    for name in scenario.packages:
        rows = [row for row in forecast["by"] if row["package"] == name]
        for row in [rows[place * (len(rows) - 1) // 4] for place in range(5)]:
            last = scenario.day(row["date"]) + 1
            agreed = sum(1 for draw in draws if name in draw.first and draw.first[name][0] < last)
            if agreed or row["p"] > 0:
                found.append(share(f"{name} by {row['date']}", row, agreed, count))
    main = forecast["main-package"]
    terms = [draw.first[main][1] for draw in draws if main in draw.first]
    if len(terms) >= FEWEST:
        model = draws[0].base
        for k, issue in enumerate(scenario.issues):
            their = forecast["terms"].get(issue)
            if their is None:
                continue
            if model.is_scale[k]:
                found += spread(f"{main}: {issue}", their, [100 * value[k] for value in terms])
            else:
                for option, name in enumerate(model.options[k]):
                    p = {"p": their["share"][name], "se": their["share-se"][name]}
                    taken = sum(value[k] == option for value in terms)
                    if taken or p["p"] > 0:
                        found.append(share(f"{main}: {issue} {name}", p, taken, len(terms)))
        for row in forecast["holds"]:
            if row["years"] in (1, len(forecast["holds"])):
                stands, error = mean_of([draw.holds[main][row["years"] - 1] for draw in draws if main in draw.holds])
                found.append(Quantity(f"{main} holds {row['years']} years", row["p"], row["se"], stands, error))
    for i, actor in enumerate(scenario.actors):
        found += spread(f"payoff of {actor}", forecast["utility"][actor], [draw.payoff[i] for draw in draws],
                        ("mean", "p10", "p90") if draws[0].base.role[i] != "outside" else ("mean",))
    return found


def rms(found):
    return math.sqrt(sum(quantity.z ** 2 for quantity in found) / len(found))
