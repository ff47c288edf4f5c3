"""Where each value of a bylaws file stands, by its clause, and what to write there instead.

Reads what the example bylaws are written in: blocks by indentation, `- ` items, `{...}`, `[...]`,
quoted and plain words. It is no reader of YAML at large; that the program answers otherwise when a
value found here is changed shows that it was the right place.
"""
import collections
import re

NEW_ARTICLE = " as changed"
NUMBER = re.compile(r"(?<![\w.,/-])(?:(\d+)/(\d+)|(\d[\d_]*)(\.\d+)?)(?=%|th\b|[^\w/-]|$)")
OTHER_WORDS = {"all of": "99% of", "rest of": "all of", "unanimous of": "at least 99% of"}


def value_at(text, start, address, places, ends=""):
    """Notes the value that begins at `start` and what it holds; gives the offset behind it."""
    if text[start] in "{[":
        here, count = start + 1, 0
        while text[here] not in "}]":
            name = f"[{count}]"
            if text[start] == "{":
                key = re.compile(r"([^:,{}\[\]]+): ").match(text, here)
                name, here = "." + key[1], key.end()
            here = value_at(text, here, address + name, places, ",}]")
            here = re.compile(r",?\s*").match(text, here).end()
            count += 1
        return here + 1
    plain = r"[^,}\]\n]+" if ends else r"(?:(?! +#)[^\n])+"
    match = re.compile(r'"[^"]*"|' + plain).match(text, start)
    quote = text[start] == '"'
    places[address] = (match.start() + quote, match.end() - quote)
    return match.end()


def places_in(text):
    """Where each value of a bylaws file stands: `surplus.steps[1].until` -> first, behind last."""
    places, blocks, counts, here = {}, [(-1, "")], collections.Counter(), 0
    line = re.compile(r"[ ]*(?:#.*)?\n|( *)((?:- )?)")
    key = re.compile(r'([^\s:#{}\[\]"-][^:#{}\[\]"\n]*):(?: +|(?=\n))')
    while here < len(text):
        start = line.match(text, here)
        here = start.end()
        if start[1] is None:
            continue
        column = len(start[1])
        while blocks[-1][0] >= column:
            blocks.pop()
        if start[2]:
            address = blocks[-1][1]
            blocks.append((column, f"{address}[{counts[address]}]"))
            counts[address] += 1
            column += 2
        found = key.match(text, here)
        address = blocks[-1][1]
        if found:
            address = (address + "." if address else "") + found[1]
            here = found.end()
        if text[here] in "\n#":
            blocks.append((column, address))
        else:
            here = value_at(text, here, address, places)
        here = text.index("\n", here) + 1
    return places


def a_unit_off(number, by):
    """2/3 -> 3/4, 10 -> 11, 8.5 -> 9.5"""
    top, bottom, whole, decimals = number.groups()
    if top:
        return f"{int(top) + by}/{int(bottom) + by}"
    return f"{int(whole.replace('_', '')) + by}{decimals or ''}"


def changes_of(words):
    """Other words for a rule. For each of its numbers: the number with the word behind it, and the
    rule with that number a unit up and a unit down. Without a number: another word, if one is
    known."""
    numbers = [(re.match(r"\S+(?: \w+)?", words[number.start():])[0],
                [words[:number.start()] + a_unit_off(number, by) + words[number.end():]
                 for by in (1, -1)]) for number in NUMBER.finditer(words)]
    others = [(old, [words.replace(old, new, 1)]) for old, new in OTHER_WORDS.items()
              if old in words]
    return numbers or others


class Bylaws:
    """A bylaws file. `rules` gives for each clause the places where it is written: where the text
    was first, then in the amendments, which write it anew."""

    def __init__(self, path):
        self.text = path.read_text("utf-8")
        self.places = places_in(self.text.partition("\nexamples:\n")[0] + "\n")
        self.rules = collections.defaultdict(list)
        for place in sorted(self.places, key=lambda place: place.startswith("amendments")):
            self.rules[re.sub(r"^amendments\[\d+\]\.set\.", "", place)].append(place)

    def words(self, place):
        return self.text[slice(*self.places[place])]

    def with_other(self, words, place):
        start, end = self.places[place]
        return self.text[:start] + words + self.text[end:]

    def changes(self, place):
        words = self.words(place)
        return [(words, [words + NEW_ARTICLE])] if place.endswith(".cite") else changes_of(words)

    def article_of(self, clause):
        """The clause that gives the article of another: the nearest `cite`, at it or above it."""
        while clause and clause + ".cite" not in self.rules:
            clause = re.sub(r"(?:^|\.)[^.\[]+$|\[\d+\]$", "", clause)
        return clause + ".cite"

    def holds(self, clause):
        return any(rule == clause or rule.startswith((clause + ".", clause + "["))
                   for rule in self.rules)

    def cites(self, source):
        """Whether a source names an article of the file; it may name several."""
        return any(re.search(rf"(?<!\w){re.escape(self.words(place))}(?!\w)", source)
                   for place in self.places if place.endswith(".cite"))

    def clauses_of(self, step):
        """The clauses that a step names, by their address or by their article."""
        if step.clause or self.holds(step.article):
            return [step.clause or step.article]
        return [rule.removesuffix(".cite") for rule, places in self.rules.items()
                if rule.endswith(".cite") and step.article in map(self.words, places)]

    def rules_behind(self, step):
        """The rules that a step rests on: the one at the clause that it names, or those below it in
        whose own words it speaks; and the article. Of rules that are given together one is the
        reason: neither an article nor the words say which of several they are."""
        clauses, spoken = self.clauses_of(step), collections.defaultdict(list)
        for clause in clauses:
            if clause in self.rules:
                yield (clause,)
                continue
            article = self.article_of(clause)
            for rule, places in self.rules.items():
                if rule.startswith((clause + ".", clause + "[")) and not rule.endswith(".cite") \
                        and self.article_of(rule) == article:
                    for words in map(self.words, places):
                        if speaks(step.words, words):
                            spoken[words].append(rule)
        yield from map(tuple, spoken.values())
        if step.article and not self.holds(step.article):
            yield tuple(dict.fromkeys(map(self.article_of, clauses)))


def speaks(sentence, words):
    """Whether a sentence holds the words of a rule. A bare number may stand there by chance."""
    return not words.isdigit() and re.search(rf"(?<![\w.]){re.escape(words)}(?!\w)", sentence)
