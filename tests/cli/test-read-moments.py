#!/usr/bin/python3
"""annotator-cli read that is stopped, killed, out of room, or side by side with another: what is there is whole, and
told; and what means harm costs no more than its size."""
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time

from harness import BARE, PROGRAM, main, run
from import_scene import IS_SANITIZED, Place, with_disk


def line(n, words='The mayor said no.', article=None):
    text = f'Story {n:06}. {words}\n'
    start = text.index('said') if 'said' in text else 0
    meta = {'meta': {'article': article}} if article else {}
    return json.dumps({'text': text, 'spans': [{'start': 0, 'end': 5, 'label': 'speaker', 'person': f'Person {n}'},
                                               {'start': start, 'end': start + 4, 'label': 'cue'}], **meta}) + '\n'


def ann(n):
    """brat's files of one article: a person is named, who is in the list of people only."""
    text = f'Story {n:06}. The mayor said no.\n'
    return text, f'T1\tspeaker 14 23\tThe mayor\nN1\tReference T1 Person:urn:p{n}\tPerson {n}\nT2\tcue 24 28\tsaid\n'


def fill(place, n):
    for i in range(n):
        text, marks = ann(i)
        place.write(f'{i // 100}/a{i}.txt', text)
        place.write(f'{i // 100}/a{i}.ann', marks)


def command(place, *words):
    return [PROGRAM, 'read', '-a', 'ann', '--into', 'corpus', *words, place.root / 'sources']


def start(place, *words):
    return subprocess.Popen(command(place, *words), cwd=place.root, env=BARE, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE)


def read(place, source='sources', *words):
    return run('read', '-a', 'ann', '--into', 'corpus', *words, source, cwd=place.root)


def wait_for_layers(place, process):
    while process.poll() is None and not any(place.corpus.glob('annotations/ann/*/*.json')):
        time.sleep(0.002)


def check_layers(place, names=True):
    """All layers are whole and about the text that is there; how many there are, and whose names are missing."""
    n, missing = 0, set()
    people = place.corpus / 'annotations/ann/people.json'
    known = {p['id'] for p in json.loads(people.read_text(encoding='utf-8'))['people']} if people.exists() else set()
    for path in place.corpus.glob('annotations/ann/**/*.txt.json'):
        layer = json.loads(path.read_text(encoding='utf-8'))
        text = (place.corpus / path.relative_to(place.corpus / 'annotations/ann')).with_suffix('').read_bytes()
        assert layer['article']['sha256'] == hashlib.sha256(text).hexdigest(), path
        assert len(layer['first']['items']) == 2, path
        missing |= {b['source'] for i in layer['first']['items'] for b in i['body'] if 'source' in b} - known
        n += 1
    assert not names or not missing, sorted(missing)[:5]
    return n


def test_read_only():
    if os.geteuid() == 0:
        return with_disk('ro', check_read_only)
    with Place() as place:
        place.corpus.mkdir(mode=0o500)
        check_read_only(place)


def check_read_only(place):
    fill(place, 3)
    result = read(place)
    assert result.status == 4 and result.out == '' and place.files() == [], result
    assert read(place, 'sources', '-n').status == 0 and place.files() == []


def test_full_disk():
    with_disk('small', check_full_disk)


def check_full_disk(place):
    """What came before stays whole, and how much that was is told."""
    for n in range(60):
        place.write(f'{n:02}.jsonl', line(n, 'The mayor said no. ' * 1000))
    result = read(place, 'sources', '-f', 'spacy')
    assert result.status == 4 and 'space' in result.err and not place.temps(), result
    n = check_layers(place)
    assert 2 < n < 60 and f'{n} layers were written before that' in result.err, (n, result)
    assert place.check_whole(most_alone=1) - n in (0, 1)


def test_interrupted():
    """Ctrl+C: only whole files are left, with the names of the people in them; how many is told."""
    with Place() as place:
        fill(place, 400 if IS_SANITIZED else 3000)
        place.corpus.mkdir()
        process = start(place)
        wait_for_layers(place, process)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        n = check_layers(place)
        assert process.returncode == 130 and not place.temps(), (process.returncode, err)
        assert 0 < n < 3000 and out == b'', n
        assert f'{n} layer'.encode() in err, (n, err)
        result = read(place)
        assert result.status == 5 and 'there already' in result.err and check_layers(place) == n, result
        assert read(place, 'sources', '-a', 'ben').status == 0


def test_interrupted_early():
    """While it learns what there is, nothing is there: of one large file, too, and of many that aren't anything."""
    with Place() as place:
        large = place.write('a.jsonl', ''.join(line(n) for n in range(60000 if IS_SANITIZED else 400000)))
        place.corpus.mkdir()
        for pause in (0.05, 0.3):
            process = start(place, '-f', 'spacy')
            place.wait_for_handler(process)
            time.sleep(pause)
            assert process.poll() is None
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=30)
            assert process.returncode == 130 and place.files() == [], (process.returncode, place.files()[:3])
        large.unlink()
        folder = place.root / 'sources'
        for i in range(100000):
            os.close(os.open(folder / f'{i}.ann', os.O_CREAT | os.O_WRONLY))
        process = start(place)
        place.wait_for_handler(process)
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        assert process.returncode == 130 and place.files() == [], (process.returncode, place.files())


def test_killed():
    """SIGKILL: each layer that is there is whole, and about a text that is whole."""
    with Place() as place:
        fill(place, 300)
        began = time.monotonic()
        assert read(place).status == 0 and check_layers(place) == 300
        lasts = time.monotonic() - began
        stopped = 0
        for n in range(12):
            shutil.rmtree(place.corpus)
            process = start(place)
            time.sleep(lasts * n / 12)
            stopped += process.poll() is None
            process.kill()
            process.communicate()
            place.corpus.mkdir(exist_ok=True)
            assert check_layers(place, names=False) <= place.check_whole(most_alone=1)
        assert stopped > 3, stopped


def test_two_at_once():
    """Two readings of one set: one of them brings in each layer, the other is told that it is there."""
    with Place() as place:
        fill(place, 200)
        place.corpus.mkdir()
        two = [start(place) for _ in range(2)]
        for process in two:
            process.communicate(timeout=100)
        assert sorted(p.returncode for p in two) in ([0, 5], [5, 5], [0, 4], [4, 5]), [p.returncode for p in two]
        assert 0 < check_layers(place, names=False) <= 200 and not place.temps()


# A process begins with the peak of the one that it is made by: this one is small.
METER = """
import json, resource, subprocess, sys
process = subprocess.run(sys.argv[1:], capture_output=True)
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([process.returncode, process.stderr.decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]))
"""


def measured(place, source, *words):
    """Status, messages, seconds of work and MB."""
    done = subprocess.run([sys.executable, '-c', METER, PROGRAM, 'read', '-a', 'ann', '--into', 'corpus', *words, source],
                          cwd=place.root, env=BARE, capture_output=True, timeout=100, check=True)
    return json.loads(done.stdout)


def words_of(n):
    return ''.join(f'word{i:05} ' for i in range(n))


def marks(n, make):
    return ''.join(make(i) for i in range(n))


LAUGHS = '<!DOCTYPE a [<!ENTITY l0 "ha">' + ''.join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12)) + ']>'
N = 20000


# Of each kind: the form, the file, and the text beside it.
HOSTILE = {
    'entities': ('tei', f'{LAUGHS}<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>&l11;</p></body></text></TEI>', ''),
    'entities of dates': ('timeml', f'{LAUGHS}<TimeML><TEXT>&l11;</TEXT></TimeML>', ''),
    'entities of a CAS': ('uima-xmi', f'{LAUGHS}<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&l11;</xmi:XMI>', ''),
    'attributes': ('uima-xmi', '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" ' + marks(40000, lambda n: f'a{n}="" ') + '/>', ''),
    'deep elements': ('tei', '<TEI>' + '<p>' * 200000, ''),
    'deep lists': ('w3c', '[' * 4000000, ''),
    'deep objects': ('bdoc', '{"a":' * 1000000, ''),
    'one long line': ('brat', 'a' * 64000000, ''),
    'one long string': ('spacy', '{"text":"' + 'a' * 64000000 + '"}', ''),
    'numbers': ('w3c', '[' + '1,' * 2000000 + '1]', ''),
    'objects': ('label-studio', '[' + '{},' * 1000000 + '{}]', ''),
    'empty lines': ('webanno-tsv', '\n' * 16000000, ''),
    'shifted': ('brat', marks(N, lambda n: f'T{n}\tcue {n * 10 + 3} {n * 10 + 12}\tword{n:05}\n'), words_of(N)),
    'nowhere': ('brat', marks(N, lambda n: f'T{n}\tcue {n * 10} {n * 10 + 9}\tnope{n:05}\n'), words_of(N)),
    'everywhere': ('brat', marks(N, lambda n: f'T{n}\tcue {n * 10 + 1} {n * 10 + 4}\tand\n'), 'you and a ' * N),
    'names': ('brat', 'T1\tcue 0 9\tword00000\n' + marks(N, lambda n: f'A{n}\tname{n} T1 x\n'), words_of(9)),
    'types': ('brat', marks(N, lambda n: f'T{n}\ttype{n} {n * 10} {n * 10 + 9}\tword{n:05}\n'), words_of(N)),
    'people': ('brat', 'T1\tspeaker 0 9\tword00000\n' + marks(N, lambda n: f'N{n}\tReference T1 P:{n}\tname {n}\n'), words_of(9)),
    'equal ids': ('brat', marks(N, lambda n: f'T1\tcue {n * 10} {n * 10 + 9}\tword{n:05}\n'), words_of(N)),
    'a circle': ('brat', marks(N, lambda n: f'T{n}\tclaim {n * 10} {n * 10 + 9}\tword{n:05}\n')
                 + marks(N, lambda n: f'R{n}\tinside Arg1:T{n} Arg2:T{(n + 1) % N}\n'), words_of(N)),
    'makers': ('bdoc', json.dumps({'text': words_of(9), 'name': 'a', 'annotation_sets': {
        f'm{n}': {'annotations': [{'id': 0, 'type': 'cue', 'start': 0, 'end': 9, 'features': {}}]}
        for n in range(1000)}}), ''),
    'features': ('bdoc', json.dumps({'text': words_of(9), 'name': 'a', 'annotation_sets': {'m': {'annotations': [
        {'id': 0, 'type': 'cue', 'start': 0, 'end': 9, 'features': {f'f{n}': 'x' for n in range(N)}}]}}}), ''),
    'references': ('uima-json', json.dumps({'%TYPES': {}, '%FEATURE_STRUCTURES': [
        {'%ID': 1, '%TYPE': 'uima.cas.Sofa', 'sofaNum': 1, 'sofaID': '_InitialView', 'mimeType': 'text',
         'sofaString': words_of(3000)}, {'%ID': 5, '%TYPE': 'uima.cas.FSArray', '%ELEMENTS': list(range(10, 3010))},
        *({'%ID': n + 10, '%TYPE': 'x.Cue', '@sofa': 1, 'begin': n * 10, 'end': n * 10 + 9, '@l': 5} for n in range(3000))],
        '%VIEWS': {'_InitialView': {'%SOFA': 1, '%MEMBERS': list(range(10, 3010))}}}), ''),
    'texts without names': ('doccano', marks(3000, lambda n: json.dumps({'text': f'Text {n}.', 'label': [[0, 4, 'cue']]}) + '\n'), ''),
}
ENDINGS = {'tei': 'xml', 'timeml': 'tml', 'uima-xmi': 'xmi', 'w3c': 'jsonld', 'bdoc': 'bdocjs', 'brat': 'ann', 'spacy': 'jsonl',
           'label-studio': 'json', 'webanno-tsv': 'tsv', 'uima-json': 'json', 'doccano': 'jsonl'}


def test_hostile():
    """Whatever a file holds: a few seconds, and memory in proportion to its size."""
    for name, (form, content, text) in HOSTILE.items():
        for words in ((), ('--keep-tagset',)):
            with Place() as place:
                place.corpus.mkdir()
                if text:
                    place.write('a.txt', text)
                path = place.write('a.' + ENDINGS[form], content)
                status, err, seconds, size = measured(place, path, '-f', form, *words)
                assert status in (0, 1, 3), (name, words, status, err[-500:])
                assert 'assertion' not in err and 'CRITICAL' not in err, (name, err[-500:])
                if not IS_SANITIZED:
                    assert seconds < 6 and size < 100 + 40 * len(content) / 1e6, (name, words, seconds, size)


def test_large_files():
    """Files of more bytes than may be read, on the disk and from a pipe, are refused before they are taken in."""
    with Place() as place:
        place.corpus.mkdir()
        path = place.write('a.jsonl', '')
        os.truncate(path, 300 * 1024 * 1024)  # a hole
        status, err, _, size = measured(place, path)
        assert status == 3 and 'MiB' in err and (IS_SANITIZED or size < 50), (status, err, size)
        with open(path, 'rb') as file:
            result = run('read', '-a', 'ann', '--into', 'corpus', '-', cwd=place.root, stdin=file)
        assert result.status == 3 and 'MiB' in result.err, result


if __name__ == '__main__':
    sys.exit(main([test_read_only, test_full_disk, test_interrupted, test_interrupted_early, test_killed, test_two_at_once,
                   test_hostile, test_large_files]))
