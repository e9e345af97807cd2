#!/usr/bin/python3
"""What attributions cost in the real window: all of a real article, as the sample corpus has them, nested and
interrupted ones too, marked by drags and keys; the acts are counted, and the links compared with what was meant."""
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
    """Counts what it does. Turning the wheel to what is out of sight is reading, not marking."""
    acts = 0

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

    def layer_items(self):
        try:
            return self.layer(NAME)['first']['items']
        except (FileNotFoundError, json.JSONDecodeError, KeyError):
            return []

    def has(self, name, places):
        return any(tag(i) == name and segments(i) == places for i in self.layer_items())


def mark(stage, name, places):
    stage.draw(places[0])
    wait_for(lambda: Atspi.Text.get_n_selections(stage.view()) > 0, f'{places} to be selected')
    stage.key(KEYS[name])
    wait_for(lambda: stage.has(name, places[:1]), f'the {name} {places[:1]}')
    for i in range(1, len(places)):
        stage.draw(places[i], hold='ctrl')
        wait_for(lambda: stage.has(name, places[:i + 1]), f'the {name} {places[:i + 1]}')


def link(stage, places):
    """To the span that begins there: L, and the digit of its row."""
    words = ' '.join(stage.text()[places[0][0]:places[0][1]].split())[:12]
    stage.key('l')
    rows = wait_for(lambda: [n.get_name() for n in stage.all('menu item')], 'the menu of links')
    row = next(r for r in rows if words in r)
    stage.key(re.match(r'\W*(\d)', row).group(1))


def attribution(stage, claim, parts):
    """Marks it; the most that it may cost."""
    most = 0
    shared = 'said-by' in parts and stage.has('speaker', parts['said-by'])
    for name, places in (('speaker', parts.get('said-by')), ('cue', parts.get('cued-by')), ('claim', claim)):
        if places is not None and not stage.has(name, places):
            mark(stage, name, places)
            most += MOST // 3 + MOST_PART * (len(places) - 1)
    for field in ['said-by'] * shared + ['inside'] * ('inside' in parts):
        link(stage, parts[field])
        most += MOST_LINK
    return most


def by_mouse_and_keys():
    meant = read(SAMPLE / 'annotations' / 'annotator-a' / (NAME + '.json'))
    assert len(meant) >= N and any('inside' in p for p in meant.values()), meant
    assert any(len(claim) > 1 for claim in meant), meant
    rows = []
    with Hand({NAME: (SAMPLE / NAME).read_text(encoding='utf-8')}) as stage:
        for claim, parts in meant.items():
            stage.acts = 0
            most = attribution(stage, claim, parts)
            rows.append((stage.acts, most, stage.text()[claim[0][0]:claim[0][1]][:50].replace('\n', ' ')))
            stage.key('Escape', 'Escape')
        stage.save()
        path = stage.layer_path(NAME)
        wait_for(lambda: read(path) == meant, 'all of them as they were meant')
    print('# acts, at most')
    for acts, most, words in rows:
        print(f'# {acts:4} {most:4}  {words}')
    print(f'# {sum(r[0] for r in rows):4} {sum(r[1] for r in rows):4}  in all, {len(meant)} attributions')
    assert all(acts <= most for acts, most, _ in rows), rows


if __name__ == '__main__':
    run([by_mouse_and_keys])
