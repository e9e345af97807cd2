#!/usr/bin/python3
"""A day's work with the window, from end to end: read, mark, find, change, save, come back; the ways
in by dialog and by drop; the smallest window."""
import os
import re
import subprocess

from stage import WINDOW, Atspi, GLib, Stage, children, is_shown, run, tag_of, wait_for, xdo

NAME = 'bridge.txt'
ARTICLE = (
    'Mayor walks back bridge plan\n'
    '\n'
    'Friday, July 21, 2017\n'
    '\n'
    '“It’s not the worst idea,” Mayor Ana Núñez said last week, “but it’s close.”\n'
    '\n'
    'She told reporters that the council would wait until next month.\n'
)
SPEAKER, CUE = ('speaker', 'Mayor Ana Núñez'), ('cue', 'said')
DATE, CLAIM = ('date', 'last week'), ('claim', '“but it’s close.”')


def article():
    return Stage({NAME: ARTICLE})


def mark(stage, words, key, tag):
    stage.select(words)
    stage.tag(key, tag)


def items(stage):
    return stage.layer(NAME)['first']['items']


def retagged(before, after):
    return [item for item in after if item not in before]


def from_opening_to_the_undo_of_the_next_day():
    with article() as stage:
        for words, key, tag in ((SPEAKER[1], 's', 'Speaker'), (CUE[1], 'k', 'Cue'),
                                (DATE[1], 'd', 'Date'), (CLAIM[1], 'c', 'Claim')):
            mark(stage, words, key, tag)
        stage.wait_spans(NAME, [SPEAKER, CUE, DATE, CLAIM])
        whole = items(stage)
        stage.key('ctrl+z')
        stage.wait_spans(NAME, [SPEAKER, CUE, DATE])
        stage.key('ctrl+shift+z')
        stage.wait_spans(NAME, [SPEAKER, CUE, DATE, CLAIM])
        assert items(stage) == whole
        stage.click_words('said')
        wait_for(lambda: stage.description().startswith('Cue'), 'the cue')
        stage.key('s')
        stage.wait_spans(NAME, [SPEAKER, ('speaker', 'said'), DATE, CLAIM])
        changed = retagged(whole, items(stage))
        assert [tag_of(item) for item in changed][:1] == ['speaker'], changed
        stage.click_words('week')
        wait_for(lambda: stage.description().startswith('Date'), 'the date')
        stage.key('Delete')
        stage.wait_spans(NAME, [SPEAKER, ('speaker', 'said'), CLAIM])
        stage.close()
        kept = stage.layer_path(NAME).read_bytes()
        stage.start()
        stage.view()
        assert stage.layer_path(NAME).read_bytes() == kept
        assert (stage.corpus / NAME).read_text(encoding='utf-8') == ARTICLE
        stage.key('ctrl+z')
        stage.wait_spans(NAME, [SPEAKER, ('speaker', 'said'), DATE, CLAIM])
        stage.key('ctrl+z')
        stage.wait_spans(NAME, [SPEAKER, CUE, DATE, CLAIM])
        assert items(stage) == whole
        stage.key('ctrl+shift+z', 'ctrl+shift+z')
        stage.wait_spans(NAME, [SPEAKER, ('speaker', 'said'), CLAIM])
        stage.close()
        assert stage.layer_path(NAME).read_bytes() == kept


def height(stage):
    return Atspi.Text.get_character_extents(stage.view(), ARTICLE.index('Mayor Ana'), WINDOW).height


def the_wheel_zooms_with_ctrl():
    with article() as stage:
        stage.view()
        normal = height(stage)
        stage.wheel('reporters', 3)
        wait_for(lambda: height(stage) > normal, 'larger text')
        mark(stage, 'said', 'k', 'Cue')
        stage.wheel('reporters', -6)
        wait_for(lambda: height(stage) < normal, 'smaller text')
        stage.key('ctrl+0')
        wait_for(lambda: height(stage) == normal, 'the text of normal size')
        stage.key('ctrl+plus')
        wait_for(lambda: height(stage) > normal, 'larger text')
        larger = height(stage)
        stage.close()
        stage.start()
        stage.view()
        wait_for(lambda: height(stage) == larger, 'the size of last time')


def ctrl_s_saves_at_once_and_says_so():
    with article() as stage:
        mark(stage, 'said', 'k', 'Cue')
        stage.save()
        stage.says('Everything is saved')
        assert stage.spans(NAME) == [CUE]
        stage.find('push button', 'Close the Notice')


def rows(stage):
    listed = stage.find('list', 'Spans of the Article')
    return [node for node in children(listed) if is_shown(node)]


def the_list_is_filtered_and_a_click_goes_there():
    text = ARTICLE + 'Nothing more was said. ' * 400 + '\n\nOnly the ferryman objected.\n'
    with Stage({NAME: text}) as stage:
        mark(stage, 'Mayor Ana Núñez', 's', 'Speaker')
        mark(stage, 'last week', 'd', 'Date')
        stage.key('ctrl+End', 'ctrl+Left', 'ctrl+Left', 'ctrl+shift+Right')
        wait_for(lambda: Atspi.Text.get_n_selections(stage.view()) > 0, 'the ferryman')
        stage.tag('s', 'Speaker: “ferryman')
        stage.key('ctrl+Home')
        wait_for(lambda: len(rows(stage)) == 3, 'three rows')
        stage.click(stage.find('combo box', 'Which Tags Are Listed'))
        stage.wait_focus('All tags')
        stage.key('Down', 'Return')
        stage.says('2 spans')
        wait_for(lambda: [row.get_name().split(' · ')[0] for row in rows(stage)]
                 == ['Mayor Ana Núñez', 'ferryman'], 'the speakers alone')
        stage.click(rows(stage)[1])
        wait_for(lambda: stage.description().startswith('Speaker: “ferryman'), 'the ferryman')
        box = stage.view().get_extents(WINDOW)

        def in_sight():
            place = Atspi.Text.get_character_extents(stage.view(), text.index('ferryman'), WINDOW)
            return 0 < place.y < box.y + box.height
        wait_for(in_sight, 'the page to go there')


def a_day_is_picked_from_the_calendar():
    with article() as stage:
        mark(stage, 'last week', 'd', 'Date')
        stage.click(stage.find(name='Pick a Day'))
        stage.wait_focus('Calendar')
        stage.find('push button', 'Use Monday 10 July 2017')  # what “last week” begins with
        stage.key('Up', 'space')  # from where GTK starts, which is not that day
        taken = wait_for(lambda: next((n.get_name() for n in stage.all('push button')
                                       if n.get_name().startswith('Use ')
                                       and n.get_name() != 'Use Monday 10 July 2017'), None),
                         'another day')
        for _ in range(9):
            if wait_for(stage.focused, 'the keyboard').get_name() == taken:
                break
            stage.key('Tab')
        stage.wait_focus(taken)
        stage.key('Return')
        wait_for(lambda: taken.removeprefix('Use ') in stage.description(), 'the day')
        stage.save()
        wait_for(lambda: any(re.fullmatch('2017-0[5-9]-[0-3][0-9]', body.get('value', ''))
                             for body in items(stage)[0]['body']), 'the day in the file')


def the_dialog_opens_a_folder():
    with Stage({NAME: ARTICLE}, paths=()) as stage:
        stage.find('push button', 'Open a Folder')
        stage.key('ctrl+o')
        wait_for(lambda: [w for w in children(stage.app) if w.get_name() == 'Open a Folder of Articles'],
                 'the dialog')
        stage.type(str(stage.corpus))
        stage.key('Return')
        wait_for(lambda: 'Ana' in stage.text(), 'the article of the folder')


def a_dropped_folder_is_opened():
    with Stage({'a.txt': 'First\n\nAnn said no.\n'}) as stage:
        wait_for(lambda: 'Ann' in stage.text(), 'the article')
        other = stage.home / 'other'
        other.mkdir()
        (other / 'd.txt').write_text('Fourth\n\nDan said so.\n', encoding='utf-8')
        with subprocess.Popen([os.environ['ANNO_DRAG_SOURCE'], str(other)]) as source:
            try:
                window = subprocess.run(
                    ['xdotool', 'search', '--sync', '--onlyvisible', '--pid', str(source.pid)],
                    check=True, capture_output=True, text=True).stdout.split()[-1]
                xdo('windowmove', '--sync', window, 20, 20)
                xdo('windowraise', window)
                stage.drop((60, 60), (700, 400))  # onto the article, which takes text alone
                wait_for(lambda: any(w.get_name() == 'Fourth' for w in children(stage.app)),
                         'the window on the folder')
            finally:
                source.kill()


def boxes(node):
    for child in children(node):
        try:
            box = child.get_extents(WINDOW)
        except GLib.Error:
            continue  # has no place
        if box.width > 0 and box.height > 0:
            yield child, box


def what_sticks_out(node, width):
    """What has room beyond the right or the left edge of the window. A bar's own border is drawn a
    pixel outside; a page behind another one keeps the place it had in a larger window."""
    found = list(boxes(node))
    fits = [-1 <= box.x and box.x + box.width <= width + 1 for _, box in found]
    corners = {(box.x, box.y) for (_, box), fit in zip(found, fits) if fit}
    out = []
    for (child, box), fit in zip(found, fits):
        if not fit and (box.x, box.y) in corners:
            continue
        if not fit:
            out.append((child.get_role_name(), child.get_name(), box.x, box.width))
        out += what_sticks_out(child, width)
    return out


def the_smallest_window_cuts_nothing_off():
    with article() as stage:
        def check():
            window = stage.app.get_child_at_index(0)
            width = window.get_extents(WINDOW).width
            out = what_sticks_out(window, width)
            assert not out and width <= 360, (width, out)

        wait_for(lambda: 'Ana' in stage.text(), 'the article')
        stage.resize(370, 640)  # with the frame around it
        check()
        mark(stage, 'council', 's', 'Speaker')
        check()
        stage.key('shift+F9')
        stage.find('push button', 'Delete the Span')
        check()


if __name__ == '__main__':
    run([from_opening_to_the_undo_of_the_next_day, the_wheel_zooms_with_ctrl,
         ctrl_s_saves_at_once_and_says_so, the_list_is_filtered_and_a_click_goes_there,
         a_day_is_picked_from_the_calendar, the_dialog_opens_a_folder, a_dropped_folder_is_opened,
         the_smallest_window_cuts_nothing_off])
