"""Template filters of the gazette pages."""
