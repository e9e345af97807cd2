#include "session/mass-gesture.h"

#include "model/span-draft.h"
#include "session/retag.h"
#include "session/twin.h"

#include <glib/gi18n-lib.h>

/* A step in the making: what each of the layer's spans becomes. */
typedef struct
{
  const AnnoGesture *gesture;
  GHashTable *drafts; /* AnnoSpan (borrowed) to AnnoSpanDraft; NULL: it goes */
  GPtrArray *order;   /* of AnnoSpan: as they were first touched */
} Mass;

static void
mass_init (Mass *self, const AnnoGesture *gesture)
{
  self->gesture = gesture;
  self->drafts = g_hash_table_new (NULL, NULL);
  self->order = g_ptr_array_new ();
}

static void
set_draft (Mass *self, AnnoSpan *span, AnnoSpanDraft *draft)
{
  if (g_hash_table_insert (self->drafts, span, draft))
    g_ptr_array_add (self->order, span);
}

static gboolean
is_touched (Mass *self, AnnoSpan *span)
{
  return g_hash_table_contains (self->drafts, span);
}

/* The draft of @span; NULL where it goes. */
static AnnoSpanDraft *
draft_of (Mass *self, AnnoSpan *span)
{
  if (!is_touched (self, span))
    set_draft (self, span, anno_span_draft_new_from (span));
  return g_hash_table_lookup (self->drafts, span);
}

/* Takes out the links to @span that one of type @keep (NULL for none) may not have. */
static void
unlink_from (Mass *self, AnnoSpan *span, const char *keep)
{
  const GPtrArray *sources
      = anno_layer_find_links_to (self->gesture->layer, anno_span_get_id (span));

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      AnnoSpan *source = sources->pdata[i];
      AnnoSpanDraft *draft = source != span ? draft_of (self, source) : NULL;
      if (draft != NULL)
        anno_unlink (draft, source, self->gesture->tagset, anno_span_get_id (span), keep);
    }
}

/* What @span becomes, with the time of the change; NULL where it stays as it is. */
static AnnoSpan *
finish (AnnoSpan *span, AnnoSpanDraft *draft)
{
  anno_span_draft_set_modified (draft, anno_span_get_modified (span));
  g_autoptr (AnnoSpan) same_time = anno_span_draft_finish (draft);
  if (same_time == NULL || anno_span_equal (span, same_time))
    return NULL;

  AnnoSpanDraft *stamped = anno_span_draft_new_from (same_time);
  anno_span_draft_set_modified (stamped, anno_gesture_now ());
  return anno_span_draft_finish (stamped);
}

static void
add_edit (Mass *self, AnnoSpan *span, GPtrArray *edits)
{
  AnnoSpanDraft *draft = g_hash_table_lookup (self->drafts, span);
  g_autoptr (AnnoSpan) after = draft != NULL ? finish (span, draft) : NULL;

  if (draft == NULL || after != NULL)
    g_ptr_array_add (edits, anno_edit_new_span (self->gesture->article, span, after));
}

/* The step, which uses @self up; NULL where nothing changes. */
static AnnoStep *
mass_finish (Mass *self, const char *label)
{
  g_autoptr (GPtrArray) edits
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);

  for (guint i = 0; i < self->order->len; i++)
    add_edit (self, self->order->pdata[i], edits);
  g_hash_table_unref (self->drafts);
  g_ptr_array_unref (self->order);
  return edits->len > 0 ? anno_step_new (label, g_steal_pointer (&edits), anno_gesture_now ())
                        : NULL;
}

static AnnoSpan *
mark_one (const AnnoTag *tag, AnnoRange range, AnnoSpan *like)
{
  AnnoSpanDraft *draft = anno_span_draft_new (tag->id);
  gint64 time = anno_gesture_now ();

  anno_span_draft_add_segment (draft, range.start, range.end);
  anno_span_draft_set_created (draft, time);
  anno_span_draft_set_modified (draft, time);
  for (guint i = 0; like != NULL && i < anno_span_get_n_values (like); i++)
    if (anno_span_get_value (like, i)->kind != ANNO_VALUE_LINK)
      anno_span_draft_add_value (draft, anno_value_copy (anno_span_get_value (like, i)));
  return anno_span_draft_finish (draft);
}

AnnoStep *
anno_mass_gesture_mark (const AnnoGesture *self, const AnnoTag *tag, const GArray *ranges,
                        AnnoSpan *like, guint *n)
{
  g_return_val_if_fail (self != NULL && tag != NULL && ranges != NULL, NULL);
  g_return_val_if_fail (like == NULL || anno_span_get_tag (like) == tag->id, NULL);

  g_autoptr (GPtrArray) edits
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  for (guint i = 0; i < ranges->len; i++)
    {
      AnnoRange range = g_array_index (ranges, AnnoRange, i);
      if (range.start >= range.end
          || anno_twin_find_at (self->layer, tag->id, range.start, range.end) != NULL)
        continue;
      g_autoptr (AnnoSpan) span = mark_one (tag, range, like);
      g_ptr_array_add (edits, anno_edit_new_span (self->article, NULL, span));
    }
  if (n != NULL)
    *n = edits->len;
  if (edits->len == 0)
    return NULL;
  g_autofree char *label = g_strdup_printf (
      ngettext ("Mark %u place as %s", "Mark %u places as %s", edits->len), edits->len, tag->name);
  return anno_step_new (label, g_steal_pointer (&edits), anno_gesture_now ());
}

GPtrArray *
anno_mass_gesture_find (const AnnoGesture *self, const AnnoTag *tag, const GArray *ranges)
{
  g_return_val_if_fail (self != NULL && tag != NULL && ranges != NULL, NULL);

  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  for (guint i = 0; i < ranges->len; i++)
    {
      AnnoRange range = g_array_index (ranges, AnnoRange, i);
      AnnoSpan *span = range.start < range.end
                           ? anno_twin_find_at (self->layer, tag->id, range.start, range.end)
                           : NULL;
      if (span != NULL)
        g_ptr_array_add (found, anno_span_ref (span));
    }
  return found;
}

AnnoStep *
anno_mass_gesture_delete (const AnnoGesture *self, const GPtrArray *spans, const char *label)
{
  g_return_val_if_fail (self != NULL && spans != NULL, NULL);

  Mass mass;
  g_autofree char *name = g_strdup_printf (
      ngettext ("Delete %u span", "Delete %u spans", spans->len), spans->len);
  mass_init (&mass, self);
  for (guint i = 0; i < spans->len; i++)
    set_draft (&mass, spans->pdata[i], NULL);
  for (guint i = 0; i < spans->len; i++)
    unlink_from (&mass, spans->pdata[i], NULL);
  return mass_finish (&mass, label != NULL ? label : name);
}

AnnoStep *
anno_mass_gesture_retag (const AnnoGesture *self, const GPtrArray *spans, const AnnoTag *tag,
                         const char *label)
{
  g_return_val_if_fail (self != NULL && spans != NULL && tag != NULL, NULL);

  Mass mass;
  g_autofree char *name = g_strdup_printf (
      ngettext ("Change %u span to %s", "Change %u spans to %s", spans->len), spans->len, tag->name);
  mass_init (&mass, self);
  for (guint i = 0; i < spans->len; i++)
    if (anno_span_get_tag (spans->pdata[i]) != tag->id)
      anno_retag (draft_of (&mass, spans->pdata[i]), spans->pdata[i], tag);
  for (guint i = 0; i < spans->len; i++)
    if (anno_span_get_tag (spans->pdata[i]) != tag->id)
      unlink_from (&mass, spans->pdata[i], tag->id);
  return mass_finish (&mass, label != NULL ? label : name);
}

AnnoStep *
anno_mass_gesture_set_field (const AnnoGesture *self, const GPtrArray *spans, const AnnoTag *tag,
                             const AnnoField *field, const GPtrArray *values)
{
  g_return_val_if_fail (self != NULL && spans != NULL && tag != NULL && field != NULL, NULL);

  Mass mass;
  guint n = 0;
  mass_init (&mass, self);
  for (guint i = 0; i < spans->len; i++)
    {
      if (anno_span_get_tag (spans->pdata[i]) != tag->id)
        continue;
      AnnoSpanDraft *draft = draft_of (&mass, spans->pdata[i]);
      anno_span_draft_clear_field (draft, field->id);
      for (guint k = 0; values != NULL && k < values->len; k++)
        anno_span_draft_add_value (draft, anno_value_copy (values->pdata[k]));
      n++;
    }
  g_autofree char *name = g_strdup_printf (
      ngettext ("Set “%s” of %u span", "Set “%s” of %u spans", n), field->name, n);
  return mass_finish (&mass, name);
}

AnnoStep *
anno_mass_gesture_set_unsure (const AnnoGesture *self, const GPtrArray *spans, gboolean unsure)
{
  g_return_val_if_fail (self != NULL && spans != NULL, NULL);

  Mass mass;
  g_autofree char *name
      = unsure ? g_strdup_printf (ngettext ("Flag %u span as unsure", "Flag %u spans as unsure",
                                            spans->len), spans->len)
               : g_strdup_printf (ngettext ("Unflag %u span", "Unflag %u spans", spans->len),
                                  spans->len);
  mass_init (&mass, self);
  for (guint i = 0; i < spans->len; i++)
    anno_span_draft_set_unsure (draft_of (&mass, spans->pdata[i]), unsure);
  return mass_finish (&mass, name);
}
