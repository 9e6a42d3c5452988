"""An institution's own confidential data: screenings, every row with its institution."""
