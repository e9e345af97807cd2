#!/usr/bin/python3
"""The ways in, and what is remembered: the welcome page, the sample, the name, a second start,
single articles, sub-folders, recent folders, the size of the window."""
import json
import os
import pathlib
import re
import subprocess
import tempfile

from stage import Stage, run, wait_for

ARTICLES = {
    'a.txt': 'First\n\nAnn said no.\n',
    'b.txt': 'Second\n\nBen said yes.\n',
    'deep/er/c.txt': 'Third\n\nCleo said maybe.\n',
}


def with_root():
    """A corpus that its sub-folders know as theirs, because it has a folder of annotations."""
    return {**ARTICLES, 'annotations/README': 'Annotations of this folder.\n'}


def title(stage):
    return wait_for(lambda: stage.app.get_child_at_index(0).get_name(), 'a title')


def windows(stage):
    return [stage.app.get_child_at_index(i) for i in range(stage.app.get_child_count())]


def wait_title(stage, words):
    wait_for(lambda: any(w.get_name() == words for w in windows(stage)), f'the title “{words}”')


def real_name():
    """What the dialog proposes: the account's real name, else its user name."""
    import pwd
    entry = pwd.getpwuid(os.getuid())
    return entry.pw_gecos.split(',')[0].strip() or entry.pw_name


def the_welcome_page_opens_the_sample():
    with Stage(paths=()) as stage:
        stage.find('push button', 'Open a Folder')
        stage.find('push button', 'Open Articles')
        stage.click(stage.find('push button', 'Try the Sample Corpus'))
        wait_for(lambda: len(stage.text()) > 100, 'the first article of the sample')
        copy = stage.home / 'Annotator Sample'
        stage.says(str(copy))
        source = os.path.join(os.environ['ANNO_DATA_DIR'], 'sample')
        wait_for(lambda: sorted(p.name for p in copy.glob('*.txt'))
                 == sorted(n for n in os.listdir(source) if n.endswith('.txt')), 'the whole copy')
        assert os.access(copy, os.W_OK)
        for path in copy.glob('*.txt'):
            with open(os.path.join(source, path.name), 'rb') as original:
                assert path.read_bytes() == original.read(), path
        stage.close()
        # The second time it is the same copy, with what was done in it.
        (copy / 'mine.txt').write_text('Mine\n\nAnn said no.\n', encoding='utf-8')
        stage.start()
        stage.click(stage.find('push button', 'Try the Sample Corpus'))
        wait_for(lambda: len(stage.text()) > 10, 'an article of the sample')
        assert (copy / 'mine.txt').exists()
        assert sorted(p.name for p in stage.home.glob('Annotator Sample*')) == ['Annotator Sample']


def the_name_is_asked_once():
    with Stage(ARTICLES, annotator=None) as stage:
        stage.wait_focus('Your Name')
        stage.key('ctrl+a')
        stage.type('Zoe Marten')
        stage.key('Return')
        wait_for(lambda: 'Ann' in stage.text(), 'the article')
        stage.select('Ann')
        stage.key('s')
        wait_for(lambda: stage.layer_path('a.txt', 'zoe-marten').exists(), 'the layer under the name')
        owner = json.loads((stage.corpus / 'annotations/zoe-marten/annotator.json').read_text())
        assert owner['name'] == 'Zoe Marten'
        stage.close()
        stage.start()
        wait_for(lambda: 'Ann' in stage.text(), 'the article, without a question')
        stage.view()
        stage.key('ctrl+z')
        wait_for(lambda: stage.spans('a.txt', 'zoe-marten') == [], 'the undo of the same person')
        stage.close()


def the_account_gives_the_preset():
    with Stage(ARTICLES, annotator=None) as stage:
        stage.wait_focus('Your Name')
        stage.key('Return')
        wait_for(lambda: 'Ann' in stage.text(), 'the article')
        stage.select('Ann')
        stage.key('s')
        files = wait_for(lambda: list(stage.corpus.glob('annotations/*/annotator.json')), 'a folder')
        assert json.loads(files[0].read_text())['name'] == real_name()


def without_a_name_nothing_is_opened():
    with Stage(ARTICLES, annotator=None) as stage:
        stage.wait_focus('Your Name')
        stage.key('Escape')
        stage.find('push button', 'Try the Sample Corpus')
        assert sorted(p.name for p in stage.corpus.iterdir()) == ['a.txt', 'b.txt', 'deep']


def a_new_name_keeps_the_folder():
    with Stage(ARTICLES, annotator=None) as stage:
        stage.wait_focus('Your Name')
        stage.key('ctrl+a')
        stage.type('Zoe Marten')
        stage.key('Return')
        wait_for(lambda: 'Ann' in stage.text(), 'the article')
        stage.select('Ann')
        stage.key('s')
        wait_for(lambda: stage.spans('a.txt', 'zoe-marten'), 'the layer')
        identity = json.loads((stage.corpus / 'annotations/zoe-marten/annotator.json').read_text())['id']
        stage.key('ctrl+comma')
        wait_title(stage, 'Preferences')
        stage.key('ctrl+a')  # the name has the keyboard
        stage.type('Zoe Weasel')
        stage.key('Return', 'Escape')
        stage.wait_focus('Article')
        stage.close()
        stage.start()
        wait_for(lambda: 'Ann' in stage.text(), 'the article')
        stage.select('no')
        stage.key('c')
        wait_for(lambda: len(stage.spans('a.txt', 'zoe-marten')) == 2, 'the second span, in the old folder')
        assert [p.name for p in (stage.corpus / 'annotations').iterdir()] == ['zoe-marten']
        owner = stage.corpus / 'annotations/zoe-marten/annotator.json'
        wait_for(lambda: json.loads(owner.read_text())['name'] == 'Zoe Weasel', 'the new name on disk')
        assert json.loads(owner.read_text())['id'] == identity


def a_second_start_raises_the_first():
    with Stage(ARTICLES) as stage:
        wait_for(lambda: 'Ann' in stage.text(), 'the article')
        stage.again(stage.corpus)
        stage.again(stage.corpus / 'b.txt')
        wait_for(lambda: 'Ben' in stage.text(), 'the other article in the same window')
        assert len(windows(stage)) == 1
        other = stage.home / 'other'
        other.mkdir()
        (other / 'd.txt').write_text('Fourth\n\nDan said so.\n', encoding='utf-8')
        stage.again(other)
        wait_title(stage, 'Fourth')
        assert len(windows(stage)) == 2
        stage.again('--new-window')
        wait_for(lambda: len(windows(stage)) == 3, 'a third window')
        assert stage.process.poll() is None


def one_article_opens_its_corpus():
    with Stage(with_root()) as stage:
        stage.close()
        stage.start(stage.corpus / 'deep' / 'er' / 'c.txt')
        wait_for(lambda: 'Cleo' in stage.text(), 'that article')
        stage.says('3 articles')
        stage.select('Cleo')
        stage.key('s')
        stage.wait_spans('deep/er/c.txt', [('speaker', 'Cleo')])


def sub_folders_belong_to_the_corpus():
    with Stage(ARTICLES) as stage:
        stage.says('3 articles')
        wait_for(lambda: 'Ann' in stage.text(), 'the first article')
        stage.key('ctrl+Page_Down', 'ctrl+Page_Down')
        wait_for(lambda: 'Cleo' in stage.text() or 'Ben' in stage.text(), 'another article')
        stage.again(stage.corpus / 'deep/er/c.txt')
        wait_for(lambda: any('Third' == w.get_name() for w in windows(stage)), 'the deep one')


def recent_folders_are_offered():
    with Stage(ARTICLES) as stage:
        stage.view()
        stage.close()
        recent = stage.home / 'data' / 'recently-used.xbel'
        wait_for(lambda: recent.exists() and 'corpus' in recent.read_text(), 'the recent list')
        stage.paths = ()
        stage.start()
        row = stage.find('list item', 'Open corpus, ~/corpus')
        stage.click(row)
        wait_for(lambda: 'Ann' in stage.text(), 'the article')


def the_last_article_comes_back():
    with Stage(ARTICLES) as stage:
        wait_for(lambda: 'Ann' in stage.text(), 'the first article')
        stage.key('ctrl+Page_Down')
        wait_title(stage, 'Second')
        stage.close()
        stage.start()
        wait_title(stage, 'Second')
        wait_for(lambda: 'Ben' in stage.text(), 'the article of last time')


def the_size_comes_back():
    def size(stage):
        out = subprocess.run(['xdotool', 'getwindowgeometry', stage.window], check=True,
                             capture_output=True, text=True).stdout
        return tuple(map(int, re.search(r'(\d+)x(\d+)', out).groups()))

    with Stage(ARTICLES, size=(1010, 710)) as stage:
        stage.view()
        wait_for(lambda: size(stage) == (1010, 710), 'the size')
        stage.close()
        stage.size = None
        stage.start()
        stage.view()
        wait_for(lambda: size(stage) == (1010, 710), f'the size of last time, not {size(stage)}')


def what_has_no_path_is_read_from_a_copy():
    """GLib shows a folder as a resource, which no path leads to, as none leads to some servers."""
    place = '/org/example/news'
    with tempfile.TemporaryDirectory() as elsewhere:
        for name in 'a.txt', 'b.txt':
            pathlib.Path(elsewhere, name).write_text(ARTICLES[name], encoding='utf-8')
        with Stage(paths=[f'resource://{place}/b.txt'],
                   env={'G_RESOURCE_OVERLAYS': f'{place}={elsewhere}'}) as stage:
            wait_for(lambda: 'Ben said yes' in stage.text(), 'the article')
            stage.says('This is a copy of “resource:///org/example/news”')
            stage.picture('remote')
            stage.click_words('Ben')
            stage.key('s')
            copies = list(stage.home.glob('**/remote/*/news'))
            assert [sorted(p.name for p in copy.glob('*')) for copy in copies] == [['a.txt', 'b.txt']]
            stage.close()


if __name__ == '__main__':
    run([the_welcome_page_opens_the_sample, the_name_is_asked_once, the_account_gives_the_preset,
         without_a_name_nothing_is_opened, a_new_name_keeps_the_folder,
         a_second_start_raises_the_first, one_article_opens_its_corpus,
         sub_folders_belong_to_the_corpus, recent_folders_are_offered, the_last_article_comes_back,
         the_size_comes_back, what_has_no_path_is_read_from_a_copy])
