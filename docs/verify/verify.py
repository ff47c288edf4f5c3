#!/usr/bin/env python3
"""Checks the folder that `toadlane allocate --out DIR` wrote:  python3 verify.py DIR

For an auditor who does not trust the program: it shares no code with it and needs Python 3.11 alone.
From the bylaws, the year and the members' table in DIR/inputs (which groundwork.py, beside this file,
reads) it works the year-end out again and compares every figure of the folder. From certificate.json
it takes no result: it compares the plan that stands there, clause by clause, with the bylaws, and
the hashes with the files. It prints `accepted` (status 0), or the first step or member that differs,
with both figures (1); a folder that cannot be checked ends with status 2.

Money is a whole number of coins (cents). What is not yet rounded is a Fraction; nothing is a float.
Parts: 1 the waterfall, 2 amounts of each member, 3 losses, 4 sharing out, 5 payment, 6 comparison.
"""
import csv
import hashlib
import json
import math
import pathlib
import re
import sys
from fractions import Fraction

from groundwork import (Different, Inputs, Unreadable, apportion, apportioned, date, divided, leaves,
                        listed, number, only, rounded, split_off, water_fill)

# 1. The waterfall.

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
            parts = apportioned(self.coins(self.year["net_income"]), did).values()
            self.income = dict(zip(self.income, parts))
        self.whole = {name: max(amount, 0) for name, amount in self.income.items()}
        loss = sum(min(amount, 0) for amount in self.income.values())
        if loss and self.plan["income"].get("losses_covered_by_other") == "yes":
            covered = min(-loss, sum(self.whole.values()))
            self.whole, _ = split_off(self.whole, covered)
            loss += covered
        self.left = dict(self.whole)
        steps = listed("surplus.steps", self.plan["steps"])
        self.steps = [(clause, step, self.tree(step["move"])) for clause, step in steps]
        if any(self.left.values()) or not loss:
            for i in range(len(steps)):
                self.step(i)
            if rest := self.remaining(""):
                self.line("surplus.steps", "not distributed", rest, self.take(rest, ""))
        if loss:
            self.lose(loss)
        self.divide()
        self.pay()

    def line(self, clause, to, amount, taken=None, pools=None):
        self.lines.append({"clause": clause, "to": to, "amount": amount, "taken_from": taken or {},
                           "pools": pools or {}})
        if to not in ("members", "carried forward", "not distributed"):
            self.moved[to] = self.moved.get(to, 0) + amount
        return self.lines[-1]

    def move_on(self, line, clause, to, amount, name=""):
        """Takes a part out of a line to members, for an account."""
        line["amount"] -= amount
        line["taken_from"], off = split_off(line["taken_from"], amount)
        line["pools"] = {pool: has - amount * (pool == name) for pool, has in line["pools"].items()}
        self.line(clause, to, amount, off)

    def take(self, amount, source):
        """Takes from one income, or from all in proportion to what is left of them."""
        _, taken = split_off({n: self.left[n] for n in self.left if source in ("", n)}, amount)
        self.left = {name: has - taken.get(name, 0) for name, has in self.left.items()}
        return {name: part for name, part in taken.items() if part}

    def remaining(self, source):
        return self.left[source] if source else sum(self.left.values())

    def source(self, i):
        """The income that a step takes from ("": any), and the fraction that it always takes of it."""
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
        if kind == "part":
            base, name = only(of[1])
            if base == "name" and name not in self.whole:
                return Fraction(of[0]) * max(self.value(of[1]), 0) * self.coin
            return Fraction(of[0]) * (self.whole[name] if base == "name" else self.remaining(name))
        return Fraction(of[0]) * self.coin if kind == "number" else Fraction(self.remaining(of))

    def find_group(self, first, of):
        """Steps that take fractions of one whole income and come to 100%, with no other step between
        them that takes from it, are apportioned: no coin is missing or too many."""
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
            self.group.update(zip(parts, apportion(self.whole[of], parts.values(), list(parts))[0]))

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
        """How many coins take the state of `until` where it stops; None: it sets no limit. Both sides
        are straight lines in what is moved, so one unit more tells how fast the gap closes."""
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
        return gap / pace * self.coin if kind == "reaches" else gap / pace * self.coin // 1 + 1

    def step(self, i):
        clause, step, move = self.steps[i]
        if not self.runs(step):
            return self.line(clause, step["to"], 0)
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
        amount = min(amount, self.remaining(source))      # more is only what roundings took before
        if step["to"] == "members":
            return self.to_members(clause, step, source, amount)
        return self.line(clause, step["to"], amount, self.take(amount, source))

    def to_members(self, clause, step, source, amount):
        each, back = None, 0
        weights, asides = self.weights(step["in_proportion_to"]) if step.get("in_proportion_to") else ([], [])
        if step.get("each_gets"):
            weights, each = self.each_gets(step, amount)
            amount = sum(each)
        elif amount and any(weights) and (step.get("each_at_least") or step.get("each_at_most")):
            each, back = self.each_within(step, weights, amount)
        to = (step.get("above_caps") or "").removeprefix("to ")
        line = self.line(clause, "members", amount - (0 if to else back),
                         self.take(amount - (0 if to else back), source))
        if to and back:
            self.move_on(line, f"{clause}.above_caps", to, back)
        parts = {"": line["amount"]}
        if step.get("pools"):
            parts = apportioned(amount, {n: self.value(pool["share"]) for n, pool in step["pools"].items()})
            line["pools"] = dict(parts)
        for name, part in parts.items():
            rule = step["pools"][name] if name else step
            exact = self.value(rule["share"]) * amount if name else Fraction(part)
            if name:
                weights, asides = self.weights(rule["in_proportion_to"], name if name in self.classes else "")
            if part and step.get("empty_pool") and each is None and not any(weights) and not asides:
                self.move_on(line, f"{clause}.empty_pool", step["empty_pool"].removeprefix("to "), part, name)
            elif part:
                pool = {"clause": f"{clause}.pools.{name}" if name else clause, "exact": exact, "name": name,
                        "amount": part, "weights": weights, "line": line, "each": each,
                        "kind": "outright" if step.get("paid") else "dividend"}
                self.set_aside(pool, asides if each is None else [])
        line["pools"] = {name: part for name, part in line["pools"].items() if part}

    def set_aside(self, pool, asides):
        """Keeps a pool to be shared out; parts of it that go to accounts do so before."""
        shares = {str(i): part for i, (_, _, part) in enumerate(asides, 1)}
        shares = {"0": 1 - sum(shares.values())} | shares
        parts = list(apportioned(pool["amount"], shares).values())
        for (clause, to, _), part in zip(asides, parts[1:]):
            if part:
                self.move_on(pool["line"], clause, to, part, pool["name"])
        pool["amount"], pool["exact"] = parts[0], pool["exact"] * shares["0"]
        if pool["amount"]:
            self.pools.append(pool)

    # 2. Amounts of each member.

    def of_each(self, name):
        """What the amounts of each member may name: the balance of the account, or a measure as it
        counts for who shares."""
        if name == "account balance":
            return [max(number(row[name] or "0"), 0) for row in self.rows]
        return self.weights(name)[0]

    def limits(self, step, amount):
        """The least and the most of each member in whole coins; the most wins."""
        limits = []
        for key, whole_coins in (("each_at_least", math.ceil), ("each_at_most", math.floor)):
            if not step.get(key):
                limits.append([None] * len(self.rows))
                continue
            columns = {name: self.of_each(name) for name in (*self.measures, "account balance")
                       if re.search(rf"\b{re.escape(name)}\b", step[key])}
            limits.append([whole_coins(self.coin * max(0, self.value(step[key], given={
                "the pool": Fraction(amount, self.coin)} | {n: c[i] for n, c in columns.items()})))
                for i in range(len(self.rows))])
        return [(least if None in (least, most) else min(least, most), most) for least, most in zip(*limits)]

    def each_gets(self, step, most):
        """Each member's amount, rounded by itself; in proportion where there is not enough."""
        if step["each_gets"] == "interest":
            rule = self.accounts["interest"]
            rate, _ = self.choose("accounts.interest", rule)
            column = self.of_each(rule["on"] if rule["on"] in self.measures else "account balance")
        else:
            rate, base = only(self.tree(step["each_gets"]))[1]
            rate, column = Fraction(rate), self.of_each(base["name"])
        how, each = step.get("each_rounded") or "half up", []
        for has, (least, cap) in zip(column, self.limits(step, most)):
            units = how.startswith("whole units")
            part = rounded(rate * has, "half up") * self.coin if units else rounded(rate * has * self.coin, how)
            part = part if least is None else max(part, least)
            each.append(0 if not has else part if cap is None else min(part, cap))
        return column, each if sum(each) <= most else apportion(most, each, self.order)[0]

    def each_within(self, step, weights, amount):
        """The parts of a pool between the least and the most of each; and what nobody can take."""
        who = [i for i, weight in enumerate(weights) if weight]
        limits = self.limits(step, amount)
        floors, caps = ([limits[i][k] for i in who] for k in (0, 1))
        floors, order = [floor or 0 for floor in floors], [self.order[i] for i in who]
        parts, back = water_fill(amount, [weights[i] for i in who], floors, caps, order)
        if back < 0:                                      # the floors are more than there is
            parts, back = apportion(amount, parts, order)[0], 0
        each = dict(zip(who, parts))
        return [each.get(i, 0) for i in range(len(self.rows))], back

    # 3. Losses.

    def loss_rule(self):
        """The first rule that holds in this year."""
        for clause, rule in listed("surplus.losses", self.plan.get("losses")):
            years = [int(year) for year in re.findall(r"\d+", rule.get("in") or "")]
            holds = True
            if years and "ending" in rule["in"]:
                holds = self.ends >= date(rule["in"].split()[-1])
            elif years:
                first = self.year.get("first_fiscal_year") or self.text["coop"].get("first_fiscal_year")
                count = self.number if years[0] >= 1000 else self.number - int(first) + 1
                holds = years[0] <= count <= years[-1]
            if rule.get("otherwise") == "yes" or (holds and (not rule.get("when") or self.value(rule["when"]))):
                return clause, rule
        raise Different("surplus.losses: no rule holds in this year")

    def lose(self, loss):
        """A rule lays its parts on all at once, or the whole on one after the other."""
        clause, rule = self.loss_rule()
        if rule.get("in_order"):
            for rung_clause, rung in listed(f"{clause}.in_order", rule["in_order"]):
                most = -loss
                if rung.get("at_most"):
                    most = min(most, math.floor(max(self.value(rung["at_most"]), 0) * self.coin))
                loss -= -most - self.bear(rung_clause, rule, rung["from"], -most, True)
        else:
            parts = {bearer: self.value(part) for bearer, part in rule["taken_from"].items()}
            loss = sum(self.bear(clause, rule, *one) for one in apportioned(loss, parts).items())
            if rule.get("if_reserve_short"):
                loss = self.bear(clause, rule, rule["if_reserve_short"].removeprefix("rest from "), loss)
        self.bear(clause, rule, "carried forward", loss)
        losses = [pool for pool in self.pools if pool["kind"] == "loss"]
        self.pools = [pool for pool in self.pools if pool["kind"] != "loss"]
        for pool in losses:                               # accounts bear what they would get of a gain
            self.set_aside(pool, pool["asides"])

    def bear(self, clause, rule, bearer, part, in_order=False):
        """Lays a part of a loss on somebody; gives back what they cannot bear."""
        if not part:
            return 0
        floors = rule.get("never_below") or {}
        free = rule.get("may_go_negative") == "yes" or not (in_order or rule.get("if_reserve_short"))
        if bearer == "members" or bearer.startswith("members by "):
            return self.members_bear(clause, floors, bearer[11:] or "patronage", part, in_order and not free)
        kind = (self.accounts.get(bearer) or {}).get("kind")
        borne = part
        if bearer != "carried forward" and (bearer in floors or not (free or kind == "loss account")):
            balance = self.opening[bearer] + self.moved.get(bearer, 0)
            borne = -min(-part, max(balance - self.coins(floors.get(bearer, "0")), 0))
        if borne:
            self.line(clause, bearer, borne)
        return part - borne

    def members_bear(self, clause, floors, by, part, down_to_zero):
        floor = floors.get("member accounts", "0" if down_to_zero else None)
        weights, asides = self.weights(by)
        borne, in_order = part, "in_order" in clause
        if in_order and floor is not None:
            room = sum(max(self.coins(row["account balance"]) - self.coins(floor), 0)
                       for row, weight in zip(self.rows, weights) if weight)
            borne = -min(-part, room)
        same = [pool for pool in self.pools if pool["kind"] == "loss" and pool["by"] == by and not in_order]
        if same:
            same[0]["amount"], same[0]["exact"] = same[0]["amount"] + part, same[0]["exact"] + part
            same[0]["line"]["amount"] += part
        elif borne:
            self.pools.append({"clause": clause, "exact": Fraction(borne), "amount": borne, "weights": weights,
                               "line": self.line(clause, "members", borne), "kind": "loss", "by": by,
                               "floor": floor, "asides": asides, "each": None, "name": ""})
        return part - borne

    # 4. Sharing out.

    def divide(self):
        """Pools that share a member are divided together: exact shares are summed and rounded once;
        not gains with losses, nor with what is paid outright or was made for each member already."""
        size = len(self.rows)
        self.parts = {"dividend": [0] * size, "outright": [0] * size}
        self.proofs, groups = [], []
        for pool in self.pools:
            who = {i for i, weight in enumerate(pool["weights"]) if weight}
            meets = [g for g in groups if g[0] & who and g[1][0]["kind"] == pool["kind"]
                     and g[1][0]["each"] is None and pool["each"] is None]
            at = groups.index(meets[0]) if meets else len(groups)
            groups = [g for g in groups if g not in meets]
            groups.insert(at, (who.union(*(g[0] for g in meets)), sum((g[1] for g in meets), []) + [pool]))
        self.groups = [pools for _, pools in groups]
        for pools in self.groups:
            if pools[0]["each"] is not None:
                self.hand_out(pools[0], pools[0]["each"])
            elif pools[0].get("floor") is not None:
                self.divide_above(pools, self.coins(pools[0]["floor"]))
            else:
                self.divide_together(pools)
        self.take_back_small()
        self.dividend, self.outright = self.parts["dividend"], self.parts["outright"]

    def hand_out(self, pool, parts):
        to = "outright" if pool["kind"] == "outright" else "dividend"
        self.parts[to] = [sum(both) for both in zip(self.parts[to], parts)]

    def divide_together(self, pools):
        amount, exact = (sum(pool[key] for pool in pools) for key in ("amount", "exact"))
        weights = [sum(abs(pool["exact"]) * pool["weights"][i] / sum(pool["weights"]) for pool in pools)
                   for i in range(len(self.rows))]
        parts, proof, residue = divided(amount, weights, self.order, exact if abs(exact - amount) < 1 else None,
                                        self.rounding.get("shares") or "largest remainder", self.coin)
        self.proofs.append(([pool["clause"] for pool in pools], sum(parts), proof))
        to = (self.rounding.get("residue") or "").removeprefix("to ")
        left = apportioned(residue, {str(k): abs(pool["amount"]) for k, pool in enumerate(pools)}).values()
        for pool, part in zip(pools, left):
            if part:
                self.move_on(pool["line"], "surplus.rounding.residue", to, part, pool["name"])
        self.hand_out(pools[0], parts)

    def divide_above(self, pools, floor):
        """A loss that takes no member's account below its floor; the rest is carried forward."""
        borne = [0] * len(self.rows)
        for pool in pools:
            room = [max(self.coins(row["account balance"] or "0") + has - floor, 0)
                    for row, has in zip(self.rows, borne)]
            parts, left = water_fill(-pool["amount"], pool["weights"], [0] * len(room), room, self.order)
            borne = [has - part for has, part in zip(borne, parts)]
            if left:
                pool["line"]["amount"] += left
                self.line(f"{pool['clause']}.then", "carried forward", -left)
        self.hand_out(pools[0], borne)

    def take_back_small(self):
        """Dividends that are too small to be allocated go to an account."""
        small = self.pay_rule.get("not_allocated_below")
        if not small:
            return
        below, clause = self.value(small["amount"]) * self.coin, "surplus.pay.not_allocated_below"
        taken = sum(part for part in self.parts["dividend"] if 0 < part < below)
        self.parts["dividend"] = [0 if 0 < part < below else part for part in self.parts["dividend"]]
        if taken:
            self.line(clause, "members", -taken)
            self.line(clause, small["to"], taken)

    # 5. Payment.

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
            theirs = [i for i in left if not one.get("when") or self.value(one["when"], self.rows[i])]
            left = [i for i in left if i not in set(theirs)]
            gains = [max(self.dividend[i], 0) for i in theirs]
            parts = [rounded(gain * rate, how.removesuffix(" for each member")) if "each" in how else 0
                     for gain in gains]
            if how == "largest remainder" and any(gains):
                pool = rounded(sum(gains) * rate, "half up")
                parts = apportion(pool, gains, [self.order[i] for i in theirs])[0]
            for i, gain, part in zip(theirs, gains, parts):
                self.cash[i] = max(part, math.ceil(least * gain))
        whole_below, held_below = (self.value(rule[key]) * self.coin if rule.get(key) else 0
                                   for key in ("all_in_money_below", "held_below"))
        self.cash = [part if 0 < part < whole_below else cash for part, cash in zip(self.dividend, self.cash)]
        if held_below:
            self.held = [cash if cash < held_below else 0 for cash in self.cash]
            self.cash = [cash - held for cash, held in zip(self.cash, self.held)]

    # 6. The comparison.

    def money(self, coins):
        digits = str(abs(coins)).zfill(self.decimals + 1)
        text = digits if not self.decimals else digits[:-self.decimals] + "." + digits[-self.decimals:]
        return "-" + text if coins < 0 else text

    def member(self, i, row):
        """What register.json must say of one member."""
        amounts = {"dividend": self.dividend[i]}
        retained = self.dividend[i] - sum(paid[i] for paid in (self.cash, self.held) if paid)
        amounts |= {"cash": self.cash[i], "retained": retained} if self.cash else {}
        amounts |= {"held": self.held[i]} if self.held else {}
        amounts |= {"paid_outright": self.outright[i]} if any(p["kind"] == "outright" for p in self.pools) else {}
        if "account balance" in row:
            balance = self.coins(row["account balance"] or "0")
            amounts |= {"opening_balance": balance, "closing_balance": balance + retained}
        shares = [{"clause": pool["clause"], "share": pool["weights"][i] / sum(pool["weights"])}
                  for pools in self.groups for pool in pools if pool["weights"][i]]
        return {"member": row["member"]} | {key: row[key] for key in ("name", "class") if key in row} | {
            name: self.money(coins) for name, coins in amounts.items()} | {
            "shares": shares, "measures": {name: column[i] for name, column in self.known.items()}}

    def result(self):
        """What register.json must say."""
        def named(amounts):
            return {name: self.money(part) for name, part in amounts.items() if part}
        self.known = {name: self.did(name) for name, rule in self.measures.items() if self.is_known(name)}
        closing = {name: self.opening[name] + self.moved.get(name, 0) for name in self.opening}
        return {"fiscal_year": str(self.number), "fiscal_year_ends": str(self.ends),
                "currency": self.text["coop"]["currency"], "income_total": self.money(sum(self.income.values())),
                "income": {name: self.money(amount) for name, amount in self.income.items()},
                "waterfall": [line | {"amount": self.money(line["amount"]), "pools": named(line["pools"]),
                                      "taken_from": named(line["taken_from"])} for line in self.lines],
                "to_members": self.money(sum(self.dividend) + sum(self.outright)),
                "moved": {name: self.money(amount) for name, amount in self.moved.items()},
                "closing": {name: self.money(amount) for name, amount in closing.items()},
                "members": [self.member(i, row) for i, row in enumerate(self.rows)]}

    def proof(self):
        """The rounding proof that certificate.json must hold."""
        def edge(at):
            return at and {"member": self.rows[at[0]]["member"], "remainder": at[1]}
        return [{"pools": clauses, "amount": self.money(amount), "floors": self.money(proof[0]),
                 "left_over": proof[1], "last_to_get_one": edge(proof[2]), "first_without": edge(proof[3])}
                for clauses, amount, proof in self.proofs if proof]

def same(where, found, own):
    """Says where the folder differs first; `own` is this checker's. A Fraction compares as a number."""
    if isinstance(own, dict) and isinstance(found if own else {}, dict):
        for key, value in own.items():
            same(f"{where}, {key}", found.get(key), value)
    elif isinstance(own, list) and isinstance(found, list) and len(own) == len(found):
        for i, (one, other) in enumerate(zip(found, own)):
            name = other if isinstance(other, dict) else {}
            same(f"{where}, {name.get('member') or name.get('clause') or i + 1}", one, other)
    elif isinstance(own, Fraction) and isinstance(found, str):
        same(where, number(found), own) if number(found) != own else None
    elif found != own:
        raise Different(f"{where}: the folder says {found}, this checker finds {own}")

def hash_of(path):
    return hashlib.blake2b(path.read_bytes(), digest_size=32).hexdigest()

def check_plan(plan, own):
    """The plan of the certificate says what the bylaws in force say, clause by clause."""
    said, stands = ({clause: " ".join((one or "").split()) for clause, one in leaves("surplus", text)}
                    for text in (plan["surplus"], own.plan))
    for clause in stands | said:
        if said.get(clause) != stands.get(clause):
            raise Different(f"{clause}: the plan says {said.get(clause)}, the bylaws {stands.get(clause)}")
    for clause, phrase in plan["phrases"].items():
        by = [one.split(": ")[0] for one in own.changed if clause.startswith(one.split(": ")[1])]
        same(f"{clause}, from (certificate.json)", phrase["from"], f"amendment {by[-1]}" if by else "bylaws")
        same(f"{clause} (certificate.json)", phrase["tree"], own.tree(stands.get(clause) or ""))
    amounts = {"income": own.income, "opening": own.opening}
    same("certificate.json, plan", plan, {"chosen": own.chosen} | {
        block: {name: own.money(coins) for name, coins in named.items()} for block, named in amounts.items()} | {
        block: {name: own.value({"name": name}) for name in own.given(block)} for block in ("figures", "rates")})

def check_tables(folder, own, result):
    """register.csv, waterfall.csv, and the rows of members in texts."""
    with open(folder / "register.csv", encoding="utf-8", newline="") as table:
        register = list(csv.DictReader(table))
    heads = {"dividend": "dividend" if result["to_members"][0] != "-" else "loss", "cash": "in money",
             "held": "held", "retained": "retained", "paid_outright": "paid outright"}
    same("register.csv, rows", len(register), len(own.rows))
    for row, member in zip(register, result["members"]):
        columns = {heads.get(key, key.replace("_", " ")): value for key, value in member.items() if key != "shares"}
        same(f"register.csv, member {member['member']}", row, columns.pop("measures") | columns)
    with open(folder / "waterfall.csv", encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    last = {"clause": "", "to": "", "amount": result["income_total"]}
    lines = [{key: line[key] for key in ("clause", "to", "amount")} for line in result["waterfall"]]
    same("waterfall.csv", rows, lines + [last])
    for row in rows:
        step = re.fullmatch(r"surplus\.steps\[(\d+)\]", row["clause"])
        if step and not own.steps[int(step[1])][1].get("each_gets"):
            same(f"waterfall.csv, {row['clause']}, moves", own.tree(row["moves"].split(" (does not run")[0]),
                 own.steps[int(step[1])][2])
    texts = {name: (folder / name).read_text("utf-8").splitlines() for name in ("summary.txt", "explanations.txt")}
    for member in result["members"]:
        name, amounts = member["member"], [member[key] for key in heads if key in member]
        for line in texts["summary.txt"]:
            if line.split()[:1] == [name]:
                same(f"summary.txt, member {name}", line.split()[-len(amounts):], amounts)
        for line in texts["explanations.txt"]:
            if said := re.match(rf"{re.escape(name)}(?: .*)?: (-?[\d.]+) {result['currency']}( and|$)", line):
                same(f"explanations.txt, member {name}", said[1], amounts[0])

def check(folder):
    certificate = json.loads((folder / "certificate.json").read_text("utf-8"))
    if certificate.get("format") != "toadlane-certificate 1":
        raise Unreadable("certificate.json is not a `toadlane-certificate 1`")
    hashes = {path.relative_to(folder).as_posix(): hash_of(path) for path in sorted(folder.rglob("*"))
              if path.is_file() and path.name != "certificate.json"}
    inputs = {name: print_ for name, print_ in hashes.items() if name.startswith("inputs/")}
    same("hash", certificate["files"], inputs)
    own = YearEnd(folder / "inputs", certificate["plan"]["decimals"])
    own.run()
    result = own.result()
    check_plan(certificate["plan"], own)
    same("register.json", json.loads((folder / "register.json").read_text("utf-8")), result)
    check_tables(folder, own, result)
    same("certificate.json, rounding proof", certificate["rounding_proof"], own.proof())
    same("hash", hashes, certificate["files"])
    same("hash", certificate["files"], hashes)
    return f"accepted: {len(own.lines)} lines of the waterfall and {len(own.rows)} members, " \
           f"{result['income_total']} {result['currency']} in all"

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
    except (Unreadable, OSError, KeyError, IndexError, TypeError, ValueError, ZeroDivisionError) as why:
        print(f"cannot check: {type(why).__name__}: {why}", file=sys.stderr)
        return 2

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
