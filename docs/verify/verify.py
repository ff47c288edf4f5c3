#!/usr/bin/env python3
"""Checks the folder that `toadlane allocate --out DIR` wrote:  python3 verify.py DIR

For an auditor who does not trust the program: it shares no code with it, and needs Python 3.11
alone. From the bylaws, the year and the members' table in DIR/inputs it works the year-end out
again, and compares every figure of the folder. From certificate.json it takes no result: it
compares the plan that stands there, clause by clause, with the bylaws, and the hashes with the
files.

It prints `accepted` (status 0), or the first step or member that differs, with both figures (1).
A folder that cannot be checked ends with status 2.

This file compares. Beside it, year_end.py does the sums, from what inputs.py reads.
"""
import csv
import hashlib
import html
import json
import pathlib
import re
import sys
from fractions import Fraction

from inputs import Different, Unreadable, leaves, number
from year_end import YearEnd


# What the folder must say.

def money(coins, decimals):
    digits = str(abs(coins)).zfill(decimals + 1)
    text = digits[:len(digits) - decimals] + "." + digits[len(digits) - decimals:]
    return ("-" if coins < 0 else "") + text.rstrip(".")


def moneys(amounts, decimals):
    return {name: money(coins, decimals) for name, coins in amounts.items()}


def expected_member(own, i, measures):
    """What register.json must say of one member."""
    row, paid = own.rows[i], [column[i] for column in (own.cash, own.held) if column]
    retained = own.dividend[i] - sum(paid)
    amounts = {"dividend": own.dividend[i]}
    if own.cash:
        amounts |= {"cash": own.cash[i], "retained": retained}
    if own.held:
        amounts["held"] = own.held[i]
    if any(pool["kind"] == "outright" for pool in own.pools):
        amounts["paid_outright"] = own.outright[i]
    if "account balance" in row:
        balance = own.coins(row["account balance"] or "0")
        amounts |= {"opening_balance": balance, "closing_balance": balance + retained}
    shares = [{"clause": pool["clause"], "share": Fraction(pool["weights"][i]) / pool["all"]}
              for pools in own.groups for pool in pools if pool["weights"][i]]
    return {"member": row["member"], "shares": shares,
            "measures": {name: column[i] for name, column in measures.items()},
            } | {key: row[key] for key in ("name", "class") if key in row} | moneys(
                amounts, own.decimals)


def expected(own):
    """What register.json must say."""
    measures = {name: own.did(name) for name in own.measures if own.is_known(name)}
    lines = []
    for line in own.lines:
        parts = {key: moneys({name: part for name, part in line[key].items() if part}, own.decimals)
                 for key in ("taken_from", "pools")}
        lines.append(line | parts | {"amount": money(line["amount"], own.decimals)})
    closing = {name: has + own.moved.get(name, 0) for name, has in own.opening.items()}
    return {
        "fiscal_year": str(own.number),
        "fiscal_year_ends": str(own.ends),
        "currency": own.text["coop"]["currency"],
        "income": moneys(own.income, own.decimals),
        "income_total": money(sum(own.income.values()), own.decimals),
        "waterfall": lines,
        "to_members": money(sum(own.dividend) + sum(own.outright), own.decimals),
        "moved": moneys(own.moved, own.decimals),
        "closing": moneys(closing, own.decimals),
        "members": [expected_member(own, i, measures) for i in range(len(own.rows))],
    }


def expected_proof(own):
    """The rounding proof that certificate.json must hold, by the pools that were divided."""
    def edge(at):
        return at and {"member": own.rows[at[0]]["member"], "remainder": at[1]}
    return {" and ".join(clauses): {
        "amount": money(amount, own.decimals), "floors": money(proof[0], own.decimals),
        "left_over": proof[1], "last_to_get_one": edge(proof[2]), "first_without": edge(proof[3])}
        for clauses, amount, proof in own.proofs if proof}


# What it says.

def same(where, found, own):
    """Raises what differs first; `own` is this checker's. A Fraction is compared as a number."""
    if isinstance(own, dict) and isinstance(found if own else {}, dict):
        for key, value in own.items():
            same(f"{where}, {key}", found.get(key), value)
    elif isinstance(own, list) and isinstance(found, list) and len(own) == len(found):
        for i, (one, other) in enumerate(zip(found, own)):
            what = other if isinstance(other, dict) else {}
            name = f"member {what['member']}" if "member" in what else what.get("clause", i + 1)
            same(f"{where}, {name}", one, other)
    elif isinstance(own, (int, Fraction)) and isinstance(found, str) and number(found) == own:
        return
    elif found != own:
        raise Different(f"{where}: the folder says {found}, this checker finds {own}")


def hash_of(path):
    return hashlib.blake2b(path.read_bytes(), digest_size=32).hexdigest()


def check_plan(plan, own):
    """The plan of the certificate says what the bylaws in force say, clause by clause."""
    said, stands = ({clause: " ".join((text or "").split()) for clause, text in
                     leaves("surplus", block)} for block in (plan["surplus"], own.plan))
    for clause in stands | said:
        if said.get(clause) != stands.get(clause):
            raise Different(f"{clause}: the plan of the certificate says {said.get(clause)}, "
                            f"the bylaws say {stands.get(clause)}")
    for clause, phrase in plan["phrases"].items():
        by = [one for one, path in own.changed if re.match(re.escape(path) + r"([.\[]|$)", clause)]
        same(f"{clause}, from (certificate.json)", phrase["from"],
             f"amendment {by[-1]}" if by else "bylaws")
        same(f"{clause} (certificate.json)", phrase["tree"], own.tree(stands.get(clause, "")))
    for block in ("figures", "rates"):
        same(f"certificate.json, {block}", plan[block],
             {name: own.value({"name": name}) for name in own.given(block)})
    same("certificate.json, income", plan["income"], moneys(own.income, own.decimals))
    same("certificate.json, opening", plan["opening"], moneys(own.opening, own.decimals))
    same("certificate.json, chosen", plan["chosen"], own.chosen)


def read_table(path):
    with open(path, encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def check_register(folder, wanted):
    """register.csv has a row for each member, with the same figures."""
    heads = {"dividend": "loss" if wanted["to_members"][0] == "-" else "dividend",
             "cash": "in money"}
    register = read_table(folder / "register.csv")
    same("register.csv, rows", len(register), len(wanted["members"]))
    for row, member in zip(register, wanted["members"]):
        columns = {heads.get(key, key.replace("_", " ")): value for key, value in member.items()
                   if key not in ("measures", "shares")}
        same(f"register.csv, member {member['member']}", row, columns | member["measures"])


def check_waterfall(folder, own, wanted):
    """waterfall.csv has a row for each line, and the income last."""
    rows = read_table(folder / "waterfall.csv")
    lines = [{key: line[key] for key in ("clause", "to", "amount")} for line in wanted["waterfall"]]
    same("waterfall.csv", rows,
         lines + [{"moves": "income", "to": "", "amount": wanted["income_total"]}])
    for row in rows:
        step = re.fullmatch(r"surplus\.steps\[(\d+)\]", row["clause"])
        if step and not own.steps[int(step[1])][1].get("each_gets"):
            says = row["moves"].split(" (does not run")[0]
            same(f"waterfall.csv, {row['clause']}, moves", own.tree(says),
                 own.steps[int(step[1])][2])


def check_texts(folder, wanted):
    """The rows of members in summary.txt, and the heads of their explanations."""
    summary, explanations = ((folder / name).read_text("utf-8").splitlines()
                             for name in ("summary.txt", "explanations.txt"))
    members = {one["member"]: [one[key] for key in ("dividend", "cash", "held", "retained",
                                                    "paid_outright") if key in one]
               for one in wanted["members"]}
    for line in summary:
        words = line.split()
        if words and len(words) > 1 and (amounts := members.get(words[0])):
            same(f"summary.txt, member {words[0]}", words[-len(amounts):], amounts)
    for line in explanations:
        said = re.match(r"(\S+)(?: .*)?: (-?[\d.]+) " + wanted["currency"] + "( and|$)", line)
        if said and said[1] in members:
            same(f"explanations.txt, member {said[1]}", said[2], members[said[1]][0])


HEADS = {"dividend": "Your dividend", "cash": "In money", "held": "Held in your name",
         "retained": "Kept in your account", "paid_outright": "In money, beside the dividend"}
NOTICE = {"Your dividend, money and paper together": "dividend", "Paid in money": "cash",
          "Held in your name": "held", "Stated dollar amount of this notice": "retained"}


def check_statements(folder, wanted):
    """statements.html: what each member did, what they get, the notice, the account."""
    code = " " + wanted["currency"]
    pages = (folder / "statements.html").read_text("utf-8").split("<article")[1:]
    for page, member in zip(pages, wanted["members"]):
        where, loss = f"statements.html, member {member['member']}", member["dividend"][0] == "-"
        title = re.search(r"<h2[^>]*>Statement of (.*?)</h2>", page, re.S)[1]
        if member["member"] not in re.split(r"[\s()]+", html.unescape(title)):
            raise Different(f"{where}: its place is taken by the statement of {title}")
        rows = [tuple(map(html.unescape, row)) for row in re.findall(
            r"<th scope=\"row\">(.*?)</th>\s*<td[^>]*>(.*?)</td>", page, re.S)]
        measures, rows = rows[:len(member["measures"])], rows[len(member["measures"]):]
        same(f"{where}, what you did", dict(measures), member["measures"])
        gets = {HEADS[key]: member[key] for key in HEADS if key in member
                and not (loss and key in ("cash", "held", "retained"))}
        if loss:
            gets = {"Your part of the loss": gets.pop(HEADS["dividend"])} | gets
        same(f"{where}, what you get", dict(rows[:len(gets)]), gets)
        for head, said in rows[len(gets):]:
            if head in NOTICE:
                same(f"{where}, {head}", said.split(code)[0], member[NOTICE[head]])
        if "opening_balance" in member:
            account = re.search(r"Your account: (\S+)" + code + r" before, (\S+)" + code, page)
            same(f"{where}, your account", list(account.groups()),
                 [member["opening_balance"], member["closing_balance"]])


def check_pictures(folder, wanted):
    """The amounts of waterfall.svg, and of the tables of resolution.md, in their order."""
    lines = [amount for line in wanted["waterfall"]
             for amount in (line["amount"], *line["pools"].values())] + [wanted["income_total"]]
    picture = re.findall(r"class=\"amount\"[^>]*>([^<]+)<",
                         (folder / "waterfall.svg").read_text("utf-8"))
    same("waterfall.svg, incomes and surplus.steps", picture, [*wanted["income"].values(), *lines])
    steps, _, accounts = (folder / "resolution.md").read_text("utf-8").partition(
        "The accounts are then:")
    tables = [[[cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]
               for row in text.splitlines() if row.startswith("| ")] for text in (steps, accounts)]
    same("resolution.md, surplus.steps", [row[-1] for row in tables[0][2:]], lines)
    closing = [[moved, wanted["closing"].get(name, "not known")]
               for name, moved in wanted["moved"].items()]
    same("resolution.md, accounts", [row[-2:] for row in tables[1][2:]], closing)


def check(folder):
    certificate = json.loads((folder / "certificate.json").read_text("utf-8"))
    if certificate.get("format") != "toadlane-certificate 1":
        raise Unreadable("certificate.json is not a `toadlane-certificate 1`")
    hashes = {path.relative_to(folder).as_posix(): hash_of(path) for path in folder.rglob("*")
              if path.is_file() and path != folder / "certificate.json"}
    inputs = {name: own for name, own in hashes.items() if name.startswith("inputs/")}
    same("certificate.json, hash", certificate["files"], inputs)
    plan = certificate["plan"]
    same("certificate.json, bylaws", plan["bylaws"], hashes["inputs/bylaws.yaml"])

    own = YearEnd(folder / "inputs", plan["decimals"])
    own.run()
    wanted = expected(own)
    check_plan(plan, own)
    register = json.loads((folder / "register.json").read_text("utf-8"))
    same("register.json", register, wanted)
    same("register.json, rounding", register["rounding"], plan["rounding"])
    same("register.json, inputs", register["inputs"], {
        name: {"blake2b_256": hashes[f"inputs/{name}.{ending}"]}
        for name, ending in (("bylaws", "yaml"), ("year", "yaml"), ("members", "csv"))})
    check_register(folder, wanted)
    check_waterfall(folder, own, wanted)
    check_texts(folder, wanted)
    check_statements(folder, wanted)
    check_pictures(folder, wanted)
    proofs = {" and ".join(one["pools"]): one for one in certificate["rounding_proof"]}
    same("certificate.json, rounding proof", proofs, expected_proof(own))
    same("certificate.json, rounding proofs", len(proofs), len(expected_proof(own)))
    same("certificate.json, hash", certificate["files"], hashes)
    same("certificate.json, hash", hashes, certificate["files"])
    return (f"accepted: {len(own.lines)} lines of the waterfall and {len(own.rows)} members, "
            f"{wanted['income_total']} {wanted['currency']} in all")


def main(arguments):
    if len(arguments) != 1:
        print(__doc__.split("\n")[0], file=sys.stderr)
        return 2
    try:
        print(check(pathlib.Path(arguments[0])))
        return 0
    except Different as why:
        print(f"rejected: {why}")
        return 1
    except (Unreadable, OSError, LookupError, TypeError, ValueError, ZeroDivisionError) as why:
        print(f"cannot check: {type(why).__name__}: {why}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
