"""Works out each member's cents from the printed lines of `toadlane explain` and nothing else."""
import re
import sys
from fractions import Fraction
from math import ceil, floor


def numbers(text):
    found = re.findall(r"(?<![\w./])-?\d[\d.]*(?:/\d+)?%?(?=[ ,]|$)", re.sub(r"\([^)]*\)", "", text))
    return [Fraction(one.rstrip("%")) / (100 if one.endswith("%") else 1) for one in found]


def rounded(value, how):
    up = {"up": ceil, "down": floor, "half up": lambda it: floor(it + Fraction(1, 2))}[how]
    return up(value) if value >= 0 else -up(-value)


for block in re.findall(r"^\S+.*?: -?\d+(?:\.\d+)? [A-Z]{3}(?: and.*)?\n(?:  .*\n)*", sys.stdin.read(), re.M):
    coin = 10 ** len(re.search(r"\d(?:\.(\d+))? [A-Z]{3}", block)[1] or "")
    parts, exact, dividend, each, cash, beside = [], 0, 0, 0, 0, 0
    for line in re.findall(r"^  (\S.*?) ->", block, re.M):
        what, _, rest = line.partition(": ")
        n = numbers(rest)
        if what.startswith("part of all"):
            parts.append((n[-2], n[-1]))
        elif what.startswith("separate shares"):
            parts = [(sum(w * did / of for w, (did, of) in zip(n, parts)), 1)]
        elif what.startswith("one sum of weighted"):
            parts = [[sum(w * part[i] for w, part in zip(n, parts)) for i in (0, 1)]]
        elif what.startswith("share of "):
            exact, parts = exact + parts[0][0] / Fraction(parts[0][1]) * n[-1] * coin, []
            dividend = exact
        elif what.startswith("rounded by largest remainder"):
            dividend = (floor(abs(exact)) + ("left over" in rest)) * (1 if exact > 0 else -1)
        elif re.match(r"interest of|\d\S*% of ", what):
            each = rounded(n[0] * n[1] * coin, "half up")
        elif what.startswith("paid in money, beside"):
            beside, each = each, 0
        elif what.startswith("paid in money, rounded"):
            whole, least = dividend + each, n[2] if len(n) > 2 else 0
            cash = max(rounded(n[0] * whole, re.search("half up|up|down", what)[0]), ceil(least * whole))
        elif what.startswith("paid wholly in money"):
            cash = dividend + each
    print(block.split()[0], dividend + each, cash, beside)
