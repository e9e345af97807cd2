/* Brings a stretch of a text view into sight, as soon as its place is known.
 *
 * A text view lays its text out little by little, and until it is done, heights are guesses: a jump
 * made before lands anywhere. So a jump to what is not in sight waits until the view has nothing
 * left to lay out. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AnnoReveal AnnoReveal;

/* @view outlives it. */
AnnoReveal *anno_reveal_new  (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;
void        anno_reveal_free (AnnoReveal *self);

/* The layout is no longer valid: a new text, size or font. Drops what waits. */
void anno_reveal_invalidate (AnnoReveal *self, gboolean drop);
/* Brings the characters from offset @start to @end into sight: at once where the layout is
 * valid. */
void anno_reveal_show       (AnnoReveal *self, guint start, guint end);
/* Whether a jump waits for the layout. */
gboolean anno_reveal_is_waiting (AnnoReveal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoReveal, anno_reveal_free)

G_END_DECLS
