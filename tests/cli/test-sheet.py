#!/usr/bin/python3
"""annotator-cli sheet: a PDF of what annotators marked differently, the same bytes each time, whole or not at all;
hostile names, layers that go, full disks."""
import hashlib
import json
import os
import re
import resource
import shutil
import subprocess
import zlib

from harness import BARE, CONTEXT, PROGRAM, Corpus, copy_sample, main, run, span

TEXT = 'A <deal>\n\nSen. Lindsey Graham said on Sunday the deal is dead 🙂.\n\nقال الوزير.\n'


def fill(corpus, *slugs):
    corpus.write('a.txt', TEXT)
    for n, slug in enumerate(slugs):
        corpus.annotator(slug)
        corpus.layer(slug, 'a.txt', spans_of(n))


def spans_of(n):
    return [span(10 * n + 1, 'speaker', TEXT, 'Lindsey Graham' if n % 2 else 'Sen. Lindsey Graham'),
            span(10 * n + 2, 'cue', TEXT, 'said'), span(10 * n + 3, 'speaker', TEXT, 'الوزير')]


def who(slug):
    return f'urn:uuid:00000000-0000-4000-8000-{sum(slug.encode()):012x}'


def review(corpus, slug, decided):
    """A review file of one decision: on the first spans of those, of which the second one's is right."""
    targets = []
    for n, name in enumerate(decided):
        judged = spans_of(n)[0]
        judged['target'] = {'selector': [s for s in judged['target']['selector'] if 'start' in s]}
        targets.append({'type': 'SpecificResource', 'source': judged['id'], 'whose': who(name),
                        **({'accepted': True} if n == 1 else {}), 'quote': 'Lindsey Graham', 'judged': judged})
    record = {'id': 'urn:uuid:10000000-0000-4000-8000-000000000001', 'type': 'Annotation', 'motivation': 'assessing',
              'created': '2017-07-12T09:00:00Z', 'body': [{'type': 'Decision', 'decision': 'accept'}], 'target': targets}
    head = {'@context': ['http://www.w3.org/ns/anno.jsonld', CONTEXT],
            'id': 'urn:uuid:00000000-0000-4000-8000-0000000000bb', 'type': 'AnnotationCollection', 'label': 'a.txt',
            'creator': {'id': who(slug), 'type': 'Person', 'name': slug},
            'generator': {'id': 'https://example.org/annotator', 'type': 'Software', 'name': 'Annotator'},
            'format': 1, 'article': {'sha256': hashlib.sha256(TEXT.encode()).hexdigest()},
            'first': {'id': 'urn:uuid:00000000-0000-4000-8000-0000000000bb#page', 'type': 'AnnotationPage',
                      'partOf': 'urn:uuid:00000000-0000-4000-8000-0000000000bb', 'startIndex': 0, 'items': []}}
    words = json.dumps(head, ensure_ascii=False, separators=(',', ':')).removesuffix(']}}')
    corpus.write(f'reviews/{slug}/a.txt.json',
                 f'{words}\n{json.dumps(record, ensure_ascii=False, separators=(",", ":"))}\n]}}}}\n')


def sheet(corpus, *words, env=None):
    return run('sheet', *words, cwd=corpus.root, env=env)


def read_pdf(path):
    """How many pages it has, and all that its streams hold, unpacked; a file that breaks off has no end."""
    data = path.read_bytes()
    assert data.startswith(b'%PDF-') and data.rstrip().endswith(b'%%EOF'), path
    whole = data
    for found in re.finditer(rb'stream\r?\n(.*?)endstream', data, re.DOTALL):
        try:
            whole += zlib.decompressobj().decompress(found[1])
        except zlib.error:
            pass
    return len(re.findall(rb'/Type\s*/Page\b(?!s)', whole)), whole


def test_sheet():
    with Corpus() as corpus:
        fill(corpus, 'ann', 'ben')
        out = corpus.root.parent / 'out.pdf'
        result = sheet(corpus, 'a.txt', '-o', out)
        assert (result.status, result.out, result.err) == (1, '', ''), result
        n, whole = read_pdf(out)
        assert n == 1 and b'CreationDate' not in whole, n
        first = out.read_bytes()
        assert sheet(corpus, 'a.txt', 'ann', 'ben', '-o', out).status == 5 and out.read_bytes() == first
        assert sheet(corpus, 'a.txt', 'ann', 'ben', '-o', out, '--replace').status == 1
        assert out.read_bytes() == first  # the same people, named or not
        printed = subprocess.run([PROGRAM, 'sheet', 'a.txt', '-o', '-'], cwd=corpus.root, env=BARE, capture_output=True,
                                 timeout=60, check=False)
        assert printed.returncode == 1 and printed.stdout == first and not printed.stderr, printed
        # Another paper, and hidden names, are other bytes; both are the same each time.
        for option in (['--paper', 'letter'], ['--hide-names']):
            assert sheet(corpus, 'a.txt', '-o', out, '--replace', *option).status == 1
            other = out.read_bytes()
            assert other != first, option
            assert sheet(corpus, 'a.txt', '-o', out, '--replace', *option).status == 1 and out.read_bytes() == other
        assert sorted(p.name for p in out.parent.iterdir()) == ['corpus', 'out.pdf']


def test_decided():
    """With nothing left to decide it ends with 0."""
    with Corpus() as corpus:
        fill(corpus, 'ann', 'ben')
        out = corpus.root.parent / 'out.pdf'
        assert sheet(corpus, 'a.txt', '-o', out).status == 1
        review(corpus, 'ben', ['ann', 'ben'])
        result = sheet(corpus, 'a.txt', '-o', out, '--replace')
        assert (result.status, result.err) == (0, ''), result
        # A review that can't be read is told, and nothing counts as decided by it.
        (corpus.root / 'reviews/ben/a.txt.json').write_text('{', encoding='utf-8')
        result = sheet(corpus, 'a.txt', '-o', out, '--replace')
        assert result.status == 1 and 'a.txt' in result.err and read_pdf(out)[0] == 1, result


def test_agreed():
    with Corpus() as corpus:
        corpus.write('a.txt', TEXT)
        for slug in ('ann', 'ben'):
            corpus.annotator(slug)
            corpus.layer(slug, 'a.txt', spans_of(0))
        assert sheet(corpus, 'a.txt', '-o', corpus.root.parent / 'out.pdf').status == 0


def test_folder():
    """All articles that two have marked, one after the other, or a file each."""
    with Corpus() as corpus:
        fill(corpus, 'ann', 'ben')
        corpus.write('sub/b.txt', TEXT)
        corpus.write('sub/c.txt', TEXT)
        for n, slug in enumerate(('ann', 'ben')):
            corpus.layer(slug, 'sub/b.txt', spans_of(n))
        corpus.layer('ann', 'sub/c.txt', spans_of(0))
        out, folder = corpus.root.parent / 'out.pdf', corpus.root.parent / 'sheets'
        assert sheet(corpus, '.', '-o', out).status == 1
        assert read_pdf(out)[0] == 2
        assert sheet(corpus, 'sub', '-o', out, '--replace').status == 1 and read_pdf(out)[0] == 1
        assert sheet(corpus, '.', '--each', '-o', folder).status == 1
        files = sorted(str(p.relative_to(folder)) for p in folder.rglob('*') if p.is_file())
        assert len(files) == 2 and all(f.endswith('.pdf') for f in files), files
        assert all(read_pdf(folder / f)[0] == 1 for f in files)
        assert sheet(corpus, '.', '--each', '-o', folder).status == 5
        assert sheet(corpus, '.', '--each', '-o', '-').status == 2


def test_nothing():
    """Nothing to compare is no sheet, and no file."""
    with Corpus() as corpus:
        fill(corpus, 'ann')
        out = corpus.root.parent / 'out.pdf'
        for words in (['a.txt'], ['.'], ['missing.txt'], ['a.txt', 'ann', 'nobody']):
            result = sheet(corpus, *words, '-o', out)
            assert result.status == 3 and result.err and not out.exists(), (words, result)
        assert sheet(corpus, '.', '--each', '-o', out).status == 3 and not out.exists()
        printed = sheet(corpus, 'a.txt', '-o', '-')
        assert printed.status == 3 and printed.out == '', printed
        out.write_text('kept', encoding='utf-8')
        assert sheet(corpus, 'a.txt', '-o', out, '--replace').status == 3
        assert out.read_text(encoding='utf-8') == 'kept' and len(list(out.parent.iterdir())) == 2


def test_usage():
    with Corpus() as corpus:
        fill(corpus, 'ann', 'ben')
        for words in ([], ['.'], ['.', 'ann', '-o', 'x'], ['.', 'ann', 'ann', '-o', 'x'],
                      ['.', 'ann', 'ben', 'ann', '-o', 'x'], ['.', '-o', 'x', '--paper', 'a5']):
            result = sheet(corpus, *words)
            assert result.status == 2 and result.err and result.out == '', (words, result)
        assert not (corpus.root / 'x').exists()


def test_hostile():
    """Names from outside, many people, and an article full of markup."""
    with Corpus() as corpus:
        names = ['<b>&', 'سارة', '田中', 'x' * 200, "it's", '"q"', '👩‍👩‍👧'] + [f'p{n}' for n in range(93)]
        fill(corpus, *names)
        out = corpus.root.parent / 'out.pdf'
        # Cairo (1.16) forgets some memory of fonts with many letters, as those of Arabic and Japanese.
        result = sheet(corpus, 'a.txt', '-o', out, env={'ASAN_OPTIONS': 'detect_leaks=0'})
        assert (result.status, result.err) == (1, ''), result
        assert read_pdf(out)[0] >= 2
        corpus.write('t.txt', "'(\\) <</Type /Page>> %%EOF\n\nSaid.\n")
        corpus.write('t.meta.json', json.dumps({'title': "a' dest='x' (\\) \u202e\n<b>"}))
        for n, name in enumerate(names[:2]):
            corpus.layer(name, 't.txt', [span(n + 1, 'speaker', "'(\\) <</Type /Page>> %%EOF", "'(\\)"[n:])])
        result = sheet(corpus, 't.txt', '-o', out, '--replace')
        assert result.status == 1 and read_pdf(out)[0] == 1, result


def test_vanishing():
    """A layer that goes, or can't be read, is told; what is left is printed where two are left."""
    with Corpus() as corpus:
        fill(corpus, 'ann', 'ben', 'cem')
        out = corpus.root.parent / 'out.pdf'
        layer = corpus.root / 'annotations/cem/a.txt.json'
        layer.unlink()
        layer.symlink_to('nowhere')
        result = sheet(corpus, 'a.txt', '-o', out)
        assert result.status == 1 and read_pdf(out)[0] == 1, result
        layer.unlink()
        layer.write_text('{', encoding='utf-8')
        result = sheet(corpus, 'a.txt', '-o', out, '--replace')
        assert result.status == 1 and 'a.txt.json' in result.err and read_pdf(out)[0] == 1, result
        (corpus.root / 'annotations/ben/a.txt.json').write_text('{', encoding='utf-8')
        before = out.read_bytes()
        result = sheet(corpus, 'a.txt', '-o', out, '--replace')
        assert result.status == 3 and out.read_bytes() == before, result


def test_full():
    """No room: nothing half-written is left."""
    with Corpus() as corpus:
        copy_sample(corpus)
        out = corpus.root.parent / 'out.pdf'
        with open('/dev/full', 'wb') as full:
            status = subprocess.run([PROGRAM, 'sheet', '.', '-o', '-'], cwd=corpus.root, env=BARE, stdout=full,
                                    stderr=subprocess.PIPE, timeout=60, check=False)
        assert status.returncode == 4 and status.stderr, status

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
        for words in (['-o', out], ['--each', '-o', out]):
            result = run('sheet', '.', *words, cwd=corpus.root, preexec_fn=limit)
            assert result.status == 4 and result.err, result
            assert [p.name for p in out.parent.iterdir()] == ['corpus'], list(out.parent.iterdir())
        out.write_text('old', encoding='utf-8')
        assert run('sheet', '.', '--replace', '-o', out, cwd=corpus.root, preexec_fn=limit).status == 4
        assert out.read_text(encoding='utf-8') == 'old'
        assert sheet(corpus, '.', '-o', corpus.root.parent / 'no/out.pdf').status == 4


def test_sample():
    with Corpus() as corpus:
        copy_sample(corpus)
        out = corpus.root.parent / 'out.pdf'
        result = sheet(corpus, '.', '-o', out)
        assert (result.status, result.err) == (1, ''), result
        n, whole = read_pdf(out)
        assert n > 7 and b'/Outlines' in whole and b'/Dest' in whole, n
        shown = shutil.which('pdftotext')
        if shown:
            words = subprocess.run([shown, '-layout', out, '-'], check=True, capture_output=True, text=True).stdout
            words = words.replace('\u2068', '').replace('\u2069', '')
            assert 'differences decided' in words and re.search(r'1 ?/ ?[0-9]', words) and 'Ann Meyer (AM)' in words, words[:2000]
            assert sheet(corpus, '.', '-o', out, '--replace', '--hide-names').status == 1
            words = subprocess.run([shown, '-layout', out, '-'], check=True, capture_output=True, text=True).stdout
            assert 'Meyer' not in words and 'Annotator A' in words


if __name__ == '__main__':
    main([test_sheet, test_decided, test_agreed, test_folder, test_nothing, test_usage, test_hostile, test_vanishing,
          test_full, test_sample])
