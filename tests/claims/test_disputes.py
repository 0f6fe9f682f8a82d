"""The disputes of the lessons: on each side evidence, a strongest point, about the same room, a publisher of its own."""

from pathlib import Path

import pytest

from lessonkit.claims import ledger
from lessonkit.claims.disputes import APART, sides, unfair, without_marks
from lessonkit.claims.linter import lint
from lessonkit.sources import ruled_out

ROOT = Path(__file__).parents[2]
LEDGER = {one.id: one for one in ledger()}
WANTED = {
    "01-booking-to-deportation": {"voluntary"},
    "02-what-a-match-means": {"citizens"},
    "03-the-rollout": {"discrimination", "letters"},
    "04-who-is-deported": {"serious-criminals", "detention-now"},
    "06-opting-out": {"may-a-state", "safety", "lists"},
}
"""The disputes that each lesson gives with both sides; the four answers on the order of lesson 3 are no two sides."""

EVERY = [(lesson, dispute) for lesson, there in WANTED.items() for dispute in sorted(there)]


def text_of(lesson):
    return (ROOT / "solutions" / lesson / "lesson.md").read_text("utf-8")


@pytest.mark.parametrize("lesson", WANTED)
def test_each_lesson_gives_its_disputes_with_both_sides(lesson):
    assert {side.dispute for side in sides(text_of(lesson))} == WANTED[lesson]


@pytest.mark.parametrize(("lesson", "dispute"), EVERY)
def test_both_sides_of_a_dispute_are_given_alike(lesson, dispute):
    two = [side for side in sides(text_of(lesson)) if side.dispute == dispute]
    assert len(two) == 2
    for side in two:
        assert side.has_evidence, side.name
    one, other = (side.words for side in two)
    assert abs(one - other) <= APART * max(one, other), (one, other)
    publishers = [{LEDGER[id].publisher for id in side.cited} for side in two]
    assert publishers[0] - publishers[1]
    assert publishers[1] - publishers[0]
    assert not list(unfair(text_of(lesson), LEDGER))


# As the lessons stood when the audit called them unfair (shortened to what the rules look at).
BEFORE = {
    "lesson 4: the enforcement case had half the room of its opponent, and two of its five figures": """
<!-- side: serious / government -->
**The government's case: serious criminals come first.** In FY2014, by ICE's count, {claim}`ice-priorities-2014` of its
removals met the agency's priorities, as did {claim}`ice-priorities-2012` in FY2012 and {claim}`ice-priorities-2013` in FY2013.
Its strongest point: officers can't act on everyone, so they put people with convictions and recent border crossers first.
Of the people removed from the interior, {claim}`interior-share-convicted-2011` had a conviction in FY2011,
{claim}`interior-share-convicted-2014` in FY2014 and {claim}`interior-share-convicted-2015` in FY2015.
<!-- side: serious / critics -->
**The critics' case: minor offenses, or none.** The New York Times looked at the cases under President Obama and found that
{claim}`nyt-minor-or-none` involved minor infractions or no record, and {claim}`nyt-serious` a conviction for a serious crime.
TRAC, a research group then at Syracuse University, found the most serious kind of conviction, “Level 1”, in
{claim}`trac-level-1-share-2013` of the removals of FY2013; traffic was the worst conviction of
{claim}`trac-traffic-share-2013`, and an immigration offense that of {claim}`trac-immigration-share-2013`. Their strongest point:
“priority” covers nearly everyone if it also means people who crossed the border not long ago. Human Rights Watch, which
wants the program ended or narrowed, had counted in 2009 that {claim}`hrw-nonviolent-2009` of the people who were legally in the
country and were deported for crimes had been convicted of nonviolent ones. Its data end before Secure Communities began.
<!-- end of sides -->""",
    "lesson 6: of four rulings one was for the federal side": """
<!-- side: may / keep out -->
In Oregon the [magistrate judge](http://casetext.com/case/miranda-olivares-v-clackamas-cnty) looked at one jail: holding a person
after her sentence, for {claim}`miranda-hours` hours, on a form that named no probable cause, was an unreasonable seizure. In
Massachusetts [the highest court](https://law.justia.com/cases/massachusetts/supreme-court/2017/sjc-12276.html) looked at state law
on 24 July 2017: it gives court officers no power to arrest on a civil detainer. *The strongest point:* to keep someone who is due to leave is
a new arrest, and an arrest needs a reason and a law.
<!-- side: may / demand -->
In Texas a law demands that jails honor detainers. On 8 May 2018 [the Fifth
Circuit](https://constitutionallawopinions.justia.com/2018/05/08/city-of-el-cenizo-v-texas-2/) let that duty stand, and blocked only
{claim}`el-cenizo-blocked` of the law's bans. *The strongest point:* officers may rely on each other's findings.
<!-- end of sides -->""",
}


@pytest.mark.parametrize("text", BEFORE.values(), ids=BEFORE)
def test_what_the_audit_called_unfair_fails(text):
    wrong = [what for _, what, _ in unfair(text, LEDGER)]
    assert any("words" in what for what in wrong), wrong


GOOD = """<!-- side: pie / for -->

Bakers say {claim}`ice-priorities-2013` of it. *The strongest point:* it is warm.

<!-- side: pie / against -->

Cooks say {claim}`nyt-minor-or-none` of it. *The strongest point:* it is sweet.

<!-- end of sides -->
"""


def test_a_fair_dispute_passes():
    assert not list(unfair(GOOD, LEDGER))


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (("{claim}`nyt-minor-or-none`", "most"), "has no figure and no ruling"),
        (
            ("*The strongest point:* it is sweet.", "*Anyway:* it is much too sweet."),
            "has no strongest point",
        ),
        (("nyt-minor-or-none", "ice-priorities-2014"), "has no publisher of its own"),
        (
            ("it is sweet", "it is sweet, and it is warm, and it is baked, and all of it was here before"),
            "words",
        ),
        (("<!-- side: pie / against -->\n", ""), "has one side"),
    ],
)
def test_each_way_of_being_unfair_is_named(change, wrong):
    found = [what for _, what, _ in unfair(GOOD.replace(*change), LEDGER)]
    assert any(wrong in what for what in found), found


def test_a_ruling_is_evidence_as_much_as_a_figure():
    text = GOOD.replace("{claim}`nyt-minor-or-none`", "[a court](https://law.justia.com/cases/x/2017/y.html)")
    assert not [what for _, what, _ in unfair(text, LEDGER) if "no figure" in what]


def test_the_linter_says_in_which_line():
    failures = lint({"lesson.md": "\n\n" + GOOD.replace("it is sweet", "it " + "really " * 20 + "is sweet")})
    assert [(one.rule, one.line) for one in failures] == [("unfair-side", 3)]


def test_a_learner_sees_no_marks():
    assert "<!--" not in without_marks(GOOD)
    assert without_marks(GOOD).count("*The strongest point:*") == 2


def addresses():
    texts = [*ROOT.glob("solutions/*/lesson.md"), *ROOT.glob("docs/*.md"), ROOT / "README.md"]
    texts += [*ROOT.glob("solutions/*/exercises*.py"), *ROOT.glob("solutions/*/claims/*.py")]
    return {path: path.read_text("utf-8") for path in texts}


def test_nothing_links_to_a_publisher_that_is_ruled_out():
    import re

    for path, text in addresses().items():
        for url in re.findall(r"https?://[^\s)>\"'|]+", text):
            assert not ruled_out(url), (path.name, url)
