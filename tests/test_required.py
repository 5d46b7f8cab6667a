"""What is required is asked for in one way: by whether a reader would see something, and never by stripping spaces."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Where an empty rest is no answer that is missing: module, and the function it stands in.
NOTHING_REQUIRED = {
    ("companion/domain/crisis.py", "_text"),  # our own file: no spaces around its words
    ("companion/domain/fold.py", "sort_key"),  # where a name is sorted
    ("companion/vault/migrations/m007_fold.py", "_sort_key"),
    ("companion/paper/content.py", "paragraphs"),  # where a printed paragraph ends
    ("companion/services/scenario/references.py", "_same"),
    ("ui/conversation/sentence.py", "_within"),  # where a sentence ends
    ("ui/conversation/sentence.py", "sentence_at"),
    ("ui/join/asking.py", "places"),  # a folder's path
    ("ui/shell/palette.py", "_narrow"),
    ("ui/team/policy.py", "_number"),  # a number follows, or nothing
    ("ui/widgets/words_edit.py", "_follow_direction"),
}


def _stripped(node: ast.AST, names: set[str]) -> bool:
    """Whether it is a text without the spaces around it, or a name that was given one."""
    if isinstance(node, ast.Name):
        return node.id in names
    call = node.func if isinstance(node, ast.Call) else None
    return isinstance(call, ast.Attribute) and call.attr == "strip"


def _asked(node: ast.AST) -> list[ast.AST]:
    """The parts of a node that only count as true or false."""
    if isinstance(node, ast.If | ast.IfExp | ast.While | ast.Assert):
        return [node.test]
    if isinstance(node, ast.BoolOp):
        return list(node.values)
    if isinstance(node, ast.comprehension):
        return list(node.ifs)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return [node.operand]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "bool":
        return list(node.args)
    if isinstance(node, ast.Compare) and any(
        isinstance(one, ast.Constant) and one.value == "" for one in node.comparators
    ):
        return [node.left]
    return []


def _stripping_questions(module: Path) -> Iterator[tuple[str, str]]:
    name = module.relative_to(ROOT).as_posix()
    for function in ast.walk(ast.parse(module.read_text("utf-8"))):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        within = list(ast.walk(function))
        given = {
            target.id
            for one in within
            if isinstance(one, ast.Assign) and _stripped(one.value, set())
            for target in one.targets
            if isinstance(target, ast.Name)
        }
        if any(_stripped(part, given) for one in within for part in _asked(one)):
            yield name, function.name


@pytest.mark.parametrize("folder", ["companion", "ui"])
def test_no_answer_is_missed_or_found_by_its_spaces(folder: str) -> None:
    found = {one for module in sorted((ROOT / folder).rglob("*.py")) for one in _stripping_questions(module)}
    assert found - NOTHING_REQUIRED == set()
