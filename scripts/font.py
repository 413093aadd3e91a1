"""Make the font of the charts: DejaVu Sans with no more letters than names and languages need.

`python scripts/font.py FOLDER` takes DejaVuSans.ttf and DejaVuSans-Bold.ttf from a folder, for
example /usr/share/fonts/truetype/dejavu of Debian's fonts-dejavu-core 2.37, and needs fonttools.
The licence that stands beside the result is the one of DejaVu 2.37.
"""

import sys
from itertools import chain
from pathlib import Path

from fontTools import subset

TARGET = Path(__file__).parent.parent / "bot" / "charts" / "fonts"
NAMES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
LETTERS = (
    range(0x20, 0x7F),  # Basic Latin
    range(0xA0, 0x180),  # Latin-1 and Latin Extended-A: the letters of European names
    range(0x218, 0x21C),  # Romanian letters with a comma below
    range(0x1E80, 0x1E86),  # Welsh letters
    (0x2009, 0x202F),  # narrow spaces: within numbers, before signs
    range(0x2010, 0x2027),  # dashes, quotation marks, the ellipsis
    map(ord, "€←↑→↓−≈≠≤≥⚠\N{BLACK CIRCLE}\N{WHITE CIRCLE}"),
)


def main(folder: Path) -> None:
    """Write both weights."""
    letters = sorted(chain.from_iterable(LETTERS))
    options = subset.Options()
    # Pillow's own layout reads the kern table alone, and twice the size needs no hints.
    options.layout_features = []
    options.drop_tables += ["FFTM", "GDEF", "GPOS", "GSUB", "MATH"]
    options.hinting = False
    options.legacy_kern = True
    options.notdef_outline = True
    for name in NAMES:
        font = subset.load_font(str(folder / name), options)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=letters)
        subsetter.subset(font)
        subset.save_font(font, str(TARGET / name), options)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
