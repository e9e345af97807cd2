#include "session/layer-merge.h"

#include "formats/annotation-printer.h"

#include <string.h>

typedef struct
{
  AnnoLayer *mine;
  AnnoLayer *theirs;
  const char *article;
  AnnoLayerMerged *merged;
  GPtrArray *edits;
} Merge;

static gint64
get_time (const AnnoSpan *span)
{
  return MAX (anno_span_get_modified (span), anno_span_get_created (span));
}

static int
compare_lines (const AnnoSpan *a, const AnnoSpan *b)
{
  g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL);

  anno_annotation_print (first, a, NULL, NULL, NULL);
  anno_annotation_print (second, b, NULL, NULL, NULL);
  return strcmp (first->str, second->str);
}

/* Above 0 where @a goes before @b; 0 where a file would hold the same of both. */
static int
compare_versions (const AnnoSpan *a, const AnnoSpan *b)
{
  if (anno_span_equal (a, b))
    return 0;
  if (get_time (a) != get_time (b))
    return get_time (a) > get_time (b) ? 1 : -1;
  return compare_lines (a, b);
}

static void
merge_span (Merge *self, AnnoSpan *theirs)
{
  AnnoSpan *mine = anno_layer_find (self->mine, anno_span_get_id (theirs));
  int order = mine != NULL ? compare_versions (theirs, mine) : 1;

  self->merged->n_added += mine == NULL;
  self->merged->n_newer += mine != NULL && order > 0;
  self->merged->n_older += order < 0;
  if (order > 0)
    g_ptr_array_add (self->edits, anno_edit_new_span (self->article, mine, theirs));
}

/* When @layer was last changed, as far as its annotations tell. */
static gint64
get_last_change (AnnoLayer *layer)
{
  gint64 last = 0;

  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    last = MAX (last, get_time (anno_layer_nth (layer, i)));
  return last;
}

static void
set_member (Merge *self, const char *name, const char *value)
{
  const char *there = anno_layer_header_get_member (anno_layer_get_header (self->mine), name);

  if (g_strcmp0 (there, value) == 0)
    return;
  self->merged->n_header++;
  g_ptr_array_add (self->edits, anno_edit_new_member (self->article, name, there, value));
}

/* How much somebody still has to look at it. */
static guint
get_caution (const char *state)
{
  static const char *const states[] = { "new", "done", "in-progress", "needs-changes" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (state, states[i]) == 0)
      return i + 1;
  return 0;
}

static void
merge_state (Merge *self)
{
  const char *mine = anno_layer_get_header (self->mine)->state;
  const char *theirs = anno_layer_get_header (self->theirs)->state;
  guint ours = get_caution (mine), other = get_caution (theirs);

  if (other > ours || (other == ours && g_strcmp0 (theirs, mine) > 0))
    set_member (self, "state", theirs);
}

/* A date goes with where it comes from. */
static void
merge_date (Merge *self)
{
  const AnnoLayerHeader *mine = anno_layer_get_header (self->mine);
  const AnnoLayerHeader *theirs = anno_layer_get_header (self->theirs);
  gint64 ours = get_last_change (self->mine), other = get_last_change (self->theirs);
  int order = g_strcmp0 (theirs->date, mine->date);

  if (order == 0)
    order = g_strcmp0 (theirs->date_origin, mine->date_origin);
  if (theirs->date == NULL || (mine->date != NULL && (ours != other ? ours > other : order <= 0)))
    return;
  set_member (self, "date", theirs->date);
  set_member (self, "dateOrigin", theirs->date_origin);
}

static void
count_unread (Merge *self)
{
  const GPtrArray *mine = anno_layer_get_unread (self->mine);
  const GPtrArray *theirs = anno_layer_get_unread (self->theirs);
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; mine != NULL && i < mine->len; i++)
    g_hash_table_add (there, mine->pdata[i]);
  for (guint i = 0; theirs != NULL && i < theirs->len; i++)
    self->merged->n_unread += !g_hash_table_contains (there, theirs->pdata[i]);
}

GPtrArray *
anno_layer_merge (AnnoLayer *mine, AnnoLayer *theirs, const char *article, AnnoLayerMerged *merged)
{
  g_return_val_if_fail (ANNO_IS_LAYER (mine) && ANNO_IS_LAYER (theirs), NULL);
  g_return_val_if_fail (article != NULL && merged != NULL, NULL);

  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  Merge self = { mine, theirs, article, merged, edits };

  *merged = (AnnoLayerMerged){ 0 };
  for (guint i = 0; i < anno_layer_get_n_spans (theirs); i++)
    merge_span (&self, anno_layer_nth (theirs, i));
  merge_state (&self);
  merge_date (&self);
  count_unread (&self);
  return edits;
}

void
anno_layer_absorb (AnnoLayer *self, AnnoLayer *other, AnnoLayerMerged *merged)
{
  g_autoptr (GPtrArray) edits = anno_layer_merge (self, other, "", merged);

  for (guint i = 0; i < edits->len; i++)
    {
      const AnnoEdit *edit = edits->pdata[i];
      if (edit->kind == ANNO_EDIT_SPAN)
        anno_layer_put (self, edit->after);
      else
        anno_layer_set_member (self, edit->name, edit->new_text);
    }
}
