"""What the tests of imports in bad company and at bad moments share: sources, a corpus, and what must be left alone."""
import ctypes
import hashlib
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import time

from harness import BARE, PROGRAM, run

IS_SANITIZED = b'__asan_init' in PROGRAM.read_bytes()
# Nothing here is about what a disk keeps: one of memory waits for nothing.
MEMORY = '/dev/shm' if os.access('/dev/shm', os.W_OK) else None

# A page whose title is "Vote".
HTML = '<html><head><title>Vote</title></head><body><article><p>{}</p></article></body></html>'


class Place:
    """A folder with sources and a corpus, and what must be neither read nor written beside them."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix='annotator-hostile-', dir=MEMORY)
        self.root = pathlib.Path(self.folder.name)
        self.corpus = self.root / 'corpus'
        (self.root / 'sources').mkdir()
        (self.root / 'secret.txt').write_text('The password is swordfish.\n', encoding='utf-8')
        return self

    def __exit__(self, *error):
        for path, folders, _ in os.walk(self.root):
            for folder in folders:
                os.chmod(os.path.join(path, folder), 0o700)
        self.folder.cleanup()

    def write(self, name, content):
        path = os.path.join(os.fsencode(self.root / 'sources'), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        return pathlib.Path(os.fsdecode(path))

    def articles(self, n, folder='many'):
        for i in range(n):
            self.write(f'{folder}/article {i}.txt', f'Story {i}\n\nThe mayor said no on day {i}.\n')

    def take(self, *options, sources=('sources',), **more):
        return run('import', *options, '--into', 'corpus', *sources, cwd=self.root, **more)

    def start(self, *options, sources=('sources',)):
        return subprocess.Popen([PROGRAM, 'import', *options, '--into', 'corpus', *sources], cwd=self.root,
                                env=BARE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def wait_for_handler(self, process):
        """Until it is so far that it hears of Ctrl+C."""
        caught = 0
        while process.poll() is None and not caught >> (signal.SIGINT - 1) & 1:
            status = pathlib.Path(f'/proc/{process.pid}/status').read_text(encoding='utf-8')
            caught = int(status.split('SigCgt:')[1].split()[0], 16)
            time.sleep(0.002)

    def wait_for_files(self, process):
        """Until the import has begun to write."""
        while process.poll() is None and not (self.corpus.exists() and self.files()):
            time.sleep(0.002)
        assert process.poll() is None, process.communicate()

    def files(self, folder='corpus'):
        root = os.fsencode(self.root / folder)
        return sorted(os.path.relpath(os.path.join(path, name), root)
                      for path, _, names in os.walk(root) for name in names)

    def temps(self):
        return [name for name in self.files() if os.path.basename(name).startswith(b'.annotator-')]

    def check_whole(self, most_alone=0):
        """Each article has its text whole; so many meta files may have no article."""
        files = set(self.files())
        n_alone = 0
        for name in files:
            if name.endswith(b'.txt'):
                assert name[:-4] + b'.meta.json' in files, name
            if not name.endswith(b'.meta.json'):
                continue
            meta = json.loads((self.corpus / os.fsdecode(name)).read_text(encoding='utf-8'))
            text = name[:-len('.meta.json')] + b'.txt'
            n_alone += text not in files
            if text in files:
                content = (self.corpus / os.fsdecode(text)).read_bytes()
                assert hashlib.sha256(content).hexdigest() == meta['sha256'], name
        assert n_alone <= most_alone, n_alone
        return sum(name.endswith(b'.txt') for name in files)

    def snapshot(self):
        """All that isn't in the corpus: names, bytes, times."""
        found = {}
        for path, folders, names in os.walk(os.fsencode(self.root)):
            if path == os.fsencode(self.root):
                folders.remove(b'corpus') if b'corpus' in folders else None
            for name in names:
                whole = os.path.join(path, name)
                status = os.lstat(whole)
                found[whole] = (status.st_size, status.st_mtime_ns, status.st_ino)
        return found


def with_disk(kind, check):
    """In a process of its own with a small disk of memory, or one that may only be read, as its corpus; without the
    right to mount that is skipped."""
    with Place() as place:
        place.corpus.mkdir()
        options = 'size=512k' if kind == 'small' else 'ro'
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                status = mount(place.corpus, options) or check(place) or 0
            except AssertionError as error:
                print(f'# {error!r}'.replace('\n', '\n# '), flush=True)
            finally:
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        assert status in (0, 77), status


def mount(folder, options):
    libc = ctypes.CDLL(None, use_errno=True)
    if (libc.unshare(0x20000) != 0 or libc.mount(b'none', b'/', None, 0x4000 | 0x40000, None) != 0
            or subprocess.run(['mount', '-t', 'tmpfs', '-o', options, 'none', folder], check=False,
                              capture_output=True).returncode != 0):
        return 77
    return 0
