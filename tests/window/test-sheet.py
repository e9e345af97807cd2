#!/usr/bin/python3
"""The review sheet of the article in hand is saved as a PDF and printed; where only one has marked it, that is said."""
import os
import pathlib
import shutil
import subprocess

from stage import Stage, run, wait_for

SAMPLE = pathlib.Path(os.environ['ANNO_DATA_DIR'], 'sample')
ARTICLE = 'global-warming-and-crops.txt'


def n_windows(stage):
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(stage.process.pid)], check=False,
                           capture_output=True, text=True)
    return len(found.stdout.split())


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
    """From the main menu."""
    stage.key('F10')
    stage.click(stage.find('menu item', words))


def write(stage, path):
    """Through the dialog that GTK has where the desktop has none."""
    before = n_windows(stage)
    choose(stage, 'Save Review Sheet…')
    wait_for(lambda: n_windows(stage) > before, 'the dialog, which has no names')
    stage.key('ctrl+a')
    stage.type(str(path))
    stage.key('Return')


def a_sheet_is_saved():
    stage = Stage()
    sample(stage)
    with stage:
        wait_for(lambda: len(stage.text()) > 100, 'the article')
        out = stage.home / 'sheet.pdf'
        write(stage, out)
        stage.says('The review sheet was saved: ')
        data = out.read_bytes()
        assert data.startswith(b'%PDF-') and data.rstrip().endswith(b'%%EOF'), data[:20]
        program = pathlib.Path(os.environ['ANNO_PROGRAM'])
        printed = subprocess.run([program.with_name('annotator-cli'), 'sheet', stage.corpus / ARTICLE, '-o', '-'],
                                 check=False, capture_output=True)
        assert printed.stdout[:5] == b'%PDF-' and abs(len(printed.stdout) - len(data)) < 3000, len(data)
        stage.close()


def a_sheet_is_printed():
    """The dialog is the desktop's; it is there, and goes."""
    stage = Stage()
    sample(stage)
    with stage:
        wait_for(lambda: len(stage.text()) > 100, 'the article')
        before = n_windows(stage)
        stage.key('ctrl+p')
        wait_for(lambda: n_windows(stage) > before, 'the dialog')
        stage.picture('dialog')
        stage.key('Escape')
        wait_for(lambda: n_windows(stage) == before, 'the dialog to go')
        stage.close()


def alone_there_is_none():
    with Stage({'a.txt': 'News\n\nBen said yes.\n'}) as stage:
        wait_for(lambda: 'Ben' in stage.text(), 'the article')
        stage.key('ctrl+p')
        stage.says('A review sheet needs two people who have annotated this article.')
        out = stage.home / 'sheet.pdf'
        write(stage, out)
        stage.says('A review sheet needs two people who have annotated this article.')
        assert not out.exists()
        stage.close()


if __name__ == '__main__':
    run([a_sheet_is_saved, a_sheet_is_printed, alone_there_is_none])
