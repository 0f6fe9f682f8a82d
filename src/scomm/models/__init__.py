"""Models of how the program works: pure functions on numbers, tables and times.

The pipeline from a booking to a removal (`flows`, `funnel`, `simulate`, `spread`, `sensitivity`), the way of a
print (`what_each_agency_learns`) and the 48-hour rule (`hold_expires`, `explain_hold`).
"""

from scomm.models.hold_forms import FORMS, HoldForm
from scomm.models.hold_words import explain_hold
from scomm.models.holds import Hold, federal_holidays, hold, hold_expires
from scomm.models.sharing.arrows import AGENCIES, Arrow
from scomm.models.sharing.calibration import parameters
from scomm.models.sharing.funnel import STAGES, compare_with_published, funnel
from scomm.models.sharing.parameters import GRADES, RATES, Parameter, Parameters
from scomm.models.sharing.pipeline import PLACES, flows
from scomm.models.sharing.policies import POLICIES, Policy
from scomm.models.sharing.positions import POSITIONS
from scomm.models.sharing.print_route import PrintRoute, what_each_agency_learns
from scomm.models.sharing.rules import LEVELS, RULES, STATUSES, Rule
from scomm.models.sharing.sensitivity import sensitivity
from scomm.models.sharing.simulation import simulate, spread

__all__ = [
    "AGENCIES",
    "FORMS",
    "GRADES",
    "LEVELS",
    "PLACES",
    "POLICIES",
    "POSITIONS",
    "RATES",
    "RULES",
    "STAGES",
    "STATUSES",
    "Arrow",
    "Hold",
    "HoldForm",
    "Parameter",
    "Parameters",
    "Policy",
    "PrintRoute",
    "Rule",
    "compare_with_published",
    "explain_hold",
    "federal_holidays",
    "flows",
    "funnel",
    "hold",
    "hold_expires",
    "parameters",
    "sensitivity",
    "simulate",
    "spread",
    "what_each_agency_learns",
]
