#!/usr/bin/python3
"""annotator-cli diff, compare and merge with annotators as they come: of hostile names, a hundred of them, with nothing marked
or nobody at all, and with layers that go while they are read."""
import json
import os
import random
import subprocess
import sys
import threading
import time

from harness import BARE, PROGRAM, Corpus, main, run, span

TEXT = 'Sen. Lindsey Graham said on Sunday the deal is dead.\n'
COMMANDS = (['diff', '--json'], ['diff'], ['compare', '-m', 'exact', '-m', 'alpha'], ['compare', '--json', '-m', 'exact'],
            ['merge', '--strategy=majority', '--into=desk'])
# MB; the address sanitizer keeps what was freed for a while.
MOST_MEMORY = 2048 if b'__asan_init' in PROGRAM.read_bytes() else 512


def row(number, tag, start, end):
    return (f'{{"id":"urn:uuid:00000000-0000-4000-8000-{number:012x}","type":"Annotation","motivation":"tagging",'
            f'"created":"2017-07-10T09:00:00Z","body":[{{"type":"TextualBody","purpose":"tagging","value":"{tag}"}}],'
            f'"target":{{"source":"../../a.txt","selector":[{{"type":"TextPositionSelector","start":{start},'
            f'"end":{end}}}]}}}}')


def put(corpus, folder, name, spans):
    """A layer of one who is called anything, in a folder of any bytes."""
    number = sum(os.fsencode(folder)) + 1000
    path = corpus.layer('new', 'a.txt', spans, creator={
        'id': f'urn:uuid:00000000-0000-4000-8000-{number:012x}', 'type': 'Person', 'name': name})
    os.rename(path.parent, os.path.join(os.fsencode(path.parent.parent), os.fsencode(folder)))


def is_tame(text):
    """Lines of their own, without what drives a terminal or turns text."""
    return all(c in '\n\t' or (c.isprintable() and c not in '\u200e\u200f\u061c') for c in text)


def test_names():
    names = [(b'bidi', 'Ann\u202e eve\u2066'), (b'lines', 'Ann\nBen\tC\r\u2028x\x1b[31m'), (b'long', 'x' * 10240), (b'empty', ''),
             (b'quote', '“Ann”: “'), (b'format', '%s%n&<b>'), (b'bad\xff\xfe', 'Bad'), (b'a\nb', ''), (b'zoe2', 'Zoe')]
    for folder, name in names:
        with Corpus() as corpus:
            corpus.write('a.txt', TEXT)
            put(corpus, folder, name, [span(2, 'date', TEXT, 'said')])
            put(corpus, 'zoe', 'Zoe', [span(4, 'cue', TEXT, 'said'), span(3, 'cue', TEXT, 'dead')])
            put(corpus, 'yan', 'Yan', [span(5, 'cue', TEXT, 'said')])
            for words in COMMANDS:
                result = run(*words, corpus.root)
                assert result.status in (0, 1), (folder, words, result)
                assert is_tame(result.out) and is_tame(result.err), (folder, words, result)
                assert '--json' not in words or result.objects, (folder, words, result)
            # Who isn't there is named, too; and the two can be asked for by their folder.
            objects = run('diff', '--json', corpus.root, folder, b'zoe').objects
            missing = [o for o in objects if o['missing']]
            shown = {b'bad\xff\xfe': 'bad\\xFF\\xFE', b'a\nb': 'a\\u{000A}b'}.get(folder, os.fsdecode(folder))
            assert [o['missing'] for o in missing] == [[shown]], (folder, objects)
            assert all(len(o['message']) < 300 for o in objects), objects
            if folder == b'zoe2':
                assert 'Zoe (zoe2)' in objects[0]['message'] and 'Zoe (zoe)' in objects[0]['message'], objects


def test_nothing_marked():
    """Of two empty layers nothing differs; that there is no value is said; nobody is none to compare."""
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        corpus.write('b.txt', TEXT)
        for slug in ('ann', 'ben'):
            corpus.annotator(slug)
            corpus.layer(slug, 'a.txt')
        result = run('diff', '--all', corpus.root)
        assert (result.status, result.out, result.err) == (0, '', ''), result
        result = run('compare', '-m', 'exact', '--json', '--of', 'all', corpus.root)
        assert result.status == 1 and all('value' not in o and o['reason'] for o in result.objects), result
        result = run('merge', '--strategy=all-agree', '--into=desk', '--json', corpus.root)
        assert result.status == 0 and result.objects[0]['spans'] == 0, result
        # One marked nothing, the other something: only that is told.
        corpus.layer('ben', 'a.txt', [span(1, 'cue', TEXT, 'said')])
        result = run('diff', '--json', corpus.root, 'ann', 'ben')
        assert [o['kind'] for o in result.objects] == ['only-b'], result
        # Nobody has looked at this one.
        for words in COMMANDS[:4]:
            result = run(*words, corpus.root / 'b.txt')
            assert result.status in (1, 3) and 'Traceback' not in result.err, (words, result)
            assert result.out == '' or words[0] == 'compare', (words, result)


def peak_of(*words):
    """What a run prints, and the most memory that it held, in MB."""
    process = subprocess.Popen([PROGRAM, *words], env=BARE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    drain = threading.Thread(target=process.stderr.read)
    drain.start()
    out = process.stdout.read().decode('utf-8')
    drain.join()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    process.stderr.close()
    return process.returncode, out, usage.ru_maxrss / 1024


def test_hundred():
    """A hundred people: each is asked, what they marked is told, and the memory stays within bounds."""
    rand = random.Random(1)
    with Corpus() as corpus:
        corpus.write('a.txt', 'word ' * 400)
        marks = 0
        for i in range(100):
            slug = f'p{i:03}'
            corpus.annotator(slug)
            rows = [row(i * 1000 + k, rand.choice(['cue', 'date', 'claim']), k * 10 + rand.randrange(3),
                        k * 10 + 5 + rand.randrange(10)) for k in range(100) if rand.random() < .8]
            marks += len(rows)
            corpus.layer(slug, 'a.txt', rows)
        status, out, memory = peak_of('diff', '--json', '--all', corpus.root)
        objects = [json.loads(line) for line in out.splitlines()]
        assert status == 1 and sum(len(o['marks']) for o in objects) == marks, (status, marks)
        assert all(len(o['marks']) + len(o['missing']) == 100 for o in objects)
        assert memory < MOST_MEMORY, memory
        status, out, memory = peak_of('compare', '-m', 'exact', '-m', 'alpha', '-m', 'ac1', '--json', corpus.root)
        objects = [json.loads(line) for line in out.splitlines()]
        pairs = [o for o in objects if o['of'] == 'pair' and o['measure'] == 'exact-f1']
        assert status == 0 and len(pairs) == 100 * 99 // 2, (status, len(pairs))
        assert memory < MOST_MEMORY, memory
        status, out, memory = peak_of('merge', '--strategy=threshold', '--min-people=2', '--into=desk', '--json', corpus.root)
        settled = json.loads(out)
        assert settled['annotators'] == 100 and settled['spans'] > 0 and memory < MOST_MEMORY, settled


def test_while_it_changes():
    """Layers that go, come back and are cut short all the while: each run ends, in its way, and prints whole lines."""
    with Corpus() as corpus:
        names = [f'{i:02}.txt' for i in range(30)]
        for slug in ('ann', 'ben', 'cat'):
            corpus.annotator(slug)
        for name in names:
            corpus.write(name, TEXT)
            for number, slug in enumerate(('ann', 'ben', 'cat')):
                corpus.layer(slug, name, [span(number, 'cue', TEXT, 'said'), span(number + 10, 'date', TEXT, 'Sunday')])
        paths = [corpus.root / f'annotations/ben/{name}.json' for name in names]
        whole = {path: path.read_bytes() for path in paths}
        stop = threading.Event()

        def meddle():
            rand = random.Random(3)
            while not stop.is_set():
                path = rand.choice(paths)
                path.unlink(missing_ok=True)
                if rand.random() < .7:
                    path.write_bytes(whole[path][:rand.choice([0, 700, len(whole[path])])])
                time.sleep(0)

        meddler = threading.Thread(target=meddle)
        meddler.start()
        try:
            for words in (['diff', '--all', '--json'], ['compare', '-m', 'exact', '--json']) * 5:
                result = run(*words, corpus.root)
                assert result.status in (0, 1), (words, result)
                assert len(result.objects) == len(result.lines), (words, result)
        finally:
            stop.set()
            meddler.join()
        # What ann and cat made was compared all the same, each time.
        for path, content in whole.items():
            path.write_bytes(content)
        result = run('diff', corpus.root)
        assert (result.status, result.out) == (0, ''), result


if __name__ == '__main__':
    sys.exit(main([test_names, test_nothing_marked, test_hundred, test_while_it_changes]))
