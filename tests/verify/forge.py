"""Forges result folders so that each is coherent in itself, and sees the checker reject every one.

    python3 forge.py PROGRAM [CASES]

A forger who has the program changes an input, closes the year with it, and puts the true input
back: sums, statements, certificate and hashes then agree with one another, and not with the bylaws.
Another moves coins by hand and mends all files. Every forgery must be rejected, by the name of the
first member or step that differs.
"""
import pathlib
import random
import re
import shutil
import sys
import tempfile

from folders import (INPUTS, allocate, change_line, change_member, examples, read_json, seal,
                     write_json)

import verify


def altered_number(text, chance):
    """Another number of the same kind: 35% -> 36%, 12_480.35 -> 12480.36, 1/3 -> 2/3."""
    if "/" in text:
        above, below = text.split("/")
        return f"{int(above) % int(below) + 1}/{below}" if int(below) > 1 else f"{above}/2"
    digits = text.rstrip("%").replace("_", "")
    places = len(digits.partition(".")[2])
    unit = "%" if text.endswith("%") else ""
    step = chance.choice([-3, -2, -1, 1, 2, 3])
    changed = int(digits.replace(".", "")) + step
    if changed <= 0 or (unit and changed > 100 * 10 ** places):
        changed = int(digits.replace(".", "")) - step
    shown = str(changed).zfill(places + 1)
    return (shown[:-places] + "." + shown[-places:] if places else shown) + unit


def alter(text, pattern, chance):
    """One of the numbers that the pattern finds, altered; None when there is none."""
    found = list(re.finditer(pattern, text, re.S))
    if not found:
        return None
    one = chance.choice(found)
    return text[:one.start(1)] + altered_number(one[1], chance) + text[one.end(1):]


def surplus_of(bylaws):
    """Where the block `surplus` begins and ends."""
    begin = bylaws.index("\nsurplus:") + 1
    after = re.compile(r"^\S", re.M).search(bylaws, begin + 1)
    return begin, after.start() if after else len(bylaws)


def alter_rate(inputs, chance):
    """A rate of the block `surplus`, or a choice of a body."""
    begin, end = surplus_of(inputs["bylaws.yaml"])
    text = inputs["bylaws.yaml"]
    changed = alter(text[begin:end], r"(?<![\w.])(\d[\d_.]*%|\d+/\d+)", chance)
    return changed and {"bylaws.yaml": text[:begin] + changed + text[end:]}


def alter_choice(inputs, chance):
    name = chance.choice(["bylaws.yaml", "year.yaml"])
    changed = alter(inputs[name], r"chooses: surplus[^}]*value: (\d+%)", chance)
    return changed and {name: changed}


def alter_year(inputs, chance):
    changed = alter(inputs["year.yaml"], r"(?<=: )(\d[\d_]*\.\d\d)(?=[,}])", chance)
    return changed and {"year.yaml": re.sub(r"\ntotals:[^\n]*", "", changed)}


def alter_patronage(inputs, chance):
    lines = inputs["members.csv"].split("\n")
    i = chance.randrange(1, len([line for line in lines if line]))
    changed = alter(lines[i], r",(\d+(?:\.\d+)?)(?=,|$)", chance)
    year = re.sub(r"\ntotals:[^\n]*", "", inputs["year.yaml"])
    table = "\n".join(lines[:i] + [changed or ""] + lines[i + 1:])
    return changed and {"members.csv": table, "year.yaml": year}


def alter_rounding(inputs, chance):
    text = re.sub(r"\n  rounding: [^\n]*", "", inputs["bylaws.yaml"])
    begin, end = surplus_of(text)
    key, how = chance.choice([("steps", "down"), ("steps", "up"), ("cash", "down for each member"),
                              ("cash", "largest remainder"), ("cash", "up for each member")])
    return {"bylaws.yaml": text[:end].rstrip() + f"\n  rounding: {{{key}: {how}}}\n\n" + text[end:]}


def alter_order(inputs, chance):
    """Two steps change places."""
    begin, end = surplus_of(inputs["bylaws.yaml"])
    text = inputs["bylaws.yaml"]
    steps = [one for one in re.finditer(r"\n    - \{[^\n]*\}(?=\n)", text[begin:end])]
    if len(steps) < 2:
        return None
    one = chance.randrange(len(steps) - 1)
    first, second = steps[one], steps[one + 1]
    block = text[begin:end]
    block = block[:first.start()] + second[0] + first[0] + block[second.end():]
    return {"bylaws.yaml": text[:begin] + block + text[end:]}


ALTERATIONS = (alter_rate, alter_choice, alter_year, alter_patronage, alter_rounding, alter_order)


# What a verdict names: of an altered figure, the income that it makes may come first.
MEMBER_OR_STEP = r"member \S|surplus\.\w|accounts\.\w"
FIGURE = MEMBER_OR_STEP + "|income|opening|closing|figures|rates"


class Forger:
    def __init__(self, program, scratch, seed):
        self.program, self.scratch, self.chance = program, scratch, random.Random(seed)
        self.truth = {}
        for name, inputs in examples().items():
            folder = scratch / "true" / name
            refused = allocate(program, inputs, folder)
            if refused:
                sys.exit(f"{name}: {refused}")
            self.truth[name] = (inputs, folder, verify.check(folder))

    def by_program(self, name):
        """Inputs altered for the program, and the true ones put back."""
        inputs, true, _ = self.truth[name]
        how = self.chance.choice(ALTERATIONS)
        altered = how(inputs, self.chance)
        folder = self.scratch / "forged"
        if not altered or allocate(self.program, inputs | altered, folder):
            return None
        if all((folder / file).read_bytes() == (true / file).read_bytes()
               for file in ("register.csv", "waterfall.csv")):
            return None                   # nothing that the folder says depends on it
        for file in INPUTS:
            (folder / "inputs" / file).write_text(inputs[file], "utf-8")
        plan = read_json(true / "certificate.json")["plan"] if self.chance.random() < 0.5 else None
        seal(folder, plan)
        return how.__name__ + (", the true plan" if plan else ", a plan of its own")

    def copy(self, name):
        folder = self.scratch / "forged"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.truth[name][1], folder)
        return folder

    def by_hand(self, name):
        """Coins moved between members, between money and what is retained, or between steps."""
        folder = self.copy(name)
        register = read_json(folder / "register.json")
        members = [one["member"] for one in register["members"] if one["shares"]]
        proofs = read_json(folder / "certificate.json")["rounding_proof"]
        if len(members) < 2 or not proofs:
            return None
        how = self.chance.choice(["cent", "tie", "cash", "steps", "plan", "proof", "choice"])
        by = self.chance.choice([1, 1, 1, 2, 100])
        if how in ("cent", "tie"):
            one, other = self.chance.sample(members, 2)
            if how == "tie":
                proof = proofs[0]
                if not proof["last_to_get_one"] or not proof["first_without"]:
                    return None
                one, other = proof["first_without"]["member"], proof["last_to_get_one"]["member"]
                by = 1
                self.swap_proof(folder)
            part = self.chance.choice(["cash", "retained"])
            part = part if "cash" in register["members"][0] else "retained"
            for member, sign in ((one, by), (other, -by)):
                changes = {"dividend": sign, part: sign}
                changes |= {"closing_balance": sign} if part == "retained" else {}
                change_member(folder, member, changes)
        elif how == "cash":
            if "cash" not in register["members"][0]:
                return None
            change_member(folder, self.chance.choice(members),
                          {"cash": by, "retained": -by, "closing_balance": -by})
        elif how == "steps":
            lines = [i for i, line in enumerate(register["waterfall"]) if line["to"] != "members"]
            if len(lines) < 2:
                return None
            one, other = self.chance.sample(lines, 2)
            change_line(folder, one, by)
            change_line(folder, other, -by)
        elif how == "plan":
            self.alter_plan(folder)
        elif how == "choice":
            if not self.alter_choice_of_plan(folder):
                return None
        else:
            certificate = read_json(folder / "certificate.json")
            proof = self.chance.choice(certificate["rounding_proof"])
            proof["left_over"] += 1
            write_json(folder / "certificate.json", certificate)
        seal(folder)
        return how

    def swap_proof(self, folder):
        certificate = read_json(folder / "certificate.json")
        proof = certificate["rounding_proof"][0]
        last, first = proof["last_to_get_one"], proof["first_without"]
        last["member"], first["member"] = first["member"], last["member"]
        write_json(folder / "certificate.json", certificate)

    def alter_plan(self, folder):
        """A phrase of the plan, in its text, in its tree or in both."""
        certificate = read_json(folder / "certificate.json")
        plan = certificate["plan"]
        clause = self.chance.choice(sorted(plan["phrases"]))
        where = self.chance.choice(["text", "tree", "both"])
        if where != "text":
            phrase = plan["phrases"][clause]
            phrase["tree"] = altered_tree(phrase["tree"], self.chance)
        if where != "tree":
            set_text(plan["surplus"], clause.removeprefix("surplus"), "77% of surplus")
        write_json(folder / "certificate.json", certificate)

    def alter_choice_of_plan(self, folder):
        certificate = read_json(folder / "certificate.json")
        chosen = certificate["plan"]["chosen"]
        if not chosen:
            return False
        chosen[self.chance.choice(sorted(chosen))]["value"] = "41/100"
        write_json(folder / "certificate.json", certificate)
        return True


def altered_tree(tree, chance):
    """Another number, or another name, somewhere in a tree."""
    kind, of = next(iter(tree.items()))
    if kind in ("part", "number"):
        return {kind: [of[0] + "1", of[1]]}
    if isinstance(of, str):
        return {kind: of + "1" if kind == "fraction" else of + " fund"}
    if isinstance(of, dict):
        return {kind: altered_tree(of, chance)}
    at = chance.randrange(len(of))
    return {kind: [altered_tree(one, chance) if i == at else one for i, one in enumerate(of)]}


def set_text(block, path, text):
    """Sets the text at an address such as `.steps[1].move`."""
    steps = re.findall(r"\.([^.\[]+)|\[(\d+)\]", path)
    for key, item in steps[:-1]:
        block = block[int(item)] if item else block[key]
    key, item = steps[-1]
    block[int(item) if item else key] = text


def main(program, cases=1000):
    with tempfile.TemporaryDirectory() as scratch:
        forger = Forger(program, pathlib.Path(scratch), seed=20260101)
        for name, (_, _, verdict) in forger.truth.items():
            print(f"{name}: {verdict}")
        names, made, tried, kinds = sorted(forger.truth), 0, 0, {}
        while made < cases:
            tried += 1
            if tried > 20 * cases:
                sys.exit(f"only {made} forgeries could be made")
            name = names[tried % len(names)]
            how = forger.by_program(name) if tried % 2 else forger.by_hand(name)
            if how is None:
                continue
            made += 1
            try:
                verdict = verify.check(forger.scratch / "forged")
                sys.exit(f"forgery {made}, {name}, {how}: {verdict}")
            except verify.Different as why:
                inputs = how.startswith(("alter_year", "alter_patronage"))
                if not re.search(FIGURE if inputs else MEMBER_OR_STEP, str(why)):
                    sys.exit(f"forgery {made}, {name}, {how}: names neither member nor step: {why}")
                kinds.setdefault(how, str(why))
                kinds[how + " #"] = kinds.get(how + " #", 0) + 1
        for how in sorted(key for key in kinds if not key.endswith(" #")):
            print(f"{kinds[how + ' #']:5} {how}; for example: {kinds[how]}")
        print(f"{made} forgeries, all rejected")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
