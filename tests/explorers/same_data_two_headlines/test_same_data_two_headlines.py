"""Both headlines are true of the same people, and none is made of what nobody published."""

from scomm.explorers import explorer

ID = "same-data-two-headlines"


def said(**state):
    return explorer(ID).view(state).sentence


def reason(**state):
    return explorer(ID).reason(state)


def test_both_headlines_of_fy2024_are_true_of_the_same_254_000_removals():
    words = said(group="removals", counted="conviction", year=2024)
    assert "24.9% of people removed by ICE had a conviction (63,200 of 254,000)" in words
    assert "75.1% of people removed by ICE had no conviction (190,800 of 254,000)" in words


def test_pending_charges_change_the_headline_of_fy2023_by_nine_points():
    assert "40.0% of people" in said(group="removals", counted="conviction", year=2023)
    words = said(group="removals", counted="or-charges", year=2023)
    assert "49.0% of people removed by ICE had a conviction or pending charges (69,900 of 142,580)" in words


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
    assert "unknown, not zero" in reason(group="removals", counted="or-charges", year=2017)


def test_interior_removals_say_what_interior_means_and_how_much_is_covered():
    assert "apprehended inside the country" in said(group="interior", counted="conviction", year=2014)
    words = said(group="interior", counted="conviction", year=2021)
    assert "23,435 of the 31,380 such removals that DHS counted (74.7%)" in words
