#!/usr/bin/python3
"""Gathers the words of the default tagset for the translators: writes po/tagset-strings.h, or with
--check compares it.

gettext reads no tagset. So every name, choice and line of a guideline in data/tagset.json is written
down here as a string of C, which nothing compiles. The program looks the words up at run time
(app/session/tagset-words.c).
"""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TAGSET = ROOT / 'data/tagset.json'
STRINGS = ROOT / 'po/tagset-strings.h'
HEAD = '/* Made by po/tagset-strings.py from data/tagset.json, for the translators alone. */\n'


def words_of(tagset):
    """Each text that people read, with what a translator has to know of it; the first time only."""
    seen = set()
    for words, hint in all_words(tagset):
        if words not in seen:
            seen.add(words)
            yield words, hint


def all_words(tagset):
    yield tagset['name'], 'The name of the default tagset.'
    for tag in tagset['tags']:
        yield tag['name'], 'A tag.'
        for line in tag.get('guideline', []):
            yield line, f'When to use the tag “{tag["name"]}”. Use examples of your language.'
        for field in tag.get('fields', []):
            yield from words_of_field(field, f'of the tag “{tag["name"]}”')


def words_of_field(field, of_tag):
    name = field['name']
    yield name, f'A field {of_tag}.'
    for line in field.get('guideline', []):
        yield line, f'How to fill in the field “{name}” {of_tag}. Use examples of your language.'
    for choice in field.get('choices', []):
        yield choice['name'], f'A choice for the field “{name}” {of_tag}.'


def header(tagset):
    out = [HEAD]
    for words, hint in words_of(tagset):
        quoted = words.replace('\\', '\\\\').replace('"', '\\"')
        out.append(f'\n/* Translators: {hint} */\nNC_("tagset", "{quoted}")\n')
    return ''.join(out)


def prove():
    """That each kind of words is found, and a second time no more."""
    field = {'name': 'f', 'guideline': ['g'], 'choices': [{'name': 'c'}, {'name': 't'}]}
    tagset = {'name': 'n', 'tags': [{'name': 't', 'guideline': ['l'], 'fields': [field]}]}
    assert [words for words, _ in words_of(tagset)] == ['n', 't', 'l', 'f', 'g', 'c']
    assert 'NC_("tagset", "\\"")' in header({'name': '"', 'tags': []})


def main(arguments):
    prove()
    wanted = header(json.loads(TAGSET.read_text(encoding='utf-8')))
    if arguments == ['--check']:
        if STRINGS.read_text(encoding='utf-8') == wanted:
            return 0
        print('po/tagset-strings.h is not what data/tagset.json says: run ./dev po', file=sys.stderr)
        return 1
    if arguments:
        print('Usage: tagset-strings.py [--check]', file=sys.stderr)
        return 2
    STRINGS.write_text(wanted, encoding='utf-8')
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
