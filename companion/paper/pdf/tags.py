"""The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8): elements, and their form in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


class Element:
    """A node of the structure tree. Its kids are elements and marks: (page index, MCID)."""

    def __init__(
        self,
        tag: str,
        order: int,
        *,
        parent: Element | None = None,
        language: str = "",
        alternative: str = "",
        attributes: dict[str, Any] | None = None,
    ) -> None:
        self.tag = tag
        self.order = order
        self.parent = parent
        self.language = language
        self.alternative = alternative
        self.attributes = attributes or {}
        self.kids: list[Element | tuple[int, int]] = []
        self.placed = parent is None

    def place(self) -> None:
        """Become the last kid of the parent, once."""
        if not self.placed and self.parent is not None:
            self.parent.kids.append(self)
            self.placed = True


class StructureTree:
    """Grows elements in reading order, hands out marks, and writes itself into a canvas's file."""

    def __init__(self, language: str) -> None:
        self._count = 0
        self._marks: list[list[Element]] = []
        self.root = Element("Document", 0, language=language)

    def grow(
        self,
        tag: str,
        parent: Element,
        *,
        language: str = "",
        alternative: str = "",
        attributes: dict[str, Any] | None = None,
    ) -> Element:
        """A new element, the last of its parent."""
        self._count += 1
        element = Element(
            tag, self._count, parent=parent, language=language, alternative=alternative, attributes=attributes
        )
        element.place()
        return element

    def grow_inline(self, tag: str, parent: Element, *, language: str = "") -> Element:
        """A new element inside running text: it takes its place among its parent's marks when first drawn."""
        return Element(tag, parent.order, parent=parent, language=language)

    def mark(self, element: Element, page: int) -> int:
        """The MCID under which the element's next content stands on that page (counted from 0)."""
        while len(self._marks) <= page:
            self._marks.append([])
        marks = self._marks[page]
        element.place()
        element.kids.append((page, len(marks)))
        marks.append(element)
        return len(marks) - 1

    def write_into(self, canvas: Canvas) -> None:
        """Put the tree, the parent tree and the pages' keys into the file. All pages are finished."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        document = canvas._doc
        pages = document.Pages.pages
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        reference = document.Reference(root)
        written: dict[int, Any] = {}
        root["K"] = self._written(self.root, reference, document, pages, written)
        numbers: list[Any] = []
        for index, marks in enumerate(self._marks):
            numbers += [index, document.Reference(PDFArray([written[id(one)] for one in marks]))]
        root["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root["ParentTreeNextKey"] = len(pages)
        document.Catalog.StructTreeRoot = reference
        for index, page in enumerate(pages):
            # reportlab writes only the keys it knows of; this list is the page's own, the class keeps its own.
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = index
            page.Tabs = PDFName("S")

    def _written(
        self, element: Element, parent: Any, document: Any, pages: Any, written: dict[int, Any]
    ) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        node = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.tag), "P": parent})
        reference = written[id(element)] = document.Reference(node)
        if element.language:
            node["Lang"] = PDFString(element.language)
        if element.alternative:
            node["Alt"] = PDFString(element.alternative)
        if element.attributes:
            node["A"] = PDFDictionary(element.attributes)
        kids: list[Any] = []
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(self._written(kid, reference, document, pages, written))
            else:
                page, mcid = kid
                kids.append(
                    PDFDictionary(
                        {"Type": PDFName("MCR"), "Pg": document.Reference(pages[page]), "MCID": mcid}
                    )
                )
        node["K"] = PDFArray(kids)
        return reference
