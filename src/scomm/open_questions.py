"""Questions that no source that may be cited settles. Never write their answers as facts."""

from lessonkit.claims.claim import Question

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
    Question(
        id="answer-time-of-the-center",
        question="How long did ICE's support center take to answer after a match?",
        why_open="A target of a few hours is often quoted. We found no document of ICE that gives it, nor the times it reached.",
        would_settle="ICE's own reports on the center from FY2009 on.",
    ),
    Question(
        id="program-counts-by-county",
        question="How many prints, matches and removals did each county have?",
        why_open="ICE counted them every month and put the tables on its site; studies used them. We hold only numbers that others quote. TRAC's tool counts the removals.",
        would_settle="ICE's monthly statistics on interoperability.",
    ),
    Question(
        id="accuracy-in-2012",
        question="How often did the best systems of NIST's evaluation of 2012 miss a print, or find a wrong one?",
        why_open="Rates are quoted. We read the design of the test, and did not find the rates in its text.",
        would_settle="The tables of NIST's report on that evaluation.",
    ),
    Question(
        id="product-or-test-data",
        question="Why does one product miss nearly everybody in one of NIST's tests at the strictest limit, and hardly anybody at the loosest?",
        why_open="NIST prints the rates, not a cause. The product can have failed, or people can stand twice in the test's data.",
        would_settle="A check of that test's data for people who are enrolled twice.",
    ),
    Question(
        id="rates-of-record-errors",
        question="How often is a record of DHS's wrong: citizenship out of date, a card missing, a second name, another person's file?",
        why_open="Audits count some mistakes, and mostly not of how many records these are a part.",
        would_settle="A random sample of matches, each record compared with the person's papers.",
    ),
    Question(
        id="citizens-in-all",
        question="How many US citizens were held or arrested because of a fingerprint match?",
        why_open="ICE doesn't keep its field on citizenship up to date, GAO found. Every count is a part or an estimate.",
        would_settle="A record of every case in which somebody looked into citizenship, with its end.",
    ),
    Question(
        id="prints-or-records",
        question="How many wrong holds come from wrong prints, and how many from wrong records?",
        why_open="Reasoning and single cases point to records. We found no count of causes.",
        would_settle="A sample of wrong holds, each traced to its cause.",
    ),
    Question(
        id="which-program-in-nashville",
        question="Do the accounts from Nashville in the release concern Secure Communities or the program before it?",
        why_open="The city had a 287(g) agreement until October 2012 and relied on Secure Communities afterwards. The release gives no dates.",
        would_settle="The day of each arrest in the film.",
    ),
    Question(
        id="size-of-the-reporting-effect",
        question="What is the estimate, with its error, of the fall in reports by Hispanic victims?",
        why_open="We read the digest of the study, which rounds. Estimates with errors were seen only in other people's notes.",
        would_settle="The tables of the study by Gonçalves, Jácome and Weisburst.",
    ),
    Question(
        id="intervals-of-the-null-studies",
        question="How large an effect on crime can the studies that see none still not rule out?",
        why_open="Their abstracts give no errors.",
        would_settle="The tables of Miles and Cox, and of Treyger, Chalfin and Loeffler.",
    ),
    Question(
        id="prince-william-reports",
        question="Did reports by Hispanics change in Prince William County after its policy of 2008?",
        why_open="Both sides quote the evaluation of 2010. We have not read its results.",
        would_settle="The final report of the University of Virginia and the Police Executive Research Forum.",
    ),
    Question(
        id="two-counts-of-detainers",
        question="Why does ICE's file have a few percent more detainers than TRAC counts for the same years?",
        why_open="Neither says how it treats detainers that were withdrawn or sent twice.",
        would_settle="The rules by which both files were made.",
    ),
    Question(
        id="meaning-of-a-blank",
        question="What became of the people whose detainers have no outcome on record?",
        why_open="ICE explains a blank as a case still open or a paper not filed. It does not say how many are which.",
        would_settle="The same records some years later.",
    ),
    Question(
        id="days-of-county-policies",
        question="On which day did each Oregon, Colorado and Washington county change its practice in 2014?",
        why_open="Most are known from lists and articles printed weeks later.",
        would_settle="The orders of each sheriff or board.",
    ),
    Question(
        id="detainers-after-2017",
        question="What share of the detainers that ICE sent from FY2018 to FY2024 were declined?",
        why_open="The Center for Immigration Studies printed declined ones by jail from October 2022 to February 2025, and the Deportation Data Project has "
        "records from 2012 on. We have not checked either against a published total.",
        would_settle="Those records, compared with ICE's annual reports.",
    ),
)
