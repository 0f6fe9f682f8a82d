"""How a figure draws a long line."""

from lessonkit.charts.wrapping import wrapped


def test_a_word_longer_than_the_line_is_not_cut():
    assert wrapped("a disproportionate share", 6) == "a<br>disproportionate<br>share"


def test_what_a_figure_could_take_for_markup_or_a_formula_is_written_as_text():
    assert wrapped("<b> & $5", 20) == "&lt;b&gt; &amp; &#36;5"
