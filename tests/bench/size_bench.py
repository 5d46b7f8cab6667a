"""The installed size: the folder that `dev.py build` makes."""

from tests.bench.measure import Row
from tests.bench.workplace import Workplace
from tests.frozen.__main__ import LIMIT_MB, ROOT, weigh


def measure(_place: Workplace) -> list[Row]:
    """Nothing to say before the program has been built."""
    folder = ROOT / "dist" / "companion"
    if not folder.is_dir():
        print("  not built yet: python3 dev.py build")
        return []
    return [Row("installed size", weigh(folder), LIMIT_MB, "the limit", 1.0, 1, unit="MB")]
