#!/usr/bin/python3
"""annotator-cli merge --strategy: what people agree on becomes a set of its own; the same layers give the same bytes,
nobody's file is touched, nothing is written over."""
import json
import shutil
import sys

from harness import Corpus, copy_sample, main, person, run, span

TEXT = 'Sen. Lindsey Graham said on Sunday the deal is dead.\n'
SET = 'annotations/settled-by-desk'


def fill(corpus, **layers):
    corpus.write('a.txt', TEXT)
    for slug, spans in layers.items():
        corpus.annotator(slug)
        corpus.layer(slug, 'a.txt', spans)


def files(root):
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob('*') if p.is_file()}


def settle(corpus, strategy, *words):
    return run('merge', '--strategy', strategy, '--into', 'desk', '--json', *words, corpus.root)


def quotes(corpus):
    layer = json.loads((corpus.root / SET / 'a.txt.json').read_text(encoding='utf-8'))
    return [i['target']['selector'][1]['exact'] for i in layer.get('first', {}).get('items', [])]


THREE = {
    'ann': [span(1, 'cue', TEXT, 'said'), span(2, 'date', TEXT, 'Sunday'), span(3, 'claim', TEXT, 'the deal is dead')],
    'ben': [span(11, 'cue', TEXT, 'said'), span(12, 'date', TEXT, 'Sunday')],
    'cat': [span(21, 'cue', TEXT, 'said'), span(22, 'date', TEXT, 'on Sunday')],
}


def test_rules():
    cases = [
        (['all-agree'], ['said'], 2),
        (['majority'], ['said', 'Sunday'], 1),
        (['threshold', '--min-people=1'], ['said', 'Sunday', 'the deal is dead'], 0),
        (['threshold', '--min-percent=100'], ['said', 'the deal is dead'], 1),
        (['threshold', '--min-percent=60', '--of-all'], ['said', 'Sunday'], 1),
        (['majority', '--annotator=ann', '--annotator=cat'], ['said'], 2),
    ]
    for words, expected, n_open in cases:
        with Corpus() as corpus:
            fill(corpus, **THREE)
            before = files(corpus.root)
            result = settle(corpus, *words)
            assert result.status == (1 if n_open else 0) and result.err == '', (words, result)
            line = result.objects[0]
            assert quotes(corpus) == expected and line['spans'] == len(expected), (words, result)
            assert len(line['open']) == n_open and line['layer'] == 'settled-by-desk', (words, line)
            after = files(corpus.root)
            assert {n for n in after if not n.startswith(SET)} == set(before), after.keys()
            assert all(after[n] == before[n] for n in before)
            assert run('check', corpus.root / SET).status in (0, 1)
            assert not [o for o in run('check', '--json', corpus.root).objects if o['kind'] != 'missing']


def test_told():
    with Corpus() as corpus:
        fill(corpus, **THREE)
        start = TEXT.index('the deal')
        result = run('merge', '--strategy', 'majority', '--into', 'desk', 'a.txt', cwd=corpus.root)
        assert result.out == 'a.txt\t2\t1\t0\n', result
        assert result.err == f'a.txt ({start}-{start + 16}): Too few people agree.\n', result


def test_same_bytes():
    """Two runs into two fresh copies."""
    with Corpus() as corpus, Corpus() as other:
        copy_sample(corpus)
        shutil.rmtree(other.root)
        shutil.copytree(corpus.root, other.root)
        for one in (corpus, other):
            result = settle(one, 'threshold', '--min-people=2')
            assert result.status == 1 and len(result.objects) == 7, result
        first, second = files(corpus.root), files(other.root)
        assert len([n for n in first if n.startswith(SET)]) == 7 + 2, first.keys()
        assert first == second
        result = run('compare', '-a', 'annotator-a', '-a', 'settled-by-desk', '-m', 'exact', '--of', 'all', '--json',
                     corpus.root).objects
        assert [o['value'] for o in result if o['measure'] == 'exact-precision'] == [1], result


def test_people():
    """The set has a list of its own, in which two ids of one person are one."""
    with Corpus() as corpus:
        fill(corpus, ann=[span(1, 'speaker', TEXT, 'Sen. Lindsey Graham', person('person', 'urn:uuid:p'))],
             ben=[span(2, 'speaker', TEXT, 'Sen. Lindsey Graham', person('person', 'urn:uuid:q'))])
        for slug, number in (('ann', 'p'), ('ben', 'q')):
            corpus.write(f'annotations/{slug}/people.json', json.dumps({'format': 1, 'people': [
                {'id': f'urn:uuid:{number}', 'name': 'Lindsey Graham', 'kind': 'person'},
                {'id': f'urn:uuid:{number}2', 'name': f'Not named {slug}', 'kind': 'person'}]}))
        result = settle(corpus, 'all-agree')
        assert result.status == 0, result
        people = json.loads((corpus.root / SET / 'people.json').read_text(encoding='utf-8'))['people']
        assert [(p['id'], p['name'], p.get('mergedInto')) for p in people] == [
            ('urn:uuid:p', 'Lindsey Graham', None)], people
        assert run('check', corpus.root / SET).status == 0


def test_in_the_way():
    for name in (f'{SET}/b.txt.json', f'{SET}/people.json'):
        with Corpus() as corpus:
            fill(corpus, **THREE)
            corpus.write('b.txt', TEXT)
            for slug in ('ann', 'ben'):
                corpus.layer(slug, 'b.txt', [span(41, 'cue', TEXT, 'said')])
            corpus.write(name, '{}')
            before = files(corpus.root)
            result = settle(corpus, 'majority')
            assert result.status == 5 and result.out == '' and 'is there already' in result.err, result
            assert files(corpus.root) == before
    with Corpus() as corpus:
        fill(corpus, **THREE)
        assert settle(corpus, 'majority').status == 1
        before = files(corpus.root)
        assert settle(corpus, 'all-agree').status == 5
        assert files(corpus.root) == before


def test_somebody_elses_folder():
    with Corpus() as corpus:
        fill(corpus, **THREE)
        corpus.annotator('settled-by-desk')
        before = files(corpus.root)
        result = settle(corpus, 'majority')
        assert result.status == 5 and files(corpus.root) == before, result


def test_alone():
    """One voice settles nothing."""
    with Corpus() as corpus:
        fill(corpus, ann=THREE['ann'])
        before = files(corpus.root)
        result = settle(corpus, 'majority')
        assert result.status == 1 and result.out == '' and 'one annotator only' in result.err, result
        assert files(corpus.root) == before


def test_unreadable():
    """Where a vote can't be had, nothing is settled."""
    with Corpus() as corpus:
        fill(corpus, **THREE)
        corpus.write('annotations/cat/a.txt.json', '{"half')
        result = settle(corpus, 'majority')
        assert result.status == 1 and 'cat/a.txt.json' in result.err, result
        assert not (corpus.root / SET).exists()


def test_name():
    with Corpus() as corpus:
        fill(corpus, **THREE)
        result = run('merge', '--strategy', 'all-agree', '--into', 'Büro der Chefin', corpus.root)
        assert result.status == 1, result
        owner = json.loads((corpus.root / 'annotations/settled-by-buro-der-chefin/annotator.json').read_text(
            encoding='utf-8'))
        assert owner['name'] == 'Settled by Büro der Chefin', owner
    with Corpus() as corpus:
        fill(corpus, **THREE)
        assert run('merge', '--strategy', 'all-agree', '--into', b'\xff', corpus.root).status == 2


if __name__ == '__main__':
    sys.exit(main([test_rules, test_told, test_same_bytes, test_people, test_in_the_way, test_somebody_elses_folder,
                   test_alone, test_unreadable, test_name]))
