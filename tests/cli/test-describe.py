#!/usr/bin/python3
"""annotator-cli describe: what is known of an article, and how it is corrected."""
import fcntl
import json
import os
import resource
import subprocess
import sys

from harness import BARE, PROGRAM, Corpus, Result, main, run

TEXT = 'He said so.\n'
KNOWN = {'title': 'Headline', 'date': '2017-07-10', 'dateOrigin': 'metadata', 'rawDate': '20170710',
         'id': 'urn:x', 'importedFrom': 'nitf', 'original': 'a.xml', 'rule': 1,
         'theirs': {'x': [1, 2]}}


def known(corpus, name='a.meta.json'):
    return json.loads((corpus.root / name).read_bytes())


def test_unknown():
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        result = run('describe', 'a.txt', cwd=corpus.root)
        assert result.status == 0 and result.err == '', result
        assert result.lines == [f'{fact}\t-' for fact in
                                ('title', 'byline', 'date', 'url', 'source', 'language')], result
        result = run('describe', '--json', corpus.root / 'a.txt')
        assert result.objects == [{'article': 'a.txt'}], result
        assert os.listdir(corpus.root) == ['a.txt']


def test_known():
    with Corpus() as corpus:
        corpus.write('deep/a.txt', TEXT)
        corpus.write('corpus.json', '{"format":1}')
        before = corpus.write('deep/a.meta.json', json.dumps(KNOWN)).read_bytes()
        result = run('describe', 'deep/a.txt', cwd=corpus.root)
        assert result.status == 0 and result.err == '', result
        assert result.lines == [
            'title\tHeadline', 'byline\t-', 'date\t2017-07-10', 'url\t-', 'source\t-', 'language\t-',
            'dateOrigin\tmetadata', 'rawDate\t20170710', 'id\turn:x', 'importedFrom\tnitf',
            'original\ta.xml', 'rule\t1'], result
        result = run('describe', '-j', corpus.root / 'deep/a.txt')
        expected = {k: v for k, v in KNOWN.items() if k != 'theirs'}
        assert result.objects == [{'article': 'deep/a.txt', **expected}], result
        assert (corpus.root / 'deep/a.meta.json').read_bytes() == before


def test_change():
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        corpus.write('a.meta.json', json.dumps(KNOWN))
        result = run('describe', corpus.root / 'a.txt', '--title', '  Gute Frage: “So?” ',
                     '--byline=Ann', '--date', 'yesterday', '--url=https://example.org/a',
                     '--source=Agency', '--language=de', '--json')
        assert result.status == 0 and result.err == '', result
        expected = {**KNOWN, 'title': 'Gute Frage: “So?”', 'byline': 'Ann', 'date': '2017-07-09',
                    'dateOrigin': 'hand', 'url': 'https://example.org/a', 'source': 'Agency',
                    'language': 'de'}
        assert known(corpus) == expected
        assert result.objects[0]['date'] == '2017-07-09', result
        listed = run('list', '--json', corpus.root).objects
        assert listed[0]['title'] == 'Gute Frage: “So?”' and listed[0]['dateOrigin'] == 'hand', listed
        # The same once more changes nothing, not even the file.
        before = os.stat(corpus.root / 'a.meta.json')
        assert run('describe', corpus.root / 'a.txt', '--byline=Ann').status == 0
        after = os.stat(corpus.root / 'a.meta.json')
        assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
        # An empty one is taken away.
        result = run('describe', corpus.root / 'a.txt', '--date=', '--title=', '--byline= ')
        assert result.status == 0, result
        for member in ('date', 'dateOrigin', 'title', 'byline'):
            del expected[member]
        assert known(corpus) == expected


def test_first():
    """An article of which nothing was known."""
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        result = run('describe', '--title=New', '--', corpus.root / 'a.txt')
        assert result.status == 0 and result.lines[0] == 'title\tNew', result
        assert (corpus.root / 'a.meta.json').read_text() == '{\n  "title": "New"\n}\n'
        assert sorted(os.listdir(corpus.root)) == ['a.meta.json', 'a.txt']


def test_refused():
    cases = [('--date=31 June 2017', '30 days'), ('--date=last week', 'single day'),
             ('--date=soon', 'soon'), ('--url=example.org', 'example.org'),
             ('--url=javascript:alert(1)', 'javascript'), ('--language=German', 'German'),
             (b'--title=\xff', 'UTF-8'), ('--no-such=x', 'no-such')]
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        before = corpus.write('a.meta.json', json.dumps(KNOWN)).read_bytes()
        for option, words in cases:
            result = run('describe', corpus.root / 'a.txt', '--source=Agency', option)
            assert result.status == 2 and result.out == '', (option, result)
            assert words in result.err and result.err.count('\n') == 1, (option, result)
            assert (corpus.root / 'a.meta.json').read_bytes() == before
        for words in ([], [corpus.root / 'a.txt', corpus.root / 'a.txt']):
            assert run('describe', *words).status == 2


def test_not_there():
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        corpus.write('a.meta.json', '{"title":')
        corpus.write('b.xml', '<a/>')
        os.mkdir(corpus.root / 'c.txt')
        for name, words in [('no-such.txt', 'no-such.txt'), ('b.xml', 'b.xml'), ('c.txt', 'c.txt'),
                            ('.', 'no such article'), ('a.txt', 'a.meta.json: ')]:
            result = run('describe', name, '--title=New', cwd=corpus.root)
            assert result.status == 3 and result.out == '', (name, result)
            assert words in result.err and result.err.count('\n') == 1, (name, result)
        assert (corpus.root / 'a.meta.json').read_text() == '{"title":'


def test_hostile():
    """What drives a terminal is shown by its number, and a link that leads out isn't followed."""
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        corpus.write('a.meta.json', json.dumps({'title': 'a\x1b[31m\u202eb\nc', 'id': '\x1b]0;x\x07'}))
        result = run('describe', corpus.root / 'a.txt')
        assert result.status == 0 and result.lines[0] == 'title\ta [31mb c', result
        assert '\x1b' not in result.out and '\\u{001B}' in result.out, result
        outside = corpus.write('../outside.json', '{}')
        corpus.write('b.txt', TEXT)
        os.symlink(outside, corpus.root / 'b.meta.json')
        result = run('describe', corpus.root / 'b.txt', '--title=Out')
        assert result.status == 4 and 'b.meta.json' in result.err, result
        assert outside.read_text() == '{}'


def limit_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8))


def test_not_writable():
    """A disk that takes nothing leaves what was there."""
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        before = corpus.write('a.meta.json', json.dumps(KNOWN)).read_bytes()
        process = subprocess.run([PROGRAM, 'describe', corpus.root / 'a.txt', '--title=New'], env=BARE,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
                                 preexec_fn=limit_files, check=False)
        result = Result(process)
        assert result.status == 4 and 'a.meta.json' in result.err and result.out == '', result
        assert (corpus.root / 'a.meta.json').read_bytes() == before
        assert sorted(os.listdir(corpus.root)) == ['a.meta.json', 'a.txt']


def holds(process, folder):
    """Whether the program has the folder open: it has read what is known, and waits for the lock."""
    fds = f'/proc/{process.pid}/fd'
    try:
        return any(os.path.realpath(os.path.join(fds, fd)) == folder for fd in os.listdir(fds))
    except FileNotFoundError:
        return False


def test_conflict():
    """Another hand writes while the program waits for its turn: theirs stays."""
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        corpus.write('a.meta.json', json.dumps(KNOWN))
        lock = os.open(corpus.root, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = subprocess.Popen([PROGRAM, 'describe', corpus.root / 'a.txt', '--title=Ours'],
                                   env=BARE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while process.poll() is None and not holds(process, os.path.realpath(corpus.root)):
            pass
        corpus.write('a.meta.json', '{"title":"Theirs"}')
        os.close(lock)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 5 and out == b'' and b'a.meta.json' in err, (process, err)
        assert (corpus.root / 'a.meta.json').read_text() == '{"title":"Theirs"}'


if __name__ == '__main__':
    sys.exit(main([test_unknown, test_known, test_change, test_first, test_refused, test_not_there,
                   test_hostile, test_not_writable, test_conflict]))
