/* A line of text that is taken over as a whole: on Enter, or when it loses the focus; Esc goes back
 * to what was there. So typing a name is one step of undo, not one a letter.
 *
 * Signal "committed" (const char *text): what is there now, without blanks at the ends; only where
 * it differs from what was shown.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_COMMIT_ENTRY (anno_commit_entry_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCommitEntry, anno_commit_entry, ANNO, COMMIT_ENTRY, GtkBox)

/* @name: what it is called for a screen reader. */
GtkWidget  *anno_commit_entry_new      (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @text; while somebody is typing only what Esc goes back to is set. */
void        anno_commit_entry_show     (AnnoCommitEntry *self, const char *text);
const char *anno_commit_entry_get_text (AnnoCommitEntry *self);
/* Whether somebody is in the middle of typing there: it has the focus, and other text than
 * shown. */
gboolean    anno_commit_entry_is_typing (AnnoCommitEntry *self);
/* Takes over what was typed, as leaving the entry does. */
void        anno_commit_entry_settle   (AnnoCommitEntry *self);
/* Goes back to what was shown, as Esc does. */
void        anno_commit_entry_revert   (AnnoCommitEntry *self);
/* Puts @text there and takes it over. */
void        anno_commit_entry_commit   (AnnoCommitEntry *self, const char *text);
/* The entry inside, for completion, icons and a placeholder. */
GtkEntry   *anno_commit_entry_get_entry (AnnoCommitEntry *self);

G_END_DECLS
