#!/usr/bin/env python3
"""Checks the folder that `toadlane allocate --out DIR` wrote:  python3 verify.py DIR

For an auditor who does not trust the program: it shares no code with it, and needs Python 3.11
alone. From the bylaws, the year and the members' table in DIR/inputs it works the year-end out
again, and compares every figure of the folder. From certificate.json it takes no result: it
compares the plan there with the bylaws, clause by clause, and the hashes with the files.

It prints `accepted` (status 0), or the first step or member that differs, with both figures (1).
A folder that cannot be checked ends with status 2.

This file works out and compares. Beside it, inputs.py reads, and says what each member did. Money
is a whole number of coins (cents); what is not yet rounded is a Fraction.
"""
import hashlib
import html
import json
import math
import pathlib
import re
import sys
from fractions import Fraction
from types import SimpleNamespace

from inputs import (Different, Inputs, Unreadable, apportion, apportioned, date, divided, leaves,
                    listed, number, only, read_table, rounded, split_off, water_fill)


# 1. The waterfall.

BOUNDS = ("when", "otherwise", "at_least", "at_most", "until", "each_gets")


class YearEnd(Inputs):
    """The year-end worked out again: the lines of the waterfall, the pools, each member's part."""

    def run(self):
        """Losses of one income are set against the others where the bylaws say so; then the steps
        take what is there, and the loss rules what is missing."""
        self.lines, self.pools, self.together, self.ran = [], [], {}, []
        self.steps = listed("surplus.steps", self.plan["steps"])
        self.whole = {name: max(amount, 0) for name, amount in self.income.items()}
        loss = sum(min(amount, 0) for amount in self.income.values())
        if loss and self.plan["income"].get("losses_covered_by_other") == "yes":
            covered = min(-loss, sum(self.whole.values()))
            self.whole, _ = split_off(self.whole, covered)
            loss += covered
        self.left = dict(self.whole)
        if any(self.left.values()) or not loss:
            for i in range(len(self.steps)):
                self.step(i)
            if rest := self.balance("rest", ""):
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

    def move_on(self, pool, clause, to, amount):
        """Takes a part out of a pool, and of its line to members, for an account."""
        if amount:
            pool.amount -= amount
            pool.line["amount"] -= amount
            pool.line["taken_from"], taken = split_off(pool.line["taken_from"], amount)
            if pool.name:
                pool.line["pools"][pool.name] -= amount
            self.line(clause, to.removeprefix("to "), amount, taken)

    def take(self, amount, source):
        """Takes from one income, or from all in proportion to what is left of them."""
        open_to = {name: has for name, has in self.left.items() if source in ("", name)}
        left, taken = split_off(open_to, amount)
        self.left |= left
        return taken

    def source(self, step):
        """The income that a step takes from ("": from all), and the fraction that it takes of the
        whole of it where nothing bounds the step."""
        tree = self.tree(step["move"])
        part, base = tree.get("part", (None, tree))
        _, name = only(base)
        source = name if name in list(self.whole) else ""
        bounded = base != {"name": source} or any(step.get(key) for key in BOUNDS)
        return source, Fraction(part) if part and not bounded else None

    def find_together(self, first, source):
        """Steps that take fractions of one whole income and come to 100%, with no other step
        between them that takes from it, are apportioned: no coin is missing or too many."""
        parts = {}
        for i in range(first, len(self.steps)):
            other, part = self.source(self.steps[i][1])
            if other in ("", source) and sum(parts.values()) < 1:
                parts[i] = 2 if part is None else part     # 2: they cannot come to 100%
        if sum(parts.values()) == 1 < len(parts) and self.left[source] == self.whole[source]:
            coins, _ = apportion(self.whole[source], list(parts.values()), list(parts))
            self.together.update(zip(parts, coins))

    def runs(self, step):
        """Whether a step runs: `when` holds now, or none of the steps with `when` before it ran."""
        if step.get("otherwise") == "yes":
            runs, self.ran = not any(self.ran), []
            return runs
        self.ran = [*self.ran, self.value(step["when"])] if step.get("when") else []
        return not self.ran or self.ran[-1]

    def room(self, step):
        """How many coins take the state of `until` where it stops. Both sides are straight lines in
        what is moved: one unit more tells how fast the gap closes."""
        reaches, (subject, goal) = only(self.tree(step["until"]))
        gap = self.value(goal) - self.value(subject)
        if gap < 0 or (gap == 0 and reaches == "reaches"):
            return 0
        before = self.moved.get(step["to"], 0)
        self.moved[step["to"]] = before + self.coin
        pace = gap - (self.value(goal) - self.value(subject))
        self.moved[step["to"]] = before
        if pace <= 0:
            return math.inf
        exact = gap / pace * self.coin
        return exact if reaches == "reaches" else exact // 1 + 1

    def step(self, i):
        clause, step = self.steps[i]
        if not self.runs(step):
            return self.line(clause, step["to"], 0, runs=False)
        source, part = self.source(step)
        if i not in self.together and part is not None:
            self.find_together(i, source)
        whole = {name: Fraction(amount, self.coin) for name, amount in self.whole.items()}
        exact = self.coins_of(step["move"], whole)
        if step.get("at_least"):
            exact = max(exact, self.coins_of(step["at_least"], whole))
        if step.get("at_most"):
            exact = min(exact, self.coins_of(step["at_most"], whole))
        if step.get("until"):
            exact = min(exact, self.room(step))
        amount = self.together.get(i, rounded(exact, self.rounding.get("steps") or "half up"))
        amount = min(amount, self.balance("rest of", source))   # more is what roundings took before
        if step["to"] == "members":
            return self.to_members(clause, step, source, amount)
        return self.line(clause, step["to"], amount, self.take(amount, source))

    # 2. What members get.

    def to_members(self, clause, step, source, amount):
        """One pool, or one for each of `pools`; or what each one gets by itself. First goes what
        belongs to accounts: all of a pool when nobody shares in it, the parts set aside, and what
        the most of each member holds back."""
        weights, asides, each = [], [], None
        if step.get("each_gets"):
            weights, each = self.each_gets(step, amount)
            amount = sum(each)
        line = self.line(clause, "members", amount, self.take(amount, source))
        rules = step.get("pools") or {"": {"share": "100%"} | step}
        shares = {name: self.value(rule["share"]) for name, rule in rules.items()}
        amounts = apportioned(amount, shares)
        line["pools"] = dict(amounts) if step.get("pools") else {}
        for name, rule in rules.items():
            if each is None:
                weights, asides = self.weights(rule["in_proportion_to"],
                                               name if name in self.classes else "")
            pool = SimpleNamespace(
                clause=f"{clause}.pools.{name}" if name else clause, name=name, line=line,
                kind="outright" if step.get("paid") else "dividend", weights=weights, each=each,
                amount=amounts[name], exact=shares[name] * amount, floor=None)
            if step.get("empty_pool") and not asides and not any(weights) and each is None:
                self.move_on(pool, f"{clause}.empty_pool", step["empty_pool"], pool.amount)
            self.set_aside(pool, asides)
            if (step.get("each_at_least") or step.get("each_at_most")) and (
                    each is None and pool.amount and any(weights)):
                pool.each, back = water_fill(pool.amount, weights,
                                             *self.limits(step, pool.amount), self.order)
                self.move_on(pool, f"{clause}.above_caps", step.get("above_caps") or "", back)
            if pool.amount:
                self.pools.append(pool)

    def set_aside(self, pool, asides):
        """Parts of a pool that go to accounts do so before it is shared out."""
        shares = [1 - sum(part for _, _, part in asides)] + [part for _, _, part in asides]
        parts, _ = apportion(pool.amount, shares, range(len(shares)))
        for (clause, to, _), part in zip(asides, parts[1:]):
            self.move_on(pool, clause, to, part)
        pool.exact *= shares[0]

    def limits(self, step, pool):
        """The least and the most of each member in whole coins, where a step limits them."""
        least, most = [0] * len(self.rows), [math.inf] * len(self.rows)    # inf: there is no most
        for key, limits, whole in (("each_at_least", least, math.ceil),
                                   ("each_at_most", most, math.floor)):
            phrase = step.get(key) or ""
            columns = {name: self.of_each(name) for name in (*self.measures, "account balance")
                       if name in phrase}
            for i in range(len(self.rows) if phrase else 0):
                given = {name: column[i] for name, column in columns.items()}
                given["the pool"] = Fraction(pool, self.coin)
                limits[i] = whole(self.coins_of(phrase, given))
        return least, most

    def each_gets(self, step, most):
        """Each member's amount, rounded by itself; in proportion where there is not enough."""
        if step["each_gets"] == "interest":
            rule = self.accounts["interest"]
            rate, _ = self.choose("accounts.interest", rule)
            on = rule["on"] if rule["on"] in self.measures else "account balance"
        else:
            rate, _, on = step["each_gets"].partition(" of ")
            rate = number(rate)
        column, how, each = self.of_each(on), step.get("each_rounded") or "half up", []
        unit = self.coin if how.startswith("whole units") else 1
        for has, least, cap in zip(column, *self.limits(step, most)):
            part = rounded(rate * has * self.coin / unit, how.removeprefix("whole units ")) * unit
            each.append(min(max(part, least), cap) if has else 0)
        return column, each if sum(each) <= most else apportion(most, each, self.order)[0]

    def divide(self):
        """Pools that share a member are divided together: exact shares are summed and rounded
        once. Gains and losses are apart, and what is paid outright, and what a step made for each
        member by itself."""
        self.dividend, self.outright = [0] * len(self.rows), [0] * len(self.rows)
        self.groups, self.proofs = [], {}
        first = []                      # of each pool: the first one that it is divided with
        for k, pool in enumerate(self.pools):
            pool.all_weights = sum(pool.weights)
            meets = {at for one, at in zip(self.pools, first)
                     if one.kind == pool.kind and one.each is pool.each is None
                     and any(a and b for a, b in zip(one.weights, pool.weights))}
            first = [min(meets) if at in meets else at for at in first] + [min(meets, default=k)]
        for group in sorted(set(first)):
            pools = [pool for pool, at in zip(self.pools, first) if at == group]
            parts = pools[0].each
            if parts is None:
                above = pools[0].floor is not None
                parts = self.divide_above(pools) if above else self.divide_together(pools)
            gets = self.outright if pools[0].kind == "outright" else self.dividend
            gets[:] = [has + part for has, part in zip(gets, parts)]
            self.groups.append(pools)
        if small := self.pay_rule.get("not_allocated_below"):
            below, clause = self.coins_of(small["amount"]), "surplus.pay.not_allocated_below"
            taken = sum(part for part in self.dividend if 0 < part < below)
            self.dividend = [0 if 0 < part < below else part for part in self.dividend]
            if taken:
                self.line(clause, "members", -taken)
                self.line(clause, small["to"], taken)

    def divide_together(self, pools):
        amount, exact = sum(pool.amount for pool in pools), sum(pool.exact for pool in pools)
        each = [abs(pool.exact) / pool.all_weights for pool in pools]
        weights = [sum(part * pool.weights[i] for part, pool in zip(each, pools))
                   for i in range(len(self.rows))]
        parts, proof, residue = divided(
            amount, weights, self.order, exact if abs(exact - amount) < 1 else None,
            self.rounding.get("shares") or "largest remainder", self.coin)
        if proof:
            self.proofs[" and ".join(pool.clause for pool in pools)] = (sum(parts), *proof)
        shares, _ = apportion(residue, [abs(pool.amount) for pool in pools], range(len(pools)))
        for pool, part in zip(pools, shares):
            self.move_on(pool, "surplus.rounding.residue", self.rounding.get("residue") or "", part)
        return parts

    def pay(self):
        """The part in money of each dividend, never less than the least part that is stated."""
        self.cash, self.held, rule = [], [], self.pay_rule
        if not rule or max(self.dividend, default=0) <= 0:
            return
        rules = [(clause, {"is": one} if isinstance(one, str) else one)
                 for clause, one in listed("surplus.pay.cash", rule["cash"])]
        stated = any(one.get("at_least") for _, one in rules)
        how = self.rounding.get("cash") or ("up" if stated else "half up") + " for each member"
        self.cash, left = [0] * len(self.rows), list(range(len(self.rows)))
        for clause, one in rules:
            rate, least = self.choose(clause, one)
            theirs = [i for i in left if not one.get("when")
                      or self.value(one["when"], self.of_row(self.rows[i]))]
            left = sorted({*left} - {*theirs})
            gains = [max(self.dividend[i], 0) for i in theirs]
            parts = [gain * rate for gain in gains]
            if how == "largest remainder":
                parts, _ = apportion(rounded(sum(parts), "half up"), gains,
                                     [self.order[i] for i in theirs])
            else:
                parts = [rounded(part, how.removesuffix(" for each member")) for part in parts]
            for i, gain, part in zip(theirs, gains, parts):
                self.cash[i] = max(part, math.ceil(least * gain))
        all_below, held_below = (self.coins_of(rule.get(key) or "0")
                                 for key in ("all_in_money_below", "held_below"))
        self.cash = [gain if 0 < gain < all_below else part
                     for gain, part in zip(self.dividend, self.cash)]
        if held_below:
            self.held = [part if part < held_below else 0 for part in self.cash]
            self.cash = [part - held for part, held in zip(self.cash, self.held)]

    # 3. Losses.

    def lose(self, loss):
        """A rule lays its parts on all at once, or the whole on one after the other."""
        clause, rule = self.loss_rule()
        for rung_clause, rung in listed(f"{clause}.in_order", rule.get("in_order")):
            most = self.coins_of(rung["at_most"]) // 1 if rung.get("at_most") else -loss
            part = max(loss, -most)
            loss -= part - self.bear(rung_clause, rule, rung["from"], part)
        if rule.get("taken_from"):
            parts = {bearer: self.value(part) for bearer, part in rule["taken_from"].items()}
            loss = sum(self.bear(clause, rule, bearer, part)
                       for bearer, part in apportioned(loss, parts).items())
        if rule.get("if_reserve_short"):
            bearer = rule["if_reserve_short"].removeprefix("rest from ")
            loss = self.bear(clause, rule, bearer, loss)
        self.bear(clause, rule, "carried forward", loss)
        for pool in self.pools:                 # accounts bear the part they would get of a gain
            if pool.kind == "loss":
                self.set_aside(pool, pool.asides)
        self.pools = [pool for pool in self.pools if pool.amount]

    def bear(self, clause, rule, bearer, part):
        """Lays a part of a loss on somebody; gives back what they cannot bear. Members who bear in
        order, and accounts, bear no more than what is above their floor."""
        floors, may_fall = rule.get("never_below") or {}, rule.get("may_go_negative") == "yes"
        in_order, borne = bool(rule.get("in_order")), part
        if not part:
            return 0
        if bearer == "members" or bearer.startswith("members by "):
            floor = floors.get("member accounts", "0" if in_order and not may_fall else None)
            return self.members_bear(clause, bearer[11:] or "patronage", part, floor, in_order)
        may_fall |= (self.accounts.get(bearer) or {}).get("kind") == "loss account"
        limited = not may_fall and (in_order or rule.get("if_reserve_short"))
        if bearer != "carried forward" and (bearer in floors or limited):
            balance = self.balance("balance of", bearer) - self.coins(floors.get(bearer, "0"))
            borne = max(part, -max(balance, 0))
        if borne:
            self.line(clause, bearer, borne)
        return part - borne

    def members_bear(self, clause, by, part, floor, in_order):
        """In order they bear no more than is above the floor; otherwise what is laid on them by the
        same measure is one pool."""
        (weights, asides), borne = self.weights(by), part
        if in_order and floor is not None:
            room = self.room_above(floor, [0] * len(self.rows))
            borne = max(part, -sum(has for has, weight in zip(room, weights) if weight))
        for pool in self.pools:
            if pool.kind == "loss" and pool.by == by and not in_order:
                pool.amount, pool.exact = pool.amount + part, pool.exact + part
                pool.line["amount"] += part
                return 0
        if borne:
            line = self.line(clause, "members", borne)
            self.pools.append(SimpleNamespace(
                clause=clause, name="", amount=borne, line=line, exact=Fraction(borne),
                weights=weights, each=None, asides=asides, kind="loss", by=by, floor=floor))
        return part - borne

    def divide_above(self, pools):
        """A loss that takes no member's account below its floor; the rest is carried forward."""
        none = borne = [0] * len(self.rows)
        for pool in pools:
            room = self.room_above(pools[0].floor, borne)
            parts, left = water_fill(-pool.amount, pool.weights, none, room, self.order)
            borne = [before - part for before, part in zip(borne, parts)]
            if left:
                pool.line["amount"] += left
                self.line(f"{pool.clause}.then", "carried forward", -left)
        return borne


# 4. What the folder must say.

def expected_member(own, i, measures):
    """What register.json must say of one member."""
    row, amounts = own.rows[i], {"dividend": own.dividend[i]}
    retained = own.dividend[i] - sum(column[i] for column in (own.cash, own.held) if column)
    if own.cash:
        amounts |= {"cash": own.cash[i], "retained": retained}
    if own.held:
        amounts["held"] = own.held[i]
    if any(pool.kind == "outright" for pool in own.pools):
        amounts["paid_outright"] = own.outright[i]
    if "account balance" in row:
        balance = own.coins(row["account balance"] or "0")
        amounts |= {"opening_balance": balance, "closing_balance": balance + retained}
    shares = [{"clause": pool.clause, "share": Fraction(pool.weights[i]) / pool.all_weights}
              for pools in own.groups for pool in pools if pool.weights[i]]
    who = {key: row[key] for key in ("member", "name", "class") if key in row}
    did = {name: column[i] for name, column in measures.items()}
    return who | {"shares": shares, "measures": did} | own.moneys(amounts)


def expected(own):
    """What register.json must say."""
    measures = {}
    for name in own.measures:
        try:
            measures[name] = own.did(name)
        except KeyError:
            continue                    # the table has not all columns that it is made of
    lines = []
    for line in own.lines:
        parts = {key: own.moneys({name: part for name, part in line[key].items() if part})
                 for key in ("taken_from", "pools")}
        lines.append(line | parts | {"amount": own.money(line["amount"])})
    closing = {name: has + own.moved.get(name, 0) for name, has in own.opening.items()}
    return {"fiscal_year": str(own.ends.year), "fiscal_year_ends": str(own.ends),
            "currency": own.text["coop"]["currency"], "income": own.moneys(own.income),
            "income_total": own.money(sum(own.income.values())), "waterfall": lines,
            "to_members": own.money(sum(own.dividend) + sum(own.outright)),
            "moved": own.moneys(own.moved), "closing": own.moneys(closing),
            "members": [expected_member(own, i, measures) for i in range(len(own.rows))]}


def expected_proof(own):
    """The rounding proof that certificate.json must hold, by the pools that were divided."""
    def edge(at):
        return at and {"member": own.rows[at[0]]["member"], "remainder": at[1]}
    return {clauses: {"amount": own.money(amount), "floors": own.money(floors), "left_over": left,
                      "last_to_get_one": edge(last), "first_without": edge(first)}
            for clauses, (amount, floors, left, last, first) in own.proofs.items()}


# 5. What it says.

def same(where, found, own):
    """Raises what differs first; `own` is this checker's. A Fraction is compared as a number."""
    if isinstance(own, dict) and isinstance(found if own else {}, dict):
        for key, value in own.items():
            same(f"{where}, {key}", found.get(key), value)
    elif isinstance(own, list) and isinstance(found, list) and len(own) == len(found):
        for i, (one, other) in enumerate(zip(found, own)):
            what = other if isinstance(other, dict) else {}
            name = f"member {what['member']}" if "member" in what else what.get("clause", i + 1)
            same(f"{where}, {name}", one, other)
    elif isinstance(own, (int, Fraction)) and isinstance(found, str) and number(found) == own:
        return
    elif found != own:
        raise Different(f"{where}: the folder says {found}, this checker finds {own}")


def check_plan(plan, own):
    """The plan of the certificate says what the bylaws in force say, clause by clause."""
    said, stands = leaves("surplus", plan["surplus"]), leaves("surplus", own.plan)
    for clause in stands | said:
        if said.get(clause) != stands.get(clause):
            raise Different(f"{clause}: the plan of the certificate says {said.get(clause)}, "
                            f"the bylaws say {stands.get(clause)}")
    for clause, phrase in plan["phrases"].items():
        by = [one for one, path in own.changed if re.match(re.escape(path) + r"([.\[]|$)", clause)]
        same(f"{clause}, from (certificate.json)", phrase["from"],
             f"amendment {by[-1]}" if by else "bylaws")
        same(f"{clause} (certificate.json)", phrase["tree"], own.tree(stands.get(clause, "")))
    for block, ours in (("figures", own.figures), ("rates", own.rates), ("chosen", own.chosen),
                        ("income", own.moneys(own.income)), ("opening", own.moneys(own.opening))):
        same(f"certificate.json, {block}", plan[block], ours)


def check_tables(folder, own, wanted):
    """register.csv has a row for each member; waterfall.csv one for each line, the income last."""
    heads = {"dividend": "loss" if wanted["to_members"][0] == "-" else "dividend",
             "cash": "in money"}
    same("register.csv", read_table(folder / "register.csv"), [
        {heads.get(key, key.replace("_", " ")): value for key, value in
         (member | member["measures"]).items() if key not in ("measures", "shares")}
        for member in wanted["members"]])
    rows, steps = read_table(folder / "waterfall.csv"), dict(own.steps)
    lines = [{key: line[key] for key in ("clause", "to", "amount")} for line in wanted["waterfall"]]
    income = {"moves": "income", "to": "", "amount": wanted["income_total"]}
    same("waterfall.csv", rows, [*lines, income])
    for row in rows:
        step = steps.get(row["clause"])
        if step and not step.get("each_gets"):
            says = row["moves"].split(" (does not run")[0]
            same(f"waterfall.csv, {row['clause']}, moves", own.tree(says), own.tree(step["move"]))


HEADS = {"dividend": "Your dividend", "cash": "In money", "held": "Held in your name",
         "retained": "Kept in your account", "paid_outright": "In money, beside the dividend"}
NOTICE = {"Your dividend, money and paper together": "dividend", "Paid in money": "cash",
          "Held in your name": "held", "Stated dollar amount of this notice": "retained"}


def check_texts(folder, wanted):
    """The rows of members in summary.txt, and the heads of their explanations."""
    summary, explanations = ((folder / name).read_text("utf-8").splitlines()
                             for name in ("summary.txt", "explanations.txt"))
    members = {one["member"]: [one[key] for key in HEADS if key in one]
               for one in wanted["members"]}
    for line in summary:
        words = line.split()
        if len(words) > 1 and (amounts := members.get(words[0])):
            same(f"summary.txt, member {words[0]}", words[-len(amounts):], amounts)
    for line in explanations:
        said = re.match(r"(\S+)(?: .*)?: (-?[\d.]+) " + wanted["currency"] + "( and|$)", line)
        if said and said[1] in members:
            same(f"explanations.txt, member {said[1]}", said[2], members[said[1]][0])


def check_statement(where, page, member, code):
    """A page of statements.html: what a member did, what they get, the notice, the account."""
    title = re.search(r"<h2[^>]*>Statement of (.*?)</h2>", page, re.S)[1]
    if member["member"] not in re.split(r"[\s()]+", html.unescape(title)):
        raise Different(f"{where}: its place is taken by the statement of {title}")
    rows = [[html.unescape(cell).split(code)[0] for cell in row] for row in re.findall(
        r"<th scope=\"row\">(.*?)</th>\s*<td[^>]*>(.*?)</td>", page, re.S)]
    measures, rows = rows[:len(member["measures"])], rows[len(member["measures"]):]
    same(f"{where}, what you did", dict(measures), member["measures"])
    loss = member["dividend"][0] == "-"
    gets = {HEADS[key]: member[key] for key in HEADS if key in member
            and not (loss and key in ("cash", "held", "retained"))}
    if loss:
        gets = {"Your part of the loss": gets.pop(HEADS["dividend"])} | gets
    same(f"{where}, what you get", dict(rows[:len(gets)]), gets)
    for head, said in rows[len(gets):]:
        if head in NOTICE:
            same(f"{where}, {head}", said, member[NOTICE[head]])
    if "opening_balance" in member:
        account = re.search(r"Your account: (\S+)" + code + r" before, (\S+)" + code, page)
        same(f"{where}, your account", list(account.groups()),
             [member["opening_balance"], member["closing_balance"]])


def check_pictures(folder, wanted):
    """The amounts of waterfall.svg, and of the tables of resolution.md, in their order."""
    lines = [amount for line in wanted["waterfall"]
             for amount in (line["amount"], *line["pools"].values())] + [wanted["income_total"]]
    picture = re.findall(r"class=\"amount\"[^>]*>([^<]+)<",
                         (folder / "waterfall.svg").read_text("utf-8"))
    same("waterfall.svg, incomes and surplus.steps", picture, [*wanted["income"].values(), *lines])
    rows = re.findall(r"(?m)^\|.*?(\S*) \| (-?[\d.]+|not known) \|$",
                      (folder / "resolution.md").read_text("utf-8"))
    same("resolution.md, surplus.steps", [row[1] for row in rows[:len(lines)]], lines)
    same("resolution.md, accounts", [list(row) for row in rows[len(lines):]], [
        [moved, wanted["closing"].get(name, "not known")]
        for name, moved in wanted["moved"].items()])


def check(folder):
    certificate = json.loads((folder / "certificate.json").read_text("utf-8"))
    if certificate.get("format") != "toadlane-certificate 1":
        raise Unreadable("certificate.json is not a `toadlane-certificate 1`")
    hashes = {path.relative_to(folder).as_posix():
              hashlib.blake2b(path.read_bytes(), digest_size=32).hexdigest()
              for path in folder.rglob("*") if path.is_file()}
    hashes.pop("certificate.json")
    inputs, plan = [name for name in hashes if name.startswith("inputs/")], certificate["plan"]
    same("certificate.json, hash", certificate["files"], {name: hashes[name] for name in inputs})
    same("certificate.json, bylaws", plan["bylaws"], hashes["inputs/bylaws.yaml"])

    own = YearEnd(folder / "inputs", plan["decimals"])
    own.run()
    wanted = expected(own)
    check_plan(plan, own)
    register = json.loads((folder / "register.json").read_text("utf-8"))
    same("register.json", register, wanted)
    same("register.json, rounding", register["rounding"], plan["rounding"])
    same("register.json, inputs", register["inputs"], {
        name: {"blake2b_256": hashes[f"inputs/{name}.{ending}"]}
        for name, ending in (("bylaws", "yaml"), ("year", "yaml"), ("members", "csv"))})
    check_tables(folder, own, wanted)
    check_texts(folder, wanted)
    pages = (folder / "statements.html").read_text("utf-8").split("<article")[1:]
    for page, member in zip(pages, wanted["members"]):
        check_statement(f"statements.html, member {member['member']}", page, member,
                        " " + wanted["currency"])
    check_pictures(folder, wanted)
    proofs = {" and ".join(one["pools"]): one for one in certificate["rounding_proof"]}
    same("certificate.json, rounding proof", proofs, expected_proof(own))
    same("certificate.json, rounding proofs", len(proofs), len(own.proofs))
    same("certificate.json, hash", certificate["files"], hashes)
    same("certificate.json, files", sorted(certificate["files"]), sorted(hashes))
    return (f"accepted: {len(own.lines)} lines of the waterfall and {len(own.rows)} members, "
            f"{wanted['income_total']} {wanted['currency']} in all")


def main(arguments):
    if len(arguments) != 1:
        print(__doc__.split("\n")[0], file=sys.stderr)
        return 2
    try:
        print(check(pathlib.Path(arguments[0])))
        return 0
    except Different as why:
        print(f"rejected: {why}")
        return 1
    except (Unreadable, OSError, LookupError, TypeError, ValueError, ZeroDivisionError) as why:
        print(f"cannot check: {type(why).__name__}: {why}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
