"""People, units, and what a person may do for which unit."""
