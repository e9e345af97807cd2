/* The remark on a span: some lines of text, taken over as a whole when they are left (or on
 * Ctrl+Enter); Esc goes back to what was there. So a remark is one step of undo.
 */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_NOTE_EDITOR (anno_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnnoNoteEditor, anno_note_editor, ANNO, NOTE_EDITOR, GtkFrame)

GtkWidget *anno_note_editor_new     (void) G_GNUC_WARN_UNUSED_RESULT;
/* Shows the note of @span. Where another one was shown, what was typed there is settled first. */
void       anno_note_editor_refresh (AnnoNoteEditor *self, AnnoSession *session, AnnoSpan *span);
/* Takes over what was typed, into the span that is shown. */
void       anno_note_editor_settle  (AnnoNoteEditor *self);
/* Lets go of the session and the span. */
void       anno_note_editor_clear   (AnnoNoteEditor *self);

G_END_DECLS
