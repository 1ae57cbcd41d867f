"""The scenario file, one world of it, and its state on a day (docs/reference/scenario-format.md and docs/explanation/talks.md)."""
import copy
import datetime
import re

import yaml

from .uncertain import WORDS, draw_changes, draw_number, draw_tree, legal_range

YEAR = 365.2425
GROUPS = ("actors", "issues", "war", "talks", "holding", "deadlines")
# What a change with an end date does to these does not enter W (marked ↺ in docs/reference/scenario-keys.md).
WHILE_IT_LASTS = re.compile(r"war(\..*)?|actors\.[^.]+\.(power|supports|war-cost|rearm|optimism|doubt|reservation)(\..*)?"
                            r"|issues\.[^.]+\.(today|front)(\..*)?")


def load(path, settings=()):
    """The file as a tree of text, with `path=value` settings made."""
    with open(path, encoding="utf-8") as text:
        tree = yaml.load(text, Loader=yaml.BaseLoader)
    for setting in settings:
        dotted, value = setting.split("=", 1)
        place, *names = [tree, *dotted.split(".")]
        for name in names[:-1]:
            place = place[int(name) - 1] if isinstance(place, list) else place.setdefault(name, {})
        place[names[-1]] = yaml.load(value, Loader=yaml.BaseLoader)
    return tree


def date(text):
    return datetime.date.fromisoformat(text)


def days_of(length, start, direction=1):
    """A length of time such as `5 years` in days, from a date on or (direction −1) before it."""
    count, unit = length.split()
    count, unit = int(count), unit.rstrip("s")
    if unit in ("day", "week"):
        return count * (1 if unit == "day" else 7)
    months = start.year * 12 + start.month - 1 + direction * count * (12 if unit == "year" else 1)
    first = datetime.date(months // 12, months % 12 + 1, 1)
    last = (first.replace(day=28) + datetime.timedelta(4)).replace(day=1) - datetime.timedelta(1)
    return abs((first.replace(day=min(start.day, last.day)) - start).days)


class Scenario:
    """What does not differ from world to world."""

    def __init__(self, tree):
        self.tree = tree
        self.start, self.end = date(tree["from"]), date(tree["until"])
        self.days = (self.end - self.start).days
        self.step = days_of(tree.get("step", "1 week"), self.start)
        newest = tree["entente"] == "2"
        self.disputed = tree.get("utility-unit", "disputed" if newest else "listed") == "disputed"
        self.breach = (tree.get("holding") or {}).get("breach", "best-time" if newest else "any-time")
        holding = tree.get("holding") or {}
        frail = bool(holding) and holding.get("frailty", "true" if newest else "false") == "true"
        if frail and (holding.get("spoilers") or self.breach == "best-time"):
            raise NotImplementedError("deals that are fragile in some worlds only, and hazards that fade for it")
        if (tree.get("talks") or {}).get("learn-at-table") == "true" or (tree.get("talks") or {}).get("solution", "nash") != "nash":
            raise NotImplementedError("learning at the table, and rules other than Nash's")
        if any("from" in issue.get("scale", {}) for issue in tree["issues"].values()):
            raise NotImplementedError("scales in a unit of their own")
        self.words = {kind: {**table, **tree.get("words", {}).get(kind, {})} for kind, table in WORDS.items()}
        self.issues = list(tree["issues"])
        self.actors = list(tree["actors"])
        self.packages = {name: self.package(package) for name, package in
                         (tree.get("packages") or {"settlement": {"covers": "all"}}).items()}
        self.events = tree.get("events") or []
        holds = (tree.get("holding") or {}).get("holds-for", "5 years")
        self.holds_years = days_of(holds, self.start) / YEAR
        self.holds_whole_years = int(holds.split()[0]) if "year" in holds else 0

    def package(self, package):
        covers = package.get("covers", "all")
        covers = list(self.issues) if covers == "all" else list(covers)
        stops = package.get("stops-fighting")
        stops = stops == "true" if stops else len(covers) == len(self.issues)
        return {"covers": covers, "between": package.get("between"), "stops": stops, "all": len(covers) == len(self.issues),
                "performed-by": package.get("performed-by") or {}}

    def day(self, text):
        return (date(text) - self.start).days

    def dates(self):
        """Deadlines, dates of questions, ends of months and the last day: the days that odds are told for."""
        days = {self.days} | {self.day(deadline["date"]) for deadline in (self.tree.get("deadlines") or {}).values()}
        days |= {self.day(question.get("by") or question["on"]) for question in (self.tree.get("questions") or {}).values()}
        day = self.start
        while day < self.end:
            following = (day.replace(day=1) + datetime.timedelta(32)).replace(day=1)
            if following - datetime.timedelta(1) < self.end:
                days.add((following - datetime.timedelta(1) - self.start).days)
            day = following
        return sorted(days)


class World:
    """One draw: every number fixed, every event decided; the state of any day on demand."""

    def __init__(self, scenario, random):
        self.scenario = scenario
        tree = scenario.tree
        self.base = {group: draw_tree(tree.get(group) or {}, (group,), random, scenario.words) for group in GROUPS}
        self.changes = []
        for event in scenario.events:
            sets, factors = draw_changes(event, random, scenario.words)
            chance = draw_number(event.get("chance", "1"), (0.0, 1.0), random, scenario.words)
            if random.random() < chance:
                ends = scenario.day(event["ends"]) if "ends" in event else None
                self.changes.append((scenario.day(event["date"]), ends, sets, factors))
        self.changes.sort(key=lambda change: change[0])
        self.cuts = sorted({day for begins, ends, _, _ in self.changes for day in (begins, ends) if day is not None})
        self.known = {}

    def active(self, day):
        """Indices of the changes in force just before a moment; a change acts from the beginning of its date to that of its end."""
        return tuple(index for index, (begins, ends, _, _) in enumerate(self.changes) if begins < day and (ends is None or day <= ends))

    def state(self, day):
        """The state just before a moment: (key, as it acts, as actors value war)."""
        active = self.active(day)
        if active not in self.known:
            acting = self.apply(active, lambda path, ends: True)
            passing = any(self.changes[index][1] is not None for index in active)
            valued = self.apply(active, lambda path, ends: ends is None or not WHILE_IT_LASTS.fullmatch(path)) if passing else acting
            self.known[active] = (active, acting, valued)
        return self.known[active]

    def apply(self, active, counts):
        if not active:
            return self.base
        state = copy.deepcopy(self.base)
        for index in active:
            _, ends, sets, factors = self.changes[index]
            for path, value in sets.items():
                if counts(path, ends):
                    place, name = lead(state, path)
                    place[name] = copy.deepcopy(value)
            for path, factor in factors.items():
                if counts(path, ends):
                    place, name = lead(state, path)
                    low, high = legal_range(tuple(path.split(".")))
                    place[name] = min(high, max(low, place[name] * factor))
        return state


def lead(state, path):
    *names, last = path.split(".")
    for name in names:
        state = state.setdefault(name, {})
    return state, last
