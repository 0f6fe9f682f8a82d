"""Both headlines are true of the same people, and none is made of what nobody published."""

from scomm.explorers import explorer
from scomm.explorers.same_data_two_headlines.explorer import say

ID = "same-data-two-headlines"


def said(**state):
    return explorer(ID).view(state).sentence


def reason(**state):
    return explorer(ID).reason(state)


def test_both_headlines_of_fy2024_are_true_of_the_same_254_000_removals():
    words = said(group="removals", counted="conviction", year=2024)
    same = {"when": "FY2024 (11 months)", "people": say("people.removals"), "total": 254_000}
    assert words.splitlines()[:2] == [
        say("told.with.conviction", share=0.249, n=63_200, **same),
        say("told.without.conviction", share=0.751, n=190_800, **same),
    ]


def test_pending_charges_change_the_headline_of_fy2023_by_nine_points():
    same = {"when": "FY2023", "people": say("people.removals"), "total": 142_580}
    words = said(group="removals", counted="conviction", year=2023)
    assert words.splitlines()[0] == say("told.with.conviction", share=0.400, n=57_020, **same)
    words = said(group="removals", counted="or-charges", year=2023)
    assert words.splitlines()[0] == say("told.with.or-charges", share=0.490, n=69_900, **same)


def test_the_two_headlines_of_every_state_share_out_everyone():
    found = explorer(ID)
    for state in found.states():
        view = found.view(state)
        chosen = view.table[view.table["Chosen"] == "yes"]
        assert len(chosen) == 1
        rest = int(chosen["Out of"].item() - chosen["People counted"].item())
        first, second = view.sentence.splitlines()[:2]
        assert f"({chosen['People counted'].item():,} of {chosen['Out of'].item():,}" in first
        assert f"({rest:,} of {chosen['Out of'].item():,}" in second


def test_fy2013_counts_all_removals_from_ices_own_statement():
    assert "(216,810 of 368,644)" in said(group="removals", counted="conviction", year=2013)


def test_pending_charges_before_fy2018_are_unknown_not_zero():
    told = reason(group="removals", counted="or-charges", year=2017)
    assert told == say("absent.charges", year=2017)


def test_interior_removals_say_what_interior_means_and_how_much_is_covered():
    words = said(group="interior", counted="conviction", year=2014)
    assert say("told.interior.ice") in words.splitlines()
    words = said(group="interior", counted="conviction", year=2021)
    covered = say("told.interior.dashboard", n=23_435, everyone=31_380, share=0.747)
    assert covered in words.splitlines()
