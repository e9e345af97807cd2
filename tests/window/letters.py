"""Letters that a keyboard for English lacks: without a key of its own, xdotool gives each a key for the
moment of the press, and takes it back before a busy program has asked which letter it was."""
import subprocess

LETTERS = 'ñúáéíó'
FIRST = 242  # the first of the keys that mean nothing


def _symbol(letter):
    return f'U{ord(letter):04X}'


def _keymap():
    keys = ''.join(f'key <I{number}> {{ [ {_symbol(letter)} ] }}; '
                   for number, letter in enumerate(LETTERS, FIRST))
    return ('xkb_keymap {'
            ' xkb_keycodes { include "evdev+aliases(qwerty)" };'
            ' xkb_types { include "complete" };'
            ' xkb_compat { include "complete" };'
            f' xkb_symbols {{ include "pc+us+inet(evdev)" {keys}}};'
            ' };')


def lay(display):
    """Gives each letter a key, for as long as the display lives."""
    subprocess.run(['xkbcomp', '-w', '0', '-', display], input=_keymap(), text=True, check=True)


def can_type(text):
    """Whether each character of the text has a key."""
    return all(c.isascii() or c in LETTERS for c in text)
