#!/usr/bin/python3
"""How many acts a person needs in the real window: each drag, each click and each key pressed is one.
The most that each may take is what README promises."""
import json

from stage import Stage, run, wait_for

NAME = 'bridge.txt'
ARTICLE = (
    'Mayor walks back bridge plan\n'
    '\n'
    'Friday, July 21, 2017\n'
    '\n'
    'Ana Núñez said on Sunday that it was not the worst idea, but that it was close.\n'
    '\n'
    'Núñez told reporters that the clerk had said that the council would wait.\n'
)


class Counted(Stage):
    """A stage that counts what the hand does."""
    acts = 0

    def key(self, *keys):
        self.acts += len(keys)
        super().key(*keys)

    def _drag(self, spot, to):
        self.acts += 1
        super()._drag(spot, to)

    def _press(self, spot, button=1):
        self.acts += 1
        super()._press(spot, button)


def items(stage):
    try:
        return stage.layer(NAME)['first']['items']
    except (FileNotFoundError, json.JSONDecodeError, KeyError):
        return []


def values(stage, words):
    """The values of the span that begins with the words: field and value (or source)."""
    for item in items(stage):
        target = item['target'][0] if isinstance(item['target'], list) else item['target']
        if target['selector'][1]['exact'].startswith(words):
            return {b['field']: b.get('value', b.get('source')) for b in item['body'] if 'field' in b}
    return {}


def ids(stage):
    """The id of each span, by the first words that it holds."""
    found = {}
    for item in items(stage):
        target = item['target'][0] if isinstance(item['target'], list) else item['target']
        found[target['selector'][1]['exact']] = item['id']
    return found


def mark(stage, words, key, name):
    stage.select(words)
    stage.tag(key, name)


def wait_values(stage, words, expected):
    wait_for(lambda: expected(values(stage, words)), f'the fields of “{words}”: {values(stage, words)}')


def counts(most, prepare=None):
    """Prepares an article, then counts; the task ends when its outcome is on disk."""
    def decorate(task):
        def test():
            with Counted({NAME: ARTICLE}) as stage:
                if prepare is not None:
                    prepare(stage)
                stage.acts = 0
                task(stage)
                print(f'# {task.__name__.replace("_", " ")}: {stage.acts} acts, at most {most}')
                assert stage.acts <= most, f'{stage.acts} acts, more than {most}'
        test.__name__ = task.__name__
        return test
    return decorate


@counts(2)
def one_span(stage):
    mark(stage, 'Ana Núñez', 's', 'Speaker')
    stage.wait_spans(NAME, [('speaker', 'Ana Núñez')])


def arm(stage):
    stage.click(stage.find(name='Tag as Date'))


@counts(1, arm)
def one_span_with_the_tag_armed(stage):
    stage.drag('Sunday')
    stage.wait_spans(NAME, [('date', 'Sunday')])


def attribution(stage):
    mark(stage, 'Ana Núñez', 's', 'Speaker')
    mark(stage, 'said', 'k', 'Cue')
    mark(stage, 'that it was not the worst idea', 'c', 'Claim')


def is_linked(stage):
    there = ids(stage)
    return lambda v: (v.get('said-by') == there.get('Ana Núñez')
                      and v.get('cued-by') == there.get('said') and 'said-by' in v)


@counts(6)
def one_attribution(stage):
    attribution(stage)
    wait_values(stage, 'that it was', lambda v: is_linked(stage)(v))


@counts(7)
def one_attribution_of_a_claim_in_two_parts(stage):
    attribution(stage)
    stage.drag('that it was close', hold='ctrl')
    stage.wait_spans(NAME, [('speaker', 'Ana Núñez'), ('cue', 'said'),
                            ('claim', 'that it was not the worst idea … that it was close')])
    wait_values(stage, 'that it was', lambda v: is_linked(stage)(v))


def claim_in_claim(stage):
    mark(stage, 'that the clerk had said that the council would wait', 'c', 'Claim')
    stage.key('Escape')
    mark(stage, 'that the council would wait', 'c', 'Claim')
    stage.wait_spans(NAME, [('claim', 'that the clerk had said that the council would wait'),
                            ('claim', 'that the council would wait')])


@counts(2, claim_in_claim)
def a_claim_inside_a_claim(stage):
    outer = ids(stage)['that the clerk had said that the council would wait']
    stage.key('l')
    wait_for(lambda: stage.all('menu item'), 'the menu of links')
    stage.key('1')
    wait_values(stage, 'that the council', lambda v: v.get('inside') == outer)


def known_person(stage):
    mark(stage, 'Ana Núñez', 's', 'Speaker')
    stage.key('Return')
    stage.wait_focus('Person')
    stage.type('Ana Núñez')
    stage.key('Return')
    wait_values(stage, 'Ana Núñez', lambda v: 'person' in v)
    stage.key('Escape')
    stage.wait_focus('Article')
    mark(stage, 'Núñez told'[:5], 's', 'Speaker')


@counts(1, known_person)
def a_person_who_is_proposed(stage):
    person = values(stage, 'Ana Núñez')['person']
    stage.key('y')
    wait_values(stage, 'Núñez', lambda v: v.get('person') == person)


def a_date(stage):
    mark(stage, 'Sunday', 'd', 'Date')


@counts(1, a_date)
def a_date_that_is_proposed(stage):
    stage.key('y')
    wait_values(stage, 'Sunday', lambda v: v.get('when') == '2017-07-16')


def a_cue(stage):
    mark(stage, 'told', 'k', 'Cue')
    stage.key('Escape', 'Escape')
    stage.wait_spans(NAME, [('cue', 'told')])


@counts(2, a_cue)
def deleting(stage):
    stage.click_words('told')
    stage.key('Delete')
    stage.wait_spans(NAME, [])


@counts(2, a_cue)
def another_tag(stage):
    stage.click_words('told')
    stage.key('s')
    stage.wait_spans(NAME, [('speaker', 'told')])


@counts(2, a_cue)
def a_moved_end(stage):
    stage.click_words('told')
    stage.key('e')
    stage.wait_spans(NAME, [('cue', 'told reporters')])


def linked(stage):
    attribution(stage)
    stage.wait_spans(NAME, [('speaker', 'Ana Núñez'), ('cue', 'said'),
                            ('claim', 'that it was not the worst idea')])


@counts(2, linked)
def a_link_taken_away(stage):
    stage.key('l')
    wait_for(lambda: stage.all('menu item'), 'the menu of links')
    stage.key('1')
    wait_values(stage, 'that it was', lambda v: len({'said-by', 'cued-by'} & v.keys()) == 1)


@counts(0)
def nothing(stage):
    """The counter itself: what a key, a click and a drag add."""
    stage.key('w', 'Escape')
    stage.click_words('said')
    stage.drag('said')
    assert stage.acts == 4, stage.acts
    stage.acts = 0


if __name__ == '__main__':
    run([nothing, one_span, one_span_with_the_tag_armed, one_attribution,
         one_attribution_of_a_claim_in_two_parts, a_claim_inside_a_claim, a_person_who_is_proposed,
         a_date_that_is_proposed, deleting, another_tag, a_moved_end, a_link_taken_away])
