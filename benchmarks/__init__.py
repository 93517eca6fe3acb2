"""Measurements of the reader and of search, side by side with what users would pick instead: ``python -m benchmarks``."""
