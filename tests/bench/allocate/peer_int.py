#!/usr/bin/env python3
"""The job in whole numbers, for checking the others: ./peer_int.py members.csv register.csv

Everything is reckoned in cents and hundredths of hours; the share of one member is
pool * (7 h W + 3 w H) / (10 H W), and nothing is rounded before that fraction is divided.
"""
import csv
import sys

import job


def scaled(text):
    """Hundredths: "1800.5" is 180050."""
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0") or 0)


def number_order(member):
    return int(member[1:])


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            eligible = row[job.CLASS] != job.WITHOUT_SHARE and row[job.JOINED] <= job.CUT_OFF
            hours = scaled(row[job.HOURS]) if eligible else 0
            wages = min(scaled(row[job.WAGES]), job.WAGES_CENTS_MAX) if eligible else 0
            yield row[job.MEMBER], hours, wages, row[job.JOINED], scaled(row[job.BALANCE])


def main():
    members = list(read(sys.argv[1]))
    surplus = job.surplus_cents(len(members))
    pool = surplus - surplus * job.RESERVE_PERCENT // 100 - surplus * job.EDUCATION_PERCENT // 100
    all_hours = sum(hours for _, hours, _, _, _ in members)
    all_wages = sum(wages for _, _, wages, _, _ in members)
    divisor = 10 * all_hours * all_wages
    by_hour, by_cent = job.HOURS_TENTHS * all_wages * pool, job.WAGES_TENTHS * all_hours * pool
    shares = [divmod(by_hour * hours + by_cent * wages, divisor)
              for _, hours, wages, _, _ in members]
    left = pool - sum(cents for cents, _ in shares)
    order = sorted(range(len(members)),
                   key=lambda i: (-shares[i][1], -shares[i][0], number_order(members[i][0])))
    topped_up = set(order[:left])
    all_cash = all_retained = 0
    with open(sys.argv[2], "w", encoding="utf-8", newline="") as out:
        out.write(",".join(job.REGISTER) + "\n")
        for i, (member, _, _, joined, balance) in enumerate(members):
            allocated = shares[i][0] + (i in topped_up)
            percent = next(percent for last, percent in job.CASH_BANDS if joined <= last)
            cash = (allocated * percent + 50) // 100
            retained = allocated - cash
            all_cash += cash
            all_retained += retained
            out.write(",".join((member, *map(job.decimal_text, (
                allocated, cash, retained, balance + retained)))) + "\n")
    assert all_cash + all_retained == pool


if __name__ == "__main__":
    main()
