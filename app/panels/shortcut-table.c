#include "panels/shortcut-table.h"

#include <glib/gi18n-lib.h>

#define GLOBAL ANNO_SHORTCUT_GLOBAL
#define ARTICLE ANNO_SHORTCUT_ARTICLE
#define POINTER ANNO_SHORTCUT_POINTER
#define BUILT_IN ANNO_SHORTCUT_BUILT_IN

/* Keys of one group stand together. */
static const AnnoShortcut table[] = {
  { GLOBAL, N_("Files"), N_("Open a folder"), "win.open-folder", "<Control>o" },
  { GLOBAL, N_("Files"), N_("Open articles"), "win.open-files", "<Control><Shift>o" },
  { GLOBAL, N_("Files"), N_("Import articles"), "win.import", "<Control>i" },
  { GLOBAL, N_("Files"), N_("Import an article from the clipboard"), "win.import-clipboard", "<Control><Shift>v" },
  { GLOBAL, N_("Files"), N_("Read annotations of other programs"), "win.read-annotations", "<Control><Shift>r" },
  { GLOBAL, N_("Files"), N_("Export annotations"), "win.export", "<Control><Shift>x" },
  { GLOBAL, N_("Files"), N_("Save now"), "win.save", "<Control>s" },
  { GLOBAL, N_("Files"), N_("Print a review sheet of the article"), "win.print-review-sheet", "<Control>p" },
  { GLOBAL, N_("Files"), N_("New window"), "app.new-window", "<Control>n" },
  { GLOBAL, N_("Files"), N_("Close the window"), "win.close", "<Control>w" },
  { GLOBAL, N_("Files"), N_("Quit"), "app.quit", "<Control>q" },

  { GLOBAL, N_("Articles"), N_("Next article"), "session.next-article", "<Control>Page_Down" },
  { GLOBAL, N_("Articles"), N_("Previous article"), "session.previous-article", "<Control>Page_Up" },
  { GLOBAL, N_("Articles"), N_("Next unfinished article"), "session.next-unfinished", "<Control>j" },
  { GLOBAL, N_("Articles"), N_("Mark as done, and go on to the next unfinished one"), "session.done-next", "<Control>d" },
  { GLOBAL, N_("Articles"), N_("Set the state: new"), "session.state('new')", "<Control>1" },
  { GLOBAL, N_("Articles"), N_("Set the state: in progress"), "session.state('in-progress')", "<Control>2" },
  { GLOBAL, N_("Articles"), N_("Set the state: needs changes"), "session.state('needs-changes')", "<Control>3" },
  { GLOBAL, N_("Articles"), N_("Set the state: done"), "session.state('done')", "<Control>4" },
  { GLOBAL, N_("Articles"), N_("Filter articles"), "win.filter-articles", "<Control>l" },
  { GLOBAL, N_("Articles"), N_("Correct what is known of the article"), "win.article-facts", "<Control>e" },
  { GLOBAL, N_("Articles"), N_("Search all articles"), "win.search-articles", "<Control>k" },
  { GLOBAL, N_("Articles"), N_("Next hit of the search"), "win.next-hit", "F8" },
  { GLOBAL, N_("Articles"), N_("Previous hit of the search"), "win.previous-hit", "<Shift>F8" },
  { GLOBAL, N_("Articles"), N_("People"), "win.people", "<Control><Shift>l" },
  { GLOBAL, N_("Articles"), N_("Change the tagset"), "win.tagset", "<Control><Shift>t" },
  { GLOBAL, N_("Articles"), N_("Agreement of annotators"), "win.agreement", "<Control><Shift>m" },

  { GLOBAL, N_("Review"), N_("Review what others marked, or end it"), "win.review", "<Control>r" },
  { GLOBAL, N_("Review"), N_("Next difference"), "win.next-difference", "F7" },
  { GLOBAL, N_("Review"), N_("Previous difference"), "win.previous-difference", "<Shift>F7" },
  { GLOBAL, N_("Review"), N_("Next article with open differences"), "win.next-open-article", "<Control>F7" },
  { GLOBAL, N_("Review"), N_("What reviewers ask of you, or close the list"), "win.todo", "<Control><Shift>j" },
  { GLOBAL, N_("Review"), N_("Next thing that is asked"), "win.next-todo", "F4" },
  { GLOBAL, N_("Review"), N_("Previous thing that is asked"), "win.previous-todo", "<Shift>F4" },

  { GLOBAL, N_("Finding"), N_("Find in the article"), "find.open", "<Control>f" },
  { GLOBAL, N_("Finding"), N_("Next match"), "find.next", "<Control>g" },
  { GLOBAL, N_("Finding"), N_("Previous match"), "find.previous", "<Control><Shift>g" },
  { GLOBAL, N_("Finding"), N_("Next article with a match"), "find.next-article", "<Control><Shift>Page_Down" },
  { ARTICLE, N_("Finding"), N_("Find what equals the span, to mark it all"), "find.like-chosen", "a" },
  { BUILT_IN, N_("Finding"), N_("Mark the match, all matches"), NULL, "<Control>Return <Control><Shift>Return" },

  { POINTER, N_("Marking"), N_("Select words to mark"), NULL, N_("Drag, or double-click") },
  { POINTER, N_("Marking"), N_("Select letter by letter"), NULL, N_("Hold Shift as you let go") },
  { POINTER, N_("Marking"), N_("Add a part to the span"), NULL, N_("Ctrl+drag") },
  { POINTER, N_("Marking"), N_("Go through the spans at a place"), NULL, N_("Click again") },
  { POINTER, N_("Marking"), N_("Link two spans"), NULL, N_("Drag a row onto the other one") },
  { BUILT_IN, N_("Marking"), N_("Select with the keyboard"), NULL, "<Shift>Right <Shift><Control>Right" },
  { ARTICLE, N_("Marking"), N_("Select the word, the quotation, the sentence, the paragraph"), "selection.widen", "w" },
  { ARTICLE, N_("Marking"), N_("Select less again"), "selection.narrow", "<Shift>w" },
  { ARTICLE, N_("Marking"), N_("Show the guideline of the tag"), "guideline.show", "F2" },
  { ARTICLE, N_("Marking"), N_("Stop, deselect, put the tag away"), "session.escape", "Escape" },

  { ARTICLE, N_("Spans"), N_("Next span"), "session.next-span", "Tab" },
  { ARTICLE, N_("Spans"), N_("Previous span"), "session.previous-span", "<Shift>Tab" },
  { ARTICLE, N_("Spans"), N_("Edit the fields"), "win.edit-fields", "Return KP_Enter" },
  { ARTICLE, N_("Spans"), N_("Delete the span"), "session.delete", "Delete KP_Delete BackSpace" },
  { ARTICLE, N_("Spans"), N_("Accept what is proposed for the span"), "session.accept", "y" },
  { ARTICLE, N_("Spans"), N_("Link to another span, or unlink"), "menu.link", "l" },
  { ARTICLE, N_("Spans"), N_("Add the selection to the span, as a part"), "session.add-segment", "p" },
  { ARTICLE, N_("Spans"), N_("Cut the span in two at the caret"), "caret.split", "x" },
  { ARTICLE, N_("Spans"), N_("Join with the next span of its type"), "session.join-next", "j" },
  { ARTICLE, N_("Spans"), N_("Join with the one before"), "session.join-previous", "<Shift>j" },
  { ARTICLE, N_("Spans"), N_("Copy the fields of another span"), "menu.copy-fields", "f" },
  { ARTICLE, N_("Spans"), N_("Flag as unsure"), "session.unsure", "u" },
  { ARTICLE, N_("Spans"), N_("The next one of several at a place"), NULL, "Down Up" },
  { ARTICLE, N_("Spans"), N_("Grow the end by a word"), "session.grow-end('word')", "e" },
  { ARTICLE, N_("Spans"), N_("Shrink the end by a word"), "session.shrink-end('word')", "<Shift>e" },
  { ARTICLE, N_("Spans"), N_("Grow the end by a letter"), "session.grow-end('character')", "r" },
  { ARTICLE, N_("Spans"), N_("Shrink the end by a letter"), "session.shrink-end('character')", "<Shift>r" },
  { ARTICLE, N_("Spans"), N_("Grow the start by a word"), "session.grow-start('word')", "b" },
  { ARTICLE, N_("Spans"), N_("Shrink the start by a word"), "session.shrink-start('word')", "<Shift>b" },
  { ARTICLE, N_("Spans"), N_("Grow the start by a letter"), "session.grow-start('character')", "v" },
  { ARTICLE, N_("Spans"), N_("Shrink the start by a letter"), "session.shrink-start('character')", "<Shift>v" },
  { BUILT_IN, N_("Spans"), N_("Menu of the span, or of the article in the list"), NULL, "Menu <Shift>F10" },

  { ARTICLE, N_("Editing"), N_("Undo"), "session.undo", "<Control>z" },
  { ARTICLE, N_("Editing"), N_("Redo"), "session.redo", "<Control><Shift>z <Control>y" },
  { ARTICLE, N_("Editing"), N_("Repeat the last act, on the selection or the span"), "session.repeat", "period" },
  { BUILT_IN, N_("Editing"), N_("Copy the words"), NULL, "<Control>c" },

  { GLOBAL, N_("View"), N_("Larger text"), "win.zoom-in", "<Control>plus <Control>equal <Control>KP_Add" },
  { GLOBAL, N_("View"), N_("Smaller text"), "win.zoom-out", "<Control>minus <Control>KP_Subtract" },
  { GLOBAL, N_("View"), N_("Normal size"), "win.zoom-normal", "<Control>0 <Control>KP_0" },
  { GLOBAL, N_("View"), N_("Show or hide the articles"), "win.toggle-list", "F9" },
  { GLOBAL, N_("View"), N_("Show or hide the inspector"), "win.toggle-inspector", "<Shift>F9" },
  { GLOBAL, N_("View"), N_("Next pane"), "win.next-pane", "F6" },
  { GLOBAL, N_("View"), N_("Full screen"), "win.fullscreen", "F11" },

  { GLOBAL, N_("Colleagues"), N_("Show annotations over the text, or hide them"), "over.toggle", "<Control>t" },
  { GLOBAL, N_("Colleagues"), N_("Choose whose annotations are shown over the text"), "over.choose", "<Control><Shift>k" },
  { GLOBAL, N_("Colleagues"), N_("Hide the names, or show them again"), "over.blind", "<Control><Shift>h" },

  { BUILT_IN, N_("General"), N_("Main menu"), NULL, "F10" },
  { GLOBAL, N_("General"), N_("Find an action by its name"), "win.find-action", "<Control><Shift>p" },
  { GLOBAL, N_("General"), N_("Preferences"), "app.preferences", "<Control>comma" },
  { GLOBAL, N_("General"), N_("Keyboard shortcuts"), "win.shortcuts", "<Control>question" },
  { GLOBAL, N_("General"), N_("Help"), "win.help", "F1" },
};

const AnnoShortcut *
anno_shortcut_table_get (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (table);
  return table;
}

GStrv
anno_shortcut_get_accels (const AnnoShortcut *shortcut)
{
  g_return_val_if_fail (shortcut != NULL && shortcut->scope != ANNO_SHORTCUT_POINTER, NULL);
  return g_strsplit (shortcut->accels, " ", -1);
}

char *
anno_shortcut_get_label (const AnnoShortcut *shortcut)
{
  g_return_val_if_fail (shortcut != NULL, NULL);

  guint key = 0;
  GdkModifierType modifiers = 0;
  if (shortcut->scope == ANNO_SHORTCUT_POINTER)
    return g_strdup (_(shortcut->accels));
  g_auto (GStrv) accels = anno_shortcut_get_accels (shortcut);
  gtk_accelerator_parse (accels[0], &key, &modifiers);
  return gtk_accelerator_get_label (key, modifiers);
}
