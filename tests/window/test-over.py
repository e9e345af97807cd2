#!/usr/bin/python3
"""Colleagues' annotations over the text in the real window: chosen from a menu, pointed at, clicked and
walked through with one's own, read and never written, remembered; and no name anywhere while names
are hidden."""
import os
import pathlib
import shutil

from stage import GLib, Stage, run, wait_for, walk

ARTICLE = 'mecca-crane-collapse.txt'
NAMES = ('Ann Meyer', 'Ben Okafor', 'annotator-a', 'annotator-b')
SHOWN = ', shown over the text'


def sample(size=None):
    stage = Stage(size=size)
    source = pathlib.Path(os.environ['ANNO_DATA_DIR'], 'sample')
    shutil.copytree(source, stage.corpus, dirs_exist_ok=True)
    for path in [stage.corpus, *stage.corpus.rglob('*')]:
        path.chmod(path.stat().st_mode | 0o200)
    stage.paths = [stage.corpus / ARTICLE]
    return stage


def files(stage):
    return {p: p.read_bytes() for p in stage.corpus.rglob('*.json')}


def wait_article(stage, words='Mecca'):
    wait_for(lambda: words in stage.text(), 'the article')
    wait_for(lambda: any(stage.all(name=name) for name in ('Ann Meyer', 'Ann Meyer' + SHOWN, 'A' + SHOWN)),
             'the bar of colleagues')
    stage.click(stage.find(name='Show Mine'))  # the sample begins with what Ann Meyer made
    wait_for(lambda: not stage.all(name='19 spans'), 'what is one’s own')


def show(stage, *names):
    stage.key('ctrl+shift+k')
    for name in names:
        stage.click(stage.find('check box', name))
        stage.find(None, name + SHOWN)
    stage.key('Escape')
    wait_for(lambda: not stage.all('check box', names[0]), 'the menu to close')


def hover(stage, words):
    start, end = stage.place_of(words)
    x, y, width, height = stage._character((start + end) // 2)
    stage._approach((x + width // 2, y + height // 2))


def the_description_names(stage, *names):
    wait_for(lambda: all(n in stage.description() for n in names),
             f'{names} in “{stage.description()}”')


def two_are_shown_and_clicked():
    with sample() as stage:
        before = files(stage)
        wait_article(stage)
        show(stage, 'Ann Meyer', 'Ben Okafor')

        hover(stage, '2008')
        stage.says('Marked by Ann Meyer')
        stage.click_words('2008')
        stage.says('1 of 2')
        stage.says('Only they can change this span.')
        the_description_names(stage, 'Ann Meyer', 'Ben Okafor', '2008')
        stage.click_words('2008')
        stage.says('2 of 2')
        stage.says('Marked by Ben Okafor')
        stage.key('Up')
        stage.says('1 of 2')
        stage.says('Marked by Ann Meyer')

        # What acts on a span acts on one's own: nothing happens to theirs.
        stage.key('Delete', 'u', 'e')
        stage.says('Marked by Ann Meyer')
        stage.key('Escape')
        wait_for(lambda: not stage.all('label', 'Only they can change this span.'),
                 'the card to close')
        stage.close()
        assert files(stage) == before


def ones_own_comes_first():
    with sample() as stage:
        wait_article(stage)
        show(stage, 'Ann Meyer')
        stage.select('2008')
        stage.tag('d', 'Date')
        stage.wait_spans(ARTICLE, [('date', '2008')])
        stage.key('Escape')
        hover(stage, 'Saturday')
        stage.says('Marked by Ann Meyer')
        stage.click_words('2008')
        stage.says('1 of 2')
        wait_for(lambda: not stage.all('label', 'Marked by Ann Meyer'), 'one’s own first')
        the_description_names(stage, 'Date: ', 'Ann Meyer')
        stage.click_words('2008')
        stage.says('2 of 2')
        stage.says('Marked by Ann Meyer')


def what_was_shown_is_shown_again():
    with sample() as stage:
        wait_article(stage)
        show(stage, 'Ben Okafor')
        stage.close()
        stage.start()
        wait_article(stage)
        stage.find(None, 'Ben Okafor' + SHOWN)
        stage.find(None, 'Ann Meyer')
        stage.key('ctrl+t')
        stage.find(None, 'Ben Okafor')
        stage.key('ctrl+t')
        stage.find(None, 'Ben Okafor' + SHOWN)


def told_names(stage):
    """Which of the names the tree tells, with what tells them; whatever went meanwhile is passed over."""
    told = []
    for node in walk(stage.app):
        try:
            words = f'{node.get_name()}\n{node.get_description()}'
        except GLib.Error:
            continue
        told += [(name, node.get_role_name(), words) for name in NAMES if name in words]
    return told


def nobody_is_named(stage):
    wait_for(lambda: not told_names(stage), f'no names: {told_names(stage)}')


def no_name_while_names_are_hidden():
    with sample() as stage:
        wait_article(stage)
        show(stage, 'Ann Meyer', 'Ben Okafor')
        assert told_names(stage)
        stage.key('ctrl+shift+h')
        for letter in 'AB':
            stage.find(None, letter + SHOWN)
        nobody_is_named(stage)

        hover(stage, '2008')
        stage.says('Marked by A')
        stage.click_words('2008')
        stage.says('Only they can change this span.')
        the_description_names(stage, 'A', 'B')
        nobody_is_named(stage)
        stage.key('ctrl+shift+k')
        stage.find('check box', 'B')
        stage.find('check box', 'Hide Names')
        nobody_is_named(stage)
        stage.key('Escape')
        wait_for(lambda: not stage.all('check box', 'B'), 'the menu to close')

        # Looked at alone, they aren't named either.
        stage.click(stage.find(None, 'A' + SHOWN))
        stage.says('You are looking at a colleague’s annotations.')
        nobody_is_named(stage)
        stage.click(stage.find(name='Mine'))

        stage.key('ctrl+Page_Up')
        wait_for(lambda: 'Mecca' not in stage.text(), 'another article')
        nobody_is_named(stage)
        stage.key('ctrl+Page_Down')
        wait_for(lambda: 'Mecca' in stage.text(), 'the first article')
        stage.key('ctrl+shift+h')
        stage.find(None, 'Ann Meyer' + SHOWN)


def a_layer_that_goes_is_told():
    with sample() as stage:
        wait_article(stage)
        show(stage, 'Ann Meyer', 'Ben Okafor')
        stage.click_words('2008')
        stage.says('Marked by Ann Meyer')
        (stage.corpus / 'annotations/annotator-a' / (ARTICLE + '.json')).unlink()
        stage.says('Ann Meyer’s annotations on this article are gone from the disk.')
        wait_for(lambda: not stage.all(None, 'Ann Meyer' + SHOWN), 'them to go')
        wait_for(lambda: not stage.all('label', 'Marked by Ann Meyer'), 'the card to close')
        hover(stage, 'Saturday')
        stage.says('Marked by Ben Okafor')


if __name__ == '__main__':
    run([two_are_shown_and_clicked, ones_own_comes_first, what_was_shown_is_shown_again,
         no_name_while_names_are_hidden, a_layer_that_goes_is_told])
