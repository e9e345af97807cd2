#!/usr/bin/python3
"""Holds the include lines of app/ against the table in docs/design.md.

The table is the law: it is read, not repeated here. Beside it: nothing private, no circles, no file
and no template too long, no header too wide, each x.c with its x.h. First the rules are tried on a small tree that breaks each
of them, so that a rule which no longer sees anything fails too.
"""
import pathlib
import re
import sys
import tempfile

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')
MAX_LINES = 600
MAX_COLUMNS = 100
MAX_TEMPLATE_LINES = 250

# What an include line begins with, and the libraries of the table that bring it.
LIBRARIES = [
    ('gtk/', ('GTK',)),
    ('gdk/', ('GTK',)),
    ('gsk/', ('GTK',)),
    ('adwaita', ('libadwaita',)),
    ('json-glib/', ('json-glib',)),
    ('libxml/', ('libxml2',)),
    ('sqlite3', ('SQLite',)),
    ('cairo', ('cairo', 'GTK')),
    ('pango/', ('Pango', 'pangocairo', 'GTK')),
]


class Room:
    """One row of the table: a folder, what it may include, which libraries it may ask for."""

    def __init__(self, row, above):
        folder, _, may, libraries = [cell.strip() for cell in row.strip().strip('|').split('|')]
        self.name = folder.removeprefix('app/')
        self.libraries = '' if libraries.startswith('no ') else libraries
        self.everything = may == 'everything'
        self.may = {self.name}
        names = [room.name for room in above]
        for word in [w.strip() for w in may.split(',')]:
            if word == 'all of the above':
                self.may.update(names)
            elif word == 'core':
                self.may.update(names[:names.index('cli')])
            elif word not in ('–', '', 'everything'):
                self.may.add(word)

    def may_include(self, target):
        return (self.everything or target.split('/')[0] in self.may
                or target.removesuffix('.h') in self.may)


def read_table(root):
    rooms = []
    for line in (root / 'docs/design.md').read_text(encoding='utf-8').splitlines():
        if line.startswith('| app/'):
            rooms.append(Room(line, rooms))
    return {room.name: room for room in rooms}


def check_include(rooms, room, root, kind, target):
    if target.endswith('-private.h'):
        return f'includes the private {target}'
    if kind == '"':
        if not (root / 'app' / target).exists():
            return f'includes {target}, which is not there: includes are written from app/'
        if not room.may_include(target):
            return f'includes {target}, which docs/design.md does not allow app/{room.name}'
        return None
    for start, names in LIBRARIES:
        if target.startswith(start) and not any(name in room.libraries for name in names):
            return f'includes <{target}>, a library that docs/design.md does not give app/{room.name}'
    return None


def check_source(rooms, root, path):
    folder = path.relative_to(root / 'app').parts[0]
    room = rooms['shell'] if folder == 'main.c' else rooms.get(folder)
    if room is None:
        yield 0, f'is in a folder that has no row in docs/design.md: {folder}'
        return
    lines = path.read_text(encoding='utf-8').splitlines()
    for number, line in enumerate(lines, 1):
        found = INCLUDE.match(line)
        problem = found and check_include(rooms, room, root, *found.groups())
        if problem:
            yield number, problem
    if path.suffix == '.h' and not lines[0].startswith('/*'):
        yield 1, 'does not open with its purpose'
    if path.suffix == '.h' and '#pragma once' not in lines:
        yield 1, 'lacks #pragma once'
    if path.suffix == '.c' and path.name != 'main.c' and not path.with_suffix('.h').exists():
        yield 0, 'has no header'


def check_length(path, limit):
    count = len(path.read_text(encoding='utf-8').splitlines())
    if count > limit:
        yield limit, f'has {count} lines, more than {limit}'


def check_width(path):
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        if len(line) > MAX_COLUMNS:
            yield number, f'is {len(line)} columns wide, more than {MAX_COLUMNS}'


def neighbours(root, stem):
    """What x.c and x.h, taken as one, include of their own folder, without the endings."""
    for path in [root / 'app' / f'{stem}.h', root / 'app' / f'{stem}.c']:
        for line in path.read_text(encoding='utf-8').splitlines() if path.exists() else []:
            found = INCLUDE.match(line)
            target = found[2].removesuffix('.h') if found and found[1] == '"' else stem
            if target != stem and target.split('/')[0] == stem.split('/')[0]:
                yield target


def check_circles(root):
    """Files that include each other round about; between folders, the table rules that out. A
    header alone, which a file shares with its neighbours, closes none."""
    paths = root.glob('app/**/*.[ch]')
    stems = sorted({str(path.relative_to(root / 'app').with_suffix('')) for path in paths})
    graph = {stem: set(neighbours(root, stem)) for stem in stems}

    def reach(start):
        seen, todo = set(), [start]
        while todo:
            new = graph.get(todo.pop(), set()) - seen
            seen |= new
            todo.extend(new)
        return seen

    reached = {stem: reach(stem) for stem in stems}
    for stem in stems:
        circle = sorted(to for to in reached[stem] if stem in reached.get(to, ())
                        and (root / 'app' / f'{to}.c').exists())
        if len(circle) > 1 and circle[0] == stem:
            yield root / 'app' / f'{stem}.c', 0, f'is in a circle: {", ".join(circle)}'


def check_tree(root):
    """Every problem of the tree, as PLACE: what is wrong."""
    rooms = read_table(root)
    for path in sorted(root.glob('app/**/*.[ch]')):
        yield from ((path, *p) for p in check_source(rooms, root, path))
    yield from check_circles(root)
    for path in sorted([*root.glob('app/**/*.[ch]'), *root.glob('tests/**/*.[ch]')]):
        yield from ((path, *p) for p in check_length(path, MAX_LINES))
    for path in sorted([*root.glob('app/**/*.h'), *root.glob('tests/**/*.h')]):
        yield from ((path, *p) for p in check_width(path))
    for path in sorted(root.glob('ui/**/*.ui')):
        yield from ((path, *p) for p in check_length(path, MAX_TEMPLATE_LINES))


TABLE = """
| folder | what lives there | may include | libraries |
|---|---|---|---|
| app/text | words | – | GLib |
| app/model | spans | text | + GIO |
| app/session | files | all of the above | + SQLite |
| app/cli | commands | all of the above | no GTK |
| app/view | the page | text, model | GTK 4 |
| app/panels | lists | core, view/palette | GTK 4, libadwaita |
| app/shell | window | everything | GTK 4, libadwaita |
"""
HEAD = '/* A purpose. */\n#pragma once\n'
SOUND = {
    'docs/design.md': TABLE,
    'app/text/a.h': HEAD,
    'app/text/a.c': '#include "text/a.h"\n#include <glib.h>\n',
    'app/text/on-a.h': HEAD + '#include "text/a.h"\n',
    'app/text/on-a.c': '#include "text/on-a.h"\n',
    'app/model/b.h': HEAD + '#include "text/a.h"\n',
    'app/session/c.h': HEAD + '#include "model/b.h"\n#include <sqlite3.h>\n',
    'app/cli/d.h': HEAD + '#include "session/c.h"\n',
    'app/view/palette.h': HEAD + '#include <gtk/gtk.h>\n',
    'app/view/page.h': HEAD + '#include "view/palette.h"\n',
    'app/panels/e.h': HEAD + '#include "session/c.h"\n#include "view/palette.h"\n',
    'app/shell/f.h': HEAD + '#include "panels/e.h"\n#include <adwaita.h>\n',
    'app/main.c': '#include "shell/f.h"\n#include <gtk/gtk.h>\n',
    'tests/text/a.h': HEAD,
    'ui/e.ui': '<interface/>\n',
}
# What breaks each rule, and a word of the complaint.
BROKEN = [
    ('app/text/a.h', HEAD + '#include "model/b.h"\n', 'does not allow app/text'),
    ('app/model/b.h', HEAD + '  #  include "session/c.h"\n', 'does not allow app/model'),
    ('app/session/c.h', HEAD + '#include "cli/d.h"\n', 'does not allow app/session'),
    ('app/view/page.h', HEAD + '#include "session/c.h"\n', 'does not allow app/view'),
    ('app/panels/e.h', HEAD + '#include "view/page.h"\n', 'does not allow app/panels'),
    ('app/panels/e.h', HEAD + '#include "cli/d.h"\n', 'does not allow app/panels'),
    ('app/model/b.h', HEAD + '#include <gtk/gtk.h>\n', 'a library'),
    ('app/cli/d.h', HEAD + '#include <gtk/gtk.h>\n', 'a library'),
    ('app/view/page.h', HEAD + '#include <adwaita.h>\n', 'a library'),
    ('app/model/b.h', HEAD + '#include <sqlite3.h>\n', 'a library'),
    ('app/text/a.c', '#include "text/a.h"\n#include "text/on-a.h"\n', 'circle'),
    ('app/text/a.h', HEAD + '#include <x-private.h>\n', 'private'),
    ('app/text/a.h', HEAD + '#include "a.h"\n', 'written from app/'),
    ('app/text/a.h', '#pragma once\n', 'purpose'),
    ('app/text/a.h', '/* A purpose. */\n', '#pragma once'),
    ('app/model/lone.c', '\n', 'no header'),
    ('app/attic/x.h', HEAD, 'no row'),
    ('app/text/a.h', HEAD + '/* ' + 'é' * (MAX_COLUMNS - 5) + ' */\n', 'wide'),
    ('tests/text/a.h', 'x' * (MAX_COLUMNS + 1), 'wide'),
    ('app/text/a.c', '\n' * (MAX_LINES + 1), 'more than 600'),
    ('ui/e.ui', '\n' * (MAX_TEMPLATE_LINES + 1), 'more than 250'),
]


def complaints(files):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding='utf-8')
        return [f'{path.relative_to(root)}: {problem}' for path, _, problem in check_tree(root)]


def prove():
    """That a sound tree passes, and that each broken one is complained of, once."""
    assert complaints(SOUND) == [], complaints(SOUND)
    for name, text, word in BROKEN:
        found = complaints({**SOUND, name: text})
        assert len(found) == 1 and found[0].startswith(name) and word in found[0], (name, word, found)


def main(root):
    prove()
    problems = list(check_tree(root))
    for path, line, problem in problems:
        print(f'{path.relative_to(root)}:{line}: {problem}', file=sys.stderr)
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(__file__).resolve().parent.parent.parent))
