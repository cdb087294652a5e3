#!/usr/bin/env python3
"""Makes the fonts of src-renderer/export/fonts. Run by hand, its output is committed:

    npm install --no-save --prefix /tmp/fonts @fontsource/inter@5.3.0 inter-ui@4.1.1 katex@0.19.1 \
        @fontsource/stix-two-text@5.3.0 @fontsource/stix-two-math@5.3.0
    pip install fonttools==4.66.1 brotli==1.2.0
    python3 tools/fonts/build.py /tmp/fonts/node_modules

One TTF per family and weight with every character of characters.json, for outlines and PDF. Letters are those of the
subsets that the window uses; signs are of the full Inter, the same design, or of STIX Two Math. What no source has is
made of what it has: nabla is the increment sign upside down, parallel is the double bar, superscript T a smaller and
bolder T.

All sources are under the SIL Open Font License 1.1 (OFL.txt, beside the fonts).
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.misc.transform import Identity, Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

PACKAGES = Path(sys.argv[1])
TARGET = Path(__file__).parents[2] / "src-renderer/export/fonts"
WANTED = {ord(c) for row in json.loads((TARGET / "characters.json").read_text()) for c in row}
# 1 January 2000, in seconds since 1904.
NO_DAY = 3_029_529_600
STYLES = {400: "Regular", 600: "SemiBold", 700: "Bold"}
NABLA, INCREMENT, PARALLEL, DOUBLE_BAR, SUPERSCRIPT_T, SUPERSCRIPT_4 = map(ord, "∇∆∥‖ᵀ⁴")


def fontsource(family, subset, weight):
    return TTFont(PACKAGES / f"@fontsource/{family}/files/{family}-{subset}-{weight}-normal.woff2")


def full_inter(weight):
    return TTFont(PACKAGES / f"inter-ui/web/Inter-{STYLES[weight]}.woff2")


def sources_of_inter(weight):
    """Letters, with their kerning; and signs. Of each, the first that has a character gives it."""
    letters = [fontsource("inter", subset, weight) for subset in ("latin", "greek", "latin-ext")]
    signs = full_inter(weight)
    low, high = extent(signs, INCREMENT)
    put(signs, NABLA, signs, INCREMENT, Transform(1, 0, 0, -1, 0, low + high))
    put(signs, PARALLEL, signs, DOUBLE_BAR, Identity)
    put_superscript_t(signs, full_inter({400: 600, 600: 700}[weight]))
    katex = TTFont(PACKAGES / "katex/dist/fonts/KaTeX_Main-Regular.ttf")
    cube_root = fontsource("stix-two-math", "latin", 400)
    for font in (katex, cube_root):
        scale_upem(font, signs["head"].unitsPerEm)
    return letters, [signs, katex, cube_root]


def sources_of_stix(weight):
    letters = [fontsource("stix-two-text", subset, weight) for subset in ("latin", "greek", "latin-ext")]
    signs = fontsource("stix-two-math", "latin", 400)
    put_superscript_t(signs, fontsource("stix-two-text", "latin", {400: 600, 600: 700}[weight]))
    return letters, [signs]


def extent(font, character):
    """Lowest and highest y."""
    glyph = font["glyf"][font.getBestCmap()[character]]
    return glyph.yMin, glyph.yMax


def put(font, character, source, like, transform):
    """Gives `font` a glyph for `character`: the one of `source` for `like`, moved."""
    pen = TTGlyphPen(None)
    mirrored = transform.xx * transform.yy < 0
    recording = DecomposingRecordingPen(source.getGlyphSet())
    source.getGlyphSet()[source.getBestCmap()[like]].draw(recording)
    recording.replay(TransformPen(ReverseContourPen(pen) if mirrored else pen, transform))
    glyph = pen.glyph()
    name = f"made{character:04X}"
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    width = source["hmtx"][source.getBestCmap()[like]][0]
    font["hmtx"][name] = (round(width * transform.xx), glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[character] = name


def put_superscript_t(font, bolder):
    """As tall as the superscript 4; small letters keep their stems when taken from the next bolder weight."""
    low, high = extent(font, SUPERSCRIPT_4)
    scale = (high - low) / extent(bolder, ord("T"))[1]
    put(font, SUPERSCRIPT_T, bolder, ord("T"), Transform(scale, 0, 0, scale, 0, low))


def subset(font, characters, features):
    options = Options(hinting=False, layout_features=features, glyph_names=False, notdef_outline=True)
    options.drop_tables += ["STAT", "MATH", "meta", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def rename(font, family, weight):
    postscript = f"{family.replace(' ', '')}-{STYLES[weight]}"
    copyright = font["name"].getDebugName(0)
    font["name"].names = []
    for record, text in enumerate(
        [copyright, f"{family} {STYLES[weight]}", "Regular", postscript, f"{family} {STYLES[weight]}", None, postscript]
    ):
        if text is not None:
            font["name"].setName(text, record, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    # A file depends on what is in it, not on the day.
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = NO_DAY


def merge(parts):
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{k}.ttf" for k in range(len(parts))]
        for part, path in zip(parts, paths):
            part.flavor = None
            part.save(path)
        return Merger().merge(list(map(str, paths)))


def build(family, file_name, weight, sources):
    letters, signs = sources
    missing, parts = set(WANTED), []
    for font, features in [(font, ["kern", "liga", "calt", "ccmp"]) for font in letters] + [(font, []) for font in signs]:
        has = missing & set(font.getBestCmap())
        missing -= has
        if has:
            parts.append(subset(font, has, features))
    if missing:
        raise SystemExit(f"{family} {weight} lacks {''.join(map(chr, sorted(missing)))}")
    font = merge(parts)
    rename(font, family, weight)
    path = TARGET / f"{file_name}-{weight}.ttf"
    font.save(path)
    print(path.name, path.stat().st_size)


for weight in (400, 600):
    build("Inter", "inter", weight, sources_of_inter(weight))
    build("STIX Two Text", "stix-two-text", weight, sources_of_stix(weight))
