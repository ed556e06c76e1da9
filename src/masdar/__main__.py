"""`python -m masdar` is the command `masdar`."""

from masdar.cli import main

main()
