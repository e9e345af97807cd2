#include "model/span-draft.h"

#include "model/span-parts.h"

struct _AnnoSpanDraft
{
  char *id;
  const char *tag;
  GArray *segments;
  GPtrArray *values;
  char *note;
  char *suggested;
  gboolean unsure;
  gint64 created;
  gint64 modified;
  AnnoSpanExtra *extra;
};

AnnoSpanDraft *
anno_span_draft_new (const char *tag)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("urn:uuid:", uuid, NULL);
  return anno_span_draft_new_with_id (id, tag);
}

AnnoSpanDraft *
anno_span_draft_new_with_id (const char *id, const char *tag)
{
  g_return_val_if_fail (id != NULL && tag != NULL, NULL);

  AnnoSpanDraft *self = g_new0 (AnnoSpanDraft, 1);
  self->id = g_strdup (id);
  self->tag = g_intern_string (tag);
  self->segments = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);
  return self;
}

AnnoSpanDraft *
anno_span_draft_new_from (const AnnoSpan *span)
{
  g_return_val_if_fail (span != NULL, NULL);

  AnnoSpanDraft *self = g_new0 (AnnoSpanDraft, 1);
  self->id = g_strdup (span->id);
  self->tag = span->tag;
  self->segments = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));
  g_array_append_vals (self->segments, span->segments, span->n_segments);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);
  for (guint i = 0; i < span->n_values; i++)
    g_ptr_array_add (self->values, anno_value_copy (span->values[i]));
  self->note = g_strdup (span->note);
  self->suggested = g_strdup (span->suggested);
  self->unsure = span->unsure;
  self->created = span->created;
  self->modified = span->modified;
  self->extra = anno_span_extra_copy (span->extra);
  return self;
}

void
anno_span_draft_free (AnnoSpanDraft *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_clear_pointer (&self->segments, g_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self->note);
  g_free (self->suggested);
  g_clear_pointer (&self->extra, anno_span_extra_free);
  g_free (self);
}

/* Targets' unknown members belong to segments by number: once the numbers differ, they belong to
 * none, and keeping them would say something untrue about another stretch. */
static void
drop_stray_targets (AnnoSpanDraft *self)
{
  if (self->extra != NULL && self->extra->targets != NULL
      && g_strv_length (self->extra->targets) != self->segments->len)
    g_clear_pointer (&self->extra->targets, g_strfreev);
}

/* An extra without content is the same as none, to a file as to anno_span_equal. */
static void
drop_empty_extra (AnnoSpanDraft *self)
{
  if (self->extra != NULL && anno_span_extra_is_empty (self->extra))
    g_clear_pointer (&self->extra, anno_span_extra_free);
}

static void
take_segments (AnnoSpan *span, GArray *segments)
{
  span->n_segments = segments->len;
  if (segments->len == 1)
    {
      span->only = g_array_index (segments, AnnoSegment, 0);
      span->segments = &span->only;
    }
  else
    span->segments = g_memdup2 (segments->data, segments->len * sizeof (AnnoSegment));
}

AnnoSpan *
anno_span_draft_finish (AnnoSpanDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  AnnoSpan *span = NULL;
  if (self->segments->len > 0)
    {
      drop_stray_targets (self);
      drop_empty_extra (self);
      gsize n_values = 0;
      span = g_new0 (AnnoSpan, 1);
      g_atomic_ref_count_init (&span->refs);
      span->id = g_steal_pointer (&self->id);
      span->tag = self->tag;
      take_segments (span, self->segments);
      span->values = (AnnoValue **) g_ptr_array_steal (self->values, &n_values);
      span->n_values = (guint) n_values;
      span->note = g_steal_pointer (&self->note);
      span->suggested = g_steal_pointer (&self->suggested);
      span->unsure = self->unsure;
      span->created = self->created;
      span->modified = self->modified;
      span->extra = g_steal_pointer (&self->extra);
    }
  anno_span_draft_free (self);
  return span;
}

void
anno_span_draft_set_id (AnnoSpanDraft *self, const char *id)
{
  g_return_if_fail (self != NULL && id != NULL);
  g_free (self->id);
  self->id = g_strdup (id);
}

void
anno_span_draft_set_tag (AnnoSpanDraft *self, const char *tag)
{
  g_return_if_fail (self != NULL && tag != NULL);
  self->tag = g_intern_string (tag);
}

void
anno_span_draft_add_segment (AnnoSpanDraft *self, guint start, guint end)
{
  g_return_if_fail (self != NULL);

  if (start >= end)
    return;

  /* Most come in order, and there may be thousands. */
  AnnoSegment joined = { start, end };
  guint n = self->segments->len;
  if (n == 0 || g_array_index (self->segments, AnnoSegment, n - 1).end < start)
    {
      g_array_append_val (self->segments, joined);
      return;
    }

  guint at = 0;
  while (at < self->segments->len && g_array_index (self->segments, AnnoSegment, at).end < start)
    at++;

  guint last = at;
  for (; last < self->segments->len; last++)
    {
      AnnoSegment *other = &g_array_index (self->segments, AnnoSegment, last);
      if (other->start > joined.end)
        break;
      joined.start = MIN (joined.start, other->start);
      joined.end = MAX (joined.end, other->end);
    }
  if (last > at)
    g_array_remove_range (self->segments, at, last - at);
  g_array_insert_val (self->segments, at, joined);
}

void
anno_span_draft_cut (AnnoSpanDraft *self, guint start, guint end)
{
  g_return_if_fail (self != NULL);

  if (start >= end)
    return;

  g_autoptr (GArray) old = self->segments;
  self->segments = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));
  for (guint i = 0; i < old->len; i++)
    {
      AnnoSegment segment = g_array_index (old, AnnoSegment, i);
      AnnoSegment before = { segment.start, MIN (segment.end, start) };
      AnnoSegment after = { MAX (segment.start, end), segment.end };
      if (before.start < before.end)
        g_array_append_val (self->segments, before);
      if (after.start < after.end)
        g_array_append_val (self->segments, after);
    }
}

void
anno_span_draft_add_value (AnnoSpanDraft *self, AnnoValue *value)
{
  g_return_if_fail (self != NULL && value != NULL);
  g_ptr_array_add (self->values, value);
}

void
anno_span_draft_clear_field (AnnoSpanDraft *self, const char *field)
{
  g_return_if_fail (self != NULL && field != NULL);
  for (guint i = self->values->len; i > 0; i--)
    if (g_str_equal (((AnnoValue *) self->values->pdata[i - 1])->field, field))
      g_ptr_array_remove_index (self->values, i - 1);
}

void
anno_span_draft_remove_source (AnnoSpanDraft *self, const char *field, const char *source)
{
  g_return_if_fail (self != NULL && field != NULL && source != NULL);
  for (guint i = self->values->len; i > 0; i--)
    {
      const AnnoValue *value = self->values->pdata[i - 1];
      if (g_str_equal (value->field, field) && g_str_equal (value->text, source))
        g_ptr_array_remove_index (self->values, i - 1);
    }
}

void
anno_span_draft_set_note (AnnoSpanDraft *self, const char *note)
{
  g_return_if_fail (self != NULL);
  g_free (self->note);
  self->note = note != NULL && *note != '\0' ? g_strdup (note) : NULL;
}

void
anno_span_draft_set_unsure (AnnoSpanDraft *self, gboolean unsure)
{
  g_return_if_fail (self != NULL);
  self->unsure = unsure;
}

void
anno_span_draft_set_suggested (AnnoSpanDraft *self, const char *rule)
{
  g_return_if_fail (self != NULL);
  g_free (self->suggested);
  self->suggested = g_strdup (rule);
}

void
anno_span_draft_set_created (AnnoSpanDraft *self, gint64 created)
{
  g_return_if_fail (self != NULL);
  self->created = created;
}

void
anno_span_draft_set_modified (AnnoSpanDraft *self, gint64 modified)
{
  g_return_if_fail (self != NULL);
  self->modified = modified;
}

void
anno_span_draft_take_extra (AnnoSpanDraft *self, AnnoSpanExtra *extra)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->extra, anno_span_extra_free);
  self->extra = extra;
}
