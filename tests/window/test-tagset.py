#!/usr/bin/python3
"""The tagset in the real window: changed with keys alone, dragged into another order, told what clashes, and
asked about spans in use; all bars and pages follow at once. The guideline is one key away while marking."""
import json

from stage import Atspi, Stage, run, tag_of, wait_for

NAME = 'bridge.txt'
ARTICLE = (
    'Mayor walks back bridge plan\n'
    '\n'
    'Friday, July 21, 2017\n'
    '\n'
    '“It’s not the worst idea,” the mayor said last week.\n'
)


def article():
    return Stage({NAME: ARTICLE})


def tagset(stage):
    """The types of the file, in order; none before it is there."""
    try:
        return json.loads((stage.corpus / 'tagset.json').read_text(encoding='utf-8'))['tags']
    except (FileNotFoundError, ValueError):
        return []


def names(stage):
    return [tag['name'] for tag in tagset(stage)]


def wait_names(stage, *expected):
    wait_for(lambda: names(stage) == list(expected), f'{expected} in the file, not {names(stage)}')


def windows(stage):
    return [stage.app.get_child_at_index(i).get_name() for i in range(stage.app.get_child_count())]


def open_tagset(stage):
    stage.view()
    stage.key('ctrl+shift+t')
    stage.wait_focus('Speaker')


def wait_saved(stage):
    wait_for(lambda: len(windows(stage)) == 1, f'one window, not {windows(stage)}')


def tags(stage):
    """What tag each span of the file has, in order."""
    try:
        return [tag_of(item) for item in stage.layer(NAME)['first']['items']]
    except (FileNotFoundError, KeyError, ValueError):
        return []


def wait_tags(stage, *expected):
    wait_for(lambda: tags(stage) == list(expected), f'{expected}, not {tags(stage)}')


def keys_put_tags_in_order_and_rename_them():
    with article() as stage:
        open_tagset(stage)
        stage.key('alt+Down')
        stage.key('Return')
        stage.wait_focus('Name')
        stage.key('ctrl+a')
        stage.type('Source')
        stage.key('ctrl+s')
        wait_names(stage, 'Cue', 'Source', 'Claim', 'Date')
        wait_saved(stage)
        assert tagset(stage)[1]['id'] == 'speaker'
        stage.find(name='Tag as Source')
        stage.select('the mayor')
        stage.tag('2', 'Source')
        wait_tags(stage, 'speaker')
        stage.close()


def a_drag_puts_tags_in_order():
    with article() as stage:
        open_tagset(stage)
        first, third = (stage.find('list item', name) for name in ('Speaker', 'Claim'))
        spots = [centre(first), centre(third)]
        stage.drop(*spots)
        wait_for(lambda: centre(stage.find('list item', 'Speaker'))[1] >= spots[1][1] - 5,
                 'Speaker to be third')
        stage.key('ctrl+s')
        wait_names(stage, 'Cue', 'Claim', 'Speaker', 'Date')
        stage.close()


def centre(node):
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return box.x + box.width // 2, box.y + box.height // 2


def what_clashes_is_told():
    with article() as stage:
        open_tagset(stage)
        stage.key('Return')
        stage.wait_focus('Name')
        stage.key('Tab')
        stage.wait_focus('Key')
        stage.type('c')
        stage.key('ctrl+s', 'Escape')
        stage.wait_focus('Speaker')
        stage.says('has the same key.')
        assert not tagset(stage)
        stage.key('Escape')
        stage.click(stage.find(name='Discard'))
        wait_saved(stage)
        assert not tagset(stage)
        stage.close()


def spans_in_use_are_asked_about():
    with article() as stage:
        stage.select('the mayor')
        stage.tag('c', 'Claim')
        wait_tags(stage, 'claim')
        open_tagset(stage)
        stage.key('Down', 'Down')
        stage.wait_focus('Claim')
        stage.key('Delete')
        stage.wait_focus('Date')
        stage.key('ctrl+s')
        stage.says('Claim: 1 span in 1 article')
        stage.wait_focus('Claim: 1 span in 1 article: Keep them, shown as unknown')
        stage.key('space', 'Down', 'Down', 'Down', 'Return')
        stage.wait_focus('Claim: 1 span in 1 article: Change them to Cue')
        stage.click(stage.find(name='Save the Tagset'))
        wait_names(stage, 'Speaker', 'Cue', 'Date')
        wait_tags(stage, 'cue')
        wait_saved(stage)
        stage.find(name='Tag as Cue')
        assert not stage.all(name='Tag as Claim')
        stage.click_words('walks back')
        stage.wait_focus('Article')
        stage.key('ctrl+z')
        wait_tags(stage, 'claim')
        stage.close()


def the_guideline_is_one_key_away():
    with article() as stage:
        stage.select('the mayor')
        stage.tag('s', 'Speaker')
        wait_tags(stage, 'speaker')
        stage.key('F2')
        stage.says('Mark the words nearest to the cue')
        stage.key('u')
        wait_for(lambda: not [n for n in stage.all('label') if 'nearest to the cue' in n.get_name()],
                 'the guideline to go')
        wait_for(lambda: stage.layer(NAME)['first']['items'][0].get('unsure'), 'the span to be unsure')
        stage.wait_focus('Article')
        stage.key('Escape', 'F2')
        stage.says('Mark the word or words that signal')
        stage.key('Escape')
        stage.wait_focus('Article')
        stage.close()


if __name__ == '__main__':
    run([keys_put_tags_in_order_and_rename_them, a_drag_puts_tags_in_order, what_clashes_is_told,
         spans_in_use_are_asked_about, the_guideline_is_one_key_away])
