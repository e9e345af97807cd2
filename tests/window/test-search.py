#!/usr/bin/python3
"""Searching all articles in the real window: words and filters are typed, completed and gone through, by keys
and by the pointer; what was found leads to its article; the statistics count what was marked."""
from stage import Atspi, Stage, run, wait_for

BRIDGE = (
    'Mayor walks back bridge plan\n'
    '\n'
    'Friday, July 21, 2017\n'
    '\n'
    '“It’s not the worst idea,” Mayor Ana Núñez said Sunday.\n'
)
HARBOUR = (
    'Harbour stays open\n'
    '\n'
    'Monday, July 24, 2017\n'
    '\n'
    'The harbour master said that the bridge is no danger. Officials agreed.\n'
)
MARKET = 'Market day\n\nNobody was there.\n'
ARTICLES = {'bridge.txt': BRIDGE, 'harbour.txt': HARBOUR, 'market.txt': MARKET}
BOX = 'Search All Articles'


def corpus():
    return Stage(ARTICLES)


def search(stage, words):
    stage.key('ctrl+k')
    stage.wait_focus(BOX)
    stage.type(words)


def selected(stage):
    chosen = Atspi.Text.get_selection(stage.view(), 0)
    return stage.text()[chosen.start_offset:chosen.end_offset]


def typed(stage):
    node = stage.focused()
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node)) if node is not None else None


def shows(stage, words):
    wait_for(lambda: words in stage.text(), f'the article with “{words}”')


def words_are_found_and_gone_through():
    with corpus() as stage:
        search(stage, 'bridge said')
        stage.says('2 articles')
        stage.key('Return')
        stage.wait_focus('Article')
        wait_for(lambda: selected(stage).lower() in ('bridge', 'said'), 'the words to be selected')
        first = stage.text()
        stage.key('F8')
        wait_for(lambda: stage.text() != first, 'the other article')
        stage.says('2 articles')
        stage.key('F8')
        stage.says('There is no further hit.')
        stage.key('shift+F8')
        wait_for(lambda: stage.text() == first, 'the first article')


def a_filter_completes_itself():
    with corpus() as stage:
        stage.select('Ana Núñez')
        stage.tag('s', 'Speaker')
        stage.save()
        stage.wait_spans('bridge.txt', [('speaker', 'Ana Núñez')])
        search(stage, 'tag:speaker')
        stage.says('1 hit in 1 article')
        stage.key('BackSpace')
        stage.find(name='What could be typed next')
        wait_for(lambda: stage.find('list item', 'speaker, 1'), 'the tag, with its count')
        stage.key('Tab')
        wait_for(lambda: typed(stage) == 'tag:speaker ', 'the filter')
        stage.says('1 hit in 1 article')
        stage.key('ctrl+Page_Down')
        shows(stage, 'Harbour')
        stage.key('F8')
        shows(stage, 'Mayor')
        wait_for(lambda: stage.description().startswith('Speaker'), 'the span to be chosen')


def the_pointer_does_it_too():
    with corpus() as stage:
        search(stage, 'ta')
        stage.click(stage.find('list item', 'tag:, what is marked'))
        wait_for(lambda: typed(stage) == 'tag:', 'the name of the filter')
        stage.key('ctrl+a')
        stage.type('danger')
        stage.says('1 article')
        hits = stage.find('list', 'Hits')
        stage.click(hits.get_child_at_index(0))
        shows(stage, 'Harbour')
        wait_for(lambda: selected(stage) == 'danger', 'the word to be selected')
        stage.click(stage.find('push button', 'Back to the Articles'))
        stage.find('list', 'Articles')
        stage.wait_focus('Article')


def escape_closes_one_thing_at_a_time():
    with corpus() as stage:
        search(stage, 'tag:')
        stage.find(name='What could be typed next')
        stage.key('Escape')
        stage.wait_focus(BOX)
        stage.key('Escape')
        stage.wait_focus('Article')
        stage.find('list', 'Articles')


def what_was_marked_is_found_at_once():
    with corpus() as stage:
        search(stage, 'tag:claim ')
        stage.says('Nothing found')
        stage.select('not the worst idea')
        stage.tag('c', 'Claim')
        stage.says('1 hit in 1 article')
        stage.key('Delete')
        stage.says('Nothing found')


def statistics_count_it():
    with corpus() as stage:
        stage.select('Ana Núñez')
        stage.tag('s', 'Speaker')
        stage.save()
        stage.key('F10')
        stage.find('menu item', 'Statistics')
        stage.key('c')
        wait_for(lambda: stage.find(name='Annotations per Article'), 'the picture')
        stage.says('Speaker')
        wait_for(lambda: stage.find('label', 'Speaker: 1'), 'the count')
        stage.key('Escape')
        wait_for(lambda: not stage.all(name='Annotations per Article'), 'the window to close')


run([
    words_are_found_and_gone_through,
    a_filter_completes_itself,
    the_pointer_does_it_too,
    escape_closes_one_thing_at_a_time,
    what_was_marked_is_found_at_once,
    statistics_count_it,
])
