#!/usr/bin/python3
"""People in the real window: proposed with a reason and accepted by one key or a click, found, changed, merged,
split and deleted in their own window with keys alone; each act a step of undo, and in people.json."""
import json

from stage import Stage, run, wait_for

NAME = 'bridge.txt'
ARTICLE = (
    'Mayor walks back bridge plan\n'
    '\n'
    'Friday, July 21, 2017\n'
    '\n'
    '“It’s not the worst idea,” Mayor Ana Núñez said last week.\n'
    '\n'
    'Núñez added that she would wait. Councillor Ben Okoro denied it.\n'
)
ANA = '\u2068Ana Núñez\u2069'


def article():
    return Stage({NAME: ARTICLE})


def people(stage):
    """The ledger as it is in the file: names, and whom they were merged into."""
    path = stage.corpus / 'annotations/test-person/people.json'
    try:
        listed = json.loads(path.read_text(encoding='utf-8'))['people']
    except (FileNotFoundError, ValueError):
        return {}
    names = {p['id']: p['name'] for p in listed}
    return {p['name']: names.get(p.get('mergedInto')) for p in listed}


def named(stage):
    """Whom each span of the file names, in order; by their names."""
    path = stage.corpus / 'annotations/test-person/people.json'
    try:
        listed = json.loads(path.read_text(encoding='utf-8'))['people']
        items = stage.layer(NAME)['first']['items']
    except (FileNotFoundError, KeyError, ValueError):
        return []
    names = {p['id']: p['name'] for p in listed}
    return [names.get(b['source']) for i in items for b in i['body'] if b['purpose'] == 'identifying']


def wait_named(stage, expected):
    wait_for(lambda: named(stage) == expected, f'{expected} to be named, not {named(stage)}')


def wait_people(stage, expected):
    wait_for(lambda: people(stage) == expected, f'{expected} in the ledger, not {people(stage)}')


def mark(stage, words):
    stage.select(words)
    stage.tag('s', 'Speaker')


def name_two(stage):
    """Two people: one who is mentioned twice, and one."""
    mark(stage, 'Mayor Ana Núñez')
    stage.says('A full name that isn’t in the list of people yet')
    stage.key('y')
    wait_named(stage, ['Ana Núñez'])
    mark(stage, 'she')
    stage.says('The last one mentioned before')
    stage.key('y')
    wait_named(stage, ['Ana Núñez', 'Ana Núñez'])
    mark(stage, 'Councillor Ben Okoro')
    stage.key('Return')
    stage.wait_focus('Person')
    stage.type('Ben Okoro')
    stage.key('Return')
    wait_named(stage, ['Ana Núñez', 'Ana Núñez', 'Ben Okoro'])


def open_people(stage):
    stage.key('ctrl+shift+l')
    stage.wait_focus('Find People')


def find_person(stage, letters, name):
    open_people(stage)
    stage.type(letters)
    wait_for(lambda: len(stage.all('list item', showing=True)) > 0, 'somebody found')
    stage.says('1 person')
    stage.key('Return')
    stage.wait_focus('Name')
    assert stage.focused().get_name() == 'Name' and name in titles(stage), titles(stage)


def titles(stage):
    return [stage.app.get_child_at_index(i).get_name() for i in range(stage.app.get_child_count())]


def one_key_accepts_who_is_proposed():
    with article() as stage:
        name_two(stage)
        stage.key('Escape')
        stage.wait_focus('Article')
        stage.key('ctrl+z')
        wait_named(stage, ['Ana Núñez', 'Ana Núñez'])
        wait_people(stage, {'Ana Núñez': None})
        stage.close()


def a_click_accepts_and_the_keyboard_stays():
    with article() as stage:
        mark(stage, 'Mayor Ana Núñez')
        stage.click(stage.find(name=f'Add “{ANA}”?'))
        wait_named(stage, ['Ana Núñez'])
        stage.wait_focus('Article')
        wait_for(lambda: not stage.all(name=f'Add “{ANA}”?'), 'the proposal to go')
        stage.click(stage.find(name='Open the Person'))
        stage.wait_focus('Name')
        assert 'Ana Núñez' in titles(stage), titles(stage)
        stage.key('Escape')
        stage.wait_focus('Find People')
        stage.key('Escape')
        wait_for(lambda: 'People' not in titles(stage), 'the window to go')
        stage.close()


def a_person_is_changed_and_taken_back():
    with article() as stage:
        name_two(stage)
        find_person(stage, 'nú', 'Ana Núñez')
        stage.says('2 mentions in 1 article')
        stage.key('ctrl+a')
        stage.type('Ana Maria Núñez')
        stage.key('Return')
        wait_people(stage, {'Ana Maria Núñez': None, 'Ben Okoro': None})
        stage.key('Tab', 'ctrl+z')
        wait_people(stage, {'Ana Núñez': None, 'Ben Okoro': None})
        stage.close()


def two_are_merged_and_separated():
    with article() as stage:
        name_two(stage)
        find_person(stage, 'okoro', 'Ben Okoro')
        stage.key('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab')
        stage.wait_focus('Merge Into…')
        stage.key('Return')
        stage.wait_focus('Find People')
        stage.key('Return')
        wait_people(stage, {'Ana Núñez': None, 'Ben Okoro': 'Ana Núñez'})
        wait_named(stage, ['Ana Núñez', 'Ana Núñez', 'Ben Okoro'])
        stage.says('3 mentions in 1 article')
        stage.wait_focus('Name')
        stage.key('Tab', 'ctrl+z')
        wait_people(stage, {'Ana Núñez': None, 'Ben Okoro': None})
        stage.close()


def mentions_are_split_off():
    with article() as stage:
        name_two(stage)
        find_person(stage, 'nú', 'Ana Núñez')
        stage.key('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Down')
        stage.wait_focus('Split Off…')
        stage.key('Return')
        stage.wait_focus('Name of the New Person')
        stage.says('0 of 2 mentions chosen')
        stage.type('Eva Núñez')
        stage.key('Tab', 'Down', 'space')
        stage.says('1 of 2 mentions chosen')
        stage.key('shift+Tab', 'shift+Tab')
        stage.wait_focus('Split Off')
        stage.key('Return')
        wait_named(stage, ['Ana Núñez', 'Eva Núñez', 'Ben Okoro'])
        stage.close()


def nobody_is_deleted_who_is_mentioned():
    with article() as stage:
        name_two(stage)
        find_person(stage, 'okoro', 'Ben Okoro')
        stage.key('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'End')
        stage.wait_focus('Delete')
        stage.key('Return')
        wait_for(lambda: [n for n in stage.all('alert') if '1 mention names this person' in n.get_name()],
                 'the reason')
        wait_people(stage, {'Ana Núñez': None, 'Ben Okoro': None})
        stage.close()


if __name__ == '__main__':
    run([one_key_accepts_who_is_proposed, a_click_accepts_and_the_keyboard_stays,
         a_person_is_changed_and_taken_back, two_are_merged_and_separated, mentions_are_split_off,
         nobody_is_deleted_who_is_mentioned])
