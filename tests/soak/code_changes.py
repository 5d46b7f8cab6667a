"""Small wrong changes to a module, one at a time: what a tired engineer might do and a test ought to notice."""

import ast
import copy
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

_OTHER_WAY: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ORDERING = {"key", "reverse", "default"}
"""Keywords that Python's own functions do without: leaving them out changes what comes, not whether it runs."""
_QUIET = {"_log", "logger", "logging", "warnings", "gc", "announce"}
_DROPPED = (ast.AugAssign, ast.Delete, ast.Raise, ast.Expr, ast.Assign)


@dataclass(frozen=True, kw_only=True)
class Change:
    """One wrong module: its whole `source`, the line (from 1) and the words of the change."""

    line: int
    was: str
    now: str
    source: str = field(repr=False)


def changes_of(source: str, lines: Collection[int] | None = None) -> Iterator[Change]:
    """Yield every module that differs from this one in one place, at these lines (None: anywhere)."""
    tree = ast.parse(source)
    data = source.encode()
    starts = _line_starts(data)
    for node in _live(tree):
        line = getattr(node, "lineno", 0)
        if lines is not None and line not in lines:
            continue
        for now in _instead_of(node):
            begin = starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
            end = starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
            words = ast.unparse(now)
            text = words if isinstance(now, ast.stmt) else f"({words})"
            changed = (data[:begin] + text.encode() + data[end:]).decode()
            if _is_readable(changed):
                yield Change(line=line, was=ast.unparse(node), now=words, source=changed)


def _line_starts(data: bytes) -> list[int]:
    starts = [0]
    for line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts


def _is_readable(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def _live(node: ast.AST) -> Iterator[ast.AST]:
    """Walk what runs: no annotations, decorators, docstrings, or what stands for type checkers alone."""
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_for_readers(child):
                yield child
                yield from _live(child)


def _is_for_readers(node: ast.AST) -> bool:
    if isinstance(node, ast.If):
        return ast.unparse(node.test) in {"TYPE_CHECKING", "__name__ == '__main__'"}
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Import | ast.ImportFrom | ast.Global | ast.JoinedStr)


def _instead_of(node: ast.AST) -> Iterator[ast.AST]:
    for kind, instead in _MAKERS:
        if isinstance(node, kind):
            yield from instead(node)


def _compare(node: ast.Compare) -> Iterator[ast.AST]:
    for at, operator in enumerate(node.ops):
        for other in _OTHER_WAY[type(operator)]:
            changed = copy.deepcopy(node)
            changed.ops[at] = other()
            yield changed


def _bool(node: ast.BoolOp) -> Iterator[ast.AST]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield ast.BoolOp(op=other, values=node.values)
    for at in range(len(node.values)):
        rest = node.values[:at] + node.values[at + 1 :]
        yield rest[0] if len(rest) == 1 else ast.BoolOp(op=node.op, values=rest)


def _unary(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield node.operand


def _binary(node: ast.BinOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Add | ast.Sub):
        other = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        if not any(isinstance(side, ast.Constant | ast.JoinedStr) for side in (node.left, node.right)):
            yield node.left
        if not _is_text(node.left) and not _is_text(node.right):
            yield ast.BinOp(left=node.left, op=other, right=node.right)
    elif isinstance(node.op, ast.BitOr | ast.BitAnd):
        yield from (node.left, node.right)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str | bytes)
    )


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield from (ast.Constant(node.value + 1), ast.Constant(node.value - 1))


def _choice(node: ast.IfExp) -> Iterator[ast.AST]:
    yield ast.IfExp(test=node.test, body=node.orelse, orelse=node.body)


def _branch(node: ast.If) -> Iterator[ast.AST]:
    """Never, and always."""
    for answer in (False, True):
        changed = copy.deepcopy(node)
        changed.test = ast.Constant(answer)
        yield changed


def _comprehension(node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> Iterator[ast.AST]:
    for at, generator in enumerate(node.generators):
        for number in range(len(generator.ifs)):
            changed = copy.deepcopy(node)
            del changed.generators[at].ifs[number]
            yield changed


def _call(node: ast.Call) -> Iterator[ast.AST]:
    if len(node.args) == 2 and not any(isinstance(one, ast.Starred) for one in node.args):
        changed = copy.deepcopy(node)
        changed.args.reverse()
        if ast.dump(changed) != ast.dump(node):
            yield changed
    for at, keyword in enumerate(node.keywords):
        if keyword.arg in _ORDERING:
            changed = copy.deepcopy(node)
            del changed.keywords[at]
            yield changed


def _tuple(node: ast.Tuple) -> Iterator[ast.AST]:
    if len(node.elts) == 2 and isinstance(node.ctx, ast.Load):
        yield ast.Tuple(elts=node.elts[::-1], ctx=node.ctx)


def _return(node: ast.Return) -> Iterator[ast.AST]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield ast.Return(value=ast.Constant(None))


def _statement(node: ast.stmt) -> Iterator[ast.AST]:
    """Leave it out. A name that is given a value must stay: without it nothing runs."""
    if isinstance(node, ast.Assign) and any(
        isinstance(target, ast.Name | ast.Tuple) for target in node.targets
    ):
        return
    if isinstance(node, ast.Expr) and ast.unparse(node).split("(")[0].split(".")[0] in _QUIET:
        return
    yield ast.Pass()


_MAKERS: tuple[tuple[type[ast.AST] | tuple[type[ast.AST], ...], Callable[..., Iterator[ast.AST]]], ...] = (
    (ast.Compare, _compare),
    (ast.BoolOp, _bool),
    (ast.UnaryOp, _unary),
    (ast.BinOp, _binary),
    (ast.Constant, _constant),
    (ast.IfExp, _choice),
    (ast.If, _branch),
    ((ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp), _comprehension),
    (ast.Call, _call),
    (ast.Tuple, _tuple),
    (ast.Return, _return),
    (_DROPPED, _statement),
)
