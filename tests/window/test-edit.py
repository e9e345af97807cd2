#!/usr/bin/python3
"""The chosen span in the real window: its fields with real keys, its edges, its tag; each act one
step of undo, and in the file as docs/format.md has it."""
import json

from stage import Atspi, Stage, run, wait_for

NAME = 'bridge.txt'
ARTICLE = (
    'Mayor walks back bridge plan\n'
    '\n'
    'Friday, July 21, 2017\n'
    '\n'
    '“It’s not the worst idea,” Mayor Ana Núñez said last week, “but it’s close.”\n'
    '\n'
    'She told reporters that the council would wait until next month.\n'
)


def article():
    return Stage({NAME: ARTICLE})


def item(stage, n=0):
    try:
        return stage.layer(NAME)['first']['items'][n]
    except (FileNotFoundError, json.JSONDecodeError, KeyError, IndexError):
        return {'body': []}


def fields(stage, n=0):
    """The span's values but its tag: field (or purpose) and value (or source)."""
    return {b.get('field', b['purpose']): b.get('value', b.get('source'))
            for b in item(stage, n)['body'] if b['purpose'] != 'tagging'}


def wait_fields(stage, expected, n=0):
    wait_for(lambda: fields(stage, n) == expected, f'{expected} instead of {fields(stage, n)}')


def mark(stage, words, key, tag):
    stage.select(words)
    stage.tag(key, tag.capitalize())


def undo(stage):
    stage.key('ctrl+z')


def back_to_article(stage):
    stage.key('Escape')
    stage.wait_focus('Article')


def row(stage, words):
    """The row of the list of spans that begins with the words."""
    def look():
        rows = [n for n in stage.all('list item') if (n.get_name() or '').startswith(words)]
        return rows[0] if rows else None
    return wait_for(look, f'the row “{words}”')


def a_choice_is_made_with_keys():
    with article() as stage:
        mark(stage, 'said', 'k', 'cue')
        mark(stage, 'She', 's', 'speaker')
        stage.key('Return')
        stage.wait_focus('Person')
        stage.key('Tab')
        stage.wait_focus('Mention: Name')
        stage.key('space')
        stage.wait_focus('Name')
        stage.key('Down', 'Down', 'Return')
        wait_fields(stage, {'mention': 'pronoun'}, 1)
        back_to_article(stage)
        undo(stage)
        wait_fields(stage, {}, 1)


def a_text_keeps_its_letters():
    with article() as stage:
        mark(stage, 'Mayor Ana Núñez', 's', 'speaker')
        stage.key('Return')
        stage.wait_focus('Person')
        stage.key('Tab')
        stage.wait_focus('Add “\u2068Ana Núñez\u2069”?')
        stage.key('Tab')
        stage.wait_focus('Mention: Name')
        stage.key('Tab')
        stage.wait_focus('Role')
        stage.type('sick duck berv u')
        stage.key('Return')
        wait_fields(stage, {'role': 'sick duck berv u'})
        assert stage.spans(NAME) == [('speaker', 'Mayor Ana Núñez')]
        back_to_article(stage)
        undo(stage)
        wait_fields(stage, {})
        stage.key('ctrl+shift+z')
        wait_fields(stage, {'role': 'sick duck berv u'})


def two_letters_pick_a_person():
    with article() as stage:
        mark(stage, 'Mayor Ana Núñez', 's', 'speaker')
        stage.key('Return')
        stage.wait_focus('Person')
        stage.type('Ana Maria')
        stage.key('Return')
        wait_for(lambda: 'person' in fields(stage), 'the new person')
        ledger = stage.corpus / 'annotations' / 'test-person' / 'people.json'
        people = wait_for(lambda: ledger.exists() and json.loads(ledger.read_text())['people'],
                          'the ledger')
        assert [p['name'] for p in people] == ['Ana Maria'], people
        back_to_article(stage)
        mark(stage, 'She', 's', 'speaker')
        stage.key('Return')
        stage.wait_focus('Person')
        stage.type('an')
        stage.find('list item', 'Ana Maria')
        stage.key('Return')
        wait_fields(stage, {'person': people[0]['id']}, 1)
        assert len(json.loads(ledger.read_text())['people']) == 1
        back_to_article(stage)
        undo(stage)
        wait_fields(stage, {}, 1)


def a_new_person_is_one_step():
    with article() as stage:
        mark(stage, 'Mayor Ana Núñez', 's', 'speaker')
        stage.key('Return')
        stage.wait_focus('Person')
        stage.type('Ana')
        stage.key('Return')
        wait_for(lambda: 'person' in fields(stage), 'the new person')
        back_to_article(stage)
        undo(stage)
        wait_fields(stage, {})
        ledger = stage.corpus / 'annotations' / 'test-person' / 'people.json'
        wait_for(lambda: not ledger.exists() or json.loads(ledger.read_text())['people'] == [],
                 'the person to be gone from the ledger')
        assert stage.spans(NAME) == [('speaker', 'Mayor Ana Núñez')]


def a_link_is_picked_from_a_list():
    with article() as stage:
        mark(stage, 'Mayor Ana Núñez', 's', 'speaker')
        stage.key('Escape')  # or else the claim is linked to her by itself
        mark(stage, '“but it’s close.”', 'c', 'claim')
        stage.wait_spans(NAME, [('speaker', 'Mayor Ana Núñez'), ('claim', '“but it’s close.”')])
        speaker = item(stage, 0)['id']
        stage.click(stage.find('push button', 'Link Said by'))
        stage.wait_focus('Mayor Ana Núñez')
        stage.key('Return')
        wait_fields(stage, {'said-by': speaker}, 1)
        undo(stage)  # no text field has the keyboard
        wait_fields(stage, {}, 1)


def a_date_is_typed_in_words():
    with article() as stage:
        mark(stage, 'last week', 'd', 'date')
        stage.key('Return')
        stage.wait_focus('When')
        stage.type('last week')
        stage.key('Return')
        wait_fields(stage, {'when': '2017-W28'})
        body = item(stage)['body'][1]
        assert body['timex'] == 'DATE' and body['anchor'] == 'dct', body
        back_to_article(stage)
        undo(stage)
        wait_fields(stage, {})


def a_suggested_date_is_taken_with_enter():
    with article() as stage:
        mark(stage, 'last week', 'd', 'date')
        stage.key('Return')
        stage.wait_focus('When')
        stage.key('Return')
        wait_fields(stage, {'when': '2017-W28'})


def a_text_that_is_no_date_is_refused():
    with article() as stage:
        mark(stage, 'last week', 'd', 'date')
        stage.key('Return')
        entry = stage.wait_focus('When')
        stage.type('whenever')
        stage.key('Return')
        stage.says('whenever')
        assert fields(stage) == {}, fields(stage)
        left = Atspi.Text.get_text(entry, 0, Atspi.Text.get_character_count(entry))
        assert left == 'whenever', left
        stage.key('Escape')
        stage.wait_focus('When')
        stage.type('2017-07-16')
        stage.key('Return')
        wait_fields(stage, {'when': '2017-07-16'})
        stage.says('Sunday 16 July 2017')


def a_note_is_kept():
    with article() as stage:
        mark(stage, 'said', 'k', 'cue')
        stage.key('Return')
        stage.wait_focus('Flag the Span as Unsure')
        stage.key('Tab')
        stage.wait_focus('Note')
        stage.type('ask the desk')
        stage.key('ctrl+Return')
        wait_fields(stage, {'commenting': 'ask the desk'})
        stage.key('Tab')
        stage.key('F6')
        stage.key('F6')
        stage.wait_focus('Article')
        undo(stage)
        wait_fields(stage, {})


def unsure_is_one_key():
    with article() as stage:
        mark(stage, 'said', 'k', 'cue')
        stage.key('u')
        wait_for(lambda: item(stage).get('unsure') is True, 'the flag')
        wait_for(lambda: 'unsure' in stage.description(), 'the word for it')
        undo(stage)
        wait_for(lambda: 'unsure' not in item(stage), 'the flag to go')


def retag_by_the_drop_down():
    with article() as stage:
        mark(stage, 'said', 'k', 'cue')
        stage.click(stage.find('combo box', 'Tag of the Span'))
        stage.wait_focus('Speaker')
        stage.key('Down', 'Down', 'Return')
        stage.wait_spans(NAME, [('claim', 'said')])
        undo(stage)  # no text field has the keyboard
        stage.wait_spans(NAME, [('cue', 'said')])


def delete_by_the_button():
    with article() as stage:
        mark(stage, 'said', 'k', 'cue')
        stage.wait_spans(NAME, [('cue', 'said')])
        stage.click(stage.find('push button', 'Delete the Span'))
        stage.wait_spans(NAME, [])
        stage.click(stage.find('push button', 'Undo'))
        stage.wait_spans(NAME, [('cue', 'said')])


def edges_move_by_keys():
    with article() as stage:
        mark(stage, 'the council', 's', 'speaker')
        for key, words in (('e', 'the council would'), ('shift+e', 'the council'),
                           ('r', 'the council '), ('shift+r', 'the council'),
                           ('b', 'that the council'), ('shift+b', 'the council'),
                           ('v', ' the council'), ('shift+v', 'the council')):
            stage.key(key)
            stage.save()
            stage.wait_spans(NAME, [('speaker', words)])
        undo(stage)
        stage.wait_spans(NAME, [('speaker', ' the council')])


def edges_move_by_grips():
    with article() as stage:
        mark(stage, 'the council', 's', 'speaker')
        end = stage.edge('the council', at_end=True)
        stage.drag_from(end, 'would wait')
        stage.wait_spans(NAME, [('speaker', 'the council would wait')])
        start = stage.edge('the council would wait', at_end=False)
        stage.drag_from(start, 'told reporters', to_end=False)
        stage.wait_spans(NAME, [('speaker', 'told reporters that the council would wait')])
        undo(stage)
        stage.wait_spans(NAME, [('speaker', 'the council would wait')])
        undo(stage)
        stage.wait_spans(NAME, [('speaker', 'the council')])


def the_keyboard_comes_back():
    with article() as stage:
        mark(stage, 'She', 's', 'speaker')
        stage.key('Return')
        stage.wait_focus('Person')
        stage.key('Escape')
        stage.wait_focus('Article')
        stage.key('F6')
        focused = wait_for(stage.focused, 'a pane')
        assert focused.get_name() != 'Article', focused.get_name()
        stage.key('F6', 'F6')
        stage.wait_focus('Article')
        stage.key('ctrl+Tab')
        wait_for(lambda: stage.focused() and stage.focused().get_name() != 'Article',
                 'the keyboard to leave the article')
        stage.key('ctrl+shift+Tab')
        stage.wait_focus('Article')
        stage.wait_spans(NAME, [('speaker', 'She')])


def tab_walks_the_spans_and_leaves():
    with article() as stage:
        mark(stage, 'next month', 'd', 'date')
        mark(stage, 'said', 'k', 'cue')
        mark(stage, 'Mayor Ana Núñez', 's', 'speaker')
        stage.key('Escape')
        for tag in ('Speaker', 'Cue', 'Date'):
            stage.key('Tab')
            wait_for(lambda: stage.description().startswith(tag), tag)
        stage.key('shift+Tab')
        wait_for(lambda: stage.description().startswith('Cue'), 'the span before')
        stage.key('Tab', 'Tab')
        wait_for(lambda: stage.focused() and stage.focused().get_name() != 'Article',
                 'the keyboard to leave after the last span')
        stage.key('shift+Tab')
        stage.wait_focus('Article')
        stage.key('shift+Tab', 'shift+Tab')
        wait_for(lambda: stage.description().startswith('Speaker'), 'the first span')
        stage.key('shift+Tab')
        wait_for(lambda: stage.focused() and stage.focused().get_name() != 'Article',
                 'the keyboard to leave before the first span')
        stage.wait_spans(NAME, [('speaker', 'Mayor Ana Núñez'), ('cue', 'said'),
                                ('date', 'next month')])


def a_link_is_made_by_two_keys():
    with article() as stage:
        mark(stage, 'Mayor Ana Núñez', 's', 'speaker')
        stage.key('Escape')
        mark(stage, 'that the council would wait until next month', 'c', 'claim')
        stage.wait_spans(NAME, [('speaker', 'Mayor Ana Núñez'),
                                ('claim', 'that the council would wait until next month')])
        speaker = item(stage, 0)['id']
        stage.key('l')
        wait_for(lambda: stage.find('menu item'), 'the menu of links')
        stage.key('1')
        wait_fields(stage, {'said-by': speaker}, 1)
        stage.wait_focus('Article')
        stage.key('l')
        wait_for(lambda: stage.find('menu item'), 'the menu of links')
        stage.key('1')
        wait_fields(stage, {}, 1)
        stage.wait_focus('Article')
        undo(stage)
        wait_fields(stage, {'said-by': speaker}, 1)


def a_further_part_is_added_by_a_key():
    with article() as stage:
        mark(stage, '“It’s not the worst idea,”', 'c', 'claim')
        stage.select('“but it’s close.”')
        stage.key('p')
        stage.wait_spans(NAME, [('claim', '“It’s not the worst idea,” … “but it’s close.”')])


def a_span_is_cut_and_joined_again():
    with article() as stage:
        mark(stage, 'that the council would wait until next month', 'c', 'claim')
        stage.click_words('would')
        stage.key('x')
        stage.wait_spans(NAME, [('claim', 'that the council'),
                                ('claim', 'would wait until next month')])
        stage.key('shift+j')
        stage.wait_spans(NAME, [('claim', 'that the council would wait until next month')])
        undo(stage)
        stage.wait_spans(NAME, [('claim', 'that the council'),
                                ('claim', 'would wait until next month')])


def the_last_act_is_repeated():
    with article() as stage:
        mark(stage, 'last week', 'd', 'date')
        stage.select('Friday, July 21, 2017')
        stage.key('period')
        stage.wait_spans(NAME, [('date', 'Friday, July 21, 2017'), ('date', 'last week')])
        stage.key('u')
        wait_for(lambda: item(stage, 0).get('unsure'), 'the flag')
        stage.click_words('last week')
        stage.key('period')
        wait_for(lambda: item(stage, 1).get('unsure'), 'the flag on the other date')


def fields_are_copied_by_two_keys():
    with article() as stage:
        mark(stage, 'Mayor Ana Núñez', 's', 'speaker')
        stage.key('Return')
        stage.wait_focus('Person')
        stage.type('Ana Núñez')
        stage.key('Return')
        wait_for(lambda: 'person' in fields(stage, 0), 'the person')
        person = fields(stage, 0)['person']
        back_to_article(stage)
        mark(stage, 'She', 's', 'speaker')
        stage.key('f')
        wait_for(lambda: stage.find('menu item'), 'the menu of spans')
        stage.key('1')
        wait_for(lambda: fields(stage, 1).get('person') == person, 'the person of the other one')


def an_action_is_found_by_its_name():
    with article() as stage:
        mark(stage, 'last week', 'd', 'date')
        stage.wait_spans(NAME, [('date', 'last week')])
        stage.key('ctrl+shift+p')
        stage.wait_focus('Find an Action')
        stage.type('flag uns')
        stage.key('Return')
        wait_for(lambda: item(stage, 0).get('unsure'), 'the flag')
        wait_for(lambda: not stage.all(name='Find an Action'), 'the list to go')
        stage.click(stage.view())
        stage.key('ctrl+shift+p')
        stage.wait_focus('Find an Action')
        stage.type('quit')
        stage.key('Escape')
        wait_for(lambda: not stage.all(name='Find an Action'), 'the list to go by Escape')


def several_spans_are_changed_at_once():
    with article() as stage:
        mark(stage, 'Friday, July 21, 2017', 'd', 'date')
        mark(stage, 'said', 'k', 'cue')
        mark(stage, 'last week', 'd', 'date')
        stage.click(row(stage, 'Friday, July 21, 2017'))
        stage.key('shift+Down', 'shift+Down')
        stage.says('3 spans are chosen. What you change here changes in all of them that have the field.')
        stage.click(stage.find('push button', 'Delete the Span'))
        stage.wait_spans(NAME, [])
        stage.key('ctrl+z')
        stage.wait_spans(NAME, [('date', 'Friday, July 21, 2017'), ('cue', 'said'), ('date', 'last week')])


def middle(stage, node):
    box = node.get_extents(Atspi.CoordType.WINDOW)
    return stage.left + box.x + box.width // 2, stage.top + box.y + box.height // 2


def a_span_is_linked_by_dropping_it():
    with article() as stage:
        mark(stage, 'Mayor Ana Núñez', 's', 'speaker')
        stage.key('Escape')
        mark(stage, 'that the council would wait until next month', 'c', 'claim')
        stage.wait_spans(NAME, [('speaker', 'Mayor Ana Núñez'),
                                ('claim', 'that the council would wait until next month')])
        speaker = item(stage, 0)['id']
        stage.drop(middle(stage, row(stage, 'Mayor Ana')), middle(stage, row(stage, 'that the')))
        wait_fields(stage, {'said-by': speaker}, 1)
        undo(stage)
        wait_fields(stage, {}, 1)
        x, y = stage.edge('council', True)
        stage.drop(middle(stage, row(stage, 'Mayor Ana')), (x - 5, y))
        wait_fields(stage, {'said-by': speaker}, 1)


if __name__ == '__main__':
    run([a_choice_is_made_with_keys, a_text_keeps_its_letters, two_letters_pick_a_person,
         a_new_person_is_one_step, a_link_is_picked_from_a_list, a_date_is_typed_in_words,
         a_suggested_date_is_taken_with_enter, a_text_that_is_no_date_is_refused, a_note_is_kept,
         unsure_is_one_key, retag_by_the_drop_down, delete_by_the_button, edges_move_by_keys,
         edges_move_by_grips, the_keyboard_comes_back, tab_walks_the_spans_and_leaves,
         a_link_is_made_by_two_keys, a_further_part_is_added_by_a_key,
         a_span_is_cut_and_joined_again, the_last_act_is_repeated, fields_are_copied_by_two_keys,
         an_action_is_found_by_its_name, several_spans_are_changed_at_once,
         a_span_is_linked_by_dropping_it])
