#!/usr/bin/python3
"""Looks through every file of the project for what has no place in it: the path of somebody's
machine, blanks at the end of a line, tabs, line ends of another system, a missing last line end.

Texts that are data (the articles, what tests read) keep their own line ends and blanks.
"""
import pathlib
import re
import subprocess
import sys

MACHINE_PATH = re.compile(r'(?<![\w.~-])/(?:home|Users|work)/\w')
TEXT = {'.c', '.h', '.ui', '.css', '.py', '.sh', '.md', '.build', '.xml', '.in', '.svg', '.desktop',
        '.json', '.1', '.supp', '.txt', ''}
DATA = ('data/sample/', 'tests/data/', 'tests/fuzz/corpus/', 'COPYING')


def problems_in(name, content):
    """What is wrong with a file of that name and those bytes."""
    if MACHINE_PATH.search(content.decode('utf-8', 'replace')):
        yield 'names a path of one machine'
    if name.startswith(DATA) or pathlib.PurePath(name).suffix not in TEXT:
        return
    if b'\r' in content:
        yield 'has a carriage return'
    if re.search(rb'[ \t]$', content, re.MULTILINE):
        yield 'has blanks at the end of a line'
    if b'\t' in content:
        yield 'has a tab'
    if content and not content.endswith(b'\n'):
        yield 'lacks the last line end'


def prove():
    """That each rule sees what it is for, and lets sound files pass."""
    assert not list(problems_in('a.c', b'#include "work/a.h"\nsound\n'))
    assert not list(problems_in('data/sample/a.txt', b'kept \r\nas it is'))
    cases = [b'/ho' b'me/ann/x\n', b'see "/wo' b'rk/x"\n', b'a\r\n', b'a \nb\n', b'a\tb\n', b'a']
    for content in cases:
        assert len(list(problems_in('a.c', content))) == 1, content


def files(root):
    """The files of the project: by Git where there is one, else all but what was built."""
    listed = subprocess.run(['git', '-C', root, 'ls-files', '-z'], capture_output=True, check=False)
    if listed.returncode == 0:
        return sorted(n for n in listed.stdout.decode('utf-8', 'surrogateescape').split('\0') if n)
    paths = [p.relative_to(root) for p in root.rglob('*') if p.is_file()]
    return sorted(str(p) for p in paths if not p.parts[0].startswith('build'))


def main(root):
    prove()
    failed = False
    for name in files(root):
        if not (root / name).is_file():
            continue
        for problem in problems_in(name, (root / name).read_bytes()):
            print(f'{name}: {problem}', file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(__file__).resolve().parent.parent.parent))
