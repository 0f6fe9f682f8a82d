"""Cells that Python can't read: which sign is missing, too many, or none of Python's."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Sequence
from typing import Any

from lessonkit.exercises.learner.coach.scene import Scene

Found = tuple[str, dict[str, Any]]

_CLOSES = {"(": ")", "[": "]", "{": "}"}
_SIGNS = {
    "−": "-",
    "–": "-",
    "—": "-",
    "×": "*",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "，": ",",
    "％": "%",
}
_CURLY = "“”„‘’«»‚‹›´`"
_TEXT = re.compile(r"\"\"\".*?\"\"\"|'''.*?'''|\"[^\"\n]*\"|'[^'\n]*'")
_PERCENT = re.compile(r"\d\s*%\s*(?:[,)\]}]|$)")
_WORDS = re.compile(r"\b([A-Za-z][\w’]*)\s+(\w+)\b")
_TEXT_IN_TEXT = re.compile(r"\w+\s*=\s*\(?\"\"\s*(?!(?:and|or|if|in|not\s+in|for)\b)[A-Za-z].*\"\"")
_HYPHENS = re.compile(r"^\s*([A-Za-z]\w*(?:-[A-Za-z]\w*)+)\s*=(?!=)")
_BLANK_IN_NAME = re.compile(r"^\s*([A-Za-z]\w*(?: +\w+)+)\s*=(?!=)")
_BLANK_BEHIND_DOT = re.compile(r"(\w+)\.([A-Za-z]\w*(?: +[A-Za-z]\w*)+)")
_SAID_BY_PYTHON = (
    ("expected 'else' after 'if' expression", "else-missing"),
    ("positional argument follows keyword argument", "name-behind-named"),
    ("keyword argument repeated", "named-twice"),
    ("after line continuation character", "backslash"),
    ("outside loop", "outside-loop"),
    ("not properly in loop", "outside-loop"),
)
"""What Python says where it knows itself what is wrong, each with its rule."""


def on_syntax(error: SyntaxError, scene: Scene) -> Found | None:
    """The likeliest reason why a cell can't be read, with its line."""
    said, line = error.msg or "", error.lineno or 1
    code = scene.text(line) or (error.text or "").strip()
    where = {"line": line}
    if isinstance(error, IndentationError):
        return _indented(said, line)
    if scene.is_instruction(code):
        return "instruction-opened", where
    bare = _TEXT.sub('""', code)
    if "#" in bare:
        bare = bare.split("#")[0].rstrip()
    for rule in _RULES:
        if found := rule(said, code, bare):
            id, fields = found
            return id, {**where, **fields}
    if "unterminated" in said or "EOL while" in said or _odd_quotes(code):
        return _unfinished_text(said, line, code, scene)
    return _brackets(said, line, bare, code) or _unread(error, said, line, code)


def _unread(error: SyntaxError, said: str, line: int, code: str) -> Found:
    """No rule knows it: Python's own words where it has some, else the place where it stopped."""
    where = {"line": line, "code": code[:80]}
    if said and not said.startswith("invalid syntax"):
        return "unread-said", {**where, "said": said}
    at = (error.text or "")[max((error.offset or 1) - 1, 0) :].strip()
    return ("unread-at", {**where, "at": at[:40]}) if at and at != code.strip() else ("unread", where)


def _indented(said: str, line: int) -> Found:
    if "expected an indented block" in said:
        return "not-moved-in", {"line": line}
    return ("moved-in" if "unexpected indent" in said else "moved-unevenly"), {"line": line}


# --- rules about one line: what Python said, the line, and the line without its texts and its comment


def _foreign(said: str, code: str, bare: str) -> Found | None:
    if "invalid character" not in said and "invalid non-printable" not in said:
        return None
    sign = found[1] if (found := re.search(r"character '(.)'", said)) else ""
    if sign and sign in _CURLY:
        return "curly-quotes", {"sign": sign}
    if sign in _SIGNS:
        return "foreign-sign", {"sign": sign, "right": _SIGNS[sign]}
    return "odd-sign", {"sign": sign or "?"}


def _blank(said: str, code: str, bare: str) -> Found | None:
    return ("blank-left", {}) if re.search(r"(?<!\w)_{2,}(?!\w)", bare) else None


def _zeros(said: str, code: str, bare: str) -> Found | None:
    if "leading zeros" not in said:
        return None
    return ("thousands-comma", {}) if re.search(r"\d,\s?0\d", bare) else ("leading-zero", {})


def _percent(said: str, code: str, bare: str) -> Found | None:
    return ("percent-sign", {}) if _PERCENT.search(bare) else None


def _currency(said: str, code: str, bare: str) -> Found | None:
    return ("money-sign", {}) if re.search(r"[$€£]\s*\d", bare) else None


def _letters(said: str, code: str, bare: str) -> Found | None:
    if re.search(r"(?<!\w)[\dOo]*(?=[\s,)\].]|$)", bare) and re.search(r"\d\.?[Oo]+\d*\b|\b[Oo]\d", bare):
        return "letter-o", {}
    if found := re.search(r"(?<![\w.])\d[\d.,]*\s?([A-Za-z]+)\b", bare):
        word = found[1]
        if not keyword.iskeyword(word) and word not in ("e", "j", "x"):
            return "word-behind-number", {"word": word}
    return None


def _said(said: str, code: str, bare: str) -> Found | None:
    return next(((rule, {}) for words, rule in _SAID_BY_PYTHON if words in said), None)


def _blank_in_name(said: str, code: str, bare: str) -> Found | None:
    """Two or more words where one name belongs: before the equals sign, or behind the point of a table."""
    found = _BLANK_IN_NAME.search(bare)
    words = found[1].split() if found else []
    if found and not any(keyword.iskeyword(word.lower()) for word in words):
        return "blank-in-name", {"name": found[1], "right": "_".join(words)}
    found = _BLANK_BEHIND_DOT.search(bare)
    if found and not any(map(keyword.iskeyword, found[2].split())):
        return "blank-behind-dot", {"name": found[2], "code": f'{found[1]}["{found[2]}"]'}
    return None


def _hyphen(said: str, code: str, bare: str) -> Found | None:
    found = _HYPHENS.search(code)
    return ("hyphen-in-name", {"name": found[1], "right": found[1].replace("-", "_")}) if found else None


def _arrows(said: str, code: str, bare: str) -> Found | None:
    for wrong, right in (("=>", ">="), ("=<", "<="), ("=!", "!="), ("<>", "!=")):
        if wrong in bare:
            return "signs-swapped", {"wrong": wrong, "right": right}
    if "&&" in bare or "||" in bare:
        return "doubled-sign", {"right": "&" if "&&" in bare else "|"}
    return None


def _equals(said: str, code: str, bare: str) -> Found | None:
    if re.search(r"^\s*[\w.\[\]\"]+\s*=\s*$", bare):
        return "nothing-behind-equals", {}
    if re.search(r"cannot assign to (literal|\w*Constant)", said) and re.match(
        r"\s*(\"\"|[\d.]+)\s*=(?!=)", bare
    ):
        return "answer-on-the-left", {}
    single = re.search(r"(?:\[[^\]]*|\b(?:if|while|elif|and|or)\b[^:]*)(?<![=!<>])=(?!=)", bare)
    if "Maybe you meant '=='" in said or "cannot assign" in said or (single and "invalid syntax" in said):
        return "one-equals-sign", {}
    return None


def _semicolon(said: str, code: str, bare: str) -> Found | None:
    return ("semicolon", {}) if re.search(r"[(\[][^)\]]*;", bare) else None


def _colon(said: str, code: str, bare: str) -> Found | None:
    if re.match(r"\s*else\s+if\b", bare):
        return "else-if", {}
    if "expected ':'" in said or (
        re.match(r"\s*(if|elif|else|for|while|def|with|try)\b", bare)
        and not bare.endswith(":")
        and "(" not in said
    ):
        return "colon-missing", {}
    return None


def _prints(said: str, code: str, bare: str) -> Found | None:
    return ("print-needs-brackets", {}) if "Missing parentheses in call to" in said else None


def _outside(said: str, code: str, bare: str) -> Found | None:
    return ("return-outside", {}) if "outside function" in said else None


def _apostrophe(said: str, code: str, bare: str) -> Found | None:
    if re.search(r"'[^'\"]*[A-Za-z]'[A-Za-z]", code):
        return "apostrophe-ends-text", {}
    if '"""' not in code and not _odd_quotes(code) and _TEXT_IN_TEXT.match(bare):
        return "quote-in-text", {}
    if re.search(r"[\w.]\"\"(?!\")|[\w.]''(?!')", code) and '"""' not in code:
        return "quote-too-many", {}
    return None


def _words(said: str, code: str, bare: str) -> Found | None:
    if _odd_quotes(code):
        return None
    value = bare.split("=")[-1] if "=" in bare else bare
    for first, second in _WORDS.findall(value):
        if not keyword.iskeyword(first) and not keyword.iskeyword(second):
            return "words-without-quotes", {"words": f"{first} {second}"}
    return None


def _spaces(said: str, code: str, bare: str) -> Found | None:
    if re.search(r"\d\s+\d{3}(?!\d)", bare) and not re.search(r"\(\s*\d+\s+\d+\s*\)", bare):
        return "thousands-blank", {}
    if "forgot a comma" in said or re.search(r"[\d\"]\s+[\d\"]", bare):
        return "comma-missing", {}
    return None


_Rule = Callable[[str, str, str], Found | None]
_RULES: Sequence[_Rule] = (
    _foreign,
    _blank,
    _said,
    _blank_in_name,
    _hyphen,
    _zeros,
    _percent,
    _currency,
    _apostrophe,
    _semicolon,
    _arrows,
    _outside,
    _prints,
    _words,
    _letters,
    _equals,
    _colon,
)


def _odd_quotes(code: str) -> bool:
    """True if a line has a quotation mark without its other half."""
    rest = _TEXT.sub("", code)
    return '"' in rest or ("'" in rest and not re.search(r"\w'\w", rest))


def _unfinished_text(said: str, line: int, code: str, scene: Scene) -> Found:
    where = {"line": line}
    if "triple-quoted" in said:
        return "text-never-ends", where
    if re.search(r"\"[^\"']*'\s*[,)\]]*\s*$|'[^\"']*\"\s*[,)\]]*\s*$", code):
        return "quotes-differ", where
    later = [text for text in scene.source.splitlines()[line:] if text.strip()]
    if (
        later
        and not re.search(r"[\w\])]\s*=(?!=)|^\s*(#|check\()", later[0])
        and re.search(r"[=(]\s*[\"']", code)
    ):
        return "text-over-lines", where
    return "quote-missing", where


def _brackets(said: str, line: int, bare: str, code: str) -> Found | None:
    where = {"line": line}
    if found := re.search(r"'(.)' was never closed", said):
        if bare.count(found[1]) <= bare.count(_CLOSES.get(found[1], "")):
            return "bracket-open-above", {**where, "opens": found[1], "closes": _CLOSES.get(found[1], "")}
        return "bracket-open", {**where, "opens": found[1], "closes": _CLOSES.get(found[1], "")}
    if found := re.search(r"closing parenthesis '(.)' does not match opening parenthesis '(.)'", said):
        return "bracket-other", {**where, "opens": found[2], "closes": _CLOSES[found[2]], "stands": found[1]}
    if found := re.search(r"unmatched '(.)'", said):
        return "bracket-too-many", {**where, "closes": found[1]}
    if split := _spaces(said, code, bare):
        return split[0], {**where, **split[1]}
    return None
