"""What a dataset says of itself, in the language in force; code and other files go on with its English."""

from __future__ import annotations

from msgspec.structs import replace

from lessonkit.data.describing import Dataset, Field
from lessonkit.language.in_force import translated


def in_words(dataset: Dataset) -> Dataset:
    """The dataset with its title, what a row is, and what each column means, as an edition in another language says it.

    >>> from lessonkit.data.describing import describe
    >>> in_words(describe("timeline")).row
    'One row is one event.'
    """
    return replace(
        dataset,
        title=title_in_words(dataset),
        row=translated(f"dataset/{dataset.name}/row", dataset.row),
        fields=tuple(_column(dataset.name, field) for field in dataset.fields),
    )


def title_in_words(dataset: Dataset) -> str:
    """The title of a dataset, as an edition in another language says it."""
    return translated(f"dataset/{dataset.name}/title", dataset.title)


def _column(name: str, field: Field) -> Field:
    return replace(
        field,
        unit=translated(f"dataset/{name}/unit {field.name}", field.unit) if field.unit else "",
        description=translated(f"dataset/{name}/column {field.name}", field.description),
    )
