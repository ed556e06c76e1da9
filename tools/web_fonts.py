"""Makes the fonts of the web pages: FiraGO as WOFF2, with the letters that the pages need and its joining whole.

Its licence reserves the name «Fira» for the font as its makers published it, so that what is made here has another.

Run as `python -m tools.web_fonts`, with `pymupdf-fonts`, `fonttools` and `brotli` installed.
"""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[1] / "src" / "masdar" / "web" / "static"
RANGES = (
    (0x20, 0x17F),  # Latin with its accents
    (0x2BC, 0x2BC),
    (0x600, 0x6FF),  # Arabic
    (0x750, 0x77F),
    (0x200C, 0x200F),
    (0x2010, 0x203A),  # dashes, quotation marks, ellipsis
    (0x20AC, 0x20AC),
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFC),
)
FAMILY = "Masdar Text"
POSTSCRIPT = 6
COPYRIGHT = 0
FACES = {"regular": "FiraGO_Regular", "bold": "FiraGO_Bold"}


def make(face: str) -> bytes:
    """Returns a face as WOFF2."""
    font = TTFont(BytesIO(import_module(f"pymupdf_fonts.{FACES[face]}").fontbuffer))
    options = subset.Options()
    options.layout_features = ["*"]  # joining, marks and figures are features of the font
    options.hinting = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    for record in (one for one in font["name"].names if one.nameID != COPYRIGHT):
        record.string = str(record).replace(
            "FiraGO", FAMILY.replace(" ", "") if record.nameID == POSTSCRIPT else FAMILY
        )
    font.flavor = "woff2"
    out = BytesIO()
    font.save(out)
    return out.getvalue()


if __name__ == "__main__":
    for name in FACES:
        path = FOLDER / f"text-{name}.woff2"
        path.write_bytes(make(name))
        print(f"{path.name}: {path.stat().st_size:,} bytes")
