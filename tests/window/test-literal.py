#!/usr/bin/python3
"""Names and words from files are shown as they are: markup stays letters, and neither a control
character nor one that turns the direction of text reaches what is written in the window."""
import json
import time

from sights import annotation, clash, layer, put_layers, says, shows, write_over
from stage import Stage, children, run, wait_for, walk, xdo

MARKUP = '<b>R&D</b> <span size="99999">&amp;'
TURN = '\u202e\u2066\x1b[31m\x07\x85'
SHOWN_TURN = TURN.replace('\x85', '\xa0')  # what a layout can't bear is shown as a blank
WORDS = f'<i>Ann</i>{TURN} & Sons'
TEXT = f'Head <b>line</b>{TURN} & more\n\n{WORDS} said &lt;no&gt; on Sunday.\n'
NAME = '<b>R&D<i>.txt'

TAGSET = json.dumps({'format': 1, 'name': MARKUP, 'tags': [
    {'id': 'speaker', 'name': 'Who ' + MARKUP, 'colour': 'blue', 'key': 's', 'role': 'speaker',
     'guideline': ['Rule ' + MARKUP],
     'fields': [{'id': 'role', 'name': 'Field ' + MARKUP, 'kind': 'text', 'guideline': [MARKUP]},
                {'id': 'sort', 'name': 'Sort ' + MARKUP, 'kind': 'choice',
                 'choices': [{'id': 'one', 'name': 'Choice ' + MARKUP}], 'guideline': [MARKUP]}]},
    {'id': 'claim', 'name': 'What ' + MARKUP, 'colour': 'green', 'key': 'c', 'role': 'claim'}]})


def marked(start, words, number, **values):
    """A line of a layer: a speaker with values of its fields."""
    line = json.loads(annotation(start, start + len(words), words, number=number))
    note = values.pop('note', None)
    line['body'] += [{'type': 'TextualBody', 'purpose': 'classifying', 'field': field, 'value': value}
                     for field, value in values.items()]
    if note:
        line['body'].append({'type': 'TextualBody', 'purpose': 'commenting', 'value': note})
    return json.dumps(line)


def is_tame(words):
    """No control character, and what turns the direction of text only as an isolation of ours."""
    depth = 0
    for char in words:
        depth += (char == '\u2068') - (char == '\u2069')
        if depth < 0 or (ord(char) < 32 and char not in '\n\t') or 0x7F <= ord(char) < 0xA0:
            return False
        if char in '\u2066\u2067' or '\u202a' <= char <= '\u202e':
            return False
    return depth == 0


def everything_is_tame(stage):
    wild = [(node.get_role_name(), words) for window in children(stage.app) for node in walk(window)
            for words in (node.get_name(), node.get_description()) if not is_tame(words or '')]
    assert not wild, wild


def open_marked(stage):
    start = TEXT.index(WORDS)
    put_layers(stage, a=lambda person: layer(
        TEXT, marked(start, WORDS, 1, role='Role ' + MARKUP + TURN, sort='one',
                     note='Note ' + MARKUP + TURN), person=person))
    shows(stage, 'Sons')


def words_are_literal_in_lists_and_cards():
    with Stage({'a.txt': TEXT, 'tagset.json': TAGSET}) as stage:
        open_marked(stage)
        stage.click_words('Sons')
        says(stage, 'Field ' + MARKUP)
        for words in ('Head <b>line</b>', '<i>Ann</i>', 'Who ' + MARKUP, 'What ' + MARKUP,
                      'Sort ' + MARKUP):
            says(stage, words)
        wait_for(lambda: MARKUP in stage.description(), 'the span in the article’s description')
        everything_is_tame(stage)
        stage.close()


def the_card_under_the_pointer_is_literal():
    with Stage({'a.txt': TEXT, 'tagset.json': TAGSET}) as stage:
        open_marked(stage)
        x, y, width, height = stage._character(TEXT.index('Sons'))  # pylint: disable=protected-access
        xdo('mousemove', x, y + 60, 'sleep', 0.1, 'mousemove', x, y + height // 2 + 2, 'sleep', 0.1,
            'mousemove', x + width // 2, y + height // 2)
        says(stage, 'Note ' + MARKUP)
        says(stage, 'Role ' + MARKUP)
        says(stage, 'Choice ' + MARKUP)
        everything_is_tame(stage)
        stage.close()


def the_tags_and_the_attribution_in_hand_are_literal():
    with Stage({'a.txt': TEXT, 'tagset.json': TAGSET}) as stage:
        shows(stage, 'Sons')
        stage.select('Sons')
        stage.find(name='Mark the Selection as Who ' + MARKUP)
        everything_is_tame(stage)
        stage.key('s')
        wait_for(lambda: stage.description().startswith('Who ' + MARKUP), 'the mark')
        stage.drag('Ann</i>' + SHOWN_TURN + ' & Sons')
        wait_for(lambda: stage.all(name='Mark the Selection as What ' + MARKUP), 'the tags')
        stage.key('c')
        says(stage, 'What ' + MARKUP + ': ')
        everything_is_tame(stage)
        # The drag goes over text that runs backwards: its ends are a matter of a pixel.
        wait_for(lambda: [tag for tag, words in stage.spans('a.txt') if TURN in words] == ['claim'],
                 'the claim’s own characters in the file')
        stage.close()


def notices_and_toasts_are_literal():
    with Stage({NAME: 'Bridge\n\nAnn said no on Sunday.\n'}) as stage:
        shows(stage, 'Ann')
        stage.select('Ann')
        stage.key('s')
        stage.wait_spans(NAME, [('speaker', 'Ann')])
        path = stage.layer_path(NAME)
        theirs = path.read_text().replace('"value":"speaker"', '"value":"claim"')
        clash(stage, 'said', 'k', lambda: write_over(path, theirs))
        says(stage, 'were also changed by another program')
        stage.click(stage.find(name='Keep Mine'))
        says(stage, 'The other version is kept as', '<b>R&D<i>')
        everything_is_tame(stage)
        stage.close()


def the_question_for_a_namesake_is_literal():
    with Stage({'a.txt': TEXT}, args=['--annotator', MARKUP]) as stage:
        shows(stage, 'Sons')
        stage.select('Sons')
        stage.key('s')
        wait_for(lambda: list(stage.corpus.glob('annotations/*/annotator.json')), 'the annotator')
        stage.close()
        written = next(stage.corpus.glob('annotations/*/annotator.json'))
        before = json.loads(written.read_text())
        assert before['name'] == MARKUP, before
        written.write_text(json.dumps({**before, 'id': 'urn:uuid:5b2fab68-1d6f-47a5-b810-a6a3745bd0d4'}))
        stage.process = None
        stage.start()
        time.sleep(0.5)
        says(stage, '<b>R&D</b>')
        everything_is_tame(stage)


if __name__ == '__main__':
    run([words_are_literal_in_lists_and_cards, the_card_under_the_pointer_is_literal,
         the_tags_and_the_attribution_in_hand_are_literal, notices_and_toasts_are_literal,
         the_question_for_a_namesake_is_literal])
