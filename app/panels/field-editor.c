#include "panels/field-editor.h"

#include "session/chosen-acts.h"

static G_DEFINE_QUARK (anno-field-editor-span, anno_field_editor_span)

/* Which span an editor shows. */
typedef struct
{
  char *id;
  const char *tag; /* interned */
} Shown;

static void
shown_free (Shown *self)
{
  g_free (self->id);
  g_free (self);
}

static Shown *
shown_of (AnnoFieldEditor *self)
{
  return g_object_get_qdata (G_OBJECT (self), anno_field_editor_span_quark ());
}

G_DEFINE_INTERFACE (AnnoFieldEditor, anno_field_editor, GTK_TYPE_WIDGET)

static void
anno_field_editor_default_init (AnnoFieldEditorInterface *iface)
{
}

void
anno_field_editor_refresh (AnnoFieldEditor *self, AnnoSpan *span)
{
  g_return_if_fail (ANNO_IS_FIELD_EDITOR (self) && span != NULL);

  Shown *before = shown_of (self);
  if (before != NULL && !g_str_equal (before->id, anno_span_get_id (span)))
    anno_field_editor_settle (self);
  Shown *shown = g_new0 (Shown, 1);
  shown->id = g_strdup (anno_span_get_id (span));
  shown->tag = anno_span_get_tag (span);
  g_object_set_qdata_full (G_OBJECT (self), anno_field_editor_span_quark (), shown,
                           (GDestroyNotify) shown_free);
  ANNO_FIELD_EDITOR_GET_IFACE (self)->refresh (self, span);
}

void
anno_field_editor_settle (AnnoFieldEditor *self)
{
  g_return_if_fail (ANNO_IS_FIELD_EDITOR (self));

  if (ANNO_FIELD_EDITOR_GET_IFACE (self)->settle != NULL)
    ANNO_FIELD_EDITOR_GET_IFACE (self)->settle (self);
}

void
anno_field_editor_set (AnnoFieldEditor *self, AnnoSession *session, const AnnoField *field,
                       GPtrArray *values)
{
  g_return_if_fail (ANNO_IS_FIELD_EDITOR (self) && ANNO_IS_SESSION (session) && field != NULL);

  AnnoSpan *span = anno_field_editor_get_span (self, session);
  if (span == NULL)
    return;
  /* Where nothing changed, by refusal or because it is the same, what is shown may be wrong now. */
  if (!anno_chosen_set_field (session, span, field, values))
    anno_field_editor_refresh (self, span);
}

AnnoSpan *
anno_field_editor_get_span (AnnoFieldEditor *self, AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_FIELD_EDITOR (self) && ANNO_IS_SESSION (session), NULL);

  Shown *shown = shown_of (self);
  AnnoDocument *document = anno_session_get_document (session);
  if (shown == NULL || document == NULL)
    return NULL;
  AnnoSpan *span = anno_layer_find (anno_document_get_layer (document), shown->id);
  return span != NULL && anno_span_get_tag (span) == shown->tag ? span : NULL;
}
