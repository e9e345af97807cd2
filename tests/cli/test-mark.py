#!/usr/bin/python3
"""annotator-cli mark: words are marked in all articles as one step, and the marks taken away; what is refused and
what is misused."""
import json
import sys
import tempfile

from harness import Corpus, main, run, span

TEXT = 'Ann Núñez said so. Then ann left, and Annika said no.\n'


def fill(corpus):
    corpus.write('a.txt', TEXT)
    corpus.write('sub/b.txt', TEXT + 'Ann was right.\n')
    corpus.write('c.txt', 'Nobody said anything.\n')
    corpus.annotator('ann')
    corpus.layer('ann', 'a.txt', [span(1, 'speaker', TEXT, 'Ann Núñez'), span(2, 'speaker', TEXT, 'ann')])


def act(corpus, *words):
    """With a state folder of its own: what is done is journalled, as in a window."""
    with tempfile.TemporaryDirectory() as home:
        return run('mark', '--json', '--annotator', 'ann', *words,
                   env={'HOME': home, 'XDG_STATE_HOME': home})


def marked(corpus, name):
    path = corpus.root / f'annotations/ann/{name}.json'
    if not path.exists():
        return []
    layer = json.loads(path.read_text(encoding='utf-8'))
    return [(i['body'][0]['value'], i['target']['selector'][1]['exact'])
            for i in layer.get('first', {}).get('items', [])]


def test_mark_and_take_away():
    with Corpus() as corpus:
        fill(corpus)
        result = act(corpus, '--tag', 'speaker', '--whole-words', corpus.root, 'ann')
        assert result.status == 0 and result.err == '', result
        assert result.objects == [{'found': 5, 'marked': 4, 'articles': 2, 'left': 0}], result
        assert marked(corpus, 'a.txt') == [('speaker', 'Ann Núñez'), ('speaker', 'Ann'),
                                           ('speaker', 'ann')], marked(corpus, 'a.txt')
        assert [w for _, w in marked(corpus, 'sub/b.txt')] == ['Ann', 'ann', 'Ann']
        assert marked(corpus, 'c.txt') == []
        again = act(corpus, '--tag', 'speaker', '-w', corpus.root, 'ann')
        assert again.objects == [{'found': 5, 'marked': 0, 'articles': 0, 'left': 0}], again

        result = act(corpus, '--tag', 'speaker', '--take-away', '-w', '--case', corpus.root, 'Ann')
        assert result.objects == [{'found': 3, 'unmarked': 3, 'articles': 2, 'left': 0}], result
        assert [w for _, w in marked(corpus, 'a.txt')] == ['Ann Núñez', 'ann'], marked(corpus, 'a.txt')


def test_looking():
    with Corpus() as corpus:
        fill(corpus)
        for options, words, n in [([], ['nunez'], 2), (['--accents'], ['nunez'], 0),
                                  ([], ['ann'], 7), ([], ['ann', 'left'], 9),
                                  (['--regex'], ['sa.d'], 5), (['-E', '--case'], ['SAID'], 0)]:
            result = act(corpus, '--dry-run', '--tag', 'cue', *options, corpus.root, *words)
            assert result.status == 0, result
            assert result.objects == [{'found': n, 'marked': 0, 'articles': 0, 'left': 0}], (words, result)
        assert marked(corpus, 'sub/b.txt') == []


def test_columns():
    with Corpus() as corpus, tempfile.TemporaryDirectory() as home:
        fill(corpus)
        result = run('mark', '--annotator', 'ann', '--tag', 'cue', corpus.root, 'said',
                     env={'HOME': home, 'XDG_STATE_HOME': home})
        assert result.status == 0 and result.lines == ['5\t5\t3\t0'], result


def test_left_out():
    with Corpus() as corpus:
        fill(corpus)
        corpus.write('annotations/ann/c.txt.json', '{"broken"')
        result = act(corpus, '--tag', 'cue', corpus.root, 'said')
        assert result.status == 1, result
        assert result.objects == [{'found': 5, 'marked': 4, 'articles': 2, 'left': 1}], result
        text = (corpus.root / 'annotations/ann/c.txt.json').read_text(encoding='utf-8')
        assert text == '{"broken"', text


def test_refused():
    with Corpus() as corpus:
        fill(corpus)
        for words, status in [(['--tag', 'nonsense', corpus.root, 'said'], 3),
                              (['--tag', 'cue', corpus.root / 'nowhere', 'said'], 3),
                              (['--tag', 'cue', corpus.root], 2),
                              (['--tag', 'cue', corpus.root, ' '], 2),
                              (['--tag', 'cue', '-E', corpus.root, '('], 2),
                              ([corpus.root, 'said'], 2)]:
            result = act(corpus, *words)
            assert result.status == status and result.out == '' and result.err != '', (words, result)
        assert run('mark', '--tag', 'cue', corpus.root, 'said').status == 2
        with tempfile.TemporaryDirectory() as home:
            result = run('mark', '--annotator', 'bob', '--tag', 'cue', corpus.root, 'said', env={'HOME': home})
            assert result.status == 3 and not (corpus.root / 'annotations/bob').exists(), result


if __name__ == '__main__':
    sys.exit(main([test_mark_and_take_away, test_looking, test_columns, test_left_out, test_refused]))
