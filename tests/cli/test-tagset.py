#!/usr/bin/python3
"""annotator-cli tagset: what a tagset has, what clashes in it, and another one in its place."""
import json
import os
import sys

from harness import SOURCE, Corpus, main, run

TEXT = 'He said so.\n'


def tagset(*tags, **members):
    return json.dumps({'format': 1, 'name': 'Test', **members, 'tags': list(tags)})


def tag(ident, colour, **members):
    return {'id': ident, 'name': ident.capitalize(), 'colour': colour, **members}


def test_default():
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        result = run('tagset', '.', cwd=corpus.root)
        assert result.status == 0 and result.err == '', result
        assert [line.split('\t')[:5] for line in result.lines] == [
            ['speaker', 's', 'blue', 'speaker', 'Speaker'], ['cue', 'k', 'orange', 'cue', 'Cue'],
            ['claim', 'c', 'green', 'claim', 'Claim'], ['date', 'd', 'purple', 'date', 'Date']], result
        assert 'said-by (link)' in result.lines[2].split('\t'), result
        assert os.listdir(corpus.root) == ['a.txt']


def test_json():
    with Corpus() as corpus:
        corpus.write('tagset.json', tagset(tag('one', 'sky', key='o', fields=[
            {'id': 'who', 'name': 'Who', 'kind': 'person', 'advised': True}]), tag('two', 'blue')))
        corpus.write('deep/a.txt', TEXT)
        result = run('tagset', '--json', corpus.root / 'deep')
        assert result.status == 0 and result.err == '', result
        assert result.objects == [
            {'id': 'one', 'name': 'One', 'colour': 'sky', 'key': 'o',
             'fields': [{'id': 'who', 'name': 'Who', 'kind': 'person', 'advised': True}]},
            {'id': 'two', 'name': 'Two', 'colour': 'blue', 'fields': []}], result


def test_clashes():
    with Corpus() as corpus:
        corpus.write('tagset.json', tagset(tag('one', 'sky', key='u'), tag('two', 'sky')))
        result = run('tagset', corpus.root)
        assert result.status == 1 and len(result.lines) == 2, result
        told = result.err.splitlines()
        assert len(told) == 2, result
        assert 'tagset.json: one: The key U ' in told[0], result
        assert told[1].endswith('tagset.json: two: “One” has the same colour.'), result


def test_unreadable():
    with Corpus() as corpus:
        corpus.write('tagset.json', tagset(tag('one', 'sky', key='o'), tag('two', 'blue', key='o')))
        result = run('tagset', corpus.root)
        assert result.status == 3 and result.out == '', result
        assert 'key' in result.err and result.err.count('\n') == 1, result


def test_set():
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        new = corpus.write('../new.json', tagset(tag('one', 'sky', x=[1, 2]), team='desk'))
        result = run('tagset', '--set', new, corpus.root)
        assert result.status == 0 and result.lines == ['one\t-\tsky\t-\tOne'], result
        written = (corpus.root / 'tagset.json').read_bytes()
        assert json.loads(written) == json.loads(new.read_bytes()), written
        assert sorted(os.listdir(corpus.root)) == ['a.txt', 'tagset.json']
        # The same once more gives the same bytes; the default one is laid out as it is written.
        assert run('tagset', '--set', corpus.root / 'tagset.json', corpus.root).status == 0
        assert (corpus.root / 'tagset.json').read_bytes() == written
        default = SOURCE / 'data/tagset.json'
        assert run('tagset', '--set', default, corpus.root).status == 0
        assert (corpus.root / 'tagset.json').read_bytes() == default.read_bytes()


def test_set_refused():
    """What no reader takes replaces nothing, and a folder that can't be written says so."""
    with Corpus() as corpus:
        corpus.write('tagset.json', tagset(tag('one', 'sky')))
        before = (corpus.root / 'tagset.json').read_bytes()
        bad = corpus.write('../bad.json', tagset(tag('one', 'pink')))
        result = run('tagset', '--set', bad, corpus.root)
        assert result.status == 3 and 'pink' in result.err and result.out == '', result
        result = run('tagset', '--set', corpus.root / 'no-such.json', corpus.root)
        assert result.status == 3 and 'no-such.json' in result.err, result
        assert (corpus.root / 'tagset.json').read_bytes() == before


if __name__ == '__main__':
    sys.exit(main([test_default, test_json, test_clashes, test_unreadable, test_set,
                   test_set_refused]))
