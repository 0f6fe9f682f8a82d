"""Who says it and where it was seen: every document that the kit cites, by its key, and every publisher, by its id.

To add a document: one entry in the TOML file of its kind in `documents/`; a new publisher goes into
`publishers.toml`. Claims, models, printed numbers and charts name a document by its key.
"""

from lessonkit.sources.documents import Source, source, sources
from lessonkit.sources.publishers import Publisher, labels, publisher, publishers
from lessonkit.sources.ruled_out import RULED_OUT, ruled_out

__all__ = [
    "RULED_OUT",
    "Publisher",
    "Source",
    "labels",
    "publisher",
    "publishers",
    "ruled_out",
    "source",
    "sources",
]
