#!/usr/bin/python3
"""annotator-cli merge --strategy: what people agree on, and reviewers decided, becomes a set of its own; the same layers
and decisions give the same bytes, nobody's file is touched, nothing is written over but what is as it was made."""
import csv
import json
import os
import resource
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
        (['union'], ['said', 'on Sunday', 'Sunday', 'the deal is dead'], 0),
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


def at(quote):
    start = TEXT.index(quote)
    return f'{start}-{start + len(quote)}'


def decide(corpus, who, *words, name='a.txt'):
    if not (corpus.root / 'annotations' / who).exists():
        corpus.annotator(who)
    result = run('review', 'decide', '--as', who, '--json', name, *words, cwd=corpus.root)
    assert result.status in (0, 1), result
    return result.objects[0]['id']


def items(corpus, name='a.txt'):
    layer = json.loads((corpus.root / SET / f'{name}.json').read_text(encoding='utf-8'))
    return {i['target']['selector'][1]['exact']: i for i in layer.get('first', {}).get('items', [])}


def test_decisions():
    """What is decided is there, with who decided it and what it is made of; the rest is told with the reason."""
    with Corpus() as corpus:
        fill(corpus, **THREE)
        result = settle(corpus, 'decisions')
        assert result.status == 1 and result.objects[0]['left'] == {'undecided': 2}, result
        assert result.objects[0]['agreed'] == 1 and quotes(corpus) == ['said'], result
        shutil.rmtree(corpus.root / SET)
        first = decide(corpus, 'rita', at('on Sunday'), 'accept', 'cat')
        second = decide(corpus, 'ned', at('on Sunday'), 'accept', 'cat')
        decide(corpus, 'rita', at('the deal is dead'), 'neither')
        result = settle(corpus, 'decisions')
        line = result.objects[0]
        assert result.status == 0 and result.err == '', result
        assert (line['agreed'], line['decided'], line['neither'], line['byRule'], line['left'], line['file']) == (
            1, 2, 1, 0, {}, 'made'), line
        found = items(corpus)
        assert list(found) == ['said', 'on Sunday'], found
        assert found['on Sunday']['decidedBy'] == sorted([first, second]), found
        assert found['on Sunday']['derivedFrom'] == ['urn:uuid:00000000-0000-4000-8000-000000000016'], found
        assert len(found['said']['derivedFrom']) == 3 and 'decidedBy' not in found['said'], found
        header = json.loads((corpus.root / SET / 'a.txt.json').read_text(encoding='utf-8'))
        assert header['article']['state'] == 'done' and header['settled']['decisions'] is True, header
        assert len(header['settled']['annotators']) == 3, header


def test_decisions_before_rule():
    with Corpus() as corpus:
        fill(corpus, **THREE)
        decide(corpus, 'rita', at('on Sunday'), 'accept', 'cat')
        assert settle(corpus, 'majority').status == 1 and quotes(corpus) == ['said', 'Sunday']
        shutil.rmtree(corpus.root / SET)
        result = settle(corpus, 'majority', '--decisions')
        assert result.status == 1 and result.objects[0]['left'] == {'too-few': 1}, result
        assert quotes(corpus) == ['said', 'on Sunday'], result
        # Whose decision counts can be chosen.
        decide(corpus, 'ned', at('on Sunday'), 'neither')
        shutil.rmtree(corpus.root / SET)
        result = settle(corpus, 'majority', '--decisions')
        assert result.objects[0]['left'] == {'contested': 1, 'too-few': 1}, result
        for who, expected in (('rita', ['said', 'on Sunday']), ('ned', ['said'])):
            shutil.rmtree(corpus.root / SET)
            result = settle(corpus, 'majority', '--decisions', '--reviewer', who)
            assert quotes(corpus) == expected, (who, result)
        # What was decided on what has changed since is a person's, not the rule's.
        shutil.rmtree(corpus.root / SET)
        corpus.layer('cat', 'a.txt', [THREE['cat'][0], span(22, 'date', TEXT, 'on Sunday the')])
        result = settle(corpus, 'majority', '--decisions', '--reviewer', 'rita')
        assert result.objects[0]['left'] == {'outdated': 1, 'too-few': 1}, result


def test_by_rule():
    """What the rule alone settles is counted apart from what all agree on."""
    with Corpus() as corpus:
        fill(corpus, **THREE)
        decide(corpus, 'rita', at('the deal is dead'), 'skip')
        result = settle(corpus, 'threshold', '--min-people=1', '--decisions')
        line = result.objects[0]
        assert (line['agreed'], line['decided'], line['byRule'], line['left']) == (1, 0, 2, {}), line


def test_made_again():
    """Nothing to do where nothing changed; taken away and made again, it is the same, byte for byte."""
    with Corpus() as corpus:
        copy_sample(corpus)
        shutil.rmtree(corpus.root / 'reviews', ignore_errors=True)
        result = run('review', 'decide', '--as', 'annotator-a', '--from', 'annotator-b', corpus.root)
        assert result.status == 0 and result.lines, result
        first = settle(corpus, 'decisions')
        before = files(corpus.root)
        stamps = {n: (corpus.root / n).stat().st_mtime_ns for n in before if n.startswith(SET)}
        assert len(stamps) == 9 and all(o['file'] == 'made' for o in first.objects), first
        again = settle(corpus, 'decisions')
        assert again.status == first.status and all(o['file'] == 'same' for o in again.objects), again
        assert files(corpus.root) == before
        assert {n: (corpus.root / n).stat().st_mtime_ns for n in stamps} == stamps
        assert settle(corpus, 'decisions', '--check').status == 0
        shutil.rmtree(corpus.root / SET)
        result = settle(corpus, 'decisions', '--check')
        assert result.status == 1 and {o['file'] for o in result.objects} == {'missing'}, result
        assert not (corpus.root / SET).exists()
        settle(corpus, 'decisions')
        assert files(corpus.root) == before
        # In parts, it becomes the same as well.
        shutil.rmtree(corpus.root / SET)
        for article in reversed([o['article'] for o in first.objects]):
            result = run('merge', '--strategy', 'decisions', '--into', 'desk', article)
            assert result.status in (0, 1), result
        assert files(corpus.root) == before


def test_replaced():
    with Corpus() as corpus:
        fill(corpus, **THREE)
        assert settle(corpus, 'decisions').status == 1
        before = files(corpus.root)
        decide(corpus, 'rita', at('the deal is dead'), 'accept', 'ann')
        result = settle(corpus, 'decisions')
        assert result.status == 5 and 'is there already' in result.err, result
        result = settle(corpus, 'decisions', '--check')
        assert result.status == 1 and result.objects[0]['file'] == 'differs', result
        assert 'as it was earlier: 1 annotation comes.' in result.err, result
        # Made otherwise, it is another one even where the annotations are the same.
        result = settle(corpus, 'decisions', '--annotator=ann', '--annotator=ben', '--check')
        assert result.status == 1 and 'by another rule' in result.err, result
        after = files(corpus.root)
        assert all(after[n] == before[n] for n in before)
        result = settle(corpus, 'decisions', '--replace')
        assert result.objects[0]['file'] == 'replaced' and quotes(corpus) == ['said', 'the deal is dead'], result
        assert settle(corpus, 'decisions', '--check').status == 0
        # Where there is nothing to settle any more, there is no layer.
        (corpus.root / 'annotations/ben/a.txt.json').unlink()
        (corpus.root / 'annotations/cat/a.txt.json').unlink()
        assert settle(corpus, 'decisions').status == 5
        assert settle(corpus, 'decisions', '--check').objects[0]['file'] == 'surplus'
        result = settle(corpus, 'decisions', '--replace')
        assert result.objects[0]['file'] == 'removed' and not (corpus.root / SET / 'a.txt.json').exists(), result


def test_touched():
    """What a hand has changed since is never replaced."""
    for name, change in (('a.txt.json', b' '), ('people.json', b'\n')):
        with Corpus() as corpus:
            fill(corpus, **THREE)
            for slug, number in (('ann', 1), ('ben', 11), ('cat', 21)):
                corpus.annotator(slug, people=['urn:uuid:p'])
                corpus.layer(slug, 'a.txt', [*THREE[slug], span(number + 5, 'speaker', TEXT, 'Sen. Lindsey Graham',
                                                                 person('person', 'urn:uuid:p'))])
            assert settle(corpus, 'majority').status == 1
            file = corpus.root / SET / name
            file.write_bytes(file.read_bytes() + change)
            before = files(corpus.root)
            for words in (['majority'], ['majority', '--replace'], ['all-agree', '--replace']):
                result = settle(corpus, *words)
                assert result.status == 5 and result.out == '' and name in result.err, (words, result)
                assert files(corpus.root) == before
            result = settle(corpus, 'majority', '--check')
            assert result.status == 1 and 'Another hand' in result.err and files(corpus.root) == before, result


def test_unreadable_review():
    """Where a decision can't be had, nothing is settled."""
    with Corpus() as corpus:
        fill(corpus, **THREE)
        decide(corpus, 'rita', at('on Sunday'), 'neither')
        corpus.write('reviews/rita/a.txt.json', '{"half')
        result = settle(corpus, 'decisions')
        assert result.status == 1 and 'rita' in result.err and not (corpus.root / SET).exists(), result
        assert settle(corpus, 'majority').status == 1 and quotes(corpus) == ['said', 'Sunday']


def test_exported():
    """The set is one like any other."""
    with Corpus() as corpus:
        fill(corpus, **THREE)
        decide(corpus, 'rita', at('on Sunday'), 'accept', 'cat')
        settle(corpus, 'decisions')
        out = corpus.root / 'out.csv'
        result = run('export', '--format', 'csv', '--output', out, '-a', 'settled-by-desk', corpus.root)
        assert result.status == 1, result
        assert result.err.endswith('2 spans say which ones they were settled of, and who decided; that is left out.\n'), result
        with open(out, encoding='utf-8', newline='') as file:
            rows = list(csv.DictReader(file))
        assert [(r['annotator'], r['text']) for r in rows] == [
            ('settled-by-desk', 'said'), ('settled-by-desk', 'on Sunday')], rows
        out = corpus.root / 'out.jsonld'
        result = run('export', '--format', 'w3c', '--output', out, '-a', 'settled-by-desk', corpus.root)
        assert result.status == 0 and 'decidedBy' in out.read_text(encoding='utf-8'), result


def test_usage_of_decisions():
    with Corpus() as corpus:
        fill(corpus, **THREE)
        for words in (['majority', '--reviewer', 'rita'], ['decisions', '--check', '--replace'],
                      ['decisions', '--min-people=1'], ['decisions', '--dry-run']):
            assert settle(corpus, *words).status == 2, words
        for words in (['--decisions'], ['--check'], ['--replace'], ['--reviewer', 'rita']):
            assert run('merge', *words, corpus.root).status == 2, words
        result = settle(corpus, 'decisions', '--reviewer', 'rita')
        assert result.status == 3 and '“rita”' in result.err, result


def test_disk_full():
    with Corpus() as corpus:
        fill(corpus, **THREE)
        settle(corpus, 'all-agree')
        before = files(corpus.root)
        result = run('merge', '--strategy', 'majority', '--into', 'desk', '--replace', corpus.root,
                     preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64)))
        assert result.status == 4 and files(corpus.root) == before, result


def test_read_only():
    def become_nobody():
        if os.geteuid() == 0:  # whom no mode keeps out
            os.setuid(65534)
    with Corpus() as corpus:
        fill(corpus, **THREE)
        os.chmod(corpus.folder.name, 0o755)
        result = run('merge', '--strategy', 'majority', '--into', 'desk', corpus.root, preexec_fn=become_nobody
                     if os.geteuid() == 0 else lambda: os.chmod(corpus.root / 'annotations', 0o500))
        os.chmod(corpus.root / 'annotations', 0o700)
        assert result.status == 4 and not (corpus.root / SET).exists(), result


if __name__ == '__main__':
    sys.exit(main([test_rules, test_told, test_same_bytes, test_people, test_in_the_way, test_somebody_elses_folder,
                   test_alone, test_unreadable, test_name, test_decisions, test_decisions_before_rule, test_by_rule,
                   test_made_again, test_replaced, test_touched, test_unreadable_review, test_exported,
                   test_usage_of_decisions, test_disk_full, test_read_only]))
