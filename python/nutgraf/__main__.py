"""`python -m nutgraf` is the program `nutgraf`."""

from nutgraf._command_line import main

main()
