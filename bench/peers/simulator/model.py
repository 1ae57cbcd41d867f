"""A state of the world in plain numbers: wants, terms, strengths (docs/explanation/solve.md, deal-space.md, value-of-fighting.md).

Terms are a list with one value an issue: a share of the scale (0 to 1), or the index of an option.
"""
import math

LISTED, DISPUTED = "listed", "disputed"


class Want:
    """What one actor wants on one issue."""
    __slots__ = ("salience", "ideal", "scores", "lows", "highs", "allowed")

    def __init__(self, want, factions, options):
        views = [(1.0, want)] if not factions else [
            (share, {**want, **(want.get("factions") or {}).get(name, {})}) for name, share in factions]
        mean = lambda read: sum(share * read(view) for share, view in views)
        self.salience = mean(lambda view: view.get("salience", 0.0))
        self.ideal = mean(lambda view: view.get("ideal", 0.0)) / 100
        scored = any("scores" in view for _, view in views)
        self.scores = [mean(lambda view: view["scores"][option]) / 100 for option in options] if scored else [0.0] * len(options)
        lines = [want["accepts"]] if "accepts" in want else []
        for name, _ in factions or ():
            own = (want.get("factions") or {}).get(name, {})
            if own.get("veto") == "true" and "accepts" in own:
                lines.append(own["accepts"])
        self.lows = max([0.0] + [line.get("from", 0.0) / 100 for line in lines if isinstance(line, dict)])
        self.highs = min([1.0] + [line.get("to", 100.0) / 100 for line in lines if isinstance(line, dict)])
        self.allowed = [all(option in line for line in lines if isinstance(line, list)) for option in options]


class Model:
    """Everything that a state says, with actors and issues by index."""

    def __init__(self, scenario, state):
        self.scenario = scenario
        self.names, self.issues = scenario.actors, scenario.issues
        actors = [state["actors"][name] or {} for name in self.names]
        issues = [state["issues"][name] for name in self.issues]
        numbers = lambda key, default: [actor.get(key, default) for actor in actors]
        self.role, self.side = numbers("role", "table"), numbers("side", None)
        self.power, self.rearm = numbers("power", 0.0), numbers("rearm", 0.0)
        self.discount, self.curvature, self.beta = numbers("discount", 0.1), numbers("curvature", 1.0), numbers("bargaining-weight", 1.0)
        self.cost, self.optimism, self.doubt = numbers("war-cost", 0.0), numbers("optimism", 0.0), numbers("doubt", 0.0)
        self.reservation, self.supports = numbers("reservation", None), [actor.get("supports") or {} for actor in actors]
        self.options = [list(issue.get("options", ())) for issue in issues]
        self.is_scale = ["scale" in issue for issue in issues]
        self.performers = [issue.get("performed-by") or [] for issue in issues]
        self.file_today = [self.read(k, issue["today"]) for k, issue in enumerate(issues)]
        self.fronts = [sorted((float(front), place / 100) for front, place in issue["front"].items()) if issue.get("front") else None
                       for issue in issues]
        self.enforces = []
        for k, issue in enumerate(issues):
            gives = issue.get("enforces", 0.0)
            self.enforces.append(gives if self.is_scale[k] else [gives.get(option, 0.0) if gives else 0.0 for option in self.options[k]])
        self.wants = [[Want((issue.get("wants") or {}).get(name) or {}, self.present(actor), self.options[k])
                       for k, issue in enumerate(issues)] for name, actor in zip(self.names, actors)]
        self.weight = self.weights(DISPUTED if scenario.disputed else LISTED)
        self.war = state.get("war") or None
        self.talks, self.holding = state.get("talks") or {}, state.get("holding") or None
        self.deadlines = state.get("deadlines") or {}
        if self.holding is not None or scenario.tree.get("holding"):
            self.spoilers = [self.spoiler(spoiler) for spoiler in (self.holding or {}).get("spoilers", {}).values()]
        else:
            self.spoilers = []
        if self.war and "front" in self.war:
            self.strengths()
            self.imposed = {side: self.victor(side) for side in ("attacker", "defender")}

    @staticmethod
    def present(actor):
        factions = {name: faction for name, faction in (actor.get("factions") or {}).items() if faction.get("present", "true") == "true"}
        total = sum(faction.get("weight", 1.0) for faction in factions.values())
        return [(name, faction.get("weight", 1.0) / total) for name, faction in factions.items()]

    def read(self, k, value):
        return value / 100 if self.is_scale[k] else self.options[k].index(value)

    # ---- utility
    def loss(self, want, k, rho, value):
        return abs(value - want.ideal) ** rho if self.is_scale[k] else 1 - want.scores[value]

    def weights(self, unit):
        rows = []
        for i, wants in enumerate(self.wants):
            total = sum(want.salience for want in wants)
            if unit == DISPUTED:
                disputed = sum(want.salience * self.worst(i, k) for k, want in enumerate(wants) if want.salience > 0)
                total = disputed if disputed > 0 else total
            rows.append([want.salience / total if total > 0 else 0.0 for want in wants])
        return rows

    def worst(self, i, k):
        """What actor i loses on issue k if it ends as whoever differs most from it there wants."""
        worst = 0.0
        for wants in self.wants:
            if wants[k].salience > 0:
                if self.is_scale[k]:
                    likes = [wants[k].ideal]
                else:
                    best = max(wants[k].scores)
                    likes = [option for option, score in enumerate(wants[k].scores) if score > best - 1e-12]
                worst = max(worst, min(self.loss(self.wants[i][k], k, self.curvature[i], value) for value in likes))
        return worst

    def utility(self, i, terms):
        wants, rho = self.wants[i], self.curvature[i]
        return 1 - sum(weight * self.loss(wants[k], k, rho, terms[k]) for k, weight in enumerate(self.weight[i]) if weight > 0)

    def spoiler(self, spoiler):
        """Reach, and for every issue that hurts it: index, weight, want. A salience left out counts 1, its curvature is 1."""
        hurts = []
        for issue, want in spoiler["hurt-by"].items():
            k = self.issues.index(issue)
            hurts.append((k, want.get("salience", 1.0), Want({**want, "salience": 1.0}, None, self.options[k])))
        total = sum(salience for _, salience, _ in hurts)
        return spoiler.get("reach", 0.3), [(k, salience / total, want) for k, salience, want in hurts]

    def spoiler_utility(self, spoiler, terms):
        return 1 - sum(weight * self.loss(want, k, 1.0, terms[k]) for k, weight, want in spoiler[1])

    def enforcement(self, terms, covered):
        return sum(self.enforces[k] * terms[k] if self.is_scale[k] else self.enforces[k][terms[k]] for k in covered)

    # ---- war
    def strengths(self):
        streams = self.war.get("stream-weights") or {}
        got = {name: 0.0 for name in self.names}
        for supports in self.supports:
            for recipient, amounts in supports.items():
                got[recipient] += sum(amount * streams.get(stream, 1.0) for stream, amount in amounts.items())
        self.given = [got[name] for name in self.names]
        self.belligerents = [i for i, side in enumerate(self.side) if side]
        self.lead = {}
        for side in ("attacker", "defender"):
            named = (self.war.get("lead") or {}).get(side)
            own = [i for i in self.belligerents if self.side[i] == side]
            # the strongest by the file's central values leads; those who lead here are far stronger in every world
            self.lead[side] = self.names.index(named) if named else max(own, key=lambda i: self.power[i])

    def believes_as(self, i):
        """The belligerent whose belief an actor shares; None if it knows the truth."""
        if self.side[i]:
            return i
        for recipient, amounts in self.supports[i].items():
            if any(amount > 0 for amount in amounts.values()):
                return self.lead[self.side[self.names.index(recipient)]]
        return None

    def strength(self, i, armed):
        return self.power[i] * (1 + self.rearm[i] * armed) + self.given[i]

    def side_strengths(self, armed):
        sums = {"attacker": 0.0, "defender": 0.0}
        for i in self.belligerents:
            sums[self.side[i]] += self.strength(i, armed)
        return sums["attacker"], sums["defender"]

    def odds(self, ratio):
        """Drift and the two hazards of collapse at a ratio of strengths, attacker to defender."""
        power = ratio ** self.war.get("decisiveness", 1.0)
        drift = self.war["pace"] * (2 * power / (1 + power) - 1)
        collapse = self.war.get("collapse") or {}
        response = collapse.get("response", 1.0)
        return drift, collapse.get("attacker", 0.0) * ratio ** -response, collapse.get("defender", 0.0) * ratio ** response

    def log_ratio(self, armed):
        attacker, defender = self.side_strengths(armed)
        return math.log(attacker / defender)

    def victor(self, side):
        """The terms that a victorious side imposes: index to value, for the issues on which it says something."""
        lead, wants = self.lead[side], self.wants[self.lead[side]]
        says = (self.war.get("victory") or {}).get(side) or {}
        terms = {}
        for k, name in enumerate(self.issues):
            if name in says:
                terms[k] = self.read(k, says[name])
            elif wants[k].salience > 0:
                terms[k] = wants[k].ideal if self.is_scale[k] else wants[k].scores.index(max(wants[k].scores))
        return terms

    # ---- where things stand
    def today(self, front, bargains):
        """The terms that stand without a deal; bargains made stay where they were put and no longer follow the front."""
        terms = list(self.file_today)
        for k, places in enumerate(self.fronts):
            if places and front is not None and self.war:
                terms[k] = interpolate(places, front)
        for k, value in bargains.items():
            terms[k] = value
        return terms

    def drawing_issue(self, covered):
        """The first covered issue whose map of the front rises or falls all the way; its terms draw the front."""
        for k in covered:
            if self.fronts[k] and self.war:
                steps = [after[1] - before[1] for before, after in zip(self.fronts[k], self.fronts[k][1:])]
                if all(step > 0 for step in steps) or all(step < 0 for step in steps):
                    return k
        return None

    def front_of(self, k, position):
        return interpolate(sorted((place, front) for front, place in self.fronts[k]), position)


def interpolate(points, x):
    if x <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return points[-1][1]
