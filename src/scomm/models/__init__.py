"""Models of how the program works: pure functions on numbers, tables and times.

The pipeline from a booking to a removal (`flows`, `funnel`, `one_point_more`), the way of a print
(`what_each_agency_learns`) and the 48-hour rule (`hold_expires`). The lab of wrong records stands in `records`, detainer
policies in `detainers`, the dated policies of places in `policy_dates`, the laboratory of made-up counties in `lab`;
crime and its record on the real calendar in `reporting`, and estimators for several dates in `staggered`.
"""

from scomm.models.hold_forms import FORMS
from scomm.models.holds import federal_holidays, hold_expires
from scomm.models.sharing.arrows import Arrow
from scomm.models.sharing.calibration import parameters
from scomm.models.sharing.county_choices import COUNTY_CHOICES
from scomm.models.sharing.federal_rules import FEDERAL_RULES
from scomm.models.sharing.flows import flows
from scomm.models.sharing.funnel import funnel
from scomm.models.sharing.parameters import Parameters
from scomm.models.sharing.print_route import PrintRoute, what_each_agency_learns
from scomm.models.sharing.sensitivity import one_point_more

__all__ = [
    "COUNTY_CHOICES",
    "FEDERAL_RULES",
    "FORMS",
    "Arrow",
    "Parameters",
    "PrintRoute",
    "federal_holidays",
    "flows",
    "funnel",
    "hold_expires",
    "one_point_more",
    "parameters",
    "what_each_agency_learns",
]
