#!/usr/bin/env python3
"""Writes members.csv and year.yaml of the benchmark for N members: ./generate.py N DIR [SEED]

The same N and SEED give the same bytes. One member in five is the twin of an earlier one (same
class, hours, wages, date), so that remainders tie exactly; round figures make many half cents.
"""
import os
import random
import sys

import job


def member(chance):
    """Class, hours in hundredths, wages in cents, date of joining."""
    drawn = chance.random()
    kind = "member" if drawn < 0.85 else "founder" if drawn < 0.92 else "probation"
    if chance.random() < 0.3:
        hours = 100 * chance.choice((800, 1000, 1200, 1500, 1600, 1800, 2000))
        wages = 100_000 * chance.randint(12, 80)
    else:
        hours = 25 * chance.randint(0, 8_400)
        wages = chance.randint(100_000, 9_000_000)
    joined = "%04d-%02d-%02d" % (chance.randint(1995, 2025), chance.randint(1, 12),
                                 chance.randint(1, 28))
    return kind, hours, wages, joined


def rows(members, chance):
    recent = []
    width = max(6, len(str(members)))
    for number in range(1, members + 1):
        if recent and chance.random() < 0.2:
            kind, hours, wages, joined = chance.choice(recent)
        else:
            kind, hours, wages, joined = member(chance)
            recent.append((kind, hours, wages, joined))
            if len(recent) > 64:
                recent.pop(0)
        balance = chance.randint(0, 2_500_000)
        yield (f"M{number:0{width}d}", kind, job.decimal_text(hours), job.decimal_text(wages),
               joined, job.decimal_text(balance))


def main():
    members, folder = int(sys.argv[1]), sys.argv[2]
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1844)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "members.csv"), "w", encoding="utf-8", newline="") as out:
        out.write(",".join(job.COLUMNS) + "\n")
        for row in rows(members, chance):
            out.write(",".join(row) + "\n")
    with open(os.path.join(folder, "year.yaml"), "w", encoding="utf-8") as out:
        out.write("format: coop-year 1\n"
                  f"fiscal_year: {job.FISCAL_YEAR}\n"
                  f"income: {{surplus: {job.decimal_text(job.surplus_cents(members))}}}\n"
                  "opening: {collective reserve: 0.00, education fund: 0.00}\n")


if __name__ == "__main__":
    main()
