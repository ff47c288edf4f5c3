"""Every result says where it comes from, and a rule that is changed is explained otherwise.

    python3 change.py PROGRAM [--all]

Each example under examples/ is put to the commands that explain: allocate, meeting, calendar, roll
and sweep. Two things are asked of each answer.

1. Every step of it has a source: an article or a clause of the bylaws, the members table, a law, or
   the name of a default.
2. Each rule that the answer cites is changed in the bylaws by one unit (10% to 11%, 2/3 to 3/4, 14
   days to 15), and so is the text of its article. The same command, asked again, must say something
   else where it cites that rule. Nothing but the steps that cite it is compared, so that neither
   another part of the answer nor the hash of the file can pass for an explanation.

A rule that the program refuses in all its other words is skipped, and printed with the code of the
message; so is a part of a condition that did not decide (`A and B`, and A alone was not met). --all
prints every change.
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from bylaws import NEW_ARTICLE, Bylaws

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHANGES_AT_LEAST = 400
# An answer, and the answer `no`. Anything else but BAD_INPUT is a fault of the program.
ANSWERS, BAD_INPUT = (0, 1), 65
OTHER_SOURCES = re.compile(r"members table|\d+ CFR .*")

Step = collections.namedtuple("Step", "clause article what words")
Question = collections.namedtuple("Question", "name arguments needs read")
Asked = collections.namedtuple("Asked", "example question folder bylaws steps")


def steps_of_json(printed):
    """Every part of a JSON answer that is a result, or that names a clause; not a warning."""
    results = {"result", "verdict", "outcome", "required", "votes_needed", "standing", "sizes"}

    def walk(node):
        if isinstance(node, dict):
            if "severity" not in node and ({"clause"} | results) & node.keys():
                what = node.get("what") or node.get("title") or node.get("rule") or "a result"
                stated = "" if node.get("stated", True) else " (default, not stated)"
                yield Step(node.get("clause", ""), node.get("cite", ""), what + stated,
                           json.dumps(node, ensure_ascii=False))
            node = list(node.values())
        for one in node if isinstance(node, list) else []:
            yield from walk(one)

    return list(walk(json.loads(printed)))


def steps_of_members(printed):
    """What each member gets and the steps behind it: `  words -> result   [source]`. A line with
    none below it is a step too."""
    lines = printed.partition("\nThe members\n\n")[2].partition("\n\n")[0].splitlines()
    steps = []
    for line, below in zip(lines, lines[1:] + [""]):
        words, source = re.fullmatch(r"(.*?)(?:   \[(.*)\])?", line).groups()
        if line.startswith("  ") or not below.startswith("  "):
            steps.append(Step("", source or "", words.strip(), words))
    return steps


def steps_of_calendar(printed):
    """The rows; the last column is the article."""
    head, *rows = [line for line in printed.splitlines() if re.match("  [^-]", line)]
    last = head.index("article")
    return [Step("", row[last:].strip(), row[head.index("what"):head.index("rule")].strip(),
                 row[:last]) for row in rows]


def words_citing(cited, steps):
    return [step.words for step in steps if cited in (step.clause, step.article)]


QUESTIONS = [
    Question("allocate", ["year.yaml", "--members", "members.csv", "--format", "json"],
             "year.yaml", steps_of_json),
    Question("allocate", ["year.yaml", "--members", "members.csv", "--explain"], "year.yaml",
             steps_of_members),
    Question("meeting", ["meeting.yaml", "--format", "json"], "meeting.yaml", steps_of_json),
    Question("calendar", ["--year", "2026"], "bylaws.yaml", steps_of_calendar),
    Question("roll", ["members.csv", "--on", "2026-02-01", "--format", "json"], "members.csv",
             steps_of_json),
    Question("sweep", ["--members", "12..14", "--format", "json"], "bylaws.yaml", steps_of_json),
]


class Citations:
    def __init__(self, program):
        self.program = program
        self.answers = {}
        self.steps = 0
        self.unsourced = collections.defaultdict(list)  # (command, what) -> the examples
        self.wrong, self.not_asked, self.skipped = [], [], {}
        self.changes = {}               # each change -> whether it is explained
        self.changed = collections.Counter()            # by command

    def ask(self, question, folder, text):
        """The exit status, and the steps of the answer or the code of the first message. An answer
        with nothing in it is none."""
        key = (str(question), folder, text)
        if key not in self.answers:
            with tempfile.TemporaryDirectory() as scratch:
                file = pathlib.Path(scratch) / "bylaws.yaml"
                file.write_text(text, "utf-8")
                run = subprocess.run([self.program, question.name, file, *question.arguments],
                                     cwd=folder, capture_output=True, text=True, check=False)
            status = run.returncode
            if status in ANSWERS and not run.stdout:
                status = f"{status} without an answer"
            said = (question.read(run.stdout) if status in ANSWERS else
                    (re.findall(r"error (\w+):", run.stderr) or [run.stderr])[0])
            self.answers[key] = status, said
        return self.answers[key]

    def look_for_sources(self, asked):
        for step in asked.steps:
            self.steps += 1
            source = step.article or step.clause
            known = (asked.bylaws.holds(source) or asked.bylaws.cites(source) or
                     OTHER_SOURCES.fullmatch(source))
            if not known and "default" not in step.what:
                self.unsourced[asked.question.name, step.what].append(asked.example)

    def answer_to(self, asked, place, words, cited):
        """Whether the steps that cite a rule say something else once it has other words, or the
        code of the message that refuses them."""
        text = asked.bylaws.with_other(words, place)
        status, after = self.ask(asked.question, asked.folder, text)
        if status == BAD_INPUT:
            return after
        if status not in ANSWERS:
            self.wrong.append(f"{asked.example}: {asked.question.name}: {place}: `{words}`: exit "
                              f"status {status}, {after}")
            return False
        if words.endswith(NEW_ARTICLE):
            return any(words in step.article for step in after)
        return words_citing(cited, asked.steps) != words_citing(cited, after)

    def changes_at(self, place, asked, cited):
        """The changes of a rule at one place where it stands, and whether each is explained."""
        rule, verdicts = asked.bylaws.words(place), {}
        said = " ".join(words_citing(cited, asked.steps))
        for part, variants in asked.bylaws.changes(place):
            refusals = {}
            for words in variants:
                name = (f"{asked.example}: {asked.question.name} citing {cited}: {place}: "
                        f"`{rule}` -> `{words}`")
                if " and " in rule and part not in said:
                    refusals[name] = f"`{part}` did not decide"
                    continue
                answer = self.answer_to(asked, place, words, cited)
                if isinstance(answer, bool):
                    verdicts[name] = answer
                    break
                refusals[name] = f"refused with {answer}"
            else:
                self.skipped |= refusals
        return verdicts

    def change(self, asked, rules, cited):
        """Changes the rules of which one is the reason, wherever they stand in the file: the last
        place where a change is explained is the one in force."""
        verdicts = {}
        for place in [place for rule in rules for place in asked.bylaws.rules[rule]][::-1]:
            here = self.changes_at(place, asked, cited)
            verdicts = here if any(here.values()) else verdicts | here
            if any(here.values()):
                break
        self.changes |= verdicts
        self.changed[asked.question.name] += len(verdicts)

    def example(self, file):
        folder, bylaws = file.parent, Bylaws(file)
        name = str(folder.relative_to(ROOT / "examples"))
        for question in QUESTIONS:
            if not (folder / question.needs).is_file():
                continue
            status, steps = self.ask(question, folder, bylaws.text)
            if status == BAD_INPUT and question.name == "roll":
                self.not_asked.append(f"{name} ({steps})")  # who may vote hangs on other tables
                continue
            if status not in ANSWERS:
                self.wrong.append(f"{name}: {question.name}: exit status {status}, {steps}")
                continue
            asked = Asked(name, question, folder, bylaws, steps)
            self.look_for_sources(asked)
            for rules, cited in dict.fromkeys((rules, step.clause or step.article) for step in steps
                                              for rules in bylaws.rules_behind(step)):
                self.change(asked, rules, cited)


def main(program, *options):
    found = Citations(str(pathlib.Path(program).resolve()))
    for file in sorted((ROOT / "examples").glob("**/bylaws.yaml")):
        found.example(file)
    if "--all" in options:
        print("\n".join(found.changes))
    found.wrong += [f"no source: {', '.join(examples)}: {command}: {what}"
                    for (command, what), examples in found.unsourced.items()]
    print(f"no roll of {', '.join(found.not_asked)}")
    lost = [change for change, explained in found.changes.items() if not explained]
    lines = [f"skipped, {why}: {change}" for change, why in found.skipped.items()]
    lines += [f"not explained: {change}" for change in lost] + found.wrong
    print("\n".join(lines))
    print(f"{found.steps} steps, {sum(map(len, found.unsourced.values()))} without a source")
    print(", ".join(f"{command} {count}" for command, count in found.changed.items()))
    print(f"{len(found.changes)} rules changed, {len(found.changes) - len(lost)} explanations "
          f"changed, {len(lost)} not; {len(found.skipped)} skipped")
    enough = len(found.changes) >= CHANGES_AT_LEAST and all(
        found.changed[question.name] for question in QUESTIONS)
    return 0 if enough and not lost and not found.wrong else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
