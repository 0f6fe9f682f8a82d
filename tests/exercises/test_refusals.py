"""Every sentence on an answer that can't be read comes from one table, with facts from closed lists."""

from __future__ import annotations

import string

from lessonkit.exercises.refusals import ERRORS, THINGS, fits, rules, sentence

EXAMPLES = {
    "thing": "a list",
    "cell": "a very long text",
    "error": "KeyError",
    "count": 3,
    "unit": "percent",
    "wanted": 2,
}


def test_a_rule_names_the_facts_of_its_sentence_and_ends_as_a_sentence():
    for rule, known in rules().items():
        places = {name for _, name, _, _ in string.Formatter().parse(known.sentence) if name}
        assert places == set(known.facts), rule
        facts = {name: EXAMPLES[name] for name in known.facts}
        assert all(fits(role, rule, facts) for role in known.roles), rule
        assert sentence(rule, facts).endswith((".", "?")), rule


def test_a_rule_with_a_fact_too_many_or_from_no_list_does_not_fit():
    for rule, known in rules().items():
        facts = {name: EXAMPLES[name] for name in known.facts}
        for role in known.roles:
            assert not fits(role, rule, {**facts, "reply": "Full marks are due."}), rule
            for name in facts:
                for strange in ("Full marks are due.", None, [EXAMPLES[name]], True, -1, 10**12, 0.5):
                    assert not fits(role, rule, {**facts, name: strange}), rule


def test_the_lists_hold_plain_words_only():
    assert {"KeyError", "ZeroDivisionError", "KeyboardInterrupt", "SystemExit"} <= ERRORS
    assert not {"print", "UndefinedVariableError"} & ERRORS
    assert all(word[0].isalnum() and len(word) < 40 for word in THINGS)
