#!/usr/bin/python3
"""Proves files/file-writer against a pulled plug: test-power-cut.py SAVE_ONCE.

A small disk is an image on a loop device. Right after the program says "saved", the image is
copied as it is, without a sync, and the copy is mounted, as a machine does after a power cut. New
and existing files must be there, whole, every time. Skipped (77) without the right to mount.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROUNDS = 20
SIZE = 64 * 1024 * 1024
OLD, NEW = 20000, 60000
SKIP = 77


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def mount(image, folder, *options):
    return run('mount', '-o', ','.join(('loop',) + options), str(image), str(folder)).returncode == 0


class Disk:
    """An image with one existing file, synced; mounted while in use."""

    def __init__(self, folder):
        self.image = folder / 'disk.img'
        self.copy = folder / 'after.img'
        self.mounted = folder / 'disk'
        self.after = folder / 'after'
        self.mounted.mkdir()
        self.after.mkdir()

    def make(self):
        with open(self.image, 'wb') as image:
            image.truncate(SIZE)
        # A long commit interval: nothing reaches the disk but by a sync.
        return (run('mkfs.ext4', '-q', '-F', str(self.image)).returncode == 0
                and mount(self.image, self.mounted, 'commit=300'))

    def fill(self):
        for i in range(ROUNDS):
            (self.mounted / f'existing-{i}').write_bytes(b'o' * OLD)
        run('sync', '-f', str(self.mounted))

    def after_power_cut(self, name):
        """The bytes of the file on the disk as it is now; None: it isn't there."""
        shutil.copyfile(self.image, self.copy)
        if not mount(self.copy, self.after):
            raise RuntimeError('the disk can not be mounted after the power cut')
        try:
            path = self.after / name
            return path.read_bytes() if path.exists() else None
        finally:
            run('umount', str(self.after))

    def close(self):
        run('umount', str(self.mounted))


def lost(disk, save_once, name):
    saved = run(save_once, str(disk.mounted / name), str(NEW))
    if saved.stdout != 'saved\n':
        return f'{name}: not saved: {saved.stderr}'
    found = disk.after_power_cut(name)
    if found == b'n' * NEW:
        return None
    return f'{name}: {"missing" if found is None else f"{len(found)} bytes"} after the power cut'


def see_that_it_can_fail(disk):
    """A plain write must be lost here, or this test proves nothing."""
    (disk.mounted / 'plain').write_bytes(b'n' * NEW)
    return disk.after_power_cut('plain') != b'n' * NEW


def main(save_once):
    with tempfile.TemporaryDirectory() as folder:
        disk = Disk(pathlib.Path(folder))
        if not disk.make():
            print('skipped: a disk image can not be made and mounted here')
            return SKIP
        try:
            disk.fill()
            problems = [] if see_that_it_can_fail(disk) else ['a plain write survives: no proof']
            for i in range(ROUNDS):
                problems += [problem for kind in ('new', 'existing')
                             if (problem := lost(disk, save_once, f'{kind}-{i}'))]
        finally:
            disk.close()
    print('\n'.join(problems) or f'{2 * ROUNDS} files whole after {2 * ROUNDS} power cuts')
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
