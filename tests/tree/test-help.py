#!/usr/bin/python3
"""Holds the pages of the help against the program: each page is well formed, installed, and found from
the index; what it calls a key is one in docs/keys.md, and what it calls a button or a field is one that
the program names so."""
import ast
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

MALLARD = '{http://projectmallard.org/1.0/}'
SHIFTED = {'Shift', 'Ctrl'}
ANCHORS = re.compile(r'[\w+?↑↓]+')


def texts(page, tag):
    """The words in each element of that name, in one line."""
    return [' '.join(''.join(e.itertext()).split()) for e in page.iter(MALLARD + tag)]


def known_words(pot):
    """What the program says: each text of the template, without the marks of access keys."""
    return {re.sub(r'_(?=\w)', '', words) for words in strings(pot, 'msgid')}


def strings(catalogue, keyword):
    """All that a catalogue has under "msgid" or "msgstr"."""
    found = re.findall(rf'^{keyword} ((?:".*"\n?)+)', catalogue, re.MULTILINE)
    return [''.join(ast.literal_eval(line) for line in part.splitlines()) for part in found]


def problems_in_language(pages, program):
    """What the help of a language calls other than the program does there; their catalogues."""
    known = {re.sub(r'_(?=\w)', '', words) for words in strings(program, 'msgstr')}
    named = {words for text in strings(pages, 'msgstr') for words in re.findall('<gui>(.*?)</gui>', text)}
    yield from (f'names “{w}”, which the program doesn’t' for w in sorted(named) if not is_word(w, known))


def is_word(words, known):
    """Whether the program says so; with a number in it, whether it says so with a place for one."""
    return words in known or re.sub(r'\d+', '%u', words) in {k.split('  ')[0] for k in known}


def known_keys(table):
    """Every single key that docs/keys.md names, on its own or with others."""
    rows = ' '.join(row.split('|')[1] for row in table.splitlines() if row.startswith('| '))
    return set(ANCHORS.findall(rows.replace('+', ' '))) | {'Page', 'Down'}


def problems_in(name, source, known, keys, pages):
    """What is wrong with a page, one sentence a problem."""
    try:
        page = ET.fromstring(source)
    except ET.ParseError as error:
        yield f'is not well formed: {error}'
        return
    if page.tag != MALLARD + 'page' or page.get('id') != name:
        yield f'is not the page “{name}”'
    targets = [link.get('xref') for link in page.iter(MALLARD + 'link') if link.get('xref')]
    yield from (f'links to “{t}”, and there is no such page' for t in targets if t not in pages)
    guides = [link.get('xref') for link in page.iter(MALLARD + 'link') if link.get('type') == 'guide']
    if name != 'index' and guides != ['index']:
        yield 'is not found from the index'
    yield from (f'names “{w}”, which the program doesn’t' for w in texts(page, 'gui')
                if not is_word(w, known))
    for key in texts(page, 'key'):
        if not set(key.split()) <= keys:
            yield f'names the key “{key}”, which docs/keys.md doesn’t'


def prove():
    """That each rule sees what it is for."""
    head = f'<page xmlns="{MALLARD[1:-1]}" id="a"><info><link type="guide" xref="index"/></info>'
    def see(inner, name='a'):
        return list(problems_in(name, head + inner + '</page>', {'Open', '%u of %u'}, {'Ctrl', 'O'},
                                {'index', 'a'}))
    assert not see('<p><gui>Open</gui> <gui>1 of 3</gui> <key>Ctrl</key> <link xref="a"/></p>')
    assert len(see('<p>')) == len(see('', 'b')) == len(see('<link xref="c"/>')) == 1
    assert len(see('<p><gui>Shut</gui></p>')) == len(see('<p><key>P</key></p>')) == 1
    assert known_words('msgid "_Open"\nmsgstr ""\nmsgid ""\n"a "\n"b"\n') == {'Open', 'a b'}
    german = 'msgid "x"\nmsgstr "ein <gui>Auf</gui>, <gui>1 von 3</gui>"\n'
    assert not list(problems_in_language(german, 'msgstr "A_uf"\nmsgstr "%u von %u  ↑↓"\n'))
    assert len(list(problems_in_language(german, 'msgstr "A_us"\nmsgstr "%u von %u"\n'))) == 1
    assert known_keys('| **S**, Ctrl+O | open |\n') >= {'S', 'Ctrl', 'O'}


def main(root):
    prove()
    folder = root / 'data/help'
    known = known_words((root / 'po/annotator.pot').read_text(encoding='utf-8'))
    keys = known_keys((root / 'docs/keys.md').read_text(encoding='utf-8'))
    files = sorted((folder / 'C').glob('*.page'))
    pages = {path.stem for path in files}
    problems = [f'data/help/C/{path.name} {problem}' for path in files for problem in
                problems_in(path.stem, path.read_text(encoding='utf-8'), known, keys, pages)]
    for path in sorted(folder.glob('*/*.po')):
        program = (root / 'po' / path.name).read_text(encoding='utf-8')
        problems += [f'data/help/{path.stem}/{path.name} {problem}' for problem in
                     problems_in_language(path.read_text(encoding='utf-8'), program)]
    listed = re.findall(r"'([\w-]+)\.page'", (folder / 'meson.build').read_text(encoding='utf-8'))
    if sorted(listed) != sorted(pages):
        problems.append('data/help/meson.build does not list the pages that are there')
    shown = set(re.findall(r'"([a-z-]+)"', (root / 'app/shell/help.c').read_text(encoding='utf-8')
                           .split('} pages[] = {')[1].split('};')[0]))
    problems += [f'app/shell/help.c opens “{page}”, and there is no such page' for page in shown - pages]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems or not pages else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(__file__).resolve().parent.parent.parent))
