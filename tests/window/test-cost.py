#!/usr/bin/python3
"""What attributions cost in the real window: all of a real article, as the sample corpus has them, nested and
interrupted ones too, marked by drags and keys, by drags with the tag armed, and by the keyboard alone; the acts are
counted, and the links compared with what was meant."""
import collections
import json
import os
import pathlib
import re

from stage import Atspi, Stage, run, wait_for, xdo

SAMPLE = pathlib.Path(os.environ['ANNO_DATA_DIR'], 'sample')
NAME = 'afghan-robotics-team.txt'
N = 10  # at least
KEYS = {'speaker': 's', 'cue': 'k', 'claim': 'c'}
MOST = 6        # acts of an attribution with a speaker of its own
MOST_PART = 1   # … for each further part of a span
MOST_LINK = 2   # … for a speaker who is marked already, and for the claim around it


def segments(item):
    targets = item['target'] if isinstance(item['target'], list) else [item['target']]
    return tuple((t['selector'][0]['start'], t['selector'][0]['end']) for t in targets)


def tag(item):
    return item['body'][0]['value']


def links(item):
    return {b['field']: b['source'] for b in item['body'] if b['purpose'] == 'linking'}


def read(path):
    """Each claim that has a speaker and a cue, or lies in another one: the places of what it links to."""
    items = {i['id']: i for i in json.loads(path.read_text(encoding='utf-8'))['first']['items']}
    found = {}
    for item in items.values():
        to = links(item)
        if tag(item) == 'claim' and ({'said-by', 'cued-by'} <= to.keys() or 'inside' in to):
            found[segments(item)] = {field: segments(items[to[field]])
                                     for field in ('said-by', 'cued-by', 'inside') if field in to}
    return found


class Hand(Stage):
    """Counts what it does. Turning the wheel to what is out of sight, and bringing the caret there, is reading, not
    marking; the keys that it takes are counted for themselves."""
    acts = 0
    ways = 0

    def key(self, *keys):
        self.acts += len(keys)
        super().key(*keys)

    def _press(self, spot, button=1):
        self.acts += 1
        super()._press(spot, button)

    def bring(self, start, end):
        box = self.view().get_extents(Atspi.CoordType.WINDOW)
        top, bottom = self.top + box.y + 30, self.top + box.y + box.height - 90
        xdo('mousemove', self.left + box.x + box.width - 40, top + 60)
        for _ in range(200):
            first, last = self._character(start)[1], self._character(end - 1)[1]
            if first >= top and last <= bottom:
                return
            xdo('click', 4 if first < top else 5, 'sleep', 0.04)
        raise AssertionError(f'{start}–{end} stays out of sight')

    def draw(self, segment, hold=None):
        self.bring(*segment)
        x0, y0, _, height = self._character(segment[0])
        x1, y1, width, _ = self._character(segment[1] - 1)
        self.acts += 1
        if hold:
            xdo('keydown', hold)
        self._drag((x0 + 1, y0 + height // 3), (x1 + width - 1, y1 + height // 3))
        if hold:
            xdo('keyup', hold)

    def caret(self):
        return Atspi.Text.get_caret_offset(self.view())

    def step(self, key):
        """One key that moves the caret."""
        before = self.caret()
        xdo('key', '--clearmodifiers', key)
        wait_for(lambda: self.caret() != before, f'{key} to move the caret from {before}')
        self.ways += 1
        return self.caret()

    def go(self, place, hold=''):
        """Brings the caret to a place: by lines, by words, by characters."""
        def row(at):
            return self._character(at)[1]
        while abs(row(place) - row(self.caret())) > 4:
            self.step(hold + ('Down' if row(place) > row(self.caret()) else 'Up'))
        while place - self.caret() > 3 and self.step('ctrl+' + hold + 'Right') < place:
            pass
        while self.caret() - place > 3 and self.step('ctrl+' + hold + 'Left') > place:
            pass
        while self.caret() != place:
            self.step(hold + ('Right' if place > self.caret() else 'Left'))

    def layer_items(self):
        try:
            return self.layer(NAME)['first']['items']
        except (FileNotFoundError, json.JSONDecodeError, KeyError):
            return []

    def has(self, name, places):
        return any(tag(i) == name and segments(i) == places for i in self.layer_items())

    def wait_selection(self, place):
        wait_for(lambda: Atspi.Text.get_n_selections(self.view()) > 0, f'{place} to be selected')

    def wait_span(self, name, places):
        wait_for(lambda: self.has(name, places), f'the {name} {places}')


def mark_by_mouse_and_keys(stage, name, places):
    stage.draw(places[0])
    stage.wait_selection(places[0])
    stage.key(KEYS[name])
    stage.wait_span(name, places[:1])
    add_by_mouse(stage, name, places)


def mark_armed(stage, name, places):
    stage.click(stage.find(name='Tag as ' + name.capitalize()))
    stage.draw(places[0])
    stage.wait_span(name, places[:1])
    add_by_mouse(stage, name, places)


def add_by_mouse(stage, name, places):
    for i in range(1, len(places)):
        stage.draw(places[i], hold='ctrl')
        stage.wait_span(name, places[:i + 1])


def mark_by_keyboard(stage, name, places):
    for i, (start, end) in enumerate(places):
        stage.go(start)
        stage.go(end, hold='shift+')
        stage.acts += 1
        stage.wait_selection(places[i])
        stage.key(KEYS[name] if i == 0 else 'p')
        stage.wait_span(name, places[:i + 1])


def link(stage, places):
    """To the span that begins there: L, and the digit of its row."""
    words = ' '.join(stage.text()[places[0][0]:places[0][1]].split())[:12]
    stage.key('l')
    rows = wait_for(lambda: [n.get_name() for n in stage.all('menu item')], 'the menu of links')
    row = next(r for r in rows if words in r)
    stage.key(re.match(r'\W*(\d)', row).group(1))


def attribution(stage, way, claim, parts):
    """Marks it; the most that it may cost."""
    most = 0
    shared = 'said-by' in parts and stage.has('speaker', parts['said-by'])
    for name, places in (('speaker', parts.get('said-by')), ('cue', parts.get('cued-by')), ('claim', claim)):
        if places is not None and not stage.has(name, places):
            way.mark(stage, name, places)
            most += MOST // 3 + way.part * (len(places) - 1)
    for field in ['said-by'] * shared + ['inside'] * ('inside' in parts):
        link(stage, parts[field])
        most += MOST_LINK
    return most


def table(way, rows, words_of):
    print(f'# {way.name}: acts, at most, keys to get there')
    for acts, most, ways, claim in rows:
        print(f'# {acts:4} {most:4} {ways:4}  {words_of(claim)}')
    print('# ' + ' '.join(f'{sum(row[i] for row in rows):4}' for i in range(3)) + f'  in all, {len(rows)} attributions')


def article_by(way):
    meant = read(SAMPLE / 'annotations' / 'annotator-a' / (NAME + '.json'))
    assert len(meant) >= N and any('inside' in p for p in meant.values()), meant
    assert any(len(claim) > 1 for claim in meant), meant
    rows = []
    with Hand({NAME: (SAMPLE / NAME).read_text(encoding='utf-8')}) as stage:
        text = stage.text()
        for claim, parts in meant.items():
            stage.acts = stage.ways = 0
            most = attribution(stage, way, claim, parts)
            rows.append((stage.acts, most, stage.ways, claim))
            stage.key(*['Escape'] * way.escapes)
        stage.save()
        path = stage.layer_path(NAME)
        wait_for(lambda: read(path) == meant, 'all of them as they were meant')
    table(way, rows, lambda claim: text[claim[0][0]:claim[0][1]][:50].replace('\n', ' '))
    assert all(acts <= most for acts, most, *_ in rows), rows


Way = collections.namedtuple('Way', 'name mark part escapes')


def by_mouse_and_keys():
    article_by(Way('mouse and keys', mark_by_mouse_and_keys, MOST_PART, 2))


def with_the_tag_armed():
    article_by(Way('armed', mark_armed, MOST_PART, 3))


def by_the_keyboard_alone():
    article_by(Way('keyboard', mark_by_keyboard, MOST_PART + 1, 2))  # to select it, and P


if __name__ == '__main__':
    run([by_mouse_and_keys, with_the_tag_armed, by_the_keyboard_alone])
