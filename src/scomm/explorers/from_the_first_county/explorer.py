"""From the first county: the map of *County after county* from its beginning, for who has guessed how far it came in its first year.

It plays every day on which a county was connected, so every county that can be dealt is connected in it. Like the other it
counts nothing: how many counties there were at the end of 2009 is told with the guess.
"""

from __future__ import annotations

from lessonkit.language import sentences_beside
from scomm.explorers.counties.activation import MONTHS
from scomm.explorers.county_after_county.filling import at, filling_map

say = sentences_beside(__file__)

EXPLORER = filling_map(
    "from-the-first-county",
    title=say("title"),
    begins=MONTHS[0],
    scenes={
        say("scene.nobody"): at(MONTHS[0]),
        say("scene.end-of-2009"): at("2009-12-31"),
        say("scene.first-whole-state"): at("2010-04-30"),
        say("scene.end-of-2010"): at("2010-12-31"),
        say("scene.spring-2012"): at("2012-05-31"),
        say("scene.last"): at(MONTHS[-1]),
    },
)
