#!/usr/bin/python3
"""How far people agree, by the window: the numbers are those of the command line, each leads to the annotations behind
it and on to the article, by the pointer and by the keyboard; the tree for screen readers says all of it; long work can
be stopped."""
import hashlib
import json
import os
import pathlib
import subprocess

from controls import check_window
from stage import Stage, children, is_shown, run, wait_for, walk

CLI = pathlib.Path(os.environ['ANNO_PROGRAM']).with_name('annotator-cli')
TEXT = 'Sen. Lindsey Graham said on Sunday the deal is dead.\n'
LONG = ' '.join(f'word{i}' for i in range(3000)) + '\n'
NUMBERS = {'ann': 1, 'ben': 2, 'test-person': 3}


def span(number, tag, text, quote):
    start = text.index(quote)
    return {'id': f'urn:uuid:00000000-0000-4000-8000-{number:012x}', 'type': 'Annotation', 'motivation': 'tagging',
            'created': '2017-07-10T09:00:00Z',
            'body': [{'type': 'TextualBody', 'purpose': 'tagging', 'value': tag}],
            'target': {'source': '../../a.txt', 'selector': [
                {'type': 'TextPositionSelector', 'start': start, 'end': start + len(quote)},
                {'type': 'TextQuoteSelector', 'exact': quote, 'prefix': text[max(0, start - 32):start],
                 'suffix': text[start + len(quote):][:32]}]}}


def write_layer(stage, slug, name, text, spans):
    who = f'urn:uuid:00000000-0000-4000-8000-{NUMBERS[slug]:012x}'
    folder = stage.corpus / 'annotations' / slug
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'annotator.json').write_text(json.dumps({'format': 1, 'id': who, 'name': slug.title()}), encoding='utf-8')
    number = 'urn:uuid:00000000-0000-4000-8000-0000000000aa'
    layer = {'@context': ['http://www.w3.org/ns/anno.jsonld', CONTEXT], 'id': number, 'type': 'AnnotationCollection',
             'label': name, 'creator': {'id': who, 'type': 'Person', 'name': slug.title()},
             'generator': {'id': 'https://example.org/annotator', 'type': 'Software', 'name': 'Annotator'}, 'format': 1,
             'article': {'sha256': hashlib.sha256(text.encode()).hexdigest(), 'state': 'in-progress'},
             'first': {'id': number + '#page', 'type': 'AnnotationPage', 'partOf': number, 'startIndex': 0, 'items': []}}
    words = json.dumps(layer, separators=(',', ':'))[:-3]
    rows = '\n,'.join(json.dumps(s, separators=(',', ':')) for s in spans)
    (folder / f'{name}.json').write_text(f'{words}\n{rows}\n]}}}}\n', encoding='utf-8')


CONTEXT = json.loads(pathlib.Path(os.environ['ANNO_DATA_DIR'], 'schemas/layer.schema.json').read_text(encoding='utf-8'))[
    'properties']['@context']['prefixItems'][1]['const']


class Colleagues(Stage):
    """Ann and Ben have annotated a.txt; they quarrel about the date and what Ben overlooked."""

    def start(self, *paths):
        if not (self.corpus / 'annotations').exists():
            (self.corpus / 'a.txt').write_text(TEXT, encoding='utf-8')
            (self.corpus / 'b.txt').write_text('Nobody said a thing.\n', encoding='utf-8')
            write_layer(self, 'ann', 'a.txt', TEXT, [span(1, 'speaker', TEXT, 'Sen. Lindsey Graham'), span(2, 'cue', TEXT, 'said'),
                                                     span(3, 'date', TEXT, 'on Sunday')])
            write_layer(self, 'ben', 'a.txt', TEXT, [span(4, 'cue', TEXT, 'said'), span(5, 'date', TEXT, 'Sunday')])
        super().start(*paths)


def named(stage, words):
    """What is shown in the window whose name begins so; the names are asked for first, which is quick."""
    window = next((w for w in children(stage.app) if w.get_name() == 'Agreement'), None)
    nodes = walk(window) if window is not None else ()
    return [n for n in nodes if plain(n).startswith(words) and is_shown(n)]


def plain(node):
    """Its name without what keeps the direction of names apart."""
    return node.get_name().replace('\u2068', '').replace('\u2069', '')


def begins(stage, words):
    return wait_for(lambda: next(iter(named(stage, words)), None), f'“{words} …”')


def printed(stage, measure, of='all'):
    lines = subprocess.run([CLI, 'compare', '--json', stage.corpus], check=False, capture_output=True).stdout
    found = [o for o in map(json.loads, lines.splitlines()) if o['measure'] == measure and o['of'] == of]
    assert len(found) == 1, found
    return found[0]


def open_window(stage):
    stage.view()
    stage.key('ctrl+shift+m')
    begins(stage, 'Exact F1: ')


def leave(stage):
    stage.key('Escape')
    wait_for(lambda: all(w.get_name() != 'Agreement' for w in children(stage.app)), 'the window to close')
    stage.take_focus()  # there is nobody else to give it back
    stage.close()


def numbers_are_those_of_the_command_line():
    with Colleagues() as stage:
        open_window(stage)
        exact = printed(stage, 'exact-f1')
        assert round(exact['value'], 3) == 0.4, exact
        name = begins(stage, 'Exact F1: ').get_name()
        assert name == 'Exact F1: 0.40; 5 annotations; 1 article', name
        check_window(next(w for w in children(stage.app) if w.get_name() == 'Agreement'), 8)
        for measure, shown in (('overlap-f1', 'Overlap F1'), ('u-alpha', 'u-alpha'), ('alpha', 'Krippendorff’s alpha')):
            value = printed(stage, measure)['value']
            assert begins(stage, f'{shown}: ').get_name().startswith(f'{shown}: {value:.2f};'), measure
        stage.says('Of 100 annotations, about 40 were made by the other person as well')
        stage.says('2 people · 1 article that two annotated · 5 annotations')
        assert begins(stage, 'Exact F1: ').get_description().startswith('The share of all annotations')
        stage.picture('overview')


def a_number_leads_to_its_annotations():
    with Colleagues() as stage:
        open_window(stage)
        stage.click(begins(stage, 'Exact F1: '))
        stage.says('2 places')
        stage.picture('places')
        row = begins(stage, TEXT.strip())
        assert 'Ann' in row.get_name() and 'Speaker' in row.get_name(), row.get_name()
        # Those that are the same, too.
        stage.click(stage.find(name='The Same'))
        stage.says('1 place')
        stage.wait_focus(begins(stage, TEXT.strip()).get_name(), 'Hits')
        stage.key('Home', 'Return')
        # There is Ann's layer, with that annotation chosen.
        wait_for(lambda: 'Cue' in stage.description() and 'said' in stage.description(), 'the annotation of Ann')
        stage.picture('visited')


def the_keyboard_alone():
    with Colleagues() as stage:
        open_window(stage)
        stage.click(stage.find('page tab', 'Tags'))
        row = begins(stage, 'Date: 0.00')
        assert plain(row) == 'Date: 0.00; 2 annotations; 1 article', row.get_name()
        for _ in range(20):
            focused = stage.focused()
            if focused is not None and plain(focused).startswith(('Speaker: ', 'Cue: ', 'Date: ')):
                break
            stage.key('Tab')
        stage.key('End', 'Return')
        stage.says('1 place')
        stage.key('Escape')
        begins(stage, 'Date: 0.00')
        leave(stage)


def pictures_are_told():
    with Colleagues() as stage:
        open_window(stage)
        stage.click(stage.find('page tab', 'Pictures'))
        tags = stage.find(name='Which Tag Is Taken for Which')
        assert tags.get_description() == ('Of 3 pairs, 2 have the same tag. The most frequent difference: Speaker against '
                                          'nothing, 1 time.'), tags.get_description()
        pairs = stage.find(name='Agreement of Each Two People (Exact F1)')
        assert 'Ann' in pairs.get_description() and '0.40' in pairs.get_description(), pairs.get_description()
        stage.says('There is no settled set yet')
        stage.picture('pictures')


def nobody_to_compare():
    with Stage({'a.txt': TEXT}) as stage:
        stage.view()
        stage.key('ctrl+shift+m')
        stage.says('Agreement takes two people at least.')
        stage.click(stage.find('page tab', 'Pairs'))
        stage.says('It takes two people who have annotated something.')
        stage.click(stage.find('page tab', 'Pictures'))
        stage.says('No article was annotated by two people.')
        leave(stage)


def gamma_is_stopped():
    with Colleagues() as stage:
        for slug, at in (('ann', 1000), ('ben', 2000), ('test-person', 3000)):
            (stage.corpus / 'b.txt').write_text(LONG, encoding='utf-8')
            write_layer(stage, slug, 'b.txt', LONG, [span(at + i, 'cue', LONG, f'word{i} word{i + 1}') for i in range(100, 900)])
        open_window(stage)
        button = stage.find('push button', 'Compute Gamma')
        wait_for(lambda: not stage.all('push button', 'Stop'), 'the rest to be computed')
        stage.click(stage.find('page tab', 'Overview'))
        stage.key('ctrl+End')
        wait_for(lambda: stage.all('push button', 'Compute Gamma'), 'the button')
        for _ in range(60):
            if stage.focused() is not None and stage.focused().get_name() == 'Compute Gamma':
                break
            stage.key('Tab')
        stage.key('Return')
        stage.click(stage.find('push button', 'Stop'))
        stage.says('It was stopped.')
        assert not named(stage, 'Gamma: ')
        assert button is not None
        leave(stage)


if __name__ == '__main__':
    run([numbers_are_those_of_the_command_line, a_number_leads_to_its_annotations, the_keyboard_alone, pictures_are_told,
         nobody_to_compare, gamma_is_stopped])
