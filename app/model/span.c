#include "model/span.h"

#include <string.h>

struct _AnnoSpan
{
  gatomicrefcount refs;
  guint n_segments;
  guint n_values;
  guint unsure : 1;
  const char *tag; /* interned */
  char *id;
  AnnoSegment *segments; /* &only where there is one, as nearly always */
  AnnoSegment only;
  AnnoValue **values;
  char *note;
  char *suggested;
  gint64 created;
  gint64 modified;
  AnnoSpanExtra *extra; /* NULL for all that this program wrote itself */
};

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

G_DEFINE_BOXED_TYPE (AnnoSpan, anno_span, anno_span_ref, anno_span_unref)

static AnnoSpanExtra *
copy_extra (const AnnoSpanExtra *extra)
{
  if (extra == NULL)
    return NULL;

  AnnoSpanExtra *copy = anno_span_extra_new ();
  copy->creator = g_strdup (extra->creator);
  copy->generator = g_strdup (extra->generator);
  copy->members = g_strdup (extra->members);
  copy->tag = g_strdup (extra->tag);
  copy->note = g_strdup (extra->note);
  copy->bodies = g_strdup (extra->bodies);
  copy->targets = g_strdupv (extra->targets);
  return copy;
}

static gboolean
strv_equal0 (GStrv a, GStrv b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
extra_equal (const AnnoSpanExtra *a, const AnnoSpanExtra *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strcmp0 (a->creator, b->creator) == 0 && g_strcmp0 (a->generator, b->generator) == 0
         && g_strcmp0 (a->members, b->members) == 0 && g_strcmp0 (a->tag, b->tag) == 0
         && g_strcmp0 (a->note, b->note) == 0 && g_strcmp0 (a->bodies, b->bodies) == 0
         && strv_equal0 (a->targets, b->targets);
}

/* The @n-th value of the field, or NULL. */
static const AnnoValue *
nth_value (const AnnoSpan *self, const char *field, guint n)
{
  for (guint i = 0; i < self->n_values; i++)
    if (self->values[i]->field == field && n-- == 0)
      return self->values[i];
  return NULL;
}

/* The order of a field's own values counts, that of different fields does not: a file has them in
 * the tagset's order, a span in the order in which they were set. */
static gboolean
values_equal (const AnnoSpan *a, const AnnoSpan *b)
{
  if (a->n_values != b->n_values)
    return FALSE;
  for (guint i = 0; i < a->n_values; i++)
    {
      guint n = 0;
      for (guint j = 0; j < i; j++)
        n += a->values[j]->field == a->values[i]->field;
      const AnnoValue *other = nth_value (b, a->values[i]->field, n);
      if (other == NULL || !anno_value_equal (a->values[i], other))
        return FALSE;
    }
  return TRUE;
}

static void
span_free (AnnoSpan *self)
{
  if (self->segments != &self->only)
    g_free (self->segments);
  for (guint i = 0; i < self->n_values; i++)
    anno_value_free (self->values[i]);
  g_free (self->values);
  g_free (self->id);
  g_free (self->note);
  g_free (self->suggested);
  g_clear_pointer (&self->extra, anno_span_extra_free);
  g_slice_free (AnnoSpan, self);
}

AnnoSpan *
anno_span_ref (AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_span_unref (AnnoSpan *self)
{
  g_return_if_fail (self != NULL);
  if (g_atomic_ref_count_dec (&self->refs))
    span_free (self);
}

const char *
anno_span_get_id (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->id;
}

const char *
anno_span_get_tag (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->tag;
}

guint
anno_span_get_n_segments (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_segments;
}

const AnnoSegment *
anno_span_get_segments (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->segments;
}

guint
anno_span_get_start (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->segments[0].start;
}

guint
anno_span_get_end (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->segments[self->n_segments - 1].end;
}

guint
anno_span_get_size (const AnnoSpan *self)
{
  guint size = 0;

  g_return_val_if_fail (self != NULL, 0);
  for (guint i = 0; i < self->n_segments; i++)
    size += self->segments[i].end - self->segments[i].start;
  return size;
}

gboolean
anno_span_covers (const AnnoSpan *self, guint place)
{
  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->n_segments; i++)
    if (self->segments[i].start <= place && place < self->segments[i].end)
      return TRUE;
  return FALSE;
}

guint
anno_span_get_n_values (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_values;
}

const AnnoValue *
anno_span_get_value (const AnnoSpan *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n_values, NULL);
  return self->values[index];
}

const AnnoValue *
anno_span_find_value (const AnnoSpan *self, const char *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, NULL);
  for (guint i = 0; i < self->n_values; i++)
    if (g_str_equal (self->values[i]->field, field))
      return self->values[i];
  return NULL;
}

const char *
anno_span_get_note (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->note;
}

gboolean
anno_span_get_unsure (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->unsure;
}

const char *
anno_span_get_suggested (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->suggested;
}

gint64
anno_span_get_created (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->created;
}

gint64
anno_span_get_modified (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->modified;
}

const AnnoSpanExtra *
anno_span_get_extra (const AnnoSpan *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->extra;
}

gboolean
anno_span_equal (const AnnoSpan *a, const AnnoSpan *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a == b)
    return TRUE;
  return a->tag == b->tag && a->n_segments == b->n_segments && a->unsure == b->unsure
         && a->created == b->created && a->modified == b->modified && g_str_equal (a->id, b->id)
         && memcmp (a->segments, b->segments, a->n_segments * sizeof (AnnoSegment)) == 0
         && g_strcmp0 (a->note, b->note) == 0 && g_strcmp0 (a->suggested, b->suggested) == 0
         && values_equal (a, b) && extra_equal (a->extra, b->extra);
}

int
anno_span_compare (const AnnoSpan *a, const AnnoSpan *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  guint start_a = anno_span_get_start (a), start_b = anno_span_get_start (b);
  guint end_a = anno_span_get_end (a), end_b = anno_span_get_end (b);
  if (start_a != start_b)
    return start_a < start_b ? -1 : 1;
  if (end_a != end_b)
    return end_a > end_b ? -1 : 1;
  return strcmp (a->id, b->id);
}

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
  self->extra = copy_extra (span->extra);
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

static gboolean
says_nothing (const AnnoSpanExtra *extra)
{
  for (guint i = 0; extra->targets != NULL && extra->targets[i] != NULL; i++)
    if (*extra->targets[i] != '\0')
      return FALSE;
  return extra->creator == NULL && extra->generator == NULL && extra->members == NULL
         && extra->tag == NULL && extra->note == NULL && extra->bodies == NULL;
}

/* An extra without content is the same as none, to a file as to anno_span_equal. */
static void
drop_empty_extra (AnnoSpanDraft *self)
{
  if (self->extra != NULL && says_nothing (self->extra))
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
      span = g_slice_new0 (AnnoSpan);
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
anno_span_draft_clear_segments (AnnoSpanDraft *self)
{
  g_return_if_fail (self != NULL);
  g_array_set_size (self->segments, 0);
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

AnnoSpanExtra *
anno_span_extra_new (void)
{
  return g_new0 (AnnoSpanExtra, 1);
}

void
anno_span_extra_free (AnnoSpanExtra *extra)
{
  if (extra == NULL)
    return;
  g_free (extra->creator);
  g_free (extra->generator);
  g_free (extra->members);
  g_free (extra->tag);
  g_free (extra->note);
  g_free (extra->bodies);
  g_strfreev (extra->targets);
  g_free (extra);
}
