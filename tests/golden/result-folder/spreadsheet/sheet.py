# Opens register.xlsx again without any library for spreadsheets, and compares it with register.csv
# and waterfall.csv: every figure, every text, every sum. Prints what the sums come to.
import csv
import sys
import xml.etree.ElementTree as tree
import zipfile
from decimal import ROUND_HALF_EVEN, Decimal

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROWS_MAX = 10_000
FORMULAS_BEGIN = "=+-@\t\r\n"


def cells(book, number, strings):
    found = {}
    sheet = tree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
    for cell in sheet.iter(NAMESPACE + "c"):
        value = cell.find(NAMESPACE + "v")
        formula = cell.find(NAMESPACE + "f")
        if value is None:
            continue
        text = strings[int(value.text)] if cell.get("t") == "s" else value.text
        found[cell.get("r")] = (text, cell.get("t") == "s", None if formula is None else formula.text)
    return found


def number_of(text, like):
    places = Decimal(1).scaleb(-len(like.partition(".")[2]))
    return Decimal(text).quantize(places, ROUND_HALF_EVEN)


def column_name(position):
    return chr(ord("A") + position)


def compare(name, sheet, rows, data_rows):
    for line, row in enumerate(rows[: min(data_rows, ROWS_MAX) + 1], start=2):
        for position, wanted in enumerate(row):
            if wanted == "":
                continue
            text, is_text, formula = sheet[f"{column_name(position)}{line}"]
            assert formula is None, (name, line, formula)
            if not is_text:
                assert number_of(text, wanted) == Decimal(wanted), (name, line, text, wanted)
            elif text != wanted:
                # The table puts an apostrophe before what looks like a formula; a text cell of the
                # sheet needs none.
                assert wanted == "'" + text and text[0] in FORMULAS_BEGIN, (name, line, text, wanted)


def sums(name, sheet, rows, data_rows):
    # One row holds the sums of all members without a row of their own.
    last = min(data_rows, ROWS_MAX + 1)
    if data_rows > ROWS_MAX:
        print(sheet[f"A{last + 2}"][0])
    for place, (text, _, formula) in sorted(sheet.items()):
        if formula is None:
            continue
        column, line = place[0], int(place[1:])
        assert line == last + 3, place
        wanted = f"{column}3" if last == 1 else f"{column}3:{column}{last + 2}"
        assert formula == f"SUM({wanted})", formula
        position = ord(column) - ord("A")
        figures = [row[position] for row in rows[1 : data_rows + 1]]
        total = sum(Decimal(figure) for figure in figures)
        assert number_of(text, figures[0]) == total, (place, text, total)
        print(f"{name}: {rows[0][position]}: {formula} = {total}")


folder = sys.argv[1]
with zipfile.ZipFile(folder + "/register.xlsx") as book:
    assert book.testzip() is None
    names = book.namelist()
    assert not [name for name in names if "external" in name or "vba" in name], names
    shared = tree.fromstring(book.read("xl/sharedStrings.xml"))
    strings = ["".join(t.text or "" for t in si.iter(NAMESPACE + "t")) for si in shared]
    for number, name in ((1, "register.csv"), (2, "waterfall.csv")):
        with open(f"{folder}/{name}", newline="", encoding="utf-8") as table:
            rows = list(csv.reader(table))
        # The last row of the waterfall is its sum.
        data_rows = len(rows) - number
        sheet = cells(book, number, strings)
        compare(name, sheet, rows, data_rows)
        sums(name, sheet, rows, data_rows)
