#!/usr/bin/python3
"""annotator-cli compare: the numbers of other programs on real annotations, what has no value and why, whom and what
the lines are of."""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

from harness import BARE, PROGRAM, SOURCE, Corpus, choice, copy_sample, main, person, run, span

TEXT = 'Sen. Lindsey Graham said on Sunday the deal is dead.\n'
BRATIAA = SOURCE / 'tests/data/review/bratiaa'
PEOPLE = ('Lisa', 'Maria', 'Max', 'Peter')


def fill(corpus, **layers):
    """a.txt, with a layer for each annotator."""
    corpus.write('a.txt', TEXT)
    for slug, spans in layers.items():
        corpus.annotator(slug)
        corpus.layer(slug, 'a.txt', spans)


def values(result):
    """{(measure, of): columns} of what was printed."""
    rows = [line.split('\t') for line in result.lines]
    assert all(len(row) == 9 for row in rows), result
    return {(row[0], row[1]): row[2:] for row in rows}


def words_of(name):
    """The words that the annotators quote of an article, at their places; the rest is nobody's."""
    letters = {}
    for who in PEOPLE:
        for line in (BRATIAA / who / f'{name}.ann').read_text(encoding='utf-8').splitlines():
            if line.startswith('T'):
                _, mark, quote = line.split('\t')
                start = int(mark.split()[1])
                letters.update(enumerate(quote, start))
    return ''.join(letters.get(i, ' ' if i % 7 == 0 else 'x') for i in range(max(letters) + 1)) + '\n'


def read_bratiaa(corpus, folder):
    """As a brat collection, a folder for each annotator."""
    for path in (BRATIAA / 'Lisa').glob('*.ann'):
        for who in PEOPLE:
            target = folder / who
            target.mkdir(exist_ok=True)
            shutil.copy(BRATIAA / who / path.name, target)
            (target / f'{path.stem}.txt').write_text(words_of(path.stem), encoding='utf-8')
    result = run('read', '--into', corpus.root, folder)
    assert result.status in (0, 1), result


def report_rows():
    """What brat-iaa's report says: {of: (mean, deviation)}."""
    report = (BRATIAA / 'instance-agreement-report.md').read_text(encoding='utf-8')
    rows = {}
    for name, mean, deviation in re.findall(r'^\| (\S+) +\| +([\d.]+) \| +([\d.]+) \|$', report, re.M):
        of = f'article:{name[:-4].replace(".", "-")}.txt' if name.endswith('.ann') else f'tag:{name}'
        rows[of] = (mean, deviation)
    overall = re.search(r'Mean F1: ([\d.]+), SD F1: ([\d.]+)', report)
    rows['all'] = overall.groups()
    return rows


def test_bratiaa():
    """tests/data/review/ORIGIN.md: four annotators on seven articles."""
    with Corpus() as corpus, tempfile.TemporaryDirectory() as folder:
        read_bratiaa(corpus, pathlib.Path(folder))
        result = run('compare', '--measure', 'exact-mean', corpus.root)
        assert result.status == 0 and result.err == '', result
        found = values(result)
        expected = report_rows()
        assert expected['all'] == ('0.890', '0.053') and len(expected) == 7 + 4 + 1, expected
        for of, (mean, deviation) in expected.items():
            assert found['exact-f1-pair-mean', of][0] == mean, (of, found)
            assert found['exact-f1-pair-sd', of][0] == deviation, (of, found)
        assert len(found) == 2 * len(expected), found

        pairs = values(run('compare', '-m', 'exact', '-m', 'cohen', '--of', 'pair', corpus.root))
        assert len(pairs) == 6 * 4, pairs
        of_all = values(run('compare', '-m', 'cohen', '-m', 'fleiss', '--of', 'all', corpus.root))
        assert set(of_all) == {('fleiss', 'all')}, of_all


def test_sample():
    with Corpus() as corpus:
        copy_sample(corpus)
        result = run('compare', '--of', 'all', '--of', 'field', corpus.root)
        found = values(result)
        assert found['exact-f1', 'all'][0] == '0.866', found
        assert found['gate-strict-f1', 'all'] == found['exact-f1', 'all'], found
        assert found['field-same', 'field:claim.quote'][0] != '-', found
        assert found['link-same', 'field:claim.said-by'][0] != '-', found
        value, low, high, texts, units, left, reason = found['unitizing-alpha', 'all']
        assert (value, low, high) == ('-', '-', '-') and 'overlap' in reason, found
        assert result.status == 1 and result.err == '', result
        for (measure, of), (value, low, high, *_) in found.items():
            if low != '-':
                assert float(low) <= float(value) <= float(high), (measure, of, value, low, high)


def test_two():
    """Known by hand: of three and two spans one is the same, one lies over another."""
    with Corpus() as corpus:
        fill(corpus,
             ann=[span(1, 'speaker', TEXT, 'Sen. Lindsey Graham'), span(2, 'cue', TEXT, 'said'),
                  span(3, 'date', TEXT, 'on Sunday')],
             ben=[span(4, 'cue', TEXT, 'said'), span(5, 'date', TEXT, 'Sunday')])
        result = run('compare', corpus.root)
        assert result.status == 0 and result.err == '', result
        found = values(result)
        assert found['exact-precision', 'all'][0] == '0.500', found
        assert found['exact-recall', 'all'][0] == '0.333', found
        assert found['exact-f1', 'all'] == ['0.400', '-', '-', '1', '5', '0', '-'], found
        assert found['overlap-f1', 'all'][0] == '0.800', found
        assert found['gate-average-f1', 'all'][0] == '0.600', found
        # 10 characters of both, of 32 and 10
        assert found['character-f1', 'all'][0] == f'{20 / 42:.3f}', found
        assert found['exact-f1', 'tag:cue'][0] == '1.000', found
        assert found['exact-f1', 'tag:date'][0] == '0.000', found
        assert ('exact-f1', 'tag:claim') not in found, found
        assert found['exact-f1', 'pair:ann/ben'] == found['exact-f1', 'all'], found
        assert found['exact-f1', 'article:a.txt'] == found['exact-f1', 'all'], found
        assert not any(measure.startswith('gamma') for measure, _ in found), found

        turned = values(run('compare', '-m', 'exact', '-a', 'ben', '-a', 'ann', corpus.root))
        assert turned['exact-f1', 'all'] == found['exact-f1', 'all'], turned


def test_by_words():
    """By words an edge inside a word is none: of ten words and signs two agree on all ten."""
    with Corpus() as corpus:
        fill(corpus, ann=[span(1, 'date', TEXT, 'Sunday')], ben=[span(2, 'date', TEXT, 'Sun')])
        by = {unit: values(run('compare', '-m', 'percentage', '--of', 'all', '--by', unit, corpus.root))
              for unit in ('characters', 'words')}
        assert by['characters']['percentage', 'all'][0] == f'{1 - 3 / len(TEXT):.3f}', by
        assert by['words']['percentage', 'all'][0] == '1.000', by


def test_undefined():
    with Corpus() as corpus:
        fill(corpus, ann=[], ben=[])
        result = run('compare', '-m', 'exact', '--of', 'all', corpus.root)
        assert result.status == 1, result
        found = values(result)
        assert found['exact-f1', 'all'] == ['-', '-', '-', '1', '0', '0', 'Nothing was marked.'], found
        line = run('compare', '-m', 'exact', '--of', 'all', '--json', corpus.root).objects[0]
        assert line == {'measure': 'exact-f1', 'of': 'all', 'texts': 1, 'units': 0, 'leftOut': 0,
                        'undefined': 'nothing', 'reason': 'Nothing was marked.'}, line


def test_left_out():
    """What only one has looked at is counted, and nothing else comes of it."""
    with Corpus() as corpus:
        fill(corpus, ann=[span(1, 'cue', TEXT, 'said')], ben=[span(2, 'cue', TEXT, 'said')])
        corpus.write('b.txt', TEXT)
        corpus.layer('ann', 'b.txt', [span(3, 'cue', TEXT, 'said'), span(4, 'date', TEXT, 'Sunday')])
        found = values(run('compare', '-m', 'exact', '-m', 'cohen', corpus.root))
        assert found['exact-f1', 'all'] == ['1.000', '-', '-', '1', '2', '2', '-'], found
        assert found['cohen', 'all'] == ['1.000', '-', '-', '1', '2', '2', '-'], found
        assert not any('b.txt' in of for _, of in found), found

        alone = run('compare', '-m', 'exact', '--of', 'all', corpus.root / 'b.txt')
        assert alone.status == 1 and 'two people' in alone.out, alone
        nobody = run('compare', '-a', 'ann', '-a', 'eve', corpus.root)
        assert nobody.status == 3 and '“eve”' in nobody.err, nobody


def test_other_text():
    """Words are compared where they are now; where there is none of them, a layer is left out."""
    mine, theirs = [span(1, 'cue', TEXT, 'said')], [span(2, 'cue', TEXT, 'said')]
    with Corpus() as corpus:
        fill(corpus, ann=mine, ben=theirs)
        corpus.write('a.txt', TEXT + 'A line more.\n')
        result = run('compare', '-m', 'exact', '--of', 'all', corpus.root)
        assert result.status == 1 and result.err.count('another version of the text') == 2, result
        assert values(result)['exact-f1', 'all'][0] == '1.000', result

        corpus.write('a.txt', 'More. ' + TEXT)
        result = run('compare', '-m', 'exact', '--of', 'all', '--json', corpus.root)
        assert result.status == 1 and result.err.count('annotation of “said” was at') == 2, result
        moves = [o for o in result.objects if 'measure' not in o]
        start = TEXT.index('said')
        assert [o['value'] for o in result.objects if o.get('measure') == 'exact-f1'] == [1], result
        assert [(m['kind'], m['annotator'], m['lost']) for m in moves] == [
            ('other-text', 'ann', []), ('other-text', 'ben', [])], result
        assert [(o['was'], o['now']) for m in moves for o in m['moved']] == [
            ([[start, start + 4]], [[start + 6, start + 10]])] * 2, result

        corpus.write('a.txt', 'Something else.')
        result = run('compare', '-m', 'exact', '--of', 'all', corpus.root)
        assert result.status == 1 and result.err.count('left out') == 2, result
        assert values(result)['exact-f1', 'all'][0] == '-', result


def test_unreadable():
    with Corpus() as corpus:
        fill(corpus, ann=[span(1, 'cue', TEXT, 'said')], ben=[span(2, 'cue', TEXT, 'said')])
        corpus.annotator('eve')
        corpus.write('annotations/eve/a.txt.json', '{"half')
        result = run('compare', '-m', 'exact', '--of', 'all', corpus.root)
        assert result.status == 1 and 'eve/a.txt.json' in result.err, result
        assert values(result)['exact-f1', 'all'][0] == '1.000', result


def test_who_is_one_person():
    """By id, by mergers, by name, and not where one list has two of that name."""
    def ledger(corpus, slug, people):
        corpus.write(f'annotations/{slug}/people.json', json.dumps({'format': 1, 'people': people}))

    def graham(number, name='Lindsey Graham', **more):
        return {'id': f'urn:uuid:{number}', 'name': name, 'kind': 'person', **more}

    cases = [
        ([graham('p')], 'p', [graham('p', 'L. Graham')], 'p', '1.000'),
        ([graham('p')], 'p', [graham('q', 'lindsey graham')], 'q', '1.000'),
        ([graham('p')], 'p', [graham('q', 'Lin'), graham('r', mergedInto=None), graham('s', 'Sam')], 'q', '0.000'),
        ([graham('p')], 'p', [graham('q', 'Lin', mergedInto='urn:uuid:r'), graham('r')], 'q', '1.000'),
        ([graham('p'), graham('o')], 'p', [graham('q')], 'q', None),
    ]
    for mine, my_id, theirs, their_id, expected in cases:
        with Corpus() as corpus:
            fill(corpus,
                 ann=[span(1, 'speaker', TEXT, 'Sen. Lindsey Graham', person('person', f'urn:uuid:{my_id}'))],
                 ben=[span(2, 'speaker', TEXT, 'Sen. Lindsey Graham', person('person', f'urn:uuid:{their_id}'))])
            ledger(corpus, 'ann', [{k: v for k, v in p.items() if v is not None} for p in mine])
            ledger(corpus, 'ben', [{k: v for k, v in p.items() if v is not None} for p in theirs])
            result = run('compare', '-m', 'fields', corpus.root)
            value = values(result)['field-same', 'field:speaker.person'][0]
            if expected is None:  # one of the two of that name, never both
                other = [p['id'].removeprefix('urn:uuid:') for p in mine if not p['id'].endswith(my_id)][0]
                corpus.layer('ann', 'a.txt', [span(1, 'speaker', TEXT, 'Sen. Lindsey Graham',
                                                   person('person', f'urn:uuid:{other}'))])
                second = values(run('compare', '-m', 'fields', corpus.root))['field-same', 'field:speaker.person'][0]
                assert sorted([value, second]) == ['0.000', '1.000'], (value, second)
            else:
                assert value == expected, (mine, theirs, result)


def test_fields():
    with Corpus() as corpus:
        fill(corpus,
             ann=[span(1, 'claim', TEXT, 'the deal is dead', choice('quote', 'direct'))],
             ben=[span(2, 'claim', TEXT, 'the deal is dead', choice('quote', 'indirect'))])
        lines = run('compare', '-m', 'fields', '--json', corpus.root).objects
        same = [o for o in lines if o['measure'] == 'field-same' and o['field'] == 'claim.quote']
        assert len(same) == 1 and same[0]['value'] == 0 and same[0]['units'] == 2, lines


def test_gamma():
    with Corpus() as corpus:
        fill(corpus, ann=[span(1, 'cue', TEXT, 'said'), span(3, 'date', TEXT, 'Sunday')],
             ben=[span(2, 'cue', TEXT, 'said'), span(4, 'date', TEXT, 'Sunday')])
        lines = run('compare', '-m', 'gamma', '--json', corpus.root).objects
        assert [o['measure'] for o in lines] == ['gamma', 'gamma-cat'], lines
        assert lines[0]['value'] == 1 and lines[0]['samples'] >= 30 and lines[0]['exact'] is True, lines


def test_interrupt():
    """Gamma of many overlapping annotations takes longer than anybody waits."""
    words = ' '.join(f'word{i}' for i in range(3000)) + '\n'
    with Corpus() as corpus:
        corpus.write('a.txt', words)
        for n, slug in enumerate(('ann', 'ben', 'cat', 'dan')):
            corpus.annotator(slug)
            corpus.layer(slug, 'a.txt', [span(n * 10000 + i, 'cue', words, f'word{i} word{i + 1}') for i in range(100, 2900)])
        with subprocess.Popen([PROGRAM, 'compare', '-m', 'gamma', '--precision', '0.001', corpus.root],
                              env=BARE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            time.sleep(0.5)
            os.kill(process.pid, signal.SIGINT)
            out, err = process.communicate(timeout=60)
            assert process.returncode == 130 and out == b'' and err == b'', (process.returncode, out, err)


def test_settled_is_no_annotator():
    with Corpus() as corpus:
        fill(corpus, ann=[span(1, 'cue', TEXT, 'said')], ben=[span(2, 'cue', TEXT, 'said')])
        assert run('merge', '--strategy', 'all-agree', '--into', 'desk', corpus.root).status == 0
        found = values(run('compare', '-m', 'exact', corpus.root))
        assert [of for _, of in found if of.startswith('pair')] == ['pair:ann/ben'] * 3, found
        named = values(run('compare', '-m', 'exact', '-a', 'ann', '-a', 'settled-by-desk', corpus.root))
        assert named['exact-f1', 'pair:ann/settled-by-desk'][0] == '1.000', named


def test_same_each_time():
    with Corpus() as corpus:
        copy_sample(corpus)
        assert run('compare', corpus.root).out == run('compare', corpus.root).out != ''


SVG = '{http://www.w3.org/2000/svg}'
PAIR_HEAD = 'annotator,other,exact_f1,low,high,articles,annotations'


def two_with_a_quarrel(corpus):
    fill(corpus, ann=[span(1, 'cue', TEXT, 'said'), span(2, 'date', TEXT, 'on Sunday')],
         ben=[span(3, 'cue', TEXT, 'said'), span(4, 'claim', TEXT, 'on Sunday')])


def test_pictures():
    """The numbers are those of the lines; SVG is XML that says them, and the same each time."""
    expected = {
        'pairs': PAIR_HEAD + '\nann,ben,0.5000,,,1,4\n',
        'tags': 'first,second,pairs\ncue,cue,1\ndate,claim,1\n',
        'time': 'day,exact_f1,low,high,articles,annotations\n2017-07-10,0.5000,,,1,4\n',
        'review': 'annotator,before,before_low,before_high,after,after_low,after_high,articles\n'
                  ',0.5000,,,0.6667,,,1\nann,0.5000,,,0.6667,,,1\nben,0.5000,,,0.6667,,,1\n',
    }
    with Corpus() as corpus, tempfile.TemporaryDirectory() as folder:
        two_with_a_quarrel(corpus)
        merged = run('merge', '--strategy', 'all-agree', '--into', 'desk', corpus.root)
        assert merged.status == 1, merged  # the quarrel is left
        for kind, table in expected.items():
            printed = run('compare', '--picture', kind, '--output', '-', '--csv', corpus.root)
            assert printed.status == 0 and printed.err == '', printed
            assert printed.out.replace('\r\n', '\n') == table, (kind, printed)
            drawn = run('compare', '--picture', kind, '-o', '-', corpus.root)
            assert drawn.status == 0 and drawn.out == run('compare', '--picture', kind, '-o', '-', corpus.root).out
            root = xml.etree.ElementTree.fromstring(drawn.out)
            assert root.tag == SVG + 'svg' and root[0].tag == SVG + 'title', drawn
            assert table.strip() in root.find(SVG + 'desc').text.replace('\r\n', '\n'), drawn
            for end, content in (('svg', drawn.out), ('csv', printed.out)):
                path = pathlib.Path(folder, f'{kind}.{end}')
                assert run('compare', '--picture', kind, '-o', path, corpus.root).status == 0
                assert path.read_bytes().decode() == content, path
        again = run('compare', '--picture', 'tags', '-o', path.with_name('tags.svg'), corpus.root)
        assert again.status == 4 and 'there already' in again.err, again
        path.with_name('tags.svg').write_text('old')
        over = run('compare', '--picture', 'tags', '--replace', '-o', path.with_name('tags.svg'), corpus.root)
        assert over.status == 0 and path.with_name('tags.svg').read_text(encoding='utf-8').startswith('<?xml'), over


def test_picture_names():
    """Names that would break a table, XML, or the direction of text."""
    name = '=A & <b> "q", \u202e'
    with Corpus() as corpus:
        two_with_a_quarrel(corpus)
        corpus.layer('ann', 'a.txt', [span(1, 'cue', TEXT, 'said')],
                     creator={'id': 'urn:uuid:00000000-0000-4000-8000-000000000141', 'type': 'Person', 'name': name})
        drawn = run('compare', '--picture', 'pairs', '-o', '-', corpus.root)
        description = xml.etree.ElementTree.fromstring(drawn.out).find(SVG + 'desc').text
        assert '\u202e' not in drawn.out, drawn
        assert 'ann,ben' in description, drawn


def test_no_picture():
    with Corpus() as corpus:
        two_with_a_quarrel(corpus)
        none = run('compare', '--picture', 'review', '-o', '-', corpus.root)
        assert none.status == 1 and none.out == '' and 'no settled set' in none.err, none
        unknown = run('compare', '--picture', 'review', '--settled', 'desk', '-o', '-', corpus.root)
        assert unknown.status == 3 and unknown.out == '', unknown
        for words in (['--picture', 'pie', '-o', '-'], ['--picture', 'pairs'], ['-o', 'x.svg'], ['--csv'],
                      ['--picture', 'pairs', '-o', 'x.png'], ['--picture', 'pairs', '-o', '-', '--json'],
                      ['--picture', 'pairs', '-o', 'x.csv', '--csv']):
            wrong = run('compare', *words, corpus.root)
            assert wrong.status == 2 and wrong.out == '', (words, wrong)


def test_three():
    """An article that three have rated is one article, and the mean over pairs has an interval."""
    with Corpus() as corpus:
        fill(corpus, ann=[span(1, 'cue', TEXT, 'said')], ben=[span(2, 'cue', TEXT, 'said')],
             cat=[span(3, 'date', TEXT, 'Sunday')])
        corpus.write('b.txt', TEXT)
        for number, who in enumerate(('ann', 'ben', 'cat')):
            corpus.layer(who, 'b.txt', [span(10 + number, 'cue', TEXT, 'said')])
        found = values(run('compare', '-m', 'exact', '-m', 'exact-mean', '-m', 'unitizing-alpha', corpus.root))
        assert found['exact-f1', 'all'][3] == '2', found
        assert found['exact-f1-pair-mean', 'all'][:3] == ['0.667', '0.333', '1.000'], found
        value, low, high = found['unitizing-alpha', 'all'][:3]
        assert float(low) < float(value) < float(high), found


if __name__ == '__main__':
    sys.exit(main([test_bratiaa, test_sample, test_two, test_by_words, test_undefined, test_left_out, test_other_text,
                   test_unreadable, test_who_is_one_person, test_fields, test_gamma, test_interrupt,
                   test_settled_is_no_annotator, test_same_each_time, test_pictures, test_picture_names, test_no_picture,
                   test_three]))
