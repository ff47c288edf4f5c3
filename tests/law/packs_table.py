"""The table of section 1 of law/packs.md: groups, and the fields of each in one cell, with commas
or semicolons between. What stands in parentheses are values or cases of a field, not its name. A
piece that SEVERAL knows is several fields, because they have different places.
"""
import re

SEVERAL = {
    "voting share min/max": ["voting share min", "voting share max"],
    "probation months (normal, special posts, special posts %)":
        ["probation months", "probation special posts %"],
    "max years (exit, death)": ["max years on exit", "max years on death"],
    "petition % (all, class) or number":
        ["petition % or number of all", "petition % or number of a class"],
    "notice min/max days (general, special, amendment, emergency)":
        [f"notice min/max days, {kind}" for kind in ("general", "special", "amendment",
                                                     "emergency")],
    "record date (notice, vote, min/max)": ["record date for notice", "record date for the vote"],
    "first and second call quorum": ["first call quorum", "second call quorum"],
    "plural max share and total": ["plural max share", "plural max total"],
    "proxy allowed / who / how many / scope":
        ["proxy allowed", "proxy who", "proxy how many", "proxy scope"],
    "confirming second meeting (threshold, gap min/max)":
        [f"confirming second meeting {part}" for part in ("threshold", "gap min", "gap max")],
    "netting and notice": ["netting", "netting notice"],
    "legal % and stop level": ["legal %", "legal stop level"],
    "indivisible (source, distributable, use order)":
        ["indivisible source", "indivisible distributable", "indivisible use order"],
}


def without_parentheses(text):
    return " ".join(re.sub(r"\([^()]*\)|\[\]", " ", text).split())


def pieces(cell):
    """The cell cut at commas and semicolons outside parentheses."""
    return [piece.strip() for piece in re.split(r"[,;](?![^()]*\))", cell)]


def fields(text):
    """The (group, field) of the table, and the pieces of SEVERAL that it does not hold."""
    section = text.partition("\n## 1. ")[2].partition("\n## 2. ")[0]
    found, known = set(), set()
    for line in section.splitlines():
        cells = line.strip("| ").split(" | ")
        if not line.startswith("|") or len(cells) != 2 or cells == ["group", "fields"]:
            continue
        group = without_parentheses(cells[0])
        for piece in pieces(cells[1]):
            known.add(piece)
            for field in SEVERAL.get(piece, [without_parentheses(piece)]):
                found.add((group, field))
    return found, [piece for piece in SEVERAL if piece not in known]
