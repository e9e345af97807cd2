#!/usr/bin/python3
"""annotator-cli diff: each kind of difference is found, once, at its place; two people and more."""
import sys

from harness import Corpus, choice, copy_sample, link, main, run, span

TEXT = 'Sen. Lindsey Graham said on Sunday the deal is dead. Others doubt it.\n'

# One of each kind; what a person does to the other's is planted.
ANN = [span(1, 'speaker', TEXT, 'Lindsey Graham'), span(2, 'cue', TEXT, 'said'),
       span(3, 'date', TEXT, 'on Sunday'),
       span(4, 'claim', TEXT, 'the deal is dead', choice('quote', 'indirect'), link('said-by', 1)),
       span(5, 'speaker', TEXT, 'Others')]
BEN = [span(11, 'date', TEXT, 'Lindsey Graham'), span(12, 'cue', TEXT, 'said'),
       span(13, 'date', TEXT, 'Sunday'),
       span(14, 'claim', TEXT, 'the deal is dead', choice('quote', 'mixed'), link('said-by', 11)),
       span(16, 'cue', TEXT, 'doubt')]


def fill(corpus, **layers):
    corpus.write('a.txt', TEXT)
    for slug, spans in layers.items():
        corpus.annotator(slug)
        corpus.layer(slug, 'a.txt', spans)


def kinds(result):
    return [(o['kind'], TEXT[o['start']:o['end']]) for o in result.objects]


def test_each_kind():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        result = run('diff', '--json', corpus.root, 'ann', 'ben')
        assert result.status == 1 and result.err == '', result
        assert kinds(result) == [('tag', 'Lindsey Graham'), ('boundary', 'on Sunday'), ('only-a', 'Others'),
                                 ('only-b', 'doubt'), ('field', 'the deal is dead')], result
        boundary = result.objects[1]
        start = TEXT.index('on Sunday')
        assert boundary['article'] == f'{corpus.root}/a.txt' and boundary['missing'] == [], boundary
        assert boundary['disputed'] == [[start, start + 3]], boundary
        assert [(m['annotator'], m['id'][-2:], m['tag'], m['ranges'], m['quote']) for m in boundary['marks']] == [
            ('ann', '03', 'date', [[start, start + 9]], 'on Sunday'),
            ('ben', '0d', 'date', [[start + 3, start + 9]], 'Sunday')], boundary
        assert boundary['message'].endswith('start differs by 3'), boundary
        field = result.objects[4]['fields']
        assert field == [{'field': 'quote', 'link': False, 'said': [
            {'annotator': 'ann', 'values': ['indirect']}, {'annotator': 'ben', 'values': ['mixed']}]}], field
        assert result.objects[2]['missing'] == ['ben'], result


def test_columns():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        result = run('diff', 'a.txt', cwd=corpus.root)
        assert result.status == 1 and result.err == '' and len(result.lines) == 5, result
        start = TEXT.index('Others')
        assert result.lines[2].split('\t') == [
            'a.txt', f'{start}-{start + 6}', 'only-a', 'ann: Speaker, “Others”; ben: nothing here'], result


def test_turned_round():
    """The first who is named is A."""
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        result = run('diff', '--json', corpus.root, 'ben', 'ann')
        assert [k for k in kinds(result) if k[0].startswith('only')] == [('only-a', 'doubt'), ('only-b', 'Others')], result


def test_chosen():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        result = run('diff', '--json', '--kind', 'tag', '-k', 'only-b', corpus.root)
        assert result.status == 1 and [k for k, _ in kinds(result)] == ['tag', 'only-b'], result
        result = run('diff', '--json', '--all', corpus.root)
        assert kinds(result)[5:] == [('same', 'said')], result
        result = run('diff', '--json', '--kind', 'link', corpus.root)
        assert result.status == 0 and result.out == '', result


def test_link():
    """It leads to something else: not to another id."""
    with Corpus() as corpus:
        fill(corpus,
             ann=[span(1, 'speaker', TEXT, 'Others'), span(2, 'claim', TEXT, 'doubt it', link('said-by', 1))],
             ben=[span(11, 'speaker', TEXT, 'Others'), span(12, 'claim', TEXT, 'doubt it', link('said-by', 11))])
        assert run('diff', corpus.root).status == 0
        corpus.layer('ben', 'a.txt', [span(11, 'speaker', TEXT, 'Others'), span(12, 'claim', TEXT, 'doubt it')])
        result = run('diff', '--json', corpus.root)
        assert result.status == 1 and kinds(result) == [('link', 'doubt it')], result
        assert result.objects[0]['fields'][0]['link'] is True, result


def test_none():
    with Corpus() as corpus:
        fill(corpus, ann=ANN[:3], ben=[span(20 + n, *a) for n, a in enumerate(
            [('speaker', TEXT, 'Lindsey Graham'), ('cue', TEXT, 'said'), ('date', TEXT, 'on Sunday')])])
        result = run('diff', corpus.root)
        assert (result.status, result.out, result.err) == (0, '', ''), result
        assert run('diff', '--all', corpus.root).status == 0


def test_three():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN, cat=[span(31, 'speaker', TEXT, 'Lindsey Graham'), span(32, 'cue', TEXT, 'said')])
        result = run('diff', '--json', corpus.root)
        assert result.status == 1 and result.err == '', result
        assert kinds(result) == [('tag', 'Lindsey Graham'), ('boundary', 'on Sunday'), ('some', 'the deal is dead'),
                                 ('some', 'Others'), ('some', 'doubt')], result
        first = result.objects[0]
        assert first['kind'] == 'tag' and first['message'] == (
            '2 of 3: Speaker, “Lindsey Graham”; 1 of 3: Date, “Lindsey Graham”'), first
        missing = [o['missing'] for o in result.objects if TEXT[o['start']:o['end']] == 'doubt']
        assert missing == [['ann', 'cat']], result
        assert 'nothing here: ann, cat' in result.out, result
        two = run('diff', '--json', corpus.root, 'ann', 'cat')
        assert [k for k, _ in kinds(two)] == ['only-a'] * 3, two


def test_nothing_to_compare():
    with Corpus() as corpus:
        fill(corpus, ann=ANN)
        for words in ([corpus.root], [corpus.root / 'a.txt']):
            result = run('diff', *words)
            assert result.status == 3 and 'two of these annotators' in result.err, result
        result = run('diff', corpus.root, 'ann', 'eve')
        assert result.status == 3 and '“eve”' in result.err, result


def test_other_text():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN, cat=ANN)
        corpus.layer('cat', 'a.txt', [span(31, 'cue', TEXT, 'said', exact='sang')],
                     article={'sha256': '0' * 64, 'state': 'done'})
        result = run('diff', '--json', corpus.root)
        assert result.status == 1 and 'left out' in result.err and 'cat/a.txt.json' in result.err, result
        assert result.objects[0]['missing'] == [] and len(result.objects[0]['marks']) == 2, result


def test_moved():
    """What quotes words of another version is compared where these are now, and told; nothing is written."""
    now = TEXT.replace('Others doubt it.', 'He is sure. Others think so.').replace('Sen. ', 'U.S. Senator ')
    with Corpus() as corpus:
        fill(corpus, ann=ANN)
        corpus.write('a.txt', now)
        corpus.annotator('ben')
        corpus.layer('ben', 'a.txt', [span(21, 'speaker', now, 'Lindsey Graham'), span(22, 'cue', now, 'said'),
                                      span(23, 'date', now, 'Sunday')])
        corpus.layer('ann', 'a.txt', [*ANN, span(6, 'cue', TEXT, 'doubt')], text=TEXT.encode())
        kept = (corpus.root / 'annotations/ann/a.txt.json').read_bytes()
        result = run('diff', '--json', corpus.root)
        assert result.status == 1, result
        found = [(o['kind'], now[o['start']:o['end']]) for o in result.objects[:-1]]
        assert found == [('boundary', 'on Sunday'), ('only-a', 'the deal is dead')], result
        moves = result.objects[-1]
        assert (moves['kind'], moves['annotator']) == ('other-text', 'ann'), moves
        assert moves['article'] == f'{corpus.root}/a.txt', moves
        for one in moves['moved']:
            (start, end), (was_start, was_end) = one['now'][0], one['was'][0]
            assert now[start:end] == TEXT[was_start:was_end] == one['quote'] and one['confidence'] > 70, one
        assert [m['quote'] for m in moves['moved']] == ['Lindsey Graham', 'said', 'on Sunday', 'the deal is dead'], moves
        # Of one the words are there again, but none of those around them.
        assert [(m['quote'], m['id'][-2:], m['was']) for m in moves['lost']] == [
            (w, i, [[TEXT.index(w), TEXT.index(w) + len(w)]]) for w, i in (('Others', '05'), ('doubt', '06'))], moves
        assert '4 annotations were found elsewhere' in result.err and '2 weren’t found' in result.err, result
        assert result.err.count('The annotation of “') == 6, result
        assert (corpus.root / 'annotations/ann/a.txt.json').read_bytes() == kept
        plain = run('diff', corpus.root)
        assert plain.status == 1 and len(plain.lines) == 2 and plain.err == result.err, plain
        # Votes of what isn't there are lacking, so nobody is outvoted.
        merged = run('merge', '--strategy=majority', '--into=set', corpus.root)
        assert merged.status == 1 and not (corpus.root / 'annotations/settled-by-set/a.txt.json').exists(), merged
        # With all of them found there is a set.
        corpus.layer('ann', 'a.txt', ANN[:4], text=TEXT.encode())
        merged = run('merge', '--strategy=majority', '--into=set', corpus.root)
        settled = (corpus.root / 'annotations/settled-by-set/a.txt.json').read_text(encoding='utf-8')
        assert f'"start":{now.index("Lindsey")}' in settled and now.index('Lindsey') != TEXT.index('Lindsey'), settled


def test_sample():
    with Corpus() as corpus:
        copy_sample(corpus)
        result = run('diff', '--json', corpus.root)
        assert result.status == 1 and result.err == '', result
        everything = run('diff', '--json', '--all', corpus.root).objects
        same = [o for o in everything if o['kind'] == 'same']
        assert len(everything) == len(result.objects) + len(same) and all(o['kinds'] == [] for o in same)
        assert all(o['kinds'] and len(o['marks']) + len(o['missing']) == 2 for o in result.objects), result
        # Each annotation is in one of them.
        ids = [m['id'] for o in everything for m in o['marks']]
        assert len(ids) == len(set(ids)) == 501, len(ids)


def test_status():
    """What is decided is told, and with --open left out: once all is, nothing is left to look at."""
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        corpus.annotator('rita')
        assert {o['status'] for o in run('diff', '--json', corpus.root).objects} == {'open'}

        def decide(*words):
            assert run('review', 'decide', '--as', 'rita', 'a.txt', *words, cwd=corpus.root).status == 0, words
        start = TEXT.index('Others')
        decide(f'{start}-{start + 6}', 'neither', '--why', 'Nobody in particular.')
        result = run('diff', '--json', '--all', corpus.root)
        assert result.status == 1 and [o['status'] for o in result.objects] == [
            'open', 'open', 'decided', 'open', 'open', 'agreed'], result
        decision = result.objects[2]['decisions'][0]
        assert (decision['what'], decision['name'], decision['words']) == ('neither', 'rita', 'Nobody in particular.')
        result = run('diff', '--open', 'a.txt', cwd=corpus.root)
        assert result.status == 1 and len(result.lines) == 4, result
        assert result.lines[0].split('\t')[2:4] == ['tag', 'open'] and result.lines[0].endswith('\t'), result
        start = TEXT.index('doubt')
        decide(f'{start}-{start + 5}', 'skip')
        skipped = [o for o in run('diff', '--open', '--json', corpus.root).objects if o['status'] == 'skipped']
        assert len(skipped) == 1, skipped
        decide('--from', 'ann')
        decide('--from', 'ben')
        result = run('diff', '--open', corpus.root)
        assert (result.status, result.out, result.err) == (0, '', ''), result
        assert run('diff', corpus.root).status == 1


if __name__ == '__main__':
    sys.exit(main([test_each_kind, test_columns, test_turned_round, test_chosen, test_link, test_none, test_three,
                   test_nothing_to_compare, test_other_text, test_moved, test_sample, test_status]))
