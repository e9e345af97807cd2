#!/usr/bin/python3
"""A review in the real window, the whole way: colleagues' layers over the text, the list of differences, decisions by keys
and undo, comments with answers, the verdict, and the settled set that is published; annotator-cli makes the same bytes
by the command that is copied. What other hands do meanwhile is said, and no name is told while names are hidden."""
import hashlib
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess

from stage import WINDOW, Atspi, GLib, Stage, children, is_shown, quotes_of, run, tag_of, wait_for, walk

CLI = pathlib.Path(os.environ['ANNO_PROGRAM']).with_name('annotator-cli')
DATA = pathlib.Path(os.environ['ANNO_DATA_DIR'])
CONTEXT = json.loads((DATA / 'schemas/layer.schema.json').read_text(encoding='utf-8'))[
    'properties']['@context']['prefixItems'][1]['const']
TEXT = 'Sen. Lindsey Graham said on Sunday the deal is dead.\n\nA spokesman replied on Monday that it lives.\n'
NUMBERS = {'anna': 1, 'ben': 2}
NAMES = {'anna': 'Anna Quist', 'ben': 'Ben Rhodes'}
SHOWN = ', shown over the text'
SET = 'annotations/settled-by-desk'

# They agree on "said"; where Anna has "on Sunday", Ben has "Sunday"; what is a person for her is a claim for him; and each
# has something that the other lacks.
MARKS = {'anna': [(1, 'cue', 'said'), (2, 'date', 'on Sunday'), (3, 'speaker', 'A spokesman'), (4, 'cue', 'replied')],
         'ben': [(11, 'cue', 'said'), (12, 'date', 'Sunday'), (13, 'claim', 'A spokesman'), (14, 'date', 'on Monday')]}


def span(number, tag, quote):
    start = TEXT.index(quote)
    return {'id': f'urn:uuid:00000000-0000-4000-8000-{number:012x}', 'type': 'Annotation', 'motivation': 'tagging',
            'created': '2017-07-10T09:00:00Z',
            'body': [{'type': 'TextualBody', 'purpose': 'tagging', 'value': tag}],
            'target': {'source': '../../a.txt', 'selector': [
                {'type': 'TextPositionSelector', 'start': start, 'end': start + len(quote)},
                {'type': 'TextQuoteSelector', 'exact': quote, 'prefix': TEXT[max(0, start - 32):start],
                 'suffix': TEXT[start + len(quote):][:32]}]}}


def write_layer(corpus, slug, marks):
    """As programs that sync do: a new file takes the place of the old one."""
    who = f'urn:uuid:00000000-0000-4000-8000-{NUMBERS[slug]:012x}'
    folder = corpus / 'annotations' / slug
    folder.mkdir(parents=True, exist_ok=True)
    (folder / 'annotator.json').write_text(json.dumps({'format': 1, 'id': who, 'name': NAMES[slug]}), encoding='utf-8')
    number = 'urn:uuid:00000000-0000-4000-8000-0000000000aa'
    layer = {'@context': ['http://www.w3.org/ns/anno.jsonld', CONTEXT], 'id': number, 'type': 'AnnotationCollection',
             'label': 'a.txt', 'creator': {'id': who, 'type': 'Person', 'name': NAMES[slug]},
             'generator': {'id': 'https://example.org/annotator', 'type': 'Software', 'name': 'Annotator'}, 'format': 1,
             'article': {'sha256': hashlib.sha256(TEXT.encode()).hexdigest(), 'state': 'in-progress'},
             'first': {'id': number + '#page', 'type': 'AnnotationPage', 'partOf': number, 'startIndex': 0, 'items': []}}
    head = json.dumps(layer, separators=(',', ':'))[:-3]
    rows = '\n,'.join(json.dumps(span(*mark), separators=(',', ':')) for mark in marks)
    new = folder / '.new'
    new.write_text(f'{head}\n{rows}\n]}}}}\n', encoding='utf-8')
    new.rename(folder / 'a.txt.json')


class Colleagues(Stage):
    """Anna and Ben have annotated a.txt, and somebody else reviews it."""

    def start(self, *paths):
        if not (self.corpus / 'annotations').exists():
            (self.corpus / 'a.txt').write_text(TEXT, encoding='utf-8')
            for slug, marks in MARKS.items():
                write_layer(self.corpus, slug, marks)
        super().start(*paths)


def records(stage):
    """What the reviewer said, as the file has it."""
    path = stage.corpus / 'reviews' / 'test-person' / 'a.txt.json'
    try:
        return json.loads(path.read_text(encoding='utf-8'))['first']['items']
    except (FileNotFoundError, json.JSONDecodeError):
        return []


def bodies(stage, kind):
    return [body for record in records(stage) for body in record['body'] if body['type'] == kind]


def decisions(stage):
    return [body['decision'] for body in bodies(stage, 'Decision')]


def wait_decisions(stage, *expected):
    wait_for(lambda: decisions(stage) == list(expected), f'{expected} on the disk, not {decisions(stage)}')


def named(stage, part):
    """What is shown and has the part in its name."""
    found = []
    for node in walk(stage.app):
        try:
            if part in node.get_name() and is_shown(node):
                found.append(node)
        except GLib.Error:
            continue  # gone under the look
    return found


ISOLATES = dict.fromkeys(range(0x2066, 0x206a))


def rows(stage):
    """The differences, as a screen reader is told of them."""
    for node in walk(stage.app):
        if node.get_name() == 'Differences':
            return [child.get_name().translate(ISOLATES) for child in children(node) if child.get_role_name() == 'list item']
    return []


def row(stage, *parts):
    def look():
        return next((name for name in rows(stage) if all(part in name for part in parts)), None)
    return wait_for(look, f'a difference with {parts} among {rows(stage)}')


def open_review(stage, n_decided=0):
    stage.view()
    wait_for(lambda: 'Graham' in stage.text(), 'the article')
    stage.find(None, 'Anna Quist')
    stage.click(stage.find('push button', 'Show Over the Text'))
    for name in NAMES.values():
        stage.click(stage.find('check box', name))
        stage.find(None, name + SHOWN)
    stage.key('Escape')
    wait_for(lambda: not stage.all('check box', 'Anna Quist'), 'the menu to close')
    stage.key('ctrl+r')
    stage.says(f'{n_decided} of 4 differences decided')


CONTROLS = {'push button', 'toggle button', 'check box', 'combo box', 'text', 'entry', 'list', 'list item', 'menu item',
            'spin button', 'link'}
CLASS = re.compile(r'^(Gtk|Adw|Anno)[A-Z][A-Za-z]*$')  # GTK's name for what has none


def every_control_has_a_name(stage):
    """All that can have the keyboard, in all windows."""
    for node in walk(stage.app):
        try:
            if (node.get_role_name() in CONTROLS and node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
                    and is_shown(node)):
                name = node.get_name().strip()
                assert name and not CLASS.match(name), (node.get_role_name(), list(ancestors(node)))
                assert not re.fullmatch(r'_?(.{4,}) \1', name), name
        except GLib.Error:
            continue  # has no place, or went while it was looked at


def ancestors(node):
    while node is not None:
        yield f'{node.get_role_name()} “{node.get_name()}”'
        node = node.get_parent()


def clipboard():
    found = subprocess.run(['xclip', '-selection', 'clipboard', '-o'], check=False, capture_output=True, timeout=10)
    return found.stdout.decode()


def files(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob('*') if p.is_file()}


def dialog(stage):
    """The window, whose place on the screen AT-SPI doesn't tell."""
    def look():
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', '^Publish the Settled Set$'], check=False,
                               capture_output=True, text=True).stdout.split()
        return found[-1] if found else None
    return wait_for(look, 'the dialog')


def the_dialog(stage):
    return next(window for window in children(stage.app) if window.get_name() == 'Publish the Settled Set')


def click_in(stage, node):
    """Clicks in the dialog, which is a window of its own."""
    window = dialog(stage)
    place = stage._geometry(window)
    frame = the_dialog(stage).get_extents(WINDOW)
    left = int(place['X']) + (int(place['WIDTH']) - frame.width) // 2
    upper = int(place['Y']) + (int(place['HEIGHT']) - frame.height) // 2
    box = node.get_extents(WINDOW)
    stage._press((left + box.x + box.width // 2, upper + box.y + box.height // 2))


def is_sensitive(node):
    return node.get_state_set().contains(Atspi.StateType.SENSITIVE)


def choose(stage, button, item):
    """Chooses from a drop-down of the dialog, by the keyboard."""
    click_in(stage, stage.find(name=button))
    stage.find(None, item)
    stage.key('Home', 'Down', 'Return')
    stage.find(name=f'{button.partition(":")[0]}: {item}')


def focus_differences(stage):
    for _ in range(30):
        node = stage.focused()
        if node is not None and node.get_role_name() == 'list item':
            return
        stage.key('Tab')
    raise AssertionError('no difference has the keyboard')


def publish(stage):
    stage.key('ctrl+shift+p')
    stage.wait_focus('Find an Action')
    stage.type('publish')
    stage.find(None, 'Publish the settled set, or check one')
    stage.key('Return')
    stage.find(name='Undecided: What all agree on')


def the_whole_way():
    with Colleagues() as stage:
        open_review(stage)
        wait_for(lambda: len(rows(stage)) == 4, 'four differences')
        row(stage, 'Anna Quist: Speaker', 'Ben Rhodes: Claim', 'A spokesman')
        row(stage, 'on Sunday', 'Sunday', 'start differs by 3')
        every_control_has_a_name(stage)
        stage.picture('list')

        # The first one is what differs in the tag, the second the boundary.
        stage.key('F7')
        stage.find('push button', 'Neither')
        stage.key('b')
        wait_decisions(stage, 'accept-both')
        row(stage, 'A spokesman', 'Test Person: ')
        stage.says('1 of 4 differences decided')
        stage.key('1')
        wait_decisions(stage, 'accept-both', 'accept')
        row(stage, 'on Sunday', 'Test Person: as Anna Quist has it')
        only_one_has(stage, 'Ben Rhodes')
        stage.key('n')
        wait_decisions(stage, 'accept-both', 'accept', 'neither')
        row(stage, 'replied', 'Test Person: nothing is to be marked here')
        stage.picture('decided')

        # Undone: it is gone from the list, and the file says that it was withdrawn.
        stage.key('ctrl+z')
        stage.says('2 of 4 differences decided')
        wait_for(lambda: len(bodies(stage, 'Withdrawal')) == 1, 'a withdrawal on the disk')
        wait_for(lambda: not [name for name in rows(stage) if 'nothing is to be marked here' in name], 'it to be gone')
        only_one_has(stage, 'Ben Rhodes')  # it is in hand again
        stage.key('ctrl+shift+z')
        stage.says('3 of 4 differences decided')
        row(stage, 'replied', 'Test Person: nothing is to be marked here')
        only_one_has(stage, 'Ben Rhodes')
        stage.key('F7')
        only_one_has(stage, 'Anna Quist')

        # A comment on what is in hand, an answer to it, and that it is settled.
        stage.key('c')
        stage.wait_focus('Comment')
        stage.type('Is that a date?')
        stage.key('Return')
        stage.says('Is that a date?')
        stage.says('3 of 4 differences decided · 1 open comment')
        stage.click(stage.find('push button', 'Answer'))
        stage.wait_focus('Comment')
        stage.type('It is.')
        stage.key('Return')
        stage.says('It is.')
        stage.click(stage.find('push button', 'Resolve'))
        stage.find('push button', 'Reopen')
        wait_for(lambda: [body['resolved'] for body in bodies(stage, 'Resolution')] == [True], 'a resolution')
        motivations = [record['motivation'] for record in records(stage)]
        assert motivations.count('replying') >= 1 and 'commenting' in motivations, motivations
        every_control_has_a_name(stage)
        stage.picture('comments')

        # The verdict, with words.
        click_expander(stage, 'Whole article: no verdict yet')
        wait_for(lambda: len(stage.all(name='Comment')) == 2, 'the field for comments on the article')
        stage.click(stage.all(name='Comment')[-1])
        stage.wait_focus('Comment')
        stage.type('The dates are missing.')
        stage.key('Return')
        wait_for(lambda: named(stage, 'Whole article: no verdict yet · 1 comment'), 'the comment on the article')
        # What is written but not sent goes with the verdict, and leaves the field.
        stage.type('Mark them, please.')
        stage.click(stage.find(name='Request Changes'))
        wait_for(lambda: [body['verdict'] for body in bodies(stage, 'Verdict')] == ['changes'], 'the verdict on the disk')
        assert 'Mark them, please.' in [body.get('value') for body in records(stage)[-1]['body']], records(stage)[-1]
        wait_for(lambda: named(stage, 'Whole article: Changes wanted · 1 comment'), 'the verdict')
        stage.says('Mark them, please.')
        stage.picture('verdict')
        published(stage)
        checked_later(stage)
        stage.close()


def checked_later(stage):
    """A decision later, the set that is there is another one than would be made; it is replaced only where that is chosen."""
    stage.key('ctrl+r')
    stage.says('3 of 4 differences decided')
    stage.key('Tab')
    focus_differences(stage)
    stage.key('End', '1')
    wait_decisions(stage, 'accept-both', 'accept', 'neither', 'accept')
    publish(stage)
    stage.says('A set of this name is there. 1 article of it would be another one now.')
    stage.says('a.txt: would be another one: 1 annotation comes.')
    before = files(stage.corpus / SET)
    assert not is_sensitive(stage.find('push button', 'Publish'))
    stage.picture('other')
    click_in(stage, stage.find('check box', 'Replace what is there'))
    wait_for(lambda: is_sensitive(stage.find('push button', 'Publish')), 'leave to publish')
    click_in(stage, stage.find('push button', 'Publish'))
    stage.says('A set of this name is there, and is up to date')
    assert files(stage.corpus / SET) != before

    # What another hand has changed isn't replaced at all.
    path = stage.corpus / SET / 'a.txt.json'
    path.write_bytes(path.read_bytes() + b' ')
    stage.key('Escape')
    wait_for(lambda: not stage.all(name='Undecided: What all agree on'), 'the dialog to close')
    publish(stage)
    choose(stage, 'Set: A new set', 'desk')
    stage.says('A set of this name is there, and another hand has changed it.')
    assert not stage.all('check box', 'Replace what is there')
    assert not is_sensitive(stage.find('push button', 'Publish'))
    stage.picture('touched')
    stage.key('Escape')
    wait_for(lambda: not stage.all(name='Set: desk'), 'the dialog to close')


def click_expander(stage, words):
    stage.click(wait_for(lambda: named(stage, words), words)[0])
    stage.find(name='Request Changes')


def only_one_has(stage, other):
    """What is in hand is what that one lacks."""
    stage.says(f'nothing here: \u2068{other}\u2069')


def published(stage):
    """The set is published, and the command that is copied makes the same."""
    publish(stage)
    stage.says('There is nothing of this set yet. It would be made.')
    stage.says('Open: 1 place in 1 article (undecided: 1)')
    assert named(stage, 'on Monday'), 'the place that is open'
    every_control_has_a_name(stage)
    stage.picture('before')
    stage.key('ctrl+a')
    stage.type('desk')
    stage.says('There is nothing of this set yet. It would be made.')
    stage.key('Return')
    stage.says('“desk” was published: 1 article was written, in annotations/settled-by-desk.')
    stage.says('A set of this name is there, and is up to date')
    stage.picture('published')
    layer = json.loads((stage.corpus / SET / 'a.txt.json').read_text(encoding='utf-8'))
    items = {(tag_of(item), quotes_of(item)[0]): item for item in layer['first']['items']}
    assert sorted(items) == [('claim', 'A spokesman'), ('cue', 'said'), ('date', 'on Sunday'), ('speaker', 'A spokesman')], items
    assert items['date', 'on Sunday']['derivedFrom'] == [span(*MARKS['anna'][1])['id']], items
    assert items['date', 'on Sunday']['decidedBy'][0] in [record['id'] for record in records(stage)], items
    assert len(items['cue', 'said']['derivedFrom']) == 2 and 'decidedBy' not in items['cue', 'said'], items

    click_in(stage, stage.find('push button', 'Copy Command'))
    stage.says('The command was copied.')
    words = shlex.split(wait_for(clipboard, 'the command'))
    assert words[:2] == ['annotator-cli', 'merge'] and words[-1] == str(stage.corpus / 'a.txt'), words
    check = subprocess.run([CLI, *words[1:], '--check'], check=False, capture_output=True, text=True)
    assert check.returncode == 0, check
    before = files(stage.corpus / SET)
    shutil.rmtree(stage.corpus / SET)
    made = subprocess.run([CLI, *words[1:]], check=False, capture_output=True, text=True)
    assert made.returncode == 1, made  # one place is open
    assert files(stage.corpus / SET) == before

    click_in(stage, stage.find('push button', 'Show the Set'))
    stage.find(None, 'Settled by desk' + SHOWN)
    stage.picture('shown')


def other_hands():
    """A layer changes under a decision: that is outdated. A layer goes: that is said, and nothing of the review is lost."""
    with Colleagues() as stage:
        open_review(stage)
        stage.key('F7')
        stage.find('push button', 'Neither')
        stage.key('1')
        wait_decisions(stage, 'accept')
        stage.says('1 of 4 differences decided')
        # Anna thinks better of it: what was accepted is longer now.
        changed = [mark if mark[0] != 3 else (3, 'speaker', 'A spokesman replied') for mark in MARKS['anna'] if mark[0] != 4]
        write_layer(stage.corpus, 'anna', changed)
        stage.says('1 outdated')
        row(stage, 'A spokesman replied', 'Changed since it was decided: Test Person: as Anna Quist has it')
        assert decisions(stage) == ['accept'], records(stage)
        stage.picture('outdated')
        (stage.corpus / 'annotations/ben/a.txt.json').unlink()
        stage.says('Ben Rhodes’s annotations on this article are gone from the disk.')
        wait_for(lambda: not any('Ben Rhodes: ' in name for name in rows(stage)), 'what Ben had to go')
        assert decisions(stage) == ['accept'], records(stage)
        # There is nothing to settle with one person alone.
        publish(stage)
        stage.says('A settled set is made of the annotations of two people at least.')
        assert not is_sensitive(stage.find('push button', 'Publish'))
        stage.key('Escape')
        wait_for(lambda: not stage.all(name='Undecided: What all agree on'), 'the dialog to close')
        # It comes back, and the next review has it.
        write_layer(stage.corpus, 'ben', MARKS['ben'])
        stage.key('ctrl+r')
        stage.says('No span is chosen')
        stage.key('ctrl+r')
        row(stage, 'on Monday', 'Ben Rhodes')
        assert decisions(stage) == ['accept'], records(stage)
        stage.close()


def told_names(stage):
    """Which of the names the tree tells, with what tells them."""
    told = []
    for node in walk(stage.app):
        try:
            words = f'{node.get_name()}\n{node.get_description()}'
        except GLib.Error:
            continue
        told += [(name, words) for name in (*NAMES.values(), *NAMES) if name in words]
    return told


def nobody_is_named(stage):
    wait_for(lambda: not told_names(stage), f'no names: {told_names(stage)}')


def say(stage, who, verb, *words):
    place = f'{TEXT.index("A spokesman")}-{TEXT.index("A spokesman") + len("A spokesman")}'
    subprocess.run([CLI, 'review', verb, '--as', who, stage.corpus / 'a.txt', *[place if w == '@' else w for w in words]],
                   check=True, capture_output=True)


def no_name_while_names_are_hidden():
    """Those who annotated the article may comment on it, decide, and judge it as well."""
    with Colleagues() as stage:
        say(stage, 'anna', 'comment', '@', 'He is no speaker.')
        say(stage, 'ben', 'verdict', 'changes')
        say(stage, 'ben', 'decide', '@', 'accept', 'anna')
        open_review(stage, 1)
        assert told_names(stage)
        stage.key('ctrl+shift+h')
        stage.find(None, 'A' + SHOWN)
        wait_for(lambda: any(name.startswith(('A: ', 'B: ')) for name in rows(stage)), 'letters in the list')
        nobody_is_named(stage)
        stage.key('F7')
        stage.says('He is no speaker.')
        click_expander(stage, 'Whole article: Changes wanted')
        nobody_is_named(stage)
        stage.key('F7', '1')
        wait_decisions(stage, 'accept')
        stage.says('2 of 4 differences decided')
        nobody_is_named(stage)
        publish(stage)
        stage.says('2 of 2 (names are hidden)')
        nobody_is_named(stage)
        stage.picture('hidden')
        stage.key('F1')
        stage.find('heading', 'Review colleagues’ annotations')
        stage.key('Escape')
        wait_for(lambda: not stage.all('heading', 'Review colleagues’ annotations'), 'the help to go')
        click_in(stage, next(node for node in walk(the_dialog(stage)) if node.get_name() == 'Close'))
        wait_for(lambda: not stage.all(name='Undecided: What all agree on'), 'the dialog to close')
        stage.key('ctrl+shift+h')
        row(stage, 'Anna Quist')
        stage.close()


def all_articles_by_a_rule():
    """The sample, by decisions and a threshold, from the main menu's action to the command; and the way to an open place."""
    with Stage() as stage:
        shutil.copytree(DATA / 'sample', stage.corpus, dirs_exist_ok=True)
        for path in [stage.corpus, *stage.corpus.rglob('*')]:
            path.chmod(path.stat().st_mode | 0o200)
        stage.close()
        stage.start()
        wait_for(lambda: 'Afghan' in stage.text(), 'the article')
        publish(stage)
        stage.key('ctrl+a')
        stage.type('desk')
        choose(stage, 'Of: This article', 'All articles')
        click_in(stage, stage.find(name='Undecided: What all agree on'))
        stage.find(None, 'What enough of them have')
        stage.key('Home', 'Down', 'Down', 'Return')
        stage.find(name='Undecided: What enough of them have')
        stage.says('197 annotations in 7 articles')
        stage.find('spin button', 'At least as many people')
        every_control_has_a_name(stage)
        before = {n: b for n, b in files(stage.corpus).items() if not n.startswith('annotations/test-person')}
        click_in(stage, stage.find('push button', 'Publish'))
        stage.says('“desk” was published: 7 articles were written')
        stage.says('A set of this name is there, and is up to date')
        after = files(stage.corpus)
        assert all(after[n] == before[n] for n in before), [n for n in before if after.get(n) != before[n]]
        click_in(stage, stage.find('push button', 'Copy Command'))
        stage.says('The command was copied.')
        words = shlex.split(wait_for(clipboard, 'the command'))
        assert words[1:] == ['merge', '--strategy=threshold', '--min-people=2', '--decisions', '--into=desk',
                             str(stage.corpus)], words
        check = subprocess.run([CLI, *words[1:], '--check'], check=False, capture_output=True, text=True)
        assert check.returncode == 0, check

        wait_for(lambda: named(stage, 'asylum-seekers-rescued.txt: '), 'an article with open places')
        for _ in range(40):
            if stage.focused() is not None and stage.focused().get_name().startswith('asylum-seekers-rescued.txt: '):
                break
            stage.key('Tab')
        stage.key('space', 'Tab', 'Return')
        wait_for(lambda: 'asylum seekers' in stage.text(), 'the article of the place')
        wait_for(lambda: Atspi.Text.get_n_selections(stage.view()) > 0, 'the place to be selected')
        stage.picture('visited')
        stage.close()


if __name__ == '__main__':
    run([the_whole_way, other_hands, no_name_while_names_are_hidden, all_articles_by_a_rule])
