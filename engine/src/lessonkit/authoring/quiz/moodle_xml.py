"""A bank as Moodle XML: a category for each exercise, a question for each variant, a reply for each named mistake."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from lessonkit.authoring.quiz.bank import Answer, Bank, Item, Variant, say

FRACTIONS = (
    *(100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20),
    *(16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0),
)
"""The percentages of a question's points that Moodle's importer takes; it refuses a file with any other."""

ANY = "*"
"""The answer that any number is."""


def moodle_xml(bank: Bank) -> bytes:
    """The file of a bank. It holds the answers."""
    quiz = ET.Element("quiz")
    quiz.append(ET.Comment(f" {say('for-instructors', title=bank.title).replace('--', '–')} "))
    for item in bank.items:
        quiz.append(_category(bank, item))
        quiz.extend(_question(item, variant) for variant in item.variants)
    ET.indent(quiz)
    return bytes(ET.tostring(quiz, encoding="UTF-8", xml_declaration=True)) + b"\n"


def percentage(share: float) -> str:
    """A share of the points as the nearest percentage that Moodle takes; what is less than all of them never becomes all.

    >>> percentage(1), percentage(0.5), percentage(1 / 3), percentage(0.97)
    ('100', '50', '33.33333', '90')
    """
    may = FRACTIONS if share >= 1 else FRACTIONS[1:]
    return f"{min(may, key=lambda one: abs(one - 100 * share)):.7g}"


def figure(number: float) -> str:
    """A number as Moodle reads it, without marks between thousands.

    >>> figure(280610), figure(-16.9), figure(0.1 + 0.2)
    ('280610', '-16.9', '0.3')
    """
    return f"{number:.12g}"


def _category(bank: Bank, item: Item) -> ET.Element:
    """Where the questions that follow go; a slash in a name is written twice."""
    path = "/".join(name.replace("/", "//") for name in (bank.title, item.title))
    question = ET.Element("question", type="category")
    _text(ET.SubElement(question, "category"), f"$course$/top/{path}")
    return question


def _question(item: Item, variant: Variant) -> ET.Element:
    question = ET.Element("question", type="numerical" if item.numeric else "multichoice")
    _text(ET.SubElement(question, "name"), variant.name)
    _html(question, "questiontext", variant.question)
    _html(question, "generalfeedback", "")
    _plain(question, "defaultgrade", f"{item.points:g}")
    _plain(question, "penalty", "0.3333333")
    _plain(question, "hidden", "0")
    if not item.numeric:
        _plain(question, "single", "true")
        _plain(question, "shuffleanswers", "false")  # replies and options name letters
        _plain(question, "answernumbering", "none")
    for answer in variant.answers:
        _answer(question, answer, item.numeric)
    if item.numeric:
        _answer(question, Answer(ANY, 0.0, variant.other), item.numeric)
        _plain(question, "unitgradingtype", "0")
        _plain(question, "showunits", "3")
    for hint in item.hints:
        _html(question, "hint", hint)
    return question


def _answer(question: ET.Element, answer: Answer, numeric: bool) -> None:
    element = ET.SubElement(question, "answer", fraction=percentage(answer.share))
    if numeric:
        element.set("format", "moodle_auto_format")
        _text(element, answer.value if isinstance(answer.value, str) else figure(answer.value))
    else:
        element.set("format", "html")
        _text(element, answer.shown)
    _html(element, "feedback", answer.reply)
    if numeric:
        _plain(element, "tolerance", figure(answer.tolerance))


def _html(parent: ET.Element, name: str, html: str) -> None:
    _text(ET.SubElement(parent, name, format="html"), html)


def _text(parent: ET.Element, words: str) -> None:
    ET.SubElement(parent, "text").text = words


def _plain(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, name).text = words
