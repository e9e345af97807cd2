#include "review/review-wish.h"

#include "review/span-overlap.h"

#include <string.h>

/* Decisions about one thing. */
typedef struct
{
  GPtrArray *decisions; /* of AnnoReviewRecord: the last of each reviewer, by time */
} Group;

typedef struct
{
  const char *who;
  const AnnoTagset *tagset;
  GPtrArray *groups;  /* of Group, by the time of the first */
  GHashTable *by_span; /* the id of a span that was judged → Group */
} Wishing;

static void
group_free (Group *self)
{
  g_ptr_array_unref (self->decisions);
  g_free (self);
}

static void
wish_free (AnnoReviewWish *self)
{
  g_ptr_array_unref (self->deciders);
  g_ptr_array_unref (self->wanted);
  g_ptr_array_unref (self->whose);
  g_free (self);
}

static Group *
find_group (Wishing *self, const AnnoReviewRecord *record)
{
  Group *group = NULL;

  for (guint i = 0; group == NULL && i < record->judged->len; i++)
    {
      const AnnoJudged *judged = record->judged->pdata[i];
      if (judged->span != NULL)
        group = g_hash_table_lookup (self->by_span, anno_span_get_id (judged->span));
    }
  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->decisions = g_ptr_array_new ();
      g_ptr_array_add (self->groups, group);
    }
  for (guint i = 0; i < record->judged->len; i++)
    {
      const AnnoJudged *judged = record->judged->pdata[i];
      if (judged->span != NULL)
        g_hash_table_insert (self->by_span, (char *) anno_span_get_id (judged->span), group);
    }
  return group;
}

/* Records come by time. */
static void
add_decision (Wishing *self, AnnoReviewRecord *record)
{
  GPtrArray *decisions = find_group (self, record)->decisions;

  for (guint i = 0; i < decisions->len; i++)
    if (g_str_equal (((AnnoReviewRecord *) decisions->pdata[i])->creator_id, record->creator_id))
      {
        g_ptr_array_remove_index (decisions, i);
        break;
      }
  g_ptr_array_add (decisions, record);
}

static gboolean
is_known (const Wishing *self, const GPtrArray *spans, const AnnoSpan *span)
{
  for (guint i = 0; i < spans->len; i++)
    if (anno_span_overlap_is_same (spans->pdata[i], span)
        && anno_tagset_is_one (self->tagset, anno_span_get_tag (spans->pdata[i]),
                               anno_span_get_tag (span)))
      return TRUE;
  return FALSE;
}

static void
add_wanted (const Wishing *self, AnnoReviewWish *wish, AnnoSpan *span, char *whose)
{
  if (is_known (self, wish->wanted, span))
    return;
  g_ptr_array_add (wish->wanted, span);
  g_ptr_array_add (wish->whose, whose);
}

static void
list_wanted (const Wishing *self, const AnnoReviewRecord *record, AnnoReviewWish *wish)
{
  gboolean accepts
      = record->decision == ANNO_DECISION_ACCEPT || record->decision == ANNO_DECISION_BOTH;

  if (record->decision == ANNO_DECISION_REPLACE && record->replacement != NULL)
    add_wanted (self, wish, record->replacement, record->creator_id);
  for (guint i = 0; accepts && i < record->judged->len; i++)
    {
      const AnnoJudged *judged = record->judged->pdata[i];
      if (judged->accepted && judged->span != NULL)
        add_wanted (self, wish, judged->span, judged->whose);
    }
}

static AnnoReviewWish *
wish_new (const Wishing *self, AnnoReviewRecord *record)
{
  AnnoReviewWish *wish = g_new0 (AnnoReviewWish, 1);
  const AnnoJudged *own = anno_review_record_find (record, self->who);

  wish->decision = record;
  wish->deciders = g_ptr_array_new ();
  wish->wanted = g_ptr_array_new ();
  wish->whose = g_ptr_array_new ();
  wish->own = own->span;
  list_wanted (self, record, wish);
  return wish;
}

static gboolean
has_like (const Wishing *self, const GPtrArray *spans, const AnnoSpan *span)
{
  for (guint i = 0; i < spans->len; i++)
    if (anno_review_wish_is_like (self->tagset, spans->pdata[i], span))
      return TRUE;
  return FALSE;
}

/* Whether both want the same. */
static gboolean
is_one (const Wishing *self, const AnnoReviewWish *a, const AnnoReviewWish *b)
{
  if (a->wanted->len != b->wanted->len)
    return FALSE;
  for (guint i = 0; i < a->wanted->len; i++)
    if (!has_like (self, b->wanted, a->wanted->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
are_one (const Wishing *self, const Group *group, const AnnoReviewWish *wish)
{
  for (guint i = 0; i < group->decisions->len; i++)
    {
      AnnoReviewWish *other = wish_new (self, group->decisions->pdata[i]);
      gboolean same = is_one (self, other, wish);
      wish_free (other);
      if (!same)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_accepted (const Wishing *self, const AnnoReviewRecord *record)
{
  return anno_review_record_find (record, self->who)->accepted;
}

/* NULL where nothing is asked. */
static AnnoReviewWish *
make (const Wishing *self, const Group *group)
{
  AnnoReviewRecord *last = group->decisions->pdata[group->decisions->len - 1];
  AnnoReviewWish *wish = wish_new (self, last);

  for (guint i = 0; i < group->decisions->len; i++)
    {
      AnnoReviewRecord *record = group->decisions->pdata[i];
      if (g_str_equal (record->creator_id, self->who))
        continue;
      wish->decision = record;
      g_ptr_array_add (wish->deciders, record);
    }
  if (wish->deciders->len > 0 && !is_accepted (self, last)
      && (wish->own != NULL || wish->wanted->len > 0) && are_one (self, group, wish))
    return wish;
  wish_free (wish);
  return NULL;
}

static int
compare_times_cb (gconstpointer a, gconstpointer b)
{
  const AnnoReviewWish *first = *(AnnoReviewWish *const *) a;
  const AnnoReviewWish *second = *(AnnoReviewWish *const *) b;
  return anno_review_record_compare (first->decision, second->decision);
}

GPtrArray *
anno_review_wishes_new (const GPtrArray *records, const char *who, const AnnoTagset *tagset)
{
  g_return_val_if_fail (records != NULL && who != NULL && tagset != NULL, NULL);

  GPtrArray *wishes = g_ptr_array_new_with_free_func ((GDestroyNotify) wish_free);
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  g_autoptr (GHashTable) by_span = g_hash_table_new (g_str_hash, g_str_equal);
  Wishing self = { who, tagset, groups, by_span };

  for (guint i = 0; i < records->len; i++)
    {
      AnnoReviewRecord *record = records->pdata[i];
      if (record->kind == ANNO_REVIEW_DECISION && anno_review_record_settles (record)
          && anno_review_record_find (record, who) != NULL)
        add_decision (&self, record);
    }
  for (guint i = 0; i < groups->len; i++)
    {
      AnnoReviewWish *wish = make (&self, groups->pdata[i]);
      if (wish != NULL)
        g_ptr_array_add (wishes, wish);
    }
  g_ptr_array_sort (wishes, compare_times_cb);
  return wishes;
}

/* A choice that only says what unset means. */
static gboolean
says_nothing (const AnnoTagset *tagset, const AnnoSpan *span, const AnnoValue *value)
{
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, value->field) : NULL;

  return field != NULL && field->kind == ANNO_FIELD_CHOICE && field->choices->len > 0
         && value->kind == ANNO_VALUE_TEXT
         && g_str_equal (value->text, g_array_index (field->choices, AnnoChoice, 0).id);
}

static gboolean
is_one_value (const AnnoValue *a, const AnnoValue *b, gboolean anchors)
{
  return a->kind == b->kind && a->field == b->field && g_str_equal (a->text, b->text)
         && g_strcmp0 (a->timex, b->timex) == 0 && g_strcmp0 (a->mod, b->mod) == 0
         && (!anchors || g_strcmp0 (a->anchor, b->anchor) == 0);
}

/* Whether @b has all values of @a. */
static gboolean
has_values (const AnnoTagset *tagset, const AnnoSpan *a, const AnnoSpan *b, gboolean links)
{
  for (guint i = 0; i < anno_span_get_n_values (a); i++)
    {
      const AnnoValue *value = anno_span_get_value (a, i);
      gboolean has = says_nothing (tagset, a, value) || (!links && value->kind == ANNO_VALUE_LINK);
      for (guint k = 0; !has && k < anno_span_get_n_values (b); k++)
        has = is_one_value (value, anno_span_get_value (b, k), links);
      if (!has)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_at_one (const AnnoTagset *tagset, const AnnoSpan *a, const AnnoSpan *b)
{
  return anno_span_overlap_is_same (a, b)
         && anno_tagset_is_one (tagset, anno_span_get_tag (a), anno_span_get_tag (b));
}

gboolean
anno_review_wish_is_like (const AnnoTagset *tagset, const AnnoSpan *a, const AnnoSpan *b)
{
  g_return_val_if_fail (tagset != NULL && a != NULL && b != NULL, FALSE);
  return is_at_one (tagset, a, b) && has_values (tagset, a, b, FALSE)
         && has_values (tagset, b, a, FALSE);
}

gboolean
anno_review_wish_is_same (const AnnoTagset *tagset, const AnnoSpan *a, const AnnoSpan *b)
{
  g_return_val_if_fail (tagset != NULL && a != NULL && b != NULL, FALSE);
  return is_at_one (tagset, a, b) && has_values (tagset, a, b, TRUE)
         && has_values (tagset, b, a, TRUE);
}

typedef struct
{
  const AnnoTagset *tagset;
  const AnnoSpan *span;
  const AnnoSpan *but;
  AnnoSpan *found;
} Finding;

static gboolean
look_cb (const AnnoFragment *fragment, gpointer data)
{
  Finding *self = data;

  if (fragment->span != self->but && is_at_one (self->tagset, fragment->span, self->span))
    self->found = fragment->span;
  return self->found == NULL;
}

AnnoSpan *
anno_review_wish_find (const AnnoTagset *tagset, AnnoLayer *layer, const AnnoSpan *span,
                       const AnnoSpan *but)
{
  g_return_val_if_fail (tagset != NULL && ANNO_IS_LAYER (layer) && span != NULL, NULL);

  Finding self = { tagset, span, but, NULL };
  anno_layer_foreach (layer, anno_span_get_start (span), anno_span_get_end (span), look_cb, &self);
  return self.found;
}
