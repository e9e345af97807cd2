#!/usr/bin/python3
"""annotator-cli read: what other programs hold becomes somebody's layer, on the right words; what doesn't fit is found
again or told; what can't be read, or is in the way, changes nothing."""
import collections
import csv
import io
import json
import os
import shutil
import subprocess
import sys

from harness import PROGRAM, Corpus, choice, copy_sample, link, main, person, run, span

TEXT = 'Deal is off 🙂 é\n\nBy Ann Writer\n\nFriday, July 21, 2017\n\n“No,” he said, “it’s over.”\n'


class Home(Corpus):
    """A corpus, and room beside it for what is to be read."""

    def beside(self, name, content):
        path = self.root.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode('utf-8'))
        return path

    def read(self, source, *words, **more):
        return run('read', '--into', self.root, *words, source, cwd=self.root.parent, **more)

    def snapshot(self):
        """All files with their bytes and times, and all folders."""
        found = {}
        for folder, folders, names in os.walk(self.root.parent):
            for name in names + folders:
                path = os.path.join(folder, name)
                status = os.lstat(path)
                is_file = name in names and not os.path.islink(path)
                with open(path if is_file else os.devnull, 'rb') as file:
                    found[path] = (file.read(), status.st_mtime_ns)
        return found

    def layers(self):
        return sorted(str(p.relative_to(self.root / 'annotations')) for p in self.root.glob('annotations/**/*.json')
                      if p.name not in ('annotator.json', 'people.json'))

    def rows(self):
        """The spans, as the table has them."""
        result = run('export', '-f', 'csv', '-o', '-', self.root)
        assert result.err == '', result
        return list(csv.DictReader(io.StringIO(result.out, newline='')))

    def marked(self):
        return [(r['annotator'], r['tag'], r['text']) for r in self.rows()]


def doccano(text, *labels, **more):
    return json.dumps({'text': text, 'label': labels, **more}, ensure_ascii=False) + '\n'


def spacy(text, *spans, **meta):
    marks = [dict(zip(('start', 'end', 'label'), s)) for s in spans]
    return json.dumps({'text': text, 'spans': marks, 'meta': meta}, ensure_ascii=False) + '\n'


def web(source, start, end, exact, tag='cue', **more):
    selectors = [{'type': 'TextPositionSelector', 'start': start, 'end': end},
                 {'type': 'TextQuoteSelector', 'exact': exact}]
    return json.dumps({'@context': 'http://www.w3.org/ns/anno.jsonld', 'type': 'Annotation', 'body': [
        {'type': 'TextualBody', 'purpose': 'tagging', 'value': tag}],
        'target': {'source': source, 'selector': selectors}, **more}, ensure_ascii=False) + '\n'


def place_of(text, words):
    start = text.index(words)
    return start, start + len(words)


def test_sources():
    """A file, a folder, the standard input: the same comes in."""
    words = '@', *place_of(TEXT, 'said')
    line = spacy(TEXT, (*words[1:], 'cue'), (*place_of(TEXT, 'he'), 'speaker'), article='a.txt')
    for how in ('file', 'folder', 'input'):
        with Home() as home:
            home.write('a.txt', TEXT)
            path = home.beside('in/set.jsonl', line)
            source = {'file': path, 'folder': path.parent, 'input': '-'}[how]
            result = home.read(source, '-a', 'Zoë', '--json', input=line.encode())
            assert (result.status, result.err) == (0, ''), (how, result)
            assert home.marked() == [('zoe', 'speaker', 'he'), ('zoe', 'cue', 'said')], how
            sums, *rest = result.objects
            assert sums == {'format': 'spacy', 'documents': 1, 'layers': 1, 'spans': 2, 'newArticles': 0, 'new': 0,
                            'findings': 0}, (how, sums)
            assert rest == [{'type': 'cue', 'tag': 'cue', 'n': 1}, {'type': 'speaker', 'tag': 'speaker', 'n': 1},
                            {'layer': 'zoe', 'annotator': 'Zoë', 'article': f'{home.root}/a.txt',
                             'file': 'standard input' if how == 'input' else 'set.jsonl', 'unit': 'code-points',
                             'quotes': 0, 'fitting': 0, 'there': 2, 'again': 0, 'nowhere': 0}], (how, rest)


def test_guessed():
    """What has no ending of a form, or comes from the standard input, is told by what it holds."""
    with Home() as home:
        home.write('a.txt', TEXT)
        home.annotator('ann')
        home.layer('ann', 'a.txt', [span(1, 'cue', TEXT, 'said'), span(2, 'date', TEXT, 'July 21, 2017', {
            'type': 'TextualBody', 'purpose': 'classifying', 'field': 'when', 'value': '2017-07-21', 'timex': 'DATE'}),
            span(3, 'claim', TEXT, '“No,”', link('said-by', 4)), span(4, 'speaker', TEXT, 'he')])
        for form in two_way():
            out = home.root.parent / 'out'
            assert run('export', '-f', form, '-o', out, home.root).status in (0, 1)
            path = out if out.is_file() else next(p for p in sorted(out.rglob('*')) if p.is_file() and p.suffix in (
                '.ann', '.bdocjs', '.conll', '.json', '.tml', '.tsv', '.xmi'))
            told = [run('read', '-n', '--json', '-A', 'a.txt', '--into', home.root, '-a', 'Zoë', source,
                        input=path.read_bytes()) for source in (path, '-')]
            as_named = {'w3c-lines': 'w3c', 'conll-iob1': 'conll-iob2', 'conll-bioes': 'conll-iob2'}.get(form, form)
            for result in told:
                if result.status == 5:  # the file says that it is ann's
                    assert 'a.txt.json' in result.err, (form, result)
                else:
                    assert result.objects, (form, result)
                    assert result.objects[0]['format'] in (form, as_named), (form, result)
                    assert result.objects[0]['spans'] > 0, (form, result)
            shutil.rmtree(out) if out.is_dir() else out.unlink()


def two_way():
    return [f['format'] for f in run('formats', '--json').objects if f.get('reads')]


LINKS = ('said-by', 'cued-by', 'said-on', 'inside')
FIELDS = ('mention', 'role', 'quote', 'kind', 'check', 'stance', 'venue', 'when')
# What nobody's form has a place for, and names that are given anew.
OURS = ('id', 'created', 'modified')
SLUGS = {'ann-meyer': 'annotator-a', 'ben-okafor': 'annotator-b'}


def plain(rows):
    """Rows that can be compared: a link is the tag and the place that it leads to."""
    names = {r['id']: f"{r['tag']} {r['start']}" for r in rows}
    out = []
    for row in rows:
        row = {**row, 'annotator': SLUGS.get(row['annotator'], row['annotator'])}
        for field in LINKS:
            row[field] = '; '.join(sorted(names[i] for i in row[field].split('; '))) if row[field] else ''
        out.append(row)
    return out


def cut(row, text):
    """A row for each part of the span; the first has all that it says."""
    parts = [tuple(map(int, p.split('-'))) for p in row['parts'].split(';')]
    for number, (start, end) in enumerate(parts):
        part = {**row, 'start': str(start), 'end': str(end), 'parts': f'{start}-{end}', 'text': text[start:end]}
        for field in (*LINKS, *FIELDS, 'person', 'person-iri', 'unsure', 'note') if number > 0 else ():
            part[field] = ''
        yield part


def lose(form, rows, losses, root):
    """The rows without what the export said that it loses."""
    lost = collections.defaultdict(set)
    for loss in losses:
        assert len(loss['places']) == loss['n'], loss
        lost[loss['loss']] |= {p['id'] for p in loss['places']}
    fields = {'link': () if form == 'citron' else LINKS, 'field': FIELDS, 'person': ('person', 'person-iri'),
              'note': ('note',), 'unsure': ('unsure',)}
    for row in rows:
        if row['id'] in lost['overlap'] | lost['dateless'] | lost['loose']:
            continue
        if form == 'citron':  # which says it by where a claim lies
            row['inside'] = ''
        for loss, names in fields.items():
            for name in names if row['id'] in lost[loss] else ():
                row[name] = ''
        text = (root / row['article']).read_bytes().decode()
        yield from cut(row, text) if row['id'] in lost['segments'] else [row]


def count(rows):
    return collections.Counter(tuple((k, v) for k, v in sorted(r.items()) if k not in OURS) for r in rows)


def test_round_trip():
    """Each form that goes both ways brings the sample into a corpus without annotations as it was, but for what the
    export said that it loses."""
    forms = two_way()
    assert len(forms) >= 16, forms
    with Home() as home:
        copy_sample(home)
        before = home.rows()
        assert len(before) > 500
        for form in forms:
            out, there = home.root.parent / 'out', Home()
            told = run('export', '-f', form, '-o', out, '--json', home.root)
            sums, *losses = told.objects
            assert told.status == (1 if losses else 0) and not any('flaw' in loss for loss in losses), (form, told)
            with there:
                copy_sample(there)
                shutil.rmtree(there.root / 'annotations')
                articles = {p: p.read_bytes() for p in there.root.glob('*.txt')}
                result = there.read(out, '-f', form, '--json')
                assert (result.status, result.err) == (0, ''), (form, result)
                assert articles == {p: p.read_bytes() for p in there.root.glob('*.txt')}, form
                wanted = count(lose(form, plain(before), losses, home.root))
                found = count(lose(form, plain(there.rows()), [], there.root))
                assert found == wanted, (form, list((wanted - found).items())[:2], list((found - wanted).items())[:2])
                assert sum(wanted.values()) >= 132 and sums['articles'] == 8, (form, sums)
                checked = run('check', there.root)
                assert checked.status in (0, 1) and 'no tag' not in checked.out + checked.err, (form, checked)
            shutil.rmtree(out) if out.is_dir() else out.unlink()


def test_article():
    """--article: what is about another one is left out and told; a single document is about it, whatever it is
    called; a file of none is refused."""
    other = 'Nobody said a word.\n'
    with Home() as home:
        home.write('a.txt', TEXT)
        home.write('sub/b.txt', other)
        said = *place_of(TEXT, 'said'), 'cue'
        two = home.beside('two.jsonl', spacy(TEXT, said, article='a.txt') + spacy(other, (0, 6, 'speaker'), article='b.txt'))
        result = home.read(two, '-a', 'ann', '-A', 'a.txt')
        assert result.status == 1 and '1 document about another article is left out' in result.err, result
        assert home.layers() == ['ann/a.txt.json'], home.layers()
        one = home.beside('one.jsonl', web('elsewhere.txt', 7, 11, 'said'))
        assert home.read(one, '-a', 'ben').status == 1 and home.layers() == ['ann/a.txt.json']
        result = home.read(one, '-a', 'ben', '-A', home.root / 'sub/b.txt')
        assert (result.status, home.layers()) == (0, ['ann/a.txt.json', 'ben/sub/b.txt.json']), result
        before = home.snapshot()
        for name in ('none.txt', '../two.jsonl', 'sub', '/etc/passwd', ''):
            result = home.read(one, '-a', 'cid', '-A', name)
            assert result.status == 3 and 'no such article' in result.err, (name, result)
        result = home.read(two, '-a', 'cid', '-A', 'sub/b.txt')
        assert result.status == 1, result  # b.txt is found by the last part of its name
        home.write('c.txt', 'Not that one.\n')
        assert home.read(two, '-a', 'dan', '-A', 'c.txt').status == 3
        assert not [p for p in set(home.snapshot()) - set(before) if 'dan' in p or 'c.txt.json' in p]


def test_annotator():
    """Whose work it is: the file says it, or the folder, or --annotator; else nothing is read."""
    with Home() as home:
        home.write('a.txt', TEXT)
        said = *place_of(TEXT, 'said'), 'cue'
        nobody = home.beside('nobody.jsonl', spacy(TEXT, said))
        before = home.snapshot()
        result = home.read(nobody)
        assert result.status == 3 and 'whose work' in result.err and home.snapshot() == before, result
        for blank in ('', '  '):
            assert home.read(nobody, '-a', blank).status == 2 and home.snapshot() == before
        named = home.beside('named.jsonl', spacy(TEXT, said, annotator='Ann Ó'))
        assert home.read(named).status == 0 and home.layers() == ['ann-o/a.txt.json']
        assert home.read(named, '-a', 'Ben').status == 0  # it is known better
        assert home.layers() == ['ann-o/a.txt.json', 'ben/a.txt.json']
        assert home.read(named, '-a', 'BEN').status == 5 and home.read(named, '-a', 'ann-o').status == 5
        owner = json.loads((home.root / 'annotations/ann-o/annotator.json').read_text(encoding='utf-8'))
        assert owner['name'] == 'Ann Ó', owner


def test_people_of_several_tongues():
    """Whose names look alike without their accents, or have no Latin letters, don't get into one folder."""
    names = ['José', 'Jose', '李', '王', '../x', 'CON', '.', '\u202eevil', 'x' * 300, 'a/b', 'ann']
    with Home() as home:
        home.write('a.txt', TEXT)
        home.annotator('ann')
        lines = ''.join(spacy(TEXT, (n, n + 1, 'cue'), annotator=name, article='a.txt') for n, name in enumerate(names))
        result = home.read(home.beside('all.jsonl', lines), '--json')
        assert (result.status, result.err) == (0, ''), result
        told = [o for o in result.objects if 'layer' in o]
        assert len(told) == len({o['layer'] for o in told}) == len(names), told
        assert all(o['there'] == 1 for o in told), told
        assert {o['annotator']: o['layer'] for o in told}['ann'] == 'ann'
        assert sorted(p.name for p in home.root.parent.iterdir()) == ['all.jsonl', 'corpus']
        owners = [json.loads(p.read_text(encoding='utf-8'))['name'] for p in home.root.glob('annotations/*/annotator.json')]
        assert len(owners) == len(names) and {'李', '王', 'José', 'Jose'} <= set(owners), owners
        starts = {r['annotator']: int(r['start']) for r in home.rows()}
        assert [starts[o['layer']] for o in told] == list(range(len(names))), starts


def test_map():
    """--map: types and fields mean what it says; what leads to null is left out."""
    text = 'Ann Lee said no.\n'
    ann = ('T1\tPerson 0 7\tAnn Lee\nA1\tWho T1 Lee\nA2\tMood T1 bad\nT2\tJunk 8 12\tsaid\nT3\tEvent 13 15\tno\n'
           'A3\tWho T3 x\nT4\tTIME 8 12\tsaid\n')
    wish = {'types': {'Person': 'speaker', 'Junk': None, 'Event': 'Statement'},
            'fields': {'speaker': {'Who': 'person', 'Mood': None}}}
    with Home() as home:
        home.beside('in/a.txt', text)
        source = home.beside('in/a.ann', ann)
        path = home.beside('map.json', json.dumps(wish))
        home.write('tagset.json', (json.dumps({'format': 1, 'name': 'Mine', 'tags': [
            {'id': 'speaker', 'name': 'Speaker', 'colour': 'blue', 'fields': [
                {'id': 'person', 'name': 'Person', 'kind': 'person'}]}]})))
        if run('check', home.root).status > 1:  # the file's words are proved elsewhere
            (home.root / 'tagset.json').unlink()
        result = home.read(source, '-a', 'ann', '-m', path, '--json')
        assert result.status == 1, result  # something was left out
        types = {o['type']: o for o in result.objects if 'type' in o}
        assert types['Person']['tag'] == 'speaker' and 'tag' not in types['Junk'], types
        assert types['Event'] == {'type': 'Event', 'tag': 'Statement', 'new': True, 'n': 1}, types
        rows = home.rows()
        assert [(r['tag'], r['text']) for r in rows] == [('speaker', 'Ann Lee'), ('TIME', 'said'), ('Statement', 'no')]
        assert rows[0]['person'] == 'Lee' and 'bad' not in rows[0].values(), rows[0]
        assert [r['Who'] for r in rows] == ['', '', 'x'], rows
        before = home.snapshot()
        for wrong in ('{', '[]', '{"types":{"a":1}}', '{"other":{}}', ''):
            bad = home.beside('bad.json', wrong)
            assert home.read(source, '-a', 'ben', '-m', bad).status == 3, wrong
            bad.unlink()
        assert home.read(source, '-a', 'ben', '-m', 'nowhere.json').status == 3
        assert {k: v for k, v in home.snapshot().items() if 'annotations' in k} == {
            k: v for k, v in before.items() if 'annotations' in k}


def test_keep_tagset():
    """--keep-tagset: what it lacks keeps its name, and is told; without, it is added."""
    text = 'Ann Lee said no.\n'
    line = web('a.txt', 0, 7, 'Ann Lee', tag='Organization\u202e') + web('a.txt', 8, 12, 'said')
    with Home() as home:
        home.write('a.txt', text)
        source = home.beside('a.jsonl', line)
        result = home.read(source, '-a', 'ann', '--keep-tagset')
        assert result.status == 1 and 'the tagset has no such tag' in result.err, result
        assert not (home.root / 'tagset.json').exists()
        assert home.marked() == [('ann', 'Organization', 'Ann Lee'), ('ann', 'cue', 'said')], home.marked()
        result = home.read(source, '-a', 'ben', '--json')
        assert result.status == 0 and result.objects[0]['new'] == 1, result
        tags = [t['id'] for t in json.loads((home.root / 'tagset.json').read_text(encoding='utf-8'))['tags']]
        assert tags[-1] == 'Organization' and 'claim' in tags, tags


def test_dry_run():
    """--dry-run tells the same, and writes nothing; not even the corpus."""
    with Home() as home:
        source = home.beside('in/a.bdocjs', json.dumps({'text': TEXT, 'name': 'a', 'annotation_sets': {
            'ann': {'name': 'ann', 'annotations': [{'id': 0, 'type': 'Odd', 'start': 0, 'end': 4, 'features': {'x': 1}}]}}}))
        shutil.rmtree(home.root)
        before = home.snapshot()
        look = home.read(source, '-n', '--json')
        assert look.status == 0 and home.snapshot() == before, look
        result = home.read(source, '--json')
        assert result.out == look.out and home.layers() == ['ann/a.txt.json'], (look, result)


def test_new_articles():
    """Articles that aren't there come in with exactly their bytes, and what is known of them."""
    texts = {'plain.txt': 'One.\n', 'no end': 'No line end', 'crlf.txt': 'A\r\nB\r\n', 'odd.txt': '\ufeffx\u2028y\tz 🙂\u0301\n',
             'sub folder/Ä b.txt': 'Deep.\n'}
    with Home() as home:
        shutil.rmtree(home.root)
        lines = ''.join(spacy(text, (0, 1, 'cue'), article=name, title='T 🙂', date='2017-07-21') for name, text in texts.items())
        result = home.read(home.beside('a.jsonl', lines), '-a', 'ann', '--json')
        assert result.status == 0 and result.objects[0]['newArticles'] == len(texts), result
        paths = [os.path.relpath(o['article'], home.root) for o in result.objects if 'layer' in o]
        assert paths == ['plain.txt', 'no-end.txt', 'crlf.txt', 'odd.txt', 'sub-folder/a-b.txt'], paths
        for path, text in zip(paths, texts.values()):
            assert (home.root / path).read_bytes() == text.encode(), path
            meta = json.loads((home.root / path).with_suffix('.meta.json').read_text(encoding='utf-8'))
            assert meta['title'] == 'T 🙂' and meta['date'] == '2017-07-21', meta
        assert len(home.rows()) == len(texts)


def test_unnamed():
    """Texts without names, and of one name: none takes the place of another."""
    with Home() as home:
        lines = ''.join(doccano(f'Story {n} said no.\n', [0, 5, 'cue']) for n in range(300))
        result = home.read(home.beside('a.jsonl', lines), '-a', 'ann')
        assert result.status == 0 and len(home.layers()) == 300, result
        lines = ''.join(spacy(f'Tale {n} said no.\n', (0, 4, 'cue'), article='tale.txt') for n in range(30))
        result = home.read(home.beside('b.jsonl', lines), '-a', 'ann')
        assert result.status == 0 and len(home.layers()) == 330, result
        assert sorted({r['text'] for r in home.rows()}) == ['Story', 'Tale']


def in_unit(text, place, unit):
    before = text[:place]
    return len(before.encode('utf-16-le')) // 2 if unit == 'utf-16' else len(before.encode()) if unit == 'bytes' else place


def test_units():
    """What places count is found by the quotations, and told; without any, by where words begin; --unit says it."""
    text = '🙂🙂 “Straße” – é said “no” and 😀 left, Ann told us.\n' * 3
    words = ['Straße', 'said', 'left', 'Ann', 'told']
    for unit in ('code-points', 'utf-16', 'bytes'):
        places = [[in_unit(text, p, unit) for p in place_of(text, word)] for word in words]
        ann = ''.join(f'T{n}\tcue {a} {b}\t{word}\n' for n, ((a, b), word) in enumerate(zip(places, words)))
        lines = doccano(text, *([a, b, 'cue'] for a, b in places), article='a.txt')
        with Home() as home:
            home.write('a.txt', text)
            result = home.read(home.beside('a.ann', ann), '-a', 'ann', '--json')
            layer = result.objects[-1]
            assert (result.status, layer['unit'], layer['fitting'], layer['quotes']) == (0, unit, 5, 5), (unit, result)
            result = home.read(home.beside('a.jsonl', lines), '-f', 'doccano', '-a', 'ben')
            assert result.status == 0 and result.out.split('\t')[3].strip() == unit, (unit, result)
            result = home.read(home.root.parent / 'a.jsonl', '-f', 'doccano', '-a', 'cid', '-u', unit)
            assert result.status == 0, result
            for who in ('ann', 'ben', 'cid'):
                assert [r['text'] for r in home.rows() if r['annotator'] == who] == words, (unit, who)
            wrong = 'bytes' if unit == 'code-points' else 'code-points'
            result = home.read(home.root.parent / 'a.ann', '-a', 'dan', '-u', wrong, '--json')
            assert result.status == 1 and 'found again' in result.out, result  # by the words
    told = {'code-points': 'Unicode code points', 'utf-16': 'UTF-16 code units', 'bytes': 'bytes of UTF-8'}
    with Home() as home:
        home.write('a.txt', text)
        for unit, words in told.items():
            a, b = (in_unit(text, p, unit) for p in place_of(text, 'left'))
            result = home.read(home.beside('a.ann', f'T1\tcue {a} {b}\tleft\n'), '-a', unit)
            assert f'counted in {words}: 1 of 1 quotation fits' in result.err, (unit, result)


def test_anchored():
    """What doesn't fit is looked for by its words, with how sure that is; what isn't found is listed."""
    text = 'One said no. Two said yes. Three told us maybe, at last.\n'
    ann = ('T1\tcue 4 8\tsaid\n' 'T2\tcue 0 4\ttold\n' 'T3\tcue 0 5\tyes\n' 'T4\tcue 4 8\tasked\n'
           'T5\tcue 900 904\tlast\n' 'T6\tcue 5 5\t\n' 'T7\tcue 4294967290 4294967295\tmaybe\n')
    with Home() as home:
        home.write('a.txt', text)
        result = home.read(home.beside('a.ann', ann), '-a', 'ann', '--json')
        assert result.status == 1, result
        moved = {(o['start'], o['end']): o for o in result.objects if 'confidence' in o}
        for word in ('told', 'yes', 'last', 'maybe'):
            found = moved[place_of(text, word)]
            assert 50 <= found['confidence'] <= 100 and word in found['finding'] and 'line ' in found['place'], found
        lost = [o['finding'] for o in result.objects if 'has no place' in o.get('finding', '')]
        assert len(lost) >= 1 and any('asked' in words for words in lost), result
        layer = next(o for o in result.objects if 'layer' in o)
        assert (layer['there'], layer['again']) == (1, 4) and layer['nowhere'] >= 1, layer
        assert sorted(r['text'] for r in home.rows()) == sorted(['said', 'told', 'yes', 'last', 'maybe'])


def test_other_text():
    """An article that was changed since: places go along with the words around them."""
    old = 'First line.\n\nThe mayor said “no” on Monday, and left.\nBye.\n'
    new = 'A new head.\n\nFirst line.\n\nThe mayor, Ann, said “no” on Monday, and left.\nBye now.\n'
    with Home() as home:
        home.write('a.txt', new)
        marks = [(*place_of(old, w), 'cue') for w in ('First', 'said', 'Monday', 'left')]
        result = home.read(home.beside('s.jsonl', spacy(old, *marks, article='a.txt')), '-a', 'ann', '--json')
        layer = next(o for o in result.objects if 'layer' in o)
        assert layer.get('otherText') and layer['nowhere'] == 0, result
        assert [r['text'] for r in home.rows()] == ['First', 'said', 'Monday', 'left']
        assert (home.root / 'a.txt').read_bytes() == new.encode()


def test_makers_by_folder():
    """brat: each person's work in a folder of its own, wherever that is; the articles come in once."""
    with Home() as home:
        for who, word in (('ann', 'said'), ('ben', 'he'), ('cid', 'over')):
            start, end = place_of(TEXT, word)
            home.beside(f'in/set/{who}/sub/a.txt', TEXT)
            home.beside(f'in/set/{who}/sub/a.ann', f'T1\tcue {start} {end}\t{word}\n')
        result = home.read(home.root.parent / 'in', '--json')
        assert result.status == 0 and result.objects[0]['newArticles'] == 1, result
        assert home.layers() == [f'{who}/set/sub/a.txt.json' for who in ('ann', 'ben', 'cid')], home.layers()
        assert {(a, t) for a, _, t in home.marked()} == {('ann', 'said'), ('ben', 'he'), ('cid', 'over')}


def tsv(text, *marks):
    """WebAnno TSV of one sentence, each word marked or not."""
    out, at = '#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Speaker|value\n\n\n#Text=' + text + '\n', 0
    for number, word in enumerate(text.split(' '), 1):
        start = text.index(word, at)
        at = start + len(word)
        out += f'1-{number}\t{start}-{at}\t{word}\t{"x" if word in marks else "_"}\t\n'
    return out


def test_inception():
    """An exported project of INCEpTION: annotation/TEXT/USER.tsv, and what was settled."""
    with Home() as home:
        for name in ('one.txt', 'two.txt'):
            for user, mark in (('ann', 'Ann'), ('ben', 'no')):
                home.beside(f'in/p/annotation/{name}/{user}.tsv', tsv(f'Ann said no in {name[:3]}', mark))
        home.beside('in/p/curation/one.txt/CURATION_USER.tsv', tsv('Ann said no in one', 'said'))
        result = home.read(home.root.parent / 'in', '--json')
        assert result.status in (0, 1) and result.objects[0]['newArticles'] == 2, result
        assert {(a, t) for a, _, t in home.marked()} == {('ann', 'Ann'), ('ben', 'no'), ('curation-user', 'said')}
        assert len(home.rows()) == 5
        texts = sorted(p.read_text(encoding='utf-8') for p in home.root.rglob('*.txt'))
        assert [t.rstrip('\n') for t in texts] == ['Ann said no in one', 'Ann said no in two'], texts


def test_twice():
    """Once more: 5, and nothing is changed; into another corpus: the same bytes."""
    with Home() as home:
        copy_sample(home)
        for form in ('brat', 'w3c', 'uima-json', 'label-studio'):
            out, written = home.root.parent / 'out', []
            assert run('export', '-f', form, '-o', out, home.root).status in (0, 1)
            for _ in range(2):
                with Home() as there:
                    copy_sample(there)
                    shutil.rmtree(there.root / 'annotations')
                    assert there.read(out, '-f', form).status == 0, form
                    before = there.snapshot()
                    again = there.read(out, '-f', form)
                    assert again.status == 5 and 'there already' in again.err and there.snapshot() == before, (form, again)
                    written.append({k.removeprefix(str(there.root)): v[0] for k, v in before.items()
                                    if k.startswith(str(there.root / 'annotations'))})
            assert written[0] == written[1] and len(written[0]) > 15, form
            shutil.rmtree(out) if out.is_dir() else out.unlink()


def test_in_the_way():
    """One layer in the way, and none of the others is written; nor an article, nor a tag."""
    with Home() as home:
        home.write('a.txt', TEXT)
        home.annotator('ann')
        home.layer('ann', 'a.txt', [span(1, 'cue', TEXT, 'said')])
        lines = spacy('New one.\n', (0, 3, 'Odd'), article='new.txt') + spacy(TEXT, (0, 4, 'Odd'), article='a.txt')
        before = home.snapshot()
        source = home.beside('in.jsonl', lines)
        result = home.read(source, '-a', 'ann')
        source.unlink()
        assert result.status == 5, result
        assert {k: v[0] for k, v in home.snapshot().items()} == {k: v[0] for k, v in before.items()}


NAMES = ['../../up', '/etc/x', 'a/../../b', '\x1b[31mred', 'tab\tnew\nline', '\u202egnp.exe', 'x' * 5000, '', '.', '..',
         'annotations/ann/a', 'CON', '-rf', 'a\\b', '\u2066', 'é' * 200, 'a//b', 'a/./b', '.hidden', 'a.txt.txt', '🙂']


def test_names():
    """Whatever a document is called: it comes in below the corpus, and is shown as plain words."""
    with Home() as home:
        lines = ''.join(spacy(f'Text {n}.\n', (0, 4, 'cue'), article=name, title=name or None)
                        for n, name in enumerate(NAMES))
        source = home.beside('in.jsonl', lines)
        for words in ((), ('--json',)):
            shutil.rmtree(home.root)
            home.root.mkdir()
            result = home.read(source, '-a', 'ann', *words)
            assert result.status == 0, result
            assert not any(c in result.out + result.err for c in '\x1b\u202e\u2066'), result
            texts = sorted(p.read_text(encoding='utf-8') for p in home.root.rglob('*.txt'))
            assert texts == sorted(f'Text {n}.\n' for n in range(len(NAMES))), texts
        assert sorted(p.name for p in home.root.parent.iterdir()) == ['corpus', 'in.jsonl']
        assert not [p for p in home.root.rglob('*') if len(p.name) > 255 or p.name.startswith('-')]
        assert [p.name for p in (home.root / 'annotations').iterdir()] == ['ann']
        wrong = [json.dumps({'text': 'x\n', 'spans': [], 'meta': {'article': a}}) for a in (1, [], {}, None, True)]
        result = home.read(home.beside('odd.jsonl', '\n'.join(wrong)), '-a', 'ben')
        assert result.status in (0, 1), result


def test_file_names():
    """Files of any bytes in a folder; what they are called is told as plain words."""
    with Home() as home:
        folder = home.root.parent / 'in'
        folder.mkdir()
        for name in (b'\xff.ann', b'\x1b[31m.ann', 'x\u202e.ann'.encode(), b'new\nline.ann', b'-f.ann'):
            with open(os.fsencode(folder) + b'/' + name, 'wb') as file:
                file.write(b'T1\tcue 0 4\tText\nodd\n')
            with open(os.fsencode(folder) + b'/' + name[:-4] + b'.txt', 'wb') as file:
                file.write(b'Text of ' + name.hex().encode() + b'\n')
        for words in (('-n',), ('-n', '--json'), ()):
            result = home.read(folder, '-a', 'ann', *words)
            assert result.status == 1 and not any(c in result.out + result.err for c in '\x1b\u202e'), result
        assert len(home.layers()) == 5, home.layers()


def test_links():
    """In a folder, what only leads elsewhere isn't read: links, pipes, devices; a loop ends nothing."""
    with Home() as home:
        secret = home.beside('secret/s.ann', 'T1\tcue 0 4\tText\n')
        home.beside('secret/s.txt', 'Text of a secret.\n')
        home.beside('in/a.ann', 'T1\tcue 0 4\tText\n')
        home.beside('in/a.txt', 'Text.\n')
        folder = home.root.parent / 'in'
        (folder / 'l.ann').symlink_to(secret)
        (folder / 'l.txt').symlink_to(secret.with_suffix('.txt'))
        (folder / 'below').symlink_to(secret.parent)
        (folder / 'loop').symlink_to('.')
        (folder / 'gone.ann').symlink_to('nowhere')
        (folder / 'm.txt').symlink_to(secret.with_suffix('.txt'))
        home.beside('in/m.ann', 'T1\tcue 0 4\tText\n')
        (folder / 'd.ann').mkdir()
        os.mkfifo(folder / 'p.ann')
        os.mkfifo(folder / 'q.txt')
        home.beside('in/q.ann', 'T1\tcue 0 4\tText\n')
        os.mkfifo(folder / 'annotation.conf')
        result = home.read(folder, '-a', 'ann', '--json')
        assert result.status == 1 and 'ecret' not in result.out + result.err, result
        assert home.layers() == ['ann/a.txt.json'] and result.objects[0]['documents'] == 3, result
        for name in ('p.ann', 'd.ann', '/dev/zero', 'gone.ann', 'nowhere.ann'):
            result = home.read(folder / name, '-a', 'ben')
            assert result.status == 3 and result.out == '', (name, result)


def test_no_rights():
    with Home() as home:
        path = home.beside('in/a.jsonl', spacy(TEXT, (0, 4, 'cue')))
        home.beside('in/b.jsonl', spacy('Other.\n', (0, 5, 'cue')))
        path.chmod(0)
        if os.access(path, os.R_OK):
            return  # whom no mode keeps out
        assert home.read(path, '-a', 'ann').status == 3
        result = home.read(path.parent, '-a', 'ann', '-f', 'spacy')
        assert result.status == 1 and 'a.jsonl' in result.err and len(home.layers()) == 1, result


def test_statuses():
    """2 wrong usage, 3 what can't be read, 4 what can't be written; nothing is left, not even a corpus made for it."""
    with Home() as home:
        home.write('a.txt', TEXT)
        good = home.beside('good.jsonl', spacy(TEXT, (0, 4, 'cue')))
        before = home.snapshot()
        for words in ([], ['-f', 'nothing', good], ['-f', 'csv', good], ['-u', 'tokens', good], ['-u', 'x', good],
                      [good, good], [''], ['--nothing', good]):
            assert run('read', '--into', home.root, '-a', 'ann', *words).status == 2, words
        assert run('read', '-a', 'ann', good).status == 2
        bad = {'words.txt': 'Just words.\n', 'empty.jsonl': '', 'cut.jsonl': '{"text":"x","spans":[', 'other.json': '{"a":1}',
               'binary.xmi': b'\x00\xff' * 50, 'other.xml': '<html/>', 'nested.json': '[' * 100000, 'none.tsv': 'a\tb\n',
               'bomb.xml': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><TEI>&x;</TEI>'}
        for name, content in bad.items():
            path = home.beside('bad/' + name, content)
            for form in ((), ('-f', 'spacy'), ('-f', 'w3c'), ('-f', 'tei'), ('-f', 'webanno-tsv')):
                result = home.read(path, '-a', 'ann', *form)
                assert result.status == 3 and result.err and 'root' not in result.err, (name, form, result)
                new = run('read', '--into', home.root.parent / 'new', '-a', 'ann', *form, path)
                assert new.status == 3 and not (home.root.parent / 'new').exists(), (name, form, new)
        shutil.rmtree(home.root.parent / 'bad')
        assert {k: v[0] for k, v in home.snapshot().items()} == {k: v[0] for k, v in before.items()}
        result = run('read', '--into', home.root.parent / 'no/where', '-a', 'ann', good)
        assert result.status == 4, result
        home.write('tagset.json', '{')
        assert home.read(good, '-a', 'ann').status == 3 and home.layers() == []
        (home.root / 'tagset.json').unlink()
        (home.root / 'annotations').write_text('in the way', encoding='utf-8')
        result = home.read(good, '-a', 'ann')
        assert result.status == 4 and result.out == '', result
        full = subprocess.run([PROGRAM, 'read', '-n', '--json', '-a', 'ann', '--into', home.root.parent / 'new', good],
                              stdout=open('/dev/full', 'wb'), stderr=subprocess.PIPE, check=False)
        assert full.returncode == 4, full


def test_broken_part():
    """Of a folder, what can't be read is told, and the rest comes in."""
    with Home() as home:
        for n in range(5):
            home.beside(f'in/a{n}.jsonl', spacy(f'Text {n}.\n', (0, 4, 'cue')) if n != 2 else '{"text":')
        result = home.read(home.root.parent / 'in', '-a', 'ann', '-f', 'spacy', '--json')
        assert result.status == 1 and len(home.layers()) == 4, result
        told, = [o for o in result.objects if 'finding' in o]
        assert told['file'] == 'a2.jsonl' and 'Line 1' in told['finding'], told


def test_several_people():
    """Two people whom one mark names keep their names in each form that holds people."""
    with Home() as home:
        home.write('a.txt', TEXT)
        home.annotator('ann')
        people = [('urn:g', 'Gail'), ('urn:h', 'Hugo'), ('urn:i', 'Ira')]
        home.write('annotations/ann/people.json', json.dumps(
            {'format': 1, 'people': [{'id': i, 'name': n, 'kind': 'person'} for i, n in people]}))
        home.layer('ann', 'a.txt', [span(1, 'speaker', TEXT, 'he', choice('mention', 'pronoun'),
                                         *(person('person', i) for i, _ in people))])
        wanted = home.rows()[0]['person']
        assert all(name in wanted for _, name in people), wanted
        for form in two_way():
            out = home.root.parent / 'out'
            sums, *told = run('export', '-f', form, '-o', out, '--json', home.root).objects
            assert not any('flaw' in o for o in told), (form, told)
            with Home() as there:
                there.write('a.txt', TEXT)
                result = there.read(out, '-f', form)
                assert result.status in (0, 1), (form, result)
                if not {'person', 'loose', 'dateless'} & {o['loss'] for o in told}:
                    row, = there.rows()
                    assert (row['person'], row['person-iri']) == (wanted, 'urn:g; urn:h; urn:i'), (form, row)
            shutil.rmtree(out) if out.is_dir() else out.unlink()


if __name__ == '__main__':
    sys.exit(main([test_sources, test_guessed, test_round_trip, test_article, test_annotator,
                   test_people_of_several_tongues, test_map, test_keep_tagset, test_dry_run, test_new_articles,
                   test_unnamed, test_units, test_anchored, test_other_text, test_makers_by_folder, test_inception,
                   test_twice, test_in_the_way, test_names, test_file_names, test_links, test_no_rights, test_statuses,
                   test_broken_part, test_several_people]))
