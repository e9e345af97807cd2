/* The keys of the program, in one table: the application sets its accelerators from it, and the
 * shortcuts window shows it.
 *
 * Keys without Ctrl, and Delete, Ctrl+Z, C, X, V and A, belong to the article and the lists, never
 * to the application: text fields keep theirs. Undo and redo work wherever no text field has the
 * keyboard.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_SHORTCUT_GLOBAL,  /* an accelerator of the application */
  ANNO_SHORTCUT_ARTICLE, /* while the article has the keyboard */
  ANNO_SHORTCUT_POINTER, /* something done with the mouse: `accels` are words, not keys */
  ANNO_SHORTCUT_BUILT_IN, /* the toolkit's own key, only to be shown */
} AnnoShortcutScope;

typedef struct
{
  AnnoShortcutScope scope;
  const char *group;  /* to be translated */
  const char *title;  /* to be translated */
  const char *action; /* detailed: "win.open-folder", "session.grow-end('word')"; NULL for none */
  const char *accels; /* separated by blanks, the first one is shown first; for the pointer: words
                       * to be translated */
} AnnoShortcut;

/* All of them, group by group. */
const AnnoShortcut *anno_shortcut_table_get (guint *n);
/* The accelerators of @shortcut, for gtk_application_set_accels_for_action. */
GStrv anno_shortcut_get_accels (const AnnoShortcut *shortcut) G_GNUC_WARN_UNUSED_RESULT;
/* What its keys are called, as in "Ctrl+O": the first one. */
char *anno_shortcut_get_label (const AnnoShortcut *shortcut) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
