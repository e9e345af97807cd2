#!/usr/bin/python3
"""Annotations of other programs come in by the window: what would come of it is said before, types become what one
chooses, and what came in can be taken away again."""
import json

import file_dialog
from stage import Stage, run, wait_for

TEXT = 'Budget vote\n\nBen said yes on Sunday.\n'
NEWS = {'a.txt': TEXT, 'b.txt': 'Other news\n\nNobody said so.\n'}
ANN = 'T1\tPER 13 16\tBen\nT2\tcue 99 103\tsaid\nT3\tSTUFF 18 21\tno such words\n'


def choose(stage, button, path):
    file_dialog.choose(stage, lambda: stage.click(stage.find('push button', button)), path)


def a_file_is_read():
    with Stage(NEWS, env=file_dialog.LOSES_MEMORY) as stage:
        wait_for(lambda: 'Ben' in stage.text(), 'the article')
        (stage.home / 'set').mkdir()
        (stage.home / 'set' / 'a.txt').write_text(TEXT, encoding='utf-8')
        (stage.home / 'set' / 'a.ann').write_text(ANN, encoding='utf-8')
        layer = stage.corpus / 'annotations' / 'ben-ott' / 'a.txt.json'
        stage.key('ctrl+shift+r')
        choose(stage, 'Choose a File…', stage.home / 'set' / 'a.ann')
        stage.says('a.ann: it isn’t said whose work this is. Give a name for it.')
        # The keyboard is where the name goes.
        stage.type('Ben Ott')
        stage.says('2 annotations by 1 person on 1 article can be read (brat standoff). Places are counted in Unicode '
                   'code points: 1 of 3 quotations fit.')
        stage.says('a.ann, line 2: “said” stands elsewhere than the file says; found again (100% sure).')
        stage.says('a.ann, line 3: “no such words” has no place in the article, and is left out.')
        assert not layer.exists()
        stage.click(stage.find(name='PER: A new tag'))
        stage.key('Home', 'Down', 'Down', 'Return')  # the first of the tags
        stage.find(name='PER: Speaker')
        stage.picture('plan')
        stage.says('2 annotations by 1 person on 1 article can be read (brat standoff). Places are counted in Unicode '
                   'code points: 1 of 3 quotations fit.')
        stage.click(stage.find('push button', 'Read'))
        stage.says('Read: 2 annotations by 1 person on 1 article. Places are counted in Unicode code points: '
                   '1 of 3 quotations fit.')
        items = json.loads(layer.read_text(encoding='utf-8'))['first']['items']
        assert [i['body'][0]['value'] if isinstance(i['body'], list) else i['body']['value'] for i in items] == [
            'speaker', 'cue'], items
        tags = [t['id'] for t in json.loads((stage.corpus / 'tagset.json').read_text(encoding='utf-8'))['tags']]
        assert 'STUFF' in tags and 'PER' not in tags, tags
        stage.picture('done')
        stage.click(stage.find('push button', 'Take Them Away Again'))
        stage.says('The annotations on 1 article were taken away again.')
        assert not layer.exists()
        stage.key('Escape')
        stage.close()


def what_is_in_no_form_is_told():
    with Stage(NEWS, env=file_dialog.LOSES_MEMORY) as stage:
        wait_for(lambda: 'Ben' in stage.text(), 'the article')
        words = stage.home / 'words.doc'
        words.write_text('nothing\n', encoding='utf-8')
        stage.key('ctrl+shift+r')
        choose(stage, 'Choose a File…', words)
        stage.says('It is in no form that can be read here. Name the form, to be told what is wrong with it.')
        stage.key('Escape')
        stage.close()


if __name__ == '__main__':
    run([a_file_is_read, what_is_in_no_form_is_told])
