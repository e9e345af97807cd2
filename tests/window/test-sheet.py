#!/usr/bin/python3
"""The review sheet of the article in hand is saved as a PDF and printed; where only one has marked it, that is said."""
import os
import pathlib
import shutil
import subprocess

import file_dialog
from stage import Stage, run, wait_for

SAMPLE = pathlib.Path(os.environ['ANNO_DATA_DIR'], 'sample')
ARTICLE = 'global-warming-and-crops.txt'


def sample(stage):
    """One article of the sample, with what two people marked."""
    for path in SAMPLE.rglob('*'):
        name = path.relative_to(SAMPLE)
        if path.is_file() and (path.name.startswith(ARTICLE.removesuffix('.txt')) or path.name in (
                'annotator.json', 'people.json')):
            (stage.corpus / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, stage.corpus / name)
            (stage.corpus / name).chmod(0o644)


def choose(stage, words):
    """From the main menu, by keys: where it lies on the screen, nobody says."""
    stage.key('F10')
    stage.find('menu item', words)
    for _ in range(40):
        if stage.focused() and stage.focused().get_name() == words:
            break
        stage.key('Down')
    assert stage.focused().get_name() == words, stage.focused().get_name()
    stage.key('Return')


def ask(stage):
    choose(stage, 'Save Review Sheet…')
    wait_for(lambda: not stage.all('menu item', 'About Annotator'), 'the menu to go')


def a_sheet_is_saved():
    stage = Stage(env=file_dialog.LOSES_MEMORY)
    sample(stage)
    with stage:
        wait_for(lambda: len(stage.text()) > 100, 'the article')
        out = stage.home / 'sheet.pdf'
        file_dialog.save(stage, lambda: ask(stage), out)
        stage.says('The review sheet was saved: ')
        data = out.read_bytes()
        assert data.startswith(b'%PDF-') and data.rstrip().endswith(b'%%EOF'), data[:20]
        program = pathlib.Path(os.environ['ANNO_PROGRAM'])
        printed = subprocess.run([program.with_name('annotator-cli'), 'sheet', stage.corpus / ARTICLE, '-o', '-'],
                                 check=False, capture_output=True)
        assert printed.stdout[:5] == b'%PDF-' and abs(len(printed.stdout) - len(data)) < 3000, len(data)
        stage.close()


def whole(path):
    return path.read_bytes().rstrip().endswith(b'%%EOF')


def reply(stage):
    stage.key('Tab', 'Down', 'space')
    stage.picture('dialog')
    stage.key('alt+p')


def a_sheet_is_printed():
    """By the dialog that GTK has, whose only printer here is a file."""
    stage = Stage(env=file_dialog.LOSES_MEMORY)
    documents = stage.home / 'documents'
    documents.mkdir()
    (stage.home / 'config').mkdir()
    (stage.home / 'config/user-dirs.dirs').write_text(f'XDG_DOCUMENTS_DIR="{documents}"\n', encoding='utf-8')
    sample(stage)
    with stage:
        wait_for(lambda: len(stage.text()) > 100, 'the article')
        file_dialog.answer(stage, lambda: stage.key('ctrl+p'), lambda: reply(stage))
        wait_for(lambda: any(whole(p) for p in documents.iterdir()), 'the pages')
        stage.close()


def alone_there_is_none():
    with Stage({'a.txt': 'News\n\nBen said yes.\n'}, env=file_dialog.LOSES_MEMORY) as stage:
        wait_for(lambda: 'Ben' in stage.text(), 'the article')
        stage.key('ctrl+p')
        stage.says('A review sheet needs two people who have annotated this article.')
        out = stage.home / 'sheet.pdf'
        file_dialog.save(stage, lambda: ask(stage), out)
        stage.says('A review sheet needs two people who have annotated this article.')
        assert not out.exists()
        stage.close()


if __name__ == '__main__':
    run([a_sheet_is_saved, a_sheet_is_printed, alone_there_is_none])
