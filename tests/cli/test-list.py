#!/usr/bin/python3
"""annotator-cli list: columns and JSON, what can't be read, hostile names, and the same bytes again."""
import sys

from harness import Corpus, copy_sample, main, run, span

TEXT = 'Deal is off\n\nBy Ann Writer\n\nFriday, July 21, 2017\n\nHe said so.\n'


def test_columns():
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        corpus.write('sub/b.txt', 'Only words here.\n')
        corpus.annotator('ann')
        corpus.layer('ann', 'a.txt', [span(1, 'cue', TEXT, 'said'), span(2, 'cue', TEXT, 'He')])
        corpus.layer('ben', 'a.txt', article={'sha256': '0' * 64, 'state': 'done'})
        result = run('list', '.', cwd=corpus.root)
        assert result.status == 0 and result.err == '', result
        assert result.lines == [
            'a.txt\t2017-07-21\tDeal is off\tann 2 in-progress\tben 0 done',
            'sub/b.txt\t-\tb.txt',
        ], result


def test_json():
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        corpus.write('a.meta.json', '{"title":"A title","date":"2017-07-20","dateOrigin":"metadata"}')
        corpus.layer('ann', 'a.txt', [span(1, 'cue', TEXT, 'said')],
                     article={'sha256': '0' * 64, 'date': '2017-07-19', 'dateOrigin': 'hand',
                              'state': 'done'})
        result = run('list', '--json', corpus.root)
        assert result.status == 0 and result.err == '', result
        assert result.objects == [{
            'article': 'a.txt', 'title': 'A title', 'date': '2017-07-20', 'dateOrigin': 'metadata',
            'annotators': [{'annotator': 'ann', 'name': 'ann', 'state': 'done',
                            'date': '2017-07-19', 'spans': 1}]}], result


def test_sample():
    with Corpus() as corpus:
        copy_sample(corpus)
        result = run('list', '--json', corpus.root)
        assert result.status == 0 and result.err == '', result
        texts = sorted(p.name for p in corpus.root.glob('*.txt'))
        assert [o['article'] for o in result.objects] == texts, result
        for article in result.objects:
            for layer in article['annotators']:
                file = corpus.root / 'annotations' / layer['annotator'] / (article['article'] + '.json')
                count = file.read_text(encoding='utf-8').count('"type":"Annotation"')
                assert layer['spans'] == count > 0, (layer, count)


def test_unreadable():
    """What can't be read is listed with the rest, and told."""
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        corpus.write('bad.txt', b'\xff\n')
        corpus.write('annotations/ann/a.txt.json', '{')
        corpus.layer('ann', 'gone.txt', text=b'')
        result = run('list', '--json', '.', cwd=corpus.root)
        assert result.status == 1, result
        first, bad, gone = result.objects
        assert first['annotators'][0]['problem'] and 'spans' not in first['annotators'][0], result
        assert bad['problem'] and 'title' not in bad, result
        assert gone['problem'] and gone['annotators'][0]['spans'] == 0, result
        places = [line.split(': ')[0] for line in result.err.splitlines()]
        assert places == ['annotations/ann/a.txt.json', 'bad.txt', 'gone.txt'], result


def paths(result):
    return [line.split('\t')[0] for line in result.lines]


def test_choice():
    """What somebody is to do, what is in a state, and in which order."""
    with Corpus() as corpus:
        for name, title in (('a.txt', 'Zebra'), ('b.txt', 'Apple'), ('sub/c.txt', 'Mango')):
            corpus.write(name, TEXT.replace('Deal is off', title))
        corpus.write('b.meta.json', '{"date":"2016-01-01","source":"Agency"}')
        corpus.write('corpus.json', '{"format":1,"assignments":[{"annotator":"ann","articles":["sub/**"]}],'
                                    '"annotatorsEach":1}')
        text = TEXT.replace('Deal is off', 'Zebra')
        corpus.layer('ben', 'a.txt', [span(1, 'cue', text, 'said')], text=text.encode())
        for options, expected in (
                (['--mine=ann'], ['b.txt', 'sub/c.txt']),
                (['--mine=ben'], ['a.txt', 'b.txt']),
                (['--mine=ben', '--state=new'], ['b.txt']),
                (['--state=in-progress'], ['a.txt']),
                (['-s', 'new'], ['b.txt', 'sub/c.txt']),
                (['--annotator=ann', '--state=new'], ['a.txt', 'b.txt', 'sub/c.txt']),
                (['--state=done'], []),
                (['--sort=title'], ['b.txt', 'sub/c.txt', 'a.txt']),
                (['--sort=date'], ['b.txt', 'a.txt', 'sub/c.txt']),
                (['--sort=source'], ['b.txt', 'a.txt', 'sub/c.txt']),
                (['--sort=annotations'], ['b.txt', 'sub/c.txt', 'a.txt']),
                (['--sort=annotators'], ['b.txt', 'sub/c.txt', 'a.txt']),
                (['--sort=state'], ['b.txt', 'sub/c.txt', 'a.txt'])):
            result = run('list', *options, '.', cwd=corpus.root)
            assert (result.status, result.err) == (0, ''), (options, result)
            assert paths(result) == expected, (options, result)
        first, second, third = run('list', '--json', corpus.root).objects
        assert 'assigned' not in first and second['source'] == 'Agency', second
        assert third['assigned'] == ['ann'], third


def test_wrong_choice():
    with Corpus() as corpus:
        for option in ('--state=finished', '--sort=colour'):
            result = run('list', option, corpus.root)
            assert result.status == 2 and result.out == '' and result.err, result
        corpus.write('a.txt', TEXT)
        corpus.write('corpus.json', '{"format":1,"annotatorsEach":0}')
        result = run('list', '--mine=ann', '.', cwd=corpus.root)
        assert result.status == 1 and 'annotatorsEach' in result.err, result
        assert paths(result) == ['a.txt'], result


def test_empty():
    with Corpus() as corpus:
        for options in ([], ['--json']):
            result = run('list', *options, corpus.root)
            assert (result.status, result.out, result.err) == (0, '', ''), result


def test_hostile_names():
    """A column stays a column and a line a line, whatever a name or a headline holds."""
    names = [b'\x1b[31mred.txt', b'two\nlines.txt', b'a\ttab.txt', 'a\u202ecod.txt'.encode(),
             b'caf\xe9.txt']
    for name in names:
        with Corpus() as corpus:
            corpus.write(name, 'A \x1b[1mbold\u202e headline\n\nWords.\n')
            result = run('list', '.', cwd=corpus.root)
            assert result.status == 0 and len(result.lines) == 1, (name, result)
            assert result.lines[0].count('\t') == 2, (name, result)
            assert '\x1b' not in result.out and '\u202e' not in result.out, (name, result)
            assert len(run('list', '--json', '.', cwd=corpus.root).objects) == 1, name


def test_same_bytes():
    with Corpus() as corpus:
        copy_sample(corpus)
        outputs = {(run('list', '.', cwd=corpus.root, env=env).out,
                    run('list', '--json', '.', cwd=corpus.root, env=env).out)
                   for env in ({}, {'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'de'}, {'LC_ALL': 'POSIX'})}
        assert len(outputs) == 1


if __name__ == '__main__':
    sys.exit(main([test_columns, test_json, test_sample, test_unreadable, test_empty,
                   test_hostile_names, test_same_bytes, test_choice, test_wrong_choice]))
