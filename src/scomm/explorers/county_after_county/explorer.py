"""County after county: a map that fills month by month, and begins after the days that lessons ask to guess about.

Lesson 0 opens with it. Once the first guess is given, *From the first county* shows the same map from its beginning.
"""

from __future__ import annotations

from scomm.explorers.county_after_county.filling import at, filling_map, say

BEGINS = "2010-12-31"

EXPLORER = filling_map(
    "county-after-county",
    title=say("title"),
    begins=BEGINS,
    scenes={
        say("scene.first"): at(BEGINS),
        say("scene.spring-2011"): at("2011-04-30"),
        say("scene.summer-2011"): at("2011-07-31"),
        say("scene.autumn-2011"): at("2011-10-31"),
        say("scene.spring-2012"): at("2012-04-30"),
        say("scene.last"): at("2013-01-31"),
    },
)
