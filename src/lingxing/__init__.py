"""Lingxing (令行): a government's gazette, made executable."""

__version__ = "0.1.0"
