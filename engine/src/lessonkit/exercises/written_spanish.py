"""Spanish words around a number, put into the English ones by which `written_number.py` reads it.

Used only where the kit speaks Spanish, so no English form is taken away: "about 12" is read there too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from lessonkit.language.in_force import speaking
from lessonkit.language.sentences import of_the_course

_TENS = {"treinta": "thirty", "cuarenta": "forty", "cincuenta": "fifty", "sesenta": "sixty", "setenta": "seventy", "ochenta": "eighty", "noventa": "ninety"}  # fmt: skip
_ONES = {"un[oa]?": "one", "dos": "two", "tres": "three", "cuatro": "four", "cinco": "five", "seis": "six", "siete": "seven", "ocho": "eight", "nueve": "nine"}  # fmt: skip
_TEENS = {"once": "eleven", "doce": "twelve", "trece": "thirteen", "catorce": "fourteen", "quince": "fifteen", "diecis[ée]is": "sixteen", "diecisiete": "seventeen", "dieciocho": "eighteen", "diecinueve": "nineteen", "veinte": "twenty"}  # fmt: skip
_TWENTIES = {"veinti[úu]n[oa]?": "one", "veintid[óo]s": "two", "veintitr[ée]s": "three", "veinticuatro": "four", "veinticinco": "five", "veintis[ée]is": "six", "veintisiete": "seven", "veintiocho": "eight", "veintinueve": "nine"}  # fmt: skip

WORDS: Final[Mapping[str, str]] = {
    **{f"{ten} y {one}": f"{tens}-{ones}" for ten, tens in _TENS.items() for one, ones in _ONES.items()},
    **{word: f"twenty-{one}" for word, one in _TWENTIES.items()},
    **_TEENS,
    **_TENS,
    # two words and more come first
    r"(?:de|por|en) cada cien|(?:de|por|en) cada 100|(?:de|por|en|sobre) cien|(?:en|sobre|por) 100": "of every 100",
    r"(?:de|por|en) cada mil|(?:de|por|en) cada 1[,.]?000|(?:en|sobre) mil|(?:en|sobre|por) 1[,.]?000": "of every 1000",
    r"un[oa]? (?:de|por|en) cada": "1 of every",
    r"(?:de|por|en) cada": "of every",
    r"(?:la |una )?tercera parte": "a third",
    r"(?:la |una )?cuarta parte": "a quarter",
    r"(?:la |una )?quinta parte": "a fifth",
    r"(?:la |una )?d[ée]cima parte": "a tenth",
    r"por ciento|porciento|porcentaje": "percent",
    r"puntos? porcentual(?:es)?|puntos? de porcentaje": "percentage points",
    r"por mil": "per 1000",
    r"más o menos|mas o menos|alrededor del?|cerca del?|en torno al?": "about",
    r"nada más|nada mas": "only",
    r"(?:creo|pienso|digo|diría|diria|supongo) que": "think",
    r"más de|mas de|mayor que": "more than",
    r"menos de|menor que": "less than",
    r"(?:más|mas) (?:bajo|baja)|inferior(?:es)?|menos(?=$| que)": "lower",
    r"(?:más|mas) (?:alto|alta)|superior(?:es)?|(?:más|mas)(?=$| que)": "higher",
    r"al menos|por lo menos|como mínimo|como minimo": "at least",
    r"como máximo|como maximo|a lo más": "at most",
    r"año fiscal|ano fiscal": "fiscal year",
    r"enero": "january",
    r"febrero": "february",
    r"marzo": "march",
    r"abril": "april",
    r"mayo": "may",
    r"junio": "june",
    r"julio": "july",
    r"agosto": "august",
    r"sep?tiembre": "september",
    r"octubre": "october",
    r"noviembre": "november",
    r"diciembre": "december",
    # units
    r"puntos": "points",
    r"veces|vez": "times",
    r"dólar(?:es)?|dolar(?:es)?": "dollars",
    r"personas?|gente": "people",
    r"filas?|renglones": "rows",
    r"días?|dias?": "days",
    r"horas?": "hours",
    r"semanas?": "weeks",
    r"mes(?:es)?": "months",
    r"años?": "years",
    # words that change nothing
    r"aproximadamente|unos|unas|casi|aprox|como": "about",
    r"solamente|sólo|solo|únicamente|unicamente": "only",
    r"exactamente": "exactly",
    r"respuesta|número|numero|total|valor": "number",
    r"es|son|fue|fueron|era|eran|hay|había|habia": "is",
    r"creo|pienso|digo": "think",
    r"estimo|estimación|estimacion|calculo|supongo": "guess",
    r"mi|la|el|los|las": "the",
    r"un|una": "a",
    r"uno": "one",
    r"dos": "two",
    r"tres": "three",
    r"cuatro": "four",
    r"cinco": "five",
    r"seis": "six",
    r"siete": "seven",
    r"ocho": "eight",
    r"nueve": "nine",
    r"diez": "ten",
    r"de|del|en": "of",
    # words that make another number of it, or leave it open
    r"mil(?:es)?": "thousand",
    r"mill(?:ón|on|ones)": "million",
    r"cien": "a hundred",
    r"cientos?": "hundred",
    r"docenas?": "dozen",
    r"medio|media|mitad": "half",
    r"tercio|tercios": "third",
    r"cuartos?": "quarter",
    r"quintos?": "fifth",
    r"d[ée]cimos?": "tenth",
    r"doble": "double",
    r"menos": "minus",
    r"más|mas": "plus",
    r"entre": "between",
    r"hasta": "until",
    r"desde": "from",
    r"sin": "without",
    r"y|e": "and",
    r"o|u": "or",
    r"pero|si": "but",
    r"quizás?|tal vez|acaso": "perhaps",
    r"cero": "zero",
}
"""English words by the Spanish ones, as patterns of whole words in lower case."""


@cache
def words() -> Mapping[str, str]:
    """The same, after the words by which learners name what the course counts; Spanish ones, whoever asks first."""
    with speaking("es"):
        return {**counted(), **WORDS}


def counted() -> Mapping[str, str]:
    """What the course counts, by the words in the language in force, as patterns."""
    return {said.replace(" | ", "|"): unit for unit, said in of_the_course().group("counts").items()}


@cache
def _all() -> re.Pattern[str]:
    return re.compile(
        "|".join(rf"(?P<w{n}>(?<![^\W\d_])(?:{one})(?![^\W\d_]))" for n, one in enumerate(words()))
    )


def in_english(tidy: str) -> str:
    """A text in lower case with its Spanish words around a number put into English; all others stay.

    >>> in_english("unas 12,500 personas"), in_english("56.3 por ciento"), in_english("entre 3 y 4 años")
    ('about 12,500 people', '56.3 percent', 'between 3 and 4 years')
    """
    english = tuple(words().values())
    return _all().sub(lambda found: english[int(str(found.lastgroup)[1:])], tidy)
