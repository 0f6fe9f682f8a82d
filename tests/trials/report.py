"""What the trials found, as docs/trials.md tells it, and read back from there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tests.trials.answer_sets import SETS
from tests.trials.counting import FLOOR_NAMED, FLOOR_READ, Score, Share, Trial, count, score
from tests.trials.reading import Reading, ids, table
from tests.trials.spoke import spoke
from tests.trials.tried import Outcome, Tried, outcome

WRONG_KINDS = ("idea", "slip", "form")
ALL = "All"
COLUMNS = tuple(found for found in Outcome if found not in (Outcome.READ, Outcome.NOT_READ))
_SCORE = re.compile(r"^\| (\S+) \|" + r" (\d+) of (\d+)[^|]*\|" * 3 + "$", re.MULTILINE)

INTRODUCTION = """# Trials: answers that learners would give

Written by `python -m tests.trials`, which `make prove` runs. The answers were [written blind](../tests/trials/blind/README.md): by readers
who saw only what learners see, and no reply of the kit. Each is run as a learner would run it: the lesson open, the cells above run, the answer
cell run in IPython, then its check, in a fork of the process, so that no answer meets what another one has changed.
"""
FLOORS = f"""
The floors: {FLOOR_READ:.0%} of the right forms read, no wrong answer accepted, {FLOOR_NAMED:.0%} of the wrong ones named. `make prove` fails
below them, and if a number of the tables of scores gets worse. Blind and later answers and those of beginners were committed before any reply was tuned to them; since then
mistakes were added by idea, so these numbers say how the kit does on answers that its authors have seen. The answers of December 2026 have no floor: what came at first [of them](../tests/trials/blind_2026_12/README.md) and
of those after them ([second](../tests/trials/blind_second/README.md), [third](../tests/trials/blind_third/README.md)), of the half that nobody had tuned to, is said beside them.
""".replace("95%", "95 %").replace("85%", "85 %")
MEANINGS = """
- *accepted*: full marks, or a guess taken. *partly*: a named mistake that earns part of the points. *named*: a mistake by its
  name, a fault of form, or a refusal that says what to change; also "Not attempted" for a cell without any answer.
- *error coached*: the cell stopped in an error, and words of the kit stand beside Python's. *error alone*: only Python's words, and the check's
  general line that the cell stopped. *no reply*: cell or check did not end in time.
- *unknown*: "not a mistake that the kit knows". *not attempted*: so it says, though the cell holds something.
- *for a reader*: a written answer of the length that was asked for. No check can tell, so these are no part of *wrong*.
- *Named in all* is partly, named and error coached. Whether the words fit what lies behind an answer is no program's to judge, so *named* is
  an upper bound, and a person has read the replies:
"""
READ_BY_A_PERSON = """
## Whether the replies fit

[A person read](../tests/trials/read/README.md) each reply to a wrong answer, written blind or later, beside what lies behind it.

"""
WHAT_READ_MEANS = """
*fits*: what the reply says is true of the answer and leads on. *vague*: true, but it does not say what is wrong. *misleading*: it says
something false of the answer, names a mistake that was not made, or sends the learner the wrong way. *to be read*: nobody has
read the reply that speaks now. `make prove` fails if one misleads or is to be read.
"""


def scores(found: Mapping[str, Sequence[Trial]], before: str = "") -> dict[str, Score]:
    """The numbers of each lesson, and of all of them; `before` stands before the names of another set of cases."""
    by_lesson = {f"{before}{lesson}": score(count(trials)) for lesson, trials in found.items()}
    return by_lesson | {
        f"{before}{ALL}": score(count(trial for trials in found.values() for trial in trials))
    }


def summary(found: Mapping[str, Score]) -> str:
    """The first table: what must not get worse."""
    lines = ["| Lesson | Right forms read | Wrong accepted | Wrong named |", "|:--|--:|--:|--:|"]
    lines += [f"| {name} | {one.read} | {one.accepted} | {one.named} |" for name, one in found.items()]
    return "\n".join(lines) + "\n"


def read_summary(report: str) -> dict[str, Score]:
    """The first table of a report, read back."""
    return {
        name: Score(*(Share(int(n), int(of)) for n, of in zip(numbers[::2], numbers[1::2], strict=True)))
        for name, *numbers in _SCORE.findall(report)
    }


def by_kind(found: Mapping[str, Sequence[Trial]]) -> str:
    """The second table: what became of the wrong answers, by what lies behind them."""
    lines = [
        f"| Lesson | Behind it | Wrong | {' | '.join(COLUMNS)} | Named in all |",
        "|:--|:--|--:|" + "--:|" * (len(COLUMNS) + 1),
    ]
    everything = [trial for trials in found.values() for trial in trials]
    for lesson, trials in {**found, ALL: everything}.items():
        counts = count(trials)
        for kind in WRONG_KINDS:
            of_kind = {key: n for key, n in counts.items() if key[0] == kind}
            numbers = [of_kind.get((kind, column), 0) for column in COLUMNS]
            one = score(of_kind)
            shown = " | ".join(str(number or "·") for number in numbers)
            lines.append(f"| {lesson} | {kind} | {one.named.of} | {shown} | {one.named} |")
    return "\n".join(lines) + "\n"


def listed(found: Mapping[str, Sequence[Trial]], wanted: Outcome) -> str:
    """The answers that came to something, lesson by lesson, each with what lies behind it and the reply; code only if it is one line."""
    lines = []
    for lesson, trials in found.items():
        some = [(case, tried) for case, tried in trials if outcome(case, tried) == wanted]
        lines += [f"\n**{lesson}**\n"] if some else []
        for case, tried in some:
            line = case.code.strip()
            code = "" if "\n" in line or "`" in line else f" `{line}`"
            lines.append(f"- `{case.exercise}`: {case.behind}{code} *The kit:* {tried.reply or tried.error}")
    return "\n".join(lines) + "\n" if lines else "\nNone.\n"


def report(tried: Mapping[str, Mapping[str, Sequence[Trial]]], read: Mapping[str, Reading]) -> str:
    """The whole page; `tried` has the lessons of each set by what stands before them."""
    sets = {one.before: tried[one.before] for one in SETS if one.floors and one.read}
    every = {f"{name}{lesson}": trials for name, one in sets.items() for lesson, trials in one.items()}
    tables = (
        f"\n{one.above}\n\n{summary(scores(tried[one.before], one.before))}".removeprefix("\n\n\n")
        for one in SETS
    )
    return "".join(
        [
            INTRODUCTION,
            "\n",
            *tables,
            FLOORS,
            "\n## Wrong answers, by what lies behind them\n\n",
            by_kind(tried[""]),
            MEANINGS,
            READ_BY_A_PERSON,
            table(read),
            WHAT_READ_MEANS,
            "\n## Wrong answers accepted\n",
            listed(every, Outcome.ACCEPTED),
            "\n## Right forms not read\n",
            listed(every, Outcome.NOT_READ),
        ]
    )


def for_a_reader(lesson: str, trials: Sequence[Trial]) -> str:
    """Every wrong answer of a lesson beside what the learner was told: does it fit what lies behind?"""
    lines = [f"# {lesson}: does the reply fit what lies behind the answer?"]
    named = dict(zip((case for case, _ in trials), ids([case for case, _ in trials]), strict=True))
    for exercise in dict.fromkeys(case.exercise for case, _ in trials):
        lines += ["", f"## {exercise}"]
        for case, tried in trials:
            if case.exercise == exercise and case.nature == "wrong":
                lines += ["", f"### {named[case]}: {outcome(case, tried)}", "", *_fenced(case.code), ""]
                lines += [f"Behind it ({case.kind}): {case.behind}", ""]
                lines += [f"Wanted: {case.want}", ""] if case.want else []
                lines += [f"What spoke: `{spoke(tried)}`", "", *_told(tried)]
    return "\n".join(lines) + "\n"


def _told(tried: Tried) -> Iterator[str]:
    """What the learner reads, a line each: of the cell that stopped, then of the check."""
    if tried.error:
        yield f"> The cell stopped: {tried.error_says or tried.error}"
        yield from (f"> {line}" for words in tried.words for line in words.splitlines())
    yield f"> **{tried.state}** {tried.mistake or tried.rule}"
    for words in (tried.reply, *tried.beside):
        yield from (f"> {line}" for line in words.splitlines())


def _fenced(code: str) -> list[str]:
    return ["```python", *code.strip("\n").splitlines(), "```"]
