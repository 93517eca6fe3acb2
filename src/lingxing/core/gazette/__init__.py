"""From a source to documents, provisions, tables, relations and findings.

``read.read_source`` is the way in. The steps, each in a module of its own, are listed there in the order in which they run.
"""
