"""From a reading to rows: identity, mapping, publicity, storing, and imports that take a while."""
