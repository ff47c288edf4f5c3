"""What the inputs of a year-end say. The first of two files: inputs, verify.

It reads YAML, lays amendments over the bylaws, divides into whole coins, reads phrases, finds the
value that a body chose and the loss rule that holds, and says what each member did. Everything
stays a text until it is asked for as a number, and every number is exact.
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


# 1. YAML of a strict kind: no anchors, no tags, every value a text.

QUOTED = r"""(?<![^\s\[{,])('(?:[^']|'')*'|"(?:[^"\\]|\\.)*")"""
COMMENT = re.compile(QUOTED + r"|(?<!\S)#[^\n]*")
LONG = re.compile(r"(?m)^( *)((?:- )?[^\n#]*?[:-] )[|>][-+]?[ \t]*\n((?:\1 +[^\n]*\n|[ \t]*\n)*)")
KEY = re.compile(QUOTED + r"""?((?(1)|[^\s\[{'"].*?))\s*:(?:\s+(.*)|$)""")
ITEM = re.compile(r"-(?:\s+|$)")
IN_BRACKETS = re.compile(
    r"\s+|" + QUOTED + r"|([\[\]{},]|:(?=[\s,\]}]))|((?:(?!:[\s,\]}])[^,\[\]{}])+)")


def scalar(text):
    """A text that stands in quotes, or in none."""
    if text[0] == "'":
        return text[1:-1].replace("''", "'")
    return json.loads(text) if text[0] == '"' else " ".join(text.split())


def one_line(text):
    """A text; or what stands in brackets, [a, b] or {key: value}, by way of JSON."""
    if text[0] not in "[{":
        return scalar(text)
    tokens = [sign or json.dumps(scalar(quoted or plain))
              for quoted, sign, plain in IN_BRACKETS.findall(text) if quoted or sign or plain]
    return json.loads(re.sub(r":(?=[,}])", ":null", "".join(tokens)))


def block(lines, above=-1):
    """Takes off the lines, each (column, text) and the last one first, what stands further right
    than the column `above`."""
    column, found = lines[-1][0], {}
    if ITEM.match(lines[-1][1]):
        found = []
        while lines[-1][0] == column and (item := ITEM.match(lines[-1][1])):
            _, text = lines.pop()
            if text[item.end():]:
                lines.append((column + item.end(), text[item.end():]))
            found.append(block(lines, column) if lines[-1][0] > column else None)
        return found
    while lines[-1][0] == column and (key := KEY.fullmatch(lines[-1][1])):
        lines.pop()
        if key[3]:
            lines.append((column + 1, key[3]))
        beside = lines[-1][0] == column and bool(ITEM.match(lines[-1][1]))
        further = lines[-1][0] > column or beside
        found[scalar(key[1] or key[2])] = block(lines, column - beside) if further else None
    parts = []
    while not found and lines[-1][0] > above:
        parts.append(lines.pop()[1])
    return found or one_line(" ".join(parts))


def read_yaml(path):
    text = path.read_text("utf-8").removeprefix("\ufeff").replace("\r\n", "\n") + "\n"
    text = LONG.sub(lambda m: m[1] + m[2] + json.dumps(" ".join(m[3].split())) + "\n", text)
    lines = COMMENT.sub(lambda m: m[1] or "", text).split("\n")
    lines = [(-1, "")] + [(len(line) - len(line.lstrip()), line.strip())
                          for line in reversed(lines) if line.strip()]
    found = block(lines)
    if len(lines) > 1:
        raise Unreadable(f"{path.name}: YAML of another kind: {lines[-1][1]}")
    return found


def read_table(path):
    with open(path, encoding="utf-8-sig", newline="") as table:
        return [{head.strip(): cell.strip() for head, cell in row.items()}
                for row in csv.DictReader(table)]


def listed(clause, rules):
    """The rules of a clause that may hold a list or one rule alone, each with its address."""
    if isinstance(rules, list):
        return [(f"{clause}[{i}]", one) for i, one in enumerate(rules)]
    return [(clause, rules)] if rules else []


def leaves(clause, text):
    """Every text below a clause by its address: surplus.steps[1].move is `10% of surplus`."""
    if not isinstance(text, (dict, list)):
        return {clause: " ".join((text or "").split())}
    inner = listed(clause, text) if isinstance(text, list) else [
        (f"{clause}.{key}", one) for key, one in text.items()]
    return {at: leaf for place, one in inner for at, leaf in leaves(place, one).items()}


# 2. Numbers and days.

date = datetime.date.fromisoformat
SPANS = {"day": (0, 1), "week": (0, 7), "month": (1, 0), "year": (12, 0)}     # months and days


def number(text):
    """12_480.35, 35%, 2/3, exactly."""
    text = text.replace("_", "")
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)


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


def plus(day, months=0, days=0):
    """The day so many months later, at most the last of its month, and then so many days."""
    at = day.year * 12 + day.month - 1 + months
    first, after = (datetime.date(m // 12, m % 12 + 1, 1) for m in (at, at + 1))
    return first + datetime.timedelta(min(day.day, (after - first).days) - 1 + days)


def year_end_plus(ends, months):
    """The last day of a month stays the last."""
    last = plus(ends, days=1).day == 1
    return plus(plus(plus(ends, days=1), months), days=-1) if last else plus(ends, months)


def year_end_in(year, day_of_year):
    day, month = day_of_year.split()
    first = datetime.datetime.strptime(f"{year} {month}", "%Y %B").date()
    return min(plus(first, days=int(day) - 1), plus(plus(first, 1), days=-1))


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


# 3. Amendments are laid over the bylaws.

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


def settled(text):
    """The text in which a clause that two articles contradict each other about stands as the one
    says that the readings name. The rule around it cites that article too."""
    holds = {one["of"]: one["taken_as"] for _, one in listed("", text.get("readings"))}
    for _, one in listed("", text.get("contradictions")):
        path, says = one["of"], one["says"]
        article = next((name for name in says if name == holds.get(path)), next(iter(says)))
        text = with_clause(text, path, says[article])
        own = isinstance(says[article], dict) and "cite" in says[article]
        around = [] if own else re.finditer(r"[.\[]", path)
        cites, stands = [f"{path[:cut.start()]}.cite" for cut in around], leaves("", text)
        cite = next((at for at in reversed(cites) if f".{at}" in stands), None)
        if cite and stands[f".{cite}"] != article:
            text = with_clause(text, cite, f"{stands[f'.{cite}']}, {article}")
    return text


def in_force(text, ends=datetime.date.max):
    """The text for the fiscal year that ends then (without: the newest), and what was changed by
    which amendment."""
    changed = []
    for one in sorted(text.get("amendments") or [], key=lambda one: one["from"]):
        for path, value in (one.get("set") or {}).items():
            own = (one.get("applies_to") or {}).get(re.match(r"[^.\[]*", path)[0]) or ""
            own = re.fullmatch(r"fiscal years ending on or after (\S+)", own)
            if ends >= date(own[1] if own else one["from"]):
                text = with_clause(text, path, value)
                changed.append((one["id"], path))
    return text, changed


# 4. Division into whole coins.

def apportion(pool, weights, order, exact=None):
    """Everybody gets the whole coins of the exact share; the coins left over go one each to the
    largest remainders, of equal ones to the larger weight, then to the lower number. `exact` is
    what the pool was before it was rounded. Also the proof: what the whole coins sum to, how many
    were left, who was the last to get one, and who the first not to, each with the remainder."""
    if pool == 0:
        return [0] * len(weights), None
    each = abs(Fraction(pool if exact is None else exact)) / sum(weights)
    parts, rests = zip(*(divmod(weight * each, 1) for weight in weights))
    left = abs(pool) - sum(parts)
    waiting = sorted((i for i, rest in enumerate(rests) if rest),
                     key=lambda i: (-rests[i], -weights[i], order[i]))
    edges = [(waiting[k], rests[waiting[k]]) if 0 <= k < len(waiting) else None
             for k in (left - 1, left)]
    sign, topped = 1 if pool > 0 else -1, set(waiting[:left])
    topped_up = [sign * (part + (i in topped)) for i, part in enumerate(parts)]
    return topped_up, (sum(parts), left, *edges)


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


def water_fill(pool, weights, least, most, order):
    """A pool in proportion to the weights, but to each at least and at most so many coins: whoever
    is held at a limit gets it, and the others share the rest, until the limits hold nobody more.
    Gives the parts, and what nobody can take."""
    least = [min(low, high) if weight else 0 for weight, low, high in zip(weights, least, most)]
    if sum(least) > pool:                               # not enough for the least of each
        return apportion(pool, least, order)[0], 0
    parts = {i: 0 for i, weight in enumerate(weights) if not weight}
    while free := [i for i in range(len(weights)) if i not in parts]:
        left = pool - sum(parts.values())
        level = Fraction(left) / sum(weights[i] for i in free)
        limited = {i: min(max(level * weights[i], least[i]), most[i]) for i in free}
        over = sum(limited.values()) - left
        held = {i: limit for i, limit in limited.items() if (limit - level * weights[i]) * over > 0
                or (over == 0 and limit != level * weights[i])}
        if not held:
            shared, _ = apportion(left, [weights[i] for i in free], [order[i] for i in free])
            held = dict(zip(free, shared))
        parts |= held
    return [parts[i] for i in range(len(weights))], pool - sum(parts.values())


# 4. Phrases as trees: 25% of (profit plus surplus) is
#    {"part": ["1/4", {"plus": [{"name": "profit"}, {"name": "surplus"}]}]}

BINDS = {"or": 1, "and": 2, "reaches": 3, "exceeds": 3, "at least": 3, "at most": 3, "more than": 3,
         "fewer than": 3, "rounded up": 4, "rounded down": 4, "rounded to the nearest": 4,
         "plus": 5, "minus": 5}
JOINED = {"plus": operator.add, "minus": operator.sub, "greater of": max, "lesser of": min,
          "and": operator.and_, "or": operator.or_, "reaches": operator.ge, "exceeds": operator.gt,
          "at least": operator.ge, "at most": operator.le, "more than": operator.gt,
          "fewer than": operator.lt}
OF_NAMES = ("all of", "rest of", "balance of", "moved to")
UNITS = "minute hour day week month year".split()


def parse(text, names):
    """The tree of a phrase; `names` are those that the bylaws and the year declare."""
    known = sorted({*names, *BINDS, *JOINED, *OF_NAMES}, key=len, reverse=True)
    known = "|".join(map(re.escape, known))
    words = [*re.findall(rf"[()]|(?:{known})(?![^\s()])|[^\s()]+", text), ""]

    def joined(level):
        """Terms joined by words that bind closer than `level`, from left to right."""
        left = single()
        while BINDS.get(words[0], 0) > level:
            word = words.pop(0)
            if word.startswith("rounded"):
                left = {word.replace("to the ", ""): left}
            else:
                left = {word: [left, joined(BINDS[word])]}
        return left

    def single():
        word = words.pop(0)
        if word == "(":
            inner, _ = joined(0), words.pop(0)
            return inner
        if word in ("greater of", "lesser of"):
            one, _, other = single(), words.pop(0), single()
            return {word: [one, other]}
        if word == "not":
            return {word: joined(2)}
        if word in OF_NAMES or word == "rest":
            return {word: words.pop(0) if word in OF_NAMES else ""}
        if not word[0].isdigit():
            return {"name": word}
        exact = str(number(word))
        if words[0] == "of":
            words.pop(0)
            return {"part": [exact, single()]}
        if word.endswith("%") or "/" in word:
            return {"fraction": exact}
        unit = "" if words[0] in (*BINDS, ")", "") else words.pop(0)
        return {"number": [exact, unit + "s" if unit in UNITS else unit]}

    tree = joined(0)
    if words != [""]:
        raise Unreadable(f"the phrase `{text}`")
    return tree


def only(tree):
    """The one key of a tree, and what it holds."""
    return next(iter(tree.items()))


# 6. The inputs of one year-end, and what phrases come to.

SETTINGS = ("losses_covered_by_other", "split_by")     # of surplus.income; the rest are incomes
PARTS = {"minutes": 1, "hours": 60, "days": 1, "weeks": 7, "months": 1, "years": 12}


class Inputs:
    """The bylaws in force at the year end, the year's figures and the members' table."""

    def __init__(self, folder, decimals):
        bylaws, self.year = (read_yaml(folder / f"{name}.yaml") for name in ("bylaws", "year"))
        bylaws = settled(bylaws)
        newest, _ = in_force(bylaws)
        self.ends = year_end_in(int(self.year["fiscal_year"].split()[-1]),
                                newest["coop"].get("fiscal_year_ends") or "31 December")
        self.text, self.changed = in_force(bylaws, self.ends)
        self.decimals, self.coin = decimals, 10 ** decimals
        self.plan = self.text["surplus"]
        self.accounts, self.classes = (self.text.get(key) or {} for key in ("accounts", "classes"))
        self.measures, self.patronage, self.rounding, self.pay_rule = (
            self.plan.get(key) or {} for key in ("measures", "patronage", "rounding", "pay"))
        self.rows = read_table(folder / "members.csv")
        self.order = [number_order(row["member"]) for row in self.rows]
        given = {block: self.year.get(block) or {}
                 for block in ("income", "opening", "figures", "rates", "others")}
        self.figures, self.rates = ({
            name: number(one["is"] if isinstance(one, dict) else one)
            for name, one in given[block].items()} for block in ("figures", "rates"))
        self.opening = {name: self.coins(text) for name, text in given["opening"].items()}
        self.income = {name: self.coins(given["income"].get(name, "0"))
                       for name in self.plan["income"] if name not in SETTINGS}
        self.moved, self.chosen, self.columns, self.trees = {}, {}, {}, {}
        self.names = {*self.income, *self.accounts, *self.classes, *self.measures, *self.figures,
                      *self.rates, *(rule["unit"] for rule in self.measures.values()),
                      "time as member", "account balance", "the pool"}
        if self.year.get("net_income"):
            by = self.plan["income"]["split_by"]
            did = {"1": sum(self.counted(by)), "2": number(given["others"][by])}
            parts = apportioned(self.coins(self.year["net_income"]), did)
            self.income = dict(zip(self.income, parts.values()))

    def coins(self, text):
        return int(number(text) * self.coin)

    def money(self, coins):
        """So many coins as a text: 1548.20."""
        digits = str(abs(coins)).zfill(self.decimals + 1)
        whole, rest = digits[:len(digits) - self.decimals], digits[len(digits) - self.decimals:]
        return ("-" if coins < 0 else "") + whole + ("." + rest if rest else "")

    def moneys(self, amounts):
        return {name: self.money(coins) for name, coins in amounts.items()}

    def tree(self, text):
        if text not in self.trees:
            self.trees[text] = parse(text, self.names)
        return self.trees[text]

    def value(self, phrase, given={}):
        """What a phrase comes to: money in whole units, a rate, yes or no. `given` are values that
        go before those of the year."""
        kind, of = only(self.tree(phrase) if isinstance(phrase, str) else phrase)
        if kind in ("number", "fraction"):
            return Fraction(of[0] if kind == "number" else of)
        if kind == "name":
            if of in given:
                return given[of]
            own = self.figures | self.rates
            return Fraction(self.income[of], self.coin) if of in self.income else own[of]
        if isinstance(of, str):
            return Fraction(self.balance(kind, of), self.coin)
        if kind == "part":
            return Fraction(of[0]) * self.value(of[1], given)
        if kind == "not":
            return not self.value(of, given)
        if kind.startswith("rounded"):
            how = kind.removeprefix("rounded ").replace("nearest", "half up")
            return rounded(self.value(of, given), how)
        if of[0] == {"name": "time as member"}:      # did they join that long before the year end?
            count, unit = of[1]["number"]
            months, days = (-int(count) * each for each in SPANS[unit.removesuffix("s")])
            return JOINED[kind](plus(self.ends, months, days), date(given["joined"]))
        return JOINED[kind](self.value(of[0], given), self.value(of[1], given))

    def balance(self, what, name):
        """The coins of an income that are left, or of an account."""
        if what in ("moved to", "balance of"):
            opening = self.opening[name] if what == "balance of" else 0
            return opening + self.moved.get(name, 0)
        return self.left[name] if name else sum(self.left.values())

    def coins_of(self, phrase, given={}):
        """An amount in coins, not yet rounded; less than nothing is nothing."""
        return max(self.value(phrase, given), 0) * self.coin

    # 7. What bodies chose, which loss rule holds, and what members did.

    def choose(self, clause, rule):
        """The value of a choice in this year, and the least that it may be: the newest resolution
        decides. A standing one without `for` is about each year whose last day for the choice it
        kept; where the bylaws state none, about a year that ended less than a year before it."""
        chosen_by = rule.get("chosen_by") or {}
        phrase, following = chosen_by.get("no_later_than") or "", year_end_plus(self.ends, 12)
        last = last_day(phrase, self.ends)
        if last is None or last == last_day(phrase, following):
            last = min(last or following, following)
        made = [(one, date(one["on"]) <= last)
                for _, one in listed("", self.text.get("resolutions"))]
        made += [(one, True) for _, one in listed("", self.year.get("resolutions"))]
        made = [one for one, in_time in made if one["chooses"] == clause and (
            int(one["for"].split()[-1]) == self.ends.year if one.get("for") else in_time)]
        one = sorted(made, key=lambda one: one["on"])[-1] if made else None
        value = self.value(one["value"] if one else rule["is"])
        least = self.value(rule.get("at_least") or "0%")
        by = f"{one['id']} of {one['on']} by the {one['by']}" if one else "the bylaws"
        if not least <= value <= self.value(rule.get("at_most") or "100%") or (
                one and one["by"] != chosen_by.get("body")):
            raise Different(f"{clause}: {by} may not choose {value} here")
        self.chosen[clause] = {"value": value, "by": by}
        return value, least

    def loss_rule(self):
        """The first rule that holds in this year."""
        for clause, rule in listed("surplus.losses", self.plan.get("losses")):
            scope, holds = rule.get("in") or "", True
            years = [int(year) for year in re.findall(r"\d+", scope)]
            if "ending" in scope:
                holds = self.ends >= date(scope.split()[-1])
            elif years:
                count = self.ends.year
                if years[0] < 1000:                     # counted from the first fiscal year
                    count += 1 - int(self.year.get("first_fiscal_year")
                                     or self.text["coop"]["first_fiscal_year"])
                holds = years[0] <= count <= years[-1]
            if rule.get("otherwise") == "yes" or (
                    holds and (not rule.get("when") or self.value(rule["when"]))):
                return clause, rule
        raise Different("surplus.losses: no rule holds in this year")

    def did(self, name):
        """What each member has of a measure: a column of the table, or made of other measures, of
        the days of membership within the year, or of its anniversaries, or the same for all."""
        rule = self.measures[name]
        said = rule.get("is")
        if rule.get("product_of"):
            return [math.prod(factors) for factors in zip(*map(self.counted, rule["product_of"]))]
        if said in self.measures:
            columns = [self.counted(one) for one in (said, *(rule.get("less") or []))]
            return [max(has - sum(less), 0) for has, *less in zip(*columns)]
        if said not in ("days as member", "full years as member"):
            return [number(said or row[name] or "0") for row in self.rows]
        begins, column = plus(year_end_plus(self.ends, -12), days=1), []
        for row in self.rows:
            first = date(row["joined"])
            last = min(date(row.get("left") or str(self.ends)), self.ends)
            if said == "days as member":
                column.append(max((last - max(first, begins)).days + 1, 0))
            else:
                before = (last.month, last.day) < (first.month, first.day)
                column.append(max(last.year - first.year - before, 0))
        return column

    def counted(self, name):
        """A measure as it counts: who has less than `at_least` has none, and what is over `at_most`
        does not count."""
        if name not in self.columns:
            rule, column = self.measures[name], self.did(name)
            if rule.get("at_least"):
                least = self.in_unit(rule["at_least"], name)
                column = [has if has >= least else 0 for has in column]
            if rule.get("at_most"):
                most = self.in_unit(rule["at_most"], name)
                column = [min(has, most) for has in column]
            self.columns[name] = column
        return self.columns[name]

    def in_unit(self, phrase, measure):
        """A limit in the unit of its measure: 90 minutes of hours are 3/2."""
        unit, (count, own) = self.measures[measure]["unit"], self.tree(phrase)["number"]
        return Fraction(count) * PARTS.get(own or unit, 1) / PARTS.get(unit, 1)

    def of_row(self, row):
        """What a phrase may ask about a member: whether they are of a class, and since when."""
        return {name: row.get("class") == name for name in self.classes} | {
            "joined": row.get("joined")}

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
                        and (not rule.get("when") or self.value(rule["when"], self.of_row(row))))
            of_class = not only_class or row["class"] == only_class
            standing.append(of_class and (eligible or (None if rule.get("the_rest") else False)))
        return standing

    def weights(self, by, only_class=""):
        """What a pool is divided by: the weight of each member; and the parts of the pool that go
        to accounts, each as (clause, account, part)."""
        parts, rule, asides = {by: Fraction(1)}, self.patronage, []
        if by == "patronage":
            stated = rule.get("weights") or dict.fromkeys(self.measures, "100%")
            parts = {name: self.value(part) for name, part in stated.items()}
        standing = self.standing(only_class)
        columns = {name: [0 if stands is False else has for has, stands in
                          zip(self.counted(name), standing)] for name in parts}
        base = {name: sum(column) for name, column in columns.items()}
        if len(parts) > 1 and (rule.get("combine") or "").startswith("separate shares"):
            to, all_parts = rule.get("empty_measure") or "", sum(parts.values())
            if to != "weights of the others" and any(parts[name] and base[name] for name in parts):
                asides = [("surplus.patronage.empty_measure", to, part / all_parts)
                          for name, part in parts.items() if part and not base[name]]
            parts = {name: part / base[name] if base[name] else 0 for name, part in parts.items()}
        weights = [sum(part * columns[name][i] for name, part in parts.items())
                   for i in range(len(self.rows))]
        rest = sum(weight for weight, stands in zip(weights, standing) if stands is None)
        weights = [weight if stands else 0 for weight, stands in zip(weights, standing)]
        if rest:
            left = 1 - sum(part for _, _, part in asides)
            asides.append(("surplus.patronage.eligible.the_rest", rule["eligible"]["the_rest"],
                           left * rest / (sum(weights) + rest)))
        return weights, asides

    def of_each(self, name):
        """What amounts of each member may name: the balance of the account, or a measure as it
        counts for who shares."""
        if name == "account balance":
            return [max(number(row[name] or "0"), 0) for row in self.rows]
        return self.weights(name)[0]

    def room_above(self, floor, borne):
        """What each member's account holds above the floor after losses borne before."""
        return [max(self.coins(row["account balance"] or "0") + before - self.coins(floor), 0)
                for row, before in zip(self.rows, borne)]
