"""The tracker: one SQLite file, three layers."""
