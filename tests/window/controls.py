"""The controls of a window as a screen reader meets them: each has a name, and none like another."""
import re

from stage import Atspi, GLib, is_shown, walk

CONTROLS = {'push button', 'toggle button', 'check box', 'radio button', 'combo box', 'text', 'entry',
            'list', 'list item', 'menu item', 'check menu item', 'radio menu item', 'slider',
            'spin button', 'link', 'page tab', 'table', 'tree'}
PARTS = {'list item', 'menu item'}  # rows are told apart by what they say, which may be the same
CLASS = re.compile(r'^(Gtk|Adw|Anno)[A-Z][A-Za-z]*$')  # GTK's name for what has none


def is_control(node):
    """What can have the keyboard. The wrappers around such controls have their names as well."""
    return (node.get_role_name() in CONTROLS
            and node.get_state_set().contains(Atspi.StateType.FOCUSABLE) and is_shown(node))


def controls(window):
    for node in walk(window):
        try:
            if is_control(node):
                yield node.get_role_name(), node.get_name()
        except GLib.Error:
            continue  # has no place, or went while it was looked at


def check_window(window, least, without=()):
    """At least that many controls, each with a name of its own."""
    found = [c for c in controls(window) if c[0] not in without]
    assert len(found) >= least, f'only {found} in “{window.get_name()}”'
    nameless = [role for role, name in found if not name.strip() or CLASS.match(name)]
    assert not nameless, f'nameless in “{window.get_name()}”: {nameless}'
    single = [c for c in found if c[0] not in PARTS]
    twins = sorted({c for c in single if single.count(c) > 1})
    assert not twins, f'not told apart in “{window.get_name()}”: {twins}'
    doubled = [n for _, n in single if len(n) > 6 and re.fullmatch(r'_?(.+) \1', n)]
    assert not doubled, f'said twice in “{window.get_name()}”: {doubled}'
    underlined = [n for _, n in found if n.startswith('_')]
    assert not underlined, f'said with a key in “{window.get_name()}”: {underlined}'
