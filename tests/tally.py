#!/usr/bin/python3
"""Adds up the test runs of the named build folders, names each skip, and closes with one line.

Only what needs root may be skipped: anything else that did not run counts as failed.
"""
import json
import pathlib
import sys

MAY_SKIP = {'files/power-cut', 'files/full-disk'}


def results(folder):
    log = pathlib.Path(folder, 'meson-logs', 'testlog.json')
    if not log.exists():
        yield folder, 'ERROR', 'no test was run'
        return
    for line in log.read_text(encoding='utf-8').splitlines():
        test = json.loads(line)
        yield test['name'].split(' / ')[-1], test['result'], test.get('stdout', '')


def main(folders):
    passed = failed = skipped = 0
    for folder in folders:
        for name, result, output in results(folder):
            if result in ('OK', 'EXPECTEDFAIL'):
                passed += 1
            elif result == 'SKIP' and name in MAY_SKIP:
                skipped += 1
                print(f'skipped: {name} ({folder})')
            else:
                failed += 1
                print(f'failed: {name} ({folder}): {result}')
            for line in output.splitlines():
                if '# SKIP' in line:
                    print(f'skipped inside {name}: {line.strip()}')
                    if name not in MAY_SKIP:
                        failed += 1
    print(f'{passed} passed, {failed} failed, {skipped} skipped')
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
