"""Every member of every example: the calculator, which sees only printed lines, reaches the cents of
the register. And it is small enough to be read in a minute.

    python3 same_cents.py PROGRAM
"""
import csv
import pathlib
import subprocess
import sys
import tempfile
from decimal import Decimal

HERE = pathlib.Path(__file__).resolve().parent
CALCULATOR_LINES_MAX = 40
EXAMPLES = HERE.parents[1] / "examples"


def output_of(command, **more):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True,
                          **more).stdout


def calculated(program, folder):
    """Member -> dividend, in money or held, beside the dividend, in the smallest coins."""
    printed = output_of([program, "explain", folder]).partition("\nThe members\n")[2]
    lines = output_of([sys.executable, "-B", HERE / "calculator.py"], input=printed).splitlines()
    return {line.split()[0]: [Decimal(word) for word in line.split()[1:]] for line in lines}


def of_register(row):
    dividend = row.get("dividend") or row.get("loss")
    coin = Decimal(10) ** len(dividend.partition(".")[2])

    def coins(*names):
        return sum(Decimal(row.get(name) or 0) for name in names) * coin

    return [Decimal(dividend) * coin, coins("in money", "held"), coins("paid outright")]


def main(program):
    members = wrong = 0
    for year in sorted(EXAMPLES.glob("**/year.yaml")):
        with tempfile.TemporaryDirectory() as scratch:
            result, example = pathlib.Path(scratch) / "result", year.parent
            output_of([program, "allocate", example / "bylaws.yaml", year, "--members",
                       example / "members.csv", "--out", result])
            found = calculated(program, result)
            with open(result / "register.csv", encoding="utf-8", newline="") as register:
                for row in csv.DictReader(register):
                    members += 1
                    if found.get(row["member"]) != of_register(row):
                        wrong += 1
                        print(f"{example.name}, {row['member']}: {found.get(row['member'])}, "
                              f"in the register {of_register(row)}")
    lines = len((HERE / "calculator.py").read_text("utf-8").splitlines())
    print(f"{members} members, {wrong} wrong, by a calculator of {lines} lines")
    sys.exit(1 if wrong or not members or lines > CALCULATOR_LINES_MAX else 0)


if __name__ == "__main__":
    main(sys.argv[1])
