"""Briefs for tests: one that is whole, and texts that somebody might hand in instead."""

from __future__ import annotations

WHOLE = """
county: Travis County, TX
title: Travis County was connected early, and long before it had a policy of its own
chart 1: activation-curves
note 1: 2010-09-30 | 62,40 | Texas was complete in this month.
chart 2: own; kind=bars; title=Detainers to the jail of Travis County; unit=detainers; source=detainers-fy2015
data 2: detainers: all=1214; declined=62; no outcome=836
note 2: declined | 50,60 | Few were declined, and most have no outcome on record.
claim 1: [dossier noncitizens] About 131,000 people in the county were not citizens.
claim 2: [dossier activation-date] The county was connected on {number}.
claim 3: [cell state-crime population; state=Texas; year=2010] Texas had {number} people in 2010.
claim 4: [ledger sc-removals-2012] GAO counts {number} removals through the program.
claim 5: [dossier detainers-fy2015] ICE sent 1,214 detainers to the jail of the county.
uncertainty: Most detainers have no outcome on record, so the share declined has two bounds.
other side: A jail that declines a detainer lets a person go whom an officer wanted to see.
open question: Did fewer people call the police after 2009?
next: Ask the sheriff's office for its own list of declined detainers.
"""

HOSTILE = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1>\"'`--><svg onload=window.pwned=1>"
