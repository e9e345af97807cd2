#!/usr/bin/python3
"""The list of articles: in another order, under headings, filtered; states by keys and by its menu; how
far all of it is; and an article that another program moves, with what was marked in it."""
import json
import subprocess
import time

from stage import Stage, is_shown, run, wait_for, walk, xdo

ARTICLES = {
    'a.txt': 'Zebra\n\nAnn said no.\n',
    'b.txt': 'Apple\n\nBen said yes.\n',
    'deep/c.txt': 'Mango\n\nCleo said maybe.\n',
    'corpus.json': json.dumps({'format': 1, 'assignments': [
        {'annotator': 'Test Person', 'articles': ['deep']}, {'annotator': 'ben', 'articles': ['*']}]}),
}


def rows(stage):
    """What the list says, from the top."""
    articles = stage.find(name='Articles')
    items = [articles.get_child_at_index(i) for i in range(articles.get_child_count())]
    return [item.get_name() for item in items]


def titles(stage):
    return [name.split(',')[0] for name in rows(stage)]


def wait_titles(stage, *expected):
    wait_for(lambda: titles(stage) == list(expected), f'the articles {expected}, not {titles(stage)}')


def wait_row(stage, words):
    wait_for(lambda: any(words in name for name in rows(stage)), f'a row with “{words}”')


def called(stage, words):
    """What is named with these words at the start."""
    def look():
        return next((n for n in walk(stage.app) if n.get_role_name() != 'application'
                     and (n.get_name() or '').startswith(words) and is_shown(n)), None)
    return wait_for(look, f'“{words}…”')


def look_away_and_back(stage):
    """The program looks at the disk when its window gets the focus."""
    root = subprocess.run(['xdotool', 'search', '--maxdepth', '0', ''], check=True,
                          capture_output=True, text=True).stdout.split()[0]
    xdo('windowfocus', root)
    time.sleep(0.3)
    xdo('windowfocus', stage.window)


def go_to(stage, words):
    """Goes on to what is named so; what lies in a popover has no place in the window."""
    for _ in range(20):
        node = stage.focused()
        if node is not None and (node.get_name() or '').startswith(words):
            return
        stage.key('Tab')
        time.sleep(0.2)
    raise AssertionError(f'nothing “{words}…” that the keyboard gets to')


def choose(stage, name, times):
    """Goes down so many choices in a drop-down that shows its first one."""
    go_to(stage, name + ':')
    stage.key('space')
    time.sleep(0.5)
    stage.key(*['Down'] * times, 'Return')
    time.sleep(0.3)


def toggle(stage, words):
    go_to(stage, words)
    stage.key('space')


def options(stage):
    stage.click(stage.find(name='Sort, Group and Filter'))
    stage.find('check box', 'Mine to do')


def an_order_headings_and_filters():
    with Stage(ARTICLES) as stage:
        wait_titles(stage, 'Zebra', 'Apple', 'Mango')
        options(stage)
        choose(stage, 'Sort By', 1)
        wait_titles(stage, 'Apple', 'Mango', 'Zebra')
        toggle(stage, 'The Other Way Round')
        wait_titles(stage, 'Zebra', 'Mango', 'Apple')
        choose(stage, 'Group By', 1)
        wait_titles(stage, 'deep', 'Mango', 'Not in a folder', 'Zebra', 'Apple')
        stage.picture('options')
        toggle(stage, 'Mine to do')
        wait_titles(stage, 'deep', 'Mango')
        stage.key('Escape')
        stage.says('Only: mine to do')
        stage.says('1 of 3 articles')
        stage.close()

        # So it is the next time, until it is cleared.
        stage.start()
        wait_titles(stage, 'deep', 'Mango')
        stage.click(stage.find('push button', 'Clear'))
        wait_titles(stage, 'deep', 'Mango', 'Not in a folder', 'Zebra', 'Apple')


def states_by_key_and_menu():
    with Stage(ARTICLES) as stage:
        wait_titles(stage, 'Zebra', 'Apple', 'Mango')
        stage.says('0 of 3 done')
        wait_for(lambda: 'Ann' in stage.text(), 'the first article')
        stage.key('ctrl+d')
        stage.says('1 of 3 done')
        wait_row(stage, 'Zebra, done')
        wait_for(lambda: 'Ben' in stage.text(), 'the next article')
        stage.key('ctrl+3')
        wait_row(stage, 'Apple, needs changes')
        stage.key('ctrl+2')
        wait_row(stage, 'Apple, in progress')

        # The state of another one, which isn't in hand.
        stage.click(called(stage, 'Mango,'), button=3)
        stage.find('menu item', 'State: Done')
        stage.key('Up', 'Return')
        wait_row(stage, 'Mango, done')
        assert 'Ben' in stage.text(), stage.text()
        stage.says('2 of 3 done')
        stage.save()
        wait_for(lambda: stage.layer_path('deep/c.txt').exists(), 'the layer on it')
        assert stage.layer('deep/c.txt')['article']['state'] == 'done'
        stage.key('ctrl+j')
        stage.says('No unfinished article comes after this one.')


def annotations_follow_an_article():
    with Stage(ARTICLES) as stage:
        wait_for(lambda: 'Ann' in stage.text(), 'the first article')
        stage.select('Ann')
        stage.tag('s', 'Speaker')
        stage.save()
        stage.wait_spans('a.txt', [('speaker', 'Ann')])
        wait_row(stage, '1 Speaker')
        (stage.corpus / 'new').mkdir()
        (stage.corpus / 'a.txt').rename(stage.corpus / 'new/name.txt')
        look_away_and_back(stage)
        stage.says('Your 1 annotation came along')
        stage.wait_spans('new/name.txt', [('speaker', 'Ann')])
        assert not stage.layer_path('a.txt').exists()
        wait_row(stage, '1 Speaker')

        # It goes on: undone, and saved where it is now.
        wait_for(lambda: 'Ann' in stage.text(), 'the article in hand')
        stage.key('ctrl+z')
        stage.save()
        stage.wait_spans('new/name.txt', [])

        # One that goes for good is told, and listed.
        stage.select('Ann')
        stage.tag('s', 'Speaker')
        stage.save()
        stage.wait_spans('new/name.txt', [('speaker', 'Ann')])
        (stage.corpus / 'new/name.txt').unlink()
        stage.click(stage.find('push button', 'Close the Notice'))
        look_away_and_back(stage)
        stage.picture('gone')
        stage.says('is no longer there. Your 1 annotation on it is kept')
        wait_row(stage, 'gone')
        assert stage.layer_path('new/name.txt').exists()


if __name__ == '__main__':
    run([an_order_headings_and_filters, states_by_key_and_menu, annotations_follow_an_article])
