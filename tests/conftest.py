"""Ground for every test: nobody's real home or keyring is touched, Qt paints into memory, long runs are asked for."""

import functools
import gc
import os
import sys
import threading
import uuid
from collections.abc import Generator, Iterator
from pathlib import Path, PurePosixPath

import hypothesis
import pytest

from tests.workshop.order import dealt, rank

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Parallel workers share two cores: a slow example is not a wrong one, so examples have no deadline.
hypothesis.settings.register_profile("companion", deadline=None, print_blob=True)
hypothesis.settings.load_profile("companion")

TESTS = Path(__file__).parent
CORE = TESTS / "companion"
WATCHED_PROGRAMS = "COVERAGE_PROCESS_CONFIG"
"""There while coverage watches, for the programs that a test starts."""
UNWATCHED = pytest.StashKey[bool]()
"""Whether something may have run in this process that coverage did not watch."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--soak NAME` runs the long version of one test, `--rounds N` says how long."""
    group = parser.getgroup("companion")
    group.addoption("--soak", action="append", default=[], metavar="NAME", help="run only this long version")
    group.addoption("--rounds", type=int, default=None, metavar="N", help="rounds of a long version")


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One more than there are cores: some tests wait more than they work."""
    return (yield) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Under `--soak` keep the named tests only, without a time limit; in parallel, let the long ones begin first."""
    wanted = set(config.getoption("--soak"))
    if not wanted:
        _begin_with_long_ones(items, getattr(config, "workerinput", {}).get("workercount", 1), config)
        return
    kept = [item for item in items if _soak_name(item) in wanted]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    for item in kept:
        item.add_marker(pytest.mark.timeout(0))
    items[:] = kept


def _begin_with_long_ones(items: list[pytest.Item], workers: int, config: pytest.Config) -> None:
    """In parallel, put the tests in the order of tests/workshop/order.py."""
    if workers < 2:
        return
    usual = float(config.getini("timeout"))
    files: dict[tuple[int, Path], list[pytest.Item]] = {}
    for item in items:
        limit = item.get_closest_marker("timeout")
        file = PurePosixPath(item.path.relative_to(TESTS).as_posix())
        when = rank(file, long=limit is not None and limit.args[0] > usual)
        files.setdefault((when, item.path), []).append(item)
    items[:] = dealt([(when, tests) for (when, _path), tests in files.items()], workers)


def pytest_collection_finish() -> None:
    """Nothing that is loaded by now ever becomes garbage, so no later look for garbage goes through all of it again.

    The tests of windows look for it after each test; going through every module took most of their time.
    """
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """The tests of the core alone must reach every line that is to be reached; only they are watched while they run.

    Being watched makes a test take twice as long.
    """
    if WATCHED_PROGRAMS not in os.environ:
        return (yield)
    if CORE in item.path.parents:
        if item.config.stash.get(UNWATCHED, True):
            _forget_what_is_kept()
        item.config.stash[UNWATCHED] = False
        return (yield)
    item.config.stash[UNWATCHED] = True
    in_programs = os.environ.pop(WATCHED_PROGRAMS)
    here, in_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        os.environ[WATCHED_PROGRAMS] = in_programs
        threading.settrace(in_threads)
        sys.settrace(here)


def _forget_what_is_kept() -> None:
    """Empty every `@cache` of the core: what a test that nobody watched left there, no watched one would go through."""
    for name, module in list(sys.modules.items()):
        if name.startswith("companion."):
            for value in list(vars(module).values()):
                if isinstance(value, functools._lru_cache_wrapper) and value.__module__ == name:
                    value.cache_clear()


def _soak_name(item: pytest.Item) -> str:
    marker = item.get_closest_marker("soak")
    return marker.kwargs["name"] if marker else ""


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """How often a test with `@pytest.mark.soak(name=..., rounds=..., long=...)` repeats itself."""
    marker = request.node.get_closest_marker("soak")
    assert marker is not None, "the fixture `rounds` belongs to tests marked soak"
    asked = request.config.getoption("--rounds")
    long_version = bool(request.config.getoption("--soak"))
    return asked or marker.kwargs["long" if long_version else "rounds"]


@pytest.fixture(autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, vaults and logs of whoever runs the tests stay out of reach, and so does their keyring."""
    base = tmp_path_factory.getbasetemp()
    home = base / "homes" / uuid.uuid4().hex
    home.mkdir(parents=True)
    for name, folder in (
        ("HOME", ""),
        ("USERPROFILE", ""),
        ("LOCALAPPDATA", "local"),
        ("APPDATA", "roaming"),
        ("XDG_CONFIG_HOME", "config"),
        ("XDG_DATA_HOME", "data"),
        ("XDG_STATE_HOME", "state"),
        ("COMPANION_HOME", "companion"),  # Windows keeps its users' folders in the registry, not in variables
    ):
        monkeypatch.setenv(name, str(Path(home, folder)))
    # One for all: a font cache for each test would cost more than the test.
    monkeypatch.setenv("XDG_CACHE_HOME", str(base / "cache"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
