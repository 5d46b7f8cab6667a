"""The plain text copy."""

from companion.paper import render_text
from companion.paper.content import (
    CodeGroups,
    ContactRow,
    Contacts,
    Figure,
    Heading,
    List,
    ListItem,
    PageBreak,
    Table,
    Together,
    bulleted,
    paragraph,
    paragraphs,
)
from tests.companion.paper.made import made_document


def test_blocks_stand_apart() -> None:
    document = made_document(
        Heading(level=2, text="What matters"),
        paragraph("One\ntwo"),
        PageBreak(),
        Together(blocks=(paragraph("Three"), paragraph("Four", quoted=True))),
        mark="Practice.",
    )
    assert render_text(document) == "Practice.\n\nWhat matters\n\nOne\ntwo\n\nThree\n\n    Four\n"


def test_points_steps_tables_contacts_codes_and_figures_are_words() -> None:
    document = made_document(
        bulleted((paragraph("a"), paragraph("b")), (paragraph("c"),)),
        List(items=tuple(ListItem(paragraphs=(paragraph(str(n)),)) for n in range(10)), numbered=True),
        Table(headers=("What", "Who"), rows=(("x", "y"),), shares=(1, 1)),
        Contacts(rows=(ContactRow(name="A", number="1", detail="d"), ContactRow(name="B", number="2"))),
        CodeGroups(groups=("ABCD", "EFGH")),
        Figure(width=1, height=1, marks=(), alternative="then and now"),
    )
    blocks = render_text(document).split("\n\n")
    assert blocks[0] == "• a\n  b\n• c"
    assert blocks[1].splitlines()[0] == "1. 0"
    assert blocks[1].splitlines()[9] == "10. 9"
    assert blocks[2] == "What  |  Who\nx  |  y"
    assert blocks[3:] == ["A\n1\nd", "B\n2", "ABCD EFGH", "then and now\n"]


def test_typed_text_becomes_a_paragraph_for_each_stretch() -> None:
    made = paragraphs("one\r\nline\r\n\r\n  \r\n two \n\n\n", quoted=True)
    assert [part.words[0].text for part in made] == ["one\nline", "two"]
    assert all(part.quoted for part in made)
    assert paragraphs(" \n ") == ()
