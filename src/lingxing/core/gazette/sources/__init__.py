"""Loaders: a file of any supported format to one canonical text (来源读取)."""

from lingxing.core.gazette.source import Source, SourceError, SourceNote
from lingxing.core.gazette.sources.loading import load_bytes, load_source

__all__ = ["Source", "SourceError", "SourceNote", "load_bytes", "load_source"]
