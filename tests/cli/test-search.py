#!/usr/bin/python3
"""annotator-cli search and stats: with an index, in memory and without, hostile names, the same bytes."""
import pathlib
import stat
import sys

from harness import Corpus, choice, copy_sample, link, main, person, run, span

TEXT = 'Deal is off\n\nBy Ann Writer\n\nFriday, July 21, 2017\n\nLindsey said the deal is over.\n'
CAFE = 'Un café.\n'


def ask(corpus, *words, **options):
    """Runs the command with a cache beside the corpus."""
    cache = pathlib.Path(corpus.folder.name, 'cache')
    return run(*words, cwd=corpus.root, env={'XDG_CACHE_HOME': str(cache), **options})


def fill(corpus):
    corpus.write('a.txt', TEXT)
    corpus.write('sub/cafe.txt', CAFE)
    corpus.annotator('ann', people=['urn:lindsey'])
    corpus.layer('ann', 'a.txt', [
        span(1, 'speaker', TEXT, 'Lindsey', person('person', 'urn:lindsey')),
        span(2, 'cue', TEXT, 'said'),
        span(3, 'claim', TEXT, 'the deal is over', choice('kind', 'opinion'), link('said-by', 1)),
    ])


def test_articles():
    with Corpus() as corpus:
        fill(corpus)
        start = TEXT.index('Deal')
        for option in ([], ['--no-index']):
            result = ask(corpus, 'search', *option, '.', 'deal over')
            assert (result.status, result.err) == (0, ''), result
            columns = result.lines[0].split('\t')
            assert columns[:4] == ['a.txt', f'{start}-{start + 4}', '2017-07-21', 'Deal is off'], result
            assert 'Lindsey said' in columns[4] and len(result.lines) == 1, result
        assert ask(corpus, 'search', '.', 'cafe').lines[0].startswith('sub/cafe.txt\t3-7\t-\t-\t'), result
        assert ask(corpus, 'search', 'sub', 'deal').out == ''
        assert len(ask(corpus, 'search', 'sub', 'CAFÉ').lines) == 1


def test_annotations():
    with Corpus() as corpus:
        fill(corpus)
        start = TEXT.index('the deal')
        for option in ([], ['--no-index']):
            result = ask(corpus, 'search', *option, '.', 'tag:claim person:lindsey')
            assert result.lines == [f'a.txt\t{start}-{start + 16}\t2017-07-21\tann\tclaim\turn:lindsey\tthe deal is over'], result
        assert ask(corpus, 'search', '.', 'tag:claim said').out == ''
        assert ask(corpus, 'search', '.', 'kind:opinion -person:lindsey tag:claim').out == ''


def test_json():
    with Corpus() as corpus:
        fill(corpus)
        found, = ask(corpus, 'search', '--json', '.', 'tag:claim over').objects
        snippet = found.pop('snippet')
        (start, end), = found.pop('matches')
        assert snippet[start:end] == 'over', (snippet, start, end)
        assert found == {'article': 'a.txt', 'title': 'Deal is off', 'date': '2017-07-21',
                         'start': TEXT.index('the deal'), 'end': TEXT.index('.\n'),
                         'annotator': 'ann', 'tag': 'claim', 'person': 'urn:lindsey', 'text': 'the deal is over'}, found


def test_changed():
    """What is on the disk by now is what is found."""
    with Corpus() as corpus:
        fill(corpus)
        assert len(ask(corpus, 'search', '.', 'deal').lines) == 1
        corpus.write('a.txt', 'Other words.\n')
        corpus.write('b.txt', 'A deal.\n')
        assert [line.split('\t')[0] for line in ask(corpus, 'search', '.', 'deal').lines] == ['b.txt']


def test_limit():
    with Corpus() as corpus:
        for number in range(120):
            corpus.write(f'{number:03}.txt', 'word\n')
        usual = ask(corpus, 'search', '.', 'word')
        assert len(usual.lines) == 100 and '120 found' in usual.err and usual.status == 0, usual
        assert len(ask(corpus, 'search', '-n', '7', '.', 'word').lines) == 7
        everything = ask(corpus, 'search', '--limit=0', '.', 'word')
        assert len(everything.lines) == 120 and everything.err == '', everything


def test_order():
    """The latest come first, those without a date last, however they are found."""
    with Corpus() as corpus:
        for name, year in (('a', 2001), ('b', 2017), ('c', 2009)):
            corpus.write(f'{name}.txt', f'Head\n\nFriday, July 21, {year}\n\nA word.\n')
        corpus.write('d.txt', 'A word.\n')
        for option in ([], ['--no-index']):
            result = ask(corpus, 'search', *option, '.', 'word')
            assert [line[0] for line in result.lines] == ['b', 'c', 'a', 'd'], result


def test_stats():
    with Corpus() as corpus:
        fill(corpus)
        for option in ([], ['--no-index']):
            result = ask(corpus, 'stats', *option, '.')
            assert result.lines == [
                'articles\t-\t3\t2', 'tag\tclaim\t1\t1', 'tag\tcue\t1\t1', 'tag\tspeaker\t1\t1',
                'person\turn:lindsey\t1\t1\turn:lindsey', 'annotator\tann\t3\t1\tann',
                'state\tin-progress\t3\t1', 'day\t2017-07-21\t-\t1', 'size\t0\t-\t1', 'size\t3\t-\t1'], result
        first = ask(corpus, 'stats', '--json', '.').objects[1]
        assert first == {'kind': 'tag', 'key': 'claim', 'spans': 1, 'articles': 1}, first
        assert ask(corpus, 'stats', 'sub').status == 2


def test_usage():
    with Corpus() as corpus:
        fill(corpus)
        for words in (['search'], ['search', '.'], ['search', '.', ' '], ['search', '.', 'a', 'b'],
                      ['search', '-n', '-1', '.', 'a'], ['stats'], ['stats', '.', '.']):
            assert ask(corpus, *words).status == 2, words
        for words in (['search', 'nowhere', 'a'], ['search', '--no-index', 'nowhere', 'a'],
                      ['search', 'below/nowhere', 'a'], ['stats', 'nowhere'], ['stats', '/nowhere']):
            result = ask(corpus, *words)
            assert result.status == 3 and result.out == '', (words, result)


def test_private():
    """Nothing is put into the corpus, and nobody else can read what is in the cache."""
    with Corpus() as corpus:
        fill(corpus)
        before = sorted(corpus.root.rglob('*'))
        ask(corpus, 'search', '.', 'deal')
        assert sorted(corpus.root.rglob('*')) == before
        files = [p for p in pathlib.Path(corpus.folder.name, 'cache').rglob('*') if p.is_file()]
        assert files and all(stat.S_IMODE(p.stat().st_mode) == 0o600 for p in files), files


def test_no_cache():
    """A cache that can't be written is told, and hinders nothing."""
    with Corpus() as corpus:
        fill(corpus)
        result = ask(corpus, 'search', '.', 'tag:claim', XDG_CACHE_HOME='/proc/nowhere')
        assert result.status == 0 and len(result.lines) == 1 and result.err.count('\n') == 1, result


def test_damaged():
    with Corpus() as corpus:
        fill(corpus)
        ask(corpus, 'search', '.', 'deal')
        for path in pathlib.Path(corpus.folder.name, 'cache').rglob('*.db'):
            path.write_bytes(b'\0garbage' * 5000)
        result = ask(corpus, 'search', '.', 'deal')
        assert result.status == 0 and len(result.lines) == 1 and result.err == '', result


def test_hostile():
    """A find stays a line, whatever a name, a text or a query holds."""
    names = [b'\x1b[31mred.txt', b'two\nlines.txt', b'a\ttab.txt', 'a\u202ecod.txt'.encode(),
             b'caf\xe9.txt']
    with Corpus() as corpus:
        for name in names:
            corpus.write(name, 'A \x1b[1mbold\u202e headline\n\nWords\tof it.\n')
        for option in ([], ['--no-index']):
            result = ask(corpus, 'search', *option, '.', 'words')
            assert result.status == 0 and len(result.lines) == len(names), result
            assert all(line.count('\t') == 4 for line in result.lines), result
            assert '\x1b' not in result.out and '\u202e' not in result.out, result
        assert len(ask(corpus, 'search', '--json', '.', 'words').objects) == len(names)
        for query in ('"', '" OR "', 'words) OR (', "'; DROP TABLE article", 'NEAR(words', '* words',
                      'words:words', '{words}: words', '^words', '\u202e', b'\xff words'):
            assert ask(corpus, 'search', '.', query).status in (0, 2), query


def test_same_bytes():
    """However the index came to be what it is."""
    with Corpus() as corpus:
        copy_sample(corpus)
        queries = ['tag:claim', 'the', 'person:microsoft', '-microsoft', 'by:annotator tag:speaker']
        fresh = [ask(corpus, 'search', '--limit=0', '.', '--', q, XDG_CACHE_HOME='/proc/nowhere').out for q in queries]
        for query in queries[:2]:
            ask(corpus, 'search', '.', query)
        for path in sorted(corpus.root.rglob('*.txt.json'))[::2]:
            path.write_bytes(path.read_bytes())
            ask(corpus, 'search', '.', 'word')
        later = [ask(corpus, 'search', '--limit=0', '.', '--', q, LANGUAGE='de').out for q in queries]
        assert fresh == later and all(fresh)


if __name__ == '__main__':
    sys.exit(main([test_articles, test_annotations, test_json, test_changed, test_limit, test_order, test_stats,
                   test_usage, test_private, test_no_cache, test_damaged, test_hostile,
                   test_same_bytes]))
