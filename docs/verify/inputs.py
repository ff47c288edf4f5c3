"""What the inputs of a year-end say. The first of three files: inputs, year_end, verify.

It reads YAML, lays amendments over the bylaws, finds the value that a body chose, reads phrases,
and says what each member did. Everything stays a text until it is asked for as a number, and every
number is exact.
"""
import csv
import datetime
import json
import math
import operator
import re
from fractions import Fraction


class Different(Exception):
    """The folder says one thing, this checker another."""


class Unreadable(Exception):
    """The folder cannot be checked."""


# YAML of a strict kind: no anchors, no tags, every value a text.

LONG = re.compile(r"(?m)^( *)((?:- )?[^\n#]*?[:-] )[|>][-+]?[ \t]*\n((?:\1 +[^\n]*\n|[ \t]*\n)*)")
BLANK = re.compile(r"(?:\s|(?<!\S)#[^\n]*)+")
SIGN = re.compile(r"[\[{]|-(?=\s)|:(?=\s)")
SIGN_INSIDE = re.compile(r"[\[\]{},]|:(?=[\s,\]}])")
QUOTED = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""", re.S)
PLAIN = re.compile(r"(?:(?!\s#|:\s)[^\n])+")
PLAIN_INSIDE = re.compile(r"(?:(?!\s#|:[\s,\]}])[^\n,\[\]{}])+")


def tokens_of(text):
    """(column, sign or nothing, text), the last one first. What stands in brackets is told as if it
    were indented: [a, b] as the items `- a` and `- b`."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n") + "\n"
    text = LONG.sub(lambda m: m[1] + m[2] + json.dumps(" ".join(m[3].split())) + "\n", text)
    tokens, brackets, before, i = [], [], "", 0
    while True:
        if blank := BLANK.match(text, i):
            i = blank.end()
        if i == len(text):
            return [(-1, "end", "")] + tokens[::-1]
        column = 1000 * len(brackets) if brackets else i - text.rfind("\n", 0, i) - 1
        sign = (SIGN_INSIDE if brackets else SIGN).match(text, i)
        quoted = QUOTED.match(text, i)
        word = sign or quoted or (PLAIN_INSIDE if brackets else PLAIN).match(text, i)
        if not word:
            raise Unreadable(f"YAML of another kind: {text[i:i + 40]!r}")
        if brackets and brackets[-1] == "[" and before in ("[", ",") and word[0] != "]":
            tokens.append((column, "-", ""))
        if brackets and (before == ":" or brackets[-1] == "["):
            column += 1
        if not sign:
            one = re.sub(r"\s*\n\s*", " ", word[0].rstrip())
            if quoted:
                one = json.loads(one) if one[0] == '"' else one[1:-1].replace("''", "'")
            tokens.append((column, "", one))
        elif word[0] in "[{":
            brackets.append(word[0])
        elif word[0] in "]}":
            brackets.pop()
        elif word[0] != ",":
            tokens.append((column, word[0], ""))
        before, i = word[0], word.end()


def node(tokens, above=-1):
    """Takes off the tokens what stands further right than the column `above`, if anything does."""
    column, sign, text = tokens[-1]
    if column <= above:
        return None
    if sign == "-":
        found = []
        while tokens[-1][:2] == (column, "-"):
            tokens.pop()
            found.append(node(tokens, column))
        return found
    tokens.pop()
    if tokens[-1][1] != ":":
        while tokens[-1][0] > above and not tokens[-1][1]:
            text += " " + tokens.pop()[2]
        return text
    found = {}
    while True:             # at the colon behind a key
        tokens.pop()
        found[text] = node(tokens, column - (tokens[-1][1] == "-"))
        if tokens[-1][0] != column or tokens[-1][1]:
            return found
        text = tokens.pop()[2]


def read_yaml(path):
    return node(tokens_of(path.read_text("utf-8")))


def number(text):
    """12_480.35, 35%, 2/3, exactly."""
    text = text.replace("_", "")
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


def listed(clause, rules):
    """The rules of a clause that may hold a list or one rule alone, each with its address."""
    if isinstance(rules, list):
        return [(f"{clause}[{i}]", one) for i, one in enumerate(rules)]
    return [] if rules is None else [(clause, rules)]


def leaves(clause, text):
    """Every text below a clause with its address: surplus.steps[1].move, 10% of surplus."""
    if isinstance(text, dict):
        for key, value in text.items():
            yield from leaves(f"{clause}.{key}", value)
    elif isinstance(text, list):
        for i, value in enumerate(text):
            yield from leaves(f"{clause}[{i}]", value)
    else:
        yield clause, text


# The text in force: amendments are laid over the bylaws; bodies choose within their bounds.

def date(text):
    return datetime.date.fromisoformat(text)


def plus(day, months=0, days=0):
    """The day so many months later, at most the last of its month, and then so many days."""
    at = day.year * 12 + day.month - 1 + months
    first, after = (datetime.date(m // 12, m % 12 + 1, 1) for m in (at, at + 1))
    return min(first + datetime.timedelta(day.day - 1), after - datetime.timedelta(1)) \
        + datetime.timedelta(days)


def year_end_plus(ends, months):
    """The last day of a month stays the last."""
    last = plus(ends, days=1).day == 1
    return plus(plus(plus(ends, days=1), months), days=-1) if last else plus(ends, months)


def year_end_in(year, day_of_year):
    day, month = day_of_year.split()
    first = datetime.datetime.strptime(f"{year} {month}", "%Y %B").date()
    return min(plus(first, days=int(day) - 1), plus(first, 1, -1))


def with_clause(text, path, value):
    """The text in which the clause of that address (surplus.steps[1].move) has another value."""
    if not path:
        return value
    if item := re.match(r"\[(\d+)\]", path):
        at = int(item[1])
        return text[:at] + [with_clause(text[at], path[item.end():], value)] + text[at + 1:]
    path = path.removeprefix(".")
    fits = [key for key in text if re.match(re.escape(key) + r"([.\[]|$)", path)]
    key = max(fits, key=len, default=path)
    return {**text, key: with_clause(text.get(key), path[len(key):], value)}


def in_force(text, ends=None):
    """The text for the fiscal year that ends then (without: the newest), and what was changed by
    which amendment."""
    changed = []
    for one in sorted(text.get("amendments") or [], key=lambda one: one["from"]):
        for path, value in (one.get("set") or {}).items():
            own = (one.get("applies_to") or {}).get(re.match(r"[^.\[]*", path)[0]) or ""
            own = re.fullmatch(r"fiscal years ending on or after (\S+)", own)
            if ends is None or ends >= date(own[1] if own else one["from"]):
                text = with_clause(text, path, value)
                changed.append((one["id"], path))
    return text, changed

SPANS = {"day": (0, 1), "week": (0, 7), "month": (1, 0), "year": (12, 0)}     # months and days


def last_day(phrase, ends):
    """The last day for a choice; None where the phrase does not count from the year end."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", phrase):
        return date(phrase)
    if day := re.fullmatch(r"(\d+)\w\w day of the (\d+)\w\w month after year end", phrase):
        return plus(ends.replace(day=1), int(day[2]), int(day[1]) - 1)
    span = re.fullmatch(r"(?:within )?([\d.]+) (day|week|month|year)s?(?: \w+ year end)?", phrase)
    if not span:
        return None
    months, days = (number(span[1]) * each for each in SPANS[span[2]])
    half = 15 if months % 1 == Fraction(1, 2) else 0
    return plus(year_end_plus(ends, months // 1), days=days // 1 + half)


def resolution_for(clause, rule, year, ends, standing, of_year):
    """The newest resolution that chooses the value of a clause in this fiscal year, or nothing. A
    standing one without `for` is about each year whose last day for the choice it kept; where the
    bylaws state none, about a year that ended less than a year before it, and all later ones."""
    phrase = (rule.get("chosen_by") or {}).get("no_later_than") or ""
    last, following = last_day(phrase, ends), year_end_plus(ends, 12)
    if last is None or last == last_day(phrase, following):
        last = min(last or following, following)
    made = []
    for one in standing + of_year:
        about = one in of_year or date(one["on"]) <= last
        if one.get("for"):
            about = int(one["for"].split()[-1]) == year
        if one["chooses"] == clause and about:
            made.append(one)
    return sorted(made, key=lambda one: one["on"])[-1] if made else None


# Phrases as trees: 25% of (profit plus surplus) is
#    {"part": ["1/4", {"plus": [{"name": "profit"}, {"name": "surplus"}]}]}

JOINS = {"or": 1, "and": 2, "reaches": 3, "exceeds": 3, "at_least": 3, "at_most": 3, "more_than": 3,
         "fewer_than": 3, "rounded": 4, "plus": 5, "minus": 5}
JOINED = {"plus": operator.add, "minus": operator.sub, "greater of": max, "lesser of": min,
          "and": operator.and_, "or": operator.or_, "reaches": operator.ge, "exceeds": operator.gt,
          "at least": operator.ge, "at most": operator.le, "more than": operator.gt,
          "fewer than": operator.lt}
UNITS = "member director vote seat proxy term minute hour day week month year".split()


class Phrase:
    """Reads one phrase; `names` are those that the bylaws and the year declare."""

    def __init__(self, text, names):
        self.words = re.findall(r"[()]|[^\s()]+", re.sub(
            r"\b(at|more|fewer) (least|most|than)\b", r"\1_\2", text))
        self.names = sorted((name.split() for name in names), key=len, reverse=True)
        self.tree = self.joined(0)
        if self.words:
            raise Unreadable(f"the phrase `{text}`")

    def take(self, words):
        fits = self.words[:len(words)] == words
        del self.words[:len(words) if fits else 0]
        return fits

    def name(self):
        for name in self.names:
            if self.take(name):
                return " ".join(name)
        words = []
        while self.words and self.words[0] != ")" and self.words[0] not in JOINS:
            words.append(self.words.pop(0))
        return " ".join(words)

    def joined(self, level):
        """Terms joined by words that bind closer than `level`, from left to right."""
        left = self.single()
        while self.words and JOINS.get(self.words[0], 0) > level:
            word = self.words.pop(0)
            if word == "rounded":
                self.take(["to", "the"])
                left = {"rounded " + self.words.pop(0): left}
            else:
                left = {word.replace("_", " "): [left, self.joined(JOINS[word])]}
        return left

    def single(self):
        if self.take(["not"]):
            return {"not": self.joined(2)}
        if self.take(["("]):
            inner = self.joined(0)
            self.take([")"])
            return inner
        for which in ("greater of", "lesser of"):
            if self.take(which.split()):
                one = self.single()
                self.take(["and"])
                return {which: [one, self.single()]}
        for kind in ("all of", "rest of", "rest", "balance of", "moved to"):
            if self.take(kind.split()):
                return {kind: "" if kind == "rest" else self.name()}
        if not (self.words and self.words[0][0].isdigit()):
            return {"name": self.name()}
        word = self.words.pop(0)
        exact = str(number(word))
        if not word.endswith("%") and "/" not in word:
            unit = self.name()
            return {"number": [exact, unit + "s" if unit in UNITS else unit]}
        return {"part": [exact, self.single()]} if self.take(["of"]) else {"fraction": exact}


def only(tree):
    """The one key of a tree, and what it holds."""
    return next(iter(tree.items()))


def value_of(tree, named):
    """What a tree comes to: money in whole units, a rate, yes or no. `named(kind, name)` is what
    the year gives for a name."""
    kind, of = only(tree)
    if kind in ("number", "fraction"):
        return Fraction(of[0] if kind == "number" else of)
    if kind in ("name", "balance of", "moved to"):
        return named(kind, of)
    if kind == "part":
        return Fraction(of[0]) * value_of(of[1], named)
    if kind == "not":
        return not value_of(of, named)
    if kind.startswith("rounded"):
        return rounded(value_of(of, named), {"up": "up", "down": "down"}.get(kind[8:], "half up"))
    if of[0] == {"name": "time as member"}:          # did they join that long before the year end?
        count, unit = of[1]["number"]
        months, days = (-int(count) * each for each in SPANS[unit.removesuffix("s")])
        return JOINED[kind](plus(named("the year end", ""), months, days), named("joined", ""))
    return JOINED[kind](value_of(of[0], named), value_of(of[1], named))


def rounded(exact, how):
    """Down and up go toward minus and plus infinity, a half away from zero or to the even one."""
    low, above, half = math.floor(exact), exact % 1, Fraction(1, 2)
    return low + {"down": False, "up": above > 0, "toward zero": exact < 0 and above > 0,
                  "half up": above > half or (above == half and exact > 0),
                  "half even": above > half or (above == half and low % 2 == 1)}[how]


def number_order(member):
    """M2 before M10: runs of digits are compared as numbers."""
    name = member.encode()
    runs = re.findall(rb"[0-9]+|[^0-9]", name)
    return [(0x30, int(run)) if run.isdigit() else (run[0], 0) for run in runs], len(name), name


# The inputs of one year-end, and what members did.

SETTINGS = ("losses_covered_by_other", "split_by")     # of surplus.income; the rest are incomes
PARTS = {"minutes": 1, "hours": 60, "days": 1, "weeks": 7, "months": 1, "years": 12}


class Inputs:
    """The bylaws in force at the year end, the year's figures and the members' table."""

    def __init__(self, folder, decimals):
        bylaws, self.year = read_yaml(folder / "bylaws.yaml"), read_yaml(folder / "year.yaml")
        self.number = int(self.year["fiscal_year"].split()[-1])
        day = in_force(bylaws)[0]["coop"].get("fiscal_year_ends") or "31 December"
        self.ends = year_end_in(self.number, day)
        self.begins = plus(year_end_in(self.number - 1, day), days=1)
        self.text, self.changed = in_force(bylaws, self.ends)
        self.plan, self.decimals, self.coin = self.text["surplus"], decimals, 10 ** decimals
        self.accounts = self.text.get("accounts") or {}
        self.classes = self.text.get("classes") or {}
        self.measures = self.plan.get("measures") or {}
        self.patronage = self.plan.get("patronage") or {}
        with open(folder / "members.csv", encoding="utf-8-sig", newline="") as table:
            self.rows = [{head.strip(): cell.strip() for head, cell in row.items()}
                         for row in csv.DictReader(table)]
        self.order = [number_order(row["member"]) for row in self.rows]
        self.opening = {name: self.coins(text) for name, text in self.given("opening").items()}
        incomes = [name for name in self.plan["income"] if name not in SETTINGS]
        self.income = {name: self.coins(self.given("income").get(name, "0")) for name in incomes}
        self.names = {*incomes, *self.accounts, *self.classes, *self.measures, "time as member",
                      *self.given("figures"), *self.given("rates"), "account balance", "the pool"}
        self.moved, self.chosen, self.columns, self.trees = {}, {}, {}, {}

    def given(self, block):
        """A block of the year's file."""
        return self.year.get(block) or {}

    def coins(self, text):
        return int(number(text) * self.coin)

    def tree(self, text):
        if text not in self.trees:
            self.trees[text] = Phrase(text, self.names).tree
        return self.trees[text]

    def value(self, phrase, row=None, given=None):
        """What a phrase comes to. `row` is the member whom it asks about; `given` are values that
        go before those of the year."""
        def named(kind, name):
            if kind in ("joined", "the year end"):
                return date(row["joined"]) if kind == "joined" else self.ends
            if kind in ("balance of", "moved to"):
                opening = self.opening[name] if kind == "balance of" else 0
                return Fraction(opening + self.moved.get(name, 0), self.coin)
            if given and name in given:
                return given[name]
            if name in self.income:
                return Fraction(self.income[name], self.coin)
            if row and name in self.classes:
                return row["class"] == name
            said = (self.given("figures") | self.given("rates"))[name]
            return number(said["is"] if isinstance(said, dict) else said)
        return value_of(self.tree(phrase) if isinstance(phrase, str) else phrase, named)

    def choose(self, clause, rule):
        """The value of a choice in this year, and the least that it may be."""
        standing, of_year = ([one for _, one in listed("", text.get("resolutions"))]
                             for text in (self.text, self.year))
        one = resolution_for(clause, rule, self.number, self.ends, standing, of_year)
        value = self.value(one["value"] if one else rule["is"])
        least, most = self.value(rule.get("at_least") or "0%"), self.value(
            rule.get("at_most") or "100%")
        body = (rule.get("chosen_by") or {}).get("body")
        by = f"{one['id']} of {one['on']} by the {one['by']}" if one else "the bylaws"
        if not least <= value <= most or (one and one["by"] != body):
            raise Different(f"{clause}: {by} may not choose {value} here")
        self.chosen[clause] = {"value": value, "by": by}
        return value, least

    def is_known(self, name):
        """Whether the table has all columns that a measure is made of."""
        rule = self.measures[name]
        said, less = rule.get("is") or "", rule.get("less") or []
        if said.endswith("as member"):
            return "joined" in self.rows[0]
        made_of = rule.get("product_of") or [one for one in (said, *less) if one in self.measures]
        return all(map(self.is_known, made_of)) if made_of else bool(said) or name in self.rows[0]

    def did(self, name):
        """What each member has of a measure: a column of the table, or made of other measures, of
        the days of membership, or the same for all."""
        rule = self.measures[name]
        if rule.get("product_of"):
            return [math.prod(factors) for factors in zip(*map(self.counted, rule["product_of"]))]
        said = rule.get("is")
        if said in ("days as member", "full years as member"):
            return [self.membership(said, row) for row in self.rows]
        if said in self.measures:
            columns = [self.counted(one) for one in (said, *(rule.get("less") or []))]
            return [max(has - sum(less), 0) for has, *less in zip(*columns)]
        return [number(said or row[name] or "0") for row in self.rows]

    def membership(self, what, row):
        """The days of membership within the year, both ends counted; or the anniversaries."""
        joined, last = date(row["joined"]), min(date(row.get("left") or str(self.ends)), self.ends)
        if what == "days as member":
            return max((last - max(joined, self.begins)).days + 1, 0)
        before = (last.month, last.day) < (joined.month, joined.day)
        return max(last.year - joined.year - before, 0)

    def counted(self, name):
        """A measure as it counts: who has less than `at_least` has none, and what is over `at_most`
        does not count."""
        if name not in self.columns:
            rule = self.measures[name]
            least, most = (self.in_unit(rule[key], name) if rule.get(key) else None
                           for key in ("at_least", "at_most"))
            column = [0 if least is not None and has < least else has for has in self.did(name)]
            self.columns[name] = column if most is None else [min(has, most) for has in column]
        return self.columns[name]

    def in_unit(self, phrase, measure):
        """A limit in the unit of its measure: 90 minutes of hours are 3/2."""
        count, own = only(self.tree(phrase))[1]
        unit = self.measures[measure]["unit"]
        return Fraction(count) * PARTS.get(own or unit, 1) / PARTS.get(unit, 1)

    def standing(self, only_class):
        """Of each member: True shares; None does not, and counts for the account of `the_rest`;
        False does not count."""
        rule, least = self.patronage.get("eligible") or {}, 0
        column = [0] * len(self.rows)
        if rule.get("at_least"):
            column = self.counted(rule["of"])
            if part := re.fullmatch(r"(\S+) of the average", rule["at_least"]):
                some = sum(has > 0 for has in column)        # evaluated once, over all who have any
                least = number(part[1]) * sum(column) / max(some, 1)
            else:
                least = self.in_unit(rule["at_least"], rule["of"])
        standing = []
        for row, has in zip(self.rows, column):
            eligible = (has >= least
                        and (not rule.get("classes") or row["class"] in rule["classes"])
                        and (not rule.get("when") or self.value(rule["when"], row)))
            of_class = not only_class or row["class"] == only_class
            standing.append(of_class and (eligible or (None if rule.get("the_rest") else False)))
        return standing

    def weights(self, by, only_class=""):
        """What a pool is divided by: the weight of each member; and the parts of the pool that go
        to accounts, each as (clause, account, part)."""
        parts, rule, asides = {by: Fraction(1)}, self.patronage, []
        if by == "patronage":
            stated = rule.get("weights") or dict.fromkeys(self.measures, "1/1")
            parts = {name: self.value(part) for name, part in stated.items()}
        standing = self.standing(only_class)
        columns = {name: [0 if stands is False else has for has, stands in
                          zip(self.counted(name), standing)] for name in parts}
        base = {name: sum(column) for name, column in columns.items()}
        if len(parts) > 1 and (rule.get("combine") or "").startswith("separate shares"):
            some = sum(part for name, part in parts.items() if base[name])
            empty = {name: part for name, part in parts.items() if some and not base[name]}
            if rule.get("empty_measure") != "weights of the others":
                asides = [("empty_measure", rule.get("empty_measure") or "",
                           part / sum(parts.values())) for part in empty.values() if part]
            parts = {name: part / base[name] if base[name] else 0 for name, part in parts.items()}
        weights = [sum(parts[name] * columns[name][i] for name in parts)
                   for i in range(len(self.rows))]
        rest = sum(weight for weight, stands in zip(weights, standing) if stands is None)
        weights = [weight if stands else 0 for weight, stands in zip(weights, standing)]
        if rest:
            left = 1 - sum(part for _, _, part in asides)
            asides.append(("eligible.the_rest", rule["eligible"]["the_rest"],
                           left * rest / (sum(weights) + rest)))
        return weights, [(f"surplus.patronage.{key}", to.removeprefix("to "), part)
                         for key, to, part in asides]
