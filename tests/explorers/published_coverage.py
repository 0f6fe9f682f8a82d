"""How much of a year's removals ICE's dashboard shows, worked out anew from the tables by office."""

from lessonkit.data import load
from lessonkit.language import count


def published_coverage(year):
    crossed = load("agency-conviction")
    rows = crossed[crossed["fiscal_year"] == year]
    if rows.empty or rows["source"].iloc[0] != "dashboard":
        return set()
    annual = load("dhs-annual").query("universe == 'ero-removals' and split == 'arresting-agency'")
    cells = load("removals-by-office").query(f"fiscal_year == {year} and month_start < '2024-09-01'")
    told = {count(rows[rows["agency"] == "ice"]["people"].sum())}
    for agency in ("ice", "cbp"):
        everyone = annual[(annual["category"] == agency) & (annual["fiscal_year"] == year)]["people"].item()
        by_record = cells[cells["arresting_agency"] == agency].groupby("criminality")["removals"].sum()
        shown_here, convicted = by_record.sum(), by_record["convicted"]
        ends = (shown_here, convicted, convicted + everyone - shown_here)
        told |= {count(everyone), *(f"{100 * part / everyone:.1f}%" for part in ends)}
    return told
