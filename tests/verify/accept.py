"""Every true folder is accepted: of the examples, and of each case of a test whose year can be closed.

    python3 accept.py PROGRAM
"""
import pathlib
import subprocess
import sys
import tempfile

from folders import ROOT, allocate, examples, inputs_below

import verify


def main(program):
    with tempfile.TemporaryDirectory() as scratch:
        folder, failed, accepted = pathlib.Path(scratch) / "result", 0, 0
        cases = inputs_below(ROOT / "tests" / "golden") | inputs_below(ROOT / "tests" / "codes")
        for name, inputs in (examples() | cases).items():
            if allocate(program, inputs, folder):
                continue                  # a year that the program refuses has no folder
            try:
                verify.check(folder)
                accepted += 1
            except (verify.Different, verify.Unreadable, LookupError, ValueError) as why:
                failed += 1
                print(f"{name}: {type(why).__name__}: {why}")
        check_statuses(program, folder)
        print(f"{accepted} folders accepted")
        sys.exit(1 if failed or not accepted else 0)


def check_statuses(program, folder):
    """0 for a true folder, 1 for a forged one, 2 for what is no result folder."""
    allocate(program, examples()["tie"], folder)
    tool = [sys.executable, str(ROOT / "docs" / "verify" / "verify.py")]
    assert subprocess.run([*tool, folder], capture_output=True).returncode == 0
    register = folder / "register.csv"
    register.write_text(register.read_text("utf-8").replace("M10,Ana,10,", "M10,Ana,11,"), "utf-8")
    done = subprocess.run([*tool, folder], capture_output=True, text=True)
    assert done.returncode == 1 and "M10" in done.stdout, done
    assert subprocess.run([*tool, folder / "none"], capture_output=True).returncode == 2
    assert subprocess.run(tool, capture_output=True).returncode == 2


if __name__ == "__main__":
    main(sys.argv[1])
