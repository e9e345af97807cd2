#!/usr/bin/python3
"""Finding words in the real window, and marking them: by Ctrl+F, one by one, all at once, and as a span is
marked."""
from stage import Stage, run, wait_for

NAME = 'bridge.txt'
ARTICLE = (
    'Mayor walks back bridge plan\n'
    '\n'
    'Friday, July 21, 2017\n'
    '\n'
    '“It’s not the worst idea,” Mayor Ana Núñez said Sunday.\n'
    '\n'
    'Nunez told reporters that it’s late. Mr. Núñez, her brother, left.\n'
)


def article():
    return Stage({NAME: ARTICLE})


def find(stage, words, count):
    stage.key('ctrl+f')
    stage.wait_focus('Find in this article')
    stage.type(words)
    wait_for(lambda: stage.find('label', count), count)


def plain_letters_find_and_a_key_marks():
    with article() as stage:
        find(stage, 'nunez', '1 of 3')
        stage.key('Return')
        wait_for(lambda: stage.find('label', '2 of 3'))
        stage.key('Escape')
        stage.wait_focus('Article')
        stage.tag('s', 'Speaker')
        stage.wait_spans(NAME, [('speaker', 'Nunez')])


def one_is_marked_one_is_passed_over():
    with article() as stage:
        find(stage, "it's", '1 of 2')
        stage.key('ctrl+Return')
        stage.wait_spans(NAME, [('speaker', 'It’s')])
        wait_for(lambda: stage.find('label', '2 of 2'))


def all_are_marked_as_one_step():
    with article() as stage:
        find(stage, 'nunez', '1 of 3')
        stage.key('ctrl+shift+Return')
        stage.wait_spans(NAME, [('speaker', 'Núñez'), ('speaker', 'Nunez'), ('speaker', 'Núñez')])
        stage.key('Escape')
        stage.wait_focus('Article')
        stage.key('ctrl+z')
        stage.wait_spans(NAME, [])


def what_equals_a_span_gets_its_fields():
    with article() as stage:
        stage.select('Núñez')
        stage.tag('s', 'Speaker')
        stage.key('Return')
        stage.wait_focus('Person')
        stage.type('Ana Núñez')
        stage.key('Return')
        stage.key('Escape')
        stage.wait_focus('Article')
        stage.key('a')
        stage.wait_focus('Find in this article')
        wait_for(lambda: stage.find('label', '1 of 3'))
        stage.key('ctrl+shift+Return')
        stage.wait_spans(NAME, [('speaker', 'Núñez'), ('speaker', 'Nunez'), ('speaker', 'Núñez')])
        people = {body['source'] for item in stage.layer(NAME)['first']['items']
                  for body in item['body'] if body.get('field') == 'person'}
        assert len(people) == 1, people


def all_articles_are_marked_as_one_step():
    with Stage({NAME: ARTICLE, 'other.txt': 'The mayor\n\nMr. Núñez said no.\n'}) as stage:
        find(stage, 'núñez', '1 of 3')
        stage.click(stage.find(name='More to Do with All Matches'))
        stage.find('menu item', 'Mark All in All Articles…')
        stage.key('Down', 'Return')
        stage.says('Mark 4 Places as Speaker?')
        stage.key('Return')
        stage.says('Marked 4 places as Speaker')
        stage.wait_spans('other.txt', [('speaker', 'Núñez')])
        assert len(stage.spans(NAME)) == 3, stage.spans(NAME)
        stage.click(stage.find('push button', 'Undo'))
        stage.wait_spans('other.txt', [])
        stage.wait_spans(NAME, [])


def the_next_article_with_a_match_is_one_key_away():
    with Stage({NAME: ARTICLE, 'm.txt': 'Nobody\n', 'other.txt': 'The mayor\n\nMr. Núñez said no.\n'}) as stage:
        find(stage, 'núñez', '1 of 3')
        stage.key('ctrl+shift+Page_Down')
        wait_for(lambda: 'The mayor' in stage.text(), 'the other article')
        wait_for(lambda: stage.find('label', '1 of 1'))
        stage.key('ctrl+shift+Page_Down')
        stage.says('No further article holds these words.')


def nothing_found_is_said():
    with article() as stage:
        find(stage, 'submarine', 'No matches')
        stage.key('Escape')
        stage.wait_focus('Article')


run([
    plain_letters_find_and_a_key_marks,
    one_is_marked_one_is_passed_over,
    all_are_marked_as_one_step,
    what_equals_a_span_gets_its_fields,
    nothing_found_is_said,
    all_articles_are_marked_as_one_step,
    the_next_article_with_a_match_is_one_key_away,
])
