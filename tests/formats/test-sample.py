#!/usr/bin/python3
"""Proves the sample corpus without the program: test-sample.py DATA_FOLDER.

Every file fits its schema; every place holds what is quoted there; hashes fit the articles; links
and people resolve; tags, fields and choices are the default tagset's; annotations stand in reading
order, each on its line. Then each of these is broken once, and must be noticed. What reviewers say
is about annotations that are there, and copies them as they are, but for one that was outdated.
"""
import copy
import datetime
import hashlib
import json
import pathlib
import re
import sys
import urllib.parse

import jsonschema

SCHEMAS = {'corpus.json': 'corpus', '*.meta.json': 'meta', 'annotations/*/*.txt.json': 'layer',
           'annotations/*/people.json': 'people', 'annotations/*/annotator.json': 'annotator',
           'reviews/*/*.txt.json': 'review'}
TIMEX = {
    'DATE': r'\d{4}(-\d\d(-\d\d)?|-W\d\d)?|(PRESENT|PAST|FUTURE)_REF',
    'TIME': r'\d{4}-\d\d-\d\dT(MO|MI|AF|EV|NI|DT|\d\d:\d\d)',
    'DURATION': r'P\d+[YMWD]|PT\d+[HM]',
    'SET': r'P\d+[YMWD]',
}


def load(path):
    return json.loads(path.read_text(encoding='utf-8'))


def targets_of(item):
    return item['target'] if isinstance(item['target'], list) else [item['target']]


def places_of(item):
    return [(t['selector'][0]['start'], t['selector'][0]['end']) for t in targets_of(item)]


def wrong_places(item, text):
    places = places_of(item)
    if any(start >= end for start, end in places) or sorted(places) != places:
        yield 'segments out of order'
    if any(a[1] > b[0] for a, b in zip(places, places[1:])):
        yield 'segments overlap'
    for target, (start, end) in zip(targets_of(item), places):
        quote = target['selector'][1]
        if quote['exact'] != text[start:end] or quote['exact'] != quote['exact'].strip():
            yield f'quotes {quote["exact"]!r} where {text[start:end]!r} stands'
        if quote['prefix'] != text[max(0, start - 32):start] or quote['suffix'] != text[end:end + 32]:
            yield 'has other words around it'


def wrong_value(body, field, tags, people):
    if field['kind'] == 'choice':
        return body['value'] not in [c['id'] for c in field['choices']]
    if field['kind'] == 'person':
        return body['source'] not in people
    if field['kind'] == 'link':
        return tags.get(body['source']) not in field['to']
    if field['kind'] == 'timex':
        return not re.fullmatch(TIMEX[body['timex']], body['value'])
    return not body['value'].strip()


def wrong_fields(item, tagset, tags, people):
    tag = tagset.get(item['body'][0]['value'])
    if tag is None:
        yield 'unknown tag'
        return
    fields = {f['id']: f for f in tag.get('fields', [])}
    bodies = [b for b in item['body'] if 'field' in b]
    seen = [b['field'] for b in bodies]
    if any(name not in fields for name in seen):
        yield 'unknown field'
        return
    order = list(fields)
    if seen != sorted(seen, key=order.index):
        yield 'fields out of order'
    for body in bodies:
        if wrong_value(body, fields[body['field']], tags, people):
            yield f'{body["field"]} is wrong'
        if seen.count(body['field']) > 1 and not fields[body['field']].get('many'):
            yield f'{body["field"]} twice'
    needed = [f for f in order if fields[f]['kind'] in ('choice', 'timex') or fields[f].get('advised')]
    if any(name not in seen for name in needed):
        yield 'a field is missing'


def wrong_in_layer(layer, data, tagset, people):
    """What is wrong with @layer about the article in @data."""
    text, items = data.decode('utf-8'), layer['first']['items']
    tags = {i['id']: i['body'][0]['value'] for i in items}
    if layer['article']['sha256'] != hashlib.sha256(data).hexdigest():
        yield 'another text'
    if len(tags) != len(items):
        yield 'an id twice'
    order = [(places_of(i)[0][0], -places_of(i)[-1][1], i['id']) for i in items]
    if order != sorted(order):
        yield 'not in reading order'
    linked = {b['source'] for i in items for b in i['body'] if b.get('purpose') == 'linking'}
    for item in items:
        for problem in [*wrong_places(item, text), *wrong_fields(item, tagset, tags, people)]:
            yield f'{item["id"]}: {problem}'
        if tags[item['id']] in ('speaker', 'cue') and item['id'] not in linked:
            yield f'{item["id"]}: says nothing'
        if layer['article']['state'] == 'done' and item.get('unsure'):
            yield f'{item["id"]}: unsure, though the article is done'


def check_layer(path, root, tagset, people):
    lines = path.read_text(encoding='utf-8').split('\n')
    layer = load(path)
    assert len(lines) == len(layer['first']['items']) + 3 and lines[-2:] == [']}}', ''], path
    for item in layer['first']['items']:
        for target in targets_of(item):
            source = (path.parent / urllib.parse.unquote(target['source'])).resolve()
            assert source == (root / path.name.removesuffix('.json')).resolve(), path
    owner = load(path.parent / 'annotator.json')
    assert (layer['creator']['id'], layer['creator']['name']) == (owner['id'], owner['name']), path
    data = (root / path.name.removesuffix('.json')).read_bytes()
    problems = list(wrong_in_layer(layer, data, tagset, people))
    assert not problems, (path, problems)
    return layer, data


def copy_of(item):
    """An annotation as a review holds it: without sources and quotes."""
    targets = [{k: v for k, v in t.items() if k != 'source'} | {'selector': t['selector'][:1]} for t in targets_of(item)]
    return item | {'target': targets if isinstance(item['target'], list) else targets[0]}


def check_reviews(root):
    """That all that was judged is there; how many copies aren't as what they are of."""
    owners = {o['id']: p.parent.name for p in root.glob('annotations/*/annotator.json') for o in [load(p)]}
    reviews, outdated = sorted(root.glob('reviews/*/*.txt.json')), 0
    ids = [i['id'] for p in reviews for i in load(p)['first']['items']]
    assert len(ids) == len(set(ids)), ids
    for path in reviews:
        text = (root / path.name.removesuffix('.json')).read_text(encoding='utf-8')
        for item in load(path)['first']['items']:
            assert item.get('replyTo', ids[0]) in ids and item.get('supersedes', ids[0]) in ids, item
            for side in item['target'] if isinstance(item['target'], list) else []:
                if 'judged' not in side:
                    continue
                layer = load(root / 'annotations' / owners[side['whose']] / path.name)
                now = next(i for i in layer['first']['items'] if i['id'] == side['source'])
                parts = [t['selector'][0] if isinstance(t['selector'], list) else t['selector']
                         for t in targets_of(side['judged'])]
                assert side['quote'] == ' … '.join(text[p['start']:p['end']] for p in parts).replace('\n', ' '), side
                outdated += side['judged'] != copy_of(now)
    assert outdated == 1, outdated
    return len(reviews)


def check_article(path):
    lines = path.read_text(encoding='utf-8').split('\n')
    meta = load(path.with_suffix('.meta.json'))
    printed = datetime.datetime.strptime(lines[2], '%A, %B %d, %Y').date()
    assert lines[0] == meta['title'] and lines[1] == lines[3] == '' and lines[-1] == '', path
    assert meta['date'] == printed.isoformat() and f'{printed:%A}' == lines[2].split(',')[0], path


def prove(layer, data, tagset, people):
    """That each kind of mistake is seen."""
    def claim(broken):
        return next(i for i in broken['first']['items'] if i['body'][0]['value'] == 'claim')

    def body(broken, field):
        return next(b for i in broken['first']['items'] for b in i['body'] if b.get('field') == field)

    breaks = [
        lambda b: b['article'].update(sha256='0' * 64),
        lambda b: b['first']['items'].reverse(),
        lambda b: b['first']['items'].append(b['first']['items'][-1]),
        lambda b: targets_of(claim(b))[0]['selector'][0].update(start=0),
        lambda b: targets_of(claim(b))[0]['selector'][1].update(suffix='?'),
        lambda b: claim(b)['body'][0].update(value='clam'),
        lambda b: body(b, 'kind').update(value='fact'),
        lambda b: body(b, 'kind').update(field='sort'),
        lambda b: body(b, 'person').update(source='urn:uuid:0'),
        lambda b: body(b, 'said-by').update(source='urn:uuid:0'),
        lambda b: body(b, 'when').update(value='Sunday'),
        lambda b: claim(b)['body'].pop(1),
    ]
    for n, mistake in enumerate(breaks):
        broken = copy.deepcopy(layer)
        mistake(broken)
        assert list(wrong_in_layer(broken, data, tagset, people)), n


def main(folder):
    root = folder / 'sample'
    for pattern, name in SCHEMAS.items():
        schema = jsonschema.Draft202012Validator(load(folder / 'schemas' / f'{name}.schema.json'))
        for path in sorted(root.glob(pattern)):
            problems = [e.message for e in schema.iter_errors(load(path))]
            assert not problems, (path, problems)
    articles = sorted(root.glob('*.txt'))
    assert len(articles) >= 12
    for path in articles:
        check_article(path)
    tagset = {t['id']: t for t in load(folder / 'tagset.json')['tags']}
    layers = sorted(root.glob('annotations/*/*.txt.json'))
    assert {p.parent.name for p in layers} == {'annotator-a', 'annotator-b'}
    for path in layers:
        people = {p['id'] for p in load(path.parent / 'people.json')['people']}
        layer, data = check_layer(path, root, tagset, people)
    prove(layer, data, tagset, people)
    n_reviews = check_reviews(root)
    print(f'{len(articles)} articles, {len(layers)} layers, {n_reviews} reviews')


main(pathlib.Path(sys.argv[1]))
