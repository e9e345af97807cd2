#!/usr/bin/python3
"""annotator-cli import of what means harm: the others come in, and nothing outside the corpus is written or read
because a source says so, or is called so."""
import collections
import gzip
import json
import os
import re
import shutil
import subprocess
import sys

from harness import BARE, PROGRAM, main, run
from import_scene import HTML, IS_SANITIZED, Place

MOST_BYTES = 64 * 1024 * 1024
MOST_SECONDS = 10 if IS_SANITIZED else 1

Child = collections.namedtuple('Child', 'status out err seconds n_bytes')


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
    """R12: each within a second and 64 MiB more than an empty one, whatever comes of it."""
    with Place() as place:
        slow = []
        own = measured(place, place.write('empty.txt', '')).n_bytes
        for name, content in hostile_documents(str(place.root / 'secret.txt')):
            path = place.write(name, content)
            done = measured(place, path)
            assert done.status in (0, 1, 3), (name, done)
            assert 'swordfish' not in done.out + done.err and '\x1b' not in done.out + done.err, (name, done)
            if done.seconds > MOST_SECONDS or (done.n_bytes - own > MOST_BYTES and not IS_SANITIZED):
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
         '../../escaped', '/etc/passwd', '..', '.', '', 'CON', 'nul.txt', 'aux', 'COM1', 'a/b/c', 'a\\b', '-rf',
         '~root', '.hidden', 'x' * 300, 'é' * 300, '\u0000cut', 'tab\there', 'new\nline', '$(reboot)', '`id`',
         '%n%s', 'annotations',
         'reviews/../..',
         'corpus.json', 'tagset', '\ufeffmark', '\u2028', '\ud7ff\ufdd0', '*?[a]', 'LPT1.txt', 'a' * 119 + '/']


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
        assert not re.match('[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]', c), (hex(ord(c)), result)


def test_file_names():
    """Names as a disk has them: what no encoding knows, 255 bytes, folders that look like the corpus's own."""
    with Place() as place:
        names = [b'\xff\xfe.txt', b'a\nb.txt', b'\x1b[2J.txt', b'x' * 251 + b'.txt', 'é'.encode() * 125 + b'.txt',
                 b'-rf.txt', b'CON.txt', b' .txt', b'annotations/a.txt', b'reviews/a.txt', b'con/nul/a.txt',
                 b'\xc0\xaf/a..txt',
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
            assert IS_SANITIZED or done.n_bytes <= 4 * MOST_BYTES, (path, done)
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
                       'link/annotations/ann', 'corpus/annotations/ann/notes.txt'):
            result = place.take('--doubles', sources=[source])
            assert result.status == 3, (source, result)
            assert place.files() == before, (source, result)
        result = place.take(sources=['corpus/many/article-1.txt'])  # it may not be UTF-8: so it is looked at
        assert result.status == 1 and place.files() == before, result
        result = run('import', '--doubles', '--into', 'link', 'corpus', cwd=place.root)
        assert result.status == 3 and place.files() == before, result
        result = place.take(sources=['.'])
        assert result.status == 1 and b'secret.txt' in place.files() and not any(
            b'notes' in name for name in place.files() if not name.startswith(b'annotations')), (result, place.files())


def test_endless_input():
    """The standard input may never end."""
    with Place() as place, open('/dev/zero', 'rb') as zero:
        result = place.take(sources=['-'], stdin=zero)
        assert result.status == 3 and '-: It has more than 256 MiB' in result.err, result
        place.articles(1)
        with open('/dev/zero', 'rb') as again:
            result = place.take(sources=['-', 'sources'], stdin=again)
        assert result.status == 1 and place.check_whole() == 1, result


if __name__ == '__main__':
    sys.exit(main([test_hostile_xml_costs, test_hostile_xml_opens_nothing, test_names, test_file_names,
                   test_bombs, test_links, test_own, test_endless_input]))
