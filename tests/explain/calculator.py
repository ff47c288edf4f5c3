"""Works out each member's cents from the printed lines of `toadlane explain` and nothing else."""
import re
import sys
from fractions import Fraction
from math import ceil, floor

# What is rounded here is never less than nothing.
ROUNDED = {"up": ceil, "down": floor, "half up": lambda exact: floor(exact + Fraction(1, 2))}


def numbers(text):
    found = re.findall(r"(?<![\w./])-?\d[\d.]*(?:/\d+)?%?(?=[ ,]|$)", re.sub(r"\([^)]*\)", "", text))
    return [Fraction(one.rstrip("%")) / (100 if one.endswith("%") else 1) for one in found]


for block in re.findall(r"^\S+.*?: -?\d+(?:\.\d+)? [A-Z]{3}(?: and.*)?\n(?:  .*\n)*", sys.stdin.read(), re.M):
    coin = 10 ** len(re.search(r"\d(?:\.(\d+))? [A-Z]{3}", block)[1] or "")
    parts, dividend, each, cash, beside = [], 0, 0, 0, 0
    for what, rest in re.findall(r"^  (\S.*?)(?:: (.*?))? ->", block, re.M):
        n = numbers(rest)
        if what.startswith("part of all"):
            parts.append((n[-2], n[-1]))
        elif what.startswith("separate shares"):
            parts = [(sum(weight * did / of for weight, (did, of) in zip(n, parts)), 1)]
        elif what.startswith("one sum of weighted"):
            parts = [[sum(weight * part[i] for weight, part in zip(n, parts)) for i in (0, 1)]]
        elif what.startswith("share of "):
            dividend, parts = dividend + parts[0][0] / Fraction(parts[0][1]) * n[-1] * coin, []
        elif what.startswith("rounded by largest remainder"):
            dividend = (floor(abs(dividend)) + ("left over" in rest)) * (1 if dividend > 0 else -1)
        elif re.match(r"interest of|\d\S*% of ", what):
            each = ROUNDED["half up"](n[0] * n[1] * coin)
        elif what.startswith("paid in money, beside"):
            beside, each = each, 0
        elif how := re.match("paid in money, rounded (half up|up|down)", what):
            whole, least = dividend + each, n[2] if len(n) > 2 else 0
            cash = max(ROUNDED[how[1]](n[0] * whole), ceil(least * whole))
        elif what.startswith("paid wholly in money"):
            cash = dividend + each
    print(block.split()[0], dividend + each, cash, beside)
