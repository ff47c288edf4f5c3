"""tests/constructs.csv: a row for each construct, odd case and ambiguity that real bylaws hold, with
the tests that cover it or the work that it waits for. Every test, golden folder and example that a
row names exists, every example passes, and a twin has the facts of its example, another rule,
another outcome.

    python3 rows.py PROGRAM

A row names them so, several with `; ` between:

    test SUITE.NAME | golden FOLDER (below tests/golden) | example FILE: NAME
"""
import collections
import csv
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COLUMNS = ["id", "construct", "area", "state", "covered by", "twin", "waits for"]
IDS = [f"{letter}{n:02}" for letter, last in (("C", 89), ("O", 46), ("A", 13))
       for n in range(1, last + 1)]
WAITS_FOR = {"meetings", "elections", "accounts", "law"}
TWIN = "twin: "

Example = collections.namedtuple("Example", "rule given expect")


def tests():
    """SUITE.NAME of every test of the program."""
    named = re.compile(r"^TEST(?:_F|_P)?\((\w+),\s*(\w+)\)", re.MULTILINE)
    return {".".join(found) for path in (ROOT / "tests").rglob("*_test.cc")
            for found in named.findall(path.read_text("utf-8"))}


def unquoted(text):
    return text[1:-1] if text[:1] == text[-1:] == '"' else text


def examples(path):
    """The examples of a bylaws file by name: the lines of `with`, of `given` and of `expect`."""
    found, key, lines = {}, "", collections.defaultdict(str)
    for line in path.read_text("utf-8").partition("\nexamples:\n")[2].splitlines():
        if line.startswith("  - name: "):
            key, lines = "", collections.defaultdict(str)
            found[unquoted(line.removeprefix("  - name: "))] = lines
        elif re.match(r"    \w+:", line):
            key = line.split(":")[0].strip()
        lines[key] += line.strip() + "\n"
    return {name: Example(one["with"], one["given"], one["expect"]) for name, one in found.items()}


class Rows:
    def __init__(self, program):
        self.program = program
        self.tests = tests()
        self.files = {}
        self.wrong = []

    def tell(self, row, what):
        self.wrong.append(f"{row.get('id') or 'a row'}: {what}")

    def file(self, name):
        """The examples of a file, and the names of those that pass; nothing without a file."""
        if name not in self.files:
            path = ROOT / name
            run = [self.program, "test", path]
            printed = subprocess.run(run, capture_output=True, text=True, check=False).stdout
            passed = re.findall(r"(?m)^  passed: (.*)$", printed)
            self.files[name] = (examples(path), passed) if path.is_file() else None
        return self.files[name]

    def example(self, row, reference):
        name, _, title = reference.partition(": ")
        found = self.file(name)
        if found is None:
            return self.tell(row, f"there is no file {name}")
        if title not in found[0]:
            return self.tell(row, f"{name} has no example `{title}`")
        if not any(one == title or one.startswith(title + " (") for one in found[1]):
            return self.tell(row, f"{name}: `{title}` does not pass")
        return found[0][title]

    def refer(self, row, reference):
        """Looks for what a row names; gives the example when it is one."""
        kind, _, what = reference.partition(" ")
        if kind == "example":
            return self.example(row, what)
        if kind == "golden":
            if not (ROOT / "tests/golden" / what / "command").is_file():
                self.tell(row, f"there is no folder tests/golden/{what}")
        elif kind != "test" or what not in self.tests:
            self.tell(row, f"there is no {reference}")
        return None

    def covered(self, row):
        for key in ("covered by", "twin"):
            if not row[key]:
                return self.tell(row, f"`{key}` is empty")
        if row["waits for"]:
            self.tell(row, "covered, and yet waits")
        named = row["covered by"].split("; ") + row["twin"].split("; ")
        for reference in named:
            found = self.refer(row, reference)
            file, _, title = reference.partition(": ")
            if found is None or not title.startswith(TWIN):
                continue
            self.twin(row, found, self.refer(row, f"{file}: {title.removeprefix(TWIN)}"))

    def twin(self, row, twin, example):
        if example is None:
            return
        if twin.given != example.given:
            self.tell(row, "the twin has other facts")
        if twin.rule == example.rule:
            self.tell(row, "the twin has the same rule")
        if twin.expect == example.expect:
            self.tell(row, "the twin has the same outcome")

    def waiting(self, row):
        if row["waits for"] not in WAITS_FOR:
            self.tell(row, "waits for nothing that is known")
        if row["covered by"] or row["twin"]:
            self.tell(row, "waits, and yet is covered")

    def check(self, rows):
        if [row["id"] for row in rows] != IDS:
            self.wrong.append("the ids are not C01 to C89, O01 to O46 and A01 to A13, in order")
        for row in rows:
            if None in row or None in row.values() or not (row["construct"] and row["area"]):
                self.tell(row, "a cell is missing, or there is one too many")
            elif row["state"] == "covered":
                self.covered(row)
            elif row["state"] == "waits":
                self.waiting(row)
            else:
                self.tell(row, "is neither covered nor waits")
        return self.wrong


def main(program):
    with open(ROOT / "tests/constructs.csv", encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    wrong = Rows(program).check(rows) if reader.fieldnames == COLUMNS else ["other columns"]
    print("\n".join(wrong + [f"{sum(row.get('state') == 'covered' for row in rows)} of {len(rows)} "
                             f"covered, {len(wrong)} wrong"]))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(sys.argv[1])
