"""``python -m lingxing``: the same as the ``lingxing`` command."""

import sys

from lingxing.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
