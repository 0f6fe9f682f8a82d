"""Every sentence that a learner reads can be listed by its id, and an id stands for one sentence."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lessonkit.authoring.build import lesson_ids
from lessonkit.authoring.word_list import as_csv, as_json, as_tsv, beginning_with, unique, word_list
from lessonkit.errors import KitError
from lessonkit.exercises.locate import load_lesson
from lessonkit.exercises.writing.words_in_code import code_words
from lessonkit.language.sentences import OTHER_WORDS, every_sentence
from scomm.cli import kit

REPOSITORY = Path(__file__).resolve().parents[2]
LESSON = "04-who-is-deported"


@pytest.fixture(scope="module")
def words() -> dict[str, str]:
    return word_list(REPOSITORY)


def test_every_lesson_and_every_sentence_of_the_package_is_in_the_list(words: dict[str, str]) -> None:
    for lesson in lesson_ids(REPOSITORY):
        assert f"{lesson}/front/title" in words
    assert dict(every_sentence()).items() <= words.items()
    assert {"claim", "dataset", LESSON} <= {id.split("/")[0] for id in words}


def test_everything_that_an_exercise_says_is_in_the_list(words: dict[str, str]) -> None:
    for lesson in lesson_ids(REPOSITORY):
        for exercise in load_lesson(REPOSITORY / "solutions" / lesson).exercises:
            own = {
                id.split("/")[2]: text
                for id, text in words.items()
                if id.startswith(f"{lesson}/{exercise.id}/")
            }
            assert own["title"] == exercise.title
            assert own["prompt"] == exercise.prompt.strip()
            for mistake in exercise.mistakes:
                assert own[f"reply {mistake.name}"] == mistake.reply
            for letter, option in exercise.options.items():
                assert own[f"option {letter}"] == option.strip()
            assert sum(field.startswith("hint ") for field in own) == len(exercise.hints)


def test_the_text_of_a_lesson_is_in_the_list_paragraph_by_paragraph(words: dict[str, str]) -> None:
    text = (REPOSITORY / "solutions" / LESSON / "lesson.md").read_text("utf-8")
    own = [words[id] for id in words if id.startswith(f"{LESSON}/guess-then-look/")]
    assert own[0] == "Guess, then look"
    assert all(paragraph in text for paragraph in own[:3])


def test_one_id_for_two_sentences_is_refused() -> None:
    with pytest.raises(KitError, match="'a' stands for two sentences"):
        unique([("a", "one"), ("a", "two")])


def test_a_part_can_be_asked_for_by_the_beginning_of_its_ids(words: dict[str, str]) -> None:
    assert {id.split("/")[0] for id in beginning_with(LESSON, words)} == {LESSON}
    assert set(beginning_with("charts/bars", words)) == {id for id in words if id.startswith("charts/bars.")}
    with pytest.raises(KitError, match="Did you mean '04-who-is-deported'"):
        beginning_with("04-who-is-deprted", words)


def test_comments_and_texts_in_code_are_words_and_names_are_not() -> None:
    code = 'lines(table, "year", finding="It rose from year to year")  # look first'
    assert code_words(code) == ["It rose from year to year", "look first"]


def test_the_list_can_be_read_back_in_each_form() -> None:
    some = {"a/b.c": 'Two\nlines, with a\ttab and a "quote".', "a/d": "One"}
    assert json.loads(as_json(some)) == some
    assert dict(list(csv.reader(io.StringIO(as_csv(some))))[1:]) == some
    assert as_tsv(some).splitlines()[0] == 'a/b.c\tTwo\\nlines, with a\\ttab and a "quote".'


def test_the_command_lists_and_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    done = CliRunner().invoke(kit, ["words", "charts/bars.told"])
    assert done.stdout == "charts/bars.told\tBar chart in {units}. {rows}\n"
    assert done.stderr == "1 sentence, 5 words\n"


def test_a_sentence_is_replaced_without_any_code(tmp_path: Path) -> None:
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "words.toml").write_text('source = "Fuente: {source}"\n', "utf-8")
    code = (
        "import pandas as pd; from lessonkit.charts import bars\n"
        "table = pd.DataFrame({'who': ['a'], 'people': [3]})\n"
        "print(bars(table, 'who', 'people', finding='f', units='people', source='DHS').data_html())"
    )
    given = os.environ | {OTHER_WORDS: str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=given)
    assert "<p>Fuente: DHS</p>" in done.stdout
    assert "Description and data table" in done.stdout, "what is not replaced stays as it is"
