"""The job of this benchmark. Its names and figures are in job.json; this says what they mean.

Surplus: 1000.00 for each member and 123456.77 more. Of it 30% go to the collective reserve and 10%
to the education fund, both rounded down to the cent; the rest goes to the members.

A member shares when the class is not `probation` and `joined` is not after the cut-off. Each
share is 7/10 by hours and 3/10 by wages, wages counted up to 60000.00; the cents are
apportioned by largest remainder, ties to the larger share, then to the lower member number.
A part of each share is paid in cash, by whole years of membership at the year end (under 2 years
20%, under 5 30%, under 10 40%, else 50%), rounded half up; the rest is retained and added to the
account.
"""
import json
import os

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "job.json"),
          encoding="utf-8") as file:
    _job = json.load(file)

MEMBER, CLASS, HOURS, WAGES, JOINED, BALANCE = COLUMNS = tuple(
    _job["columns"][name] for name in ("member", "class", "hours", "wages", "joined", "balance"))
REGISTER = tuple(_job["register"])
WITHOUT_SHARE = _job["without_share"]
FISCAL_YEAR = _job["fiscal_year"]
CUT_OFF = _job["cut_off"]
RESERVE_PERCENT = _job["reserve_percent"]
EDUCATION_PERCENT = _job["education_percent"]
HOURS_TENTHS = _job["hours_tenths"]
WAGES_TENTHS = _job["wages_tenths"]
WAGES_CENTS_MAX = _job["wages_cents_max"]
# The longest membership first: the last day of joining, and the percentage paid in cash.
CASH_BANDS = tuple((band["joined_by"], band["percent"]) for band in _job["cash_bands"])


def surplus_cents(members):
    return _job["cents_per_member"] * members + _job["cents_more"]


def decimal_text(cents):
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d}"
