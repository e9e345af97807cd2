#!/usr/bin/python3
"""The keys that no pane owns: F1 in the real window, and Ctrl+S while somebody types."""
from stage import Stage, run, wait_for

NAME = 'a.txt'
TEXT = 'Bridge\n\nAnn said the bridge is safe.\n'


def titles(stage):
    return [stage.app.get_child_at_index(i).get_name() for i in range(stage.app.get_child_count())]


def notes(stage):
    """The remarks in the file, in order."""
    try:
        items = stage.layer(NAME)['first']['items']
    except (FileNotFoundError, KeyError, ValueError):
        return []
    return [b['value'] for item in items for b in item['body'] if b['purpose'] == 'commenting']


def f1_opens_the_page_about_what_has_the_keyboard():
    with Stage({NAME: TEXT}) as stage:
        wait_for(lambda: 'Ann said' in stage.text(), 'the article')
        stage.key('F1')
        stage.find('heading', 'Mark words')
        assert 'Help' in titles(stage), titles(stage)
        stage.key('Tab', 'Return')  # the contents, or a link: another page either way
        wait_for(lambda: not [n for n in stage.all('heading') if n.get_name() == 'Mark words'],
                 'another page')
        stage.key('Escape')
        wait_for(lambda: 'Help' not in titles(stage), 'the help to go')
        stage.close()


def f1_opens_the_page_about_the_window():
    for key, page in (('ctrl+i', 'Import articles'), ('ctrl+shift+x', 'Export annotations'),
                      ('ctrl+shift+r', 'Read annotations of other programs')):
        with Stage({NAME: TEXT}) as stage:
            wait_for(lambda stage=stage: 'Ann said' in stage.text(), 'the article')
            before = len(titles(stage))
            stage.key(key)
            wait_for(lambda stage=stage, before=before: len(titles(stage)) > before, 'the window')
            stage.key('F1')
            stage.find('heading', page)
            stage.key('Escape')
            wait_for(lambda stage=stage: 'Help' not in titles(stage), 'the help to go')
            stage.take_focus()
            stage.close()


def what_is_typed_is_saved_with_the_rest():
    with Stage({NAME: TEXT}) as stage:
        stage.drag('said')
        stage.tag('k', 'Cue')
        stage.key('Return')
        stage.wait_focus('Flag the Span as Unsure')
        stage.key('Tab')
        stage.wait_focus('Note')
        stage.type('ask the desk')
        assert notes(stage) == []
        stage.key('ctrl+s')
        wait_for(lambda: notes(stage) == ['ask the desk'], 'the note in the file')
        stage.says('Everything is saved')
        stage.wait_focus('Note')
        stage.close()


if __name__ == '__main__':
    run([f1_opens_the_page_about_what_has_the_keyboard, f1_opens_the_page_about_the_window,
         what_is_typed_is_saved_with_the_rest])
