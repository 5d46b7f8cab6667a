"""`python -m ui` is the program `companion`; the frozen program begins here, too."""

import sys

from ui.app import main

if __name__ == "__main__":
    sys.exit(main())
