"""The program `nutgraf`, as `pip install` puts it on the path."""

import os
import signal
import sys

from nutgraf._nutgraf import run_command_line


def main() -> None:
    """Runs the program with the arguments of the process, and exits with its code."""
    # Ctrl-C is the program's: Python's handler would wait until the run is over.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.stdout is None and os.path.exists("/dev/full"):
        # What is printed to a closed standard output is lost without a word, but writing to this fails.
        os.dup2(os.open("/dev/full", os.O_WRONLY), 1)
    sys.exit(run_command_line(sys.argv))


if __name__ == "__main__":
    main()
