#!/usr/bin/python3
"""annotator-cli merge: copies that sync clients left, and files that Git left with conflict markers, are put back
into one's own layer; nothing of either version is lost, a colleague's is left alone, and merging again does nothing."""
import json
import sys
import tempfile

from harness import Corpus, main, run, span

TEXT = 'Sen. Lindsey Graham said on Sunday the deal is dead.\n'
SYNC = '.sync-conflict-20170710-090000-ABCDEFG'
LAYER = 'annotations/ann/a.txt.json'
COPY = f'annotations/ann/a.txt{SYNC}.json'
MERGED = f'annotations/ann/a.txt{SYNC}.merged.json'


def marked(number, tag, quote, modified=None):
    made = span(number, tag, TEXT, quote)
    if modified:
        made['modified'] = modified
    return made


def fill(corpus, mine, theirs, slug='ann', **changes):
    """One's own layer, and another version of it beside."""
    corpus.write('a.txt', TEXT)
    corpus.annotator(slug)
    other = corpus.layer(slug, 'a.txt', theirs, **changes)
    other.rename(other.with_name(f'a.txt{SYNC}.json'))
    corpus.layer(slug, 'a.txt', mine)


def mark_conflict(corpus, mine, theirs, base=''):
    """The two versions in one file, as Git writes them: the lines that differ between markers."""
    corpus.write('a.txt', TEXT)
    corpus.annotator('ann')
    rows = [corpus.layer('ann', 'a.txt', spans).read_text(encoding='utf-8').splitlines(keepends=True)
            for spans in (mine, theirs)]
    assert rows[0][0] == rows[1][0] and rows[0][-1] == rows[1][-1]
    text = (rows[0][0] + '<<<<<<< HEAD\n' + ''.join(rows[0][1:-1]) + base + '=======\n'
            + ''.join(rows[1][1:-1]) + '>>>>>>> ann/laptop\n' + rows[0][-1])
    corpus.write(LAYER, text)
    return text


def merge(corpus, *words, annotator='ann'):
    """With a state folder of its own: what is done is journalled, as in a window."""
    who = ['--annotator', annotator] if annotator else []
    with tempfile.TemporaryDirectory() as home:
        return run('merge', '--json', *who, *words, env={'HOME': home, 'XDG_STATE_HOME': home})


def items(corpus, name=LAYER):
    layer = json.loads((corpus.root / name).read_text(encoding='utf-8'))
    return {int(i['id'][-12:], 16): i for i in layer.get('first', {}).get('items', [])}


def files(corpus):
    return {str(p.relative_to(corpus.root)): p.read_bytes() for p in corpus.root.rglob('*') if p.is_file()}


MINE = [marked(1, 'speaker', 'Sen. Lindsey Graham'), marked(2, 'cue', 'said', '2017-07-10T10:00:00Z'),
        marked(3, 'date', 'Sunday', '2017-07-10T12:00:00Z')]
THEIRS = [marked(1, 'speaker', 'Sen. Lindsey Graham'), marked(2, 'claim', 'said', '2017-07-10T11:00:00Z'),
          marked(3, 'date', 'on Sunday', '2017-07-10T11:00:00Z'), marked(4, 'claim', 'the deal is dead')]


def check_merged(corpus):
    there = items(corpus)
    assert sorted(there) == [1, 2, 3, 4], there
    assert there[2]['body'][0]['value'] == 'claim' and there[2]['modified'] == '2017-07-10T11:00:00Z'
    assert there[3]['target']['selector'][1]['exact'] == 'Sunday'
    result = run('check', '--json', corpus.root)
    assert {o['kind'] for o in result.objects} <= {'missing'}, result


def test_copy():
    with Corpus() as corpus:
        fill(corpus, MINE, THEIRS)
        other = (corpus.root / COPY).read_bytes()
        before = files(corpus)

        dry = merge(corpus, '--dry-run', corpus.root)
        counts = {'added': 1, 'newer': 1, 'older': 1, 'left': 0}
        assert dry.status == 0 and dry.err == '', dry
        assert dry.objects == [{'file': str(corpus.root / COPY), 'article': 'a.txt', 'annotator': 'ann',
                                **counts}], dry
        assert files(corpus) == before

        result = merge(corpus, corpus.root)
        assert result.status == 0 and result.err == '', result
        assert result.objects == [{'file': str(corpus.root / COPY), 'article': 'a.txt', 'annotator': 'ann',
                                   **counts, 'kept': str(corpus.root / MERGED)}], result
        check_merged(corpus)
        assert not (corpus.root / COPY).exists()
        assert (corpus.root / MERGED).read_bytes() == other

        after = files(corpus)
        again = merge(corpus, corpus.root)
        assert (again.status, again.out, again.err) == (0, '', ''), again
        assert files(corpus) == after


def test_columns():
    with Corpus() as corpus, tempfile.TemporaryDirectory() as home:
        fill(corpus, MINE, THEIRS)
        result = run('merge', '--annotator', 'ann', 'a.txt', cwd=corpus.root,
                     env={'HOME': home, 'XDG_STATE_HOME': home})
        assert result.status == 0 and result.err == '', result
        assert result.out == f'{COPY}\t1\t1\t1\t0\n', result


def test_both_ways():
    """Each on their own computer: the same comes out, byte for byte."""
    layers = []
    for mine, theirs in ((MINE, THEIRS), (THEIRS, MINE)):
        with Corpus() as corpus:
            fill(corpus, mine, theirs)
            assert merge(corpus, corpus.root).status == 0
            layers.append((corpus.root / LAYER).read_bytes())
    assert layers[0] == layers[1], layers


def test_each_scheme():
    for name in ('a.txt (conflicted copy 2025-04-10 093612).json', "a.txt (Ann's conflicted copy 2017-07-10).json",
                 'a.txt (SFConflict ann@example.com 2015-03-07-11-30-28).json', 'a.txt[Conflict].json',
                 'a.txt-ANNS-PC.json', 'a.txt (1).json', 'a.txt.20170710T090000.000000.conflict.json',
                 'a.txt.json (SFConflict ann@example.com 2015-03-07-11-30-28)'):
        with Corpus() as corpus:
            fill(corpus, MINE, THEIRS)
            (corpus.root / COPY).rename(corpus.root / 'annotations/ann' / name)
            result = merge(corpus, corpus.root / 'a.txt')
            assert result.status == 0 and result.err == '', (name, result)
            check_merged(corpus)
            left = [p.name for p in (corpus.root / 'annotations/ann').iterdir()]
            assert name not in left and len([n for n in left if n.endswith('.merged.json')]) == 1, left


def test_name_taken():
    with Corpus() as corpus:
        fill(corpus, MINE, THEIRS)
        corpus.write(MERGED, 'an earlier one')
        result = merge(corpus, corpus.root)
        assert result.status == 0, result
        assert (corpus.root / MERGED).read_text() == 'an earlier one'
        assert len(list((corpus.root / 'annotations/ann').glob('*.merged.json'))) == 2


def test_markers():
    for base in ('', '||||||| 1234567\n,{"id":"gone"}\n'):
        with Corpus() as corpus:
            text = mark_conflict(corpus, MINE, THEIRS, base)
            found = [o for o in run('check', '--json', corpus.root).objects if o['kind'] == 'conflict-markers']
            assert [(o['line'], o['annotator'], o['article']) for o in found] == [(2, 'ann', 'a.txt')], found

            dry = merge(corpus, '--dry-run', corpus.root)
            assert dry.status == 1 and 'conflict markers' in dry.err, dry
            assert (corpus.root / LAYER).read_text(encoding='utf-8') == text

            result = merge(corpus, corpus.root)
            assert result.status == 0 and result.err == '', result
            assert [(o['added'], o['newer'], o['older']) for o in result.objects] == [(1, 1, 1)], result
            check_merged(corpus)
            kept = list((corpus.root / 'annotations/ann').glob('*.merged.json'))
            assert len(kept) == 1 and items(corpus, kept[0])[3]['target']['selector'][1]['exact'] == 'on Sunday'


def test_marked_copy():
    """What was kept beside while Git's markers were in it holds both versions."""
    with Corpus() as corpus:
        text = mark_conflict(corpus, MINE, THEIRS)
        corpus.write('annotations/ann/a.txt.20170710T090000.000000.conflict.json', text)
        (corpus.root / LAYER).unlink()
        corpus.layer('ann', 'a.txt', MINE[:1])
        result = merge(corpus, corpus.root)
        assert result.status == 0 and result.err == '', result
        assert [(o['added'], o['newer'], o['older']) for o in result.objects] == [(3, 0, 0)], result
        check_merged(corpus)


def test_bad_markers():
    """What can't be taken apart stays as it is, and the line is said."""
    cases = [
        (lambda t: t.replace('=======\n', ''), 'Line'),
        (lambda t: t.replace('>>>>>>> ann/laptop\n', ''), 'Line 2:'),
        (lambda t: t.replace(',{"id"', ',,{"id"', 1), 'before “=======”'),
    ]
    for change, words in cases:
        with Corpus() as corpus:
            text = change(mark_conflict(corpus, MINE, THEIRS))
            corpus.write(LAYER, text)
            before = files(corpus)
            result = merge(corpus, corpus.root)
            assert result.status == 1 and words in result.err and result.out == '', result
            assert files(corpus) == before, result


def test_colleague():
    """Somebody else's copies are listed, and never written."""
    with Corpus() as corpus:
        fill(corpus, MINE, THEIRS, slug='ben')
        corpus.annotator('ann')
        corpus.write(f'tagset{SYNC}.json', '{}')
        corpus.write(f'a{SYNC}.txt', TEXT)
        before = files(corpus)
        result = merge(corpus, corpus.root)
        assert (result.status, result.out, result.err) == (0, '', ''), result
        listed = merge(corpus, corpus.root, annotator=None)
        assert listed.status == 1 and listed.err == '', listed
        assert [(o.get('annotator'), o.get('article')) for o in listed.objects] == [
            (None, 'a.txt'), ('ben', 'a.txt'), (None, None)], listed
        found = [o['file'] for o in run('check', '--json', corpus.root).objects if o['kind'] == 'conflict-copy']
        assert sorted(found) == sorted(o['file'] for o in listed.objects), found
        assert files(corpus) == before


def test_somebody_elses_in_own_folder():
    with Corpus() as corpus:
        other = {'id': 'urn:uuid:00000000-0000-4000-8000-00000000ffff', 'type': 'Person', 'name': 'Eve'}
        fill(corpus, MINE, THEIRS, creator=other)
        before = files(corpus)
        result = merge(corpus, corpus.root)
        assert result.status == 1 and 'somebody else’s' in result.err, result
        assert files(corpus) == before


def test_other_text():
    with Corpus() as corpus:
        fill(corpus, MINE, [span(4, 'claim', TEXT, 'the deal is dead', exact='the deal was alive')])
        before = files(corpus)
        result = merge(corpus, corpus.root)
        assert result.status == 1 and 'another version of the article' in result.err, result
        assert files(corpus) == before


def test_unreadable():
    with Corpus() as corpus:
        fill(corpus, MINE, THEIRS)
        corpus.write(COPY, '{"half')
        before = files(corpus)
        result = merge(corpus, corpus.root)
        assert result.status == 1 and 'can’t be merged' in result.err, result
        assert files(corpus) == before


def test_lines_not_understood():
    """They can't be done by a step: the copy that has them stays one to look at."""
    with Corpus() as corpus:
        fill(corpus, MINE, THEIRS + ['{"id":"urn:x:later","type":"Riddle"}'])
        result = merge(corpus, corpus.root)
        assert result.status == 1 and result.objects[0]['left'] == 1, result
        assert result.objects[0]['kept'].endswith('.conflict.json'), result
        assert sorted(items(corpus)) == [1, 2, 3, 4]
        again = merge(corpus, corpus.root)
        assert again.status == 1 and again.objects[0]['added'] == 0, again


def test_people():
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        corpus.annotator('ann', ['urn:uuid:p1', 'urn:uuid:p2'])
        people = corpus.root / 'annotations/ann/people.json'
        people.rename(people.with_name(f'people{SYNC}.json'))
        corpus.annotator('ann', ['urn:uuid:p1', 'urn:uuid:p3'])
        result = merge(corpus, corpus.root)
        assert result.status == 0 and result.objects[0]['added'] == 1, result
        there = json.loads(people.read_text(encoding='utf-8'))['people']
        assert [p['id'] for p in there] == ['urn:uuid:p1', 'urn:uuid:p2', 'urn:uuid:p3'], there


def test_people_who_differ():
    """Which of the two is right, nobody can tell: one's own stays, and the copy to be looked at."""
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        corpus.annotator('ann', ['urn:uuid:p1'])
        people = corpus.root / 'annotations/ann/people.json'
        corpus.write(f'annotations/ann/people{SYNC}.json',
                     people.read_bytes().replace(b'"kind": "person"', b'"kind": "group"'))
        result = merge(corpus, corpus.root)
        assert result.status == 1 and result.objects[0]['older'] == 1, result
        assert result.objects[0]['kept'].endswith('.conflict.json'), result
        assert b'"group"' not in people.read_bytes()


def test_usage():
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        assert run('merge').status == 2
        assert run('merge', corpus.root, corpus.root).status == 2
        assert run('merge', corpus.root / 'nothing').status == 3
        assert merge(corpus, corpus.root, annotator='nobody').status == 3
        assert run('merge', corpus.root).status == 0


if __name__ == '__main__':
    sys.exit(main([test_copy, test_columns, test_both_ways, test_each_scheme, test_name_taken, test_markers, test_marked_copy,
                   test_bad_markers, test_colleague, test_somebody_elses_in_own_folder, test_other_text,
                   test_unreadable, test_lines_not_understood, test_people,
                   test_people_who_differ, test_usage]))
