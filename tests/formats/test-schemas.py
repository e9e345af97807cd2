#!/usr/bin/python3
"""Proves the JSON Schemas: test-schemas.py DATA_FOLDER.

Each good sample must pass, and each bad one, which differs from a good one in one place, must be
refused because of that place. The default tagset must pass as it is.
"""
import copy
import json
import pathlib
import sys

import jsonschema

UUID = 'urn:uuid:5f3c5a4e-7a3f-4c0e-9a53-0c2b8f6f2f1%d'
GONE = object()
LONG = 'x' * 33
TURNED = 'gpj\u202eexe'

SPEAKER = {
    'id': UUID % 2, 'type': 'Annotation', 'motivation': 'tagging',
    'created': '2017-07-10T09:00:00Z',
    'body': [
        {'type': 'TextualBody', 'purpose': 'tagging', 'value': 'speaker'},
        {'type': 'SpecificResource', 'purpose': 'identifying', 'field': 'person',
         'source': 'http://www.wikidata.org/entity/Q22212'},
    ],
    'target': {
        'source': '../../news/article%20%C3%A9.txt',
        'selector': [
            {'type': 'TextPositionSelector', 'start': 0, 'end': 6},
            {'type': 'TextQuoteSelector', 'exact': 'Graham', 'prefix': '', 'suffix': ' said'},
        ],
    },
}

CLAIM = {
    'id': UUID % 3, 'type': 'Annotation', 'motivation': 'tagging',
    'created': '2017-07-10T09:00:00Z', 'modified': '2017-07-10T09:00:01Z',
    'creator': {'id': UUID % 9, 'type': 'Person', 'name': 'Ben'},
    'suggestedBy': 'quotes', 'unsure': True, 'theirs': [1, {'a': None}],
    'body': [
        {'type': 'TextualBody', 'purpose': 'tagging', 'value': 'claim'},
        {'type': 'TextualBody', 'purpose': 'classifying', 'field': 'kind', 'value': 'factual'},
        {'type': 'TextualBody', 'purpose': 'classifying', 'field': 'when',
         'value': '2017-07-09TMO', 'timex': 'TIME', 'anchor': 'dct', 'mod': 'START'},
        {'type': 'SpecificResource', 'purpose': 'linking', 'field': 'said-by',
         'source': UUID % 2},
        {'type': 'TextualBody', 'purpose': 'commenting', 'value': 'odd'},
        {'type': 'Image', 'id': 'https://example.org/a.png'},
        'https://example.org/words',
    ],
    'target': [
        {'source': '../../a.txt', 'segmented': True, 'selector': [
            {'type': 'TextPositionSelector', 'start': 7, 'end': 9},
            {'type': 'TextQuoteSelector', 'exact': 'no', 'prefix': 'a', 'suffix': 'b'}]},
        {'source': '../../a.txt', 'segmented': True, 'selector': [
            {'type': 'TextPositionSelector', 'start': 20, 'end': 21},
            {'type': 'TextQuoteSelector', 'exact': '!'}]},
    ],
}

FOREIGN = {'id': 'https://example.org/1', 'type': 'Annotation', 'motivation': 'commenting',
           'body': 'words', 'target': 'https://example.org/page'}


def layer(schemas):
    context = schemas['layer']['properties']['@context']['prefixItems'][1]['const']
    return {
        '@context': ['http://www.w3.org/ns/anno.jsonld', context],
        'id': UUID % 0, 'type': 'AnnotationCollection', 'label': 'article é.txt',
        'creator': {'id': UUID % 1, 'type': 'Person', 'name': 'Ann'},
        'generator': {'id': 'https://example.org/annotator', 'type': 'Software',
                      'name': 'Annotator'},
        'format': 1,
        'article': {'sha256': '0' * 64, 'date': '2017-07-10', 'dateOrigin': 'hand',
                    'state': 'in-progress'},
        'theirs': True,
        'first': {'id': UUID % 0 + '#page', 'type': 'AnnotationPage', 'partOf': UUID % 0,
                  'startIndex': 0, 'items': [SPEAKER, CLAIM, FOREIGN]},
    }


PEOPLE = {'format': 1, 'theirs': 1, 'people': [
    {'id': UUID % 1, 'name': 'Lindsey Graham', 'kind': 'person', 'role': 'U.S. senator',
     'aliases': ['Graham'], 'wikidata': 'Q22212', 'note': 'two\nlines', 'theirs': 0},
    {'id': 'http://www.wikidata.org/entity/Q1', 'name': 'المسؤولون', 'kind': 'group',
     'mergedInto': UUID % 1},
]}

ANNOTATOR = {'format': 1, 'id': UUID % 1, 'name': 'Ann', 'theirs': []}

CORPUS = {'format': 1, 'example': 'annotator-a', 'theirs': {}}

META = {'title': 'Headline', 'byline': 'Name', 'date': '2017-07-10', 'dateOrigin': 'metadata',
        'language': 'de-AT', 'url': 'https://example.org/a', 'source': 'Agency', 'rule': 3}

TAGSET = {'format': 1, 'name': 'T', 'tags': [
    {'id': 'a', 'name': 'A', 'colour': 'grey', 'key': 'é', 'role': 'claim', 'formerly': ['b'],
     'guideline': ['One.', 'Two.'], 'theirs': 1, 'fields': [
         {'id': 'c', 'name': 'C', 'kind': 'choice', 'many': True,
          'choices': [{'id': 'x', 'name': 'X'}]},
         {'id': 'l', 'name': 'L', 'kind': 'link', 'role': 'speaker', 'to': ['a'], 'many': True},
         {'id': 't', 'name': 'T', 'kind': 'timex', 'advised': True, 'guideline': []},
         {'id': 'p', 'name': 'P', 'kind': 'person'},
         {'id': 'w', 'name': 'W', 'kind': 'text'}]},
    {'id': 'plain', 'name': 'Plain', 'colour': 'sky'},
]}

# Where in the good sample, and what to put there (GONE: take it out).
BAD = {
    'tagset': [
        ('', []), ('format', 2), ('format', GONE), ('format', '1'), ('name', GONE), ('name', ''),
        ('name', TURNED), ('name', 'a\n'), ('tags', GONE), ('tags', []), ('tags', {}),
        ('tags/1', 'plain'), ('tags/1/id', GONE), ('tags/1/id', ''), ('tags/1/id', 7),
        ('tags/1/id', 'a\u0007'), ('tags/1/name', GONE), ('tags/1/colour', GONE),
        ('tags/1/colour', 'red'), ('tags/1/colour', 'Blue'), ('tags/0/key', 'S'),
        ('tags/0/key', '1'), ('tags/0/key', 'st'), ('tags/0/key', ''), ('tags/0/key', '_'),
        ('tags/0/role', 'victim'), ('tags/0/formerly', 'b'), ('tags/0/formerly', ['b', 'b']),
        ('tags/0/guideline', 'One.'), ('tags/0/guideline', ['One.\nTwo.']),
        ('tags/0/guideline', ['']), ('tags/0/fields', {}), ('tags/0/fields/0/id', GONE),
        ('tags/0/fields/0/kind', GONE), ('tags/0/fields/0/kind', 'number'),
        ('tags/0/fields/0/choices', GONE), ('tags/0/fields/0/choices', []),
        ('tags/0/fields/0/choices', ['x']), ('tags/0/fields/0/choices/0/id', GONE),
        ('tags/0/fields/0/choices/0/name', GONE), ('tags/0/fields/0/role', 'speaker'),
        ('tags/0/fields/0/to', ['a']), ('tags/0/fields/4/choices', [{'id': 'x', 'name': 'X'}]),
        ('tags/0/fields/1/to', 'a'), ('tags/0/fields/1/role', 'none'),
        ('tags/0/fields/1/many', 'yes'), ('tags/0/fields/2/advised', 1),
    ],
    'people': [
        ('', {}), ('format', 2), ('format', GONE), ('people', {}), ('people', GONE),
        ('people/0', 'x'), ('people/0/id', GONE), ('people/0/id', 'graham'),
        ('people/0/id', 'http://www.wikidata.org/entity/P1'), ('people/0/id', UUID % 1 + '\n'),
        ('people/0/name', GONE), ('people/0/name', ''), ('people/0/name', TURNED),
        ('people/0/kind', 'robot'), ('people/0/role', 7),
        ('people/0/aliases', 'Graham'), ('people/0/aliases', []), ('people/0/aliases', ['']),
        ('people/0/wikidata', 'q22212'), ('people/0/wikidata', 'Q0'), ('people/0/note', 7),
        ('people/1/mergedInto', 'x'),
    ],
    'annotator': [
        ('', []), ('format', 2), ('format', GONE), ('id', GONE), ('id', 'ann'),
        ('id', UUID % 1 + '0'), ('id', (UUID % 1).upper()), ('name', GONE), ('name', ''),
        ('name', 'a\x1b[31m'), ('name', TURNED), ('name', 7),
    ],
    'corpus': [
        ('', []), ('format', GONE), ('format', 2), ('example', 7), ('example', ''),
        ('example', '../a'), ('example', 'A'), ('example', 'a\n'),
    ],
    'meta': [
        ('', []), ('title', 7), ('byline', None), ('date', '10 July 2017'),
        ('date', '2017-13-01'), ('date', '2017-07-32'), ('date', '2017-07-10T09:00:00Z'),
        ('dateOrigin', 'guess'), ('language', 'German!'), ('url', 'example.org'),
        ('url', 'https://example.org/a b'), ('source', []),
    ],
    'layer': [
        ('', []), ('@context', GONE), ('@context', 'http://www.w3.org/ns/anno.jsonld'),
        ('@context', ['http://www.w3.org/ns/anno.jsonld']),
        ('@context/0', 'https://example.org/other'), ('@context/1/field', 'x:field'),
        ('id', GONE), ('id', 'layer'), ('type', GONE), ('type', 'Annotation'), ('label', GONE),
        ('label', ''), ('creator', GONE), ('creator/id', GONE), ('creator/type', 'Software'),
        ('creator/name', ''), ('generator', GONE), ('generator/type', 'Person'),
        ('format', GONE), ('format', 2), ('total', 3), ('modified', '2017-07-10T09:00:00Z'),
        ('article', GONE), ('article/sha256', GONE), ('article/sha256', 'A' * 64),
        ('article/sha256', '0' * 63), ('article/date', GONE), ('article/dateOrigin', GONE),
        ('article/date', '2017'), ('article/dateOrigin', 'me'), ('article/state', GONE),
        ('article/state', 'half'), ('first/@context', 'http://www.w3.org/ns/anno.jsonld'),
        ('first/id', GONE), ('first/id', UUID % 0), ('first/type', 'AnnotationCollection'),
        ('first/partOf', GONE), ('first/startIndex', 1), ('first/startIndex', GONE),
        ('first/items', []), ('first/items', {}), ('first/items', GONE),
        ('first/items/2', 'words'), ('first/items/2/id', GONE), ('first/items/2/type', GONE),
        ('first/items/2/type', 'Note'), ('first/items/2/target', GONE),
        ('first/items/2/target', []), ('first/items/2/target', {}),
        ('first/items/0/id', GONE), ('first/items/0/id', 'no iri'),
        ('first/items/0/type', ['Annotation', 'Other']), ('first/items/0/body', GONE),
        ('first/items/0/body', []), ('first/items/0/body/0', GONE),
        ('first/items/0/body/0/value', GONE), ('first/items/0/body/0/value', ''),
        ('first/items/0/body/0/type', 'Text'), ('first/items/0/body/1/source', GONE),
        ('first/items/0/body/1/source', 'no iri'), ('first/items/0/body/1/type', 'TextualBody'),
        ('first/items/0/created', '2017-07-10T09:00:00+02:00'),
        ('first/items/0/created', '2017-07-10T09:00:00'), ('first/items/0/created', '2017-07-10'),
        ('first/items/0/created', '2017-07-10T24:00:00Z'), ('first/items/0/created', 0),
        ('first/items/0/unsure', False), ('first/items/0/suggestedBy', ''),
        ('first/items/0/target', GONE), ('first/items/0/target', '../../a.txt'),
        ('first/items/0/target/source', GONE), ('first/items/0/target/source', '/a.txt'),
        ('first/items/0/target/source', 'https://example.org/a.txt'),
        ('first/items/0/target/source', '../../a b.txt'),
        ('first/items/0/target/source', '../../a%2.txt'), ('first/items/0/target/segmented', True),
        ('first/items/0/target/selector', GONE),
        ('first/items/0/target/selector', {'type': 'TextPositionSelector', 'start': 0, 'end': 6}),
        ('first/items/0/target/selector/0', GONE), ('first/items/0/target/selector/1', GONE),
        ('first/items/0/target/selector/0/start', -1),
        ('first/items/0/target/selector/0/start', 0.5),
        ('first/items/0/target/selector/0/start', '0'),
        ('first/items/0/target/selector/0/start', GONE),
        ('first/items/0/target/selector/0/end', 0),
        ('first/items/0/target/selector/0/end', GONE),
        ('first/items/0/target/selector/1/exact', GONE),
        ('first/items/0/target/selector/1/exact', ''),
        ('first/items/0/target/selector/1/prefix', LONG),
        ('first/items/0/target/selector/1/suffix', LONG),
        ('first/items/1/target/1', GONE), ('first/items/1/target/0/segmented', GONE),
        ('first/items/1/target/0/segmented', False), ('first/items/1/creator', 7),
        ('first/items/1/body/1/value', GONE), ('first/items/1/body/1/value', 7),
        ('first/items/1/body/1/field', ''), ('first/items/1/body/1/type', 'SpecificResource'),
        ('first/items/1/body/1/anchor', 'dct'), ('first/items/1/body/1/mod', 'START'),
        ('first/items/1/body/2/timex', 'DAY'), ('first/items/1/body/2/mod', 'start'),
        ('first/items/1/body/2/anchor', 'yesterday'), ('first/items/1/body/3/source', GONE),
        ('first/items/1/body/4/value', GONE), ('first/items/1/body/5', 7),
    ],
    'review': [
        ('', []), ('@context', GONE), ('@context', ['http://www.w3.org/ns/anno.jsonld']),
        ('@context/1/whose', 'x:whose'), ('id', 'review'), ('type', 'Annotation'),
        ('label', GONE), ('creator', GONE), ('creator/name', ''), ('generator', GONE),
        ('format', GONE), ('format', 2), ('article', GONE), ('article/sha256', '0'),
        ('first/items', []), ('first/items/0', 'words'), ('first/items/0/id', 'no iri'),
        ('first/items/0/type', 'Note'), ('first/items/0/created', GONE),
        ('first/items/0/created', '2017-07-10T09:00:00.5Z'),
        ('first/items/0/created', '2017-07-10T09:00:00+02:00'),
        ('first/items/0/creator', UUID % 1), ('first/items/0/supersedes', 7),
        ('first/items/0/body/0/decision', GONE), ('first/items/0/body/0/decision', 'defer'),
        ('first/items/0/body/0/decision', 'replace'), ('first/items/0/body/0/replacement', 'x'),
        ('first/items/0/body/1/value', GONE), ('first/items/0/body/1/purpose', 'tagging'),
        ('first/items/0/target', GONE), ('first/items/0/target', []),
        ('first/items/0/target/0/type', 'Text'), ('first/items/0/target/0/source', '../a.txt'),
        ('first/items/0/target/0/whose', GONE), ('first/items/0/target/0/whose', 'Ann'),
        ('first/items/0/target/0/accepted', False), ('first/items/0/target/0/quote', 7),
        ('first/items/0/target/0/judged', GONE), ('first/items/0/target/0/judged/id', GONE),
        ('first/items/0/target/0/judged/motivation', 'assessing'),
        ('first/items/0/target/0/judged/body', []),
        ('first/items/0/target/0/judged/target/selector', []),
        ('first/items/0/target/0/judged/target/selector/0/end', GONE),
        ('first/items/0/target/1/source', UUID % 3), ('first/items/0/target/1/accepted', True),
        ('first/items/1/replyTo', GONE), ('first/items/1/replyTo', 'first'),
        ('first/items/1/target', 7), ('first/items/1/body', []),
        ('first/items/2/body/0/verdict', GONE), ('first/items/2/body/0/verdict', 'no'),
        ('first/items/2/target', 'a b.txt'), ('first/items/3/replyTo', GONE),
        ('first/items/3/body/0/resolved', GONE), ('first/items/3/body/0/resolved', 'yes'),
    ],
}


def review(name):
    """A file as the program writes it: tests/formats/test-review-file.c holds its bytes."""
    path = pathlib.Path(__file__).parent.parent / 'data/review-file' / name
    return json.loads(path.read_text(encoding='utf-8'))


def changed(sample, path, value):
    """A copy of the sample that differs in one place."""
    if not path:
        return value
    whole = copy.deepcopy(sample)
    *way, last = [int(key) if key.isdigit() else key for key in path.split('/')]
    place = whole
    for key in way:
        place = place[key]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return whole


def main(data):
    folder = pathlib.Path(data)
    schemas = {path.name.split('.')[0]: json.loads(path.read_text(encoding='utf-8'))
               for path in folder.glob('schemas/*.schema.json')}
    assert sorted(schemas) == sorted(BAD), sorted(schemas)
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    checks = {name: jsonschema.Draft202012Validator(schema) for name, schema in schemas.items()}

    empty = layer(schemas)
    del empty['first']
    small = review('small.json')
    no_records = {key: value for key, value in small.items() if key != 'first'}
    replaced = copy.deepcopy(small)
    replaced['first']['items'][0]['body'][0] = {
        'type': 'Decision', 'decision': 'replace',
        'replacement': small['first']['items'][0]['target'][0]['judged']}
    replaced['first']['items'].append(FOREIGN | {'motivation': 'bookmarking'})
    default = json.loads((folder / 'tagset.json').read_text(encoding='utf-8'))
    good = {
        'annotator': [ANNOTATOR],
        'corpus': [CORPUS, {'format': 1}],
        'layer': [layer(schemas), empty],
        'meta': [META, {}],
        'people': [PEOPLE, {'format': 1, 'people': []}],
        'review': [small, no_records, replaced],
        'tagset': [TAGSET, default],
    }

    failures = []
    for name, samples in good.items():
        for sample in samples:
            failures += [f'{name}: good, but: {error.json_path}: {error.message[:200]}'
                         for error in checks[name].iter_errors(sample)]
        failures += [f'{name}: not refused: {path} = {value!r}' for path, value in BAD[name]
                     if checks[name].is_valid(changed(samples[0], path, value))]
    print('\n'.join(failures) or f'{sum(map(len, BAD.values()))} bad samples refused')
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
