#!/usr/bin/python3
"""How the article looks in each theme: highlights, lanes, labels and what joins the parts of a span.

Letters differ from one release of the fonts to the next, and with them every line's length, so whole
pictures can't be compared. What is compared is read out of the picture where the words are: the colour
behind them, the lines below them from the first lane to the last, and the ink of the labels. The
references lie in tests/data/looks, a file a theme, with the colours as they were looked at by a person.
Two colours are one where no channel differs by more than TOLERANCE.

ANNO_TEST_RENEW=1 writes the references anew instead; look at the pictures it puts beside them in
ANNO_TEST_PICTURES first.
"""
import collections
import json
import os
import pathlib
import re
import subprocess

from sights import annotation, layer, put_layers, shows
from stage import Stage, run, wait_for, xdo

TOLERANCE = 6
INK = 10  # pixels a label has at least
ROOM = 26  # pixels below the words, where the lanes are
LOOKS = pathlib.Path(os.environ['ANNO_TEST_DATA'], 'looks')
TEXT = ('Mayor walks back bridge plan\n\n'
        'No mark is here.\n\n'
        'Ann Diaz said that it closes.\n\n'
        'Bad one, she said, but it opens soon.\n')
#       name, words, tag, what of it is looked at
PARTS = {'nothing': 'No mark is here', 'speaker': 'Ann Diaz', 'cue': 'said', 'claim': 'that it closes',
         'first part': 'Bad one', 'between the parts': ', she said, but ', 'second part': 'it opens',
         'nested date': 'soon'}


def annotations(person):
    def at(words, tag, number, *more):
        line = json.loads(annotation(TEXT.index(words), TEXT.index(words) + len(words), words, tag, number))
        for other in more:
            part = json.loads(annotation(TEXT.index(other), TEXT.index(other) + len(other), other))
            line['target'] = [line['target'] if isinstance(line['target'], dict) else line['target'][0],
                              part['target']]
        return json.dumps(line)
    return layer(TEXT, at('Ann Diaz', 'speaker', 1), at('said', 'cue', 2), at('that it closes', 'claim', 3),
                 at('Bad one', 'claim', 4, 'it opens soon'), at('soon', 'date', 5), person=person)


class Picture:
    """What is on the screen, a pixel at a time."""

    def __init__(self, name):
        xdo('mousemove', 1279, 899, 'sleep', 0.5)
        folder = os.environ.get('ANNO_TEST_PICTURES')
        if folder:
            subprocess.run(['import', '-window', 'root', f'{folder}/look-{name}.png'], check=True)
        raw = subprocess.run(['import', '-window', 'root', '-depth', '8', 'ppm:-'], check=True,
                             capture_output=True).stdout
        head = re.match(rb'P6\s+(\d+)\s+(\d+)\s+255\s', raw)
        self.width, self.height = int(head[1]), int(head[2])
        self.pixels = raw[head.end():]

    def at(self, x, y):
        i = (y * self.width + x) * 3
        return tuple(self.pixels[i:i + 3])

    def most(self, xs, ys):
        """The colour that most of the pixels have, and its share."""
        count = collections.Counter(self.at(x, y) for y in ys for x in xs)
        colour, n = count.most_common(1)[0]
        return colour, n / count.total()


def is_like(one, other, tolerance=TOLERANCE):
    return all(abs(a - b) <= tolerance for a, b in zip(one, other))


def lines_below(picture, xs, ys, behind, page):
    """The colours of the lines, from the first lane to the last."""
    lines, before = [], None
    for y in ys:
        colour, share = picture.most(xs, [y])
        if share < 0.6 or is_like(colour, page) or is_like(colour, behind):
            colour = None
        if colour and not (before and is_like(colour, before, 40)):
            lines.append(colour)
        before = colour
    return lines


def read_part(stage, picture, words, page):
    start, end = stage.place_of(words)
    # pylint: disable=protected-access
    x0, y0, _, height = stage._character(start)
    x1, _, width, _ = stage._character(end - 1)
    xs, bottom = range(x0 + 4, x1 + width - 4), y0 + height
    behind, _ = picture.most(xs, range(y0 + 2, bottom - 2))
    lines = lines_below(picture, xs, range(bottom - 1, bottom + ROOM), behind, page)
    ink = [sum(not is_like(picture.at(x, y), page, 60) for x in xs) for y in range(bottom + 3, bottom + ROOM)]
    letters = [n for n in ink if n < 0.8 * len(xs)]  # the other rows are lines
    return {'behind': list(behind), 'lines': [list(line) for line in lines],
            'label': bool(lines) and sum(letters) >= INK,
            'dots': not lines and max(ink) >= 0.15 * len(xs)}


def is_same(seen, expected):
    return (seen['label'] == expected['label'] and seen['dots'] == expected['dots']
            and is_like(seen['behind'], expected['behind'])
            and len(seen['lines']) == len(expected['lines'])
            and all(map(is_like, seen['lines'], expected['lines'])))


def look(name, **env):
    with Stage({'a.txt': TEXT}, env=env) as stage:
        put_layers(stage, a=annotations)
        shows(stage, 'Ann')
        wait_for(lambda: stage.all(name='5 spans'), 'the list of five')
        picture = Picture(name)
        start = stage.place_of(PARTS['nothing'])[0]
        x, y, width, height = stage._character(start)  # pylint: disable=protected-access
        page, _ = picture.most(range(x - 8, x - 2), range(y, y + height))
        seen = {part: read_part(stage, picture, words, page) for part, words in PARTS.items()}
    path = LOOKS / (name + '.json')
    if os.environ.get('ANNO_TEST_RENEW'):
        path.write_text('{\n' + ',\n'.join(f'{json.dumps(part)}: {json.dumps(what)}'
                                           for part, what in seen.items()) + '\n}\n')
    expected = json.loads(path.read_text())
    wrong = {part: (seen[part], expected[part]) for part in PARTS if not is_same(seen[part], expected[part])}
    assert not wrong, f'{name}, seen and expected: {wrong}'


def the_light_theme():
    look('light', ADW_DEBUG_COLOR_SCHEME='prefer-light')


def the_dark_theme():
    look('dark', ADW_DEBUG_COLOR_SCHEME='prefer-dark')


def the_theme_of_high_contrast():
    look('high-contrast', ADW_DEBUG_COLOR_SCHEME='prefer-light', ADW_DEBUG_HIGH_CONTRAST='1')


if __name__ == '__main__':
    run([the_light_theme, the_dark_theme, the_theme_of_high_contrast])
