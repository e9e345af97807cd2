#!/usr/bin/python3
"""What a screen reader finds: every control named, none like another; and what the article says of
the place under the caret."""
import json

from controls import check_window
from stage import Atspi, GLib, Stage, children, run, wait_for

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


def window(stage, name=None):
    def look():
        for node in children(stage.app):
            if name is None or node.get_name() == name:
                return node
        return None
    return wait_for(look, f'the window “{name}”')


def mark(stage, words, key):
    stage.select(words)
    stage.tag(key, {'s': 'Speaker', 'k': 'Cue', 'c': 'Claim', 'd': 'Date'}[key])


def the_welcome_page():
    with Stage(paths=()) as stage:
        stage.find('push button', 'Try the Sample Corpus')
        check_window(window(stage), 6)


def a_corpus_with_each_tag_chosen():
    with Stage({NAME: ARTICLE, 'other.txt': 'Other\n\nNothing.\n'}) as stage:
        wait_for(lambda: 'Ana' in stage.text(), 'the article')
        check_window(window(stage), 15)
        for words, key in (('Mayor Ana Núñez', 's'), ('said', 'k'), ('last week', 'd'),
                           ('“but it’s close.”', 'c')):
            mark(stage, words, key)
            check_window(window(stage), 18)
        stage.key('ctrl+f')
        stage.type('council')
        stage.find('push button', 'Next match')
        check_window(window(stage), 22)
        stage.click(stage.find(None, 'How to search'))
        stage.find('check box', 'Match Accents')
        check_window(window(stage), 22)


def the_dialogs():
    with Stage({NAME: ARTICLE}) as stage:
        stage.view()
        for key, name, least in (('ctrl+comma', 'Preferences', 4),
                                 ('ctrl+question', 'Keyboard Shortcuts', 1)):
            stage.key(key)
            check_window(window(stage, name), least)
            stage.key('Escape')
            wait_for(lambda: len(list(children(stage.app))) == 1, f'“{name}” to close')


def the_search_and_the_statistics():
    with Stage({NAME: ARTICLE, 'other.txt': 'Other\n\nNothing.\n'}) as stage:
        mark(stage, 'Mayor Ana Núñez', 's')
        stage.save()
        stage.wait_spans(NAME, [('speaker', 'Mayor Ana Núñez')])
        stage.key('ctrl+k')
        stage.wait_focus('Search All Articles')
        check_window(window(stage), 20)
        stage.type('mayor')
        stage.says('1 article')
        stage.type(' tag:')
        wait_for(lambda: [n for n in stage.all('list item') if n.get_name().startswith('speaker')],
                 'the tag')
        check_window(window(stage), 15)
        stage.key('ctrl+shift+p')
        stage.wait_focus('Find an Action')
        stage.type('statistics')
        stage.key('Return')
        stage.find(name='Annotations per Article')
        check_window(window(stage, 'Statistics'), 1)


def the_ways_in_and_out():
    with Stage({NAME: ARTICLE}) as stage:
        mark(stage, 'Mayor Ana Núñez', 's')
        stage.key('ctrl+shift+x')
        stage.says('1 span can be exported, without a loss.')
        check_window(window(stage, 'Export Annotations'), 6)
        stage.key('Escape')
        stage.key('ctrl+shift+r')
        stage.find('push button', 'Choose a File…')
        check_window(window(stage, 'Read Annotations'), 3)
        stage.key('Escape')
        source = stage.corpus / 'news.md'
        source.write_text('News\n\nBen said yes.\n', encoding='utf-8')
        stage.again(source)
        stage.says('1 article can be imported.')
        stage.find(name='Preview')
        check_window(window(stage, 'Import Articles'), 3)
        stage.key('Escape')
        stage.close()


def about_and_help():
    with Stage({NAME: ARTICLE}) as stage:
        stage.view()
        stage.key('F10')
        stage.find('menu item', 'About Annotator')
        check_window(window(stage), 15)
        stage.key('Up')
        wait_for(lambda: stage.focused() and stage.focused().get_name() == 'About Annotator',
                 'the last of the menu')
        stage.key('Return')
        check_window(window(stage, 'About'), 5, without=('list',))  # libadwaita's own


def the_menu_of_a_span():
    with Stage({NAME: ARTICLE}) as stage:
        mark(stage, 'said', 'k')
        stage.click_words('said', button=3)
        items = {'Change Tag To', 'Flag as Unsure', 'Delete'}
        wait_for(lambda: items <= {n.get_name() for n in stage.all('menu item')}, 'the menu')
        check_window(window(stage), 15)
        stage.key('Escape')
        stage.key('shift+F10')
        wait_for(lambda: items <= {n.get_name() for n in stage.all('menu item')}, 'the menu by keys')
        stage.key('Escape')
        stage.wait_focus('Article')


def the_question_for_a_namesake():
    other = json.dumps({'format': 1, 'id': 'urn:uuid:11111111-1111-4111-8111-111111111111',
                        'name': 'Test Person'})
    folder = 'annotations/test-person/annotator.json'
    with Stage({NAME: ARTICLE, folder: other + '\n'}, annotator=None) as stage:
        stage.wait_focus('Your Name')
        stage.key('ctrl+a')
        stage.type('Test Person')
        stage.key('Return')
        question = 'Are you the Test Person who worked here before?'
        stage.says(question)
        check_window(window(stage, question), 3)
        stage.click(stage.find('push button', 'That Is Me'))
        wait_for(lambda: 'Ana' in stage.text(), 'the article')
        mark(stage, 'said', 'k')
        stage.wait_spans(NAME, [('cue', 'said')])


def the_question_for_the_name():
    with Stage({NAME: ARTICLE}, annotator=None) as stage:
        stage.wait_focus('Your Name')
        check_window(window(stage, 'Who is annotating?'), 3)


class Listener:
    """Hears when the article's description changes."""

    def __init__(self):
        self.heard = []
        self.listener = Atspi.EventListener.new(self.changed)
        self.listener.register('object:property-change:accessible-description')

    def changed(self, event):
        if event.source is not None and event.source.get_name() == 'Article':
            self.heard.append(event.source.get_description())

    def wait(self, words):
        def look():
            context = GLib.MainContext.default()
            while context.pending():
                context.iteration(False)
            return any(words in said for said in self.heard)
        wait_for(look, f'“{words}” to be heard among {self.heard}')

    def stop(self):
        self.listener.deregister('object:property-change:accessible-description')


def the_description_follows_the_caret():
    with Stage({NAME: ARTICLE}) as stage:
        mark(stage, 'that the council would wait until next month', 'c')
        mark(stage, 'next month', 'd')
        stage.key('Return')
        stage.wait_focus('When')
        stage.type('2017-08')
        stage.key('Return')
        wait_for(lambda: 'August 2017' in stage.description(), 'the value')
        stage.key('Escape')
        stage.wait_focus('Article')
        listener = Listener()
        stage.key('ctrl+Home')
        wait_for(lambda: stage.description() == '', 'nothing to be said of the headline')
        stage.key('ctrl+End')
        for _ in range(8):
            stage.key('Left')
        wait_for(lambda: stage.description().startswith('Date: “next month”'), 'the date')
        said = stage.description()
        assert 'August 2017' in said, said
        assert '2 spans here' in said, said
        listener.wait('2 spans here')
        for _ in range(12):
            stage.key('Left')
        wait_for(lambda: stage.description().startswith('Claim: “that the council'), 'the claim')
        assert 'here' not in stage.description(), stage.description()
        listener.wait('Claim: “that the council')
        stage.key('ctrl+Home')
        wait_for(lambda: stage.description() == '', 'nothing again')
        listener.stop()


def the_list_tells_each_span():
    with Stage({NAME: ARTICLE}) as stage:
        mark(stage, 'Mayor Ana Núñez', 's')
        mark(stage, 'last week', 'd')
        stage.key('u')
        stage.key('Return')
        stage.wait_focus('When')
        stage.key('Return')
        rows = stage.find('list', 'Spans of the Article')

        def look():
            said = [n.get_name() for n in children(rows)]
            return len(said) == 2 and '2017' in said[1] and said
        said = wait_for(look, 'two rows in words')
        assert said[0].startswith('Mayor Ana Núñez') and 'Speaker' in said[0], said
        assert said[1].startswith('last week') and 'Date' in said[1] and 'unsure' in said[1], said


if __name__ == '__main__':
    run([the_welcome_page, a_corpus_with_each_tag_chosen, the_dialogs, the_search_and_the_statistics, the_ways_in_and_out,
         about_and_help,
         the_menu_of_a_span, the_question_for_a_namesake, the_question_for_the_name,
         the_description_follows_the_caret, the_list_tells_each_span])
