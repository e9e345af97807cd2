#!/usr/bin/python3
"""A review of all articles in the real window: one list, gone through and decided by keys from article to article;
what is decided is counted, undone, and on the disk; the next article with something open; only what is new; no names
while they are hidden."""
import json

from colleagues import mark, write_layer
from stage import GLib, Stage, children, run, wait_for, walk

FIRST = 'The first day\n\nGraham said on Sunday the deal is dead.\n'
SECOND = 'The second day\n\nOthers doubt it, said Meyer.\n'
AGREED = 'The third day\n\nNobody denied it.\n'


class Colleagues(Stage):
    """Ann and Ben differ twice on a.txt and once on c.txt; they agree on d.txt; nobody has seen b.txt."""

    def start(self, *paths):
        if not (self.corpus / 'annotations').exists():
            for name, text in (('a.txt', FIRST), ('b.txt', AGREED), ('c.txt', SECOND), ('d.txt', AGREED)):
                (self.corpus / name).write_text(text, encoding='utf-8')
            write_layer(self.corpus, 'ann', 'a.txt', FIRST, [mark(1, 'speaker', FIRST, 'Graham'), mark(2, 'cue', FIRST, 'said'),
                                                             mark(3, 'date', FIRST, 'on Sunday')])
            write_layer(self.corpus, 'ben', 'a.txt', FIRST, [mark(4, 'cue', FIRST, 'said'), mark(5, 'date', FIRST, 'Sunday')])
            write_layer(self.corpus, 'ann', 'c.txt', SECOND, [mark(6, 'speaker', SECOND, 'Others')])
            write_layer(self.corpus, 'ben', 'c.txt', SECOND, [mark(7, 'cue', SECOND, 'Others')])
            for number, slug in ((8, 'ann'), (9, 'ben')):
                write_layer(self.corpus, slug, 'd.txt', AGREED, [mark(number, 'cue', AGREED, 'denied')])
        super().start(*paths)


def rows(stage):
    """What the rows of the list say, in order."""
    for node in walk(stage.app):
        if node.get_name() == 'Differences' and node.get_role_name() in ('list', 'list box'):
            return [n.get_name() for item in children(node) for n in children(item)]
    return []


def plain(words):
    return words.replace('\u2068', '').replace('\u2069', '')


def rows_are(stage, *beginnings):
    def look():
        found = [plain(r) for r in rows(stage)]
        return len(found) == len(beginnings) and all(map(str.startswith, found, beginnings))
    try:
        wait_for(look, 'the rows')
    except AssertionError as late:
        raise AssertionError(f'{[plain(r) for r in rows(stage)]}, and not {beginnings}') from late


def in_hand(stage, text):
    wait_for(lambda: stage.text().strip() == text.strip(), f'“{text[:14]}”')


def accepts(stage, who):
    """The card is there, and has a version of that one."""
    return wait_for(lambda: next((n for n in stage.all('push button') + stage.all('button')
                                  if plain(n.get_name()) == f'Accept What {who} Marked'), None), f'what {who} marked')


def records(stage, name):
    path = stage.corpus / 'reviews/test-person' / (name + '.json')
    return json.loads(path.read_text(encoding='utf-8'))['first']['items'] if path.exists() else []


def open_all(stage):
    in_hand(stage, FIRST)
    stage.key('ctrl+r')
    stage.says('0 of 2 differences decided')
    stage.key('a')
    stage.says('0 of 3 differences decided')


def from_the_menu(stage, words):
    """By keys: where a menu lies on the screen, nobody says."""
    stage.click(stage.find(name='More About the Review'))
    wait_for(lambda: [n for n in walk(stage.app) if n.get_name() == words], 'the menu')
    for _ in range(12):
        focused = stage.focused()
        if focused is not None and focused.get_name() == words:
            break
        stage.key('Down')
    stage.wait_focus(words)
    stage.key('Return')


ALL_OPEN = ('The first day, 0 of 2 decided: Ann: Speaker, “Graham”', 'Ann: Date, “on Sunday”',
            'The second day, 0 of 1 decided: ')


def keys_lead_from_article_to_article():
    with Colleagues(size=(1200, 860)) as stage:
        open_all(stage)
        rows_are(stage, *ALL_OPEN)
        accepts(stage, 'Ann')
        stage.picture('all')
        stage.key('F7')
        accepts(stage, 'Ben')
        stage.key('F7')
        in_hand(stage, SECOND)
        accepts(stage, 'Ben')
        stage.key('F7')
        stage.says('There is no further difference.')
        stage.picture('second')

        # Decided there, it is counted, and the list goes on to what is open, which is in the first article.
        stage.key('1')
        stage.says('1 of 3 differences decided')
        in_hand(stage, FIRST)
        rows_are(stage, ALL_OPEN[0], ALL_OPEN[1], 'The second day, 1 of 1 decided: ')
        assert len(records(stage, 'c.txt')) == 1
        accepts(stage, 'Ann')
        stage.key('1')
        stage.says('2 of 3 differences decided')
        accepts(stage, 'Ben')
        rows_are(stage, 'The first day, 1 of 2 decided: ', ALL_OPEN[1], 'The second day, 1 of 1 decided: ')
        stage.key('n')
        stage.says('3 of 3 differences decided')
        stage.says('All differences that were read are decided.')
        assert len(records(stage, 'a.txt')) == 2

        # Undone one after the other, also where another article is in hand.
        stage.key('ctrl+z')
        stage.says('2 of 3 differences decided')
        stage.key('ctrl+z')
        stage.says('1 of 3 differences decided')
        stage.key('ctrl+z')
        stage.says('0 of 3 differences decided')
        rows_are(stage, *ALL_OPEN)
        stage.close()


def the_pointer_does_it_too():
    with Colleagues(size=(1200, 860)) as stage:
        open_all(stage)
        last = wait_for(lambda: next((n for n in walk(stage.app) if plain(n.get_name()).startswith(ALL_OPEN[2])), None), 'the row')
        stage.click(last)
        in_hand(stage, SECOND)
        stage.click(accepts(stage, 'Ann'))
        stage.says('1 of 3 differences decided')
        in_hand(stage, FIRST)
        stage.click(stage.find(name='This Article'))
        stage.says('0 of 2 differences decided')
        stage.click(stage.find(name='All Articles'))
        stage.says('1 of 3 differences decided')


def the_list_follows_the_article():
    with Colleagues(size=(1200, 860)) as stage:
        open_all(stage)
        stage.key('ctrl+Page_Down', 'ctrl+Page_Down')
        in_hand(stage, SECOND)
        accepts(stage, 'Ben')
        stage.key('1')
        stage.says('1 of 3 differences decided')
        in_hand(stage, FIRST)
        assert len(records(stage, 'c.txt')) == 1 and not records(stage, 'a.txt')


def the_next_article_with_something_open():
    with Colleagues(size=(1200, 860)) as stage:
        in_hand(stage, FIRST)
        stage.key('ctrl+F7')
        in_hand(stage, SECOND)
        accepts(stage, 'Ben')
        stage.key('ctrl+F7')
        in_hand(stage, FIRST)
        accepts(stage, 'Ann')
        # By the menu; and there is no other one then.
        from_the_menu(stage, 'Next Article With Differences')
        in_hand(stage, SECOND)
        accepts(stage, 'Ben')
        stage.key('1')
        stage.says('1 of 1 difference decided')
        stage.key('ctrl+F7')
        in_hand(stage, FIRST)
        accepts(stage, 'Ann')
        stage.key('ctrl+F7')
        stage.says('No other article has open differences.')
        in_hand(stage, FIRST)


def only_what_is_new():
    with Colleagues(size=(1200, 860)) as stage:
        open_all(stage)
        stage.key('1')
        stage.says('1 of 3 differences decided')
        from_the_menu(stage, 'Only What Is New Since My Last Visit')
        # In the course of a visit nothing grows old.
        rows_are(stage, 'The first day, 1 of 2 decided: ', ALL_OPEN[1], ALL_OPEN[2])
        stage.key('ctrl+r', 'ctrl+r')
        rows_are(stage, ALL_OPEN[2])
        # Ben changes what was decided.
        write_layer(stage.corpus, 'ben', 'a.txt', FIRST, [mark(4, 'cue', FIRST, 'said'), mark(5, 'date', FIRST, 'Sunday'),
                                                          mark(10, 'cue', FIRST, 'Graham')])
        rows_are(stage, 'The first day, 0 of 2 decided: ', ALL_OPEN[2])
        stage.picture('new')


def named(stage):
    told = []
    for node in walk(stage.app):
        try:
            words = f'{node.get_name()}\n{node.get_description()}'
        except GLib.Error:
            continue
        told += [words for name in ('Ann', 'Ben') if f'{name}:' in words or f'{name} ' in plain(words)]
    return told


def no_names_while_they_are_hidden():
    with Colleagues(size=(1200, 860)) as stage:
        open_all(stage)
        assert named(stage)
        stage.key('ctrl+shift+h')
        wait_for(lambda: not named(stage), f'no names: {named(stage)}')
        stage.key('F7', 'F7')
        in_hand(stage, SECOND)
        wait_for(lambda: not named(stage), f'no names: {named(stage)}')
        stage.key('ctrl+shift+h')
        rows_are(stage, *ALL_OPEN)


if __name__ == '__main__':
    run([keys_lead_from_article_to_article, the_pointer_does_it_too, the_list_follows_the_article,
         the_next_article_with_something_open, only_what_is_new, no_names_while_they_are_hidden])
