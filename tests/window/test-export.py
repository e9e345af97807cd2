#!/usr/bin/python3
"""An annotation set goes out by the window: what a form can't hold is said before, and what was written is there."""
import json
import subprocess

import file_dialog
from stage import Stage, run, wait_for

NEWS = {'a.txt': 'Budget vote\n\nBen said yes on Sunday.\n', 'b.txt': 'Other news\n\nNobody said so.\n'}


def mark(stage):
    wait_for(lambda: 'Ben' in stage.text(), 'the article')
    for words, key, name in (('Ben', 's', 'Speaker'), ('said', 'k', 'Cue'), ('yes', 'c', 'Claim')):
        stage.select(words)
        stage.tag(key, name)


def a_set_is_written():
    with Stage(NEWS, env=file_dialog.LOSES_MEMORY) as stage:
        mark(stage)
        stage.key('ctrl+shift+x')
        stage.says('3 spans can be exported, without a loss.')
        stage.picture('whole')
        out = stage.home / 'set.jsonld'
        file_dialog.save(stage, lambda: stage.click(stage.find('push button', 'Export…')), out)
        stage.says('3 spans were exported.')
        items = json.loads(out.read_text(encoding='utf-8'))['first']['items']
        assert [i['target']['selector'][1]['exact'] for i in items] == ['Ben', 'said', 'yes'], items
        # What isn't of this form is told first, and goes out all the same.
        stage.click(stage.find(name='Form: W3C Web Annotation: a collection'))
        stage.key('Home', *['Down'] * 7, 'Return')  # spaCy
        stage.says('3 spans can be exported. This form can’t hold all of them:')
        stage.says('1 span links to another one; the link is left out.')
        stage.picture('loss')
        # Some of the tags, and of the articles.
        stage.click(stage.find(name='Tags: All tags'))
        wait_for(lambda: stage.focused() and stage.focused().get_name() == 'All tags', 'the list of tags')
        stage.key('space', 'Tab', 'Tab', 'space', 'Escape')
        stage.find(name='Tags: Cue')
        stage.says('1 span can be exported, without a loss.')
        stage.click(stage.find(name='Of: All articles'))
        stage.key('Home', 'Down', 'Down', 'Return')
        stage.says('Type what the articles are to be found by.')
        stage.type('nobody')
        stage.says('Nothing is marked there.')
        stage.key('ctrl+a')
        stage.type('budget')
        stage.says('1 span can be exported, without a loss.')
        stage.key('Escape')
        stage.close()


def pasted(form=None):
    words = ['xclip', '-selection', 'clipboard', '-o', *(['-t', form] if form else [])]
    return subprocess.run(words, check=False, capture_output=True, timeout=10).stdout.decode()


def a_quotation_is_copied():
    with Stage({**NEWS, 'a.meta.json': json.dumps({'source': 'R&D News', 'url': 'https://example.org/a?b=1&c=2'})}) as stage:
        mark(stage)
        stage.key('ctrl+c')
        stage.says('The quotation was copied, with its source.')
        text = wait_for(pasted, 'words on the clipboard')
        assert text == '“yes” — Ben (Budget vote, R&D News, https://example.org/a?b=1&c=2)', text
        html = pasted('text/html')
        assert html == ('<blockquote cite="https://example.org/a?b=1&amp;c=2"><p>yes</p><footer>— Ben, <cite>'
                        '<a href="https://example.org/a?b=1&amp;c=2">Budget vote, R&amp;D News</a></cite></footer>'
                        '</blockquote>'), html
        assert json.loads(pasted('application/ld+json'))['target']['selector'][1]['exact'] == 'yes'
        # What is selected is copied as it is.
        stage.key('ctrl+a', 'ctrl+c')
        wait_for(lambda: pasted().startswith('Budget vote\n'), 'the selected words')
        stage.close()


if __name__ == '__main__':
    run([a_set_is_written, a_quotation_is_copied])
