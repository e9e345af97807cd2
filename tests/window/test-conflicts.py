#!/usr/bin/python3
"""Files that change under the open window: each change is noticed, nothing is lost, nothing is written
over without a choice."""
import contextlib
import subprocess
import time

from sights import clash, is_whole, says, shows, write_over
from stage import Stage, run, wait_for, xdo

TEXT = 'Bridge\n\nAnn said no on Sunday.\n'
LONGER = 'Bridge\n\nAnn said no on Sunday. Ben said yes.\n'
OTHER = 'Tunnel\n\nThe council met on Monday, and Ann left.\n'


@contextlib.contextmanager
def marked(**more):
    """A window on an article with one mark that is saved."""
    with Stage({'a.txt': TEXT, **more}) as stage:
        shows(stage, 'Ann')
        stage.select('Ann')
        stage.key('s')
        stage.wait_spans('a.txt', [('speaker', 'Ann')])
        yield stage


def retagged(stage, tag):
    return stage.layer_path('a.txt').read_text().replace('"value":"speaker"', f'"value":"{tag}"')


def copies(stage):
    return [is_whole(path) for path in stage.layer_path('a.txt').parent.glob('*.conflict.json')]


def tags_of(layer):
    return sorted(item['body'][0]['value'] for item in layer['first']['items'])


def look_away_and_back(stage):
    root = subprocess.run(['xdotool', 'search', '--maxdepth', '0', '.*'], check=True,
                          capture_output=True, text=True).stdout.split()[0]
    xdo('windowfocus', root)
    time.sleep(0.3)
    xdo('windowfocus', stage.window)


def a_layer_changed_by_another_program_is_read_anew():
    with marked() as stage:
        write_over(stage.layer_path('a.txt'), retagged(stage, 'cue'))
        wait_for(lambda: stage.description().startswith('Cue'), 'the other tag')
        stage.layer_path('a.txt').write_text(retagged(stage, 'cue').replace('"cue"', '"claim"'))
        wait_for(lambda: stage.description().startswith('Claim'), 'the third tag')
        stage.close()
        assert copies(stage) == []


def keeping_mine_keeps_theirs_beside():
    with marked() as stage:
        theirs = retagged(stage, 'claim')
        clash(stage, 'said', 'k', lambda: write_over(stage.layer_path('a.txt'), theirs))
        says(stage, 'were also changed by another program')
        says(stage, 'Not Saved')
        assert stage.layer_path('a.txt').read_text() == theirs
        stage.click(stage.find(name='Keep Mine'))
        stage.wait_spans('a.txt', [('speaker', 'Ann'), ('cue', 'said')])
        assert [tags_of(copy) for copy in copies(stage)] == [['claim']]
        says(stage, 'The other version is kept as', '.conflict.json')
        stage.close()


def taking_theirs_keeps_mine_beside():
    with marked() as stage:
        theirs = retagged(stage, 'claim')
        clash(stage, 'said', 'k', lambda: write_over(stage.layer_path('a.txt'), theirs))
        stage.click(stage.find(name='Take Theirs'))
        wait_for(lambda: copies(stage), 'the copy')
        assert [tags_of(copy) for copy in copies(stage)] == [['cue', 'speaker']]
        stage.click_words('Ann')
        wait_for(lambda: stage.description().startswith('Claim'), 'their tag')
        stage.close()
        assert stage.layer_path('a.txt').read_text() == theirs


def a_conflict_has_to_be_answered():
    with marked() as stage:
        theirs = retagged(stage, 'claim')
        clash(stage, 'said', 'k', lambda: write_over(stage.layer_path('a.txt'), theirs))
        says(stage, 'were also changed by another program')
        stage.click(stage.find(name='Close the Notice'))
        says(stage, 'were also changed by another program')
        stage.find(name='Keep Mine')
        stage.kill()
        assert stage.layer_path('a.txt').read_text() == theirs
        stage.start()
        shows(stage, 'Ann')
        stage.close()


def an_article_changed_on_disk_is_shown_as_it_is_now():
    with marked() as stage:
        write_over(stage.corpus / 'a.txt', LONGER)
        shows(stage, 'Ben said yes')
        says(stage, '“Bridge” was changed by another program')
        stage.select('Ben')
        stage.key('s')
        stage.wait_spans('a.txt', [('speaker', 'Ann'), ('speaker', 'Ben')])
        (stage.corpus / 'a.txt').write_text(OTHER)
        shows(stage, 'council')
        says(stage, 'The article was changed since it was annotated, and 2 annotations')
        before = stage.layer_path('a.txt').read_bytes()
        stage.drag('Monday')
        stage.key('d')
        stage.key('ctrl+z')
        stage.close()
        assert stage.layer_path('a.txt').read_bytes() == before


def marks_that_were_not_saved_when_the_article_changed_are_saved_first():
    with marked() as stage:
        clash(stage, 'Sunday', 'd', lambda: write_over(stage.corpus / 'a.txt', LONGER))
        shows(stage, 'Ben said yes')
        stage.wait_spans('a.txt', [('speaker', 'Ann'), ('date', 'Sunday')])
        stage.close()


def undo_does_not_reach_over_another_text():
    with marked() as stage:
        stage.key('Delete')
        stage.wait_spans('a.txt', [])
        write_over(stage.corpus / 'a.txt', OTHER)
        shows(stage, 'council')
        says(stage, 'can’t be undone any more')
        stage.key('ctrl+z')
        stage.close()
        assert stage.spans('a.txt') == []
        stage.start()
        shows(stage, 'council')
        stage.key('ctrl+z')
        stage.close()
        assert stage.spans('a.txt') == []


def an_article_taken_away_stays_in_sight_and_comes_back():
    with marked() as stage:
        (stage.corpus / 'a.txt').rename(stage.home / 'kept.txt')
        says(stage, '“a.txt” was moved or deleted by another program')
        assert 'Ann said no' in stage.text()
        stage.drag('Sunday')
        stage.key('d')
        (stage.home / 'kept.txt').rename(stage.corpus / 'a.txt')
        wait_for(lambda: not [w for w in stage.all('label') if 'moved or deleted' in w.get_name()],
                 'the line to go')
        stage.select('Sunday')
        stage.key('d')
        stage.wait_spans('a.txt', [('speaker', 'Ann'), ('date', 'Sunday')])
        stage.close()


def an_article_that_turns_into_no_text_is_explained():
    with marked() as stage:
        (stage.corpus / 'a.txt').write_bytes(b'\xff\0')
        says(stage, 'can’t be read any more', 'NUL')
        assert 'Ann said no' in stage.text()
        stage.close()
        assert (stage.corpus / 'a.txt').read_bytes() == b'\xff\0'


def articles_come_and_go_in_the_list():
    with marked(**{'b.txt': 'Other\n\nBen said yes.\n', 'c.txt': 'Third\n\nCy said so.\n'}) as stage:
        says(stage, '3 articles')
        (stage.corpus / 'b.txt').unlink()
        look_away_and_back(stage)
        says(stage, '2 articles')
        (stage.corpus / 'd.txt').write_text('Fourth\n\nDi said so.\n')
        (stage.corpus / 'e.txt').write_text('Fifth\n\nEd said so.\n')
        look_away_and_back(stage)
        says(stage, '4 articles')
        assert 'Ann' in stage.text()
        stage.close()


if __name__ == '__main__':
    run([a_layer_changed_by_another_program_is_read_anew, keeping_mine_keeps_theirs_beside,
         taking_theirs_keeps_mine_beside, a_conflict_has_to_be_answered,
         an_article_changed_on_disk_is_shown_as_it_is_now,
         marks_that_were_not_saved_when_the_article_changed_are_saved_first,
         undo_does_not_reach_over_another_text, an_article_taken_away_stays_in_sight_and_comes_back,
         an_article_that_turns_into_no_text_is_explained, articles_come_and_go_in_the_list])
