"""The rally as data: read from text, audited, stored in SQLite, found by name, asked by type."""
