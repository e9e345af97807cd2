/* The editors of a span's fields: what the small classes, one a kind of field, have in
 * common. Which one a field gets is said in panels/editor-table.
 *
 * An editor shows the values of one field of the chosen span, and turns what a person does into one
 * step per gesture. It never keeps a value of its own: after each change it is told to refresh.
 */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_FIELD_EDITOR (anno_field_editor_get_type ())
G_DECLARE_INTERFACE (AnnoFieldEditor, anno_field_editor, ANNO, FIELD_EDITOR, GtkWidget)

struct _AnnoFieldEditorInterface
{
  GTypeInterface parent_iface;

  /* Shows the field's values in @span. Must not touch what a person is typing at that moment. */
  void (*refresh) (AnnoFieldEditor *self, AnnoSpan *span);
  /* Takes over what was typed and not yet taken over, into the span that is shown. May be NULL. */
  void (*settle) (AnnoFieldEditor *self);
};

/* Shows @span. Where another one was shown, what was typed there is settled first. */
void       anno_field_editor_refresh (AnnoFieldEditor *self, AnnoSpan *span);
void       anno_field_editor_settle  (AnnoFieldEditor *self);

/* For editors: sets the field of the span that is shown (not of whichever is chosen by now), and of
 * those chosen along with it, to @values (of AnnoValue; NULL for none). */
void      anno_field_editor_set      (AnnoFieldEditor *self, AnnoSession *session,
                                      const AnnoField *field, GPtrArray *values);
/* The span that is shown, as it is now; NULL where it is gone, or has another tag by now, which may
 * not have the field. */
AnnoSpan *anno_field_editor_get_span (AnnoFieldEditor *self, AnnoSession *session);

G_END_DECLS
