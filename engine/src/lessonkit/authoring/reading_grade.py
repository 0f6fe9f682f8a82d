"""How many years of school a text asks of its reader, from the length of its sentences and words.

The measure is the Flesch–Kincaid grade (J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of New
Readability Formulas for Navy Enlisted Personnel", Research Branch Report 8-75, 1975). It knows nothing of what words mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SENTENCE = re.compile(r"[.!?]+[\"'”’)]*(?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*")
_VOWELS = re.compile(r"[aeiouyáéíóúü]+")
_APART = re.compile(r"ia$|io(?!n|us)|eous$|[^q]ua(?=[lt])|ea$|eing$|[^tscg]iet")
"""Vowels that stand together and are heard apart: *idea*, *being*, *society*."""
_SILENT_END = re.compile(r"(?:[^aeiouyl]|[aeiouy]l)es?$|[^aeiouydt]ed$")
_SPOKEN_ES = re.compile(r"(?:[szxc]|[cs]h|g)es$")


@dataclass(frozen=True)
class Counted:
    """What the measure counts in a text: `sentences`, `words`, `syllables`."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The years of school (United States grades); 0 words have grade 0.

        >>> round(Counted(1, 13, 24).grade, 1)
        11.3
        """
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def counted(text: str) -> Counted:
    """The sentences, words and syllables of plain text; what ends without a full stop is a sentence too.

    >>> counted("The cat sat on the mat.")
    Counted(sentences=1, words=6, syllables=6)
    """
    words = _WORD.findall(text)
    ends = sum(1 for part in _SENTENCE.split(text) if _WORD.search(part))
    return Counted(max(ends, 1), len(words), sum(map(syllables, words)))


def syllables(word: str) -> int:
    """The syllables of an English word, by its spelling: right for most words, one off for some; a number counts as one.

    >>> [syllables(word) for word in ("share", "table", "deported", "walked", "boxes", "platypus")]
    [1, 2, 3, 1, 2, 3]
    """
    small = word.lower().replace("’", "'").removesuffix("'s")
    if small[:1].isdigit():
        return 1
    heard = len(_VOWELS.findall(small)) + len(_APART.findall(small))
    if _SILENT_END.search(small) and not _SPOKEN_ES.search(small):
        heard -= 1
    return max(heard, 1)
