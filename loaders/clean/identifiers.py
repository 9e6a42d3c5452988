"""Numbers as lists print them: each is kept, under its scheme when it can be a number of that scheme."""

from screening.normalise.identifiers import clean_identifier


def kept_identifier(scheme: str, printed: str) -> str:
    """Return ``scheme:value``; a number that cannot be of the scheme becomes an ``id_number``, which joins no records.

    Lists print typing errors, several numbers in one cell, and a ship's own registration as its IMO number.
    """
    return clean_identifier(scheme, printed) or clean_identifier("id_number", printed)
