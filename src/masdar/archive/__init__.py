"""The archive: one SQLite file that keeps the record, and what it is searched by."""
