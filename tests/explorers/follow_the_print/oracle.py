"""What the explorer may say beside its table."""

from tests.explorers.written_numbers import numbers


def also_true(state, view):
    """The numbers in the words of the table: forms, hours and years."""
    return numbers(view.table.to_csv(sep=" "))
