#!/usr/bin/python3
"""annotator-cli as a program: its words, its exit codes, what it is linked with, its manual."""
import os
import re
import signal
import subprocess
import sys

from harness import PROGRAM, SOURCE, Corpus, main, run

COMMANDS = ['check', 'compare', 'describe', 'diff', 'export', 'formats', 'import', 'list', 'mark', 'merge', 'people', 'read',
            'review', 'search', 'stats', 'tagset']
MANUAL = SOURCE / 'data/annotator-cli.1'


def test_exit_codes():
    cases = [
        ([], 2, 'Which command?'),
        (['dance'], 2, 'There is no command “dance”'),
        (['\x1b[31mred'], 2, r'“\u{001B}[31mred”'),
        (['--dance'], 2, 'There is no command'),
        (['check'], 2, 'nothing to check'),
        (['check', '--dance'], 2, '--dance'),
        (['compare'], 2, 'one corpus'),
        (['compare', '/nowhere/at/all'], 3, '/nowhere/at/all: '),
        (['compare', '-a', 'a', '.'], 2, 'two at least'),
        (['compare', '-m', 'luck', '.'], 2, '--measure'),
        (['compare', '--of', 'luck', '.'], 2, '--of'),
        (['compare', '--by', 'luck', '.'], 2, '--by'),
        (['compare', '--precision', '0', '.'], 2, '--precision'),
        (['diff'], 2, 'one corpus'),
        (['diff', '.', 'a'], 2, 'two annotators or none'),
        (['diff', '.', 'a', 'a'], 2, 'different'),
        (['diff', '--kind', 'luck', '.'], 2, '--kind'),
        (['diff', '/nowhere/at/all'], 3, '/nowhere/at/all: '),
        (['merge', '--strategy', 'luck', '.'], 2, '--strategy'),
        (['merge', '--strategy', 'majority', '.'], 2, '--into'),
        (['merge', '--strategy', 'threshold', '--into', 'a', '.'], 2, '--min-people'),
        (['merge', '--strategy', 'majority', '--into', 'a', '--of-all', '.'], 2, 'threshold'),
        (['merge', '--into', 'a', '.'], 2, '--strategy'),
        (['merge', '--annotator', 'a', '--annotator', 'b', '.'], 2, 'one --annotator'),
        (['review'], 2, 'what is to be done'),
        (['review', 'luck'], 2, 'no such act'),
        (['review', 'list', '/nowhere/at/all'], 3, '/nowhere/at/all: '),
        (['list'], 2, 'one corpus'),
        (['list', 'a', 'b'], 2, 'one corpus'),
        (['people'], 2, 'one corpus'),
        (['people', '--merge', 'a', 'b'], 2, '--annotator'),
        (['people', '/nowhere/at/all'], 3, '/nowhere/at/all: '),
        (['check', '/nowhere/at/all'], 3, '/nowhere/at/all: '),
        (['search', '.'], 2, 'one corpus and one query'),
        (['search', '--no-index', '/nowhere/at/all', 'words'], 3, '/nowhere/at/all'),
        (['stats'], 2, 'one corpus'),
        (['tagset'], 2, 'one corpus'),
        (['tagset', 'a', 'b'], 2, 'one corpus'),
        (['tagset', '/nowhere/at/all'], 3, '/nowhere/at/all: '),
        (['list', '/nowhere/at/all'], 3, '/nowhere/at/all: '),
        (['check', '--', '--json'], 3, '--json: '),
    ]
    for words, status, says in cases:
        result = run(*words)
        assert result.status == status, (words, result)
        assert result.out == '', (words, result)
        assert says in result.err, (words, result)
        assert result.err.count('\n') == 1, (words, result)


def test_help_and_version():
    for words in (['--help'], ['-h']):
        result = run(*words)
        assert result.status == 0 and result.err == '', result
        assert all(re.search(rf'^  {c} ', result.out, re.MULTILINE) for c in COMMANDS), result
    for command in COMMANDS:
        result = run(command, '--help')
        assert result.status == 0 and result.err == '', result
        assert result.out.startswith(f'Usage:\n  annotator-cli {command} [OPTION…]'), result
    result = run('--version')
    assert result.status == 0 and re.fullmatch(r'annotator-cli \d+\.\d+\.\d+\n', result.out), result


def test_manual_is_complete():
    manual = re.sub(r'\\f.', '', MANUAL.read_text(encoding='utf-8').replace('\\-', '-'))
    helps = [run('--help').out, *(run(c, '--help').out for c in COMMANDS)]
    options = {o for h in helps for o in re.findall(r'^ +(?:(-\w), )?(--[\w-]+)', h, re.MULTILINE)}
    assert ('-j', '--json') in options and ('', '--version') in options, options
    for option in {word for pair in options for word in pair if word}:
        assert re.search(rf'(?<![\w-]){option}(?![\w-])', manual), f'{option} is not in the manual'
    for command in COMMANDS:
        assert f'\n.SS {command}\n' in manual, f'{command} is not in the manual'
    subprocess.run(['groff', '-man', '-Tutf8', '-ww', '-z', MANUAL], check=True)


def test_no_window_system():
    """Cairo, which pages are drawn with, brings libX11 along on Debian: what is asked for directly counts,
    and no toolkit comes in whichever way."""
    linked = subprocess.run(['ldd', PROGRAM], capture_output=True, text=True, check=True).stdout
    needed = subprocess.run(['readelf', '-d', PROGRAM], capture_output=True, text=True, check=True).stdout
    assert 'libglib-2.0' in linked and 'libglib-2.0' in needed, linked
    for name in ('libX11', 'libxcb', 'libwayland'):
        assert name not in needed, name
    for name in ('libgtk', 'libadwaita', 'libgdk', 'libwayland'):
        assert name not in linked, name


def test_full_output():
    with Corpus() as corpus:
        corpus.write('a.txt', 'Words.\n')
        with open('/dev/full', 'wb') as full:
            process = subprocess.run([PROGRAM, 'list', corpus.root], stdout=full,
                                     stderr=subprocess.PIPE, check=False)
        assert process.returncode == 4, process
        assert b'could not be written' in process.stderr, process


def more_than_a_pipe_holds(corpus):
    """Articles whose list is longer than 64 KiB: it can't all be written before somebody reads."""
    for number in range(1000):
        corpus.write(f'{number:04}-{"long" * 30}.txt', 'Words.\n')


def test_reader_that_has_enough():
    with Corpus() as corpus:
        more_than_a_pipe_holds(corpus)
        with subprocess.Popen([PROGRAM, 'list', corpus.root], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b''
            assert process.wait() == -signal.SIGPIPE


def test_interrupt():
    with Corpus() as corpus:
        # A pipe that nobody reads holds the program where it is.
        more_than_a_pipe_holds(corpus)
        with subprocess.Popen([PROGRAM, 'list', corpus.root], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            process.stdout.read(1)
            os.kill(process.pid, signal.SIGINT)
            assert process.wait() == 130
            assert process.stderr.read() == b''


if __name__ == '__main__':
    sys.exit(main([test_exit_codes, test_help_and_version, test_manual_is_complete,
                   test_no_window_system, test_full_output, test_reader_that_has_enough,
                   test_interrupt]))
