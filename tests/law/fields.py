"""tests/law/fields.csv: each field that statutes constrain has one path in the bylaws, is a matter
of articles or facts, or says what it waits for. Every path exists in the JSON Schema of the bylaws;
a path is the place of one field, unless each row that has it says why; the page is the one that
page.py prints. With the specification beside the project, the fields are those of its table.

    python3 fields.py PROGRAM [PACKS]

UPDATE_GOLDEN=1 writes the page anew. PACKS is the file with the table, ../shared/law/packs.md
beside the project when not given.
"""
import collections
import json
import os
import pathlib
import subprocess
import sys

import page
import packs_table
import schema_paths

WAITS_FOR = {"meetings", "elections", "accounts", "law"}
PACKS = page.HERE.parents[2] / "shared/law/packs.md"


def name(row):
    return f"{row['group']}, {row['field']}"


def faults_of(row):
    """What is wrong with one row, alone."""
    if (row["kind"] == "bylaws") != bool(row["path"]):
        yield "a path goes with `bylaws`, and with nothing else"
    if (row["kind"] == "not yet") != bool(row["waits for"]):
        yield "what it waits for goes with `not yet`, and with nothing else"
    if row["kind"] not in page.KINDS:
        yield f"`{row['kind']}` is no kind"
    if row["waits for"] and row["waits for"] not in WAITS_FOR:
        yield f"`{row['waits for']}` is no work that is known"
    if row["kind"] != "bylaws" and not row["note"]:
        yield "the note is empty"


def wrong_rows(rows, schema):
    shared = collections.Counter(row["path"] for row in rows if row["path"])
    names = collections.Counter(map(name, rows))
    for row in rows:
        yield from (f"{name(row)}: {fault}" for fault in faults_of(row))
        if row["path"] and not schema_paths.has_path(schema, row["path"]):
            yield f"{name(row)}: the bylaws have no `{row['path']}`"
        if shared[row["path"]] > 1 and not row["note"]:
            yield f"{name(row)}: `{row['path']}` is the place of another field too; say why"
    yield from (f"{one}: {times} times" for one, times in names.items() if times > 1)


def wrong_page(rows):
    if os.environ.get("UPDATE_GOLDEN") == "1":
        page.PAGE.write_text(page.page(rows), "utf-8")
    if not page.PAGE.is_file() or page.PAGE.read_text("utf-8") != page.page(rows):
        yield f"{page.PAGE.name} is not what page.py prints; UPDATE_GOLDEN=1 writes it anew"


def wrong_fields(rows, packs):
    here = {(row["group"], row["field"]) for row in rows}
    there, stale = packs_table.fields(packs.read_text("utf-8"))
    yield from (f"{group}, {field}: not in fields.csv" for group, field in sorted(there - here))
    yield from (f"{group}, {field}: not in {packs.name}" for group, field in sorted(here - there))
    yield from (f"`{cell}` is no cell of {packs.name} any more" for cell in stale)


def main(program, packs=PACKS):
    printed = subprocess.run([program, "schema"], capture_output=True, text=True, check=True).stdout
    rows = page.fields()
    if any(list(row) != page.COLUMNS or None in row.values() for row in rows):
        sys.exit("fields.csv: other columns, or a row with more or fewer cells")
    wrong = [*wrong_rows(rows, json.loads(printed)), *wrong_page(rows)]
    if packs.is_file():
        wrong += wrong_fields(rows, packs)
    else:
        print(f"skipped: whether these are all fields, as there is no {packs.name}")
    kinds = collections.Counter(row["kind"] for row in rows)
    print("\n".join(wrong + [", ".join(f"{kinds[kind]} {kind}" for kind in page.KINDS)
                             + f" of {len(rows)} fields, {len(wrong)} wrong"]))
    sys.exit(1 if wrong or not rows else 0)


if __name__ == "__main__":
    main(sys.argv[1], *map(pathlib.Path, sys.argv[2:]))
