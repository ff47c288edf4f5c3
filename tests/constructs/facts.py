"""tests/constructs/facts.csv: what the fact sheet of each public document says, in our own words,
and what `toadlane read` says of it. Each fact is found; each document under examples/corpus has
facts, is well formed, passes its examples, names its source in the first comment, and has at most
300 lines.

    python3 facts.py PROGRAM
"""
import collections
import csv
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CORPUS = HERE.parents[1] / "examples/corpus"
LINES_MAX = 300


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def faults_of(program, bylaws, facts):
    """What is wrong with one document; the sentences of `read`."""
    text = bylaws.read_text("utf-8")
    opening = " ".join(line[1:].strip() for line in text.partition("\nformat:")[0].splitlines())
    if f"the fact sheet of {bylaws.parent.name.upper()} says" not in opening:
        yield "the first comment does not say that the fact sheet is its source"
    if (lines := len(text.splitlines())) > LINES_MAX:
        yield f"{lines} lines, at most {LINES_MAX}"
    for command in ("check", "test"):
        if run(program, command, bylaws).returncode:
            yield f"`toadlane {command}` finds something"
    said = run(program, "read", bylaws).stdout.splitlines()
    for fact in facts:
        if not any(fact["said"] in sentence for sentence in said):
            yield f"{fact['fact']}: no sentence says `{fact['said']}`"
    if not facts:
        yield "no fact is told of it"


def main(program):
    facts = collections.defaultdict(list)
    with open(HERE / "facts.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            facts[row["document"]].append(row)
    documents = {path.parent.name: path for path in sorted(CORPUS.glob("*/bylaws.yaml"))}
    wrong = [f"{name}: there is no such document" for name in facts if name not in documents]
    for name, path in documents.items():
        wrong += [f"{name}: {fault}" for fault in faults_of(program, path, facts[name])]
    total = sum(map(len, facts.values()))
    print("\n".join(wrong + [f"{total} facts of {len(documents)} documents, {len(wrong)} wrong"]))
    sys.exit(1 if wrong or not total else 0)


if __name__ == "__main__":
    main(sys.argv[1])
