"""The characters that are easily taken for each other: by their looks in print, and by their sound in typing.

usage: python -m benchmarks.look_alikes FONT… [--write]

Writes `extractors/look_alikes.txt`, or says how many characters it would hold. FONT are font files with Chinese
characters (Noto Sans CJK, Noto Serif CJK). Needs Pillow, numpy and pypinyin, which nothing else here does.

Looks: each character of GB 2312 is drawn, blurred and compared with every other; for each of the 3,755 common ones
those most alike are kept, if they are as alike as 实 and 买. Sound: common characters of one syllable without its tone,
as an input method offers them.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

FILE = Path(__file__).parents[1] / "extractors" / "look_alikes.txt"
MOST, LEAST = 8, 0.75
"""Of one character how many are kept, and how alike they are: a correlation of the drawings."""
SIZE = 64
"""Pixels of a drawing, blurred by two of them and halved."""
HEADER = """\
# Characters that are easily taken for each other, by `python -m benchmarks.look_alikes`: a character and those that
# look like it; behind =, characters of one sound; behind +, groups that typists were seen to mistake, by hand.
"""


def common(first: int, last: int) -> list[str]:
    """The characters of these rows of GB 2312; rows 16 to 55 are the common ones, by sound, those to 87 the others."""
    cells = (bytes((row + 0xA0, cell + 0xA0)) for row in range(first, last + 1) for cell in range(1, 95))
    return [found for cell in cells if (found := cell.decode("gb2312", "ignore"))]


def by_looks(letters: list[str], heads: list[str], fonts: list[str]) -> dict[str, str]:
    """For each head the letters most like it, best first."""
    import numpy
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

    total = numpy.zeros((len(heads), len(letters)), dtype=numpy.float32)
    for font in fonts:
        face = ImageFont.truetype(font, SIZE * 7 // 8)
        drawn = []
        for letter in letters:
            image = Image.new("L", (SIZE, SIZE), 0)
            ImageDraw.Draw(image).text((SIZE // 16, -SIZE // 10), letter, fill=255, font=face)
            image = image.filter(ImageFilter.GaussianBlur(2.0)).resize((SIZE // 2, SIZE // 2))
            pixels = numpy.asarray(image, dtype=numpy.float32).ravel()
            drawn.append((pixels - pixels.mean()) / (pixels.std() * len(pixels) ** 0.5))
        all_drawn = numpy.stack(drawn)
        total += all_drawn[[letters.index(head) for head in heads]] @ all_drawn.T
    found: dict[str, str] = {}
    for head, row in zip(heads, total / len(fonts), strict=True):
        best = [letters[n] for n in numpy.argsort(-row)[: MOST + 1] if row[n] >= LEAST]
        found[head] = "".join(letter for letter in best if letter != head)
    return {head: letters for head, letters in found.items() if letters}


def by_sound(letters: list[str]) -> list[str]:
    """The letters of each syllable, where there are several."""
    from pypinyin import lazy_pinyin

    groups: defaultdict[str, list[str]] = defaultdict(list)
    for letter in letters:
        groups[lazy_pinyin(letter)[0]].append(letter)
    return ["".join(group) for _, group in sorted(groups.items()) if len(group) > 1]


def by_hand() -> list[str]:
    """The groups that the file has already."""
    lines = FILE.read_text("utf-8").splitlines() if FILE.exists() else []
    return [line[1:] for line in lines if line.startswith("+")]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("fonts", nargs="+", metavar="FONT")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    heads = common(16, 55)
    looks, sounds, others = by_looks(common(16, 87), heads, options.fonts), by_sound(heads), by_hand()
    lines = [head + letters for head, letters in looks.items()]
    lines += [f"={group}" for group in sounds] + [f"+{group}" for group in others]
    if options.write:
        FILE.write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8")
    alike = sum(map(len, looks.values()))
    print(f"{len(looks)} characters with {alike} like them, {len(sounds)} sounds, {len(others)} by hand")


if __name__ == "__main__":
    main()
