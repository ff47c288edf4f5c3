"""The page docs/reference/law-fields.md, written from fields.csv: a table for each group.

    python3 page.py > ../../docs/reference/law-fields.md
"""
import csv
import itertools
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs/reference/law-fields.md"
COLUMNS = ["group", "field", "kind", "path", "waits for", "note"]
KINDS = {
    "bylaws": "has one place in the bylaws",
    "articles": "is a matter of the articles",
    "facts": "is a fact, supplied beside the bylaws",
    "not yet": "cannot be stated yet",
}
OPENING = """\
# Fields that statutes constrain

This page is what `tests/law/page.py` prints from `tests/law/fields.csv`. It says of each field that
statutes constrain where the [bylaws](bylaws.md) state it: one path, in which `NAME` stands for a
name that the co-operative gives, and each item of a list has the path of the list. What cannot be
stated yet says which work it waits for, and what is missing.
"""


def fields():
    """The rows of fields.csv, in its order."""
    with open(HERE / "fields.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def place(row):
    if row["kind"] == "bylaws":
        return f"`{row['path']}`"
    return f"not yet: {row['waits for']}" if row["kind"] == "not yet" else row["kind"]


def table(titles, lines):
    rule = ["---"] * len(titles)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [titles, rule, *lines])


def page(rows):
    """The text of the page."""
    counts = [(kind, what, str(sum(row["kind"] == kind for row in rows)))
              for kind, what in KINDS.items()]
    text = OPENING + "\n" + table(["kind", "the field", "fields"], counts)
    for group, members in itertools.groupby(rows, lambda row: row["group"]):
        lines = [(row["field"], place(row), row["note"]) for row in members]
        text += f"\n## {group.capitalize()}\n\n" + table(["field", "where", "note"], lines)
    return text


if __name__ == "__main__":
    sys.stdout.write(page(fields()))
