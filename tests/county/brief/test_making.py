"""A brief is made again from its text, whatever stands in it: one line for each part that is missing or wrong."""

from __future__ import annotations

import json
import re

import plotly.graph_objects as go
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessonkit.errors import KitError
from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.locate import GRADING
from lessonkit.explorers import explorer, ids
from scomm.county import brief_lines, save_brief, show_brief
from scomm.county.brief.at_work import FILE, PEER
from scomm.county.brief.making import made
from scomm.county.brief.page import as_page, in_script
from scomm.county.brief.peer import as_form
from scomm.county.brief.reading import read_brief
from scomm.county.brief.widget import BriefForm
from tests.county.brief.briefs import HOSTILE, WHOLE

PARTS = ["county", "title", "chart 1", "note 1", "claim 1", "claim 2", "claim 5", "uncertainty", "other side", "open question", "next"]  # fmt: skip


def changed(part: str, words: str) -> str:
    return re.sub(rf"(?m)^{part}: .*$", lambda _: f"{part}: {words}", WHOLE)


def test_a_whole_brief_has_nothing_to_mend() -> None:
    now = made(read_brief(WHOLE))
    assert now.problems == ()
    assert now.is_whole
    assert [one.sentence for one in now.claims][1] == "The county was connected on 16 June 2009."


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_missing_is_named(part: str) -> None:
    problems = made(read_brief(changed(part, ""))).problems
    assert part in {one.part for one in problems}
    assert all(one.words and "\n" not in one.words for one in problems)


def test_the_box_that_nobody_grades_may_stay_empty() -> None:
    now = made(read_brief(changed("next", "")))
    assert [(one.part, one.is_remark) for one in now.problems] == [("next", True)]
    assert now.is_whole


def test_a_control_that_is_not_there_is_answered_with_those_that_are() -> None:
    (problem,) = made(read_brief(changed("chart 1", "policy-dates; ?="))).problems[:1]
    for control in explorer("policy-dates").controls:
        assert f"{control.name}={control.values[0]}" in problem.words


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_too_long_is_named_and_cut(part: str) -> None:
    now = made(read_brief(changed(part, "[dossier noncitizens] {number} " + "word " * 500)))
    assert part in {one.part for one in now.problems}
    assert len(as_page(now)) < 2_000_000
    assert "word " * 80 not in re.sub(r"<script.*", "", as_page(now), flags=re.DOTALL)


def test_the_number_of_the_data_goes_into_the_page_and_not_the_learners() -> None:
    page = as_page(
        made(read_brief(changed("claim 5", "[dossier detainers-fy2015] 9,999 detainers were sent.")))
    )
    assert "9,999" not in page
    assert "Left out: The data say 1,214" in page


@pytest.mark.parametrize("id", ids())
def test_each_explorer_can_be_a_chart_of_a_brief(id: str) -> None:
    now = made(read_brief(changed("chart 1", id)))
    if lacking := explorer(id).lacking():
        assert now.charts[0].refused == lacking
    else:
        picture = now.charts[0].picture
        assert picture is not None
        assert picture.rows
        assert picture.row_said(picture.rows[0])


def test_a_state_that_an_explorer_does_not_have_is_refused_in_a_line() -> None:
    for chosen in ("policy-dates; colour=red", "policy-dates; place=Narnia", "no-explorer", "own"):
        (problem,) = [
            one for one in made(read_brief(changed("chart 1", chosen))).problems if one.part == "chart 1"
        ]
        assert "\n" not in problem.words


TEXTS = st.lists(
    st.builds(
        "{}: {}".format,
        st.sampled_from([*PARTS, "chart 2", "data 2", "note 2", "claim 3", "claim 4"]),
        st.sampled_from(["[cell ", "[dossier ", "[ledger ", "own; ", "policy-dates; ", ""]).flatmap(
            lambda start: st.text(max_size=60).map(lambda rest: start + rest)
        ),
    ),
    max_size=18,
).map("\n".join)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_no_text_stops_the_making_of_its_page(text: str) -> None:
    now = made(read_brief(text))
    page = as_page(now)
    assert page.count("</script>") == 1
    assert as_form(now).count("</script>") == 1
    assert show_brief(text) is not None


def test_hostile_words_stand_on_the_page_as_text() -> None:
    text = WHOLE
    for part in ("title", "uncertainty", "other side", "open question", "next", "county"):
        text = re.sub(rf"(?m)^{part}: .*$", lambda m, part=part: f"{part}: {HOSTILE}", text)
    text = re.sub(r"title=[^;]*;", f"title={HOSTILE.replace(';', ',')};", text)
    text = re.sub(r"(?m)^note 2: .*$", lambda _: f"note 2: declined | 9,9 | {HOSTILE}", text)
    text = re.sub(
        r"(?m)^claim 1: .*$", lambda _: f"claim 1: [dossier noncitizens] {{number}} {HOSTILE}", text
    )
    for page in (as_page(made(read_brief(text))), as_form(made(read_brief(text)))):
        assert "<img" not in page
        assert "<svg onload" not in page
        assert page.count("<script") == page.count("</script>") == 1
        assert "http" not in re.sub(r"http-equiv|https?://www\.w3\.org/\S+", "", page)


def test_no_text_ends_a_script() -> None:
    said = in_script({"a": "</script><!--\u2028"})
    assert "<" not in said
    assert json.loads(said)["a"] == "</script><!--\u2028"


def test_a_plotly_figure_becomes_lines_and_a_chart_again() -> None:
    figure = go.Figure(
        [
            go.Bar(x=[2014, 2015], y=[3, 4.5], name="here"),
            go.Bar(x=[2014, 2015], y=[1, None], name="there; [x]"),
        ]
    )
    figure.update_layout(title="Declined", yaxis_title="detainers")
    own = read_brief(brief_lines(fig=figure, number=1)).charts[0].own
    assert own is not None
    assert (own.kind, own.title, own.unit) == ("bars", "Declined", "detainers")
    assert [one.points for one in own.series] == [(("2014", 3), ("2015", 4.5)), (("2014", 1),)]
    with pytest.raises(KitError, match="Plotly figure"):
        brief_lines(fig=3)


def test_the_two_files_are_written_beside_the_notebook(tmp_path) -> None:
    told = save_brief(WHOLE, str(tmp_path))
    assert told is not None
    assert {FILE, PEER} == {path.name for path in tmp_path.iterdir()}
    assert "Travis County" in (tmp_path / FILE).read_text(encoding="utf-8")
    missing = save_brief(WHOLE, str(tmp_path / "nowhere"))
    assert missing is not None
    assert "could not be saved" in missing.heading


def test_nothing_is_shown_or_written_while_it_is_graded(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(GRADING, str(tmp_path))
    assert show_brief(WHOLE) is None
    assert save_brief(WHOLE, str(tmp_path)) is None
    assert not list(tmp_path.iterdir())


def test_the_brief_is_handed_over_as_the_text_of_a_written_exercise() -> None:
    given = kind_of("written").take(WHOLE)
    assert given.state == "answer"
    assert kind_of("written").fits(given.value)
    assert read_brief(given.value) == read_brief(WHOLE)
    assert read_brief(json.loads(json.dumps(given.to_json()))["value"]) == read_brief(WHOLE)


def test_the_form_answers_what_is_filled_in_with_what_the_data_say() -> None:
    form = BriefForm("county-brief", read_brief(WHOLE), None)
    assert form.told["whole"]
    fields = json.loads(json.dumps(dict(form.fields)))
    fields["claims"][4]["words"] = "ICE sent 12,140 detainers."
    form.fields = fields
    assert not form.told["whole"]
    assert form.told["claims"][4]["said"] == "1,214"
    assert [part for part, *_ in form.told["problems"]] == ["claim 5"]
    form.before = WHOLE
    assert form.opened == 1
    assert form.told["whole"]
    form.asked = 1
    assert form.page == as_page(made(read_brief(form.text)))
