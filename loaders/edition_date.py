"""Of which date a file is, as far as its content tells."""


class EditionDate:
    """Collects the dates of one file while it is read.

    Attributes:
        found: The date printed for the whole file, else the newest of its records; empty when it holds none.
    """

    def __init__(self, today: str) -> None:
        """Start without a date.

        Args:
            today: The day of loading, ISO; a record dated after it does not date the file.
        """
        self.today = today
        self.found = ""

    def set_printed(self, date: str) -> None:
        """Take the date the file prints for itself."""
        self.found = date

    def note_record(self, date: str) -> None:
        """Take the date of one record into account."""
        if self.found < date <= self.today:
            self.found = date
