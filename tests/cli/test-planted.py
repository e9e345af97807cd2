#!/usr/bin/python3
"""What two and more made-up annotators are planted with is what annotator-cli finds of them, in the right group, and nothing
else; in whatever order records and files come, however many there are."""
import copy
import json
import random
import shutil
import sys

from harness import SOURCE, Corpus, copy_sample, main, run, span

ARTICLE = 'asylum-seekers-rescued.txt'
SAMPLE = SOURCE / 'data/sample'
N_MANY = 100_000


def load(slug):
    layer = json.loads((SAMPLE / f'annotations/{slug}/{ARTICLE}.json').read_text(encoding='utf-8'))
    return layer['first']['items']


def place(item):
    return item['target']['selector'][0]


def move(item, text, start, end):
    """Puts an annotation of one part elsewhere."""
    item['target']['selector'] = [
        {'type': 'TextPositionSelector', 'start': start, 'end': end},
        {'type': 'TextQuoteSelector', 'exact': text[start:end], 'prefix': text[max(0, start - 32):start],
         'suffix': text[end:end + 32]}]


def renamed(items):
    """The same annotations under ids of their own."""
    words = json.dumps(items)
    for number, item in enumerate(items):
        words = words.replace(item['id'], f'urn:uuid:00000000-0000-4000-8000-{number + 7000:012x}')
    return json.loads(words)


class Planting:
    """Two annotators who marked the same, until differences are planted: each at an annotation of its own, and
    so that it makes no other."""

    def __init__(self, text):
        self.text = text
        self.eve = load('annotator-a')
        self.fay = renamed(self.eve)
        self.wanted = []
        self.used = set()

    def linked(self):
        return {b['source'] for i in self.eve for b in i['body'] if b.get('purpose') == 'linking'}

    def take(self, **wish):
        """The next annotation of one part, of that tag, that overlaps none that was taken."""
        linked = self.linked()
        for number, item in enumerate(self.eve):
            tag = item['body'][0]['value']
            if number in self.used or isinstance(item['target'], list) or wish.get('tag', tag) != tag:
                continue
            if wish.get('alone', True) and item['id'] in linked:
                continue
            if wish.get('field') and not any(b.get('field') == wish['field'] for b in item['body']):
                continue
            self.used.add(number)
            return item, self.fay[number]
        raise AssertionError(wish)

    def want(self, kind, start, end):
        self.wanted.append((kind, start, end))

    def plant_field(self, field, value):
        mine, theirs = self.take(tag='claim', field=field)
        body = next(b for b in theirs['body'] if b.get('field') == field)
        body['value'] = value if body['value'] != value else 'opinion'
        self.want('field', place(mine)['start'], place(mine)['end'])

    def plant_link(self):
        mine, theirs = self.take(tag='claim', field='cued-by')
        theirs['body'] = [b for b in theirs['body'] if b.get('field') != 'cued-by']
        self.want('link', place(mine)['start'], place(mine)['end'])

    def plant_boundary(self, tag, by):
        mine, theirs = self.take(tag=tag, alone=False)
        start, end = place(mine)['start'], place(mine)['end']
        move(theirs, self.text, start, end - by)
        self.want('boundary', start, end)

    def plant_tag(self):
        mine, theirs = self.take(tag='date')
        start, end = place(mine)['start'], place(mine)['end']
        theirs['body'] = [{'type': 'TextualBody', 'purpose': 'tagging', 'value': 'cue'}]
        self.want('tag', start, end)

    def free(self, words):
        """A place that nobody marked anything at."""
        start = self.text.index(words)
        assert all(place(i)['end'] <= start or place(i)['start'] >= start + len(words)
                   for i in self.eve if isinstance(i['target'], dict)), words
        return start, start + len(words)

    def plant_alone(self, side, words, number):
        start, end = self.free(words)
        item = copy.deepcopy(next(i for i in self.eve if isinstance(i['target'], dict)))
        item['id'] = f'urn:uuid:00000000-0000-4000-8000-{number + 9000:012x}'
        item['body'] = [{'type': 'TextualBody', 'purpose': 'tagging', 'value': 'cue'}]
        move(item, self.text, start, end)
        (self.eve if side == 'a' else self.fay).append(item)
        self.want(f'only-{side}', start, end)


def unmarked(text, items, n):
    """Words of the article, each there once, that lie in no annotation."""
    marked = [(t['selector'][0]['start'], t['selector'][0]['end']) for i in items
              for t in (i['target'] if isinstance(i['target'], list) else [i['target']])]
    words, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        if (len(word) > 5 and word.isalpha() and text.count(word) == 1
                and all(e <= start or s >= at for s, e in marked)):
            words.append(word)
    return words[:n]


def plant_twenty(text):
    planting = Planting(text)
    words = unmarked(text, planting.eve, 8)
    for tag, by in (('cue', 1), ('cue', 2), ('speaker', 1), ('speaker', 2)):
        planting.plant_boundary(tag, by)
    for field, value in (('kind', 'plan'), ('check', 'unsure'), ('stance', 'denies'), ('kind', 'prediction')):
        planting.plant_field(field, value)
    planting.plant_link()
    planting.plant_link()
    planting.plant_tag()
    planting.plant_tag()
    for number, word in enumerate(words):
        planting.plant_alone('ab'[number % 2], word, number)
    assert len(planting.wanted) == 20 and len(set(planting.wanted)) == 20, planting.wanted
    return planting


def write(corpus, planting):
    shutil.copy(SAMPLE / ARTICLE, corpus.root / ARTICLE)
    for slug, items in (('eve', planting.eve), ('fay', planting.fay)):
        corpus.annotator(slug)
        shutil.copy(SAMPLE / 'annotations/annotator-a/people.json', corpus.root / f'annotations/{slug}/people.json')
        corpus.layer(slug, ARTICLE, items)


def found(result):
    return sorted((o['kind'], o['start'], o['end']) for o in result.objects)


def test_none():
    """Before anything is planted there is nothing to find."""
    with Corpus() as corpus:
        write(corpus, Planting((SAMPLE / ARTICLE).read_text(encoding='utf-8')))
        result = run('diff', corpus.root)
        assert (result.status, result.out, result.err) == (0, '', ''), result


def test_twenty():
    with Corpus() as corpus:
        planting = plant_twenty((SAMPLE / ARTICLE).read_text(encoding='utf-8'))
        write(corpus, planting)
        result = run('diff', '--json', corpus.root)
        assert result.status == 1 and result.err == '', result
        assert found(result) == sorted(planting.wanted), (found(result), sorted(planting.wanted))
        assert all(o['kinds'] == [o['kind']] for o in result.objects), result
        plain = [line.split('\t')[1:3] for line in run('diff', corpus.root).lines]
        assert sorted(plain) == sorted([f'{s}-{e}', k] for k, s, e in planting.wanted), plain
        turned = run('diff', '--json', corpus.root, 'fay', 'eve')
        other = {'only-a': 'only-b', 'only-b': 'only-a'}
        assert found(turned) == sorted((other.get(k, k), s, e) for k, s, e in planting.wanted), turned
        for kind in {k for k, _, _ in planting.wanted}:
            some = run('diff', '--json', '--kind', kind, corpus.root)
            assert found(some) == sorted(w for w in planting.wanted if w[0] == kind), some


def all_outputs(corpus):
    merged = run('merge', '--strategy=threshold', '--min-people=1', '--into=x', '--json', '.', cwd=corpus.root)
    settled = {p.name: p.read_bytes() for p in sorted((corpus.root / 'annotations/settled-by-x').iterdir())}
    shutil.rmtree(corpus.root / 'annotations/settled-by-x')
    return [run('diff', '--all', '--json', '.', cwd=corpus.root).out, run('diff', '.', cwd=corpus.root).out,
            run('compare', '.', cwd=corpus.root).out, run('compare', '--json', '.', cwd=corpus.root).out,
            merged.out, settled]


def shuffle(path, rand):
    """The same annotations in another order, or laid out otherwise."""
    layer = json.loads(path.read_text(encoding='utf-8'))
    items = layer.get('first', {}).get('items', [])
    rand.shuffle(items)
    path.write_text(json.dumps(layer, indent=rand.choice([None, 1]), ensure_ascii=False), encoding='utf-8')


def test_order():
    """Of records, of files in their folders, and of the layout: nothing printed or written changes, byte for byte."""
    rand = random.Random(20)
    with Corpus() as corpus:
        copy_sample(corpus)
        first = all_outputs(corpus)
        assert all(first) and len(first[-1]) > 7, first
        for _ in range(3):
            annotations = corpus.root / 'annotations'
            files = [(p.relative_to(annotations), p.read_bytes()) for p in annotations.rglob('*') if p.is_file()]
            rand.shuffle(files)
            shutil.rmtree(annotations)
            for below, content in files:
                path = annotations / below
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                if path.name.endswith('.txt.json'):
                    shuffle(path, rand)
            for before, after in zip(first, all_outputs(corpus)):
                assert before == after, (before, after)


def test_in_two():
    """An article cut in two has the differences of the whole, and the counts come to the same."""
    half = ['Ann said no. Ben said yes. ', 'Cat wrote at once. Dan had asked.\n']
    quotes = [[('speaker', 'Ann'), ('cue', 'said'), ('speaker', 'Ben')], [('speaker', 'Cat'), ('date', 'at once')]]
    theirs = [[('speaker', 'Ann'), ('cue', 'no'), ('date', 'Ben')], [('speaker', 'Cat wrote'), ('date', 'at once')]]

    def spans(text, rows, number):
        return [span(number + i, tag, text, words) for i, (tag, words) in enumerate(rows)]

    def counts(corpus):
        rows = [o for o in run('compare', '--of', 'all', '-m', 'exact', '-m', 'unlabelled', '-m', 'overlap',
                               '-m', 'character', '-m', 'fields', '--json', corpus.root).objects]
        return [(o['measure'], o.get('value'), o['units'], o['leftOut']) for o in rows]

    with Corpus() as whole, Corpus() as parts:
        whole.write('a.txt', ''.join(half))
        for slug, rows, number in (('ann', quotes, 1), ('ben', theirs, 50)):
            whole.annotator(slug)
            whole.layer(slug, 'a.txt', spans(''.join(half), rows[0] + rows[1], number))
            parts.annotator(slug)
            for i, name in enumerate(('a.txt', 'b.txt')):
                parts.write(name, half[i])
                parts.layer(slug, name, spans(half[i], rows[i], number + 20 * i))
        assert counts(whole) == counts(parts) and counts(whole)[0][1] is not None, (counts(whole), counts(parts))
        one, two = (run('diff', '--json', c.root).objects for c in (whole, parts))
        assert len(one) == 4 and sorted((o['kind'], o['message']) for o in one) == sorted(
            (o['kind'], o['message']) for o in two), (one, two)


def row(number, tag, start, end, source='../../a.txt'):
    return (f'{{"id":"urn:uuid:00000000-0000-4000-8000-{number:012x}","type":"Annotation","motivation":"tagging",'
            f'"created":"2017-07-10T09:00:00Z","body":[{{"type":"TextualBody","purpose":"tagging","value":"{tag}"}}],'
            f'"target":{{"source":"{source}","selector":[{{"type":"TextPositionSelector","start":{start},'
            f'"end":{end}}}]}}}}')


def test_many():
    """A hundred thousand annotations of each of two, with 20 differences among them."""
    rand = random.Random(5)
    with Corpus() as corpus:
        corpus.write('a.txt', 'word ' * N_MANY)
        planted = sorted(rand.sample(range(N_MANY), 20))
        corpus.annotator('ann')
        corpus.annotator('ben')
        corpus.layer('ann', 'a.txt', [row(i, 'cue', i * 5, i * 5 + 4) for i in range(N_MANY)])
        corpus.layer('ben', 'a.txt', [row(N_MANY + i, 'date' if i in set(planted[:10]) else 'cue', i * 5,
                                          i * 5 + (3 if i in set(planted[10:]) else 4)) for i in range(N_MANY)])
        result = run('diff', '--json', corpus.root)
        assert result.status == 1 and result.err == '', result
        assert [(o['kind'], o['start']) for o in result.objects] == [
            ('tag', i * 5) for i in planted[:10]] + [('boundary', i * 5) for i in planted[10:]], result


if __name__ == '__main__':
    sys.exit(main([test_none, test_twenty, test_order, test_in_two, test_many]))
