"""What the file says about itself: title, language, date. No person, no worker, no claim of conformance."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from companion.paper.content import Document

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Companion</xmp:CreatorTool>
<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def write_metadata(canvas: Canvas, document: Document) -> None:
    """Put title, language, date, marks and XMP into the file. The time of day is left at midnight."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream, PDFString

    canvas.setTitle(document.title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator("Companion")
    canvas.setProducer("reportlab")
    made = document.made_on
    # reportlab asks this function for the text of both dates, and would use its own clock otherwise.
    canvas.setDateFormatter(lambda *_now: f"D:{made:%Y%m%d}000000Z")
    file = canvas._doc
    file.Catalog.Lang = PDFString(document.language)
    file.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    file.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    xmp = _XMP.format(title=escape(document.title), language=escape(document.language), date=made.isoformat())
    stream = PDFStream(PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), xmp.encode())
    stream.filters = []
    file.Catalog.Metadata = stream
