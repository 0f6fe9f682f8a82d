"""Answers are tried as learners try them, sorted by what came of them, and counted; no number may get worse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.trials import __main__ as trials
from tests.trials.__main__ import got_worse
from tests.trials.answer_sets import SETS
from tests.trials.cases import (
    BLIND,
    BlindCase,
    cases_of,
    lessons,
)
from tests.trials.counting import Score, Share, count, score
from tests.trials.notebook import KIT
from tests.trials.reading import Judgement, reading, to_fill
from tests.trials.report import (
    ALL,
    by_kind,
    for_a_reader,
    listed,
    read_summary,
    report,
    scores,
    summary,
)
from tests.trials.running import try_cases
from tests.trials.tried import Outcome, Tried, outcome

LESSON = "01-booking-to-deportation"


def case(exercise: str, code: str, nature: str = "wrong", behind: str = "") -> BlindCase:
    return BlindCase(LESSON, exercise, nature, "idea", behind, code)  # type: ignore[arg-type]


TRIED = {
    case("funnel-rate", "funnel_rate = 51.6", "right"): Outcome.READ,
    case("funnel-rate", 'funnel_rate = "nearly all"', "right"): Outcome.NOT_READ,
    case("funnel-rate", "funnel_rate = 48.4"): Outcome.NAMED,
    case("funnel-rate", "funnel_rate = 7.77"): Outcome.UNKNOWN,
    case("funnel-rate", "funnel_rate = {51.6}"): Outcome.NAMED,
    case("funnel-rate", "assert len(funnel) == 0\nfunnel_rate = 51.6"): Outcome.RAW_ERROR,
    case("funnel-rate", "funnel_rate = nowhere"): Outcome.COACHED,
    case("funnel-rate", "funnel_rate = deal.nowhere"): Outcome.COACHED,
    case("funnel-rate", "funnel_rat = 51.6"): Outcome.NAMED,
    case("funnel-rate", "funnel_rate = ..."): Outcome.NAMED,
    case("funnel-rate", "import time\ntime.sleep(99)"): Outcome.NO_REPLY,
    case("funnel-rate", "import os\nos._exit(0)"): Outcome.NO_REPLY,
    # the next one finds no answer, no table and no guess that those above have left
    case("funnel-rate", "funnel.drop(funnel.index, inplace=True)\nfunnel_rate = 51.6"): Outcome.ACCEPTED,
    case("funnel-rate", "funnel_rate = 51.6 if len(funnel) == 6 else 0"): Outcome.ACCEPTED,
    case("first-guess", "first_guess = (1200, 60)"): Outcome.NAMED,
    case("first-guess", "first_guess = (200, 60)", "right"): Outcome.READ,
    case("what-the-funnel-cannot-tell", 'what_the_funnel_cannot_tell = "No idea."'): Outcome.NAMED,
    case(
        "what-the-funnel-cannot-tell",
        'what_the_funnel_cannot_tell = " ".join(f"opinion-{n}" for n in range(90))',
    ): Outcome.FOR_A_READER,
    case("what-the-funnel-cannot-tell", 'what_the_funnel_cannot_tell = "no idea " * 40'): Outcome.NAMED,
}


ON_OR_ABOVE_THE_FLOORS = (Outcome.READ, Outcome.NAMED, Outcome.COACHED, Outcome.FOR_A_READER)


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[BlindCase, Tried]]:
    folder = tmp_path_factory.mktemp("trial")
    found = list(zip(TRIED, try_cases(LESSON, list(TRIED), folder, seconds=10), strict=True))
    assert not list(folder.iterdir())
    return found


@pytest.mark.parametrize("number", range(len(TRIED)), ids=[one.code[:40] for one in TRIED])
def test_an_answer_comes_to(tried: list[tuple[BlindCase, Tried]], number: int) -> None:
    one, came = tried[number]
    assert outcome(one, came) == TRIED[one], came


def test_what_a_learner_reads_is_kept(tried: list[tuple[BlindCase, Tried]]) -> None:
    page = for_a_reader(LESSON, tried)
    assert "NameError: name 'nowhere' is not defined" in page
    assert "This deal has no 'nowhere'" in page
    assert "This is a set" in page
    assert "51.6, right" not in page


def test_the_numbers_leave_out_what_only_a_reader_can_judge(tried: list[tuple[BlindCase, Tried]]) -> None:
    found = score(count(tried))
    assert found == Score(Share(2, 3), Share(2, 15), Share(9, 15))


def test_a_report_is_read_back_as_it_was_written(tried: list[tuple[BlindCase, Tried]]) -> None:
    found = {LESSON: tried}
    names = [one.before for one in SETS]
    page = report(dict.fromkeys(names, found), {LESSON: reading(tried, {})})
    assert read_summary(page) == {
        name: one for before in names for name, one in scores(found, before).items()
    }
    assert summary(scores(found)) in page
    assert by_kind(found) in page
    assert '`funnel_rate = "nearly all"`' in listed(found, Outcome.NOT_READ)
    assert listed(found, Outcome.NO_REPLY).count("funnel-rate") == 2


def test_a_number_that_gets_worse_is_told() -> None:
    before = {LESSON: Score(Share(9, 10), Share(1, 20), Share(15, 20))}
    assert got_worse(before, before) == []
    assert got_worse({LESSON: Score(Share(10, 10), Share(0, 20), Share(16, 20))}, before) == []
    assert len(got_worse({LESSON: Score(Share(8, 10), Share(2, 20), Share(14, 20))}, before)) == 3
    assert got_worse({"another": Score(Share(0, 10), Share(9, 20), Share(0, 20))}, before) == []


def test_the_page_is_written_anew_only_if_nothing_got_worse(
    tried: list[tuple[BlindCase, Tried]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "trials.md"
    monkeypatch.setattr(trials, "REPORT", page)
    monkeypatch.setattr(trials, "FOR_A_READER", tmp_path / "trials")
    monkeypatch.setattr(trials, "lessons", lambda where=None: [LESSON])
    good = [(case, came) for case, came in tried if outcome(case, came) in ON_OR_ABOVE_THE_FLOORS]
    monkeypatch.setattr(trials, "run_lesson", lambda lesson, where=None: good)
    monkeypatch.setattr(trials, "judgements", lambda lesson, where: all_fit(good))
    assert trials.main([]) == 0
    written = page.read_text(encoding="utf-8")
    worse = [(case, Tried("not-attempted") if case.nature == "right" else came) for case, came in good]
    monkeypatch.setattr(trials, "run_lesson", lambda lesson, where=None: worse)
    assert trials.main([]) == 1
    assert page.read_text(encoding="utf-8") == written
    monkeypatch.setattr(trials, "run_lesson", lambda lesson, where=None: good)
    monkeypatch.setattr(trials, "judgements", lambda lesson, where: {})
    assert trials.main([]) == 1
    assert page.read_text(encoding="utf-8") == written
    assert (tmp_path / "trials" / f"{LESSON}.md").is_file()


def all_fit(trials: list[tuple[BlindCase, Tried]]) -> dict[str, Judgement]:
    return {row.case: replace(row, fits="fits") for row in to_fill(trials, {})}


def test_a_number_below_a_floor_is_told_even_where_nothing_got_worse(
    tried: list[tuple[BlindCase, Tried]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(trials, "REPORT", tmp_path / "trials.md")
    monkeypatch.setattr(trials, "FOR_A_READER", tmp_path / "trials")
    monkeypatch.setattr(trials, "lessons", lambda where=None: [LESSON])
    monkeypatch.setattr(trials, "run_lesson", lambda lesson, where=None: tried)
    assert trials.main([]) == 1
    assert "below the floor: wrong answers accepted: 2 of 15" in capsys.readouterr().out
    assert not (tmp_path / "trials.md").exists()


def test_the_committed_report_is_about_these_cases() -> None:
    told = read_summary((KIT / "docs" / "trials.md").read_text(encoding="utf-8"))
    folders = {one.before: one.folder for one in SETS}
    assert [*told] == [
        f"{before}{name}" for before, where in folders.items() for name in [*lessons(where), ALL]
    ]
    for before, where in folders.items():
        for lesson in lessons(where):
            right = sum(one.nature == "right" for one in cases_of(lesson, where))
            assert told[f"{before}{lesson}"].read.of == right


def test_every_case_names_an_exercise_and_no_case_stands_twice() -> None:
    for lesson in lessons(BLIND):
        folders = [one.folder for one in SETS if one.before != "told:" and lesson in lessons(one.folder)]
        cases = [case for where in folders for case in cases_of(lesson, where)]
        assert len(set(cases)) == len(cases)
        page = Path(KIT, "lessons", lesson, f"{lesson}.ipynb").read_text(encoding="utf-8")
        assert all(f'check(\\"{one.exercise}\\")' in page for one in cases)
