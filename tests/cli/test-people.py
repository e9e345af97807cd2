#!/usr/bin/python3
"""annotator-cli people: who is named and how often, and every act on them, saved as a window saves it; what is
refused, what is misused, and hostile names."""
import json
import sys
import tempfile

from harness import Corpus, copy_sample, main, person, run, span

TEXT = 'Ann said so. Then Ann left, and Ben said no. She was right.\n'
ANN, BEN, CEM = (f'urn:uuid:aaaaaaaa-0000-4000-8000-00000000000{n}' for n in (1, 2, 3))


def people_json(corpus, people):
    corpus.write('annotations/ann/people.json', json.dumps({'format': 1, 'people': people}))


def fill(corpus):
    corpus.write('a.txt', TEXT)
    corpus.write('sub/b.txt', TEXT)
    corpus.annotator('ann')
    people_json(corpus, [{'id': ANN, 'name': 'Ann Äbel', 'kind': 'person'},
                         {'id': BEN, 'name': 'Ben', 'kind': 'person', 'x': 1},
                         {'id': CEM, 'name': 'Cem', 'kind': 'person', 'mergedInto': BEN}])
    corpus.layer('ann', 'a.txt', [span(1, 'speaker', TEXT, 'Ann', person('person', ANN)),
                                  span(2, 'speaker', TEXT, 'Ben', person('person', CEM))])
    corpus.layer('ann', 'sub/b.txt', [span(3, 'speaker', TEXT, 'Ann', person('person', ANN)),
                                      span(4, 'speaker', TEXT, 'She', person('person', ANN))])


def act(corpus, *words):
    """With a state folder of its own: what is done is journalled, as in a window."""
    with tempfile.TemporaryDirectory() as home:
        return run('people', '--json', '--annotator', 'ann', *words, corpus.root,
                   env={'HOME': home, 'XDG_STATE_HOME': home})


def ledger(corpus):
    text = (corpus.root / 'annotations/ann/people.json').read_text(encoding='utf-8')
    return {p['id']: p for p in json.loads(text)['people']}


def layer(corpus, name):
    return (corpus.root / f'annotations/ann/{name}.json').read_text(encoding='utf-8')


def test_list():
    with Corpus() as corpus:
        fill(corpus)
        result = run('people', corpus.root)
        assert result.status == 0 and result.err == '', result
        assert result.lines == [f'ann\t3\tAnn Äbel\tperson\t{ANN}', f'ann\t1\tBen\tperson\t{BEN}',
                                f'ann\t-\tCem\tperson\t{CEM}\t= {BEN}'], result
        first, second, merged = run('people', '--json', corpus.root).objects
        assert first == {'annotator': 'ann', 'id': ANN, 'name': 'Ann Äbel', 'kind': 'person',
                         'mentions': 3, 'articles': 2}, first
        assert second['mentions'] == second['articles'] == second['x'] == 1, second
        assert merged['mergedInto'] == BEN and 'mentions' not in merged, merged


def test_same():
    """People are matched across annotators by their ids, then by their names, through mergers."""
    with Corpus() as corpus:
        fill(corpus)
        corpus.annotator('ben', [ANN, 'urn:x:b'])
        corpus.write('annotations/ben/people.json', json.dumps({'format': 1, 'people': [
            {'id': ANN, 'name': 'Another'}, {'id': 'urn:x:cem', 'name': 'CEM'},
            {'id': 'urn:x:eve', 'name': 'Eve'}]}))
        found = {(o['annotator'], o['name']): o.get('same') for o in
                 run('people', '--json', corpus.root).objects}
        assert found == {
            ('ann', 'Ann Äbel'): [{'annotator': 'ben', 'id': ANN}], ('ann', 'Ben'): None,
            ('ann', 'Cem'): None, ('ben', 'Another'): [{'annotator': 'ann', 'id': ANN}],
            ('ben', 'CEM'): [{'annotator': 'ann', 'id': BEN}], ('ben', 'Eve'): None}, found


def test_sample():
    with Corpus() as corpus:
        copy_sample(corpus)
        result = run('people', '--json', '--annotator', 'annotator-a', corpus.root)
        assert result.status == 0 and result.err == '', result
        assert len(result.objects) > 20 and sum(o['mentions'] for o in result.objects) > 20, result
        assert result.out == run('people', '--json', '--annotator', 'annotator-a', corpus.root).out


def test_circle():
    """Nobody vanishes, and nothing runs forever."""
    with Corpus() as corpus:
        fill(corpus)
        people_json(corpus, [{'id': ANN, 'name': 'Ann', 'mergedInto': BEN},
                             {'id': BEN, 'name': 'Ben', 'mergedInto': ANN}])
        first, second = run('people', '--json', corpus.root).objects
        assert first['mentions'] == 3 and 'mentions' not in second, (first, second)


def test_edit():
    with Corpus() as corpus:
        fill(corpus)
        result = act(corpus, '--edit', 'ann äbel', '--role', 'Senator', '--alias', 'A.', '--alias',
                     'Annie', '--wikidata', 'https://www.wikidata.org/wiki/Q42', '--kind', 'group')
        assert result.status == 0 and result.err == '', result
        assert ledger(corpus)[ANN] == {
            'id': ANN, 'name': 'Ann Äbel', 'kind': 'group', 'role': 'Senator',
            'aliases': ['A.', 'Annie'], 'wikidata': 'Q42'}, result
        assert result.objects[0]['mentions'] == 3, result
        assert act(corpus, '--edit', ANN, '--role', '', '--alias', '').status == 0
        assert 'role' not in ledger(corpus)[ANN] and 'aliases' not in ledger(corpus)[ANN]
        assert act(corpus, '--edit', ANN, '--wikidata', 'Ann').status == 1
        result = act(corpus, '--add', 'Dee', '--role', 'Judge')
        assert result.objects[0]['name'] == 'Dee' and result.objects[0]['mentions'] == 0, result
        assert ledger(corpus)[result.objects[0]['id']]['role'] == 'Judge'
        assert ledger(corpus)[BEN]['x'] == 1


def test_merge():
    with Corpus() as corpus:
        fill(corpus)
        before = layer(corpus, 'a.txt')
        result = act(corpus, '--merge', 'Ben', '--into', ANN)
        assert result.status == 0 and result.objects[0]['mentions'] == 4, result
        assert ledger(corpus)[BEN]['mergedInto'] == ANN and layer(corpus, 'a.txt') == before
        for circle in ([ANN, BEN], [ANN, CEM], [ANN, ANN]):
            result = act(corpus, '--merge', circle[0], '--into', circle[1])
            assert result.status == 1 and 'one person already' in result.err, result
        result = act(corpus, '--separate', 'ben')
        assert result.status == 0 and 'mergedInto' not in ledger(corpus)[BEN], result


def test_split():
    with Corpus() as corpus:
        fill(corpus)
        result = act(corpus, '--split', ANN, '--mention', 'a.txt:0', '--mention',
                     f'sub/b.txt:{TEXT.index("She")}', '--to', 'Another Ann')
        assert result.status == 0 and result.err == '', result
        made = result.objects[0]
        assert made['mentions'] == made['articles'] == 2, result
        assert made['id'] in layer(corpus, 'a.txt') and made['id'] in layer(corpus, 'sub/b.txt')
        assert layer(corpus, 'sub/b.txt').count(ANN) == 1
        result = act(corpus, '--split', ANN, '--mention', 'a.txt:0', '--to', 'Ben')
        assert result.status == 3 and 'no mention' in result.err, result


def test_delete():
    with Corpus() as corpus:
        fill(corpus)
        result = act(corpus, '--delete', 'Ann Äbel')
        assert result.status == 1 and '3 mentions' in result.err and result.out == '', result
        assert ANN in ledger(corpus)
        assert act(corpus, '--add', 'Dee').status == 0
        assert act(corpus, '--delete', 'dee').status == 0
        assert len(ledger(corpus)) == 3


def test_refused():
    """What is misused, and what isn't there, changes nothing."""
    with Corpus() as corpus:
        fill(corpus)
        before = (corpus.root / 'annotations/ann/people.json').read_bytes()
        root = str(corpus.root)
        for words, status, says in (
                (['--merge', ANN, root], 2, '--annotator'),
                (['--annotator', 'ann', '--merge', ANN, root], 2, '--into'),
                (['--annotator', 'ann', '--edit', ANN, root], 2, 'what is to be changed'),
                (['--annotator', 'ann', '--add', 'X', '--delete', ANN, root], 2, 'one thing'),
                (['--annotator', 'ann', '--edit', ANN, '--kind', 'cat', root], 2, '--kind'),
                (['--annotator', 'ann', '--add', b'\xff', root], 2, 'UTF-8'),
                (['--annotator', 'ann', '--name', 'X', root], 2, '--edit'),
                (['--annotator', 'ann', '--split', ANN, '--to', 'X', root], 2, '--mention'),
                (['--annotator', 'eve', root], 3, 'no folder'),
                (['--annotator', 'eve', '--add', 'X', root], 3, 'annotator.json'),
                (['--annotator', 'ann', '--edit', 'Nobody', '--role', 'x', root], 3, 'Nobody is called'),
                ([], 2, 'one corpus'), (['/nowhere'], 3, '/nowhere')):
            with tempfile.TemporaryDirectory() as home:
                result = run('people', *words, env={'HOME': home, 'XDG_STATE_HOME': home})
            assert (result.status, result.out) == (status, '') and says in result.err, (words, result)
        assert (corpus.root / 'annotations/ann/people.json').read_bytes() == before
        assert not (corpus.root / 'annotations/eve').exists()


def test_unreadable():
    with Corpus() as corpus:
        fill(corpus)
        corpus.write('annotations/ann/a.txt.json', '{')
        result = run('people', '--json', corpus.root)
        assert result.status == 1 and 'a.txt.json' in result.err, result
        assert result.objects[0]['mentions'] == 2, result
        result = act(corpus, '--delete', CEM)
        assert result.status == 1 and 'can’t be told' in result.err, result
        corpus.write('annotations/ann/people.json', '{')
        result = run('people', corpus.root)
        assert result.status == 1 and result.err.startswith(f'{corpus.root}/annotations/ann/people.json: ')


def test_hostile_names():
    with Corpus() as corpus:
        fill(corpus)
        result = act(corpus, '--add', 'Eve\u202e\n\x1b[31m')
        assert result.status == 0 and result.objects[0]['name'] == 'Eve  [31m', result
        result = act(corpus, '--edit', 'No\x1b[31m', '--role', 'x')
        assert '\x1b' not in result.err and result.err.count('\n') == 1, result


if __name__ == '__main__':
    sys.exit(main([test_list, test_same, test_sample, test_circle, test_edit, test_merge, test_split, test_delete,
                   test_refused, test_unreadable, test_hostile_names]))
