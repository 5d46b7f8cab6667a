"""Bundled data is found where the program is, and nothing else can be asked for."""

import pytest
from reportlab.pdfbase.ttfonts import TTFont

import resources

FONTS = (
    "AtkinsonHyperlegibleNext-Regular",
    "AtkinsonHyperlegibleNext-Bold",
    "NotoSans-Regular",
    "NotoSans-Bold",
)


@pytest.mark.parametrize("name", FONTS)
def test_fonts_are_whole_and_have_their_licence(name: str) -> None:
    TTFont("probe", str(resources.path(f"fonts/{name}.ttf")), validate=1)
    licence = resources.read_bytes(f"licences/{name.partition('-')[0]}-OFL.txt")
    assert b"SIL OPEN FONT LICENSE Version 1.1" in licence


@pytest.mark.parametrize(
    "name", ["", "/etc/passwd", "../pyproject.toml", "fonts/../../x", "C:/x", "fonts\\x"]
)
def test_only_bundled_files_can_be_asked_for(name: str) -> None:
    with pytest.raises(ValueError, match="bundled"):
        resources.path(name)
