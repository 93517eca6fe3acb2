"""Template filters of the console as a whole."""
