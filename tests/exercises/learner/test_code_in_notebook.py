"""The learner code is read from the notebook as it was handed in: one code, the first cell's."""

from __future__ import annotations

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from lessonkit.exercises.deal import Deal, deal_for, read_code
from lessonkit.exercises.learner import session
from lessonkit.exercises.learner.code_in_notebook import (
    code_in_outputs,
    code_in_source,
    find_code,
    nearest_words,
    opens_a_lesson,
)
from lessonkit.exercises.learner.lent import lend
from lessonkit.exercises.learner.passport import Passport
from lessonkit.exercises.learner.passport_file import to_json
from lessonkit.exercises.locate import GRADING
from tests.exercises import tiny

CODE, FRIENDS = "otter-maple-river", "fox-fox-fox"
FIRST = """from scomm import begin, check, explore, hint, load

learner_code = "{}"
deal = begin("90-tiny", learner_code)
deal"""


def cell(source: str, *outputs: dict, kind: str = "code") -> dict:
    return {"cell_type": kind, "source": source, "outputs": list(outputs), "metadata": {}}


@pytest.mark.parametrize(
    "source",
    [
        FIRST.format(CODE),
        f'begin("90-tiny", "{CODE}")',
        f"begin('90-tiny', '{CODE}')",
        f'begin(lesson="90-tiny", code="{CODE}")',
        f'begin(code="{CODE}", lesson="90-tiny")',
        f'scomm.begin("90-tiny", code="{CODE}")',
        f'my_code = "{CODE}"\nbegin("90-tiny", my_code)',
        f'code = learner_code = "{CODE}"\nbegin("90-tiny", code)',
        f'learner_code: str = "{CODE}"\nbegin("90-tiny", learner_code)',
        f'begin("90-tiny", learner_code := "{CODE}")',
        f'learner_code="{CODE}"\nbegin("90-tiny")',
        f'%matplotlib inline\n!pip list\nlearner_code = "{CODE}"\nbegin("90-tiny", learner_code)',
        f'%%time\nlearner_code = "{CODE}"\nbegin("90-tiny", learner_code)',
        'learner_code = ("otter-"\n    "maple-river")\nbegin("90-tiny", learner_code)',
        f'learner_code = """{CODE}"""\nbegin(\'90-tiny\', learner_code)',
        f'try:\n    learner_code\nexcept NameError:\n    pass\nlearner_code = "{CODE}"\nbegin("90-tiny", learner_code)',
        f'# learner_code = "{FRIENDS}"\nlearner_code = "{CODE}"  # "{FRIENDS}"\nbegin("90-tiny", learner_code)',
        f'learner_code = "{CODE}"\nbegin("90-tiny", learner_code)\nlearner_code = "{FRIENDS}"',
        f'learner_code = "{FRIENDS}"\nlearner_code = "{CODE}"\nbegin("90-tiny", learner_code)',
        f'learner_code = “{CODE}”\ndeal = begin("90-tiny", learner_code)',
        f'learner_code = {CODE}"  # mine\ndeal = begin("90-tiny", learner_code)',
    ],
)
def test_the_code_is_read_however_the_first_cell_says_it(source):
    assert code_in_source(source) == CODE
    found = find_code([cell("# Title", kind="markdown"), cell(source), cell(FIRST.format(FRIENDS))], None)
    assert (found.code, found.where, found.mistyped) == (CODE, "first cell", "")


@pytest.mark.parametrize(
    "written",
    [
        "Otter-Maple-River",
        " otter maple river ",
        "otter\u2013maple\u2011river",
        "OTTER_MAPLE_RIVER",
        "otter, maple, river",
    ],
)
def test_capitals_spaces_and_typographic_hyphens_are_no_slips(written):
    assert find_code([cell(FIRST.format(written))], None).code == CODE


def test_a_code_that_is_set_further_down_is_not_the_notebooks():
    """A friend's code, set in the answer cell of one exercise."""
    found = find_code([cell(FIRST.format(CODE)), cell(f'learner_code = "{FRIENDS}"\nshare_red = 37.5')], None)
    assert found.code == CODE
    assert find_code([cell(FIRST.format("")), cell(f'learner_code = "{FRIENDS}"')], None).where == "none"


def test_a_code_in_a_cell_of_its_own_above_is_the_first_cells():
    above = cell(f'learner_code = "{CODE}"')
    assert find_code([cell("1 +"), above, cell('begin("90-tiny", learner_code)')], None).code == CODE
    assert find_code([cell("import pandas"), above], None).code == CODE, "a first cell that was deleted"


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("otter-mapel-river", ("maple",)),
        ("oter-maple-rivr", ("otter", "river")),
        ("otter-maple", ()),
        ("Ana Maria", ()),
    ],
)
def test_a_mistyped_code_is_said_to_be_mistyped_and_never_absent(written, nearest):
    printed = {"output_type": "stream", "name": "stdout", "text": f"Learner code: {FRIENDS}."}
    found = find_code([cell(FIRST.format(written), printed)], Passport("90-tiny", "1", learner=FRIENDS))
    assert (found.code, found.where, found.mistyped) == ("", "none", written)
    assert found.nearest == nearest == nearest_words(written)
    assert "is mistyped" in found.problem
    assert written not in found.problem
    assert all(word in found.problem for word in nearest)


@pytest.mark.parametrize(
    "source", ['begin("90-tiny", 3)', 'begin("90-tiny", None)', 'begin("90-tiny", code=True)']
)
def test_what_is_no_text_is_mistyped_too(source):
    assert find_code([cell(source)], None).mistyped


@pytest.mark.parametrize(
    "source",
    [
        'begin("90-tiny")',
        FIRST.format(""),
        FIRST.format("  "),
        'begin("90-tiny", input())',
        'begin("90-tiny", *mine)',
        'begin("90-tiny", **mine)',
        "begin(",
    ],
)
def test_a_first_cell_without_a_code_gets_the_one_that_the_kit_printed_or_the_passports(source):
    html = {
        "output_type": "display_data",
        "data": {"text/html": [f"<p>Learner code: {CODE}.", " You were dealt</p>"]},
    }
    friends = Passport("90-tiny", "1", learner=FRIENDS)
    printed = find_code([cell(source, html)], friends)
    assert (printed.code, printed.where, printed.passport_says) == (CODE, "saved output", FRIENDS)
    kept = find_code([cell(source)], friends)
    assert (kept.code, kept.where, kept.passport_says) == (FRIENDS, "passport", "")
    none = find_code([cell(source)], None)
    assert (none.code, none.where) == ("", "none")
    assert "the notebook holds none. Paste the code" in none.problem


def test_a_passport_with_another_code_is_reported():
    first = [cell(FIRST.format(CODE))]
    assert find_code(first, Passport("90-tiny", "1", learner=FRIENDS)).passport_says == FRIENDS
    assert find_code(first, Passport("90-tiny", "1", learner=CODE.upper())).passport_says == ""
    assert find_code(first, Passport("90-tiny", "1", learner="my name")).passport_says == ""
    assert find_code(first, Passport("90-tiny", "1")).problem == ""


@pytest.mark.parametrize(
    "source",
    ["# begin()", "beginning(1)", "text = 'begin(1)'", "", "def f(): ...", "begin = 3", "1 +\n# begin()"],
)
def test_what_does_not_call_begin_is_no_first_cell(source):
    assert not opens_a_lesson(source)


@given(st.text(), st.text())
def test_no_source_and_no_output_stops_the_search(source, text):
    code_in_source(source)
    code_in_source(f"begin({source}")
    code_in_outputs([{"text": [text]}, {"data": text}, {"data": {"text/html": text}}])
    found = find_code([cell(source), cell(FIRST.format(text)), {"cell_type": "code"}], None)
    assert not found.code or read_code(found.code) == found.code


def test_the_first_cell_of_every_handed_out_lesson_is_found(request):
    for path in sorted((request.config.rootpath / "lessons").glob("*/*.ipynb")):
        cells = nbformat.read(path, as_version=4).cells
        assert find_code(cells, None).where == "none"
        filled = [cell(one.source.replace('learner_code = ""', f'learner_code = "{CODE}"')) for one in cells]
        assert find_code(filled, None).code == CODE, path.name


@pytest.mark.parametrize("code", ["", CODE])
def test_the_code_is_found_in_what_begin_really_shows(kit, code):
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    shell.history_manager.enabled = False
    try:
        with capture_output() as shown:
            shell.run_cell(FIRST.format(code))
        outputs = [{"output_type": "display_data", "data": output.data} for output in shown.outputs]
        assert code_in_outputs(outputs) == session.open_notebook().code
    finally:
        session.close()
        InteractiveShell.clear_instance()


def test_while_graded_a_notebook_is_dealt_by_the_code_that_grading_found(
    notebook, here, monkeypatch, tmp_path
):
    (tmp_path / "lent").mkdir()
    monkeypatch.setenv(GRADING, str(tmp_path / "lent"))
    monkeypatch.setenv("SCOMM_SOLUTIONS", str(here.parents[1] / "solutions"))
    lend(CODE, None).write(tmp_path / "lent")
    (here / "passport-90-tiny.json").write_text(to_json(Passport("90-tiny", "1.0", learner=FRIENDS)))
    assert notebook.begin(code="") == Deal(shelf=deal_for(CODE, tiny.LESSON.pools).shelf)
