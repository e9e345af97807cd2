#!/usr/bin/python3
"""annotator-cli import and formats: what comes in, what is told, what is left alone, the same bytes again."""
import hashlib
import json
import pathlib
import sys
import tempfile

from harness import main, run

TEXT = 'Budget vote\n\nBen said yes on Sunday.\n'
PAGE = ('<!doctype html><html lang="en"><head><title>Bridge plan – The Paper</title>'
        '<meta property="og:title" content="Bridge plan">'
        '<meta property="article:published_time" content="2017-07-10T23:30:00-05:00"></head><body>'
        '<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Bridge plan</h1>'
        '<p class="byline">By Ann Lee</p>' + '<p>The mayor said on Sunday that the bridge, which was '
        'promised for years, would be built, and that it would be beautiful.</p>' * 4
        + '<figure><img src="b.jpg"><figcaption>The bridge</figcaption></figure></article></body></html>')


class Place:
    """A folder with sources and a corpus."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='annotator-import-')
        self.root = pathlib.Path(self.folder.name)
        self.corpus = self.root / 'corpus'
        return self

    def __exit__(self, *error):
        self.folder.cleanup()

    def write(self, name, text):
        path = self.root / 'sources' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def take(self, *options, sources=('sources',), **more):
        return run('import', *options, '--into', 'corpus', *sources, cwd=self.root, **more)

    def files(self):
        return sorted(str(p.relative_to(self.corpus)) for p in self.corpus.rglob('*') if p.is_file())

    def meta(self, name):
        return json.loads((self.corpus / name).read_text(encoding='utf-8'))


def test_folder():
    with Place() as place:
        place.write('July 2017/bridge.html', PAGE)
        place.write('vote.txt', TEXT)
        place.write('film.bin', b'\0\1\2')
        result = place.take()
        assert result.status == 0, result
        assert result.out.splitlines() == ['corpus/july-2017/bridge-plan.txt\tBridge plan',
                                           'corpus/vote.txt\tBudget vote'], result
        assert 'Left out: 1 caption.' in result.err and 'film.bin: ' in result.err, result
        assert place.files() == ['july-2017/bridge-plan.meta.json', 'july-2017/bridge-plan.txt',
                                 'vote.meta.json', 'vote.txt'], place.files()
        text = (place.corpus / 'july-2017/bridge-plan.txt').read_text(encoding='utf-8')
        assert text.startswith('Bridge plan\n\nBy Ann Lee\n\nThe mayor said') and 'Home' not in text, text
        meta = place.meta('july-2017/bridge-plan.meta.json')
        assert meta['date'] == '2017-07-10' and meta['byline'] == 'By Ann Lee', meta
        assert meta['rule'] == 1 and meta['importedFrom'] == 'html', meta
        assert meta['sha256'] == hashlib.sha256(text.encode()).hexdigest(), meta
        assert (place.corpus / 'vote.txt').read_text(encoding='utf-8') == TEXT


def test_again():
    with Place() as place:
        place.write('a.html', PAGE)
        place.write('b.txt', TEXT)
        assert place.take().status == 0
        before = {name: (place.corpus / name).stat().st_mtime_ns for name in place.files()}
        result = place.take('--json')
        assert result.status == 1 and {o['outcome'] for o in result.objects} == {'there'}, result
        assert before == {name: (place.corpus / name).stat().st_mtime_ns for name in place.files()}
        result = place.take('--doubles', '--json')
        assert [o['article'] for o in result.objects] == ['bridge-plan-2.txt', 'b-2.txt'], result
        first, second = ((place.corpus / f'bridge-plan{n}.txt').read_bytes() for n in ('', '-2'))
        assert first == second


def test_options():
    with Place() as place:
        place.write('a.html', PAGE)
        result = place.take('--with=captions', '--keep-sources', '--json')
        assert result.status == 0 and result.objects[0]['leftOut'] == 0, result
        assert place.files() == ['bridge-plan.meta.json', 'bridge-plan.source.html', 'bridge-plan.txt']
        assert place.meta('bridge-plan.meta.json')['original'] == 'bridge-plan.source.html'
        assert 'The bridge\n' in (place.corpus / 'bridge-plan.txt').read_text(encoding='utf-8')
        assert (place.corpus / 'bridge-plan.source.html').read_text(encoding='utf-8') == PAGE
    with Place() as place:
        place.write('a.txt', TEXT)
        result = place.take('--dry-run', '--json')
        assert result.status == 0 and result.objects[0]['article'] == 'a.txt', result
        assert not place.corpus.exists()
        for wrong in ('--format=papyrus', '--with=pictures', '--frobnicate'):
            assert place.take(wrong).status == 2, wrong
        assert run('import', 'sources', cwd=place.root).status == 2
        assert place.take(sources=()).status == 2


def test_encodings():
    with Place() as place:
        place.write('a.txt', 'Café\n\nÉlodie a dit non à la fête, déjà très animée.\n'.encode('cp1252'))
        place.write('b.txt', 'Привет\n\nМэр сказал нет.\n'.encode('koi8-r'))
        assert place.take('--encoding=KOI8-R', sources=['sources/b.txt']).status == 0
        assert 'Мэр сказал нет' in (place.corpus / 'b.txt').read_text(encoding='utf-8')
        result = place.take('--json', sources=['sources/a.txt'])
        assert 'Élodie a dit non' in (place.corpus / 'a.txt').read_text(encoding='utf-8')
        assert 'indows-1252' in result.objects[0]['message'], result


def test_lines():
    lines = ''.join(json.dumps({'id': n, 'words': {'body': f'Story {n}: the mayor said no.'},
                                'head': f'Story {n}', 'day': f'2017-07-1{n}'}) + '\n' for n in range(3))
    with Place() as place:
        place.write('a.jsonl', lines + 'broken\n')
        result = place.take('--text-field=words.body', '--title-field=head', '--date-field=day', '--json')
        assert result.status == 1, result
        assert [o['outcome'] for o in result.objects] == ['imported'] * 3 + ['skipped'], result
        assert 'line 4' in result.objects[3]['part'], result
        assert place.meta('story-1.meta.json')['date'] == '2017-07-11'
        assert place.take('--json').status == 3  # no member with a usual name for the text


def test_stream():
    with Place() as place:
        (place.root / 'sources').mkdir()
        result = place.take(sources=['-'], input=TEXT.encode())
        assert result.status == 0 and place.files() == ['standard-input.meta.json', 'standard-input.txt'], result


def test_bad_input():
    with Place() as place:
        result = place.take(sources=['nowhere', '/dev/null'])
        assert result.status == 3 and result.out == '' and 'nowhere: ' in result.err, result
    with Place() as place:
        place.write('ok.txt', TEXT)
        (place.root / 'corpus').write_text('in the way', encoding='utf-8')
        assert place.take().status in (3, 4)
        result = run('import', '--into', 'no/such/parent', 'sources', cwd=place.root)
        assert result.status == 4, result
    with Place() as place:
        place.write('evil\x1b[31m\u202e.txt', TEXT)
        place.write('x' * 250 + '.txt', 'Long\n\nName.\n')
        result = place.take()
        assert result.status == 0 and '\x1b' not in result.out + result.err, result
        assert '\u202e' not in result.out + result.err, result
        assert all(len(name) < 80 for name in place.files()), place.files()


def test_formats():
    result = run('formats', '--json')
    names = [o['format'] for o in result.objects]
    assert result.status == 0 and {'text', 'html', 'jsonl', 'ninjs', 'warc'} <= set(names), result
    assert run('formats').out.count('\n') == len(names)
    assert run('formats', 'x').status == 2


if __name__ == '__main__':
    sys.exit(main([test_folder, test_again, test_options, test_encodings, test_lines, test_stream, test_bad_input,
                   test_formats]))
