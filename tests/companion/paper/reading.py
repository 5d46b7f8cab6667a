"""Reads tagged PDF back, independently of how it was made: pikepdf for marks and structure, PDFium for text."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdfium2 as pdfium


@dataclass
class Node:
    """A structure element: its tag, language, alternative and what it holds, in reading order."""

    tag: str
    language: str = ""
    alternative: str = ""
    kids: list["Node | str"] = field(default_factory=list)
    mcids: list[tuple[int, int]] = field(default_factory=list)
    raw: Any = None

    def walk(self) -> Iterator["Node"]:
        """This node and all below it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def text(self) -> str:
        """The text as assistive technology reads it."""
        if self.alternative:
            return self.alternative
        return "".join(
            kid if isinstance(kid, str) else kid.text() + ("" if kid.tag == "Span" else "\n")
            for kid in self.kids
        )


@dataclass
class Shown:
    """One show operator: text, size, black, and whether it stood in an artifact."""

    page: int
    text: str
    size: float
    black: bool
    artifact: bool
    mcid: int | None


class TaggedPdf:
    """A parsed file: `shown` in drawing order, `marked` by page and MCID, `order` of marks in the tree, its `root`."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.file = pikepdf.open(io.BytesIO(data))
        self.shown: list[Shown] = []
        self.marked: dict[tuple[int, int], str] = {}
        self.order: list[tuple[int, int]] = []
        for number, page in enumerate(self.file.pages):
            read = _PageReader(number, page)
            self.shown += read.shown
            self.marked |= read.marked
        self._pages = {page.objgen: number for number, page in enumerate(self.file.pages)}
        self.root = self._node(self.file.Root.StructTreeRoot.K)

    def nodes(self, tag: str) -> list[Node]:
        """The elements with that tag, in reading order."""
        return [node for node in self.root.walk() if node.tag == tag]

    def text(self) -> str:
        """All text in the order of the structure tree."""
        return self.root.text()

    def _node(self, raw: Any) -> Node:
        node = Node(str(raw.S)[1:], str(raw.get("/Lang", "")), str(raw.get("/Alt", "")), raw=raw)
        for kid in raw.K:
            if kid.get("/Type") == "/MCR":
                mark = (self._pages[kid.Pg.objgen], int(kid.MCID))
                node.mcids.append(mark)
                self.order.append(mark)
                node.kids.append(self.marked[mark])
            else:
                node.kids.append(self._node(kid))
        return node


class _PageReader:
    """Runs one page's operators; an operator that shows text must be one of ours."""

    def __init__(self, number: int, page: Any) -> None:
        self.shown: list[Shown] = []
        self.marked: dict[tuple[int, int], str] = {}
        self._number = number
        self._maps = {name: _to_unicode(font) for name, font in page.Resources.Font.items()}
        self._marks: list[tuple[str, int | None, str | None]] = []
        self._told: list[bool] = []
        self._font, self._size, self._black = "", 0.0, True
        deeds = {"BDC": self._begin, "EMC": self._end, "Tf": self._set_font, "Tj": self._show}
        deeds |= dict.fromkeys(("rg", "g", "k", "sc", "scn"), self._set_colour)
        for operands, operator in pikepdf.parse_content_stream(page):
            assert str(operator) not in {"TJ", "'", '"', "BMC", "Do"}
            if str(operator) in deeds:
                deeds[str(operator)](operands)
        assert self._marks == [], "every mark that was opened is closed"

    def _begin(self, operands: Any) -> None:
        tag, properties = str(operands[0]), operands[1]
        mcid = int(properties.MCID) if "/MCID" in properties else None
        actual = str(properties.ActualText) if "/ActualText" in properties else None
        self._marks.append((tag, mcid, actual))
        self._told.append(False)
        if mcid is not None:
            assert (self._number, mcid) not in self.marked
            self.marked[self._number, mcid] = ""

    def _end(self, _operands: Any) -> None:
        self._marks.pop()
        self._told.pop()

    def _set_font(self, operands: Any) -> None:
        self._font, self._size = str(operands[0]), float(operands[1])

    def _set_colour(self, operands: Any) -> None:
        self._black = all(float(value) == 0 for value in operands)

    def _show(self, operands: Any) -> None:
        text = "".join(self._maps[self._font][code] for code in bytes(operands[0]))
        mcid = next((one for _, one, _ in self._marks if one is not None), None)
        artifact = any(tag == "/Artifact" for tag, _, _ in self._marks)
        assert artifact != (mcid is not None), "text is either content or an artifact"
        self.shown.append(Shown(self._number, text, self._size, self._black, artifact, mcid))
        if mcid is not None:
            self.marked[self._number, mcid] += self._said(text)

    def _said(self, text: str) -> str:
        actual = self._marks[-1][2]
        if actual is None:
            return text
        said, self._told[-1] = "" if self._told[-1] else actual, True
        return said


def _to_unicode(font: Any) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(value.decode()).decode("utf-16-be") for code, value in pairs}


def pdfium_text(data: bytes) -> str:
    """What PDFium extracts, page after page."""
    with pdfium.PdfDocument(data) as file:
        return "\n".join(page.get_textpage().get_text_range() for page in file)


def words_of(text: str) -> list[str]:
    """The words, whatever stands between them."""
    return text.replace("\ufffe", "").split()
