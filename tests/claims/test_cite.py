"""Claims in Markdown: the number, a small link, and the list of sources."""

import re
from html import escape

import pytest
from markdown_it import MarkdownIt

from lessonkit import data
from lessonkit.claims import claim, ledger, say
from lessonkit.claims.cite import cite, cited, source_lines, source_list
from lessonkit.errors import KitError
from tests.claims.data_changes import cell, load_with

TEXT = "Jails declined {claim}`detainers-declined-2014`, and {claim}`arrests-share-convicted-2014` had a conviction."
DISPUTE = "ICE says {claim}`ice-priorities-2013`, the Times {claim}`nyt-minor-or-none`."


def html(markdown):
    return MarkdownIt("commonmark").enable("table").render(markdown)


def test_a_citation_becomes_its_number_and_a_link_to_its_source():
    text = html(cite(TEXT, data.load))
    assert 'Jails declined 13,595<sup id="cited-detainers-declined-2014"><a href=' in text
    assert ">[1]</a></sup>, and 73.3 percent<sup id=" in text
    assert 'title="Source 1: Immigration and Customs Enforcement (ICE), 2015"' in text
    assert "{claim}" not in text


def test_every_link_leads_to_a_line_of_the_list():
    order = cited(TEXT, DISPUTE)
    targets = re.findall(r'href="#([^"]+)"', html(cite(TEXT + "\n\n" + DISPUTE, data.load, order)))
    anchors = re.findall(r'<span id="([^"]+)"', html(source_list(order, data.load)))
    assert targets == anchors
    assert len(set(anchors)) == 4


def test_a_claim_keeps_its_number_through_the_lesson():
    order = cited(TEXT, DISPUTE)
    assert "[3†]" in html(cite("Again {claim}`ice-priorities-2013`.", data.load, order))


def test_a_disputed_number_has_a_mark_and_its_title_the_word():
    shown = html(cite(DISPUTE, data.load))
    assert re.findall(r'title="Source (\d), disputed: [^"]+">\[(\d)†\]</a>', shown) == [
        ("1", "1"),
        ("2", "2"),
    ]
    assert "disputed" not in re.sub(r"<[^>]+>", "", shown)
    assert "disputed" not in cite(TEXT, data.load)
    assert "†" not in cite(TEXT, data.load)


def test_code_stays_as_it_is():
    text = "```\n{claim}`detainers-declined-2014`\n```\n\n``{claim}`detainers-declined-2014` ``"
    assert cite(text, data.load) == text


def test_a_heading_takes_the_number_alone():
    assert cite("## Why {claim}`detainers-declined-2014`?", data.load) == "## Why 13,595?"


def test_a_table_stays_a_table():
    table = "| a | b |\n|---|---|\n| x | {claim}`ice-priorities-2013` |"
    assert html(cite(table, data.load)).count("<td>") == 2


def test_an_unknown_claim_cannot_be_cited():
    with pytest.raises(KitError, match="no claim 'detainers-declined'"):
        cite("{claim}`detainers-declined`", data.load)


def test_a_claim_that_the_order_lacks_is_an_error():
    with pytest.raises(KitError, match="has no number"):
        cite(TEXT, data.load, ("detainers-declined-2014",))


def test_a_line_of_a_computed_claim_says_what_it_computes_from_which_dataset():
    (line,) = source_lines(("interior-share-convicted-2014",), data.load)
    assert "85.0 percent" in line
    assert "Computed from the dataset `agency-conviction`:" in line
    assert "`criminality` is convicted" in line
    assert "http://www.ice.gov/removal-statistics" in line


def test_a_line_of_a_second_hand_claim_says_who_says_it_and_where_it_was_seen():
    (line,) = source_lines(("trac-level-1-share-2013",), data.load)
    assert "*Said by* TRAC, Syracuse University, whose own text we did not read. *Seen in:* " in line
    assert "Dallas Morning News, copy kept by TRAC, 2014 (news or law-firm note" in line


QUOTED = [one.id for one in ledger() if one.grade == "S" and one.publisher != one.source.publisher]


@pytest.mark.parametrize("id", QUOTED)
def test_a_speaker_is_quoted_from_the_own_text_or_the_source_says_that_it_was_not_read(id):
    """A newspaper's "foreign-born" stood for what a sheriff had written of another group."""
    (line,) = source_lines((id,), data.load)
    assert f"*Said by* {claim(id).said_by}, whose own text we did not read." in line


def test_a_copy_of_the_speakers_own_text_is_the_speakers_text():
    (line,) = source_lines(("nashville-arrests-fell",), data.load)
    assert "did not read" not in line
    assert "letter to ICE" in line


def test_a_line_of_a_disputed_claim_points_to_the_other_side():
    lines = source_lines(cited(DISPUTE), data.load)
    assert lines[0].endswith("**Disputed:** see 2.")
    assert lines[1].endswith("**Disputed:** see 1.")


def test_the_list_has_one_line_a_claim_that_unfolds_sentence_publisher_year_and_address():
    order = [one.id for one in ledger()]
    items = source_list(order, data.load).split("\n- ")[1:]
    assert len(items) == len(order)
    for number, (item, one) in enumerate(zip(items, ledger(), strict=True), 1):
        summary, unfolded = item.split("</summary>")
        assert summary.endswith("· † disputed") == bool(one.disputed_by)
        assert f"<summary>{number} · {escape(one.source.short)}" in summary
        assert say(one, data.load) in unfolded
        assert f"({one.source.url}), {one.source.short}" in unfolded


def test_what_is_unfolded_is_markdown_in_an_item_of_a_list():
    shown = html(source_list(cited(TEXT, DISPUTE), data.load))
    assert shown.count("<li>") == shown.count("</details>\n</li>") == 4
    assert shown.count("</summary>\n<p><span id=") == 4


def test_a_lesson_without_claims_has_no_list():
    assert source_list((), data.load) == ""


def test_the_printed_number_follows_the_data():
    where = {"calendar_year": 2014, "outcome": "declined"}
    load = load_with("detainers-outcomes", cell("detainers", 13_596, **where))
    assert cite("{claim}`detainers-declined-2014`", load).startswith("13,596<sup")
    assert claim("detainers-declined-2014").expected == "13,595"


def test_the_numbers_of_the_other_side_are_listed_in_their_order():
    order = ("ice-priorities-2013", "nyt-serious", "trac-level-1-share-2013", "nyt-minor-or-none")
    assert source_lines(order, data.load)[0].endswith("**Disputed:** see 2, 3 and 4.")


def test_every_source_leads_back_to_the_first_place_that_cites_it():
    texts = ("## On {claim}`ice-priorities-2013`", TEXT, f"{TEXT} {DISPUTE}")
    order, placed = cited(*texts), set()
    text = "\n\n".join(cite(one, data.load, order, placed) for one in texts)
    sources = source_list(order, data.load, placed)
    places = re.findall(r'<sup id="([^"]+)"', text)
    assert len(places) == len(set(places)) == len(order)
    back = re.findall(r'<a href="#(cited-[^"]+)"', html(sources))
    assert back == [f"cited-{id}" for id in order]
    assert set(back) == set(places)


def test_a_claim_that_stands_in_a_heading_alone_has_no_place_to_lead_back_to():
    text = "## On {claim}`ice-priorities-2013`"
    order, placed = cited(text), set()
    cite(text, data.load, order, placed)
    assert "#cited-" not in source_list(order, data.load, placed)
