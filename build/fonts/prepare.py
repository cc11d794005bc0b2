"""Prepares one document font for the app: subset, TrueType outlines, one common ascent and descent, no layout features.

    python3 build/fonts/prepare.py RECIPE SOURCE TARGET

RECIPE is one of RECIPES below. Needs fonttools (Debian: python3-fonttools). Run by hand when a font is replaced;
the results are committed in assets/fonts, so that an ordinary build needs neither Python nor the source fonts.

Why each step is there:
- The app measures text by the fonts' advance widths alone; kerning and other features would make the drawn width another.
- All faces get ascent 880 and descent 120 of 1000, so that lines of different faces share a baseline.
- CFF outlines become TrueType outlines: the PDF writer subsets those in half the time and a third of the memory.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

ASCENT, DESCENT = 0.88, 0.12
TABLE_8105 = Path(__file__).with_name("table-8105.tsv")
LATIN = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180))
PUNCTUATION = set(range(0x2000, 0x2070)) | set(range(0x3000, 0x3100)) | set(range(0xFF00, 0xFFF0))
SIGNS = {ord(sign) for sign in "㎡℃‰№〇○△□■◆●→①②③④⑤⑥⑦⑧⑨⑩"}

# name: (characters, new family name or None). A family name is given where the licence reserves the original one.
RECIPES = {
    "fangsong": ("common", None),
    "hei": ("common", None),
    "xiaobiaosong": ("common", None),
    "kaiti": ("common", "Gongwen KaiTi"),
    "song": ("gbk", None),
    "latin": ("latin", "Gongwen Latin"),
}


def decodable(codec):
    """All characters that a double-byte character set encodes."""
    found = set()
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                text = bytes([lead, trail]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                found.add(ord(text))
    return found


def wanted(kind):
    if kind == "latin":
        return LATIN
    listed = {int(row.split("\t")[0][2:], 16) for row in TABLE_8105.read_text(encoding="utf8").splitlines() if row.startswith("U+")}
    common = LATIN | PUNCTUATION | SIGNS | decodable("gb2312") | listed
    return common | decodable("gbk") if kind == "gbk" else common


def keep_only(font, characters):
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.legacy_kern = False
    options.notdef_outline = True
    options.glyph_names = False
    options.name_IDs = ["*"]
    chooser = subset.Subsetter(options)
    chooser.populate(unicodes=characters)
    chooser.subset(font)


def outlines_to_truetype(font):
    """Replaces cubic CFF outlines by quadratic ones, at most one font unit away."""
    shapes, names = font.getGlyphSet(), font.getGlyphOrder()
    glyphs = {}
    for name in names:
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    table = font["glyf"] = newTable("glyf")
    table.glyphOrder, table.glyphs = names, glyphs
    for name in names:
        glyph = glyphs[name]
        glyph.recalcBounds(table)
        font["hmtx"][name] = (font["hmtx"][name][0], glyph.xMin if glyph.numberOfContours else 0)
    limits = font["maxp"]
    limits.tableVersion, limits.numGlyphs, limits.maxZones = 0x00010000, len(names), 1
    for field in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements", "SizeOfInstructions", "ComponentElements"):
        setattr(limits, "max" + field, 0)
    for table in ("CFF ", "VORG"):
        if table in font:
            del font[table]
    post = font["post"]
    post.formatType, post.extraNames, post.mapping = 3.0, [], {}
    font.sfntVersion = "\0\1\0\0"


def set_heights(font):
    unit = font["head"].unitsPerEm
    line, win = font["hhea"], font["OS/2"]
    line.ascent, line.descent, line.lineGap = round(ASCENT * unit), -round(DESCENT * unit), 0
    win.sTypoAscender, win.sTypoDescender, win.sTypoLineGap = line.ascent, line.descent, 0
    # Windows clips at these two; accents and tall marks reach beyond the line's own ascent.
    win.usWinAscent, win.usWinDescent = round(1.05 * unit), round(0.3 * unit)


def rename(font, family):
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 16):
            record.string = family
        elif record.nameID == 6:
            record.string = family.replace(" ", "")


def main(recipe, source, target):
    kind, family = RECIPES[recipe]
    font = TTFont(source)
    keep_only(font, wanted(kind))
    if "CFF " in font:
        outlines_to_truetype(font)
    for table in ("GSUB", "GPOS", "GDEF", "kern"):
        if table in font:
            del font[table]
    set_heights(font)
    if family:
        rename(font, family)
    font.save(target)
    print(f"{Path(target).name}: {len(font.getGlyphOrder())} glyphs, {Path(target).stat().st_size / 1048576:.1f} MiB")


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in RECIPES:
        sys.exit(__doc__)
    main(*sys.argv[1:])
