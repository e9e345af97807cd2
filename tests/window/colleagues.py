"""Articles with the work of colleagues on them, for tests of the window in which that is compared."""
import hashlib
import json
import os
import pathlib

CONTEXT = json.loads(pathlib.Path(os.environ['ANNO_DATA_DIR'], 'schemas/layer.schema.json').read_text(encoding='utf-8'))[
    'properties']['@context']['prefixItems'][1]['const']
GENERATOR = {'id': 'https://example.org/annotator', 'type': 'Software', 'name': 'Annotator'}


def iri(number):
    return f'urn:uuid:00000000-0000-4000-8000-{number:012x}'


def mark(number, tag, text, quote, created='2017-07-10T09:00:00Z'):
    """An annotation on the first place where the text says the quote."""
    start = text.index(quote)
    return {'id': iri(number), 'type': 'Annotation', 'motivation': 'tagging', 'created': created,
            'body': [{'type': 'TextualBody', 'purpose': 'tagging', 'value': tag}],
            'target': {'source': '../../a.txt', 'selector': [
                {'type': 'TextPositionSelector', 'start': start, 'end': start + len(quote)},
                {'type': 'TextQuoteSelector', 'exact': quote, 'prefix': text[max(0, start - 32):start],
                 'suffix': text[start + len(quote):][:32]}]}}


def write_layer(root, slug, name, text, marks):
    """The layer of a colleague, who is called as the folder is, on the article of that name."""
    who = iri(sum(slug.encode()))
    folder = root / 'annotations' / slug
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / 'annotator.json').write_text(json.dumps({'format': 1, 'id': who, 'name': slug.title()}), encoding='utf-8')
    layer = {'@context': ['http://www.w3.org/ns/anno.jsonld', CONTEXT], 'id': iri(170), 'type': 'AnnotationCollection',
             'label': name, 'creator': {'id': who, 'type': 'Person', 'name': slug.title()}, 'generator': GENERATOR,
             'format': 1,
             'article': {'sha256': hashlib.sha256(text.encode()).hexdigest(), 'state': 'in-progress'},
             'first': {'id': iri(170) + '#page', 'type': 'AnnotationPage', 'partOf': iri(170), 'startIndex': 0, 'items': []}}
    words = json.dumps(layer, separators=(',', ':'))[:-3]
    rows = '\n,'.join(json.dumps(m, separators=(',', ':')) for m in marks)
    (folder / f'{name}.json').write_text(f'{words}\n{rows}\n]}}}}\n', encoding='utf-8')
