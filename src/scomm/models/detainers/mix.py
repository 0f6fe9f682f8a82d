"""Populations of detainers: how many, and how they divide, as far as that is published.

Nobody publishes how charges, convictions and papers go together, so each is divided on its own and they are assumed to be
independent. What is not published is no number but a set of extreme cases, and every result is a range over all.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from lessonkit.data import load
from lessonkit.data.published import figure, published_share
from lessonkit.errors import KitError
from lessonkit.language.sentences import sentences_beside
from scomm.models.detainers.attributes import ATTRIBUTES
from scomm.models.inputs import check_id, check_share, check_whole
from scomm.models.sharing.parameters import GRADES

Case = tuple[tuple[str, float], ...]
"""One way in which detainers may divide: values and their shares, which sum to 1."""


@dataclass(frozen=True)
class Division:
    """How detainers divide by one attribute: every case that the sources leave possible."""

    attribute: str
    cases: tuple[Case, ...]
    grade: str
    source: tuple[str, ...]
    how: str

    def __post_init__(self) -> None:
        of = ATTRIBUTES[check_id(self.attribute, ATTRIBUTES, "attribute")]
        check_id(self.grade, GRADES, "grade")
        if not self.cases:
            raise KitError(f"There is no case of how detainers divide by {self.attribute}.")
        for case in self.cases:
            for value, share in case:
                check_id(value, of.ids, f"value of {self.attribute}")
                check_share(share, f"The share with {self.attribute} {value!r}")
            total = sum(share for _, share in case)
            if len(dict(case)) != len(case) or not math.isclose(total, 1, abs_tol=1e-6):
                raise KitError(
                    f"The shares by {self.attribute} sum to {total:.3f}, not to 1.",
                    do="Name each value once and change the shares together.",
                )


@dataclass(frozen=True)
class DetainerMix:
    """A population of detainers, with a division by each attribute. They count forms, not people."""

    id: str
    title: str
    detainers: int
    grade: str
    source: tuple[str, ...]
    divisions: tuple[Division, ...]

    def __post_init__(self) -> None:
        check_whole(self.detainers, "The number of detainers")
        if sorted(one.attribute for one in self.divisions) != sorted(ATTRIBUTES):
            raise KitError("A mix needs one division by each attribute.", allowed=ATTRIBUTES)

    def division(self, attribute: str) -> Division:
        """How the detainers divide by this attribute."""
        known = check_id(attribute, ATTRIBUTES, "attribute")
        return next(one for one in self.divisions if one.attribute == known)


say = sentences_beside(__file__)

MIXES = {id: say(f"mix.{id}") for id in ("us-2012", "us-2015")}
"""Populations by id."""


@lru_cache(maxsize=len(MIXES))
def _published(id: str) -> DetainerMix:
    if id == "us-2012":
        return _mix(
            id,
            int(figure("detainers-trac-2013").value),
            "P",
            ("TRAC-330",),
            _old_form(),
            _convictions("P"),
        )
    records = load("detainers-fy2015", ["form"])
    return _mix(id, len(records), "P", ("detainers-fy2015",), _forms_of_2015(), _convictions("assumed"))


def detainer_mix(id: str | DetainerMix = "us-2012") -> DetainerMix:
    """The population with this id, or the population itself; a `KitError` that lists the ids if there is none.

    >>> detainer_mix("us-2012").division("conviction").cases[0]
    (('none', 0.477), ('serious-older', 0.0), ('misdemeanor', 0.523))
    """
    return id if isinstance(id, DetainerMix) else _published(check_id(id, MIXES, "mix"))


def _mix(
    id: str, detainers: int, grade: str, source: tuple[str, ...], form: Division, conviction: Division
) -> DetainerMix:
    charges = tuple(((value, 1.0),) for value in ATTRIBUTES["charge"].ids)
    papers = ("none", "ice-warrant", "probable-cause")
    signed = tuple(
        ((paper, 1 - judge), ("judicial-warrant", judge)) for judge, paper in product((0.0, 0.1), papers)
    )
    listed = tuple((("yes", share), ("no", 1 - share)) for share in (0.0, 0.001))
    return DetainerMix(
        id=id,
        title=MIXES[id],
        detainers=detainers,
        grade=grade,
        source=source,
        divisions=(
            Division("charge", charges, "assumed", (), say("how.charge")),
            conviction,
            form,
            Division(
                "paper",
                signed,
                "assumed",
                (),
                say("how.paper"),
            ),
            Division(
                "reimbursed",
                ((("no", 1.0),),),
                "assumed",
                (),
                say("how.reimbursed"),
            ),
            Division("watch_list", listed, "assumed", (), say("how.watch-list")),
        ),
    )


def _convictions(grade: str) -> Division:
    cases = []
    none, most_serious = (
        published_share("trac-detainers-no-conviction-2013"),
        published_share("trac-detainers-serious-2013"),
    )
    for serious, listed, other in product(
        (0.0, most_serious), ("serious-older", "serious-recent"), ("misdemeanor", "felony")
    ):
        rest = round(1 - none - serious, 6)
        cases.append((("none", none), (listed, serious), (other, rest)))
    return Division(
        "conviction",
        tuple(cases),
        grade,
        ("TRAC-330", "CIS-TRAC"),
        say(
            "how.conviction" if grade == "P" else "how.conviction-assumed",
            none=100 * none,
            serious=100 * most_serious,
        ),
    )


def _old_form() -> Division:
    return Division("form", ((("I-247", 1.0),),), "P", ("detainers-by-form",), say("how.old-form"))


def _forms_of_2015() -> Division:
    counts = load("detainers-fy2015", ["form"])["form"].astype("str").str.removesuffix("-old").value_counts()
    shares = tuple((str(form), float(count / counts.sum())) for form, count in counts.items())
    return Division("form", (shares,), "P", ("detainers-fy2015",), say("how.forms-of-2015"))
