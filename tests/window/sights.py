"""What the tests of bad input and of conflicts look for in the window, and how they meddle."""
import hashlib
import json
import os
import shutil
import signal

from stage import GLib, Late, children, is_shown, wait_for, walk

ID = 'urn:uuid:0fdac2f2-0b47-4904-9a05-90196fa39985'

SOMEBODY = 'urn:uuid:5b2fab68-1d6f-47a5-b810-a6a3745bd0d4'


def words_shown(stage, *parts):
    """What is written in the window and holds all the parts, one after the other; what is folded
    away is said to be there too."""
    for window in children(stage.app):
        for node in walk(window):
            try:
                words = node.get_name()
                if all(part in words for part in parts) and is_shown(node):
                    yield words
            except GLib.Error:
                continue  # gone under the look


def says(stage, *parts):
    """Waits until one label holds all the parts, and returns it."""
    return wait_for(lambda: next(words_shown(stage, *parts), None), f'words with {parts}')


def says_nothing(stage, part):
    assert not list(words_shown(stage, part)), part


def shows(stage, words):
    """Waits until the article in the window holds the words."""
    wait_for(lambda: words in stage.text(), f'“{words}” in the article')


def clash(stage, words, key, meddle):
    """Marks the words and lets another hand at the disk before the program can have saved that."""
    stage.select(words)
    os.kill(stage.process.pid, signal.SIGSTOP)
    try:
        stage.key(key)
        meddle()
    finally:
        os.kill(stage.process.pid, signal.SIGCONT)


def write_over(path, text):
    """As editors and programs that sync do: a new file takes the place of the old one."""
    new = path.with_name('.new')
    new.write_text(text, encoding='utf-8')
    new.rename(path)


def is_whole(path):
    """Whether a layer file is there and can be read."""
    try:
        return json.loads(path.read_text(encoding='utf-8'))
    except (FileNotFoundError, json.JSONDecodeError):
        return None


def annotation(start, end, exact, tag='speaker', number=1):
    """A line of a layer file."""
    return json.dumps({
        'id': f'urn:uuid:0682e84b-1c7f-4f84-a08b-{number:012}', 'type': 'Annotation',
        'motivation': 'tagging',
        'body': [{'type': 'TextualBody', 'purpose': 'tagging', 'value': tag}],
        'target': {'source': '../../x.txt', 'selector': [
            {'type': 'TextPositionSelector', 'start': start, 'end': end},
            {'type': 'TextQuoteSelector', 'exact': exact}]}})


def layer(text, *lines, version=1, name='Test Person', person=None):
    """A layer file on the text; by somebody else, where no person is given."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return ('{"@context":["http://www.w3.org/ns/anno.jsonld"],' + f'"id":"{ID}",'
            '"type":"AnnotationCollection","label":"x",'
            f'"creator":{{"id":"{person or SOMEBODY}","type":"Person","name":"{name}"}},'
            f'"format":{version},"article":{{"sha256":"{digest}","state":"new"}},'
            f'"first":{{"id":"{ID}#page","type":"AnnotationPage","partOf":"{ID}","startIndex":0,'
            '"items":[\n' + ''.join(('' if i == 0 else ',') + line + '\n'
                                      for i, line in enumerate(lines)) + ']}}\n')


def everything(folder):
    """Every file below the folder, with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob('*'))
            if p.is_file()}


def mark_until_known(stage):
    """Marks what is selected: its key may come before the program knows that the drag is over, and then says
    so; the next one marks. Once the span is there, the key changes nothing."""
    def known():
        return list(stage.corpus.glob('annotations/*/annotator.json'))

    for _ in range(3):
        stage.key('s')
        try:
            wait_for(known, 'the annotator', 4)
            return
        except Late:
            pass
    wait_for(known, 'the annotator')


def put_layers(stage, **layers):
    """Ends the program's first start, which made the annotator known, and puts layers of theirs there:
    a function of the annotator's id, or the bytes, for each article's name."""
    stage.select('Ann')
    mark_until_known(stage)
    stage.close()
    folder = stage.corpus / 'annotations' / 'test-person'
    person = json.loads((folder / 'annotator.json').read_text())['id']
    for old in folder.glob('*.txt.json'):
        old.unlink()
    shutil.rmtree(stage.home / 'state')
    for name, make in layers.items():
        text = make(person) if callable(make) else make
        path = folder / (name + '.txt.json')
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    stage.start()
