"""Result folders for the tests of the checker: true ones, made by the program, and their files."""
import csv
import hashlib
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "docs" / "verify"))

INPUTS = ("bylaws.yaml", "year.yaml", "members.csv")

# Three members with the same hours, so that a tie decides who gets the cent that is left over.
TIE = {
    "bylaws.yaml": """format: coop-bylaws 1
coop: {name: Lane Bakery, kind: worker cooperative, currency: USD, fiscal_year_ends: 31 December}
in_force: {from: 2020-01-01}
classes:
  member: {cite: Art. 2, votes: 1}
accounts:
  reserve: {kind: unallocated reserve}
surplus:
  cite: Art. 7
  income: {surplus: result of the year}
  measures: {hours: {unit: hours}}
  steps:
    - {cite: Art. 7.1, move: 25% of surplus, to: reserve}
    - {cite: Art. 7.2, move: rest, to: members, in_proportion_to: hours}
  pay:
    cash: {cite: Art. 7.4, is: 50%}
    rest: credit to account
""",
    "year.yaml": "format: coop-year 1\nfiscal_year: 2025\nincome: {surplus: 1000.00}\n"
                 "opening: {reserve: 50.00}\n",
    "members.csv": "member,name,hours\nM10,Ana,10\nM3,Bo,10\nM2,Cy,10\nM4,Di,4\nM5,Ed,0\n"
                   "M6,Flo,4\n",
}


def examples():
    """The inputs of every example, and the tie."""
    found = inputs_below(ROOT / "examples")
    return {name.rpartition("/")[0]: inputs for name, inputs in found.items()} | {"tie": TIE}


def inputs_below(root):
    """The inputs of every folder that has them, by its path and year. A golden case may name
    another folder whose files lie under its own (`# with:`)."""
    found = {}
    for folder in sorted(path for path in root.rglob("*") if path.is_dir()):
        command = folder / "command"
        below = command.exists() and re.search(r"(?m)^# with: *(\S+)", command.read_text("utf-8"))
        files = {path.name: path for one in ([ROOT / below[1]] if below else []) + [folder]
                 for path in sorted(one.glob("*.*"))}
        for year in sorted(name for name in files if re.fullmatch(r"year.*\.yaml", name)):
            if {"bylaws.yaml", "members.csv"} <= set(files):
                texts = {name: files[name].read_text("utf-8", "surrogateescape")
                         for name in ("bylaws.yaml", year, "members.csv")}
                found[f"{folder.relative_to(root)}/{year}"] = texts | {"year.yaml": texts[year]}
    return found


def allocate(program, inputs, folder):
    """Closes the year into a new folder; gives what the program says when it refuses."""
    work = folder.with_name(folder.name + ".inputs")
    shutil.rmtree(work, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    work.mkdir(parents=True)
    for name in INPUTS:
        (work / name).write_text(inputs[name], "utf-8", "surrogateescape")
    done = subprocess.run([program, "allocate", work / "bylaws.yaml", work / "year.yaml",
                           "--members", work / "members.csv", "--out", folder],
                          capture_output=True, text=True)
    shutil.rmtree(work)
    return "" if done.returncode == 0 else done.stderr


def hash_of(path):
    return hashlib.blake2b(path.read_bytes(), digest_size=32).hexdigest()


def seal(folder, plan=None):
    """Makes the folder coherent again: the hashes of the inputs and of all files."""
    register = read_json(folder / "register.json")
    for name in INPUTS:
        register["inputs"][name.split(".")[0]]["blake2b_256"] = hash_of(folder / "inputs" / name)
    write_json(folder / "register.json", register)
    certificate = read_json(folder / "certificate.json")
    certificate["files"] = {path.relative_to(folder).as_posix(): hash_of(path)
                            for path in sorted(folder.rglob("*"))
                            if path.is_file() and path.name != "certificate.json"}
    if plan:
        certificate["plan"] = plan
    certificate["plan"]["bylaws"] = hash_of(folder / "inputs" / "bylaws.yaml")
    write_json(folder / "certificate.json", certificate)


def read_json(path):
    return json.loads(path.read_text("utf-8"))


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", "utf-8")


def coins(text):
    """Cents (or the smallest coin) of a decimal text."""
    return int(text.replace(".", ""))


def text_of(amount, like):
    """So many coins, with as many decimals as another text."""
    decimals = len(like.partition(".")[2])
    digits = str(abs(amount)).zfill(decimals + 1)
    text = digits[:-decimals] + "." + digits[-decimals:] if decimals else digits
    return "-" + text if amount < 0 else text


def change_member(folder, member, changes):
    """Adds coins to amounts of one member ({"dividend": 1, "cash": 1}) in every file."""
    heads = {"dividend": ("dividend", "loss"), "cash": ("in money",), "retained": ("retained",),
             "closing_balance": ("closing balance",)}
    register = read_json(folder / "register.json")
    one = next(row for row in register["members"] if row["member"] == member)
    changes = {key: by for key, by in changes.items() if key in one}
    before = {key: one[key] for key in changes}
    for key, by in changes.items():
        one[key] = text_of(coins(one[key]) + by, one[key])
    write_json(folder / "register.json", register)
    rows = list(csv.reader(io.StringIO((folder / "register.csv").read_text("utf-8"))))
    for row in rows[1:]:
        for key in changes:
            at = next(rows[0].index(head) for head in heads[key] if head in rows[0])
            if row[rows[0].index("member")] == member:
                row[at] = one[key]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    (folder / "register.csv").write_text(out.getvalue(), "utf-8")
    for name in ("summary.txt", "explanations.txt"):
        lines, inside = (folder / name).read_text("utf-8").split("\n"), False
        for i, line in enumerate(lines):
            head = line.split()[:1] in ([member], [member + ":"])
            inside = head or (inside and line.startswith(" "))
            for key in changes if inside else ():
                lines[i] = lines[i].replace(before[key], one[key])
        (folder / name).write_text("\n".join(lines), "utf-8")
    parts = (folder / "statements.html").read_text("utf-8").split("<article")
    for i, part in enumerate(parts):
        if i and re.search(rf"Statement of (.* )?\(?{re.escape(member)}\)?</h2>", part):
            for key in changes:
                parts[i] = parts[i].replace(before[key], one[key])
    (folder / "statements.html").write_text("<article".join(parts), "utf-8")


def change_line(folder, position, by):
    """Adds coins to a line of the waterfall, to what it was taken from, and to its account."""
    register = read_json(folder / "register.json")
    line = register["waterfall"][position]
    before = line["amount"]
    line["amount"] = text_of(coins(before) + by, before)
    for name in list(line.get("taken_from", {}))[:1]:
        line["taken_from"][name] = text_of(coins(line["taken_from"][name]) + by, before)
    for block in ("moved", "closing"):
        if line["to"] in register[block]:
            has = register[block][line["to"]]
            register[block][line["to"]] = text_of(coins(has) + by, has)
    write_json(folder / "register.json", register)
    rows = (folder / "waterfall.csv").read_text("utf-8").split("\n")
    rows[position + 1] = re.sub(re.escape(before) + "$", line["amount"], rows[position + 1])
    (folder / "waterfall.csv").write_text("\n".join(rows), "utf-8")
    for name in ("summary.txt", "explanations.txt", "waterfall.svg", "resolution.md"):
        text = (folder / name).read_text("utf-8")
        (folder / name).write_text(text.replace(before, line["amount"]), "utf-8")
