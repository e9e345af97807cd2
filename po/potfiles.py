#!/usr/bin/python3
"""Lists the files whose words are translated: writes po/POTFILES, or with --check compares it.

A file counts where it marks words: _(…), ngettext(…), C_(…) and N_(…) in C, translatable="yes" in
templates, and the desktop entry, the metadata, the settings and the words of the default tagset as a
whole.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
WHOLE = [
    'data/org.example.Annotator.gschema.xml',
    'data/org.example.Annotator.metainfo.xml.in',
    'org.example.Annotator.desktop',
    'po/tagset-strings.h',
]
C_WORDS = re.compile(r'\b(?:_|N_|C_|NC_|d?ngettext|dp?gettext2?)\s*\(\s*"')
UI_WORDS = re.compile(r'\btranslatable="(?:yes|true|1)"')


def marks_words(path):
    words = UI_WORDS if path.suffix == '.ui' else C_WORDS
    return words.search(path.read_text(encoding='utf-8')) is not None


def wanted(root):
    """All files under root whose words are translated, as POTFILES lists them."""
    files = [*root.glob('app/**/*.[ch]'), *root.glob('ui/**/*.ui')]
    marked = [str(f.relative_to(root)) for f in files if marks_words(f)]
    return sorted(marked + [f for f in WHOLE if (root / f).exists()])


def listed(root):
    lines = (root / 'po/POTFILES').read_text(encoding='utf-8').splitlines()
    return [line for line in lines if line and not line.startswith('#')]


def compare(root):
    """What is wrong with POTFILES, one sentence a problem."""
    have, want = listed(root), wanted(root)
    problems = [f'po/POTFILES lacks {f}' for f in want if f not in have]
    problems += [f'po/POTFILES lists {f}, which marks no words' for f in have if f not in want]
    if not problems and have != want:
        problems.append('po/POTFILES is not in order')
    return problems


def main(arguments):
    if arguments == ['--check']:
        problems = compare(ROOT)
        for problem in problems:
            print(f'{problem}: run ./dev po', file=sys.stderr)
        return 1 if problems else 0
    if arguments:
        print('Usage: potfiles.py [--check]', file=sys.stderr)
        return 2
    (ROOT / 'po/POTFILES').write_text('\n'.join(wanted(ROOT)) + '\n', encoding='utf-8')
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
