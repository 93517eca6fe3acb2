"""Printed forms of Chinese official text, as typed values with their span in the source.

It decides what a printed form says (a numeral, a date, a label); it refuses to decide what the form means for a
document, which is the business of ``core.gazette`` and ``core.rules``.
"""
