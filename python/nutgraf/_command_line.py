"""The program `nutgraf`, as `pip install` puts it on the path."""

import signal
import sys

from nutgraf._nutgraf import run_command_line


def main() -> None:
    """Runs the program with the arguments of the process, and exits with its code."""
    # Ctrl-C is the program's: Python's handler would wait until the run is over.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(run_command_line(sys.argv))


if __name__ == "__main__":
    main()
