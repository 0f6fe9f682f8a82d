"""A number written with Spanish words is read where the kit speaks Spanish, and every English form too."""

from __future__ import annotations

import pytest

from lessonkit.exercises.kinds.units import contradicts
from lessonkit.exercises.written_number import written_number
from lessonkit.exercises.written_spanish import words
from lessonkit.exercises.written_units import PART_OF_ONE
from lessonkit.language.in_force import speaking

READ = {
    "56.3 por ciento": (56.3, "percent"),
    "56,3 porcentaje": (56.3, "percent"),
    "unas 12,500 personas": (12500, "people"),
    "alrededor de 3 meses": (3, "months"),
    "2 puntos porcentuales": (2, "percentage points"),
    "14.1 por mil": (14.1, "per thousand"),
    "14.1 de cada 1,000": (14.1, "per thousand"),
    "55 de cada cien": (55, "percent"),
    "2,884 condados": (2884, "counties"),
    "mi respuesta es 7 años": (7, "years"),
    "310 órdenes de retención": (310, "detainers"),
    "14 de cada 100": (14, "percent"),
    "14 de cada cien personas": (14, "percent"),
    "14.1 por mil huellas": (14.1, "per thousand"),
    "14.1 por cada mil": (14.1, "per thousand"),
    "14.1 ‰": (14.1, "per thousand"),
    "1 de cada 70": (1 / 70, PART_OF_ONE),
    "una de cada 70": (1 / 70, PART_OF_ONE),
    "uno de cada cinco": (0.2, PART_OF_ONE),
    "un tercio": (1 / 3, PART_OF_ONE),
    "dos tercios de las personas": (2 / 3, PART_OF_ONE),
    "la mitad": (0.5, PART_OF_ONE),
    "una cuarta parte": (0.25, PART_OF_ONE),
    "la décima parte": (0.1, PART_OF_ONE),
    "cuarenta y siete personas": (47, "people"),
    "veintiún días": (21, "days"),
    "diecisiete": (17, ""),
    "cien": (100, ""),
    "3 millones": (3_000_000, ""),
    "12 mil personas": (12_000, "people"),
}
LEFT_OPEN = [
    "más de 1000",
    "menos de 3",
    "2 o 3",
    "entre 3 y 4",
    "medio millón",
    "5 docenas",
    "más de un tercio",
    "medio millón",
    "doscientos",
]
ENGLISH = [
    "-16.9%",
    "280,610",
    "51,6",
    "1.261,7",
    "55390 people",
    "about 12 percent",
    "17 months",
    "14.1 of 1,000",
    "14.1 per thousand",
    "14 in a hundred",
    "1 in 70",
    "one third",
    "half",
    "1.000",
]


@pytest.mark.parametrize(
    ("text", "value"), [("5 menos", -5), ("20 % más que antes", 20), ("15,4 puntos más bajo", -15.4)]
)
def test_a_change_is_known_by_its_direction_in_spanish(text, value):
    with speaking("es"):
        assert (written_number(text).value, written_number(text).direction) == (value, -1 if value < 0 else 1)


@pytest.mark.parametrize("text", READ)
def test_spanish_words_are_read_in_spanish(text: str) -> None:
    with speaking("es"):
        found = written_number(text)
    assert (found.why, found.value, found.unit) == ("", *READ[text])


def test_they_are_spanish_ones_even_where_english_was_spoken_when_they_were_first_read() -> None:
    words.cache_clear()
    with speaking("en"):
        assert words()["condados|condado"] == "counties"


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_words_that_make_another_number_of_it_are_not_guessed_at(text: str) -> None:
    with speaking("es"):
        assert written_number(text).why


@pytest.mark.parametrize("text", ENGLISH)
def test_every_english_form_is_read_as_before(text: str) -> None:
    english = written_number(text)
    with speaking("es"):
        assert written_number(text) == english


def test_a_unit_is_compared_with_what_an_exercise_asks_for_in_its_own_words() -> None:
    with speaking("es"):
        assert not contradicts("percent", "por ciento un porcentaje")
        assert not contradicts("people", "personas")
        assert contradicts("percent", "personas")
