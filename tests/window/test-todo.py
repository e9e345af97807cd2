#!/usr/bin/python3
"""What reviewers ask of an annotator, in the real window: told once, listed, gone through with real keys, applied,
answered, done and undone, on disk each time; what a screen reader says of it is a sentence each. Where nobody asks
for anything, nothing is seen of it."""
import hashlib
import json
import os
import pathlib
import subprocess

from stage import Stage, is_shown, run, wait_for, walk

CLI = pathlib.Path(os.environ['ANNO_PROGRAM']).with_name('annotator-cli')
CONTEXT = json.loads(pathlib.Path(os.environ['ANNO_DATA_DIR'], 'schemas/layer.schema.json').read_text(encoding='utf-8'))[
    'properties']['@context']['prefixItems'][1]['const']
TEXTS = {'a.txt': 'Sen. Lindsey Graham said on Sunday the deal is dead.\n',
         'b.txt': 'Critics doubted it on Monday, and said so.\n'}
NUMBERS = {'test-person': 1, 'ben': 2, 'rita': 3}
MINE = [('speaker', 'Lindsey Graham'), ('cue', 'said'), ('date', 'on Sunday')]
DECIDED = [('speaker', 'Lindsey Graham'), ('cue', 'said'), ('date', 'Sunday')]
THREE = '3 things are asked of you in reviews'
COMMENT, DECISION, CHANGES = 'Comment by Rita', 'Decision by Rita', 'Changes wanted by Rita'


def iri(number):
    return f'urn:uuid:00000000-0000-4000-8000-{number:012x}'


def span(number, tag, name, quote):
    text = TEXTS[name]
    start = text.index(quote)
    return {'id': iri(number), 'type': 'Annotation', 'motivation': 'tagging', 'created': '2017-07-10T09:00:00Z',
            'body': [{'type': 'TextualBody', 'purpose': 'tagging', 'value': tag}],
            'target': {'source': f'../../{name}', 'selector': [
                {'type': 'TextPositionSelector', 'start': start, 'end': start + len(quote)},
                {'type': 'TextQuoteSelector', 'exact': quote, 'prefix': text[max(0, start - 32):start],
                 'suffix': text[start + len(quote):][:32]}]}}


def layer(stage, slug, name, *marked):
    text, number = TEXTS[name], iri(0xaa + NUMBERS[slug])
    spans = [span(100 * NUMBERS[slug] + 10 * (name == 'b.txt') + i, tag, name, quote)
             for i, (tag, quote) in enumerate(marked)]
    whole = {'@context': ['http://www.w3.org/ns/anno.jsonld', CONTEXT], 'id': number, 'type': 'AnnotationCollection',
             'label': name, 'creator': {'id': iri(NUMBERS[slug]), 'type': 'Person', 'name': slug.title()},
             'generator': {'id': 'https://example.org/annotator', 'type': 'Software', 'name': 'Annotator'}, 'format': 1,
             'article': {'sha256': hashlib.sha256(text.encode()).hexdigest(), 'state': 'in-progress'},
             'first': {'id': number + '#page', 'type': 'AnnotationPage', 'partOf': number, 'startIndex': 0, 'items': []}}
    words = json.dumps(whole, separators=(',', ':'))[:-3]
    rows = '\n,'.join(json.dumps(s, separators=(',', ':')) for s in spans)
    path = stage.corpus / 'annotations' / slug / f'{name}.json'
    path.write_text(f'{words}\n{rows}\n]}}}}\n', encoding='utf-8')


def cli(stage, *words, status=0):
    process = subprocess.run([CLI, 'review', *words], cwd=stage.corpus, check=False, capture_output=True, text=True)
    assert process.returncode == status, (words, process)
    return process.stdout


def asked(stage, who='test-person'):
    """By the command line, which is to say the same as the window: what, by the article."""
    process = subprocess.run([CLI, 'review', 'todo', '-a', who, '--json', '.'], cwd=stage.corpus, check=False,
                             capture_output=True, text=True)
    objects = [json.loads(line) for line in process.stdout.splitlines()]
    assert process.returncode == (1 if objects else 0), process
    return [(o['article'], o['what']) for o in objects]


class Asked(Stage):
    """Test Person and Ben have annotated a.txt; Rita decided, commented, and wants changes in b.txt."""

    def __init__(self, reviewed=True, **options):
        super().__init__(articles=TEXTS, annotator=None, **options)
        self.paths = [self.corpus / 'a.txt']
        settings = self.home / 'config' / 'glib-2.0' / 'settings'
        settings.mkdir(parents=True)
        (settings / 'keyfile').write_text(
            f"[org/example/Annotator]\nannotator-name='Test Person'\nannotator-id='{iri(1)}'\n", encoding='utf-8')
        for slug, number in NUMBERS.items():
            folder = self.corpus / 'annotations' / slug
            folder.mkdir(parents=True)
            (folder / 'annotator.json').write_text(json.dumps(
                {'format': 1, 'id': iri(number), 'name': slug.replace('-', ' ').title()}), encoding='utf-8')
        layer(self, 'test-person', 'a.txt', *MINE)
        layer(self, 'test-person', 'b.txt', ('cue', 'doubted'))
        layer(self, 'ben', 'a.txt', *DECIDED)
        if reviewed:
            cli(self, 'comment', '--as', 'rita', 'a.txt', iri(100), 'Isn’t the title part of it?')
            cli(self, 'decide', '--as', 'rita', 'a.txt', '25-34', 'accept', 'ben', '--why', 'As the guideline has it')
            cli(self, 'verdict', '--as', 'rita', 'b.txt', 'changes', '--why', 'The date is missing')

    def rows(self, words):
        """Those that are spoken so."""
        return [n for n in walk(self.app) if plain(n.get_name()).startswith(words) and is_shown(n)
                and n.get_role_name() != 'label']

    def row(self, words):
        return wait_for(lambda: self.rows(words), f'the row “{words} …”')[0]

    def spoken(self, words):
        return plain(self.row(words).get_name())

    def gone(self, words):
        wait_for(lambda: not self.rows(words), f'“{words} …” to go')

    def in_hand(self, words):
        """What is said below the list: its kind and whose it is, as a heading of its own."""
        def look():
            return [n for n in walk(self.card()) if plain(n.get_name()) == words and n.get_role_name() == 'label']
        return wait_for(look, f'“{words}” in hand')

    def card(self):
        """What the answer is typed into stands in it."""
        return self.find(None, 'Answer').get_parent().get_parent().get_parent()

    def keyboard_on(self, words):
        wait_for(lambda: (self.focused() is not None
                          and any(plain(n.get_name()).startswith(words) for n in walk(self.focused()))), f'the keyboard on “{words}”')

    def notices(self, words):
        return [n for n in walk(self.app) if n.get_name() == words and n.get_role_name() != 'label' and is_shown(n)]

    def notice(self, words=THREE + '.'):
        wait_for(lambda: self.notices(words), f'the notice “{words}”')

    def no_notice(self, words=THREE + '.'):
        wait_for(lambda: not self.notices(words), 'the notice to go')

    def ask(self):
        self.key('ctrl+shift+j')
        self.row(COMMENT)


def the_whole_way():
    with Asked() as stage:
        assert asked(stage) == [('a.txt', 'comment'), ('a.txt', 'decision'), ('b.txt', 'changes')]
        wait_for(lambda: 'Graham' in stage.text(), 'the article')
        stage.notice()
        stage.click(stage.find('push button', 'Show'))
        stage.no_notice()
        stage.says('3 things are asked of you')
        stage.in_hand('Comment · Rita')
        stage.keyboard_on(COMMENT)

        # What a screen reader says of each, and of what can be done.
        for node in walk(stage.app):
            if node.get_role_name() in ('push button', 'toggle button', 'radio button', 'text', 'list') and is_shown(node):
                assert node.get_name() and not node.get_name().startswith(('Gtk', 'Anno')), node.get_role_name()
        assert stage.spoken(COMMENT).endswith(': “Isn’t the title part of it?” On “Lindsey Graham”, in the '
                                                      'article “a.txt”')
        for words in ('As Ben has it', 'As the guideline has it', 'On “on Sunday”'):
            assert words in stage.spoken(DECISION), stage.spoken(DECISION)
        assert 'The date is missing' in stage.spoken(CHANGES)

        # A decision becomes so on disk, as one step, and the next one is in hand, in its article.
        stage.key('Down')
        stage.in_hand('Decision · Rita')
        stage.key('a')
        stage.says('Decision applied')
        stage.gone(DECISION)
        stage.wait_spans('a.txt', DECIDED)
        stage.in_hand('Changes wanted · Rita')
        wait_for(lambda: 'Critics' in stage.text(), 'the article of the next one')
        assert asked(stage) == [('a.txt', 'comment'), ('b.txt', 'changes')]
        stage.key('ctrl+z')
        stage.says('Undone: Apply Decision')
        stage.wait_spans('a.txt', MINE)
        stage.row(DECISION)
        stage.in_hand('Decision · Rita')
        wait_for(lambda: len(asked(stage)) == 3, 'it to be asked again')
        stage.key('a')
        stage.wait_spans('a.txt', DECIDED)
        stage.in_hand('Changes wanted · Rita')

        # An answer.
        stage.key('Up')
        stage.in_hand('Comment · Rita')
        stage.key('r')
        stage.wait_focus('Answer')
        stage.type('It is, I think.')
        stage.key('Return')
        stage.gone(COMMENT)
        wait_for(lambda: 'It is, I think.' in cli(stage, 'threads', 'a.txt', status=1), 'the answer on disk')
        stage.in_hand('Changes wanted · Rita')
        stage.says('1 thing is asked of you')

        # Done; and undone, and done again.
        stage.key('d')
        stage.gone(CHANGES)
        stage.says('Nothing is asked of you')
        wait_for(lambda: asked(stage) == [], 'nothing to be asked')
        assert asked(stage, 'rita') == [('a.txt', 'comment'), ('b.txt', 'again')]
        stage.key('ctrl+z')
        stage.row(CHANGES)
        wait_for(lambda: asked(stage) == [('b.txt', 'changes')], 'it to be asked again')
        stage.key('d')
        wait_for(lambda: asked(stage) == [], 'nothing to be asked')
        stage.gone(CHANGES)
        stage.close()
        stage.wait_spans('a.txt', DECIDED)


def plain(words):
    """Without the marks that keep words apart."""
    return words.translate({ord(c): None for c in '\u2066\u2067\u2068\u2069\u200e\u200f'})


def by_the_mouse():
    with Asked() as stage:
        stage.click(stage.find(None, THREE))
        stage.click(stage.row(DECISION))
        stage.in_hand('Decision · Rita')
        stage.click(stage.find('push button', 'Apply'))
        stage.wait_spans('a.txt', DECIDED)
        stage.click(stage.row(COMMENT))
        stage.in_hand('Comment · Rita')
        stage.click(stage.find('push button', 'Answer'))
        stage.wait_focus('Answer')
        stage.type('Yes')
        stage.click(stage.find('push button', 'Answer'))
        stage.gone(COMMENT)
        stage.click(stage.row(CHANGES))
        stage.click(stage.find('push button', 'Done, Look Again'))
        stage.says('Nothing is asked of you')
        wait_for(lambda: asked(stage) == [], 'nothing to be asked')
        wait_for(lambda: not stage.all(None, THREE) and not stage.all(None, '1 thing is asked of you in reviews'),
                 'the number to go')
        stage.click(stage.find('push button', 'Close the List'))
        stage.wait_focus('Article')


def told_once():
    with Asked() as stage:
        stage.notice()
        stage.click(stage.find('push button', 'Close the Notice'))
        stage.no_notice()
        stage.find(None, THREE)  # in the header
        stage.close()
        stage.start()
        stage.find(None, THREE)
        assert not stage.notices(THREE + '.')
        # What is new is told, as soon as it is there.
        cli(stage, 'comment', '--as', 'rita', 'a.txt', iri(101), 'And this?')
        stage.notice('4 things are asked of you in reviews.')
        cli(stage, 'withdraw', '--as', 'rita', 'a.txt', '--last')
        stage.no_notice('4 things are asked of you in reviews.')
        # With the list open nobody is told what is seen.
        stage.ask()
        cli(stage, 'comment', '--as', 'rita', 'a.txt', iri(101), 'And that?')
        stage.says('4 things are asked of you')
        wait_for(lambda: 'And that?' in ''.join(n.get_name() for n in walk(stage.app)), 'the new row')
        assert not stage.notices('4 things are asked of you in reviews.')


def nothing_to_see():
    with Asked(reviewed=False) as stage:
        wait_for(lambda: 'Graham' in stage.text(), 'the article')
        stage.key('ctrl+shift+j')
        stage.says('Nothing is asked of you')
        stage.says('No reviewer waits for you.')
        assert not [n for n in walk(stage.app) if 'in reviews' in n.get_name() and is_shown(n)]
        stage.key('ctrl+shift+j')
        stage.wait_focus('Article')
        assert not (stage.corpus / 'reviews').exists()
        # The review comes in its place, and it in the review's.
        stage.key('ctrl+shift+j')
        stage.says('Nothing is asked of you')
        stage.key('ctrl+r')
        stage.find(None, 'End the Review')
        stage.wait_focus('More About the Review')
        stage.key('ctrl+shift+j')
        stage.wait_focus('Close the List', 'All Articles')


def keys_and_this_article():
    with Asked() as stage:
        stage.ask()
        stage.in_hand('Comment · Rita')
        stage.key('F4')
        stage.in_hand('Decision · Rita')
        stage.key('shift+F4')
        stage.in_hand('Comment · Rita')
        stage.key('shift+F4')
        stage.says('This is the first thing that is asked of you.')
        # What was typed stays with what it answers.
        stage.key('r')
        stage.wait_focus('Answer')
        stage.type('Half')
        stage.key('Escape')
        stage.keyboard_on(COMMENT)
        stage.key('Down')
        stage.in_hand('Decision · Rita')
        stage.key('Up', 'r')
        stage.wait_focus('Answer')
        stage.type(' an answer')
        stage.key('Return')
        wait_for(lambda: 'Half an answer' in cli(stage, 'threads', 'a.txt', status=1), 'the answer on disk')
        stage.gone(COMMENT)
        stage.in_hand('Decision · Rita')
        stage.click(stage.find(None, 'This Article'))
        stage.gone(CHANGES)
        stage.row(DECISION)
        stage.click(stage.find(None, 'All Articles'))
        stage.click(stage.row(CHANGES))
        wait_for(lambda: 'Critics' in stage.text(), 'the other article')
        stage.key('Escape')
        stage.wait_focus('Article')
        # What is done by hand is done, and the article in hand stays there.
        stage.key('shift+F4')
        stage.in_hand('Decision · Rita')
        wait_for(lambda: 'Graham' in stage.text(), 'the first article')
        stage.key('Escape')
        stage.wait_focus('Article')
        stage.key('Delete')
        stage.wait_spans('a.txt', MINE[:2])
        stage.gone(DECISION)
        assert 'Graham' in stage.text()
        assert asked(stage) == [('b.txt', 'changes')]


def the_reviewer_is_told():
    """Who asked for changes hears that they are made, and goes on to the review."""
    with Asked(reviewed=False) as stage:
        verdict = json.loads(cli(stage, 'verdict', '--as', 'test-person', 'a.txt', 'changes', '--why', 'Dates', '--json'))
        cli(stage, 'resolve', '--as', 'ben', 'a.txt', verdict['id'], '--why', 'I have them now')
        stage.notice('1 thing is asked of you in reviews.')
        stage.click(stage.find('push button', 'Show'))
        assert 'I have them now' in stage.spoken('To look at again by Ben')
        stage.says('You asked: ')
        stage.key('a', 'r', 'd')  # nothing of that can be done
        assert asked(stage) == [('a.txt', 'again')]
        stage.click(stage.find(None, 'Review'))
        stage.wait_focus('Differences', 'More About the Review')


def no_names_while_they_are_hidden():
    with Asked() as stage:
        wait_for(lambda: 'Graham' in stage.text(), 'the article')
        stage.ask()
        wait_for(lambda: 'As Ben has it' in stage.spoken(DECISION), 'the name')
        for words in ('somebody else', 'Ben'):
            stage.key('ctrl+shift+h')
            wait_for(lambda words=words: f'As {words} has it' in stage.spoken(DECISION),
                     f'“{words}” in “{stage.spoken(DECISION)}”')
            named = [n.get_name() for n in walk(stage.app) if 'Ben' in plain(n.get_name()) and is_shown(n)]
            assert bool(named) == (words == 'Ben'), named


def narrow():
    with Asked(size=(700, 700)) as stage:
        stage.resize(400, 700)
        stage.click(stage.find('push button', 'Show'))
        stage.in_hand('Comment · Rita')
        stage.key('Down', 'Down')
        stage.in_hand('Changes wanted · Rita')
        stage.keyboard_on(CHANGES)
        stage.key('Return')
        wait_for(lambda: 'Critics' in stage.text(), 'the article')
        stage.wait_focus('Article')
        stage.key('shift+F4')
        stage.in_hand('Decision · Rita')
        stage.keyboard_on(DECISION)
        stage.key('a')
        stage.wait_spans('a.txt', DECIDED)


if __name__ == '__main__':
    run([the_whole_way, by_the_mouse, told_once, nothing_to_see, keys_and_this_article, the_reviewer_is_told, narrow,
         no_names_while_they_are_hidden])
