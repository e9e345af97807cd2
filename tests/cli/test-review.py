#!/usr/bin/python3
"""annotator-cli review: each act does what it says and tells how it ended; what a reviewer says goes to that one's
file alone, and of several at once nothing is lost."""
import json
import os
import resource
import shutil
import subprocess
import sys

from harness import BARE, PROGRAM, Corpus, choice, copy_sample, link, main, run, span

TEXT = 'Sen. Lindsey Graham said on Sunday the deal is dead. Others doubt it.\n'

ANN = [span(1, 'speaker', TEXT, 'Lindsey Graham'), span(2, 'cue', TEXT, 'said'),
       span(3, 'date', TEXT, 'on Sunday'),
       span(4, 'claim', TEXT, 'the deal is dead', choice('quote', 'indirect')),
       span(5, 'speaker', TEXT, 'Others')]
BEN = [span(11, 'date', TEXT, 'Lindsey Graham'), span(12, 'cue', TEXT, 'said'),
       span(13, 'date', TEXT, 'Sunday'),
       span(14, 'claim', TEXT, 'the deal is dead', choice('quote', 'mixed')),
       span(16, 'cue', TEXT, 'doubt')]


def at(quote):
    start = TEXT.index(quote)
    return f'{start}-{start + len(quote)}'


def iri(number):
    return f'urn:uuid:00000000-0000-4000-8000-{number:012x}'


def fill(corpus, names=('a.txt',), **layers):
    for name in names:
        corpus.write(name, TEXT)
    for slug in ('rita', 'ned', *layers):
        corpus.annotator(slug)
    for slug, spans in layers.items():
        for name in names:
            corpus.layer(slug, name, spans)


def files(root):
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob('*') if p.is_file()}


def review(corpus, act, *words, who='rita', article='a.txt', **options):
    """An act of who's; None for one that is nobody's."""
    by = [] if who is None else ['--as', who]
    return run('review', act, *by, article, *words, cwd=corpus.root, **options)


def decide(corpus, *words, **options):
    return review(corpus, 'decide', *words, **options)


def listed(corpus, *words):
    return {TEXT[o['start']:o['end']]: o for o in run('review', 'list', '--json', 'a.txt', *words,
                                                      cwd=corpus.root).objects}


def statuses(corpus, *words):
    return {quote: o['status'] for quote, o in listed(corpus, *words).items()}


ALL_OPEN = {'Lindsey Graham': 'open', 'on Sunday': 'open', 'the deal is dead': 'open', 'Others': 'open',
            'doubt': 'open'}


def test_list():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        before = files(corpus.root)
        result = run('review', 'list', 'a.txt', cwd=corpus.root)
        assert result.status == 1 and result.err == '' and len(result.lines) == 5, result
        assert result.lines[3].split('\t') == [
            'a.txt', at('Others'), 'only-a', 'open', 'ann: Speaker, “Others”; ben: nothing here', ''], result
        assert statuses(corpus) == ALL_OPEN
        assert statuses(corpus, '--all') == {**ALL_OPEN, 'said': 'agreed'}
        result = run('review', 'list', '--status', 'decided', '-s', 'unsure', corpus.root)
        assert (result.status, result.out, result.err) == (0, '', ''), result
        assert files(corpus.root) == before


def test_decisions():
    """Each of them, by a place and by an id; the list tells who decided what, and why."""
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        before = files(corpus.root)
        cases = [
            ([at('Lindsey Graham'), 'accept', 'ann', '--why', 'He speaks.'], 'decided'),
            ([iri(13), 'replace', '--tag', 'date', '--start', '25', '--end', '27'], 'decided'),
            (['00000000-0000-4000-8000-000000000004', 'both'], 'decided'),
            ([at('Others'), 'neither'], 'decided'),
            ([at('doubt'), 'skip'], 'skipped'),
            ([at('doubt'), 'unsure'], 'unsure'),
            ([at('said'), 'accept', 'ann', 'ben'], 'decided'),
        ]
        for words, status in cases:
            result = decide(corpus, *words)
            assert result.status == 0 and result.err == '', (words, result)
            columns = result.lines[0].split('\t')
            assert columns[0] == 'a.txt' and columns[4] == status and columns[3].startswith('urn:uuid:'), result
        after = files(corpus.root)
        assert set(after) - set(before) == {'reviews/rita/a.txt.json'}, set(after) - set(before)
        assert all(after[name] == before[name] for name in before)
        found = listed(corpus, '--all')
        assert {q: o['status'] for q, o in found.items()} == {
            **dict.fromkeys(ALL_OPEN, 'decided'), 'doubt': 'unsure', 'said': 'decided'}, found
        first = found['Lindsey Graham']['decisions'][0]
        assert first['what'] == 'accept' and first['name'] == 'rita' and first['words'] == 'He speaks.', first
        assert first['accepted'] == [{'annotator': 'ann', 'id': iri(1)}], first
        assert first['created'].endswith('Z'), first
        second = found['on Sunday']['decisions'][0]
        assert (second['replacement']['tag'], second['replacement']['start'], second['replacement']['end']) == (
            'date', 25, 27), second
        result = run('review', 'list', 'a.txt', cwd=corpus.root)
        assert result.status == 0 and result.lines[0].endswith('\trita: accept ann, “He speaks.”'), result
        assert not [o for o in run('check', '--json', corpus.root).objects if o['kind'] != 'missing']


def test_replace_from():
    """What one marked, at another place: its fields stay, and with another tag they don't."""
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        place = at('the deal is dead')
        result = decide(corpus, place, 'replace', '--from', 'ann', '--start', '35', '--end', '43', '--json')
        assert result.status == 0, result
        record = json.loads((corpus.root / 'reviews/rita/a.txt.json').read_text())['first']['items'][0]
        assert [b.get('value') for b in record['body'][0]['replacement']['body']] == ['claim', 'indirect'], record
        assert decide(corpus, place, 'replace', '--from', 'ann', '--tag', 'cue').status == 0
        record = json.loads((corpus.root / 'reviews/rita/a.txt.json').read_text())['first']['items'][1]
        assert [b.get('value') for b in record['body'][0]['replacement']['body']] == ['cue'], record


def test_outdated():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        assert decide(corpus, at('on Sunday'), 'accept', 'ben').status == 0
        assert run('review', 'list', '-s', 'decided', corpus.root).status == 0
        corpus.layer('ben', 'a.txt', [*BEN[:2], span(13, 'cue', TEXT, 'Sunday'), *BEN[3:]])
        assert statuses(corpus)['on Sunday'] == 'outdated'
        result = run('review', 'list', '-s', 'outdated', corpus.root)
        assert result.status == 1 and len(result.lines) == 1, result


def test_only_new():
    """What happened since the reviewer was last there, and nothing that they did themselves."""
    def new(act='list', who='rita'):
        result = run('review', act, '--new', '--as', who, '--json', 'a.txt', cwd=corpus.root)
        return sorted(TEXT[o['start']:o['end']] if act == 'list' else o['words'] for o in result.objects)

    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        assert new() == sorted(ALL_OPEN)
        thread = review(corpus, 'comment', at('Others'), 'Who?', '--json').objects[0]['id']
        assert decide(corpus, at('Lindsey Graham'), 'accept', 'ann').status == 0
        assert new() == [] and new('threads') == []
        assert new(who='ned') == sorted(ALL_OPEN) and new('threads', 'ned') == ['Who?']
        # Somebody answers, and another reviewer decides.
        assert review(corpus, 'reply', thread, 'They.', who='ann').status == 0
        assert decide(corpus, at('doubt'), 'neither', who='ned').status == 0
        assert new() == ['Others', 'doubt'] and new('threads') == ['Who?']
        # One marks again what was decided, with an old date; and something else, later.
        later = {**span(17, 'cue', TEXT, 'deal'), 'created': '2999-01-01T00:00:00Z'}
        corpus.layer('ben', 'a.txt', [span(11, 'cue', TEXT, 'Lindsey Graham'), *BEN[1:], later])
        assert new() == ['Lindsey Graham', 'Others', 'deal', 'doubt'], new()
        result = run('review', 'list', '--new', '--as', 'rita', 'a.txt', cwd=corpus.root)
        assert result.status == 1 and len(result.lines) == 4, result
        # Taking something back is an act, too.
        assert review(corpus, 'withdraw', '--last').status == 0
        assert 'Others' not in new() and 'deal' in new()
        for words in (['--new', 'a.txt'], ['--as', 'rita', 'a.txt']):
            assert run('review', 'list', *words, cwd=corpus.root).status == 2
            assert run('review', 'threads', *words, cwd=corpus.root).status == 2
        assert run('review', 'list', '--new', '--as', 'nobody', 'a.txt', cwd=corpus.root).status == 3


def test_two_reviewers():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        assert decide(corpus, at('Others'), 'accept', 'ann').status == 0
        result = decide(corpus, at('Others'), 'neither', who='ned')
        assert result.status == 1 and result.lines[0].endswith('\tcontested'), result
        assert 'Reviewers differ: rita: accept ann; ned: neither' in result.err, result
        assert run('review', 'list', '-s', 'contested', corpus.root).status == 1
        result = decide(corpus, at('Others'), 'accept', 'ann', who='ned')
        assert result.status == 0 and result.lines[0].endswith('\tdecided'), result


def test_at_once():
    """Many programs of two reviewers write at the same time, and all they say is there."""
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        programs = [subprocess.Popen([PROGRAM, 'review', 'comment', '--as', who, 'a.txt', f'{who} {n}'],
                                     cwd=corpus.root, env=BARE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                    for n in range(8) for who in ('rita', 'ned')]
        for program in programs:
            _, err = program.communicate(timeout=60)
            assert program.returncode == 0, err
        said = {o['words'] for o in run('review', 'threads', '--json', corpus.root).objects}
        assert said == {f'{who} {n}' for n in range(8) for who in ('rita', 'ned')}, said


def test_many():
    """Accepts what is asked for, in all articles, but goes over nobody's word."""
    with Corpus() as corpus:
        fill(corpus, ('a.txt', 'in/b.txt'), ann=ANN, ben=BEN)
        corpus.layer('ann', 'in/b.txt', ANN, text=TEXT.encode())
        assert decide(corpus, at('on Sunday'), 'neither', who='ned').status == 0
        before = files(corpus.root)
        dry = decide(corpus, '--from', 'ben', '--tag', 'date', '-n', article='.')
        assert dry.status == 0 and files(corpus.root) == before, dry
        assert [l.split('\t') for l in dry.lines] == [
            ['a.txt', at('Lindsey Graham'), 'accept', '-', 'open'],
            ['in/b.txt', at('Lindsey Graham'), 'accept', '-', 'open'],
            ['in/b.txt', at('on Sunday'), 'accept', '-', 'open']], dry
        assert 'Would be decided: 3.' in dry.err, dry
        done = decide(corpus, '--from', 'ben', '--tag', 'date', '--json', article='.')
        assert done.status == 0 and 'Decided: 3.' in done.err, done
        assert [o['status'] for o in done.objects] == ['decided'] * 3, done
        assert [o['accepted'][0]['annotator'] for o in done.objects] == ['ben'] * 3, done
        again = decide(corpus, '--from', 'ben', '--tag', 'date', article='.')
        assert again.status == 0 and again.out == '' and 'Decided: 0.' in again.err, again
        found = listed(corpus)
        assert found['on Sunday']['decisions'][0]['what'] == 'neither', found['on Sunday']
        rest = decide(corpus, '--from', 'ann')
        assert 'Decided: 2.' in rest.err and rest.status == 0, rest
        agreed = decide(corpus, '--all-agreed')
        assert agreed.status == 0 and len(agreed.lines) == 1 and at('said') in agreed.out, agreed
        assert listed(corpus, '--all')['said']['status'] == 'decided'


def test_refused():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        before = files(corpus.root)
        cases = [
            ([at('Others'), 'accept', 'ben'], 1, 'has marked nothing there'),
            ([at('Others'), 'accept', 'eve'], 3, '“eve”'),
            (['0-3', 'neither'], 3, '0-3'),
            (['urn:uuid:none', 'neither'], 3, 'urn:uuid:none'),
            ([at('Others'), 'replace', '--tag', 'nonsense'], 3, 'nonsense'),
            ([at('Others'), 'replace', '--tag', 'cue', '--start', '5', '--end', '5000'], 3, 'text ends'),
            ([at('Others'), 'replace', '--from', 'ben'], 3, 'nothing there'),
            ([at('Others'), 'replace'], 2, '--tag'),
            ([at('Others'), 'replace', '--tag', 'cue', '--start', '5'], 2, '--end'),
            ([at('Others'), 'replace', '--tag', 'cue', '--start', '5', '--end', '5'], 2, '--end'),
            ([at('Others'), 'accept'], 2, 'whose'),
            ([at('Others'), 'both', 'ann'], 2, 'several'),
            ([at('Others'), 'neither', 'ann'], 2, 'nobody'),
            ([at('Others'), 'perhaps'], 2, 'accept'),
            ([at('Others'), 'neither', '--tag', 'cue'], 2, '--tag'),
            ([at('Others'), 'neither', '-n'], 2, '--dry-run'),
            ([at('Others')], 2, 'accept'),
            ([], 2, '--all-agreed'),
            (['--all-agreed', '--from', 'ann'], 2, 'either'),
            (['--all-agreed', '--tag', 'cue'], 2, '--tag'),
            (['--from', 'eve'], 3, '“eve”'),
            (['--from', 'ann', '--tag', 'nonsense'], 3, 'nonsense'),
            ([b'\xff', 'neither'], 2, 'UTF-8'),
            ([at('Others'), 'neither', '--why', b'\xff'], 2, 'UTF-8'),
        ]
        for words, status, part in cases:
            result = decide(corpus, *words)
            assert result.status == status and part in result.err and result.out == '', (words, result)
        for who in ('eve', '../ann', ''):
            assert decide(corpus, at('Others'), 'neither', who=who).status == 3, who
        assert decide(corpus, at('Others'), 'neither', who=None).status == 2
        for name in ('.', 'none.txt', '..'):
            assert decide(corpus, at('Others'), 'neither', article=name).status == 3, name
        assert files(corpus.root) == before


def test_several_there():
    """Two differences at one place are told apart by an id."""
    with Corpus() as corpus:
        two = [span(1, 'claim', TEXT, 'the deal is dead', choice('quote', 'direct')), span(2, 'cue', TEXT, 'said'),
               span(3, 'speaker', TEXT, 'said')]
        fill(corpus, ann=two, ben=[])
        result = decide(corpus, at('said'), 'accept', 'ann')
        assert result.status == 3 and 'several' in result.err, result
        assert decide(corpus, iri(3), 'accept', 'ann').status == 0


def test_threads():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        places = [review(corpus, 'comment', '--json', *words).objects[0] for words in (
            ['As a whole'], [at('on Sunday'), 'Where does it begin?'], [iri(5), '<b>Who?</b>\n“\u202e'])]
        assert [(o['what'], o.get('start'), o['words']) for o in places] == [
            ('comment', None, 'As a whole'), ('comment', TEXT.index('on Sunday'), 'Where does it begin?'),
            ('comment', TEXT.index('Others'), '<b>Who?</b>\n“\u202e')], places
        ids = [o['id'] for o in places]
        answer = review(corpus, 'reply', ids[1], 'With “on”.', '--json', who='ann')
        assert answer.status == 0 and answer.objects[0]['replyTo'] == ids[1], answer
        # An answer names its thread as well.
        assert review(corpus, 'resolve', answer.objects[0]['id'], '--why', 'Yes').status == 0
        result = run('review', 'threads', 'a.txt', cwd=corpus.root)
        assert result.status == 1 and [l.split('\t')[1:3] for l in result.lines] == [
            ['-', 'open'], [at('on Sunday'), 'resolved'], ['-', 'reply'], [at('Others'), 'open']], result
        assert '\u202e' not in result.out and '\\u{202E}' in result.out, result
        result = run('review', 'threads', '--unresolved', '--json', 'a.txt', cwd=corpus.root)
        assert [o['id'] for o in result.objects] == [ids[0], ids[2]], result
        again = review(corpus, 'resolve', ids[1])
        assert (again.status, again.out) == (0, ''), again
        assert review(corpus, 'reopen', ids[1]).status == 0
        assert len(run('review', 'threads', '-u', corpus.root).lines) == 4
        assert [t['id'] for t in listed(corpus)['on Sunday']['threads']] == [ids[1]]
        for act, words, status in (('reply', ['urn:uuid:none', 'x'], 3), ('resolve', ['urn:uuid:none'], 3),
                                   ('reopen', [ids[1], 'x'], 2), ('reply', [ids[1]], 2), ('comment', [], 2),
                                   ('comment', ['0-1', 'x'], 3), ('comment', [''], 2), ('comment', [b'\xff'], 2),
                                   ('comment', ['0-1', 'x', 'y'], 2)):
            before = files(corpus.root)
            result = review(corpus, act, *words)
            assert result.status == status and files(corpus.root) == before, (act, words, result)


def test_alone():
    """Who works alone on an article is told something, too."""
    with Corpus() as corpus:
        fill(corpus, ann=ANN)
        assert review(corpus, 'comment', iri(1), 'Good.').status == 0
        assert review(corpus, 'verdict', 'approve').status == 1
        assert review(corpus, 'verdict', 'changes').status == 0
        assert run('review', 'list', corpus.root).status == 3
        assert len(run('review', 'todo', '-a', 'ann', corpus.root).lines) == 2
    with Corpus() as corpus:
        fill(corpus)
        result = review(corpus, 'comment', 'Nobody.')
        assert result.status == 3 and 'Nobody' in result.err, result


def test_verdict():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        thread = review(corpus, 'comment', 'Hm.', '--json').objects[0]['id']
        before = files(corpus.root)
        result = review(corpus, 'verdict', 'approve')
        assert result.status == 1 and '--anyway' in result.err and files(corpus.root) == before, result
        assert review(corpus, 'verdict', 'changes', '--why', 'Dates').status == 0
        shown = review(corpus, 'verdict', who=None)
        columns = shown.lines[0].split('\t')
        assert shown.status == 1 and columns[:2] == ['a.txt', 'changes'] and columns[3:] == ['rita', 'Dates'], shown
        assert review(corpus, 'verdict', 'approve', '--anyway').status == 0
        shown = review(corpus, 'verdict', '--json', who=None)
        assert shown.status == 0 and [o['what'] for o in shown.objects] == ['approve'], shown
        assert review(corpus, 'resolve', thread).status == 0
        assert review(corpus, 'verdict', 'approve', who='ned').status == 0
        assert len(review(corpus, 'verdict', who=None).lines) == 2
        assert review(corpus, 'verdict', 'perhaps').status == 2
        assert review(corpus, 'verdict', 'approve', who=None).status == 2


def test_withdraw():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        first = decide(corpus, at('Others'), 'neither', '--json').objects[0]['id']
        decide(corpus, at('doubt'), 'accept', 'ben')
        assert review(corpus, 'withdraw', '--last').status == 0
        assert statuses(corpus) == {**ALL_OPEN, 'Others': 'decided'}
        assert review(corpus, 'withdraw', first.removeprefix('urn:uuid:')).status == 0
        assert statuses(corpus) == ALL_OPEN
        again = review(corpus, 'withdraw', first)
        assert (again.status, again.out) == (0, ''), again
        result = review(corpus, 'withdraw', '--last')
        assert result.status == 3 and 'nothing to take back' in result.err, result
        assert review(corpus, 'restore', first).status == 0
        assert statuses(corpus)['Others'] == 'decided'
        for words, status in (([], 2), ([first, '--last'], 2), ([first, first], 2), (['urn:uuid:none'], 3)):
            assert review(corpus, 'withdraw', *words).status == status, words
        result = review(corpus, 'withdraw', first, who='ned')
        assert result.status == 3 and 'This reviewer' in result.err, result


def asked(corpus, who, *words):
    """What is asked of who: the kind by the id."""
    result = run('review', 'todo', '--annotator', who, '--json', *words, corpus.root)
    assert result.status == (1 if result.objects else 0) and result.err == '', result
    return {o['id']: o['what'] for o in result.objects}


def test_todo():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        assert asked(corpus, 'ann') == {}
        ids = [review(corpus, 'comment', '--json', *words).objects[0]['id'] for words in (
            ['To both'], [iri(5), 'To ann'], [iri(16), 'To ben'], [at('doubt'), 'To both, ann marked nothing'])]
        verdict = review(corpus, 'verdict', 'changes', '--json').objects[0]['id']
        review(corpus, 'comment', 'My own', who='ann')
        before = files(corpus.root)
        comments = dict.fromkeys([ids[0], ids[1], ids[3]], 'comment')
        assert asked(corpus, 'ann') == {**comments, verdict: 'changes'}
        own = [o['id'] for o in run('review', 'threads', '--json', corpus.root).objects if o['words'] == 'My own']
        assert asked(corpus, 'ben') == {**dict.fromkeys([ids[0], ids[2], ids[3], *own], 'comment'), verdict: 'changes'}
        assert asked(corpus, 'rita') == {}
        lines = run('review', 'todo', '-a', 'ann', 'a.txt', cwd=corpus.root).lines
        columns = next(line for line in lines if ids[1] in line).split('\t')
        assert columns == ['a.txt', at('Others'), 'comment', ids[1], 'rita', 'To ann'], columns
        assert files(corpus.root) == before

        review(corpus, 'reply', ids[0], 'Done.', who='ann')
        review(corpus, 'resolve', ids[1])
        assert asked(corpus, 'ann') == {ids[3]: 'comment', verdict: 'changes'}
        assert asked(corpus, 'rita') == {ids[0]: 'comment'}
        review(corpus, 'reply', ids[0], 'Really?')
        answered = [o for o in run('review', 'todo', '-a', 'ann', '-j', corpus.root).objects if o['id'] == ids[0]]
        assert [(o['words'], o['about'], o['acts']) for o in answered] == [
            ('Really?', 'To both', ['reply', 'resolve'])], answered
        for words, status in (([], 2), (['-a', 'eve'], 3), (['-a', 'ann', '--all'], 2)):
            assert run('review', 'todo', *words, corpus.root).status == status, words
        assert run('review', 'todo', '-a', 'ann', corpus.root / 'none').status == 3


def test_todo_verdict():
    """The verdict is answered, then the reviewer is asked, until there is another one."""
    with Corpus() as corpus:
        fill(corpus, ann=ANN)
        verdict = review(corpus, 'verdict', 'changes', '--json').objects[0]['id']
        later = {**span(6, 'cue', TEXT, 'doubt'), 'created': '2999-01-01T00:00:00Z'}
        corpus.layer('ann', 'a.txt', [*ANN, later])
        listed = run('review', 'todo', '-a', 'ann', '--json', corpus.root).objects
        assert [(o['id'], o['changed']) for o in listed] == [(verdict, 1)], listed
        assert review(corpus, 'resolve', verdict, who='ann').status == 0
        again = review(corpus, 'resolve', verdict, who='ann')
        assert (again.status, again.out) == (0, ''), again
        assert asked(corpus, 'ann') == {} and asked(corpus, 'rita') == {verdict: 'again'}
        second = review(corpus, 'verdict', 'changes', '--json').objects[0]['id']
        assert asked(corpus, 'ann') == {second: 'changes'} and asked(corpus, 'rita') == {}
        assert review(corpus, 'reply', second, 'Done, but one.', who='ann').status == 0
        assert asked(corpus, 'ann') == {}
        assert run('review', 'todo', '-a', 'rita', corpus.root).lines[0].endswith('\tDone, but one.')
        assert review(corpus, 'verdict', 'approve').status == 0
        assert asked(corpus, 'rita') == {}


def test_todo_parts():
    """A folder, an article, all of it."""
    with Corpus() as corpus:
        fill(corpus, names=('a.txt', 'in/a.txt', 'in/b.txt', 'inner.txt'), ann=ANN)
        for name in ('a.txt', 'in/a.txt', 'in/b.txt', 'inner.txt'):
            review(corpus, 'comment', name, article=name)
        for part, wanted in (('.', 4), ('in', 2), ('in/b.txt', 1), ('inner.txt', 1)):
            result = run('review', 'todo', '-a', 'ann', part, cwd=corpus.root)
            assert len(result.lines) == wanted, (part, result)


def apply(corpus, *words, who='ann', **options):
    return run('review', 'apply', '--as', who, *words, cwd=corpus.root, **options)


def marked(corpus, who='ann', name='a.txt'):
    items = json.loads((corpus.root / f'annotations/{who}/{name}.json').read_text())['first']['items']
    return {i['id']: (i['body'][0]['value'], TEXT[i['target']['selector'][0]['start']:i['target']['selector'][0]['end']])
            for i in items}


def links(corpus, claim):
    items = json.loads((corpus.root / 'annotations/ann/a.txt.json').read_text())['first']['items']
    return [b['source'] for i in items if i['id'] == claim for b in i['body'] if b.get('purpose') == 'linking']


def test_apply():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        ids = {quote: decide(corpus, at(quote), *words, '--json').objects[0]['id'] for quote, words in (
            ('Lindsey Graham', ['accept', 'ben']), ('on Sunday', ['accept', 'ben']), ('Others', ['neither']),
            ('doubt', ['accept', 'ben']))}
        assert asked(corpus, 'ann') == dict.fromkeys(ids.values(), 'decision')
        before = files(corpus.root)
        result = apply(corpus, '--dry-run', 'a.txt', ids['Others'])
        assert result.status == 0 and len(result.lines) == 1 and files(corpus.root) == before, result
        result = apply(corpus, 'a.txt', ids['on Sunday'].removeprefix('urn:uuid:'), ids['Others'])
        assert result.status == 0 and result.err == '' and len(result.lines) == 2, result
        assert result.lines[0].split('\t')[:3] == ['a.txt', at('on Sunday'), ids['on Sunday']], result
        after = files(corpus.root)
        assert {n for n in after if before.get(n) != after[n]} == {'annotations/ann/a.txt.json'}
        assert marked(corpus) == {iri(1): ('speaker', 'Lindsey Graham'), iri(2): ('cue', 'said'),
                                  iri(3): ('date', 'Sunday'), iri(4): ('claim', 'the deal is dead')}
        assert asked(corpus, 'ann') == dict.fromkeys([ids['Lindsey Graham'], ids['doubt']], 'decision')
        again = apply(corpus, 'a.txt', ids['Others'])
        assert again.status == 3 and again.out == '' and ids['Others'] in again.err, again

        result = apply(corpus, '--all', '--json', '.')
        assert result.status == 0 and {o['id'] for o in result.objects} == {ids['Lindsey Graham'], ids['doubt']}, result
        own = marked(corpus)
        assert own.pop(iri(1)) == ('date', 'Lindsey Graham') and ('cue', 'doubt') in own.values(), own
        assert iri(16) not in own
        assert asked(corpus, 'ann') == {} and apply(corpus, '--all', '.').lines == []
        assert not [o for o in run('check', '--json', corpus.root).objects if o['kind'] != 'missing']


def test_apply_links():
    """What links to what comes along is linked; what links to nothing is left out, and told."""
    with Corpus() as corpus:
        bens = [span(11, 'speaker', TEXT, 'Others'), span(12, 'claim', TEXT, 'the deal is dead', link('said-by', 11))]
        fill(corpus, ann=[span(4, 'cue', TEXT, 'said')], ben=bens)
        claim = decide(corpus, at('the deal is dead'), 'accept', 'ben', '--json').objects[0]['id']
        result = apply(corpus, 'a.txt', claim)
        assert result.status == 1 and claim in result.err and 'left out' in result.err, result
        assert ('claim', 'the deal is dead') in marked(corpus).values()
    with Corpus() as corpus:
        fill(corpus, ann=[span(4, 'cue', TEXT, 'said')], ben=bens)
        for quote in ('the deal is dead', 'Others'):
            assert decide(corpus, at(quote), 'accept', 'ben').status == 0
        result = apply(corpus, '--all', '.')
        assert result.status == 0 and result.err == '' and len(result.lines) == 2, result
        assert set(marked(corpus).values()) == {('cue', 'said'), ('speaker', 'Others'), ('claim', 'the deal is dead')}
        ids = {what: i for i, what in marked(corpus).items()}
        assert links(corpus, ids['claim', 'the deal is dead']) == [ids['speaker', 'Others']]
        assert asked(corpus, 'ann') == {}


def test_apply_refused():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        decision = decide(corpus, at('Others'), 'neither', '--json').objects[0]['id']
        comment = review(corpus, 'comment', 'Hm.', '--json').objects[0]['id']
        before = files(corpus.root)
        for words, status in (([], 2), (['a.txt'], 2), (['a.txt', decision, '--all'], 2), (['a.txt', comment], 3),
                              (['a.txt', decision, 'none'], 3), (['none.txt', decision], 3)):
            result = apply(corpus, *words)
            assert result.status == status and result.out == '', (words, result)
        assert run('review', 'apply', 'a.txt', decision, cwd=corpus.root).status == 2
        assert apply(corpus, 'a.txt', decision, who='eve').status == 3
        assert apply(corpus, 'a.txt', decision, who='ben').status == 3
        assert files(corpus.root) == before


def test_answer_decision():
    """One who doesn't do it says why, and isn't asked again."""
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        decision = decide(corpus, at('Others'), 'neither', '--json').objects[0]['id']
        assert review(corpus, 'reply', decision, 'They do.', who='ann').status == 0
        assert asked(corpus, 'ann') == {}
        words = [o['words'] for o in run('review', 'threads', '--json', corpus.root).objects]
        assert words == ['They do.'], words


def test_usage():
    for words in ([], ['nothing'], ['list'], ['list', 'a', 'b'], ['list', '-a', 'x', 'y'], ['list', '-s', 'x', 'y'],
                  ['threads'], ['todo'], ['apply'], ['decide'], ['comment'], ['reply'], ['resolve'], ['reopen'], ['verdict'],
                  ['withdraw'], ['restore'], ['decide', '--as', 'x']):
        result = run('review', *words)
        assert result.status == 2 and result.out == '' and '--help' in result.err, (words, result)
    for act in ([], ['list'], ['threads'], ['todo'], ['apply'], ['decide'], ['comment'], ['reply'], ['resolve'], ['reopen'],
                ['verdict'], ['withdraw'], ['restore']):
        result = run('review', *act, '--help')
        assert result.status == 0 and 'Exit status' in result.out, (act, result)
    assert run('review', 'list', '/nowhere/at/all').status == 3


def test_hostile():
    """A broken review hinders nobody, and is told; one's own is never written over."""
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        assert decide(corpus, at('Others'), 'neither', who='ned').status == 0
        for content in (b'', b'{"half', b'[]', b'\xff\xfe', b'{' * 5000, b'null'):
            corpus.write('reviews/rita/a.txt.json', content)
            result = run('review', 'list', 'a.txt', cwd=corpus.root)
            assert result.status == 1 and 'rita' in result.err and len(result.lines) == 5, (content, result)
            assert statuses(corpus)['Others'] == 'decided'
            result = decide(corpus, at('doubt'), 'neither')
            assert result.status == 4 and result.out == '', (content, result)
            assert (corpus.root / 'reviews/rita/a.txt.json').read_bytes() == content
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        assert decide(corpus, at('Others'), 'neither', who='ned').status == 0
        other = (corpus.root / 'reviews/ned/a.txt.json').read_bytes()
        corpus.write('reviews/rita/a.txt.json', other)  # somebody else's, in one's own place
        result = decide(corpus, at('doubt'), 'neither')
        assert result.status == 4 and 'somebody else' in result.err, result
        assert (corpus.root / 'reviews/rita/a.txt.json').read_bytes() == other


def become_nobody():
    if os.geteuid() == 0:  # whom no mode keeps out
        os.setuid(65534)


def test_read_only():
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        os.chmod(corpus.folder.name, 0o755)
        os.chmod(corpus.root, 0o555)
        try:
            result = decide(corpus, at('Others'), 'neither', preexec_fn=become_nobody)
        finally:
            os.chmod(corpus.root, 0o700)
        assert result.status == 4 and result.out == '' and not (corpus.root / 'reviews').exists(), result


def test_disk_full():
    """What was said before stays."""
    with Corpus() as corpus:
        fill(corpus, ann=ANN, ben=BEN)
        assert decide(corpus, at('Others'), 'neither').status == 0
        before = files(corpus.root)
        result = decide(corpus, at('doubt'), 'neither',
                        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64)))
        assert result.status == 4 and result.out == '', result
        assert files(corpus.root) == before
        assert decide(corpus, at('doubt'), 'neither').status == 0
        with open('/dev/full', 'wb') as full:
            process = subprocess.run([PROGRAM, 'review', 'list', 'a.txt'], cwd=corpus.root, env=BARE, stdout=full,
                                     stderr=subprocess.PIPE, check=False)
        assert process.returncode == 4, process


def test_sample():
    """From the first difference to the last, the exit status says what is left."""
    with Corpus() as corpus:
        copy_sample(corpus)
        shutil.rmtree(corpus.root / 'reviews', ignore_errors=True)
        n = len(run('review', 'list', '--json', corpus.root).objects)
        assert run('diff', '--open', corpus.root).status == 1
        result = run('review', 'decide', '--as', 'annotator-b', '--from', 'annotator-a', corpus.root)
        assert result.status == 0 and 0 < len(result.lines) < n, result
        result = run('review', 'decide', '--as', 'annotator-b', '--from', 'annotator-b', corpus.root)
        assert result.status == 0, result
        for command in (['review', 'list'], ['diff', '--open']):
            assert run(*command, corpus.root).status == 0, command
        assert run('diff', corpus.root).status == 1


if __name__ == '__main__':
    sys.exit(main([test_list, test_decisions, test_replace_from, test_outdated, test_only_new,
                   test_two_reviewers, test_at_once,
                   test_many, test_refused, test_several_there, test_threads, test_alone, test_verdict, test_withdraw,
                   test_todo, test_todo_verdict, test_todo_parts, test_apply, test_apply_links, test_apply_refused,
                   test_answer_decision, test_usage, test_hostile, test_read_only, test_disk_full, test_sample]))
