#!/usr/bin/python3
"""The main job in the real window: mark, undo, re-tag, delete, close, open again, compare the JSON."""
import os
import pathlib
import shutil
import time

from stage import Stage, run, wait_for

ARTICLE = (
    'Mayor walks back bridge plan\n'
    '\n'
    'Friday, July 21, 2017\n'
    '\n'
    '“It’s not the worst idea,” Mayor Ana Núñez said Sunday, “but it’s close.”\n'
    '\n'
    'She told reporters that the council & the city would wait until next week.\n'
)


def article(**more):
    return Stage({'bridge.txt': ARTICLE, **more})


def mark_by_drag_and_key():
    with article() as stage:
        stage.select('Mayor Ana Núñez')
        stage.tag('s', 'Speaker')
        stage.select('said')
        stage.tag('k', 'Cue')
        stage.wait_spans('bridge.txt', [('speaker', 'Mayor Ana Núñez'), ('cue', 'said')])
        stage.close()


def selections_snap_to_words_and_shed_commas():
    with article() as stage:
        stage.select('ayor Ana Núñe')
        stage.tag('s', 'Speaker')
        stage.select(' Sunday,')
        stage.tag('d', 'Date')
        stage.wait_spans('bridge.txt', [('speaker', 'Mayor Ana Núñez'), ('date', 'Sunday')])


def a_claim_of_two_segments_is_one_span():
    with article() as stage:
        stage.select('“It’s not the worst idea,”')
        stage.key('c')
        stage.wait_spans('bridge.txt', [('claim', '“It’s not the worst idea,”')])
        stage.drag('“but it’s close.”', hold='ctrl')
        stage.wait_spans('bridge.txt',
                         [('claim', '“It’s not the worst idea,” … “but it’s close.”')])


def overlapping_spans_are_told_apart():
    with article() as stage:
        stage.select('that the council & the city would wait until next week')
        stage.tag('c', 'Claim')
        stage.select('next week')
        stage.tag('d', 'Date')
        stage.wait_spans('bridge.txt', [
            ('claim', 'that the council & the city would wait until next week'),
            ('date', 'next week')])
        stage.click_words('week')
        wait_for(lambda: stage.description().startswith('Date'), 'the smallest span')
        stage.key('Down')
        wait_for(lambda: stage.description().startswith('Claim'), 'the next span')


def retag_delete_undo_redo():
    with article() as stage:
        stage.select('Sunday')
        stage.key('s')
        stage.wait_spans('bridge.txt', [('speaker', 'Sunday')])
        stage.key('d')
        stage.wait_spans('bridge.txt', [('date', 'Sunday')])
        stage.key('Delete')
        stage.wait_spans('bridge.txt', [])
        stage.key('ctrl+z')
        stage.wait_spans('bridge.txt', [('date', 'Sunday')])
        stage.key('ctrl+z')
        stage.wait_spans('bridge.txt', [('speaker', 'Sunday')])
        stage.key('ctrl+shift+z')
        stage.wait_spans('bridge.txt', [('date', 'Sunday')])


def undo_comes_back_after_a_restart():
    with article() as stage:
        stage.select('Sunday')
        stage.key('d')
        stage.wait_spans('bridge.txt', [('date', 'Sunday')])
        stage.close()
        stage.start()
        stage.view()
        stage.key('ctrl+z')
        stage.wait_spans('bridge.txt', [])
        stage.close()


def nothing_is_lost_when_the_program_is_killed():
    with article() as stage:
        stage.select('Sunday')
        stage.key('d')
        wait_for(lambda: 'Date' in stage.description(), 'the mark')
        time.sleep(0.3)
        stage.kill()
        stage.start()
        stage.view()
        stage.wait_spans('bridge.txt', [('date', 'Sunday')])


def opening_and_closing_writes_nothing():
    with article() as stage:
        stage.view()
        stage.close()
        assert sorted(p.name for p in stage.corpus.rglob('*')) == ['bridge.txt']
        assert (stage.corpus / 'bridge.txt').read_bytes() == ARTICLE.encode()


def by_keyboard_alone():
    with article() as stage:
        view = stage.view()
        start, end = stage.place_of('Sunday')
        stage.key('ctrl+Home')
        line = ARTICLE[:start].count('\n')
        stage.key(*['Down'] * line)
        stage.key('Home')
        for _ in range(200):
            caret = view.get_caret_offset()
            if caret >= start:
                break
            stage.key('Right' if start - caret < 6 else 'ctrl+Right')
            if view.get_caret_offset() > start:
                stage.key(*['Left'] * (view.get_caret_offset() - start))
        assert view.get_caret_offset() == start, (view.get_caret_offset(), start)
        stage.key('ctrl+shift+Right', 'd')
        stage.wait_spans('bridge.txt', [('date', ARTICLE[start:end])])


def an_armed_tag_marks_by_drag_alone():
    with article() as stage:
        stage.click(stage.find(name='Tag as Speaker'))
        stage.drag('Mayor Ana Núñez')
        wait_for(lambda: stage.description().startswith('Speaker: “Mayor'), 'the first mark')
        stage.drag('She')
        stage.wait_spans('bridge.txt', [('speaker', 'Mayor Ana Núñez'), ('speaker', 'She')])
        stage.key('Escape', 'Escape')
        stage.drag('reporters')
        time.sleep(0.5)
        assert len(stage.spans('bridge.txt')) == 2


def the_next_article_is_one_key_away():
    with Stage({'a.txt': 'First\n\nAnn said no.\n', 'b.txt': 'Second\n\nBen said yes.\n'}) as stage:
        wait_for(lambda: 'Ann' in stage.text(), 'the first article')
        stage.key('ctrl+Page_Down')
        wait_for(lambda: 'Ben' in stage.text(), 'the second article')
        stage.select('Ben')
        stage.key('s')
        stage.wait_spans('b.txt', [('speaker', 'Ben')])
        stage.key('ctrl+Page_Up')
        wait_for(lambda: 'Ann' in stage.text(), 'the first article')
        stage.key('ctrl+z')
        wait_for(lambda: 'Ben' in stage.text(), 'the article that undo changes')
        stage.wait_spans('b.txt', [])


def colleagues_are_looked_at_and_left_alone():
    sample = pathlib.Path(os.environ['ANNO_DATA_DIR'], 'sample')
    with Stage() as stage:
        shutil.copytree(sample, stage.corpus, dirs_exist_ok=True)
        before = {p: p.read_bytes() for p in stage.corpus.rglob('*.json')}
        stage.kill()
        stage.start(stage.corpus / 'afghan-robotics-team.txt')
        stage.click(stage.find(name='Ann Meyer'))
        wait_for(lambda: stage.all(name='46 spans'), 'what Ann Meyer marked')
        stage.select('Hamdullah Mohib')
        stage.key('s')
        stage.click(stage.find(name='Mine'))
        wait_for(lambda: not stage.all(name='46 spans'), 'what is one’s own')
        stage.close()
        after = {p: p.read_bytes() for p in stage.corpus.rglob('*.json')}
        assert after == before


if __name__ == '__main__':
    run([mark_by_drag_and_key, selections_snap_to_words_and_shed_commas,
         a_claim_of_two_segments_is_one_span, overlapping_spans_are_told_apart,
         retag_delete_undo_redo, undo_comes_back_after_a_restart,
         nothing_is_lost_when_the_program_is_killed, opening_and_closing_writes_nothing,
         by_keyboard_alone, an_armed_tag_marks_by_drag_alone, the_next_article_is_one_key_away,
         colleagues_are_looked_at_and_left_alone])
