"""One draw, from the first day to the last and beyond (docs/explanation/talks.md)."""
import math
import random as chance

from .deals import Table, Talks
from .model import Model
from .peace import Course, Peace
from .scenario import YEAR, World, date, days_of
from .waiting import Waiting, until_war_ends
from .war import Fighting

MONTH = YEAR / 12


class Deal:
    """An agreement that stops the fighting."""

    def __init__(self, package, terms, day, armed, front, before):
        self.package, self.terms, self.day, self.armed = package, terms, day, armed
        self.front, self.before = front, before
        self.courses = {}


class Draw:
    def __init__(self, scenario, seed, index):
        self.scenario = scenario
        self.random = chance.Random(f"{seed}/{index}")
        self.world = World(scenario, self.random)
        self.models, self.memory = {}, {}
        self.base = Model(scenario, self.world.base)
        war = self.base.war
        self.with_war = war is not None
        self.front = war["front"] if war else None
        self.armed, self.bargains, self.deal = 0.0, {}, None
        self.imposed = None
        self.beliefs, self.held = {}, {}
        self.first, self.holds = {}, {}
        self.payoff = [0.0] * len(scenario.actors)
        self.steps = 0
        self.solved, self.rates = {}, {}

    # ---- state
    def model_of(self, day):
        """Models of the state just before a moment: as it acts, and as actors value war."""
        key, acting, valued = self.world.state(day)
        if key not in self.models:
            one = Model(self.scenario, acting)
            self.models[key] = (key, one, one if valued is acting else Model(self.scenario, valued))
        return self.models[key]

    def hold_beliefs(self, model):
        """New beliefs where optimism or doubt is new; each is a distance from the true drift and a deviation."""
        for i in model.belligerents:
            if self.held.get(i) != (model.optimism[i], model.doubt[i]):
                self.held[i] = (model.optimism[i], model.doubt[i])
                sign = 1 if model.side[i] == "attacker" else -1
                self.beliefs[i] = (sign * model.war["pace"] * model.optimism[i], model.war["pace"] * model.doubt[i])

    def peace(self, model, armed, counted=None):
        best_time = self.scenario.breach == "best-time"
        return Peace(Fighting(model, self.beliefs, self.bargains), armed, best_time, self.scenario.holds_years, counted)

    def ratio(self, model):
        return math.exp(model.log_ratio(self.armed))

    # ---- payoff
    def receive(self, begins, ends, terms, fighting, costs=None):
        base = self.base
        for i, rate in enumerate(base.discount):
            flow = math.exp(-rate * begins / YEAR) - math.exp(-rate * ends / YEAR)
            self.payoff[i] += flow * (base.utility(i, terms) - (costs[i] if fighting else 0.0))

    def leave(self, day, values):
        for i, rate in enumerate(self.base.discount):
            self.payoff[i] += math.exp(-rate * day / YEAR) * values[i]

    def true_war(self, model, front):
        """W by the truth, in the wants of the file as read."""
        if not self.with_war:
            return self.fallback(model)
        fighting = Fighting(model, self.beliefs, self.bargains)
        return [fighting.value(i, front, self.ratio(model), True, self.base.utility) for i in range(len(self.payoff))]

    # ---- the front
    def fight(self, begins, ends, model):
        """War through a stretch with constant strengths. Returns what to pay, or ends the war."""
        war, years = model.war, (ends - begins) / YEAR
        drift, attacker_falls, defender_falls = model.odds(self.ratio(model))
        falls = []
        for hazard, victor in ((attacker_falls, "defender"), (defender_falls, "attacker")):
            if hazard > 0:
                falls.append((self.random.expovariate(hazard), victor))
        fall, victor = min(falls, default=(math.inf, None))
        if fall < years:
            years = fall
        spread = war["volatility"] * math.sqrt(years)
        before = self.front
        after = before + drift * years + spread * self.random.gauss(0, 1)
        day = begins + years * YEAR
        absorbed = None
        if after >= 1 or after <= 0:
            absorbed = "attacker" if after >= 1 else "defender"
        else:
            top = math.exp(-2 * (1 - before) * (1 - after) / spread ** 2) if spread > 0 else 0.0
            bottom = math.exp(-2 * before * after / spread ** 2) if spread > 0 else 0.0
            dice = self.random.random()
            absorbed = "attacker" if dice < top else "defender" if dice < top + bottom else None
        middle = self.front if absorbed else (before + after) / 2
        self.paid.append((begins, day, model.today(middle, self.bargains), model.cost))
        if absorbed:
            self.impose(absorbed, begins + (day - begins) / 2, model)
            return
        moved = after - before - drift * years
        for i, (bias, deviation) in list(self.beliefs.items()):
            if deviation > 0:
                precision = 1 / deviation ** 2 + years / war["volatility"] ** 2
                self.beliefs[i] = ((bias / deviation ** 2 + moved / war["volatility"] ** 2) / precision, precision ** -0.5)
        self.front = after
        if victor and fall <= years:
            self.impose(victor, day, model)

    def impose(self, side, day, model):
        self.imposed = (side, day)
        terms = model.today(self.front, self.bargains)
        for k, value in model.imposed[side].items():
            terms[k] = value
        self.settle_payments(day)
        self.leave(day, [self.base.utility(i, terms) for i in range(len(self.payoff))])

    def settle_payments(self, day):
        """Pay what was fought through until a day."""
        for begins, ends, terms, costs in self.paid:
            if begins < day:
                self.receive(begins, min(ends, day), terms, True, costs)
        self.paid = []

    # ---- talks
    def fallback(self, model):
        """W of every actor where no deal is in force, by its own belief."""
        today = model.today(self.front, self.bargains)
        if not self.with_war:
            plain = model.today(None, {})
            return [model.utility(i, today) if w is None else w + model.utility(i, today) - model.utility(i, plain)
                    for i, w in enumerate(model.reservation)]
        if "lottery" in model.war:
            raise NotImplementedError("a lottery")
        fighting, ratio = Fighting(model, self.beliefs, self.bargains), self.ratio(model)
        return [fighting.value(i, self.front, ratio) for i in range(len(model.names))]

    def bonus(self, day, actors):
        """What agreeing is worth for deadlines in force just before a moment."""
        worth = [0.0] * len(actors)
        for deadline in self.model_of(day)[2].deadlines.values():
            if day <= self.scenario.day(deadline["date"]) + 1:
                for actor, value in (deadline.get("matters-to") or {}).items():
                    worth[actors.index(actor)] += value
        return worth

    def hurry(self, begins, ends, model):
        """Stretches of time with the factor of deadlines on the pace."""
        cuts, windows = {begins, ends}, []
        for deadline in model.deadlines.values():
            last = self.scenario.day(deadline["date"]) + 1
            from_day = 0
            if "window" in deadline:
                due = date(deadline["date"])
                from_day = self.scenario.day(deadline["date"]) - days_of(deadline["window"], due, -1)
            windows.append((from_day, last, deadline.get("hurry", 1.0)))
            cuts |= {day for day in (from_day, last) if begins < day < ends}
        cuts = sorted(cuts)
        return [(a, b, math.prod([factor for first, last, factor in windows if first <= a and b <= last])) for a, b in zip(cuts, cuts[1:])]

    def talks_on(self, name, package, model, day, fallback):
        """The talks on one package, with values and limits of the moment."""
        standing = model.today(self.deal.before if self.deal else self.front, self.bargains)
        table = Table(model, name, package, standing)
        bonus = self.bonus(day, model.names)
        if self.with_war and not package["stops"]:
            fighting, ratio = Fighting(model, self.beliefs, self.bargains), self.ratio(model)
            actors = range(len(model.names))
            goes = [fighting.shares(i, self.front, ratio)[2] if model.reservation[i] is None else 1.0 for i in actors]
            now = [model.utility(i, standing) for i in actors]
            value = lambda offer, x, u: [w + g * (v - t) for w, g, v, t in zip(fallback, goes, u, now)]
            return Talks(table, value, fallback, bonus)
        sincere = []
        if model.talks.get("sincere") == "true" and self.with_war:
            sincere = [(i, fallback[i]) for i in table.required if model.side[i]]
        if model.holding is None:
            return Talks(table, lambda offer, x, u: u, fallback, bonus, sincere)
        if not self.with_war:
            raise NotImplementedError("a dispute without a war that may break")
        peace = self.peace(model, self.armed, table.required)
        drawing = model.drawing_issue(table.covered)
        front = self.deal.front if self.deal else self.front
        if drawing is None:
            war = peace.war_between(front, front)
        else:
            places = (table.low[drawing], table.high[drawing]) if table.combinations else (0.5, 0.5)
            war = peace.war_between(*sorted(model.front_of(drawing, place) for place in places))
        place = table.scales.index(drawing) if drawing is not None else None
        todays = [model.spoiler_utility(spoiler, standing) for spoiler in model.spoilers]
        # a spoiler hurt on a scale counts while terms are sought, for a search sees no jump; one hurt by options counts if it is touched
        hurt = [any(k in table.scales for k, _, _ in spoiler[1]) for spoiler in model.spoilers]

        def value(offer, x, utilities):
            enforced = offer.enforced + sum(gives * x[n] for n, gives in offer.enforcing)
            spoilers = 0.0
            if model.spoilers:
                terms = offer.full(x)
                spoilers = sum(peace.spoil([model.spoiler_utility(spoiler, terms) for spoiler in model.spoilers], todays, enforced, hurt))
            drawn = front if place is None else model.front_of(drawing, x[place])
            return peace.worth(utilities, war(drawn), enforced, spoilers)
        return Talks(table, value, fallback, bonus, sincere, drawing)

    def open_packages(self):
        deal = self.deal
        for name, package in self.scenario.packages.items():
            if deal:
                covers = set(deal.package["covers"])
                if not package["stops"] or not set(package["covers"]) > covers:
                    continue
            elif not self.with_war and name in self.first:
                continue
            elif not package["stops"] and self.with_war and name in self.first:
                continue
            yield name, package

    def negotiate(self, begins, ends, broken=math.inf):
        """Talks of a step rest on the state at its end; what is concluded has its exact day."""
        key, _, model = self.model_of(ends)
        fallback = self.ceasefire_worth(model, ends) if self.deal else self.fallback(model)
        offers = []
        for name, package in self.open_packages():
            talks, depth = self.depth_of(name, package, model, ends, fallback, key)
            pace, scale = model.talks.get("pace", 3.0), model.talks.get("depth-scale", 0.05)
            rate = pace * min(1.0, depth / scale) if depth > 0 else 0.0
            if rate > 0 and model.talks.get("anticipate") == "true":
                rate = self.count_with_later_talks(name, talks, depth, pace, scale, ends, model)
            if rate > 0:
                offers.append((name, package, talks, rate))
        self.steps += 1
        stretches = self.hurry(begins, min(ends, broken), model)
        while offers:
            total, clock, when = sum(offer[3] for offer in offers), self.random.expovariate(1.0), None
            for first, last, factor in stretches:
                grown = total * factor * (last - first) / YEAR
                if clock < grown:
                    when = first + (last - first) * clock / grown
                    break
                clock -= grown
            if when is None:
                return
            dice, chosen = self.random.random() * total, offers[-1]
            for offer in offers:
                dice -= offer[3]
                if dice < 0:
                    chosen = offer
                    break
            if self.conclude(chosen, when, model):
                return
            offers.remove(chosen)
            stretches = [(max(first, when), last, factor) for first, last, factor in stretches if last > when]

    def count_with_later_talks(self, name, talks, depth, pace, scale, day, model):
        """The rate where everybody counts with later talks. Only where one package is on offer, out of no deal."""
        if len(self.scenario.packages) > 1 or self.deal:
            raise NotImplementedError("waiting with several packages")
        due = [self.scenario.day(deadline["date"]) + 1 for deadline in model.deadlines.values()]
        key = (id(talks), day if any(last >= day for last in due) else None)
        if not self.with_war and key in self.solved:
            talks.agreed, rate = self.solved[key]
            return rate
        until = []
        for deadline, last in zip(model.deadlines.values(), due):
            if day <= last:
                worth = [(deadline.get("matters-to") or {}).get(actor, 0.0) for actor in model.names]
                until.append((worth, last - day))
        if self.with_war:
            fighting, ratio = Fighting(model, self.beliefs, self.bargains), self.ratio(model)
            ends = lambda i, rate: 1 / (model.discount[i] + rate) if model.reservation[i] is not None else until_war_ends(
                fighting, i, self.front, ratio, rate)
        else:
            ends = lambda i, rate: 1 / (model.discount[i] + rate)
        waiting = Waiting(talks, pace, scale, ends, until)
        rate = waiting.rate(depth, self.rates.get(name))
        self.rates[name], talks.agreed = rate, waiting.terms
        if not self.with_war:
            self.solved[key] = (talks.agreed, rate)
        return rate

    def depth_of(self, name, package, model, day, fallback, key):
        if not self.with_war:
            known = (name, key, tuple(self.bonus(day, model.names)), tuple(sorted(self.bargains.items())))
            if known not in self.solved:
                talks = self.talks_on(name, package, model, day, fallback)
                self.solved[known] = (talks, talks.depth({}, True))
            return self.solved[known]
        talks = self.talks_on(name, package, model, day, fallback)
        memory = self.memory.setdefault((name, key, self.deal is not None), {})
        return talks, talks.depth(memory, self.steps % 10 == 0)

    def conclude(self, offer, day, model):
        """Make an agreement; True if it ends this step's talks."""
        name, package, talks, _ = offer
        terms = talks.agreed if talks.agreed is not None else talks.nash()[0]
        if name not in self.first:
            self.first[name] = (day, terms)
        if not package["stops"] and self.with_war or not self.with_war and not package["all"]:
            for k in talks.table.covered:
                self.bargains[k] = terms[k]
            return False
        before = self.deal.before if self.deal else self.front
        if self.deal is None:
            self.settle_payments(day)
            drawn = before
        else:
            drawn = self.deal.front
        drawing = model.drawing_issue(talks.table.covered)
        if drawing is not None:
            drawn = model.front_of(drawing, terms[drawing])
        if self.deal:
            self.close_deal(day)
        self.deal = Deal(package, terms, day, self.armed, drawn, before)
        self.since = day
        if package["all"] and name == self.main() and name not in self.holds and model.holding is not None and self.with_war:
            self.holds[name] = self.survival(self.deal)
        return True

    def main(self):
        return max((name for name, package in self.scenario.packages.items() if package["stops"] or not self.with_war),
                   key=lambda name: len(self.scenario.packages[name]["covers"]))

    # ---- while a deal is in force
    def standing(self, deal, model):
        """Terms of the deal; issues that it leaves open stand as today, where the front stood before."""
        terms = model.today(deal.before, self.bargains)
        for issue in deal.package["covers"]:
            k = model.issues.index(issue)
            terms[k] = deal.terms[k]
        return terms

    def course(self, deal, day):
        """Hazards of the deal in the state of a day."""
        key, _, model = self.model_of(day)
        if key not in deal.courses:
            peace = self.peace(model, deal.armed)
            terms, today = self.standing(deal, model), model.today(deal.before, self.bargains)
            enforced = model.enforcement(terms, [model.issues.index(issue) for issue in deal.package["covers"]])
            deal.courses[key] = (Course(peace, [model.utility(i, terms) for i in range(len(model.names))], deal.front, enforced,
                                        [model.spoiler_utility(spoiler, terms) for spoiler in model.spoilers],
                                        [model.spoiler_utility(spoiler, today) for spoiler in model.spoilers]), model, terms)
        return deal.courses[key]

    def armed_on(self, deal, day):
        return min(1.0, deal.armed + (day - deal.day) / YEAR / self.scenario.holds_years)

    def ceasefire_worth(self, model, day):
        """W during a ceasefire: V of the ceasefire at the re-arming of the day."""
        if model.holding is None:
            return [model.utility(i, self.standing(self.deal, model)) for i in range(len(model.names))]
        course, model, terms = self.course(self.deal, day)
        peace = self.peace(model, self.armed_on(self.deal, day))
        return peace.worth(course.utilities, peace.war_at(self.deal.front), course.enforced, sum(course.spoilers))

    def survival(self, deal):
        """Chance that the deal stands after whole years, nobody breaking it and nothing in its place."""
        stands, found, day = 1.0, [], deal.day
        marks = [deal.day + year * YEAR for year in range(1, self.scenario.holds_whole_years + 1)]
        while len(found) < len(marks):
            end = min(marks[len(found)], self.next_cut(day))
            course, _, _ = self.course(deal, min(end, self.scenario.days))
            hazard = sum(course.hazards(self.armed_on(deal, (day + end) / 2)))
            stands *= math.exp(-hazard * (end - day) / YEAR)
            day = end
            if day >= marks[len(found)] - 1e-9:
                found.append(stands)
        return found

    def next_cut(self, day):
        """The end of a stretch: a step until the last day, months afterwards; and where changes begin or end."""
        if day >= self.scenario.days:
            return day + MONTH
        step = (math.floor(day / self.scenario.step + 1e-9) + 1) * self.scenario.step
        return min([step, self.scenario.days] + [cut for cut in self.world.cuts if cut > day])

    def close_deal(self, day):
        """Pay for the time the deal was in force, and keep the re-arming done."""
        _, model, _ = self.model_of(day)
        self.receive(self.since, day, self.standing(self.deal, model), False)
        self.since = day
        self.armed = self.armed_on(self.deal, day)

    def live_in_peace(self, begins, ends):
        """One stretch of a deal in force: it may break, and talks on wider packages go on. Returns the day it broke."""
        broken = math.inf
        if self.model_of(ends)[2].holding is not None and self.with_war:
            course, _, _ = self.course(self.deal, ends)
            hazard = sum(course.hazards(self.armed_on(self.deal, (begins + ends) / 2)))
            broken = begins + YEAR * self.random.expovariate(hazard) if hazard > 0 else math.inf
        return broken if broken < ends else math.inf

    def break_deal(self, day):
        self.close_deal(day)
        self.front = self.deal.front
        self.deal = None
        self.paid = []

    # ---- the whole draw
    def run(self):
        scenario, day = self.scenario, 0
        self.paid, self.since = [], 0.0
        while day < scenario.days and not self.imposed:
            end = min(day + scenario.step, scenario.days)
            self.one_step(day, end)
            day = end
        self.at_the_end()
        return self

    def one_step(self, begins, ends):
        if self.deal:
            self.peace_until(begins, ends)
            if self.deal is None:
                self.war_until(self.broke, ends)
            return
        self.war_until(begins, ends)
        if self.imposed:
            return
        self.negotiate(begins, ends)
        if self.deal and self.deal.day < ends:
            self.peace_until(self.deal.day, ends, talk=False)
            if self.deal is None:
                self.war_until(self.broke, ends)
        if self.deal is None and not self.imposed:
            self.settle_payments(ends)

    def war_until(self, begins, ends):
        if not self.with_war:
            if self.deal is None:
                _, model, _ = self.model_of(ends)
                self.paid.append((begins, ends, model.today(None, self.bargains), [0.0] * len(model.names)))
            return
        points = [begins] + [cut for cut in self.world.cuts if begins < cut < ends] + [ends]
        for first, last in zip(points, points[1:]):
            _, acting, valued = self.model_of(last)
            self.hold_beliefs(valued)
            self.fight(first, last, acting)
            if self.imposed:
                return

    def peace_until(self, begins, ends, talk=True):
        broken = self.live_in_peace(begins, ends)
        if talk and not self.deal.package["all"]:
            before = self.deal
            self.negotiate(begins, ends, broken)
            if self.deal is not before:
                return
        if broken < ends:
            self.break_deal(broken)
            self.broke = broken
        else:
            _, model, _ = self.model_of(ends)
            self.receive(self.since, ends, self.standing(self.deal, model), False)
            self.since = ends

    def at_the_end(self):
        """The outcome, and the payoff from the last day on."""
        scenario, last = self.scenario, self.scenario.days
        self.settle_payments(last)
        if self.imposed:
            self.outcome = f"imposed-by-{self.imposed[0]}"
            return
        if self.deal is None:
            self.outcome = "none"
            _, _, model = self.model_of(last)
            self.leave(last, self.true_war(model, self.front))
            return
        deal = self.deal
        self.outcome = "settlement" if deal.package["all"] else "ceasefire-only"
        _, acting, model = self.model_of(last)
        terms = self.standing(deal, model)
        day, horizon = last, deal.day + scenario.holds_years * YEAR
        if model.holding is not None and self.with_war:
            course, _, _ = self.course(deal, last)
            while day < horizon:
                end = min(horizon, day + MONTH)
                hazard = sum(course.hazards(self.armed_on(deal, (day + end) / 2)))
                broken = day + YEAR * self.random.expovariate(hazard) if hazard > 0 else math.inf
                if broken < end:
                    self.receive(self.since, broken, terms, False)
                    self.armed = self.armed_on(deal, broken)
                    self.leave(broken, self.true_war(model, deal.front))
                    return
                day = end
            self.receive(self.since, horizon, terms, False)
            own = [self.base.utility(i, terms) for i in range(len(self.payoff))]
            if scenario.breach == "best-time":
                self.armed = self.armed_on(deal, horizon)
                hazard = sum(course.hazards(1.0))
                war = self.true_war(model, deal.front)
                own = [(r * u + hazard * w) / (r + hazard) for r, u, w in zip(self.base.discount, own, war)]
            self.leave(horizon, own)
            return
        self.receive(self.since, last, terms, False)
        self.leave(last, [self.base.utility(i, terms) for i in range(len(self.payoff))])

