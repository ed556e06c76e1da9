"""The web page and the HTTP API of an archive: searching, reading, checking and citing what it holds.

`masdar.web.app` makes the application.  Pages are rendered here and work
without scripts; each has a twin in JSON with the same rows.  Nothing is ever
written to the archive, and nothing is loaded from anywhere else.
"""
