"""Uncertain numbers of a scenario file, and the tree of one world with every number drawn (docs/reference/scenario-format.md, "Forms")."""
import re

WORDS = {
    "salience": {"negligible": "0..10", "low": "10..30", "moderate": "30..60", "high": "60..85", "vital": "85..100"},
    "chance": {"almost-no-chance": "1..5 %", "very-unlikely": "5..20 %", "unlikely": "20..45 %", "roughly-even": "45..55 %",
               "likely": "55..80 %", "very-likely": "80..95 %", "almost-certain": "95..99 %"},
}
SAYS_NOTHING = {"name", "asks", "because", "evidence", "says", "resolves"}
UNIT = (0.0, 1.0)
HUNDRED = (0.0, 100.0)
POSITIVE = (0.0, 1e6)
PROPER = (1e-12, 1e9)
# Where numbers stand, by path; a star is any name. The legal range cuts off normals and stops factors.
RANGES = {
    "actors.*.power": POSITIVE, "actors.*.discount": (1e-9, 10.0), "actors.*.curvature": (1.0, 10.0), "actors.*.bargaining-weight": PROPER,
    "actors.*.war-cost": (0.0, 10.0), "actors.*.optimism": (-1.0, 1.0), "actors.*.doubt": (0.0, 2.0), "actors.*.rearm": (0.0, 10.0),
    "actors.*.reservation": (-10.0, 1.0), "actors.*.supports.*.*": POSITIVE, "actors.*.factions.*.weight": PROPER,
    "issues.*.today": HUNDRED, "issues.*.front.*": HUNDRED, "issues.*.enforces": (0.0, 10.0), "issues.*.enforces.*": (0.0, 10.0),
    "war.front": (1e-9, 1 - 1e-9), "war.decisiveness": (0.0, 20.0), "war.pace": (0.0, 100.0), "war.volatility": (1e-9, 10.0),
    "war.collapse.attacker": (0.0, 100.0), "war.collapse.defender": (0.0, 100.0), "war.collapse.response": (0.0, 20.0),
    "war.stream-weights.*": (0.0, 1000.0), "war.victory.*.*": HUNDRED,
    "talks.pace": (0.0, 1000.0), "talks.depth-scale": (1e-9, 1.0),
    "holding.break-rate": (0.0, 100.0), "holding.friction": UNIT, "holding.tremble": (1e-9, 1.0), "holding.spoilers.*.reach": UNIT,
    "deadlines.*.matters-to.*": UNIT, "deadlines.*.hurry": HUNDRED,
}
for want in ("issues.*.wants.*", "issues.*.wants.*.factions.*", "holding.spoilers.*.hurt-by.*"):
    for leaf in ("ideal", "salience", "scores.*", "accepts.from", "accepts.to"):
        RANGES[f"{want}.{leaf}"] = HUNDRED
BY_LENGTH = {}
for pattern, legal in RANGES.items():
    parts = tuple(pattern.split("."))
    BY_LENGTH.setdefault(len(parts), []).append((parts, legal))


def legal_range(path):
    """The legal range of the number that a path leads to; None where no number stands."""
    for parts, legal in BY_LENGTH.get(len(path), ()):
        if all(part in ("*", name) for part, name in zip(parts, path)):
            return legal
    return None


def number(text):
    text = text.strip()
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


def draw_number(text, legal, random, words=None):
    """One value of a number as written: exact, uniform, PERT, normal cut off at the legal range, or a word."""
    for table in (words or WORDS).values():
        text = table.get(text, text)
    if re.search(r"±|\+-|\+/-", text):
        mean, deviation = (number(part + (" %" if text.strip().endswith("%") and "%" not in part else "")) for part in
                           re.split(r"±|\+/-|\+-", text))
        while True:
            value = random.gauss(mean, deviation)
            if legal[0] <= value <= legal[1]:
                return value
    if ".." not in text:
        return number(text)
    percent = 0.01 if text.strip().endswith("%") else 1.0
    ends = [float(part.strip().rstrip("%")) * percent for part in text.split("..")]
    if len(ends) == 2:
        return random.uniform(*ends)
    least, likely, most = ends
    if most == least:
        return least
    alpha, beta = 1 + 4 * (likely - least) / (most - least), 1 + 4 * (most - likely) / (most - least)
    return least + (most - least) * random.betavariate(alpha, beta)


class Central:
    """Draws the central value of every number, for checks against `solve`."""

    def uniform(self, low, high):
        return (low + high) / 2

    def gauss(self, mean, deviation):
        return mean

    def betavariate(self, alpha, beta):
        return (alpha - 1) / (alpha + beta - 2)


def is_number(text):
    return isinstance(text, str) and re.fullmatch(r"[-+0-9.e %±/]+", text) is not None


def draw_tree(node, path, random, words):
    """The same tree with every number drawn. Intervals (`accepts: 40..100`) become {from, to}."""
    if isinstance(node, dict):
        return {key: draw_tree(value, path + (key,), random, words) for key, value in node.items() if key not in SAYS_NOTHING}
    if not isinstance(node, str):
        return node
    if path[-1] == "accepts":
        low, high = node.split("..")
        return {"from": float(low), "to": float(high)}
    legal = legal_range(path)
    if legal is None or not (is_number(node) or any(node in table for table in words.values())):
        return node
    return draw_number(node, legal, random, words)


def draw_changes(change, random, words):
    """Values of an event, lever or variant: dotted paths to set, and factors."""
    sets = {path: draw_tree(value, tuple(path.split(".")), random, words) for path, value in (change.get("set") or {}).items()}
    factors = {path: draw_number(value, (0.0, 1000.0), random, words) for path, value in (change.get("multiply") or {}).items()}
    return sets, factors
