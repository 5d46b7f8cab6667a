"""`python -m tests.bench.scale [NAME ...]`: the figures of docs/scale.md; ten minutes and 7 GB for all of them."""

import sys
from collections.abc import Callable

from tests.bench.scale import database, laptop, roster, year

NAMES: dict[str, Callable[[], None]] = {
    "year": year.measure,
    "roster": roster.measure,
    "laptop": laptop.measure,
    "database": database.measure,
}


def main() -> None:
    """Measure what is asked for, or all."""
    asked = sys.argv[1:] or list(NAMES)
    if unknown := set(asked) - set(NAMES):
        sys.exit(f"there is no {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}")
    for name in asked:
        print(f"{name}:", flush=True)
        NAMES[name]()


if __name__ == "__main__":
    main()
