#!/usr/bin/python3
"""Articles come in by the window: a file that is opened, text in another encoding, the clipboard; they are shown
before anything is written, and can be taken away again."""
import os
import subprocess

from stage import Atspi, Stage, run, wait_for, xdo

HERE = {'here.txt': 'Here\n\nAnn said no.\n'}
NEWS = 'Budget vote\n\nBen said yes on Sunday.\n'
PAGE = ('<!doctype html><title>Bridge plan</title><nav><a href="/">Home</a></nav><article><h1>Bridge plan</h1>'
        + '<p>The mayor said on Sunday that the bridge, promised for years, would be built at last.</p>' * 5
        + '</article>')
CAFE = 'Café closes\n\nÉlodie said no.\n'


def articles(stage):
    return sorted(p.name for p in stage.corpus.glob('*.txt'))


def importer(stage):
    return stage.find(name='Import Articles')


def preview(stage):
    view = stage.find(name='Preview')
    return Atspi.Text.get_text(view, 0, Atspi.Text.get_character_count(view))


def a_file_that_is_no_article_is_offered():
    with Stage(HERE) as stage:
        wait_for(lambda: 'Ann' in stage.text(), 'the article')
        source = stage.corpus / 'news.md'
        source.write_text(NEWS, encoding='utf-8')
        stage.again(source)
        stage.says('1 article can be imported.')
        assert articles(stage) == ['here.txt']
        stage.wait_focus('Import')
        stage.key('Return')
        stage.says('1 article imported.')
        wait_for(lambda: articles(stage) == ['here.txt', 'news.txt'], 'the article')
        assert (stage.corpus / 'news.txt').read_text(encoding='utf-8') == NEWS
        # A click goes there.
        stage.click(stage.find('label', 'Budget vote'))
        wait_for(lambda: 'Ben said yes' in stage.text(), 'the new article')
        stage.close()


def what_is_opened_is_shown():
    """One is read at once; of several each from a list, and Escape goes back there."""
    with Stage(HERE) as stage:
        wait_for(lambda: 'Ann' in stage.text(), 'the article')
        sources = stage.home / 'elsewhere'
        sources.mkdir()
        for name in 'one', 'two':
            (sources / f'{name}.md').write_text(f'Number {name}\n\nBen said {name}.\n', encoding='utf-8')
            (stage.corpus / f'{name}.md').symlink_to(sources / f'{name}.md')
        stage.again(stage.corpus / 'one.md')
        stage.says('1 article can be imported.')
        wait_for(lambda: 'Ben said one' in preview(stage), 'its words')
        stage.again(stage.corpus / 'two.md')
        stage.says('2 articles can be imported.')
        stage.click(stage.find('label', 'Number two'))
        wait_for(lambda: 'Ben said two' in preview(stage), 'its words')
        stage.key('Escape')
        stage.click(stage.find('label', 'Number one'))
        wait_for(lambda: 'Ben said one' in preview(stage), 'its words')
        stage.click(stage.find('push button', 'Back to the List'))
        stage.key('Escape')
        wait_for(lambda: 'Ann' in stage.text(), 'the article')
        assert articles(stage) == ['here.txt']
        stage.close()


def what_was_not_meant_is_taken_away():
    with Stage(HERE) as stage:
        wait_for(lambda: 'Ann' in stage.text(), 'the article')
        source = stage.home / 'elsewhere'
        source.mkdir()
        (source / 'news.md').write_text(NEWS, encoding='utf-8')
        (source / 'same.md').write_text(HERE['here.txt'], encoding='utf-8')
        (source / 'film.bin').write_bytes(b'\0\1\2')
        (stage.corpus / 'link.md').symlink_to(source / 'news.md')
        stage.again(stage.corpus / 'link.md')
        stage.says('1 article can be imported.')
        stage.click(stage.find('push button', 'Import'))
        stage.says('1 article imported.')
        wait_for(lambda: len(articles(stage)) == 2, 'the article')
        stage.click(stage.find('push button', 'Take Them Away Again'))
        stage.says('1 article was taken away again.')
        wait_for(lambda: articles(stage) == ['here.txt'], 'it to go')
        assert not list(stage.corpus.glob('*.meta.json'))
        stage.key('Escape')
        stage.close()


def text_in_another_encoding_is_offered():
    with Stage({'cafe.txt': CAFE.encode('latin-1')}) as stage:
        stage.says('This Article Can’t Be Shown')
        stage.click(stage.find('push button', 'Import It…'))
        stage.says('1 article can be imported.')
        stage.key('Return')
        stage.says('1 article imported.')
        wait_for(lambda: articles(stage) == ['cafe-2.txt', 'cafe.txt'], 'the article')
        assert (stage.corpus / 'cafe-2.txt').read_text(encoding='utf-8') == CAFE
        assert (stage.corpus / 'cafe.txt').read_bytes() == CAFE.encode('latin-1')
        stage.key('Escape')
        stage.close()


def the_clipboard_comes_in():
    with Stage(HERE) as stage:
        wait_for(lambda: 'Ann' in stage.text(), 'the article')
        stage.key('ctrl+a', 'ctrl+c', 'Escape')
        stage.key('ctrl+shift+v')
        stage.says('There is nothing to import.')
        stage.says('It is there already, as here.txt.')
        stage.key('Escape')
        stage.click_words('Ann')
        with subprocess.Popen(['xclip', '-selection', 'clipboard', '-loops', '1'],
                              stdin=subprocess.PIPE) as clip:
            clip.communicate(NEWS.encode())
            stage.key('ctrl+shift+v')
            stage.says('1 article can be imported.')
        stage.key('Return')
        stage.says('1 article imported.')
        wait_for(lambda: articles(stage) == ['clipboard.txt', 'here.txt'], 'the article')
        stage.key('Escape')
        stage.close()


def what_is_dropped_comes_in():
    with Stage(HERE) as stage:
        wait_for(lambda: 'Ann' in stage.text(), 'the article')
        source = stage.home / 'news.html'
        source.write_text(PAGE, encoding='utf-8')
        with subprocess.Popen([os.environ['ANNO_DRAG_SOURCE'], str(source)]) as dragged:
            try:
                window = subprocess.run(
                    ['xdotool', 'search', '--sync', '--onlyvisible', '--pid', str(dragged.pid)],
                    check=True, capture_output=True, text=True).stdout.split()[-1]
                xdo('windowmove', '--sync', window, 20, 20)
                xdo('windowraise', window)
                stage.drop((60, 60), (700, 400))
                stage.says('1 article can be imported.')
            finally:
                dragged.kill()
        wait_for(lambda: 'promised for years' in preview(stage), 'its words')
        stage.click(stage.find('push button', 'Import'))
        stage.says('1 article imported.')
        wait_for(lambda: 'bridge-plan.txt' in articles(stage), 'the article')
        assert 'Home' not in (stage.corpus / 'bridge-plan.txt').read_text(encoding='utf-8')
        stage.key('Escape')
        stage.close()


if __name__ == '__main__':
    run([a_file_that_is_no_article_is_offered, what_is_opened_is_shown,
         what_was_not_meant_is_taken_away, text_in_another_encoding_is_offered, the_clipboard_comes_in,
         what_is_dropped_comes_in])
