#!/usr/bin/env python3
"""The job as a careful accountant's programmer would write it, with Python's csv and decimal
modules: ./peer_decimal.py members.csv register.csv

60 digits hold every product exactly; only the division to compare remainders is avoided, by
taking quotient and remainder of the one fraction over the common denominator.
"""
import csv
import sys
from decimal import Decimal, ROUND_DOWN, ROUND_HALF_UP, getcontext

import job

getcontext().prec = 60
CENT = Decimal("0.01")
HOURS_WEIGHT = Decimal(job.HOURS_TENTHS)
WAGES_WEIGHT = Decimal(job.WAGES_TENTHS)
WAGES_MAX = Decimal(job.decimal_text(job.WAGES_CENTS_MAX))
NOTHING = Decimal("0.00")


class Member:
    def __init__(self, row):
        self.number = row[job.MEMBER]
        self.joined = row[job.JOINED]
        self.balance = Decimal(row[job.BALANCE])
        self.hours = self.wages = NOTHING
        if row[job.CLASS] != job.WITHOUT_SHARE and self.joined <= job.CUT_OFF:
            self.hours = Decimal(row[job.HOURS])
            self.wages = min(Decimal(row[job.WAGES]), WAGES_MAX)

    def cash_part(self):
        for last_day, percent in job.CASH_BANDS:
            if self.joined <= last_day:
                return Decimal(percent) / 100
        raise ValueError(self.joined)


def percent_of(amount, percent):
    return (amount * percent / 100).quantize(CENT, rounding=ROUND_DOWN)


def allocate(members, pool):
    all_hours = sum((m.hours for m in members), NOTHING)
    all_wages = sum((m.wages for m in members), NOTHING)
    divisor = 10 * all_hours * all_wages
    for m in members:
        weight = HOURS_WEIGHT * m.hours * all_wages + WAGES_WEIGHT * m.wages * all_hours
        cents, m.remainder = divmod(pool * 100 * weight, divisor)
        m.allocated = cents * CENT
    left = pool - sum(m.allocated for m in members)
    order = sorted(members, key=lambda m: (-m.remainder, -m.allocated, int(m.number[1:])))
    for m in order[:int(left / CENT)]:
        m.allocated += CENT


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        members = [Member(row) for row in csv.DictReader(file)]
    surplus = Decimal(job.decimal_text(job.surplus_cents(len(members))))
    pool = surplus - percent_of(surplus, job.RESERVE_PERCENT) - percent_of(
        surplus, job.EDUCATION_PERCENT)
    allocate(members, pool)
    total = NOTHING
    with open(sys.argv[2], "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(job.REGISTER)
        for m in members:
            cash = (m.allocated * m.cash_part()).quantize(CENT, rounding=ROUND_HALF_UP)
            retained = m.allocated - cash
            total += cash + retained
            out.writerow((m.number, f"{m.allocated:.2f}", f"{cash:.2f}", f"{retained:.2f}",
                          f"{m.balance + retained:.2f}"))
    assert total == pool


if __name__ == "__main__":
    main()
