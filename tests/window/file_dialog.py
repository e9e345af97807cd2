"""The dialog for files that GTK has where the desktop has none. Nothing in it has a name: that it is there is seen
by how many windows there are, and it is answered by keys."""
import subprocess

from stage import wait_for

# It asks libcloudproviders for folders, which loses memory: that isn't ours to find.
LOSES_MEMORY = {'ASAN_OPTIONS': 'detect_leaks=0'}


def _count_windows(stage):
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(stage.process.pid)], check=False,
                           capture_output=True, text=True)
    return len(found.stdout.split())


def answer(stage, ask, reply):
    """Has the dialog come, replies to it, and waits until it is gone."""
    before = _count_windows(stage)
    ask()
    wait_for(lambda: _count_windows(stage) > before, 'the dialog')
    reply()
    wait_for(lambda: _count_windows(stage) == before, 'the dialog to go')


def choose(stage, ask, path):
    """Chooses the file at the path."""
    def reply():
        stage.type(str(path))
        stage.key('Return')
    answer(stage, ask, reply)


def save(stage, ask, path):
    """Saves to the path, in place of the name that is proposed."""
    def reply():
        stage.key('ctrl+a')
        stage.type(str(path))
        stage.key('Return')
    answer(stage, ask, reply)
