#!/usr/bin/python3
"""Holds the manual page of annotator against its --help: every option, in the form it has there."""
import os
import re
import subprocess
import sys

OPTION = re.compile(r'^ +(?:(-\w), )?(--[\w-]+)', re.MULTILINE)


def missing(help_text, manual):
    """The options that the help has and the manual has not."""
    words = [w for pair in OPTION.findall(help_text) for w in pair if w]
    return [w for w in words if not re.search(rf'(?<![\w-]){w}(?![\w-])', manual)]


def prove():
    text = '  -h, --help      x\n  --version=N     y\n'
    assert missing(text, '-h --help --version') == []
    assert missing(text, '-h --help --versions') == ['--version']
    assert missing(text, '--help --version') == ['-h']


def main(program, manual):
    prove()
    environment = {**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': ''}
    for variable in ('DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS'):
        environment.pop(variable, None)
    done = subprocess.run([program, '--help'], capture_output=True, text=True, check=True,
                          env=environment)
    # What GLib adds to every program, "--help-all" and the like, is not for this manual.
    help_text = re.sub(r'^ +--help-.*\n', '', done.stdout, flags=re.MULTILINE)
    with open(manual, encoding='utf-8') as file:
        words = file.read().replace('\\-', '-')
    lacking = missing(help_text, words)
    for word in lacking:
        print(f'{manual}: {word} is missing', file=sys.stderr)
    subprocess.run(['groff', '-man', '-Tutf8', '-ww', '-z', manual], check=True)
    return 1 if lacking or not OPTION.search(help_text) else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
