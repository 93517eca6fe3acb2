"""Gazettes: issues, their versions and documents, citations, findings, search."""
