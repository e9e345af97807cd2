#!/usr/bin/python3
"""annotator-cli export: each form holds what it says, what it can't hold is told, and nothing half-written is
left; hostile words, the same bytes, files that are there already."""
import contextlib
import csv
import io
import json
import os
import shutil
import signal
import subprocess
import time

from harness import BARE, CONTEXT, PROGRAM, Corpus, choice, copy_sample, link, main, person, run, span

TEXT = 'Deal is off 🙂\n\nBy Ann Writer\n\nFriday, July 21, 2017\n\n“=1+1,” he said, “@all\tis \\over”.\n'


def fill(corpus):
    corpus.write('a.txt', TEXT)
    corpus.write('sub/b.txt', 'Nobody said a word.\n')
    corpus.annotator('ann', people=['urn:lindsey'])
    corpus.layer('ann', 'a.txt', [
        span(1, 'speaker', TEXT, 'he', person('person', 'urn:lindsey')),
        span(2, 'cue', TEXT, 'said'),
        span(3, 'claim', TEXT, '“=1+1,” he said, “@all\tis \\over”', choice('kind', 'opinion'), link('said-by', 1)),
        span(4, 'date', TEXT, 'Friday, July 21, 2017'),
    ])
    corpus.annotator('ben')
    corpus.layer('ben', 'sub/b.txt', [span(5, 'claim', 'Nobody said a word.\n', 'Nobody')])


def export(corpus, form, *words):
    return run('export', '-f', form, *words, cwd=corpus.root)


def test_annotations():
    with Corpus() as corpus:
        fill(corpus)
        result = export(corpus, 'w3c', '-o', '-', '.')
        assert (result.status, result.err) == (0, ''), result
        whole = json.loads(result.out)
        items = whole['first']['items']
        assert whole['@context'][1] == CONTEXT and whole['type'] == 'AnnotationCollection'
        assert [i['target']['source'] for i in items] == ['a.txt'] * 4 + ['sub/b.txt']
        assert {i['creator']['id'] for i in items[:4]} != {items[4]['creator']['id']}
        for item in items:
            text = TEXT if item['target']['source'] == 'a.txt' else 'Nobody said a word.\n'
            place, quote = item['target']['selector']
            assert text[place['start']:place['end']] == quote['exact'], item
        lines = export(corpus, 'w3c-lines', '-o', '-', '.').objects
        assert [dict(i, **{'@context': 0}) for i in items] == [dict(i, **{'@context': 0}) for i in lines]
        assert all(i['@context'] == whole['@context'] for i in lines)


def test_tables():
    with Corpus() as corpus:
        fill(corpus)
        result = export(corpus, 'csv', '-o', '-', '.')
        assert (result.status, result.err) == (0, ''), result
        rows = list(csv.DictReader(io.StringIO(result.out, newline='')))
        assert [r['tag'] for r in rows] == ['date', 'claim', 'speaker', 'cue', 'claim'], rows
        claim = rows[1]
        assert claim['text'] == '“=1+1,” he said, “@all\tis \\over”', claim
        assert claim['kind'] == 'opinion' and claim['said-by'] == rows[2]['id']
        assert rows[2]['person-iri'] == 'urn:lindsey' and rows[2]['person'], rows[2]
        assert (int(claim['start']), int(claim['end'])) == (TEXT.index('“'), TEXT.index('.\n', 60))
        tabs = export(corpus, 'tsv', '-o', '-', '.').out.split('\n')
        assert '“=1+1,” he said, “@all\\tis \\\\over”' in tabs[2].split('\t'), tabs[2]
        assert all(len(t.split('\t')) == len(tabs[0].split('\t')) for t in tabs[:-1])

        result = export(corpus, 'csv-attributions', '-o', '-', '.')
        assert result.status == 1 and 'part of no attribution' in result.err, result
        rows = list(csv.DictReader(io.StringIO(result.out, newline='')))
        assert [(r['speaker'], r['person-iri']) for r in rows] == [('he', 'urn:lindsey'), ('', '')], rows


def test_formulas():
    """A cell that begins like a formula is words to a spreadsheet; with tabs it is left as it is."""
    text = '=SUM(1) said +1, -5 % and @all\n'
    with Corpus() as corpus:
        corpus.write('a.txt', text)
        corpus.annotator('ann')
        marked = ['=SUM(1)', '+1', '-5 %', '@all']
        corpus.layer('ann', 'a.txt', [span(n, 'claim', text, words) for n, words in enumerate(marked, 1)])
        rows = list(csv.DictReader(io.StringIO(export(corpus, 'csv', '-o', '-', '.').out, newline='')))
        assert [r['text'] for r in rows] == ["'" + words for words in marked], rows
        rows = [line.split('\t') for line in export(corpus, 'tsv', '-o', '-', '.').lines]
        at = rows[0].index('text')
        assert [r[at] for r in rows[1:]] == marked, rows


def read_ann(path):
    """The lines of a file of brat's, as its own reader has them: by kind."""
    lines = {}
    for line in path.read_text(encoding='utf-8').splitlines():
        name, *rest = line.split('\t')
        lines.setdefault(name[0], []).append((name, *rest))
    return lines


def test_brat():
    text = 'Ann 🙂 said\n“no,”\u2028 at\x0bnoon \r\n today.\n'
    with Corpus() as corpus:
        corpus.write('sub/a.txt', text)
        corpus.annotator('ann', people=['urn:ann'])
        long = span(3, 'claim', text, '“no,”\u2028 at\x0bnoon \r\n today', choice('kind', 'opinion'), link('said-by', 1))
        note = {'type': 'TextualBody', 'purpose': 'commenting', 'value': 'one\ntwo \\\t\u2028'}
        corpus.layer('ann', 'sub/a.txt', [span(1, 'speaker', text, 'Ann', person('person', 'urn:ann'), note),
                                          span(2, 'cue', text, 'said'), long])
        out = corpus.root.parent / 'set'
        result = export(corpus, 'brat', '-o', out, '.')
        assert (result.status, result.err) == (0, ''), result
        assert sorted(str(p.relative_to(out)) for p in out.rglob('*.*')) == [
            'ann/annotation.conf', 'ann/sub/a.ann', 'ann/sub/a.txt', 'ann/visual.conf']
        assert (out / 'ann/sub/a.txt').read_bytes() == text.encode()
        lines = read_ann(out / 'ann/sub/a.ann')
        marked = {}
        for name, place, words in lines['T']:
            kind, places = place.split(' ', 1)
            pieces = [text[int(a):int(b)] for a, b in (p.split(' ') for p in places.split(';'))]
            assert ' '.join(pieces) == words, (place, words)
            marked[name] = kind, words
        assert marked == {'T1': ('speaker', 'Ann'), 'T2': ('cue', 'said'), 'T3': ('claim', '“no,” at noon today')}
        assert lines['R'] == [('R1', 'said-by Arg1:T3 Arg2:T1')], lines
        assert lines['A'] == [('A1', 'kind T3 opinion')], lines
        assert lines['N'] == [('N1', 'Reference T1 Person:urn:ann', 'urn:ann')], lines
        assert lines['#'] == [('#1', 'AnnotatorNotes T1', 'one\\ntwo \\\\\\u0009\\u2028')], lines
        conf = (out / 'ann/annotation.conf').read_text(encoding='utf-8')
        for line in ('speaker', 'said-by Arg1:claim, Arg2:speaker', '[events]', 'Unsure Arg:<ENTITY>'):
            assert line in conf.splitlines(), conf
        again = export(corpus, 'brat', '-o', out, '.')
        assert again.status == 5 and sorted(p.name for p in out.parent.iterdir()) == ['corpus', 'set'], again
        assert export(corpus, 'brat', '-o', out.parent / 'nowhere/set', '.').status == 4
        assert export(corpus, 'brat', '-o', '-', '.').status == 2
        assert sorted(p.name for p in out.parent.iterdir()) == ['corpus', 'set']


def test_brat_sample():
    """Each span of the sample is there, and each of its words where it says."""
    with Corpus() as corpus:
        copy_sample(corpus)
        out = corpus.root.parent / 'set'
        result = export(corpus, 'brat', '-o', out, '.')
        assert (result.status, result.err) == (0, ''), result
        n = 0
        for path in out.rglob('*.ann'):
            text = path.with_suffix('.txt').read_bytes().decode('utf-8')
            for _, place, words in read_ann(path).get('T', []):
                pieces = [p.split(' ') for p in place.split(' ', 1)[1].split(';')]
                assert ' '.join(text[int(a):int(b)] for a, b in pieces) == words, (path, place)
                n += 1
        assert n == len(export(corpus, 'w3c-lines', '-o', '-', '.').lines)


def test_lines_of_text():
    with Corpus() as corpus:
        fill(corpus)
        result = export(corpus, 'spacy', '-o', '-', '.')
        assert result.status == 1, result
        first, second = result.objects
        assert first['text'] == TEXT and second['meta']['annotator'] == 'ben'
        assert [TEXT[s['start']:s['end']] for s in first['spans'] if s['label'] == 'cue'] == ['said']


def in_utf16(text, start, end):
    return text.encode('utf-16-le')[2 * start:2 * end].decode('utf-16-le')


def test_doccano():
    with Corpus() as corpus:
        fill(corpus)
        result = export(corpus, 'doccano', '-o', '-', '.')
        assert result.status == 1 and 'links' not in result.err, result
        first, second = result.objects
        ids = {e['id']: e for e in first['entities']}
        assert [in_utf16(TEXT, e['start_offset'], e['end_offset']) for e in first['entities']] == [
            'Friday, July 21, 2017', '“=1+1,” he said, “@all\tis \\over”', 'he', 'said'], first
        relation, = first['relations']
        assert (ids[relation['from_id']]['label'], ids[relation['to_id']]['label']) == ('claim', 'speaker')
        assert relation['type'] == 'said-by' and (first['id'], second['id']) == (1, 2)
        assert not set(ids) & {e['id'] for e in second['entities']}


def test_label_studio():
    with Corpus() as corpus:
        fill(corpus)
        result = export(corpus, 'label-studio', '-o', '-', '.')
        assert (result.status, result.err) == (0, ''), result
        first, second = json.loads(result.out)
        assert first['data']['text'] == TEXT and second['annotations'][0]['completed_by'] == 'ben'
        results = first['annotations'][0]['result']
        for found in results:
            if found['type'] not in ('relation', 'textarea'):
                value = found['value']
                assert TEXT[value['start']:value['end']].replace('\n', '\\n') == value['text'], found
        kinds = [(r['type'], r.get('from_name')) for r in results]
        assert kinds == [('labels', 'label'), ('labels', 'label'), ('choices', 'kind'), ('relation', None),
                         ('labels', 'label'), ('textarea', 'person'), ('textarea', 'person-name'), ('labels', 'label')], kinds
        claim, choice_of, relation = results[1], results[2], results[3]
        assert choice_of['id'] == claim['id'] == relation['from_id'] and choice_of['value']['choices'] == ['opinion']


def test_bdoc():
    with Corpus() as corpus:
        fill(corpus)
        corpus.annotator('odd')
        corpus.layer('odd', 'a.txt', [span(9, 'cue', TEXT, 'said')])
        folder = corpus.root / 'annotations/odd'
        os.rename(folder, os.fsencode(folder) + b'\xff')
        out = corpus.root.parent / 'set'
        result = export(corpus, 'bdoc', '-o', out, '.')
        assert (result.status, result.err) == (0, ''), result
        assert sorted(str(p.relative_to(out)) for p in out.rglob('*.bdocjs')) == ['a.bdocjs', 'sub/b.bdocjs']
        first = json.loads((out / 'a.bdocjs').read_text(encoding='utf-8'))
        assert first['text'] == TEXT and first['offset_type'] == 'p' and first['name'] == 'a.txt'
        assert len(first['annotation_sets']) == 2, first['annotation_sets'].keys()
        date, claim, speaker, cue = first['annotation_sets']['ann']['annotations']
        assert [TEXT[a['start']:a['end']] for a in (date, speaker, cue)] == ['Friday, July 21, 2017', 'he', 'said']
        assert claim['features']['said-by'] == [speaker['id']] and claim['features']['kind'] == ['opinion']
        assert speaker['features']['person'] == speaker['features']['annotator:name:person'] == ['urn:lindsey']
        assert first['annotation_sets']['ann']['next_annid'] == 4


def test_schema_org():
    with Corpus() as corpus:
        fill(corpus)
        result = export(corpus, 'schema-org', '-o', '-', '.')
        assert result.status == 1 and 'fields' in result.err, result
        first, second = json.loads(result.out)['@graph']
        assert first['@type'] == 'Quotation' and first['text'].startswith('“=1+1,” he said'), first
        assert first['creator'] == [{'@type': 'Person', 'name': 'urn:lindsey', 'identifier': 'urn:lindsey'}], first
        assert first['isPartOf'] == {'@type': 'NewsArticle', 'identifier': 'a.txt', 'headline': 'Deal is off 🙂',
                                     'datePublished': '2017-07-21'}, first
        assert 'creator' not in second and second['isPartOf']['identifier'] == 'sub/b.txt'


def test_loss():
    with Corpus() as corpus:
        fill(corpus)
        result = export(corpus, 'spacy', '-n', '--json', '.')
        assert result.status == 1, result
        sums, *losses = result.objects
        assert sums == {'format': 'spacy', 'articles': 2, 'layers': 2, 'spans': 5}, sums
        assert {loss['loss']: loss['n'] for loss in losses} == {'link': 1, 'field': 1, 'person': 1}, losses
        place, = next(loss['places'] for loss in losses if loss['loss'] == 'link')
        assert (place['article'], place['annotator'], place['start']) == ('a.txt', 'ann', TEXT.index('“'))
        assert not list(corpus.root.glob('*.jsonl'))


def test_names():
    """What a form must call otherwise is told; what differs in “-” and “_” alone isn't."""
    with Corpus() as corpus:
        fill(corpus)
        corpus.layer('ben', 'a.txt', [span(6, 'aside: “x”', TEXT, 'Deal')])
        result = export(corpus, 'brat', '-n', '--json', '.')
        assert result.status == 1, result
        _, loss = result.objects
        assert (loss['loss'], loss['n']) == ('name', 1) and 'names' in loss['message'], loss
        assert [(p['annotator'], p['start'], p['end']) for p in loss['places']] == [('ben', 0, 4)], loss
        assert export(corpus, 'bdoc', '-n', '.').status == 0


def test_choice():
    with Corpus() as corpus:
        fill(corpus)
        lines = export(corpus, 'w3c-lines', '-o', '-', '-a', 'ben', '.').objects
        assert [i['target']['source'] for i in lines] == ['sub/b.txt']
        lines = export(corpus, 'w3c-lines', '-o', '-', '-t', 'cue', '-t', 'date', '.').objects
        assert len(lines) == 2
        assert len(export(corpus, 'w3c-lines', '-o', '-', 'sub').objects) == 1
        result = export(corpus, 'w3c', '-o', '-', '-a', 'nobody', '.')
        assert result.status == 3 and 'nobody' in result.err and not result.out, result
        result = export(corpus, 'w3c', '-o', '-', '-t', 'clam', '.')
        assert result.status == 3 and 'clam' in result.err and not result.out, result


def test_files():
    with Corpus() as corpus:
        fill(corpus)
        out = corpus.root.parent / 'set.csv'
        assert export(corpus, 'csv', '-o', out, '.').status == 0
        written = out.read_bytes()
        result = export(corpus, 'w3c', '-o', out, '.')
        assert result.status == 5 and out.read_bytes() == written, result
        assert export(corpus, 'csv', '-o', out, '--replace', '.').status == 0
        assert out.read_bytes() == written
        result = export(corpus, 'csv', '-o', corpus.root.parent / 'nowhere/set.csv', '.')
        assert result.status == 4 and 'nowhere' in result.err, result
        assert export(corpus, 'csv', '-o', out.with_name('x'), 'nowhere').status == 3
        assert sorted(p.name for p in corpus.root.parent.iterdir()) == ['corpus', 'set.csv']


def forms():
    """Those that annotation sets go out in: what they are, and the ending of those that are one file."""
    return {f['format']: None if f.get('folder') else f['extensions'][0]
            for f in run('formats', '--json').objects if f.get('exports')}


def test_flaws():
    """What is written comes back as it was: no form of the sample has a flaw, in one file, in one each, or a folder."""
    with Corpus() as corpus:
        copy_sample(corpus)
        for form, ending in forms().items():
            for words in ((), ('--each',)):
                out = corpus.root.parent / 'out'
                result = export(corpus, form, '-o', out, '--json', *words, '.')
                assert result.status in (0, 1) and result.err == '', (form, words, result)
                sums, *losses = result.objects
                assert sums['articles'] == 8 and sums['layers'] == 15, (form, sums)
                assert not [o for o in losses if 'flaw' in o], (form, words, losses)
                assert (result.status == 1) == bool(losses) and all('loss' in o for o in losses), (form, result)
                assert out.is_dir() == (ending is None or bool(words)), (form, words)
                shutil.rmtree(out) if out.is_dir() else out.unlink()


@contextlib.contextmanager
def without_leak_check():
    """GLib keeps the tables of its quarks that it has outgrown, and nothing points to them."""
    BARE['ASAN_OPTIONS'] = 'detect_leaks=0'
    try:
        yield
    finally:
        del BARE['ASAN_OPTIONS']


def test_flaw_is_told():
    """What can't come back as it was is said: here, a mark with more fields than a tag of XML may have attributes."""
    with Corpus() as corpus, without_leak_check():
        corpus.write('a.txt', TEXT)
        corpus.annotator('ann')
        corpus.layer('ann', 'a.txt', [span(1, 'cue', TEXT, 'said', *(choice(f'f{n}', 'x') for n in range(9000)))])
        dry = export(corpus, 'uima-xmi', '-n', '--json', '.')
        assert dry.status == 0, dry  # nothing was written, nothing read back
        for words in (('--json',), ()):
            out = corpus.root.parent / 'out'
            result = export(corpus, 'uima-xmi', '-o', out, *words, '.')
            assert result.status == 1 and out.is_dir(), result
            if words:
                sums, flaw = result.objects
                assert flaw.pop('flaw').startswith('Read back, 1 annotation of ann isn’t what it was.'), flaw
                assert flaw == {'article': 'a.txt', 'annotator': 'ann', 'missing': 1, 'others': 0}, flaw
            else:
                assert 'a.txt: Read back, 1 annotation of ann' in result.err and 'attributes' in result.err, result
            shutil.rmtree(out)


def test_each():
    """--each: a file for each article, in folders as theirs; each is what one article alone would be."""
    with Corpus() as corpus:
        fill(corpus)
        for form, ending in forms().items():
            out = corpus.root.parent / 'set'
            result = export(corpus, form, '-o', out, '--each', '.')
            assert result.status in (0, 1), (form, result)
            if ending is not None:
                names = sorted(str(p.relative_to(out)) for p in out.rglob('*') if p.is_file())
                assert names == [f'a.{ending}', f'sub/b.{ending}'], (form, names)
                for name, article in zip(names, ('a.txt', 'sub/b.txt')):
                    alone = corpus.root.parent / 'alone'
                    assert export(corpus, form, '-o', alone, article).status in (0, 1), form
                    assert alone.read_bytes() == (out / name).read_bytes(), (form, name)
                    alone.unlink()
            again = export(corpus, form, '-o', out, '--each', '--replace', '.')
            assert again.status == 5, (form, again)  # a folder is never written over
            assert export(corpus, form, '-o', '-', '--each', '.').status == 2, form
            shutil.rmtree(out)
        assert sorted(p.name for p in corpus.root.parent.iterdir()) == ['corpus']


def test_overlaps():
    """--overlaps: of spans that share words, those that the rule says stay, where the form holds no overlaps."""
    with Corpus() as corpus:
        text = 'one two three four five\n'
        corpus.write('a.txt', text)
        corpus.annotator('ann')
        marked = ['one two three', 'two', 'three four', 'five']
        corpus.layer('ann', 'a.txt', [span(n, 'claim', text, words) for n, words in enumerate(marked, 1)])
        kept = {'longest': ['one two three', 'five'], 'shortest': ['two', 'three four', 'five'],
                'first': ['one two three', 'five']}
        for rule, wanted in kept.items():
            out = corpus.root.parent / 'out'
            result = export(corpus, 'conll-iob2', '-o', out, '--overlaps', rule, '--json', '.')
            sums, *losses = result.objects
            lost = next(o for o in losses if o['loss'] == 'overlap')
            assert (sums['spans'], lost['n']) == (len(wanted), 4 - len(wanted)), (rule, result)
            rows = [r.split() for r in next(out.rglob('*.conll')).read_text(encoding='utf-8').splitlines() if r.strip()]
            found = []
            for row in rows:
                if row[-1].startswith('B-'):
                    found.append(row[0])
                elif row[-1].startswith('I-'):
                    found[-1] += ' ' + row[0]
            assert found == wanted, (rule, rows)
            shutil.rmtree(out)
            whole = export(corpus, 'w3c-lines', '-o', '-', '--overlaps', rule, '.')
            assert (whole.status, len(whole.lines)) == (0, 4), whole  # which holds them
        assert export(corpus, 'conll-iob2', '-n', '--overlaps', 'best', '.').status == 2


def test_standard_output():
    """Each form of one file goes to the standard output as to a file; a folder doesn't."""
    with Corpus() as corpus:
        fill(corpus)
        for form, ending in forms().items():
            out = corpus.root.parent / 'out'
            printed = subprocess.run([PROGRAM, 'export', '-f', form, '-o', '-', '.'], cwd=corpus.root, env=BARE,
                                     capture_output=True, timeout=60, check=False)
            if ending is None:
                assert printed.returncode == 2 and b'folder' in printed.stderr and not printed.stdout, (form, printed)
                continue
            assert export(corpus, form, '-o', out, '.').status == printed.returncode, (form, printed)
            assert printed.stdout == out.read_bytes() and len(printed.stdout) > 100, form
            assert out.read_bytes() == printed.stdout
            out.unlink()
            with open('/dev/full', 'wb') as full:
                status = subprocess.run([PROGRAM, 'export', '-f', form, '-o', '-', '.'], cwd=corpus.root, env=BARE,
                                        stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
            assert status.returncode == 4 and status.stderr, (form, status)


def test_replace():
    """--replace: a file is written over, as a whole and with its rights; a folder, or what isn't a file, never is."""
    with Corpus() as corpus:
        fill(corpus)
        out = corpus.root.parent / 'set'
        for form, ending in forms().items():
            if ending is None:
                assert export(corpus, form, '-o', out, '--replace', '.').status in (0, 1), form
                assert export(corpus, form, '-o', out, '--replace', '.').status == 5, form
                shutil.rmtree(out)
                continue
            out.write_text('old', encoding='utf-8')
            out.chmod(0o640)
            assert export(corpus, form, '-o', out, '.').status == 5 and out.read_text(encoding='utf-8') == 'old', form
            assert export(corpus, form, '-o', out, '--replace', '.').status in (0, 1), form
            assert out.stat().st_size > 100 and out.stat().st_mode & 0o777 == 0o640, form
            out.unlink()
            assert export(corpus, form, '-o', out, '--replace', '.').status in (0, 1) and out.exists(), form
            out.unlink()
        out.mkdir()
        (out / 'mine').write_text('kept', encoding='utf-8')
        assert export(corpus, 'w3c', '-o', out, '--replace', '.').status in (4, 5)
        assert export(corpus, 'brat', '-o', out, '--replace', '.').status == 5
        assert (out / 'mine').read_text(encoding='utf-8') == 'kept' and [p.name for p in out.iterdir()] == ['mine']


def test_interrupted():
    """Ctrl+C calls it off, and nothing is left; or it came too late."""
    with Corpus() as corpus:
        fill(corpus)
        rows = [span(n, 'cue', TEXT, 'said') for n in range(1, 400)]
        for n in range(60):
            corpus.write(f'n{n}.txt', TEXT)
            corpus.layer('ann', f'n{n}.txt', rows)
        stopped = 0
        for form in ('brat', 'w3c'):
            for wait in (0.02, 0.05, 0.1):
                out = corpus.root.parent / 'set'
                with subprocess.Popen([PROGRAM, 'export', '-f', form, '-o', out, '.'], cwd=corpus.root, env=BARE,
                                      stderr=subprocess.PIPE) as process:
                    time.sleep(wait)
                    process.send_signal(signal.SIGINT)
                    process.communicate(timeout=60)
                stopped += process.returncode == 130
                left = sorted(p.name for p in corpus.root.parent.iterdir())
                early = process.returncode in (130, -signal.SIGINT)  # the latter: before it listened
                assert left == (['corpus'] if early else ['corpus', 'set']), (form, wait, process.returncode, left)
                if out.is_dir():
                    shutil.rmtree(out)
                elif out.exists():
                    out.unlink()
        assert stopped > 0


def test_broken():
    """What can't be read is told, and the rest goes out."""
    with Corpus() as corpus:
        fill(corpus)
        (corpus.root / 'annotations/ben/sub/b.txt.json').write_text('{', encoding='utf-8')
        result = export(corpus, 'w3c-lines', '-o', '-', '.')
        assert result.status == 1 and 'b.txt.json' in result.err and len(result.lines) == 4, result


def test_usage():
    with Corpus() as corpus:
        fill(corpus)
        for words in (['.'], ['-f', 'nothing', '-o', '-', '.'], ['-f', 'csv', '.'], ['-f', 'csv', '-o', '-'],
                      ['-f', 'csv', '-o', '-', '--json', '.']):
            assert run('export', *words, cwd=corpus.root).status == 2, words
        assert any(line.startswith('csv\texport\t') for line in run('formats').lines)


def test_sample():
    """The sample gives the same bytes each time, and every span of it."""
    with Corpus() as corpus:
        copy_sample(corpus)
        root = corpus.root
        first = run('export', '-f', 'w3c-lines', '-o', '-', root)
        assert first.status == 0 and first.out == run('export', '-f', 'w3c-lines', '-o', '-', root).out
        spans = sum(len(json.loads(p.read_text(encoding='utf-8'))['first']['items'])
                    for p in root.glob('annotations/*/*.txt.json'))
        assert len(first.lines) == spans > 500
        losses = {loss['loss']: loss['n'] for loss in run('export', '-f', 'spacy', '-n', '--json', root).objects[1:]}
        parts = [len(item['target']) > 1 for item in map(json.loads, first.lines) if isinstance(item['target'], list)]
        assert losses['segments'] == sum(parts) > 0, (losses, parts)


if __name__ == '__main__':
    raise SystemExit(main([test_annotations, test_brat, test_brat_sample, test_tables, test_formulas,
                           test_lines_of_text, test_doccano, test_label_studio, test_bdoc, test_schema_org, test_loss, test_choice, test_files, test_flaws,
                           test_flaw_is_told, test_each, test_overlaps, test_standard_output, test_replace,
                           test_interrupted, test_broken, test_usage, test_sample]))
