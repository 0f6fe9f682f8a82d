"""How much less ICE asked under the rules after Secure Communities, by level."""

from __future__ import annotations

from collections.abc import Mapping

from lessonkit.data.published import figure
from lessonkit.language import sentences_beside
from scomm.models.sharing.parameters import Parameter
from scomm.models.sharing.published_totals import notices_under_pep, share_of_arrests_convicted

say = sentences_beside(__file__)


def later_rules(levels: Mapping[str, float]) -> list[Parameter]:
    """The parameters of the last two rules. `levels` are the shares of requests under Secure Communities."""
    nobody = levels["no-conviction"]
    before, in_2016, in_march_2017 = (
        figure(f"detainers-{when}").value for when in ("fy2012", "fy2016", "march-2017")
    )
    pep = in_2016 / before
    convicted = pep * share_of_arrests_convicted(2016)
    level_3 = convicted / (2 * (levels["level-1"] + levels["level-2"]) + levels["level-3"])
    later = 12 * in_march_2017 / before
    later_convicted = later * share_of_arrests_convicted(2018)
    in_pep, in_2017 = say("how.pep-asks"), say("how.2017-asks")
    return [
        _assumed("pep-asks-levels-1-2", 2 * level_3, in_pep),
        _assumed("pep-asks-level-3", level_3, in_pep),
        _assumed("pep-asks-no-conviction", (pep - convicted) / nobody, in_pep),
        Parameter(
            id="pep-notice",
            value=notices_under_pep(),
            low=0,
            high=1,
            grade="C",
            source=("detainers-by-form",),
            how=say("how.pep-notice"),
        ),
        _assumed("2017-asks-convicted", later_convicted / (1 - nobody), in_2017),
        _assumed("2017-asks-no-conviction", (later - later_convicted) / nobody, in_2017),
    ]


def _assumed(id: str, value: float, how: str) -> Parameter:
    return Parameter(
        id=id,
        value=value,
        low=0,
        high=1,
        grade="assumed",
        source=("TRAC-511", "TRAC-479", "dhs-annual"),
        how=how,
    )
