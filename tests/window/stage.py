"""A stage for tests of the real window: starts the program on a corpus of its own, looks at it
through the accessibility tree, and acts with a real pointer and real keys.

Looking is AT-SPI's (GTK 4.8 answers extents in window coordinates only); acting is xdotool's.
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

import letters  # noqa: E402

WINDOW = Atspi.CoordType.WINDOW
PATIENCE = float(os.environ.get('ANNO_TEST_PATIENCE', '15'))  # seconds


class Late(AssertionError):
    """Something that was waited for did not come."""


def wait_for(look, what='it', patience=PATIENCE):
    """Looks again and again until there is something to see, and returns that."""
    end = time.monotonic() + patience
    while True:
        try:
            seen = look()
        except GLib.Error:
            seen = None  # the tree changed under the look
        if seen:
            return seen
        if time.monotonic() > end:
            raise Late(f'waited {patience} seconds for {what}')
        time.sleep(0.02)


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def is_shown(node):
    """GTK 4.8 gives the state "showing" to windows only: what has room is shown."""
    box = node.get_extents(WINDOW)
    return box.width > 0 and box.height > 0


def xdo(*words):
    subprocess.run(['xdotool', *map(str, words)], check=True)


class Stage:
    """One start of the program. Use it in a with statement.

    annotator: the name given with --annotator; None for none. paths: what is opened at the start,
    instead of the corpus.
    """

    def __init__(self, articles=None, corpus=None, args=(), env=None, size=None,
                 annotator='Test Person', paths=None):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix='annotator-stage-'))
        self.corpus = pathlib.Path(corpus) if corpus else self.home / 'corpus'
        self.corpus.mkdir(exist_ok=True)
        for name, text in (articles or {}).items():
            path = self.corpus / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.args = ['--annotator', annotator, *args] if annotator else list(args)
        self.paths = paths
        self.extra = dict(env or {})
        self.size = size
        self.process = None
        self.pressed = None

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self.picture('failed')
        self._end()

    def _end(self):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    # The program

    def start(self, *paths):
        settings = self.home / 'config' / 'gtk-4.0'
        settings.mkdir(parents=True, exist_ok=True)
        (settings / 'settings.ini').write_text(
            '[Settings]\ngtk-cursor-blink=0\ngtk-enable-animations=0\n')
        if not paths:
            paths = [self.corpus] if self.paths is None else self.paths
        self.article = None
        self.process = subprocess.Popen(self._words(paths), env=self._environment())
        self.app = wait_for(self._find_app, 'the program to show itself', 4 * PATIENCE)
        self._find_window()

    def again(self, *paths):
        """Starts the program a second time, which must end at once: the first one does the work."""
        subprocess.run(self._words(paths), env=self._environment(), check=True, timeout=PATIENCE)

    def _words(self, paths):
        return [os.environ['ANNO_PROGRAM'], *self.args, *map(str, paths)]

    def _environment(self):
        home = str(self.home)
        return dict(os.environ, HOME=home, XDG_STATE_HOME=home + '/state', GTK_A11Y='atspi',
                    XDG_CACHE_HOME=home + '/cache', XDG_CONFIG_HOME=home + '/config',
                    XDG_DATA_HOME=home + '/data', GSETTINGS_BACKEND='keyfile',
                    GTK_USE_PORTAL='0', NO_AT_BRIDGE='0', **self.extra)

    def _find_app(self):
        if self.process.poll() is not None:
            raise AssertionError(f'the program ended with {self.process.returncode}')
        for app in children(Atspi.get_desktop(0)):
            if app.get_process_id() == self.process.pid and app.get_child_count() > 0:
                return app
        return None

    def _find_window(self):
        out = subprocess.run(['xdotool', 'search', '--sync', '--onlyvisible', '--pid',
                              str(self.process.pid)], check=True, capture_output=True, text=True)
        self.window = max(out.stdout.split(), key=self._area)  # not a dialog
        if self.size:
            xdo('windowsize', '--sync', self.window, *self.size)
            time.sleep(0.3)
        self._measure()

    @staticmethod
    def _geometry(window):
        out = subprocess.run(['xdotool', 'getwindowgeometry', '--shell', window], check=True,
                             capture_output=True, text=True).stdout
        return dict(line.split('=') for line in out.split())

    def _area(self, window):
        geometry = self._geometry(window)
        return int(geometry['WIDTH']) * int(geometry['HEIGHT'])

    def _measure(self):
        geometry = self._geometry(self.window)
        frame = wait_for(lambda: self.app.get_child_at_index(0), 'the window').get_extents(WINDOW)
        self.left = int(geometry['X']) + (int(geometry['WIDTH']) - frame.width) // 2
        self.top = int(geometry['Y']) + (int(geometry['HEIGHT']) - frame.height) // 2

    def take_focus(self):
        """Gives the keyboard to the window, as a window manager does when another window is closed."""
        xdo('windowfocus', '--sync', self.window)

    def close(self):
        """Closes the window as a person does, and waits for the end."""
        self.key('ctrl+q')
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired as late:
            raise Late('the program did not end') from late
        assert self.process.returncode == 0, self.process.returncode

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    # Looking

    def _each(self, role, name, showing):
        """Looks no further than it is asked to: each node is a few questions to the program."""
        for node in walk(self.app):
            if name is not None and node.get_name() != name:
                continue
            if role is not None and node.get_role_name() != role:
                continue
            if not showing or is_shown(node):
                yield node

    def all(self, role=None, name=None, showing=True):
        return list(self._each(role, name, showing))

    def find(self, role=None, name=None):
        return wait_for(lambda: next(self._each(role, name, True), None), f'{role} “{name}”')

    def focused(self):
        """What has the keyboard, or None. Each window remembers who has it there; of dialogs, GTK
        4.8 doesn't say whether they are active: where no window is, the newest is meant."""
        windows = list(children(self.app))
        active = [w for w in windows if w.get_state_set().contains(Atspi.StateType.ACTIVE)]
        for window in active or windows[-1:]:
            for node in walk(window):
                if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                    return node
        return None

    def wait_focus(self, *names):
        """Waits until something with one of the names has the keyboard."""
        def look():
            node = self.focused()
            return node if node is not None and node.get_name() in names else None
        try:
            return wait_for(look, f'the keyboard in {names}')
        except Late as late:
            node = self.focused()
            has = node.get_name() if node is not None else 'nobody'
            raise Late(f'{late}; “{has}” has it') from late

    def says(self, words):
        """Waits until a label says the words."""
        def look():
            return next((n for n in walk(self.app) if words in n.get_name()
                         and n.get_role_name() == 'label' and is_shown(n)), None)
        return wait_for(look, f'the words “{words}”')

    def view(self):
        """The article: one widget as long as the window lives, so it is looked for once."""
        if self.article is None:
            self.article = self.find(name='Article')
        return self.article

    def text(self):
        view = self.view()
        return Atspi.Text.get_text(view, 0, Atspi.Text.get_character_count(view))

    def description(self):
        return self.view().get_description()

    def place_of(self, words):
        start = wait_for(lambda: self.text().find(words) + 1, f'“{words}” in the text') - 1
        return start, start + len(words)

    def _character(self, place):
        box = Atspi.Text.get_character_extents(self.view(), place, WINDOW)
        return self.left + box.x, self.top + box.y, box.width, box.height

    def picture(self, name):
        folder = os.environ.get('ANNO_TEST_PICTURES')
        if folder:
            path = pathlib.Path(folder, f'{pathlib.Path(sys.argv[0]).stem}-{name}.png')
            subprocess.run(['import', '-window', 'root', str(path)], check=False)

    # Acting

    def key(self, *keys):
        for key in keys:
            xdo('key', '--clearmodifiers', key)

    def type(self, text):
        assert letters.can_type(text), f'no key for a letter of “{text}”'
        xdo('type', '--clearmodifiers', '--delay', 2, text)

    def save(self):
        """Saves at once, which the program does by itself a second later."""
        self.key('ctrl+s')

    def tag(self, key, name):
        """Presses a tag's key, and sees it done, as a person does before the next drag."""
        self.key(key)
        wait_for(lambda: self.description().startswith(name), f'the {name}')

    def drag(self, words, hold=None):
        """Drags over the words, from the first character to the last."""
        start, end = self.place_of(words)
        x0, y0, _, height = self._character(start)
        x1, y1, width, _ = self._character(end - 1)
        if hold:
            xdo('keydown', hold)
        # In the upper part of the line: the knob of a neighbour's end hangs below it.
        self._drag((x0 + 1, y0 + height // 3), (x1 + width - 1, y1 + height // 3))
        if hold:
            xdo('keyup', hold)

    def select(self, words):
        """Drags over the words, and sees them selected."""
        self.drag(words)
        wait_for(lambda: Atspi.Text.get_n_selections(self.view()) > 0, f'“{words}” to be selected')

    def edge(self, words, at_end):
        """The place of the grip at the first or the last of the words."""
        start, end = self.place_of(words)
        x, y, width, height = self._character(end - 1 if at_end else start)
        return (x + width if at_end else x, y + height // 2)

    def drag_from(self, spot, words, to_end=True):
        """Drags from a spot to the last of the words, or to the first."""
        start, end = self.place_of(words)
        x, y, width, height = self._character(end - 1 if to_end else start)
        to = (x + width - 1 if to_end else x + 1, y + height // 2)
        self._drag(spot, to)

    def _drag(self, spot, to):
        """At the pace of a quick hand: no hand presses, moves and lets go within one frame."""
        pause = ('sleep', 0.03)
        self._approach(spot)
        xdo('mousedown', 1, *pause, 'mousemove',
            (spot[0] + to[0]) // 2, (spot[1] + to[1]) // 2, *pause, 'mousemove', *to, *pause,
            'mouseup', 1)

    def drop(self, spot, to):
        """Drags something from one place on the screen to another: slowly, as two programs talk
        about it."""
        self._approach(spot)
        xdo('mousedown', 1, 'sleep', 0.1)
        for i in range(1, 21):
            xdo('mousemove', spot[0] + (to[0] - spot[0]) * i // 20,
                spot[1] + (to[1] - spot[1]) * i // 20, 'sleep', 0.06)
        xdo('sleep', 0.5, 'mouseup', 1)

    def wheel(self, words, clicks):
        """Turns the wheel with Ctrl over the words, away from oneself; towards oneself where clicks
        is negative."""
        x, y, width, height = self._character(self.place_of(words)[0])
        self._approach((x + width // 2, y + height // 2))
        turn = ['click', 4 if clicks > 0 else 5, 'sleep', 0.03]
        xdo('keydown', 'ctrl', *turn * abs(clicks), 'keyup', 'ctrl')

    def resize(self, width, height):
        """Asks for a size again and again until the window has it: what is in it gives way only
        when it is narrow."""
        def look():
            xdo('windowsize', self.window, width, height, 'sleep', 0.2)
            geometry = self._geometry(self.window)
            inside = self.app.get_child_at_index(0).get_extents(WINDOW)
            return ((int(geometry['WIDTH']), int(geometry['HEIGHT'])) == (width, height)
                    and 0 < inside.width <= width and 0 < inside.height <= height)
        wait_for(look, f'a window of {width} × {height}')
        self._measure()

    def click_words(self, words, button=1):
        start, end = self.place_of(words)
        x, y, width, height = self._character((start + end) // 2)
        self._press((x + width // 2, y + height // 2), button)

    def click(self, node, button=1):
        box = node.get_extents(WINDOW)
        self._press((self.left + box.x + box.width // 2, self.top + box.y + box.height // 2), button)

    def _press(self, spot, button=1):
        self._approach(spot)
        xdo('click', button)

    def _approach(self, spot):
        """No hand jumps."""
        self._settle(spot)
        near = (max(spot[0] - 9, 0), spot[1] + 20)
        xdo('mousemove', *near, 'sleep', 0.03, 'mousemove', *spot, 'sleep', 0.03)

    def _settle(self, spot):
        """Two presses at one spot within 400 ms are a double click, which is not what is meant."""
        if self.pressed is not None:
            last, when = self.pressed
            near = abs(last[0] - spot[0]) < 8 and abs(last[1] - spot[1]) < 8
            if near and time.monotonic() - when < 0.45:
                time.sleep(0.45)
        self.pressed = (spot, time.monotonic())

    # What is on disk

    def layer_path(self, article, annotator='test-person'):
        return self.corpus / 'annotations' / annotator / (article + '.json')

    def layer(self, article, annotator='test-person'):
        return json.loads(self.layer_path(article, annotator).read_text(encoding='utf-8'))

    def spans(self, article, annotator='test-person'):
        """What the file holds: tag and marked words of each annotation, in order."""
        try:
            items = self.layer(article, annotator).get('first', {}).get('items', [])
        except (FileNotFoundError, json.JSONDecodeError):
            return []
        return [(tag_of(item), ' … '.join(quotes_of(item))) for item in items]

    def wait_spans(self, article, expected):
        end = time.monotonic() + PATIENCE
        while self.spans(article) != expected:
            if time.monotonic() > end:
                raise Late(f'expected {expected}, the file holds {self.spans(article)}')
            time.sleep(0.05)


def tag_of(item):
    return next(body['value'] for body in item['body'] if body.get('purpose') == 'tagging')


def quotes_of(item):
    targets = item['target'] if isinstance(item['target'], list) else [item['target']]
    return [next(s['exact'] for s in target['selector'] if s['type'] == 'TextQuoteSelector')
            for target in targets]


def attempt(test):
    """What went wrong in the test; None where nothing did."""
    try:
        test()
    except Exception as problem:  # pylint: disable=broad-except
        return problem
    return None


def run(tests):
    """Runs the functions, prints TAP, exits 1 where one failed.

    A pointer and a screen are real, and a busy machine can lose a press: what fails is tried once
    more, and that is said. What is broken fails twice. Names on the command line choose among them.
    """
    tests = [test for test in tests if not sys.argv[1:] or test.__name__ in sys.argv[1:]]
    print(f'1..{len(tests)}')
    letters.lay(os.environ['DISPLAY'])
    failed = 0
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace('_', ' ')
        problem = attempt(test)
        if problem is not None:
            print(f'# {name}: tried again after {type(problem).__name__}: {problem}', flush=True)
            problem = attempt(test)
        if problem is None:
            print(f'ok {number} - {name}', flush=True)
        else:
            failed += 1
            print(f'not ok {number} - {name}\n# {type(problem).__name__}: {problem}', flush=True)
    sys.exit(1 if failed else 0)
