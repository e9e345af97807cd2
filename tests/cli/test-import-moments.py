#!/usr/bin/python3
"""annotator-cli import that is killed, stopped, out of room, side by side with another, or whose source changes:
no half of an article is left, what came in is told, and the next import brings in the rest."""
import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time

from harness import BARE, PROGRAM, main
from import_scene import HTML, IS_SANITIZED, Place, with_disk


def test_read_only():
    if os.geteuid() == 0:  # whom no mode keeps out: a mount does
        return with_disk('ro', check_read_only)
    with Place() as place:
        place.corpus.mkdir(mode=0o500)
        check_read_only(place)


def check_read_only(place):
    place.articles(3)
    result = place.take()
    assert result.status == 4 and result.out == '' and 'article' in result.err, result
    assert place.files() == []


def test_full_disk():
    with_disk('small', check_full_disk)


def check_full_disk(place):
    """What came before stays; what doesn't fit is told, and comes in when there is room."""
    place.write('1 first.txt', 'First\n\nSaid.\n')
    for n in range(40):
        place.write(f'2 large {n:02}.txt', f'Story {n}\n\n' + f'The mayor said no {n}.\n' * 1500)
    place.write('3 last.jsonl', '{"text":"Words. %s"}\n' % ('a' * 600000))
    result = place.take('--keep-sources')
    assert result.status == 4 and 'space' in result.err, result
    n = place.check_whole()
    assert 2 < n < 40 and not place.temps(), (n, place.files())
    assert len(result.lines) == n, result
    shutil.rmtree(place.root / 'sources')
    (place.corpus / '2-large-01.txt').unlink()
    (place.corpus / '2-large-01.meta.json').unlink()
    place.write('small.txt', 'Small\n\nSaid.\n')
    assert place.take().status == 0 and place.check_whole() == n


def test_killed():
    """SIGKILL at any moment: no article without its text whole, one meta file alone at most, and the next import
    clears away what was left and brings in the rest."""
    with Place() as place:
        place.articles(400)
        rand = random.Random(20261130)
        n_stopped = 0
        began = time.monotonic()
        assert place.take().status == 0
        lasts = time.monotonic() - began
        for _ in range(20):
            shutil.rmtree(place.corpus)
            process = place.start('--keep-sources' if rand.random() < 0.3 else '--json')
            time.sleep(rand.uniform(0.0, lasts))
            n_stopped += process.poll() is None
            process.kill()
            process.communicate()
            place.corpus.mkdir(exist_ok=True)
            place.check_whole(most_alone=1)
        assert n_stopped > 3, n_stopped
        assert place.take().status in (0, 1) and not place.temps(), place.temps()
        assert place.check_whole(most_alone=1) == 400


def test_killed_between_names():
    """The same, right before each of the calls that give names or clear away."""
    if shutil.which('strace') is None or IS_SANITIZED:
        return
    with Place() as place:
        place.articles(3)
        n_killed = 0
        for call in ('renameat2', 'unlinkat', 'syncfs', 'fsync', 'linkat', 'openat'):
            for when in range(1, 9):
                shutil.rmtree(place.corpus, ignore_errors=True)
                done = subprocess.run(['strace', '-f', '-qq', '-o', '/dev/null', '-e', f'trace={call}', '-e',
                                       f'inject={call}:signal=SIGKILL:when={when + 80 * (call == "openat")}', PROGRAM,
                                       'import', '--into', 'corpus', 'sources'], cwd=place.root, env=BARE,
                                      capture_output=True, timeout=60, check=False)
                n_killed += done.returncode in (-9, 137)
                if place.corpus.exists():
                    place.check_whole(most_alone=1)
                assert place.take().status in (0, 1) and not place.temps(), (call, when, place.temps())
                assert place.check_whole(most_alone=1) == 3, (call, when, place.files())
        assert n_killed > 6, n_killed


def test_interrupted():
    """Ctrl+C: what came in stays and is told, nothing half-written does, and the status says it."""
    with Place() as place:
        place.articles(4000)
        process = place.start()
        place.wait_for_files(process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        n = place.check_whole()
        assert process.returncode == 130 and 0 < n < 4000 and not place.temps(), (process.returncode, n, err[-500:])
        assert out.count(b'\n') == n and b'Stopped: ' in err, (n, err[-500:])
        assert place.take().status == 1 and place.check_whole() == 4000


def test_interrupted_in_others():
    """R20: in a folder of 200,000 files that are none of ours, and in one large file without an article."""
    with Place() as place:
        n = 20000 if IS_SANITIZED else 200000
        folder = place.root / 'sources'
        for i in range(n):
            os.close(os.open(folder / f'{i}.bin', os.O_CREAT | os.O_WRONLY))
        check_interrupted(place)
        result = place.take()
        assert result.status == 3 and f'{n} files of other kinds' in result.err, result.err[-300:]
        assert len(result.err.splitlines()) < 50
        shutil.rmtree(folder)
        with open(place.write('a.jsonl', ''), 'wb') as file:
            file.write(b'{"title":"No text in it"}\n' * 4000000)
        check_interrupted(place)


def test_interrupted_in_corpus():
    """R20: while it still looks at what a large corpus holds."""
    with Place() as place:
        place.articles(1)
        first = place.root / 'story'
        first.write_text('Story\n\nThe mayor said yes.\n', encoding='utf-8')
        place.corpus.mkdir()
        for i in range(100000):
            os.link(first, place.corpus / f'{i}.txt')
        process = place.start()
        place.wait_for_handler(process)
        time.sleep(0.05)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 130 and len(place.files()) == 100000, process.returncode


def check_interrupted(place):
    process = place.start()
    place.wait_for_handler(process)
    time.sleep(0.1)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode == 130 and not place.temps() and place.check_whole() == 0, process.returncode


def test_two_at_once():
    """Each article comes from one of them with what is known of it, or is told as not imported."""
    with Place() as place:
        for i in range(300):
            place.write(f'a/{i}.html', HTML.replace('Vote', f'Story {i}').format(f'The mayor said no {i}. ' * 9))
            place.write(f'b/{i}.html', HTML.replace('Vote', f'Story {i}').format(f'The mayor said yes {i}. ' * 9))
        two = [place.start('--json', '--keep-sources', sources=sorted(
            str(p) for p in (place.root / 'sources' / which).iterdir())) for which in 'ab']
        told = [[json.loads(line) for line in p.communicate(timeout=100)[0].splitlines()] for p in two]
        assert all(p.returncode in (0, 1, 3) for p in two), [p.returncode for p in two]
        n_in = sum(o['outcome'] == 'imported' for objects in told for o in objects)
        assert n_in == place.check_whole() and n_in >= 300 and not place.temps(), n_in
        assert sum(map(len, told)) == 600, [len(objects) for objects in told]
        for which in 'ab':
            assert place.take(sources=[f'sources/{which}']).status == 1
        assert place.check_whole() == 600


LINE = 100000


def test_cut_short():
    """A large source that is cut short, or written over, while it is read: told, and what came before stays."""
    record = b'{"text":"Story %06d. ' + b'The mayor said no. ' * (LINE // 19) + b'"}\n'
    page = (b'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nStory %06d. ' + b'The mayor said no. ' * (LINE // 19))
    head = (b'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/%06d\r\n'
            b'Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n')
    made = {'a.jsonl': lambda n: record % n,
            'a.warc': lambda n: head % (n, len(page % n)) + page % n + b'\r\n\r\n',
            'a.warc.gz': lambda n: gzip.compress(made['a.warc'](n), 0)}
    for name, make in made.items():
        for change in ('cut', 'emptied', 'written over', 'grown'):
            with Place() as place:
                path = place.write(name, b''.join(make(n) for n in range(500)))
                size = path.stat().st_size
                process = place.start('--json')
                place.wait_for_files(process)
                with open(path, 'r+b') as file:
                    if change == 'cut':
                        file.truncate(size * 3 // 4 + 5)
                    elif change == 'emptied':
                        file.truncate(0)
                    elif change == 'grown':
                        file.seek(size)
                        file.write(b'\xff' * 100000)
                    else:
                        file.write(b'\xff{"\\' * (size // 4))
                out, err = process.communicate(timeout=100)
                objects = [json.loads(line) for line in out.splitlines()]
                n_in = sum(o['outcome'] == 'imported' for o in objects)
                told = [o['message'] for o in objects if o['outcome'] == 'failed']
                assert process.returncode in (1, 3), (name, change, process.returncode, err)
                assert any('another program has written it' in message for message in told), (name, change, told)
                assert place.check_whole() == n_in and not place.temps(), (name, change, n_in)


def test_kept_in_pieces():
    """A large source that is kept beside its articles is the same bytes."""
    with Place() as place:
        lines = b''.join(b'{"text":"Story %d. %s"}\n' % (n, b'Said so. ' * 5000) for n in range(250))
        place.write('a.jsonl', lines)
        result = place.take('--keep-sources')
        kept = [name for name in place.files() if b'.source.' in name]
        assert result.status == 0 and len(kept) == 1 and place.check_whole() == 250, result
        assert (place.corpus / os.fsdecode(kept[0])).read_bytes() == lines


if __name__ == '__main__':
    sys.exit(main([test_read_only, test_full_disk, test_killed, test_killed_between_names, test_interrupted,
                   test_interrupted_in_others, test_interrupted_in_corpus, test_two_at_once, test_cut_short,
                   test_kept_in_pieces]))
