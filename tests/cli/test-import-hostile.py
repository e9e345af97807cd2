#!/usr/bin/python3
"""annotator-cli import of what means harm, or comes at a bad moment: the others come in, nothing outside the
corpus is written or read, and what is killed, stopped or out of room leaves no half of an article."""
import collections
import gzip
import hashlib
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from harness import BARE, PROGRAM, main, run

IS_SANITIZED = b'__asan_init' in PROGRAM.read_bytes()
MOST_BYTES = 64 * 1024 * 1024
MOST_SECONDS = 10 if IS_SANITIZED else 1
SLOWER = 4 if IS_SANITIZED else 1
# Nothing here is about what a disk keeps: one of memory waits for nothing.
MEMORY = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None

Child = collections.namedtuple('Child', 'status out err seconds n_bytes')


class Place:
    """A folder with sources and a corpus, and what must be neither read nor written beside them."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='annotator-hostile-', dir=MEMORY)
        self.root = pathlib.Path(self.folder.name)
        self.corpus = self.root / 'corpus'
        (self.root / 'sources').mkdir()
        (self.root / 'secret.txt').write_text('The password is swordfish.\n', encoding='utf-8')
        return self

    def __exit__(self, *error):
        for path, folders, _ in os.walk(self.root):
            for folder in folders:
                os.chmod(os.path.join(path, folder), 0o700)
        self.folder.cleanup()

    def write(self, name, content):
        path = os.path.join(os.fsencode(self.root / 'sources'), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return pathlib.Path(os.fsdecode(path))

    def articles(self, n, folder='many'):
        for i in range(n):
            self.write(f'{folder}/article {i}.txt', f'Story {i}\n\nThe mayor said no on day {i}.\n')

    def take(self, *options, sources=('sources',), **more):
        return run('import', *options, '--into', 'corpus', *sources, cwd=self.root, **more)

    def start(self, *options, sources=('sources',)):
        return subprocess.Popen([PROGRAM, 'import', *options, '--into', 'corpus', *sources], cwd=self.root,
                                env=BARE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def wait_for_files(self, process):
        """Until the import has begun to write."""
        while process.poll() is None and not (self.corpus.exists() and self.files()):
            time.sleep(0.002)
        assert process.poll() is None, process.communicate()

    def files(self, folder='corpus'):
        root = os.fsencode(self.root / folder)
        return sorted(os.path.relpath(os.path.join(path, name), root)
                      for path, _, names in os.walk(root) for name in names)

    def temps(self):
        return [name for name in self.files() if os.path.basename(name).startswith(b'.annotator-')]

    def check_whole(self, most_alone=0):
        """Each article has its text whole; so many meta files may have no article."""
        files = set(self.files())
        n_alone = 0
        for name in files:
            if name.endswith(b'.txt'):
                assert name[:-4] + b'.meta.json' in files, name
            if not name.endswith(b'.meta.json'):
                continue
            meta = json.loads((self.corpus / os.fsdecode(name)).read_text(encoding='utf-8'))
            text = name[:-len('.meta.json')] + b'.txt'
            n_alone += text not in files
            if text in files:
                content = (self.corpus / os.fsdecode(text)).read_bytes()
                assert hashlib.sha256(content).hexdigest() == meta['sha256'], name
        assert n_alone <= most_alone, n_alone
        return sum(name.endswith(b'.txt') for name in files)

    def snapshot(self):
        """All that isn't in the corpus: names, bytes, times."""
        found = {}
        for path, folders, names in os.walk(os.fsencode(self.root)):
            if path == os.fsencode(self.root):
                folders.remove(b'corpus') if b'corpus' in folders else None
            for name in names:
                whole = os.path.join(path, name)
                status = os.lstat(whole)
                found[whole] = (status.st_size, status.st_mtime_ns, status.st_ino)
        return found


# A process begins with the peak of the one that it is made by: this one is small.
METER = """
import json, os, subprocess, sys
process = subprocess.run(sys.argv[1:], capture_output=True)
import resource
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([process.returncode, process.stdout.decode(), process.stderr.decode(),
                  usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024]))
"""


def measured(place, *words):
    """Runs the import of these, and says what it took."""
    done = subprocess.run([sys.executable, '-c', METER, PROGRAM, 'import', '--into', 'corpus', *words], cwd=place.root,
                          env=BARE, capture_output=True, timeout=60, check=True)
    return Child(*json.loads(done.stdout))


NITF = '<nitf><head><title>Vote</title></head><body><body.content>{}</body.content></body></nitf>'
G2 = ('<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="1" standard="NewsML-G2">'
      '<contentSet><inlineXML contenttype="application/nitf+xml">' + NITF + '</inlineXML></contentSet></newsItem>')
NEWSML1 = ('<NewsML><NewsItem><NewsComponent><ContentItem><DataContent>' + NITF
           + '</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>')
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{}</p></body></text></TEI>'
HTML = '<html><head><title>Vote</title></head><body><article><p>{}</p></article></body></html>'
ROOTS = {'nitf': NITF, 'newsItem': G2, 'NewsML': NEWSML1, 'TEI': TEI, 'html': HTML}

LAUGHS = ''.join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
# What a DOCTYPE declares, and what the text then says.
DECLARED = {
    'laughs': ('<!ENTITY l0 "ha">' + LAUGHS, '&l11;'),
    'quadratic': ('<!ENTITY a "' + 'a' * 50000 + '">', '&a;' * 8000),
    'circle': ('<!ENTITY a "&b;"><!ENTITY b "&a;">', '&a;'),
    'file': ('<!ENTITY x SYSTEM "SECRET">', '&x;'),
    'relative': ('<!ENTITY x SYSTEM "../secret.txt">', '&x;'),
    'parameter': ('<!ENTITY % x SYSTEM "SECRET"> %x;', 'words'),
    'net': ('<!ENTITY x SYSTEM "http://127.0.0.1:9/secret">', '&x;'),
    'ftp': ('<!ENTITY % x SYSTEM "ftp://127.0.0.1/secret"> %x;', 'words'),
    'passwd': ('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;'),
}


def hostile_documents(secret):
    """Names and bytes of the documents that R12 is about."""
    for root, form in ROOTS.items():
        for name, (declared, said) in DECLARED.items():
            declared = declared.replace('SECRET', secret)
            yield f'{name}-{root}.xml', f'<?xml version="1.0"?><!DOCTYPE {root} [{declared}]>{form.format(said)}'
        yield f'dtd-{root}.xml', f'<!DOCTYPE {root} SYSTEM "{secret}">{form.format("No, said the mayor.")}'
        yield f'dtd-net-{root}.xml', (f'<!DOCTYPE {root} PUBLIC "-//secret" "http://127.0.0.1:9/secret">'
                                      + form.format('No, said the mayor.'))
        attributes = ' '.join(f'a{n}="1"' for n in range(40000))
        yield f'attributes-{root}.xml', form.format(f'<p {attributes}>words</p>')
        yield f'deep-{root}.xml', form.format('<p>' * 200000 + 'words' + '</p>' * 200000)
        yield f'name-{root}.xml', form.format(f'<{"x" * 3000000}>words</{"x" * 3000000}>')
        yield f'large-{root}.xml', form.format('words ' * 600000)
        yield f'xinclude-{root}.xml', form.format(
            f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}" parse="text"/>words')
        yield f'style-{root}.xml', f'<?xml-stylesheet href="{secret}"?>' + form.format('words')
        packed = gzip.compress(form.format('a' * 30000000).encode(), 9)
        yield f'packed-{root}.xml', packed
        yield f'ebcdic-{root}.xml', ('<?xml version="1.0" encoding="IBM500"?>'
                                        + form.format('words')).encode('cp500')
        yield f'utf16-{root}.xml', '<?xml version="1.0" encoding="UTF-16"?>'.encode() + form.format('w').encode()
        yield f'utf7-{root}.xml', f'<?xml version="1.0" encoding="UTF-7"?>{form.format("+ADw-b+AD4-")}'
        yield f'unknown-{root}.xml', f'<?xml version="1.0" encoding="x-secret"?>{form.format("words")}'
        yield f'nul-{root}.xml', form.format('wo\0rds')
        yield f'controls-{root}.xml', form.format('wo\1\x1b[31mrds &#1; &#0; &#x202e;')
        yield f'cut-{root}.xml', form.format('words')[:-20]


def test_hostile_xml_costs():
    """R12: each within a second and 64 MiB, whatever comes of it."""
    with Place() as place:
        slow = []
        for name, content in hostile_documents(str(place.root / 'secret.txt')):
            path = place.write(name, content)
            done = measured(place, path)
            assert done.status in (0, 1, 3), (name, done)
            assert 'swordfish' not in done.out + done.err and '\x1b' not in done.out + done.err, (name, done)
            if done.seconds > MOST_SECONDS or (done.n_bytes > MOST_BYTES and not IS_SANITIZED):
                slow.append((name, done.seconds, done.n_bytes))
            path.unlink()
        assert not slow, slow
        for name in place.files():
            content = (place.corpus / os.fsdecode(name)).read_bytes()
            assert b'swordfish' not in content and b'root:' not in content, name


def test_hostile_xml_opens_nothing():
    """R12: no file is opened and no network asked because a document says so."""
    if shutil.which('strace') is None or IS_SANITIZED:
        return
    with Place() as place:
        secret = str(place.root / 'secret.txt')
        for name, content in hostile_documents(secret):
            if not name.startswith(('attributes', 'deep', 'name', 'large', 'packed')):
                place.write(name, content)
        trace = place.root / 'trace'
        result = subprocess.run(['strace', '-f', '-qq', '-o', trace, '-e', 'trace=%file,%network', PROGRAM, 'import',
                                 '--into', 'corpus', 'sources'], cwd=place.root, env=BARE, capture_output=True,
                                timeout=110, check=False)
        lines = trace.read_text(errors='replace').splitlines()
        assert any('sources/dtd-nitf.xml' in line for line in lines), (result, lines[:20])
        wrong = [line for line in lines if 'secret' in line and 'sources/' not in line]
        wrong += [line for line in lines if 'passwd' in line and 'sources/' not in line]
        wrong += [line for line in lines if re.search(r'\b(socket|connect|sendto)\(', line)]
        assert not wrong, wrong[:5]


NAMES = ['<b>bold</b> & co', '\u202eevil\u2066', '\x1b[31mred\x07', '=HYPERLINK("http://x")', '+1+cmd|calc', '@SUM(1)',
         '../../escaped', '/etc/passwd', '..', '.', '', 'CON', 'nul.txt', 'aux', 'COM1', 'a/b/c', 'a\\b', '-rf', '~root',
         '.hidden', 'x' * 300, 'é' * 300, '\u0000cut', 'tab\there', 'new\nline', '$(reboot)', '`id`', '%n%s', 'annotations',
         'reviews/../..', 'corpus.json', 'tagset', '\ufeffmark', '\u2028', '\ud7ff\ufdd0', '*?[a]', 'LPT1.txt', 'a' * 119 + '/']


def test_names():
    """R17: titles, ids and members with whatever in them lead nowhere and are shown escaped."""
    with Place() as place:
        lines = [json.dumps({'title': name, 'id': name, 'url': name, 'byline': name, 'date': name,
                             'text': f'{name}\n\nStory {n} said no.'}) for n, name in enumerate(NAMES)]
        place.write('names.jsonl', '\n'.join(lines))
        for n, name in enumerate(NAMES):
            shown = name.replace('\0', '').replace('&', '&amp;').replace('<', '&lt;')
            place.write(f'{n}.html', HTML.replace('Vote', shown).format(f'The mayor {n} said no, and no again. ' * 9))
            place.write(f'{n}.nitf.xml', NITF.replace('Vote', shown).format(f'<p>Mayor {n} said no.</p>'))
        before = place.snapshot()
        plain, as_json = place.take('--keep-sources'), place.take('--json', '--doubles')
        assert plain.status in (0, 1) and as_json.status in (0, 1), plain
        check_shown(plain)
        check_shown(as_json, allowed='\t')
        assert place.snapshot() == before
        assert place.check_whole() > 2 * len(NAMES)
        for name in place.files():
            assert re.fullmatch(rb'[a-z0-9._/-]+', name) and len(os.path.basename(name)) <= 120, name
            assert not re.match(rb'(con|nul|aux|prn|com\d|lpt\d)(\.|$)', os.path.basename(name)), name
            assert not name.startswith((b'annotations/', b'reviews/', b'.')), name
        for words in (('list', 'corpus'), ('search', 'corpus', 'said'), ('stats', 'corpus'), ('check', 'corpus')):
            check_shown(run(*words, cwd=place.root, env={'XDG_CACHE_HOME': str(place.root / 'cache')}))


def check_shown(result, allowed='\t'):
    """Nothing in it moves a cursor, turns a line around or begins a line of its own."""
    assert result.status in (0, 1), result
    for c in result.out + result.err:
        assert c in '\n' + allowed or ord(c) >= 32 and not 0x7f <= ord(c) <= 0x9f, (hex(ord(c)), result)
        assert c not in '\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069', (hex(ord(c)), result)


def test_file_names():
    """Names as a disk has them: what no encoding knows, 255 bytes, folders that look like the corpus's own."""
    with Place() as place:
        names = [b'\xff\xfe.txt', b'a\nb.txt', b'\x1b[2J.txt', b'x' * 251 + b'.txt', 'é'.encode() * 125 + b'.txt', b'-rf.txt',
                 b'CON.txt', b' .txt', b'annotations/a.txt', b'reviews/a.txt', b'con/nul/a.txt', b'\xc0\xaf/a..txt',
                 b'$(id)/`id`.txt', b'x.txt.txt', b'x.meta.json.txt', b'%2e%2e%2f.txt']
        for n, name in enumerate(names):
            place.write(name, f'Story {n}\n\nSaid.\n')
        before = place.snapshot()
        result = place.take()
        check_shown(result)
        assert len(result.lines) == len(names) and place.check_whole() == len(names), result
        assert place.snapshot() == before
        assert not (place.corpus / 'annotations').exists() and not (place.corpus / 'reviews').exists()
        assert all(len(os.path.basename(name)) <= 120 for name in place.files())


def test_bombs():
    """What unpacks to too much, or lies about itself, costs no other."""
    with Place() as place:
        head = b'WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n'
        bomb = b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n' + gzip.compress(
            b'<html><body>' + b'a' * 300000000, 9)
        place.write('inner.warc', head % len(bomb) + bomb + b'\r\n\r\n')
        place.write('outer.warc.gz', gzip.compress(head % 500000000 + b'\0' * 500000000, 9))
        place.write('length.warc', head % 2**62 + b'x')
        place.write('minus.warc', head.replace(b'%d', b'-1') + b'x')
        place.write('deep.json', '[' * 5000000)
        place.write('deep.jsonl', '{"text":"ok","a":' + '[' * 5000000)
        place.write('long.jsonl', '{"text":"' + 'a' * 40000000 + '"}\n{"text":"Said after it."}\n')
        place.write('many.json', '[' + '1,' * 5000000 + '1]')
        place.write('ninjs.json', '{"uri":"u","body_text":"' + '\\u0000' * 1000 + '"}')
        place.write('zip.xml.gz', gzip.compress(b'<nitf>' + b' ' * 300000000, 9))
        place.write('page.html', '<html>' + '<div>' * 1000000)
        place.write('attribute.html', '<html><body><p ' + ' '.join(f'a{n}' for n in range(400000)) + '>words')
        place.write('z good.txt', 'Good\n\nThe mayor said no.\n')
        for path in sorted((place.root / 'sources').iterdir()):
            done = measured(place, path)
            assert done.status in (0, 1, 3), (path, done)
            most = 4 * MOST_BYTES if path.name in ('long.jsonl', 'deep.jsonl', 'outer.warc.gz', 'inner.warc') else 3 * MOST_BYTES
            assert IS_SANITIZED or done.n_bytes <= most, (path, done)
            assert done.seconds < 4 * MOST_SECONDS, (path, done)
        assert b'z-good.txt' in place.files(), place.files()
        texts = [path.read_text(encoding='utf-8') for path in place.corpus.rglob('*.txt')]
        assert any('Said after it.' in text for text in texts), texts


def test_links():
    """Links are no way out of what was named, nor round and round; what was named may be one."""
    with Place() as place:
        place.write('a.txt', 'Story\n\nSaid.\n')
        sources = place.root / 'sources'
        (sources / 'loop').symlink_to('.')
        (sources / 'up').symlink_to('..')
        (sources / 'self').symlink_to('self')
        (sources / 'secret.txt').symlink_to(place.root / 'secret.txt')
        (sources / 'null.txt').symlink_to('/dev/zero')
        os.mkfifo(sources / 'pipe.txt')
        result = place.take()
        assert result.status == 0 and place.files() == [b'a.meta.json', b'a.txt'], (result, place.files())
        assert place.take(sources=['sources/pipe.txt', 'sources/null.txt', 'sources/self']).status == 3
    with Place() as place:
        place.write('a.txt', 'Story\n\nSaid.\n')
        deep = place.root / 'sources'
        for _ in range(100):
            deep /= 'd'
        deep.mkdir(parents=True)
        (deep / 'b.txt').write_text('Deep\n\nSaid.\n', encoding='utf-8')
        result = place.take()
        assert result.status == 1 and 'too deep' in result.err and b'a.txt' in place.files(), result
    with Place() as place:  # the corpus is a link, and so is a folder in it
        place.write('a.txt', 'Story\n\nSaid.\n')
        place.write('out/b.txt', 'Other\n\nSaid.\n')
        (place.root / 'really').mkdir()
        (place.root / 'outside').mkdir()
        place.corpus.symlink_to('really')
        (place.corpus / 'out').symlink_to('../outside')
        result = place.take()
        assert result.status == 4 and 'a link leads out of the corpus' in result.err, result
        assert place.files('really') == [b'a.meta.json', b'a.txt'] and not place.files('outside'), result


def test_own():
    """A corpus as its own source, by whatever path; what its annotators wrote is no source."""
    with Place() as place:
        place.articles(3)
        assert place.take().status == 0
        folder = place.corpus / 'annotations/ann'
        folder.mkdir(parents=True)
        (folder / 'notes.txt').write_text('Notes\n\nMine alone.\n', encoding='utf-8')
        (folder / 'a.json').write_text('{"text":"Mine alone."}', encoding='utf-8')
        (place.root / 'link').symlink_to('corpus')
        before = place.files()
        for source in ('corpus', 'corpus//', './corpus', 'link', 'link/', str(place.corpus), 'corpus/annotations',
                       'link/annotations/ann', 'corpus/annotations/ann/notes.txt', 'corpus/many/article-1.txt'):
            result = place.take('--doubles', sources=[source])
            assert result.status == 3 and place.files() == before, (source, result)
        result = run('import', '--doubles', '--into', 'link', 'corpus', cwd=place.root)
        assert result.status == 3 and place.files() == before, result
        result = place.take(sources=['.'])
        assert result.status == 1 and b'secret.txt' in place.files() and not any(
            b'notes' in name for name in place.files() if not name.startswith(b'annotations')), (result, place.files())


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


def with_disk(kind, check):
    """In a process of its own with a small disk of memory, or one that may only be read, as its corpus; without the
    right to mount that is skipped."""
    with Place() as place:
        place.corpus.mkdir()
        options = 'size=512k' if kind == 'small' else 'ro'
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                status = mount(place.corpus, options) or check(place) or 0
            except AssertionError as error:
                print(f'# {error!r}'.replace('\n', '\n# '), flush=True)
            finally:
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        assert status in (0, 77), status


def mount(folder, options):
    import ctypes
    libc = ctypes.CDLL(None, use_errno=True)
    if (libc.unshare(0x20000) != 0 or libc.mount(b'none', b'/', None, 0x4000 | 0x40000, None) != 0
            or subprocess.run(['mount', '-t', 'tmpfs', '-o', options, 'none', folder], check=False,
                              capture_output=True).returncode != 0):
        return 77
    return 0


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
        time.sleep(0.1)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
        assert process.returncode == 130 and len(place.files()) == 100000, process.returncode


def test_endless_input():
    """The standard input may never end."""
    with Place() as place, open('/dev/zero', 'rb') as zero:
        result = place.take(sources=['-'], stdin=zero)
        assert result.status == 3 and '-: It has more than 256 MiB' in result.err, result
        place.articles(1)
        with open('/dev/zero', 'rb') as again:
            result = place.take(sources=['-', 'sources'], stdin=again)
        assert result.status == 1 and place.check_whole() == 1, result


def check_interrupted(place):
    process = place.start()
    time.sleep(0.2)
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
    sys.exit(main([test_hostile_xml_costs, test_hostile_xml_opens_nothing, test_names, test_file_names, test_bombs,
                   test_links, test_own, test_read_only, test_full_disk, test_killed, test_killed_between_names,
                   test_interrupted, test_interrupted_in_others,
                   test_interrupted_in_corpus, test_endless_input, test_two_at_once, test_cut_short, test_kept_in_pieces]))
