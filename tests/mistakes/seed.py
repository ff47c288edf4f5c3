"""Plants one hundred mistakes in the example bylaws, one at a time, and asks what the program says.

    python3 seed.py build/release/bin/toadlane [--all]

A mistake is a kind (a typo in a key, a missing base, a tab ...) and a place where a pattern of that
kind stands in a file. What must come out is known from the planting: the line and the column of what
was changed, and a word that the advice must hold. It is counted how many are found at all, how many
at the exact place, with how many messages, and with the right advice. --all prints every mistake
that falls short.
"""

import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WANTED = 100
FOUND_AT_LEAST = 100
PLACED_AT_LEAST = 95
MESSAGES_AT_MOST = 2
ADVISED_AT_LEAST = 80


@dataclass
class Kind:
    """One way to go wrong.

    `pattern` finds a place; its group `x` is what is changed, into what `change` makes of it. The
    message must stand at the first character of the changed text, or at the place that `at` gives. `advice` is what the help must say; it is given the text that stood there.
    """

    name: str
    pattern: str
    change: object
    advice: object
    at: object = None


@dataclass
class Mistake:
    kind: str
    file: Path
    text: str
    line: int
    column: int
    advice: str


def swapped(word):
    """The word with two letters in its middle exchanged, so that it is another word."""
    for i in list(range(len(word) // 2, len(word) - 1)) + list(range(len(word) // 2)):
        if word[i] != word[i + 1] and word[i].isalpha() and word[i + 1].isalpha():
            return word[:i] + word[i + 1] + word[i] + word[i + 2:]
    return word + "x"


def original(word):
    return word


def always(words):
    return lambda _: words


KINDS = [
    Kind("typo in a key of a block", r"^  +(?P<x>quorum|notice|directors|passes|cite|term):",
         swapped, original),
    Kind("typo in a key at the top", r"^(?P<x>decisions|meetings|accounts|surplus|boards):",
         swapped, original),
    Kind("typo in a key in brackets", r"[{,] ?(?P<x>passes|votes|kind|by|move|in_proportion_to):",
         swapped, original),
    Kind("typo in a base", r"(?:more than|at least) [0-9/%]+ of (?P<x>members|directors)\b",
         swapped, original),
    Kind("typo in a comparator", r"(?:passes|quorum): (?P<x>at least|more than)", swapped, original),
    Kind("typo in a measure", r"in_proportion_to: (?P<x>[a-z]+(?: [a-z]+)*)", swapped, original),
    Kind("typo in an account", r"\bto: (?P<x>[a-z]+(?: [a-z]+)* reserve|reserve|collective account)",
         swapped, original),
    Kind("typo in a closed word", r"(?:kind|tie|abstentions|method): (?P<x>unallocated reserve|"
         r"indivisible reserve|fund|lost|not counted|consensus|consent)\b", swapped, original),
    Kind("unknown body", r"\bby: (?P<x>members|board)\b", swapped, original),
    Kind("unknown decision", r"\blike: (?P<x>\w+)", swapped, original),
    Kind("missing base", r"passes: (?:more than|at least) [0-9/%]+(?P<x> of [a-z ]+)", always(""),
         always(" of "), at=lambda text, start: re.search(r"[0-9/%]+$", text[:start]).start()),
    Kind("fraction over one", r"passes: (?:more than|at least) (?P<x>[0-9]+/[0-9]+|[0-9]+%)",
         always("150%"), always("between nothing and all")),
    Kind("fraction with nothing below", r"quorum: (?:more than|at least) (?P<x>[0-9]/[0-9])",
         always("1/0"), always("")),
    Kind("wrong unit", r"(?:reaches|quorum: (?:at least )?greater of) (?P<x>[0-9_.]+ \w+)",
         always("10 hours"), always("same kind of quantity"), at="any"),
    Kind("typo in a unit", r"(?:reaches|greater of) [0-9_.]+ (?P<x>USD|EUR|members)", swapped,
         original),
    Kind("a day that is none", r"(?P<x>20[0-9]{2}-[0-9]{2}-[0-9]{2})\b", always("2023-02-30"),
         always("")),
    Kind("a day in another order", r"from: (?P<x>20[0-9]{2}-[0-9]{2}-[0-9]{2})",
         always("05/01/2022"), always("year, month and day")),
    Kind("typo in the last day of the year", r"fiscal_year_ends: [0-9]+ (?P<x>December)",
         always("Decmber"), always("December")),
    Kind("no such day of the year", r"fiscal_year_ends: (?P<x>[0-9]+ December)",
         always("32 December"), always("")),
    Kind("unknown currency", r"currency: (?P<x>USD|EUR)", always("XYZ"), always("")),
    Kind("key given twice", r"^(?P<x>  [a-z_]+: [a-z][^\n{}\[\]]*\n)",
         lambda line: line + line, always("delete"),
         at=lambda text, start: text.index("\n", start) + 3),
    Kind("tab", r"^(?P<x>  )[a-z_]+:", always("\t"), always("spaces")),
    Kind("bracket that is not closed", r"^  [a-z_]+: +\{[^\n{}]*(?P<x>\})$", always(""),
         always("}"), at=lambda text, start: text.rindex("{", 0, start)),
    Kind("quote that is not closed", r"name: (?P<x>[A-Z])[^\n\"]*$", lambda x: '"' + x,
         always("\"")),
    Kind("no blank behind a colon", r"cite(?P<x>: )Art", always(":"), always("cite: Art")),
    Kind("nothing behind a key", r"quorum:(?P<x> [^\n{}]+)$", always(""), always("write"),
         at=lambda text, start: start),
    Kind("key left out", r"(?P<x>currency: [A-Z]+, |  currency: [A-Z]+\n)", always(""),
         always("currency"), at="any"),
    Kind("weights that are not all", r"weights: \{\w+: (?P<x>40%)", always("45%"), always("100%"),
         at=lambda text, start: text.rindex("{", 0, start)),
    Kind("a class that is not there", r"weights: \{(?P<x>workers)", swapped, original),
    Kind("gap between sizes", r"(?P<x>, \{otherwise: yes, at_most: 5% of members rounded down\})",
         always(""), always("otherwise"), at="any"),
    Kind("a choice outside its bounds", r"cash: \{is: (?P<x>50%)", always("10%"), always("20%")),
    Kind("percent of percent", r"passes: at least (?P<x>75%)", always("75%%"), always("")),
    Kind("comma in an amount", r": (?P<x>[0-9]{2}_[0-9]{3}\.00)", always("10,000.00"),
         always("10000.00")),
    Kind("share of a step over all", r"move: (?P<x>[0-9]+%)", always("120%"), always("100%")),
    Kind("unknown clause in an amendment", r"^ +(?P<x>meetings)\.members\.quorum:",
         always("meeting"), always("meetings")),
]


def bylaws():
    files = sorted((ROOT / "examples").glob("*/bylaws.yaml"))
    return files + sorted((ROOT / "examples/corpus").glob("*/bylaws.yaml"))


def place_of(text, offset):
    before = text[:offset]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def planted(kind, file):
    text = file.read_text(encoding="utf-8")
    rules = text.split("\nexamples:")[0]
    for match in re.finditer(kind.pattern, rules, re.MULTILINE):
        if "#" in rules[rules.rfind("\n", 0, match.start()) + 1:match.start()]:
            continue  # in a comment
        start, end = match.span("x")
        new = kind.change(match["x"])
        changed = text[:start] + new + text[end:]
        if kind.at == "any":
            line = column = 0
        else:
            line, column = place_of(changed, kind.at(changed, start) if kind.at else start)
        yield Mistake(kind.name, file, changed, line, column, kind.advice(match["x"]))


def mistakes():
    """One of each kind in turn, from one file after the other, until there are enough."""
    waiting = []
    for kind in KINDS:
        found = [m for file in bylaws() for m in list(planted(kind, file))[:1]]
        waiting.append(found)
    chosen = []
    turn = 0
    while len(chosen) < WANTED and any(len(found) > turn for found in waiting):
        chosen += [found[turn] for found in waiting if len(found) > turn]
        turn += 1
    return chosen[:WANTED]


@dataclass
class Verdict:
    found: bool
    placed: bool
    few: bool
    advised: bool
    said: str


def verdict(program, mistake, folder):
    file = Path(folder) / "bylaws.yaml"
    file.write_text(mistake.text, encoding="utf-8")
    said = ""
    for command in ("check", "test"):
        run = subprocess.run([program, command, "bylaws.yaml"], cwd=folder, capture_output=True,
                             text=True, timeout=60, check=False)
        said = run.stderr + (run.stdout if command == "test" else "")
        if run.returncode != 0 or ": warning " in run.stderr:
            break
    heads = re.findall(r"^bylaws\.yaml:(\d+):(\d+): (error|warning) ", said, re.MULTILINE)
    errors = [head for head in heads if head[2] == "error"] or heads
    places = [(int(line), int(column)) for line, column, _ in errors]
    # Of what is not closed, the message also shows where it was opened.
    shown = places + [(int(line), int(column)) for line, column in re.findall(
        r"^  bylaws\.yaml:(\d+):(\d+): it was opened here$", said, re.MULTILINE)]
    helps = "\n".join(re.findall(r"^  = help: (.*)$", said, re.MULTILINE))
    placed = (mistake.line, mistake.column) in shown if mistake.line else bool(places)
    return Verdict(found=run.returncode != 0 or bool(heads), placed=placed,
                   few=len(places) <= MESSAGES_AT_MOST, advised=bool(helps) and
                   mistake.advice in helps, said=said)


def main():
    program = str(Path(sys.argv[1]).resolve())
    all_of_them = mistakes()
    sums = {"found": 0, "placed": 0, "few": 0, "advised": 0}
    with tempfile.TemporaryDirectory() as folder:
        for mistake in all_of_them:
            one = verdict(program, mistake, folder)
            for name in sums:
                sums[name] += getattr(one, name)
            if "--all" in sys.argv and not (one.found and one.placed and one.few and one.advised):
                print(f"--- {mistake.kind}, {mistake.file.relative_to(ROOT)}: wanted at "
                      f"{mistake.line}:{mistake.column} advice `{mistake.advice}`: {one.found=} "
                      f"{one.placed=} {one.few=} {one.advised=}\n{one.said}")
    print(f"{len(all_of_them)} mistakes of {len({m.kind for m in all_of_them})} kinds: "
          f"{sums['found']} found, {sums['placed']} at the exact place, {sums['few']} with at most "
          f"{MESSAGES_AT_MOST} messages, {sums['advised']} with the right advice")
    good = (len(all_of_them) == WANTED and sums["found"] >= FOUND_AT_LEAST and
            sums["placed"] >= PLACED_AT_LEAST and sums["few"] == WANTED and
            sums["advised"] >= ADVISED_AT_LEAST)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
