"""Both headlines are true of the same people, and none is made of what nobody published."""

from lessonkit.explorers import explorer
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
        say("told.turned.conviction", share=0.751, n=190_800, charges=say("told.charges.included"), **same),
        say("told.with.conviction", share=0.249, n=63_200, **same),
    ]


def test_pending_charges_change_the_headline_of_fy2023_by_nine_points():
    same = {"when": "FY2023", "people": say("people.removals"), "total": 142_580}
    words = said(group="removals", counted="conviction", year=2023)
    assert words.splitlines()[1] == say("told.with.conviction", share=0.400, n=57_020, **same)
    words = said(group="removals", counted="or-charges", year=2023)
    assert words.splitlines()[1] == say("told.with.or-charges", share=0.490, n=69_900, **same)


def test_the_two_headlines_of_every_state_share_out_everyone():
    found = explorer(ID)
    for state in found.states():
        view = found.view(state)
        chosen = view.table[view.table["Chosen"] == "yes"]
        assert len(chosen) == 1
        rest = int(chosen["Out of"].item() - chosen["People counted"].item())
        second, first = view.sentence.splitlines()[:2]
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


def drawn(state):
    return explorer(ID).view(state).chart.marks


def test_the_second_front_page_is_of_the_count_that_lies_farthest_from_the_chosen_one():
    found = explorer(ID)
    for state in found.states():
        table = found.view(state).table.dropna(subset=["Share (%)"])
        chosen = table[table["Chosen"] == "yes"].iloc[0]
        others = table[table["Chosen"] == "no"]
        farthest = others.loc[(others["Share (%)"] - chosen["Share (%)"]).abs().idxmax()]
        for page, row in zip(drawn(state)[0].pages, (chosen, farthest), strict=True):
            assert page.headline.startswith(f"{row['Share (%)']:.1f}% of ")
            assert f"{row['People counted']:,} of {row['Out of']:,}" in page.numbers
            assert round(100 * page.share, 1) == row["Share (%)"]


def test_a_dot_stands_for_each_published_count_and_sets_the_controls_to_it():
    found = explorer(ID)
    for state in found.states():
        view, dots = found.view(state), drawn(state)[1]
        assert [one.at for one in dots.points] == list(view.table["Share (%)"].dropna())
        for dot in dots.points:
            there = {name: found.control(name).values[place] for name, place in dot.sets.items()}
            table = found.view({**state, **there}).table
            assert table.loc[table["Chosen"] == "yes", "Share (%)"].item() == dot.at
        missing = view.table.loc[view.table["Share (%)"].isna(), "Choice"]
        assert all(name in dots.missing for name in missing)
        assert bool(dots.missing) == bool(len(missing))


def test_it_opens_where_two_published_counts_of_one_year_part_most():
    found = explorer(ID)
    span = {}
    for state in found.states():
        shares = found.view(state).table["Share (%)"]
        span[state["year"]] = shares.max() - shares.min()
    year = max(span, key=span.get)
    assert found.start["year"] == year
    table = found.view(found.start).table
    assert table.loc[table["Chosen"] == "yes", "Share (%)"].item() == table["Share (%)"].min()


def test_the_finding_is_the_two_headlines_and_says_which_of_them_rests_on_a_partial_count():
    found = explorer(ID)
    for state in found.states():
        view = found.view(state)
        pages, dots = (mark for mark in view.chart.marks)
        for page in pages.pages:
            assert page.headline.split()[0] in view.chart.finding
            assert page.unsure == ("a partial count" in page.numbers)
        assert ("of some removed" in view.chart.finding) == any(page.unsure for page in pages.pages)
        assert all(("partial count" in one.label) == one.unsure for one in dots.points)
        assert ("Partial: " in view.chart.of) == any(one.unsure for one in dots.points)


def test_the_count_turned_around_says_whether_pending_charges_are_among_those_without_a_conviction():
    for year, charges in ((2022, "included"), (2014, "not-published")):
        told = said(group="arrests", counted="conviction", year=year).splitlines()[0]
        assert say(f"told.charges.{charges}") in told
    told = said(group="arrests", counted="or-charges", year=2022).splitlines()[0]
    assert told.count("pending charges") == 1


def test_a_hatched_dot_is_described_only_where_one_is_drawn():
    found = explorer(ID)
    for state in found.states():
        view = found.view(state)
        _, dots = view.chart.marks
        assert ("hatched" in view.chart.alt) == any(one.unsure for one in dots.points), state
