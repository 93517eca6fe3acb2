"""Full-text search in Chinese by pairs of characters, with the same meaning on SQLite and on PostgreSQL."""
