"""What the tests of annotator-cli share: a corpus to work on, the program to run, TAP to print."""
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()

CONTEXT = json.loads((SOURCE / 'data/schemas/layer.schema.json').read_text(encoding='utf-8'))[
    'properties']['@context']['prefixItems'][1]['const']

# Nothing of the person's own comes in: no locale, no bus, no display, no home.
BARE = {'PATH': '/usr/bin:/bin', 'XDG_CACHE_HOME': os.environ['XDG_CACHE_HOME'],
        'LSAN_OPTIONS': os.environ.get('LSAN_OPTIONS', ''),
        'UBSAN_OPTIONS': os.environ.get('UBSAN_OPTIONS', '')}


class Result:
    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout.decode('utf-8')
        self.err = process.stderr.decode('utf-8')

    def __repr__(self):
        return f'status {self.status}\nstdout: {self.out}\nstderr: {self.err}'

    @property
    def lines(self):
        return self.out.splitlines()

    @property
    def objects(self):
        return [json.loads(line) for line in self.lines]


def run(*words, cwd=None, env=None, **options):
    """Runs annotator-cli with the words, which may be bytes."""
    process = subprocess.run([PROGRAM, *words], cwd=cwd, env={**BARE, **(env or {})},
                             capture_output=True, timeout=60, check=False, **options)
    return Result(process)


class Corpus:
    """A corpus in a folder that goes away with the test."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name, 'corpus')
        self.root.mkdir()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        for path, folders, _ in os.walk(os.fsencode(self.root)):
            for folder in folders:
                os.chmod(os.path.join(path, folder), 0o700)
        self.folder.cleanup()

    def write(self, name, content):
        """A file with those words, or bytes, below the root; the name may be bytes."""
        path = pathlib.Path(os.fsdecode(os.fsencode(self.root) + b'/' + os.fsencode(name)))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode('utf-8'))
        return path

    def annotator(self, slug, people=()):
        number = f'{sum(slug.encode()):012x}'
        self.write(f'annotations/{slug}/annotator.json', json.dumps(
            {'format': 1, 'id': f'urn:uuid:00000000-0000-4000-8000-{number}', 'name': slug}))
        self.write(f'annotations/{slug}/people.json', json.dumps(
            {'format': 1, 'people': [{'id': p, 'name': p, 'kind': 'person'} for p in people]}))

    def layer(self, slug, name, spans=(), text=None, **changes):
        """A layer file on the article, with spans as span() makes them."""
        if text is None:
            text = (self.root / name).read_bytes()
        number = f'{sum(slug.encode()):012x}'
        head = {
            '@context': ['http://www.w3.org/ns/anno.jsonld', CONTEXT],
            'id': 'urn:uuid:00000000-0000-4000-8000-0000000000aa',
            'type': 'AnnotationCollection',
            'label': name,
            'creator': {'id': f'urn:uuid:00000000-0000-4000-8000-{number}', 'type': 'Person',
                        'name': slug},
            'generator': {'id': 'https://example.org/annotator', 'type': 'Software',
                          'name': 'Annotator'},
            'format': 1,
            'article': {'sha256': hashlib.sha256(text).hexdigest(), 'state': 'in-progress'},
        }
        head.update(changes)
        words = json.dumps(head, ensure_ascii=False, separators=(',', ':'))
        if spans:
            page = {'id': head['id'] + '#page', 'type': 'AnnotationPage', 'partOf': head['id'],
                    'startIndex': 0, 'items': []}
            first = json.dumps(page, separators=(',', ':')).removesuffix(']}')
            rows = '\n,'.join(s if isinstance(s, str) else
                              json.dumps(s, ensure_ascii=False, separators=(',', ':'))
                              for s in spans)
            words = f'{words[:-1]},"first":{first}\n{rows}\n]}}}}'
        return self.write(f'annotations/{slug}/{name}.json', words + '\n')


def span(number, tag, text, quote, *bodies, exact=None):
    """An annotation on the first place where the text says the quote."""
    start = text.index(quote)
    end = start + len(quote)
    return {
        'id': f'urn:uuid:00000000-0000-4000-8000-{number:012x}',
        'type': 'Annotation',
        'motivation': 'tagging',
        'created': '2017-07-10T09:00:00Z',
        'body': [{'type': 'TextualBody', 'purpose': 'tagging', 'value': tag}, *bodies],
        'target': {'source': '../../a.txt', 'selector': [
            {'type': 'TextPositionSelector', 'start': start, 'end': end},
            {'type': 'TextQuoteSelector', 'exact': exact or quote,
             'prefix': text[max(0, start - 32):start], 'suffix': text[end:end + 32]}]},
    }


def choice(field, value):
    return {'type': 'TextualBody', 'purpose': 'classifying', 'field': field, 'value': value}


def link(field, number):
    return {'type': 'SpecificResource', 'purpose': 'linking', 'field': field,
            'source': f'urn:uuid:00000000-0000-4000-8000-{number:012x}'}


def person(field, iri):
    return {'type': 'SpecificResource', 'purpose': 'identifying', 'field': field, 'source': iri}


def copy_sample(corpus):
    shutil.rmtree(corpus.root)
    shutil.copytree(SOURCE / 'data/sample', corpus.root)


def main(tests):
    """Runs the functions, and says by TAP how each went."""
    print(f'1..{len(tests)}')
    failed = 0
    for number, test in enumerate(tests, 1):
        try:
            test()
            print(f'ok {number} {test.__name__}')
        except Exception:
            failed += 1
            print(f'not ok {number} {test.__name__}')
            print('# ' + traceback.format_exc().replace('\n', '\n# '))
    return 1 if failed else 0
