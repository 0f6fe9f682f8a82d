"""Questions that no source that may be cited settles. Never write their answers as facts."""

from scomm.claims.claim import Question

QUESTIONS = (
    Question(
        id="ice-removals-headline-definition",
        question="Does ICE's headline number of removed people “with criminal history” in FY2022 and FY2023 include pending charges?",
        why_open="ICE says so of its arrests in FY2023 and FY2024. For removals we have not read the table of its annual reports.",
        would_settle="The removals table and its footnotes in ICE's annual reports for FY2022 and FY2023.",
    ),
    Question(
        id="warren-family-details",
        question="What exact share of people arrested through Secure Communities had citizen family, and how many families is that?",
        why_open="Others quote the Warren Institute's report as “almost 40 percent”. We have not read its table.",
        would_settle="The results section of the report of October 2011.",
    ),
    Question(
        id="cis-on-families",
        question="Does the Center for Immigration Studies dispute the share with citizen family, or only the sample?",
        why_open="We read the summaries of its three reports. They object to the sample, and to the findings on citizens, Latinos and due process.",
        would_settle="The full text of its reports of December 2011, March 2012 and June 2012.",
    ),
    Question(
        id="conviction-and-family",
        question="How many people with a minor conviction or none also had citizen family?",
        why_open="No published table joins the level of a conviction with family.",
        would_settle="One table of removals with both columns.",
    ),
    Question(
        id="wording-of-levels",
        question="Which convictions did ICE's Levels cover in FY2013?",
        why_open="The launch list of 2008 counted people who were only charged. For the memo of 2010 we have only second-hand wording.",
        would_settle="The text of ICE's memo of 30 June 2010.",
    ),
    Question(
        id="trac-method-2014",
        question="How did TRAC treat removals with no recorded conviction in its report of April 2014?",
        why_open="We read news reports about it, not the report.",
        would_settle="TRAC's report “Secure Communities and ICE Deportation: A Failed Program?”.",
    ),
    Question(
        id="mpi-priorities",
        question="What share of removals met ICE's priorities by an outside count?",
        why_open="The Migration Policy Institute counted it in October 2014. We have not read its tables.",
        would_settle="The tables of “Deportation and Discretion”.",
    ),
    Question(
        id="hrw-totals-2009",
        question="How many people did Human Rights Watch count in all in its report of 2009, and how many were legally in the country?",
        why_open="We read the summary, which gives shares, not the totals.",
        would_settle="The tables of “Forced Apart (By the Numbers)”.",
    ),
    Question(
        id="parents-first-half-2011",
        question="How many parents of citizens were removed in the first half of 2011?",
        why_open="Only second-hand figures were at hand when this ledger was written.",
        would_settle="ICE's report to Congress of March 2012.",
    ),
    Question(
        id="interior-border-before-2013",
        question="How did removals divide between the border and the interior from FY2008 to FY2012?",
        why_open="ICE first published the division for FY2013.",
        would_settle="ICE's own counts for those years.",
    ),
    Question(
        id="conviction-types-after-2014",
        question="How did the types of conviction change after FY2014?",
        why_open="The tables that we hold say only whether there was a conviction; degrees of offense appear from FY2022.",
        would_settle="Removals by most serious conviction for each year from ICE.",
    ),
    Question(
        id="three-counties-too-many",
        question="Why does the coded list have three counties more than ICE had jurisdictions on 30 September 2010?",
        why_open="No day around it has ICE's count, and two cities on the list had joined their counties before. That leaves one. "
        "We have not seen what ICE counted as a jurisdiction.",
        would_settle="ICE's own list of jurisdictions as of that day.",
    ),
    Question(
        id="rule-of-the-order",
        question="By what rule did ICE choose the order of the counties?",
        why_open="Studies show what the order goes with. We have read no plan that gives the rule.",
        would_settle="ICE's deployment plans from 2008 on.",
    ),
    Question(
        id="wishes-and-days",
        question="Did the wish of a county or a state ever move its day?",
        why_open="Illinois and New York paused after they said no. Alabama paused too, and sent no such letter that we know of.",
        would_settle="The letters between states and ICE, with the planned day of each county.",
    ),
    Question(
        id="local-demand",
        question="Did some counties come early because they wanted to?",
        why_open="A study of 2026 says so in its title. We have read its data, not its text.",
        would_settle="The article by Vargas Nunez and others in PNAS.",
    ),
)
