#include "model/review-record.h"

static void
judged_free (AnnoJudged *self)
{
  g_clear_pointer (&self->span, anno_span_unref);
  g_free (self->whose);
  g_free (self->quote);
  g_free (self);
}

AnnoReviewRecord *
anno_review_record_new (AnnoReviewKind kind, const char *creator_id, const char *creator_name,
                        gint64 created)
{
  g_return_val_if_fail (creator_id != NULL, NULL);

  AnnoReviewRecord *self = g_new0 (AnnoReviewRecord, 1);
  g_autofree char *uuid = g_uuid_string_random ();

  g_atomic_ref_count_init (&self->refs);
  self->id = g_strconcat ("urn:uuid:", uuid, NULL);
  self->kind = kind;
  self->judged = g_ptr_array_new_with_free_func ((GDestroyNotify) judged_free);
  self->creator_id = g_strdup (creator_id);
  self->creator_name = g_strdup (creator_name);
  self->created = created;
  return self;
}

AnnoReviewRecord *
anno_review_record_ref (AnnoReviewRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
anno_review_record_unref (AnnoReviewRecord *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->replacement, anno_span_unref);
  g_ptr_array_unref (self->judged);
  g_free (self->id);
  g_free (self->why);
  g_free (self->creator_id);
  g_free (self->creator_name);
  g_free (self->supersedes);
  g_free (self->reply_to);
  g_free (self);
}

void
anno_review_record_add_judged (AnnoReviewRecord *self, const char *whose, AnnoSpan *span,
                               const char *quote, gboolean accepted)
{
  g_return_if_fail (self != NULL && whose != NULL && (span != NULL || !accepted));

  AnnoJudged *judged = g_new0 (AnnoJudged, 1);
  judged->whose = g_strdup (whose);
  judged->span = span != NULL ? anno_span_ref (span) : NULL;
  judged->quote = g_strdup (quote);
  judged->accepted = accepted;
  g_ptr_array_add (self->judged, judged);
}

gboolean
anno_review_record_accept (AnnoReviewRecord *self, const char *whose, const char *id)
{
  g_return_val_if_fail (self != NULL && whose != NULL && id != NULL, FALSE);

  for (guint i = 0; i < self->judged->len; i++)
    {
      AnnoJudged *judged = self->judged->pdata[i];
      if (judged->span == NULL || !g_str_equal (judged->whose, whose)
          || !g_str_equal (anno_span_get_id (judged->span), id))
        continue;
      judged->accepted = TRUE;
      return TRUE;
    }
  return FALSE;
}

const AnnoJudged *
anno_review_record_find (const AnnoReviewRecord *self, const char *whose)
{
  g_return_val_if_fail (self != NULL && whose != NULL, NULL);

  for (guint i = 0; i < self->judged->len; i++)
    {
      const AnnoJudged *judged = self->judged->pdata[i];
      if (g_str_equal (judged->whose, whose))
        return judged;
    }
  return NULL;
}

static gboolean
accepts_something (const AnnoReviewRecord *self)
{
  for (guint i = 0; i < self->judged->len; i++)
    if (((const AnnoJudged *) self->judged->pdata[i])->accepted)
      return TRUE;
  return FALSE;
}

gboolean
anno_review_record_settles (const AnnoReviewRecord *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->kind != ANNO_REVIEW_DECISION)
    return FALSE;
  switch (self->decision)
    {
    case ANNO_DECISION_ACCEPT:
    case ANNO_DECISION_BOTH:
      return accepts_something (self);
    case ANNO_DECISION_NEITHER:
      return TRUE;
    case ANNO_DECISION_REPLACE:
      return self->replacement != NULL;
    case ANNO_DECISION_SKIP:
    case ANNO_DECISION_UNSURE:
    default:
      return FALSE;
    }
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

int
anno_review_record_compare (const AnnoReviewRecord *a, const AnnoReviewRecord *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  int order = compare_numbers (a->created, b->created);
  if (order == 0)
    order = g_strcmp0 (a->id, b->id);
  if (order == 0)
    order = compare_numbers (a->kind, b->kind);
  if (order == 0)
    order = compare_numbers (a->decision, b->decision);
  if (order == 0)
    order = compare_numbers (a->verdict, b->verdict);
  if (order == 0)
    order = g_strcmp0 (a->why, b->why);
  return order != 0 ? order : g_strcmp0 (a->creator_id, b->creator_id);
}

static int
compare_records_cb (gconstpointer a, gconstpointer b)
{
  return anno_review_record_compare (*(AnnoReviewRecord *const *) a,
                                     *(AnnoReviewRecord *const *) b);
}

static void
add_latest (GHashTable *known, AnnoReviewRecord *record)
{
  const AnnoReviewRecord *there = g_hash_table_lookup (known, record->id);

  if (there == NULL || anno_review_record_compare (record, there) > 0)
    g_hash_table_replace (known, record->id, record);
}

GPtrArray *
anno_review_records_merge (const GPtrArray *const *lists, guint n)
{
  g_return_val_if_fail (lists != NULL || n == 0, NULL);

  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_review_record_unref);
  GHashTableIter iter;
  gpointer record;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < lists[i]->len; k++)
      add_latest (known, lists[i]->pdata[k]);
  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (all, anno_review_record_ref (record));
  g_ptr_array_sort (all, compare_records_cb);
  return all;
}

/* Whether @later takes the place of @earlier. */
static gboolean
supersedes (const AnnoReviewRecord *later, const AnnoReviewRecord *earlier)
{
  return earlier != NULL && later->kind == earlier->kind
         && anno_review_record_compare (later, earlier) > 0;
}

/* Whether @record is of a kind that only speaks of others, of which it is one's own that count. */
static gboolean
is_withdrawal (const AnnoReviewRecord *record)
{
  return record->kind == ANNO_REVIEW_WITHDRAW || record->kind == ANNO_REVIEW_RESTORE;
}

/* Those that are withdrawn: by the last word on each. Records come by time. */
static GHashTable *
list_withdrawn (const GPtrArray *records, GHashTable *known)
{
  GHashTable *withdrawn = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const AnnoReviewRecord *record = records->pdata[i];
      AnnoReviewRecord *meant = is_withdrawal (record) && record->reply_to != NULL
                                    ? g_hash_table_lookup (known, record->reply_to)
                                    : NULL;
      if (meant == NULL || g_strcmp0 (meant->creator_id, record->creator_id) != 0)
        continue;
      if (record->kind == ANNO_REVIEW_WITHDRAW)
        g_hash_table_add (withdrawn, meant);
      else
        g_hash_table_remove (withdrawn, meant);
    }
  return withdrawn;
}

GPtrArray *
anno_review_records_in_force (const GPtrArray *records)
{
  g_return_val_if_fail (records != NULL, NULL);

  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  GPtrArray *in_force = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (known, ((AnnoReviewRecord *) records->pdata[i])->id, records->pdata[i]);
  g_autoptr (GHashTable) withdrawn = list_withdrawn (records, known);
  for (guint i = 0; i < records->len; i++)
    {
      const AnnoReviewRecord *record = records->pdata[i];
      AnnoReviewRecord *earlier
          = record->supersedes != NULL ? g_hash_table_lookup (known, record->supersedes) : NULL;
      if (!g_hash_table_contains (withdrawn, record) && supersedes (record, earlier))
        g_hash_table_add (gone, earlier);
    }
  for (guint i = 0; i < records->len; i++)
    if (!is_withdrawal (records->pdata[i]) && !g_hash_table_contains (gone, records->pdata[i])
        && !g_hash_table_contains (withdrawn, records->pdata[i]))
      g_ptr_array_add (in_force, records->pdata[i]);
  return in_force;
}
