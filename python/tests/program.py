"""The program that results are compared with."""

import os
import shutil
import sys
from pathlib import Path


def program() -> str:
    """The path of the program: NUTGRAF_PROGRAM, else that beside this Python, else that on the path."""
    beside = Path(sys.executable).parent
    found = os.environ.get("NUTGRAF_PROGRAM") or shutil.which("nutgraf", path=beside) or shutil.which("nutgraf")
    assert found, "the program is not installed"
    return found
