"""What a sentence must keep in another language: its fields, claims, marked terms, code and the targets of its links."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_CLAIM = re.compile(r"\{claim\}`([^`]*)`")
_TERM = re.compile(r"\{term\}`(?P<text>[^`\n<]+?)(?:[ ]<(?P<id>[^>`\n]+)>)?`")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)")
_FIELD = re.compile(r"\{[a-z_][a-z0-9_.\[\]!]*(?::[^{}]*)?\}")


def misplaced(english: str, other: str) -> str:
    """What a translation leaves out or puts in, in a few words; nothing if it keeps all that it must.

    >>> misplaced("{n:count} {n:city|cities} in {year}", "En {year}, {n:count} {n:ciudad|ciudades}")
    ''
    >>> misplaced("See {claim}`a-one` and `x`.", "Véase `y`.")
    'it lacks claim a-one, code x; it has code y, which the English has not'
    """
    wanted, found = set(placeholders(english)), set(placeholders(other))
    worded = _names(english)
    lacking = sorted(wanted - found)
    strange = sorted(one for one in found - wanted if not _is_of(one, worded))
    strange += sorted(f"field {name}" for name in _names(other) - worded)
    told = [f"it lacks {', '.join(lacking)}"] if lacking else []
    told += [f"it has {', '.join(dict.fromkeys(strange))}, which the English has not"] if strange else []
    return "; ".join(told)


def placeholders(text: str) -> Iterator[str]:
    """Everything in a sentence that no language may change, in a form that can be compared.

    A field that only chooses between words, `{n:city|cities}`, may be left out: not every language bends there.
    """
    text = _FENCE.sub("", text)
    for claim in _CLAIM.findall(text):
        yield f"claim {claim}"
    for term in _TERM.finditer(text):
        yield f"term {(term['id'] or term['text']).strip().casefold()}"
    text = _TERM.sub("", _CLAIM.sub("", text))
    for _, code in _CODE.findall(text):
        yield f"code {code.strip()}"
    for target in _LINK.findall(text):
        yield f"link {target}"
    for field in _fields(text):
        if "|" not in field:
            yield f"field {field.strip('{}')}"


def _fields(text: str) -> list[str]:
    return _FIELD.findall(_CODE.sub("", text))


def _names(text: str) -> set[str]:
    """The names of a sentence's fields, whatever their way of writing."""
    text = _TERM.sub("", _CLAIM.sub("", _FENCE.sub("", text)))
    return {re.split(r"[:.\[!]", field.strip("{}"))[0] for field in _fields(text)}


def _is_of(placeholder: str, names: set[str]) -> bool:
    """True for a field that the English has too, written in another way: a sentence may need it twice."""
    kind, _, field = placeholder.partition(" ")
    return kind == "field" and re.split(r"[:.\[!]", field)[0] in names


def unbalanced(text: str) -> str:
    """What is wrong with the braces of a sentence that the code fills; nothing if they can be read.

    >>> unbalanced("{n:count} of {all"), unbalanced("{n:count}")
    ("expected '}' before end of string", '')
    """
    try:
        list(string.Formatter().parse(text))
    except ValueError as error:
        return str(error)
    return ""
