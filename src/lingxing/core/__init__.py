"""The library: pure functions over frozen dataclasses.

No Django, no clock, no environment, no network, no database. Time and place are arguments.
"""
