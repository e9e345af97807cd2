#!/usr/bin/python3
"""Whatever lies in the folder: a clear message where it matters, the program goes on, and the files
stay as they were."""
import os
import subprocess

from sights import (annotation, everything, layer, put_layers, says, says_nothing, shows)
from stage import Stage, run, wait_for

TEXT = 'Bridge\n\nAnn said no on Sunday.\n'
MINE = 'annotations/test-person/'


def next_article(stage):
    stage.key('ctrl+Page_Down')


def articles_that_are_no_text_are_explained():
    articles = {
        'a.txt': TEXT,
        'b.txt': b'Caf\xe9\n\nAnn said no.\n',
        'c.txt': b'Ann\0said\n',
        'd.txt': b'\xff\xfeA\0n\0n\0',
        'e.txt': 'Last\n\nBen said yes.\n',
    }
    with Stage(articles) as stage:
        shows(stage, 'Ann')
        before = everything(stage.corpus)
        for words in (('b.txt: ', 'not UTF-8: byte 3 (0xE9)', 'Convert the file'),
                      ('c.txt: ', 'byte 3 is NUL'), ('d.txt: ', 'byte 3 is NUL')):
            next_article(stage)
            says(stage, *words)
            says(stage, 'This Article Can’t Be Shown')
        next_article(stage)
        shows(stage, 'Ben said yes')
        stage.close()
        assert everything(stage.corpus) == before


def after_one_that_cannot_be_shown_the_next_can_be_used():
    with Stage({'a.txt': b'\xe9', 'b.txt': TEXT}) as stage:
        says(stage, 'not UTF-8')
        next_article(stage)
        shows(stage, 'Ann')
        stage.select('Ann')
        stage.key('s')
        stage.wait_spans('b.txt', [('speaker', 'Ann')])
        stage.close()


def an_empty_article_says_so():
    with Stage({'a.txt': b'', 'b.txt': TEXT}) as stage:
        says(stage, 'This Article Is Empty')
        next_article(stage)
        shows(stage, 'Ann')
        stage.close()


def a_line_of_a_megabyte_can_be_marked():
    with Stage({'a.txt': 'Long\n\n' + 'Ann said no again. ' * 55000 + 'At last.\n'}) as stage:
        stage.view()
        says(stage, 'Long, ')
        stage.key('ctrl+Home', 'ctrl+shift+Right', 'c')
        stage.wait_spans('a.txt', [('claim', 'Long')])
        stage.close()


LAYERS_UNREAD = {
    'broken': ('{"a":', 'The text ends too early'),
    'bytes': (b'{"a":"\xff"}', 'can’t be read'),
    'cut': (lambda person: layer(TEXT, annotation(8, 11, 'Ann'), person=person)[:-30],
            'can’t be read'),
    'deep': ('[' * 100000, 'can’t be read'),
    'list': ('[]', 'can’t be read'),
    'newer': (lambda person: layer(TEXT, annotation(8, 11, 'Ann'), version=2, person=person),
              'newer'),
    'theirs': (layer(TEXT, annotation(8, 11, 'Ann'), name='Somebody Else'), 'Somebody Else'),
}


def layers_that_cannot_be_read_lock_their_article():
    with Stage({name + '.txt': TEXT for name in LAYERS_UNREAD}) as stage:
        put_layers(stage, **{name: text for name, (text, _) in LAYERS_UNREAD.items()})
        before = everything(stage.corpus)
        for name in sorted(LAYERS_UNREAD):
            shows(stage, 'Ann said no')
            says(stage, LAYERS_UNREAD[name][1])
            says(stage, 'Can’t be marked')
            stage.drag('Sunday')
            stage.key('d')
            next_article(stage)
        stage.close()
        assert everything(stage.corpus) == before


def what_is_odd_about_a_layer_is_listed_and_reached():
    with Stage({'a.txt': TEXT}) as stage:
        put_layers(stage, a=lambda person: layer(
            TEXT, annotation(8, 11, 'Bob', number=1), annotation(12, 16, 'said', 'cue', 2),
            annotation(20, 900, 'off', number=3), annotation(8, 11, 'Ann', number=2),
            annotation(20, 22, 'on', 'rumour', 4), '{"type":"Annotation","mine":true}',
            person=person))
        before = everything(stage.corpus)
        says(stage, '2 spans no longer match the text, and there is more to look at.')
        stage.click(stage.find(name='Show…'))
        says(stage, 'Another annotation has the same id.')
        says(stage, 'The tagset has no tag “rumour”.')
        stage.click(stage.find(name=says(stage, 'Bob')))
        wait_for(lambda: 'Ann' in stage.description(), 'the mark that no longer matches')
        stage.close()
        assert everything(stage.corpus) == before


def what_is_odd_is_kept_when_the_rest_is_marked():
    unread = '{"type":"Annotation","mine":[1.50,"\\u00e9"]}'
    with Stage({'a.txt': TEXT}) as stage:
        put_layers(stage, a=lambda person: layer(
            TEXT, annotation(12, 16, 'said', 'cue', 2), annotation(20, 22, 'on', 'rumour', 4), unread,
            person=person))
        stage.select('Ann')
        stage.key('s')
        wait_for(lambda: '"value":"speaker"' in stage.layer_path('a.txt').read_text(), 'the mark')
        kept = stage.layer_path('a.txt').read_text()
        assert unread in kept, kept
        assert '"rumour"' in kept, kept
        stage.close()


def a_layer_on_another_text_says_so():
    with Stage({'a.txt': TEXT, 'b.txt': TEXT}) as stage:
        put_layers(stage,
                   a=lambda person: layer('Other', annotation(8, 11, 'Ann'), person=person),
                   b=lambda person: layer('Other', annotation(12, 15, 'Ann'), person=person))
        says(stage, 'The annotations were made on another version of this text.')
        next_article(stage)
        says(stage, 'The article was changed since it was annotated, and 1 annotation')
        stage.close()


NAMES = ['<b>R&D<i>.txt', 'a\nb.txt', '\x1b[31mred.txt', 'x\u202etxt.exe.txt', '..txt.txt',
         '-rf.txt', '%s%n.txt', os.fsdecode(b'caf\xe9.txt')]
SHOWN = ['<b>R&D<i>.txt', '-rf.txt', '%s%n.txt', '..txt.txt']


def odd_names_are_shown_and_used_as_they_are():
    with Stage({name: b'' for name in NAMES}) as stage:
        for name in [n for n in SHOWN if not n.startswith('.')]:
            says(stage, name)
        says_nothing(stage, '\u202e')
        says_nothing(stage, '\x1b')
        stage.close()
    for name in NAMES:
        if name.startswith('.'):
            continue
        with Stage({name: TEXT}) as stage:
            shows(stage, 'Ann')
            stage.select('Ann')
            stage.key('s')
            stage.wait_spans(name, [('speaker', 'Ann')])
            stage.close()
            stage.start(stage.corpus / name)
            shows(stage, 'Ann')
            stage.close()
            assert not list(stage.home.glob('*.json')), name


def odd_names_of_people_are_shown_as_they_are():
    name = '<span size="99999">R&D</span> ../..'
    with Stage({'a.txt': TEXT}, args=['--annotator', name]) as stage:
        shows(stage, 'Ann')
        stage.select('Ann')
        stage.key('s')
        wait_for(lambda: list(stage.corpus.glob('annotations/*/a.txt.json')), 'the file')
        stage.close()
        assert not list(stage.home.glob('a.txt.json')) + list(stage.home.glob('*/a.txt.json'))


def what_only_looks_like_an_article_is_left_out():
    with Stage({'a.txt': TEXT, 'folder.txt/b.txt': 'Inner\n\nBen said yes.\n'}) as stage:
        stage.close()
        os.mkfifo(stage.corpus / 'pipe.txt')
        os.symlink('loop.txt', stage.corpus / 'loop.txt')
        os.symlink('.', stage.corpus / 'again')
        os.symlink('nowhere', stage.corpus / 'dead.txt')
        stage.start()
        shows(stage, 'Ann')
        says(stage, '2 articles')
        next_article(stage)
        shows(stage, 'Ben')
        stage.close()
        stage.start(stage.corpus / 'pipe.txt')
        says(stage, 'pipe.txt', 'it is a folder, a pipe or a device')
        stage.close()


def a_path_that_is_not_there_is_said_to_be_missing():
    with Stage({'a.txt': TEXT}) as stage:
        stage.close()
        for path in (stage.corpus / 'b.txt', stage.home / 'no' / 'such' / 'folder'):
            stage.start(path)
            says(stage, 'There is no “', path.name)
            stage.close()


def broken_files_beside_the_articles_are_each_explained():
    with Stage({'a.txt': TEXT}) as stage:
        put_layers(stage)
        stage.close()
        for name in ('tagset.json', 'a.meta.json', MINE + 'people.json'):
            (stage.corpus / name).write_text('{"a":')
        before = everything(stage.corpus)
        stage.start()
        says(stage, 'What “', 'a.meta.json” knows about the article is not used')
        says(stage, 'The standard tags are used', 'tagset.json')
        stage.click(stage.find(name='Close the Notice'))
        says(stage, 'people.json')
        stage.select('Ann')
        stage.key('s')
        stage.wait_spans('a.txt', [('speaker', 'Ann')])
        stage.close()
        after = everything(stage.corpus)
        assert {name: after[name] for name in before} == before


def a_broken_annotator_file_keeps_its_folder_from_being_written():
    broken = {MINE + 'annotator.json': '{"id":'}
    with Stage({'a.txt': TEXT, **broken}) as stage:
        shows(stage, 'Ann')
        before = everything(stage.corpus)
        stage.select('Ann')
        stage.key('s')
        says(stage, 'Not Saved')
        stage.key('ctrl+q')
        says(stage, 'annotator.json', 'If you close now')
        stage.click(stage.find(name='Close Now'))
        stage.process.wait(15)
        assert everything(stage.corpus) == before


def where_nothing_can_be_saved_it_is_said_and_asked():
    with Stage({'a.txt': TEXT, 'annotations': 'a file in the way'}) as stage:
        shows(stage, 'Ann')
        stage.select('Ann')
        stage.key('s')
        says(stage, 'Not Saved')
        stage.key('ctrl+q')
        says(stage, 'annotations', 'If you close now, your last changes are brought back')
        stage.click(stage.find(name='Close Now'))
        stage.process.wait(15)
        assert (stage.corpus / 'annotations').read_text() == 'a file in the way'
        (stage.corpus / 'annotations').unlink()
        stage.start()
        says(stage, 'Brought back 1 change to “a.txt”')
        stage.wait_spans('a.txt', [('speaker', 'Ann')])
        stage.close()


def a_full_disk_is_said_and_saving_goes_on_when_there_is_room():
    with Stage() as stage:
        stage.close()
        mounted = subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=256k', 'none', stage.corpus],
                                 capture_output=True, check=False).returncode == 0
        if not mounted:
            print('# no right to mount a small disk: left out')
            return
        try:
            (stage.corpus / 'a.txt').write_text(TEXT)
            stage.start()
            shows(stage, 'Ann')
            stage.select('Ann')
            stage.key('s')
            stage.wait_spans('a.txt', [('speaker', 'Ann')])
            before = stage.layer_path('a.txt').read_bytes()
            filler = stage.corpus / 'filler'
            subprocess.run(['dd', 'if=/dev/zero', f'of={filler}', 'bs=4096'], capture_output=True,
                           check=False)
            stage.select('Sunday')
            stage.key('d')
            says(stage, 'Not Saved')
            assert stage.layer_path('a.txt').read_bytes() == before
            filler.unlink()
            stage.key('ctrl+s')
            stage.wait_spans('a.txt', [('speaker', 'Ann'), ('date', 'Sunday')])
            stage.close()
        finally:
            if stage.process.poll() is None:
                stage.kill()
            subprocess.run(['umount', stage.corpus], check=True)


if __name__ == '__main__':
    run([articles_that_are_no_text_are_explained,
         after_one_that_cannot_be_shown_the_next_can_be_used, an_empty_article_says_so,
         a_line_of_a_megabyte_can_be_marked, layers_that_cannot_be_read_lock_their_article,
         what_is_odd_about_a_layer_is_listed_and_reached,
         what_is_odd_is_kept_when_the_rest_is_marked, a_layer_on_another_text_says_so,
         odd_names_are_shown_and_used_as_they_are, odd_names_of_people_are_shown_as_they_are,
         what_only_looks_like_an_article_is_left_out,
         a_path_that_is_not_there_is_said_to_be_missing,
         broken_files_beside_the_articles_are_each_explained,
         a_broken_annotator_file_keeps_its_folder_from_being_written,
         where_nothing_can_be_saved_it_is_said_and_asked,
         a_full_disk_is_said_and_saving_goes_on_when_there_is_room])
