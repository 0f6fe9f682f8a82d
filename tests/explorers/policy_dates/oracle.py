"""What the explorer may say beside its table."""

from scomm.language import count


def also_true(state, view):
    """How many policies, and how exactly the beginning of each is known."""
    table = view.table
    first, last = table["Began, at the earliest"], table["Began, at the latest"]
    exact, dark = (first == last) & (first != "not known"), first == "not known"
    laws = table.loc[table["What it does"] == "demands cooperation by law", "Policy"].str.split(",").str[0]
    parts = [len(table), exact.sum(), dark.sum(), (~exact & ~dark).sum(), len(laws), laws.nunique() - 3]
    return {count(number) for number in parts}
