"""The year-end worked out again. The second of three files: inputs, year_end, verify.

Money is a whole number of coins (cents). What is not yet rounded is a Fraction; nothing is a float.
Parts: 1 division into whole coins, 2 the waterfall, 3 amounts of each member, 4 losses,
5 sharing out, 6 payment.
"""
import math
import re
from fractions import Fraction

from inputs import Different, Inputs, date, listed, number, number_order, only, rounded


# 1. Division into whole coins.

def whole(weights):
    """The weights as whole numbers in the same proportion."""
    divisor = math.lcm(*(Fraction(weight).denominator for weight in weights))
    return [int(weight * divisor) for weight in weights]


def apportion(pool, weights, order, exact=None):
    """Everybody gets the whole coins of the exact share; the coins left over go one each to the
    largest remainders, of equal ones to the larger weight, then to the lower number. `exact` is
    what the pool was before it was rounded.

    Also the proof: what the whole coins sum to, how many were left, who was the last to get one,
    and who the first not to, each with the remainder."""
    if pool == 0:
        return [0] * len(weights), None
    exact, weights = abs(Fraction(pool if exact is None else exact)), whole(weights)
    divisor = exact.denominator * sum(weights)
    parts, rests = zip(*(divmod(exact.numerator * weight, divisor) for weight in weights))
    left = abs(pool) - sum(parts)
    waiting = sorted((i for i, rest in enumerate(rests) if rest),
                     key=lambda i: (-rests[i], -weights[i], order[i]))
    edges = [(waiting[k], Fraction(rests[waiting[k]], divisor)) if 0 <= k < len(waiting) else None
             for k in (left - 1, left)]
    topped, sign = set(waiting[:left]), 1 if pool > 0 else -1
    proof = (sum(parts), left, *edges)
    return [sign * (part + (i in topped)) for i, part in enumerate(parts)], proof


def apportioned(amount, named):
    """An amount by named weights; ties go by name."""
    parts, _ = apportion(amount, list(named.values()), [number_order(name) for name in named])
    return dict(zip(named, parts))


def split_off(named, amount):
    """Takes an amount out of named amounts, in proportion: what is left, and what was taken."""
    parts = apportioned(amount, named) if named else {}
    left = {name: has - parts[name] for name, has in named.items()}
    return left, {name: part for name, part in parts.items() if part}


def divided(pool, weights, order, exact, how, coin):
    """The named ways of rounding shares: the parts, the proof, and what they leave of the pool."""
    if how == "largest remainder":
        return *apportion(pool, weights, order, exact), 0
    if how == "whole units":
        units, _ = apportion(rounded(Fraction(pool, coin), "toward zero"), weights, order)
        return [part * coin for part in units], None, pool - coin * sum(units)
    each = Fraction(pool if exact is None else exact) / sum(weights)
    parts = [rounded(weight * each, how.split(",")[0]) for weight in weights]
    residue = pool - sum(parts)
    if how.endswith("largest share"):
        largest = min(range(len(parts)), key=lambda i: (-weights[i], order[i]))
        parts[largest], residue = parts[largest] + residue, 0
    return parts, None, residue


def water_fill(pool, weights, floors, caps, order):
    """Each gets min(cap, max(floor, level * weight)) for the one level at which the parts are the
    pool; floors and caps are whole coins, None is no cap. Who stands between the two shares what
    the others leave by largest remainder. Gives the parts, and what nobody can take: less than
    nothing when the floors are more than the pool."""
    floors = [floor if cap is None else min(floor, cap) for floor, cap in zip(floors, caps)]
    limits = list(zip(whole(weights), floors, caps))

    def parts_at(level):
        risen = [max(floor, level * weight) for weight, floor, _ in limits]
        return [part if cap is None else min(part, cap) for part, cap in zip(risen, caps)]

    turns = sorted({Fraction(limit, weight) for weight, *both in limits if weight
                    for limit in both if limit is not None} | {Fraction(0)})
    turns.append(turns[-1] + 1)       # behind the last turn all goes on in proportion
    at = next((k for k, turn in enumerate(turns) if sum(parts_at(turn)) >= pool), len(turns) - 1)
    low, level = turns[max(at - 1, 0)], turns[at]
    at_low, at_level = sum(parts_at(low)), sum(parts_at(level))
    if at_level != at_low:
        level = low + (level - low) * max(pool - at_low, 0) / (at_level - at_low)
    parts = parts_at(level)
    between = [i for i, (weight, floor, cap) in enumerate(limits)
               if level * weight > floor and (cap is None or level * weight < cap)]
    if between:
        left = int(pool - sum(parts) + sum(parts[i] for i in between))
        shared, _ = apportion(left, [limits[i][0] for i in between], [order[i] for i in between])
        for i, part in zip(between, shared):
            parts[i] = part
    return [int(part) for part in parts], int(pool - sum(parts))


# 2. The waterfall.

class YearEnd(Inputs):
    """The year-end worked out again: the lines of the waterfall, the pools, each member's part."""

    def run(self):
        """Losses of one income are set against the others where the bylaws say so; then the steps
        take what is there, and the loss rules what is missing."""
        self.rounding, self.pay_rule = self.plan.get("rounding") or {}, self.plan.get("pay") or {}
        self.lines, self.pools, self.group, self.conditions = [], [], {}, []
        if self.year.get("net_income"):
            by = self.plan["income"]["split_by"]
            did = {"1": sum(self.counted(by)), "2": number(self.given("others")[by])}
            parts = apportioned(self.coins(self.year["net_income"]), did)
            self.income = dict(zip(self.income, parts.values()))
        self.whole = {name: max(amount, 0) for name, amount in self.income.items()}
        loss = sum(min(amount, 0) for amount in self.income.values())
        if loss and self.plan["income"].get("losses_covered_by_other") == "yes":
            covered = min(-loss, sum(self.whole.values()))
            self.whole, _ = split_off(self.whole, covered)
            loss += covered
        self.left = dict(self.whole)
        self.steps = [(clause, step, self.tree(step["move"]))
                      for clause, step in listed("surplus.steps", self.plan["steps"])]
        if any(self.left.values()) or not loss:
            for i in range(len(self.steps)):
                self.step(i)
            if rest := self.remaining(""):
                self.line("surplus.steps", "not distributed", rest, self.take(rest, ""))
        if loss:
            self.lose(loss)
        self.divide()
        self.pay()

    def line(self, clause, to, amount, taken=None, runs=True):
        self.lines.append({"clause": clause, "to": to, "amount": amount, "taken_from": taken or {},
                           "pools": {}})
        if runs and to not in ("members", "carried forward", "not distributed"):
            self.moved[to] = self.moved.get(to, 0) + amount
        return self.lines[-1]

    def move_on(self, line, clause, to, amount, pool=""):
        """Takes a part out of a line to members, for an account."""
        line["amount"] -= amount
        line["taken_from"], taken = split_off(line["taken_from"], amount)
        if pool in line["pools"]:
            line["pools"][pool] -= amount
        self.line(clause, to, amount, taken)

    def take(self, amount, source):
        """Takes from one income, or from all in proportion to what is left of them."""
        open_to = {name: has for name, has in self.left.items() if source in ("", name)}
        left, taken = split_off(open_to, amount)
        self.left |= left
        return taken

    def remaining(self, source):
        return self.left[source] if source else sum(self.left.values())

    def source(self, i):
        """The income that a step takes from ("": any), and the fraction that it takes of it where
        nothing bounds the step."""
        _, step, move = self.steps[i]
        kind, of = only(move)
        if kind != "part":
            return ("" if kind == "number" else of), None
        base, name = only(of[1])
        if base != "name" or name not in self.whole:
            return ("" if base == "name" else name), None
        bounds = ("when", "otherwise", "at_least", "at_most", "until", "each_gets")
        return name, None if any(step.get(key) for key in bounds) else Fraction(of[0])

    def wanted(self, move):
        """What `move` asks for, exactly, in coins."""
        kind, of = only(move)
        if kind == "number":
            return Fraction(of[0]) * self.coin
        if kind != "part":
            return Fraction(self.remaining(of))
        part, (base, name) = Fraction(of[0]), only(of[1])
        if base != "name":
            return part * self.remaining(name)
        if name in self.whole:
            return part * self.whole[name]
        return part * max(self.value(of[1]), 0) * self.coin

    def find_group(self, first, of):
        """Steps that take fractions of one whole income and come to 100%, with no other step
        between them that takes from it, are apportioned: no coin is missing or too many."""
        parts = {}
        for i in range(first, len(self.steps)):
            source, part = self.source(i)
            if source in ("", of):
                if part is None or self.left[of] != self.whole[of]:
                    return
                parts[i] = part
                if sum(parts.values()) >= 1:
                    break
        if sum(parts.values()) == 1 and len(parts) > 1:
            coins, _ = apportion(self.whole[of], list(parts.values()), list(parts))
            self.group.update(zip(parts, coins))

    def runs(self, step):
        """Whether a step runs: `when` holds now, or none of the steps with `when` before it ran."""
        if step.get("otherwise") == "yes":
            ran, self.conditions = any(self.conditions), []
            return not ran
        if not step.get("when"):
            self.conditions = []
            return True
        self.conditions.append(self.value(step["when"]))
        return self.conditions[-1]

    def room(self, step):
        """How many coins take the state of `until` where it stops; None: it sets no limit. Both
        sides are straight lines in what is moved: one unit more tells how fast the gap closes."""
        kind, (subject, goal) = only(self.tree(step["until"]))
        gap = self.value(goal) - self.value(subject)
        if gap < 0 or (gap == 0 and kind == "reaches"):
            return 0
        before = self.moved.get(step["to"], 0)
        self.moved[step["to"]] = before + self.coin
        pace = gap - (self.value(goal) - self.value(subject))
        self.moved[step["to"]] = before
        if pace <= 0:
            return None
        exact = gap / pace * self.coin
        return exact if kind == "reaches" else exact // 1 + 1

    def step(self, i):
        clause, step, move = self.steps[i]
        if not self.runs(step):
            return self.line(clause, step["to"], 0, runs=False)
        source, part = self.source(i)
        if i not in self.group and part is not None:
            self.find_group(i, source)
        exact = self.wanted(move)
        seen = {name: Fraction(amount, self.coin) for name, amount in self.whole.items()}
        for key, pick in (("at_least", max), ("at_most", min)):
            if step.get(key):
                exact = pick(exact, max(self.value(step[key], given=seen), 0) * self.coin)
        if step.get("until") and (room := self.room(step)) is not None:
            exact = min(exact, room)
        amount = self.group.get(i, rounded(exact, self.rounding.get("steps") or "half up"))
        amount = min(amount, self.remaining(source))    # more is what roundings took before
        if step["to"] == "members":
            return self.to_members(clause, step, source, amount)
        return self.line(clause, step["to"], amount, self.take(amount, source))

    def to_members(self, clause, step, source, amount):
        each = None
        if step.get("each_gets"):
            weights, each = self.each_gets(step, amount)
            amount = sum(each)
        line = self.line(clause, "members", amount, self.take(amount, source))
        if not step.get("pools"):
            pool = {"clause": clause, "name": "", "amount": amount, "exact": Fraction(amount)}
            asides = []
            if each is None:
                weights, asides = self.weights(step["in_proportion_to"])
            return self.fill(step, line, pool | {"weights": weights, "each": each}, asides)
        shares = {name: self.value(rule["share"]) for name, rule in step["pools"].items()}
        line["pools"] = apportioned(amount, shares)
        for name, part in dict(line["pools"]).items():
            weights, asides = self.weights(step["pools"][name]["in_proportion_to"],
                                           name if name in self.classes else "")
            pool = {"clause": f"{clause}.pools.{name}", "name": name, "amount": part,
                    "weights": weights, "exact": shares[name] * amount, "each": None}
            self.fill(step, line, pool, asides)

    def fill(self, step, line, pool, asides):
        """Keeps a pool to be shared out. First goes what belongs to accounts: all of it when nobody
        shares in it, the parts set aside, and what the most of each member holds back."""
        pool |= {"line": line, "kind": "outright" if step.get("paid") else "dividend"}
        if pool["each"] is None and step.get("empty_pool") and not asides and not any(
                pool["weights"]):
            if pool["amount"]:
                self.move_on(line, f"{line['clause']}.empty_pool",
                             step["empty_pool"].removeprefix("to "), pool["amount"], pool["name"])
            return
        self.set_aside(pool, asides)
        limited = step.get("each_at_least") or step.get("each_at_most")
        if limited and pool["each"] is None and pool["amount"] and any(pool["weights"]):
            pool["each"], back = self.each_within(step, pool["weights"], pool["amount"])
            pool["amount"] -= back
            if back:
                self.move_on(line, f"{line['clause']}.above_caps",
                             step["above_caps"].removeprefix("to "), back)
        if pool["amount"]:
            self.pools.append(pool)

    def set_aside(self, pool, asides):
        """Parts of a pool that go to accounts do so before it is shared out."""
        shares = [1 - sum(part for _, _, part in asides)] + [part for _, _, part in asides]
        parts, _ = apportion(pool["amount"], shares, list(range(len(shares))))
        for (clause, to, _), part in zip(asides, parts[1:]):
            if part:
                self.move_on(pool["line"], clause, to, part, pool["name"])
        pool["amount"], pool["exact"] = parts[0], pool["exact"] * shares[0]

    # 3. Amounts of each member.

    def of_each(self, name):
        """What amounts of each member may name: the balance of the account, or a measure as it
        counts for who shares."""
        if name == "account balance":
            return [max(number(row[name] or "0"), 0) for row in self.rows]
        return self.weights(name)[0]

    def limit(self, step, key, pool, to_coins):
        """The least or the most of each member in whole coins; None where there is none."""
        if not step.get(key):
            return [None] * len(self.rows)
        columns = {name: self.of_each(name) for name in (*self.measures, "account balance")
                   if name in step[key]}
        tree, limits = self.tree(step[key]), []
        for i in range(len(self.rows)):
            given = {"the pool": Fraction(pool, self.coin)}
            given |= {name: column[i] for name, column in columns.items()}
            limits.append(to_coins(max(self.value(tree, given=given), 0) * self.coin))
        return limits

    def limits(self, step, pool):
        return (self.limit(step, "each_at_least", pool, math.ceil),
                self.limit(step, "each_at_most", pool, math.floor))

    def each_gets(self, step, most):
        """Each member's amount, rounded by itself; in proportion where there is not enough."""
        if step["each_gets"] == "interest":
            rule = self.accounts["interest"]
            rate, _ = self.choose("accounts.interest", rule)
            on = rule["on"] if rule["on"] in self.measures else "account balance"
        else:
            part, base = only(self.tree(step["each_gets"]))[1]
            rate, on = Fraction(part), base["name"]
        column, how, each = self.of_each(on), step.get("each_rounded") or "half up", []
        unit = self.coin if how.startswith("whole units") else 1
        for has, least, cap in zip(column, *self.limits(step, most)):
            part = rounded(rate * has * self.coin / unit, how.removeprefix("whole units ")) * unit
            part = part if least is None else max(part, least)
            part = part if cap is None else min(part, cap)
            each.append(part if has else 0)
        return column, each if sum(each) <= most else apportion(most, each, self.order)[0]

    def each_within(self, step, weights, amount):
        """The parts of a pool between the least and the most of each; and what nobody can take."""
        who = [i for i, weight in enumerate(weights) if weight]
        least, most = self.limits(step, amount)
        order = [self.order[i] for i in who]
        parts, back = water_fill(amount, [weights[i] for i in who], [least[i] or 0 for i in who],
                                 [most[i] for i in who], order)
        if back < 0:                                    # the least parts are more than there is
            parts, back = apportion(amount, parts, order)[0], 0
        each = dict(zip(who, parts))
        return [each.get(i, 0) for i in range(len(self.rows))], back

    # 4. Losses.

    def loss_rule(self):
        """The first rule that holds in this year."""
        for clause, rule in listed("surplus.losses", self.plan.get("losses")):
            scope, holds = rule.get("in") or "", True
            years = [int(year) for year in re.findall(r"\d+", scope)]
            if "ending" in scope:
                holds = self.ends >= date(scope.split()[-1])
            elif years:
                count = self.number
                if years[0] < 1000:                     # counted from the first fiscal year
                    count += 1 - int(self.year.get("first_fiscal_year")
                                     or self.text["coop"]["first_fiscal_year"])
                holds = years[0] <= count <= years[-1]
            if rule.get("otherwise") == "yes" or (
                    holds and (not rule.get("when") or self.value(rule["when"]))):
                return clause, rule
        raise Different("surplus.losses: no rule holds in this year")

    def lose(self, loss):
        """A rule lays its parts on all at once, or the whole on one after the other."""
        clause, rule = self.loss_rule()
        if rule.get("in_order"):
            for rung_clause, rung in listed(f"{clause}.in_order", rule["in_order"]):
                part = loss
                if rung.get("at_most"):
                    most = max(self.value(rung["at_most"]), 0) * self.coin
                    part = -min(-loss, math.floor(most))
                loss -= part - self.bear(rung_clause, rule, rung["from"], part, in_order=True)
        else:
            parts = {bearer: self.value(part) for bearer, part in rule["taken_from"].items()}
            parts = apportioned(loss, parts)
            loss = sum(self.bear(clause, rule, bearer, part) for bearer, part in parts.items())
            if rule.get("if_reserve_short"):
                bearer = rule["if_reserve_short"].removeprefix("rest from ")
                loss = self.bear(clause, rule, bearer, loss)
        self.bear(clause, rule, "carried forward", loss)
        losses = [pool for pool in self.pools if pool["kind"] == "loss"]
        self.pools = [pool for pool in self.pools if pool["kind"] != "loss"]
        for pool in losses:                     # accounts bear the part they would get of a gain
            self.set_aside(pool, pool["asides"])
        self.pools += [pool for pool in losses if pool["amount"]]

    def bear(self, clause, rule, bearer, part, in_order=False):
        """Lays a part of a loss on somebody; gives back what they cannot bear."""
        floors, may_fall = rule.get("never_below") or {}, rule.get("may_go_negative") == "yes"
        if not part:
            return 0
        if bearer == "members" or bearer.startswith("members by "):
            floor = floors.get("member accounts", "0" if in_order and not may_fall else None)
            return self.members_bear(clause, bearer[11:] or "patronage", part, floor, in_order)
        may_fall |= (self.accounts.get(bearer) or {}).get("kind") == "loss account"
        borne = part
        if bearer != "carried forward" and (bearer in floors or not (
                may_fall or not (in_order or rule.get("if_reserve_short")))):
            balance = self.opening[bearer] + self.moved.get(bearer, 0)
            borne = -min(-part, max(balance - self.coins(floors.get(bearer, "0")), 0))
        if borne:
            self.line(clause, bearer, borne)
        return part - borne

    def members_bear(self, clause, by, part, floor, in_order):
        weights, asides = self.weights(by)
        if in_order and floor is not None:
            room = self.room_above(self.coins(floor), [0] * len(self.rows))
            part_borne = -min(-part, sum(has for has, weight in zip(room, weights) if weight))
        else:
            part_borne = part
        for pool in self.pools:
            if pool["kind"] == "loss" and pool["by"] == by and not in_order:
                pool["amount"], pool["exact"] = pool["amount"] + part, pool["exact"] + part
                pool["line"]["amount"] += part
                return 0
        if part_borne:
            line = self.line(clause, "members", part_borne)
            self.pools.append({"clause": clause, "name": "", "amount": part_borne, "line": line,
                               "exact": Fraction(part_borne), "weights": weights, "each": None,
                               "asides": asides, "kind": "loss", "by": by, "floor": floor})
        return part - part_borne

    def room_above(self, floor, borne):
        """What each member's account holds above the floor after losses borne before."""
        return [max(self.coins(row["account balance"] or "0") + before - floor, 0)
                for row, before in zip(self.rows, borne)]

    # 5. Sharing out.

    def divide(self):
        """Pools that share a member are divided together: exact shares are summed and rounded
        once. Gains and losses are apart, and what is paid outright, and what a step made for each
        member by itself."""
        size, groups = len(self.rows), []
        self.parts, self.proofs = {"dividend": [0] * size, "outright": [0] * size}, []
        for pool in self.pools:
            pool["all"] = sum(pool["weights"])
            who = {i for i, weight in enumerate(pool["weights"]) if weight}
            kind = pool["kind"] if pool["each"] is None else object()
            meets = [group for group in groups if group["kind"] == kind and group["who"] & who]
            if meets:
                meets[0]["who"] = who.union(*(group["who"] for group in meets))
                joined = [one for group in meets for one in group["pools"]] + [pool]
                meets[0]["pools"] = sorted(joined, key=self.pools.index)
                groups = [group for group in groups if group not in meets[1:]]
            else:
                groups.append({"kind": kind, "who": who, "pools": [pool]})
        self.groups = [group["pools"] for group in groups]
        for pools in self.groups:
            if pools[0]["each"] is not None:
                self.hand_out(pools, pools[0]["each"])
            elif pools[0].get("floor") is not None:
                self.divide_above(pools, self.coins(pools[0]["floor"]))
            else:
                self.divide_together(pools)
        self.take_back_small()
        self.dividend, self.outright = self.parts["dividend"], self.parts["outright"]

    def hand_out(self, pools, parts):
        to = "outright" if pools[0]["kind"] == "outright" else "dividend"
        self.parts[to] = [sum(both) for both in zip(self.parts[to], parts)]

    def divide_together(self, pools):
        amount, exact = (sum(pool[key] for pool in pools) for key in ("amount", "exact"))
        weights = [0] * len(self.rows)
        for pool in pools:
            each = abs(pool["exact"]) / pool["all"]
            weights = [has + each * weight for has, weight in zip(weights, pool["weights"])]
        parts, proof, residue = divided(
            amount, weights, self.order, exact if abs(exact - amount) < 1 else None,
            self.rounding.get("shares") or "largest remainder", self.coin)
        self.proofs.append(([pool["clause"] for pool in pools], sum(parts), proof))
        to = (self.rounding.get("residue") or "").removeprefix("to ")
        shares, _ = apportion(residue, [abs(pool["amount"]) for pool in pools],
                              list(range(len(pools))))
        for pool, part in zip(pools, shares):
            if part:
                self.move_on(pool["line"], "surplus.rounding.residue", to, part, pool["name"])
        self.hand_out(pools, parts)

    def divide_above(self, pools, floor):
        """A loss that takes no member's account below its floor; the rest is carried forward."""
        borne = [0] * len(self.rows)
        for pool in pools:
            room = self.room_above(floor, borne)
            parts, left = water_fill(-pool["amount"], pool["weights"], [0] * len(room), room,
                                     self.order)
            borne = [before - part for before, part in zip(borne, parts)]
            if left:
                pool["line"]["amount"] += left
                self.line(f"{pool['clause']}.then", "carried forward", -left)
        self.hand_out(pools, borne)

    def take_back_small(self):
        """Dividends that are too small to be allocated go to an account."""
        small = self.pay_rule.get("not_allocated_below")
        if not small:
            return
        below, clause = self.value(small["amount"]) * self.coin, "surplus.pay.not_allocated_below"
        taken = sum(part for part in self.parts["dividend"] if 0 < part < below)
        self.parts["dividend"] = [0 if 0 < part < below else part
                                  for part in self.parts["dividend"]]
        if taken:
            self.line(clause, "members", -taken)
            self.line(clause, small["to"], taken)

    # 6. Payment.

    def pay(self):
        """The part in money of each dividend, never less than the least part that is stated."""
        self.cash, self.held, rule = None, None, self.pay_rule
        if not rule or max(self.dividend, default=0) <= 0:
            return
        rules = [(clause, {"is": one} if isinstance(one, str) else one)
                 for clause, one in listed("surplus.pay.cash", rule["cash"])]
        stated = any(one.get("at_least") for _, one in rules)
        how = self.rounding.get("cash") or ("up" if stated else "half up") + " for each member"
        self.cash, left = [0] * len(self.rows), list(range(len(self.rows)))
        for clause, one in rules:
            rate, least = self.choose(clause, one)
            fits = [not one.get("when") or self.value(one["when"], self.rows[i]) for i in left]
            theirs = [i for i, fit in zip(left, fits) if fit]
            left = [i for i, fit in zip(left, fits) if not fit]
            gains = [max(self.dividend[i], 0) for i in theirs]
            if how == "largest remainder":
                parts, _ = apportion(rounded(sum(gains) * rate, "half up"), gains,
                                     [self.order[i] for i in theirs])
            else:
                parts = [rounded(gain * rate, how.removesuffix(" for each member"))
                         for gain in gains]
            for i, gain, part in zip(theirs, gains, parts):
                self.cash[i] = max(part, math.ceil(least * gain))
        all_below, held_below = (self.value(rule[key]) * self.coin if rule.get(key) else 0
                                 for key in ("all_in_money_below", "held_below"))
        self.cash = [gain if 0 < gain < all_below else part
                     for gain, part in zip(self.dividend, self.cash)]
        if held_below:
            self.held = [part if part < held_below else 0 for part in self.cash]
            self.cash = [part - held for part, held in zip(self.cash, self.held)]
