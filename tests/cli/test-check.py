#!/usr/bin/python3
"""annotator-cli check: each kind of finding, hostile names, broken files, and the same bytes again."""
import os
import random
import json
import sys

from harness import Corpus, choice, copy_sample, link, main, person, run, span

TEXT = 'Sen. Lindsey Graham said on Sunday the deal is “dead”.\n'
SPEAKER, CUE, CLAIM, DATE = 'Sen. Lindsey Graham', 'said', 'the deal is “dead”', 'Sunday'
LAYER = 'annotations/ann/a.txt.json'


def timex(value, kind='DATE', **more):
    return {'type': 'TextualBody', 'purpose': 'classifying', 'field': 'when', 'value': value,
            'timex': kind, **more}


def sound():
    return [
        span(1, 'speaker', TEXT, SPEAKER, person('person', 'urn:uuid:p1')),
        span(2, 'cue', TEXT, CUE),
        span(3, 'date', TEXT, DATE, timex('2017-07-09', anchor='dct')),
        span(4, 'claim', TEXT, CLAIM, choice('quote', 'mixed'), link('said-by', 1),
             link('cued-by', 2), link('said-on', 3)),
    ]


def check(spans, *options, prepare=None, **changes):
    """The result of checking a corpus with one article and one layer."""
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        corpus.annotator('ann', ['urn:uuid:p1'])
        corpus.layer('ann', 'a.txt', spans, **changes)
        if prepare:
            prepare(corpus)
        return run('check', *options, 'corpus', cwd=corpus.root.parent)


def test_sound():
    result = check(sound())
    assert (result.status, result.out, result.err) == (0, '', ''), result
    result = check(sound(), '--json')
    assert (result.status, result.out, result.err) == (0, '', ''), result


def test_sample():
    with Corpus() as corpus:
        copy_sample(corpus)
        result = run('check', '--json', corpus.root)
        assert result.status in (0, 1) and result.err == '', result
        # What careful people leave open; nothing of the sample may be broken.
        assert {o['kind'] for o in result.objects} <= {'missing'}, result


def test_each_kind():
    cases = [
        ([span(1, 'gossip', TEXT, CUE)], 'unknown-tag', 'gossip'),
        ([span(1, 'cue', TEXT, CUE, choice('mood', 'x'))], 'unknown-field', 'mood'),
        ([span(1, 'claim', TEXT, CLAIM, choice('quote', 'loud'))], 'bad-value', 'loud'),
        ([span(1, 'date', TEXT, DATE, timex('2017-02-30'))], 'bad-value', 'When'),
        ([span(1, 'date', TEXT, DATE, timex('P2D'))], 'bad-value', 'When'),
        ([span(1, 'claim', TEXT, CLAIM, link('said-by', 99))], 'dead-link', 'Said by'),
        ([span(1, 'claim', TEXT, CLAIM, link('inside', 1))], 'circle', 'Inside'),
        ([span(1, 'speaker', TEXT, SPEAKER)], 'missing', 'Person'),
        ([span(1, 'speaker', TEXT, SPEAKER, person('person', 'urn:uuid:p2'))], 'bad-value', 'p2'),
        ([span(1, 'cue', TEXT, CUE, exact='says')], 'quote', ''),
        ([span(1, 'cue', TEXT + 60 * ' ' + 'x', 'x')], 'off-text', ''),
        ([span(1, 'cue', TEXT, CUE), span(1, 'cue', TEXT, DATE)], 'double-id', ''),
        (['{"type":"Annotation","id":"urn:uuid:1"}'], 'unread', ''),
    ]
    for spans, kind, says in cases:
        result = check(spans, '--json')
        assert result.status == 1 and result.err == '', (kind, result)
        assert [o['kind'] for o in result.objects] == [kind], (kind, result)
        found = result.objects[0]
        assert found['file'] == 'corpus/' + LAYER and found['article'] == 'a.txt', (kind, found)
        assert found['annotator'] == 'ann' and says in found['message'], (kind, found)
        plain = check(spans)
        assert plain.status == 1 and plain.out == '', (kind, plain)
        assert plain.err.startswith('corpus/' + LAYER), (kind, plain)
        assert plain.err.endswith(f': {found["message"]}\n'), (kind, plain)


def test_many_of_one_id():
    """The first stays, each further one is told."""
    spans = [span(1, 'cue', TEXT, CUE), span(1, 'cue', TEXT, DATE), span(1, 'cue', TEXT, 'deal'),
             span(1, 'cue', TEXT, 'the')]
    result = check(spans, '--json')
    assert [(o['kind'], o['line']) for o in result.objects] == [
        ('double-id', line) for line in (3, 4, 5)], result


def test_members_of_json():
    result = check([span(7, 'claim', TEXT, CLAIM, link('said-by', 99))], '--json')
    start = TEXT.index(CLAIM)
    found = result.objects[0]
    assert list(found) == ['file', 'article', 'annotator', 'kind', 'id', 'start', 'end', 'message']
    assert found['id'] == 'urn:uuid:00000000-0000-4000-8000-000000000007', found
    assert (found['start'], found['end']) == (start, start + len(CLAIM)), found


def test_place_of_a_span():
    result = check([span(7, 'claim', TEXT, CLAIM, link('said-by', 99))])
    start = TEXT.index(CLAIM)
    assert result.err.startswith(f'corpus/{LAYER} ({start}-{start + len(CLAIM)}): '), result


def test_changed_text():
    result = check(sound(), '--json', text=b'Another text.\n')
    assert [o['kind'] for o in result.objects] == ['other-text'], result


def test_broken_files():
    """A file that can't be read is a finding among others, named with its place."""
    deep = b'[' * 100 + b']' * 100
    cases = [
        (LAYER, b'{"@context":'),
        (LAYER, b''),
        (LAYER, b'[]\n'),
        (LAYER, deep),
        (LAYER, b'{"a":1,"a":2}'),
        (LAYER, b'\xff\xfe{}'),
        (LAYER, b'{"a":"\\ud800"}'),
        ('tagset.json', b'{"format":1,"tags":[{}]}'),
        ('annotations/ann/people.json', b'{'),
        ('annotations/ann/annotator.json', b'nonsense'),
        ('a.meta.json', b'{"title":'),
        ('b.txt', b'caf\xe9\n'),
        ('b.txt', b'a\0b\n'),
    ]
    for name, content in cases:
        result = check(sound(), '--json', prepare=lambda c, n=name, b=content: c.write(n, b))
        assert result.status == 1 and result.err == '', (name, content, result)
        assert [o['kind'] for o in result.objects] == ['bad-file'], (name, content, result)
        shown = 'a.txt' if name == 'a.meta.json' else name
        assert result.objects[0]['file'] == 'corpus/' + shown, (name, content, result)


def test_mergers():
    """A list of people whose mergers lead nowhere, or round and round, is told with its file."""
    people = [{'id': 'urn:x:a', 'name': 'A', 'mergedInto': 'urn:x:b'},
              {'id': 'urn:x:b', 'name': 'B', 'mergedInto': 'urn:x:a'},
              {'id': 'urn:x:c', 'name': 'C', 'mergedInto': 'urn:x:gone'},
              {'id': 'urn:uuid:p1', 'name': 'P'}]
    result = check(sound(), '--json', prepare=lambda c: c.write(
        'annotations/ann/people.json', json.dumps({'format': 1, 'people': people})))
    assert result.status == 1 and result.err == '', result
    assert [(o['kind'], o['id'], o['file']) for o in result.objects] == [
        (kind, f'urn:x:{who}', 'corpus/annotations/ann/people.json')
        for kind, who in (('circle', 'a'), ('circle', 'b'), ('dead-link', 'c'))], result


def test_newer_layer():
    result = check(sound(), '--json', format=2)
    assert result.status == 1 and [o['kind'] for o in result.objects] == ['bad-file'], result


def test_layer_without_article():
    with Corpus() as corpus:
        corpus.write('b.txt', TEXT)
        corpus.annotator('ann', ['urn:uuid:p1'])
        corpus.layer('ann', 'a.txt', sound(), text=TEXT.encode())
        result = run('check', '--json', '.', cwd=corpus.root)
        assert [o['kind'] for o in result.objects] == ['no-article'], result
        assert result.objects[0]['file'] == LAYER, result


def test_parts_of_a_corpus():
    """Only what is named is looked at."""
    bad = [span(1, 'gossip', TEXT, CUE)]
    with Corpus() as corpus:
        for name in ('a.txt', 'sub/b.txt'):
            corpus.write(name, TEXT)
            for slug in ('ann', 'ben'):
                corpus.annotator(slug)
                corpus.layer(slug, name, bad)
        every = {f'annotations/{s}/{n}.json' for s in ('ann', 'ben') for n in ('a.txt', 'sub/b.txt')}
        cases = [
            ('.', every),
            ('a.txt', {f for f in every if f.endswith('/a.txt.json')}),
            ('sub', {f for f in every if f.endswith('/sub/b.txt.json')}),
            ('sub/b.txt', {f for f in every if f.endswith('/sub/b.txt.json')}),
            ('annotations/ben', {f for f in every if '/ben/' in f}),
            (LAYER, {LAYER}),
        ]
        for named, files in cases:
            result = run('check', '--json', named, cwd=corpus.root)
            assert {o['file'] for o in result.objects} == files, (named, result)


def test_nothing_read():
    """3 only where nothing named could be read."""
    with Corpus() as corpus:
        good = corpus.write('good.txt', TEXT)
        bad = corpus.write('bad.txt', b'\xff\n')
        assert run('check', bad).status == 3
        assert run('check', '/nowhere').status == 3
        assert run('check', bad, '/nowhere').status == 3
        assert run('check', good, bad).status == 1
        assert run('check', '/nowhere', good).status == 1
        assert run('check', good).status == 0


def test_place_is_said_once():
    with Corpus() as corpus:
        corpus.write('sub/bad.txt', b'\xff\n')
        result = run('check', 'corpus', cwd=corpus.root.parent)
        assert result.err.startswith('corpus/sub/bad.txt: The text'), result
        result = run('check', '--json', 'corpus', cwd=corpus.root.parent)
        assert result.objects[0]['message'].startswith('The text'), result


def test_empty():
    with Corpus() as corpus:
        result = run('check', corpus.root)
        assert (result.status, result.out, result.err) == (0, '', ''), result


def test_no_rights():
    """A folder without rights is told, and the rest is checked. Root may enter any folder."""
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        corpus.write('closed/b.txt', TEXT)
        os.chmod(corpus.root / 'closed', 0)
        result = run('check', '.', cwd=corpus.root)
        os.chmod(corpus.root / 'closed', 0o700)
        if os.geteuid() == 0:
            assert result.status == 0, result
        else:
            assert result.status == 1 and 'closed' in result.err, result


def test_hostile_names():
    """Whatever a name holds, a message is one line, and drives no terminal."""
    names = [b'\x1b[31mred.txt', b'two\nlines.txt', 'a\u202etxt.exe.txt'.encode(), b'caf\xe9.txt',
             b'x..txt', b'<b>bold</b>.txt', b'%s%n.txt', b'-rf.txt']
    for name in names:
        with Corpus() as corpus:
            corpus.write('sound.txt', TEXT)
            corpus.write(name, b'\xff\n')
            for options in ([], ['--json']):
                result = run('check', *options, '.', cwd=corpus.root)
                text = result.out if options else result.err
                assert result.status == 1 and text.count('\n') == 1, (name, result)
                printed = text.rstrip('\n')
                assert all(c >= ' ' and c not in '\u202e\x7f' for c in printed), (name, result)
                if options:
                    assert len(result.objects) == 1, (name, result)


def test_hostile_content():
    """Words from a file are shown, never obeyed."""
    evil = 'x\x1b]0;t\x07\u202e\n'
    result = check([span(1, 'claim', TEXT, CLAIM, choice('quote', evil))])
    assert result.err.count('\n') == 1 and '\x1b' not in result.err, result
    assert r'“x\u{001B}]0;t\u{0007}\u{202E}\u{000A}”' in result.err, result
    result = check([span(1, 'claim', TEXT, CLAIM, choice('quote', evil))], '--json')
    assert '\x1b' not in result.out and '\u202e' not in result.out, result
    assert r'x\u{001B}]0;t\u{0007}\u{202E}\u{000A}' in result.objects[0]['message'], result
    # Each place where a message quotes: an id, a tag, a field, a word of a date, the quoted words.
    evil, named = 'a\x85\u2066\u200fb', r'a\u{0085}\u{2066}\u{200F}b'
    for spans in ([span(1, 'speaker', TEXT, SPEAKER, person('person', evil))],
                  [span(1, evil, TEXT, CUE)],
                  [span(1, 'cue', TEXT, CUE, choice(evil, 'x'))],
                  [span(1, 'date', TEXT, DATE, timex('2017-07-09', mod=evil))],
                  [span(1, 'date', TEXT, DATE, timex(evil))],
                  [span(1, 'cue', TEXT, CUE, exact=evil)]):
        result = check(spans)
        assert result.status == 1 and named in result.err, result


def test_same_bytes():
    """Neither the locale nor the order in which files were made changes what is said."""
    names = [f'{letter}/{n}.txt' for letter in 'aäbB' for n in (1, 10, 2)]
    outputs = set()
    for seed in range(3):
        with Corpus() as corpus:
            shuffled = names[:]
            random.Random(seed).shuffle(shuffled)
            for name in shuffled:
                corpus.write(name, TEXT)
                for slug in random.Random(seed).sample(['ann', 'ben'], 2):
                    corpus.annotator(slug)
                    corpus.layer(slug, name, [span(1, 'gossip', TEXT, CUE)])
            for env in ({}, {'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'de'}, {'LC_ALL': 'POSIX'}):
                result = run('check', '.', cwd=corpus.root, env=env)
                json = run('check', '--json', '.', cwd=corpus.root, env=env)
                outputs.add((result.status, result.err, json.out))
    assert len(outputs) == 1, outputs


def test_nothing_is_written():
    with Corpus() as corpus:
        copy_sample(corpus)
        before = {p: (p.stat().st_mtime_ns, p.read_bytes())
                  for p in corpus.root.rglob('*') if p.is_file()}
        run('check', corpus.root)
        run('list', corpus.root)
        after = {p: (p.stat().st_mtime_ns, p.read_bytes())
                 for p in corpus.root.rglob('*') if p.is_file()}
        assert before == after


if __name__ == '__main__':
    sys.exit(main([test_sound, test_sample, test_each_kind, test_many_of_one_id,
                   test_members_of_json,
                   test_place_of_a_span, test_changed_text, test_broken_files, test_mergers, test_newer_layer,
                   test_layer_without_article, test_parts_of_a_corpus, test_nothing_read,
                   test_place_is_said_once, test_empty,
                   test_no_rights, test_hostile_names, test_hostile_content, test_same_bytes,
                   test_nothing_is_written]))
