"""The rules of the house, as tests: what a file is called, how long it is, what it opens with, what is locked."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.workshop.environment import LOCKS
from tests.workshop.lock import entries
from tests.workshop.sources import source_files

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 330  # about 300 is what we aim at; a tenth more, and the file has to be taken apart
OF_NO_MODULE = ROOT / "tests" / "ui" / "audit"  # it walks every screen and belongs to none
SHAPELESS_NAMES = {"utils", "util", "helpers", "helper", "common", "base", "manager", "managers", "misc"}


def _listed() -> list[Path]:
    """What is committed, or would be."""
    return source_files(ROOT)


def _modules() -> list[Path]:
    return [path for path in _listed() if path.suffix == ".py"]


def _relative(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def test_the_top_level_is_the_agreed_one() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in _listed() if len(path.relative_to(ROOT).parts) > 1}
    files = {path.name for path in _listed() if path.parent == ROOT}
    assert folders == {"companion", "ui", "resources", "tests", "docs", ".ci"}
    assert files == {
        ".gitignore",
        "build.spec",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "dev.py",
        "LICENSE",
        "pyproject.toml",
        "README.md",
        "requirements-cross-check.lock",
        "requirements-dev.lock",
        "requirements-hub.lock",
        "requirements.lock",
    }


def test_no_module_is_longer_than_a_reader_holds() -> None:
    long = {path: len(path.read_text("utf-8").splitlines()) for path in _modules()}
    assert {str(path.relative_to(ROOT)): count for path, count in long.items() if count > LONGEST} == {}


def test_no_module_has_a_shapeless_name() -> None:
    parts = {part.removesuffix(".py") for path in _modules() for part in path.relative_to(ROOT).parts}
    assert parts & SHAPELESS_NAMES == set()


def test_every_module_opens_with_what_it_is_for() -> None:
    silent = [
        path for path in _modules() if path.read_text("utf-8").strip() and not _opens_with_a_sentence(path)
    ]
    assert _relative(silent) == []


def _opens_with_a_sentence(path: Path) -> bool:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return docstring.strip().splitlines()[:1] not in ([], [""])


def test_a_test_stands_where_its_module_stands() -> None:
    """tests/companion and tests/ui have the folders of companion and ui, so nobody searches for a test."""
    strays = [
        path.parent
        for path in _modules()
        if path.name.startswith("test_")
        and path.relative_to(ROOT).parts[1] in ("companion", "ui")
        and path.parent != OF_NO_MODULE
        and not (ROOT / path.parent.relative_to(ROOT / "tests")).is_dir()
    ]
    assert _relative(strays) == []


def test_every_screen_is_held_apart_from_the_others() -> None:
    """A new screen has to be added to the contract, else nothing would keep another one from importing it."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    apart = next(one["modules"] for one in contracts if one["type"] == "independence")
    screens = {f"ui.{path.parent.name}" for path in (ROOT / "ui").glob("*/screen.py")}
    assert screens
    assert screens - set(apart) == set()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_has_hashes_and_no_addresses(name: str) -> None:
    text = LOCKS[name].read_text("utf-8")
    assert not re.search(r"https?:|://|index-url|find-links|extra-index|\.org\b|\.com\b", text)
    pinned = entries(text)
    assert pinned
    assert all("--hash=sha256:" in entry for entry in pinned.values())


def test_no_committed_text_names_a_package_index() -> None:
    """A clone must work behind any mirror, so no host is written down."""
    hosts = re.compile(
        r"pypi\.(org|python)|pythonhosted|(index|registry)\.npmjs|artifact-?registry", re.IGNORECASE
    )
    naming = []
    for path in _listed():
        if path == Path(__file__).resolve():
            continue
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if hosts.search(text):
            naming.append(path)
    assert _relative(naming) == []


def test_the_lock_files_are_in_step_with_pyproject() -> None:
    """Else `pip install .` and `dev.py` would give different programs. `dev.py lock` renews them."""
    read = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project, groups = read["project"], read["dependency-groups"]
    run = _versions("run")
    for wanted in project["dependencies"]:
        _assert_locked(Requirement(wanted), run)
    for wanted in project["optional-dependencies"]["dev"]:
        _assert_locked(Requirement(wanted), run | _versions("dev"))
    for wanted in project["optional-dependencies"]["hub"]:
        _assert_locked(Requirement(wanted), _versions("hub"))
    for wanted in groups["cross-check"]:
        _assert_locked(Requirement(wanted), _versions("cross-check"))


def _versions(name: str) -> dict[str, str]:
    text = LOCKS[name].read_text("utf-8")
    return dict(re.findall(r"^([\w.\-]+)==([\w.]+)", text, re.MULTILINE))


def _assert_locked(wanted: Requirement, versions: dict[str, str]) -> None:
    version = versions.get(canonicalize_name(wanted.name))
    assert version, f"{wanted.name} is not locked: python3 dev.py lock"
    assert wanted.specifier.contains(version), (
        f"{wanted.name} {version} is locked, {wanted.specifier} is wanted"
    )


def test_what_is_bundled_has_its_licence_beside_it() -> None:
    licences = {path.name.split("-")[0] for path in (ROOT / "resources" / "licences").iterdir()}
    families = {
        path.name.split("-")[0].split(".")[0] for path in (ROOT / "resources" / "fonts").glob("*.[ot]tf")
    }
    assert families
    assert families <= licences


def test_the_readme_is_one_screen_and_its_commands_exist() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert len(text.splitlines()) <= 60
    commands = re.findall(r"^\s*python3 dev\.py (\w+)", text, re.MULTILINE)
    assert commands[:2] == ["run", "test"]
    offered = subprocess.run(
        [sys.executable, ROOT / "dev.py", "--help"], capture_output=True, text=True, check=True
    ).stdout
    assert all(re.search(rf"^\s+{command}\s", offered, re.MULTILINE) for command in commands)


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for page in _listed():
        if page.suffix == ".md":
            for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
                if not (page.parent / target).exists():
                    broken.append(f"{page.relative_to(ROOT)} -> {target}")
    assert broken == []


def test_dev_py_refuses_other_pythons_before_anything_else() -> None:
    """What stands before the refusal must be readable by older Pythons, and must import nothing of ours."""
    tree = ast.parse((ROOT / "dev.py").read_text("utf-8"))
    assert isinstance(tree.body[1], ast.Import)
    assert [name.name for name in tree.body[1].names] == ["sys"]
    assert isinstance(tree.body[2], ast.If)
    assert "version_info" in ast.unparse(tree.body[2].test)


def test_the_workshop_needs_the_standard_library_only() -> None:
    """It runs before `.venv` exists."""
    foreign = {
        name
        for path in [ROOT / "dev.py", *(ROOT / "tests" / "workshop").glob("*.py")]
        if not path.name.startswith("test_")
        for name in _imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("tests.workshop")
    }
    assert foreign == set()


def _imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found
