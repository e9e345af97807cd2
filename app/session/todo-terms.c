#include "session/todo-terms.h"

#include "model/span-draft.h"

#define DOCUMENT_DATE "dct" /* what a date is counted from without another one */

typedef struct
{
  AnnoReviewCase *one;
  const AnnoClusters *clusters;
  guint own;
  guint other; /* whose span it is; G_MAXUINT for one that is in no layer */
  GPtrArray *people;
  guint n_left;
} Terms;

static guint
side_of (const AnnoClusters *clusters, const char *whose)
{
  for (guint i = 0; i < clusters->n_layers; i++)
    if (g_str_equal (anno_clusters_whose (clusters, i), whose))
      return i;
  return G_MAXUINT;
}

/* One's own that stands for the span @id of that layer; NULL where there is none. */
static const char *
find_mate (const Terms *self, guint layer, const char *id)
{
  guint cluster = anno_clusters_find (self->clusters, layer, id);

  if (cluster == G_MAXUINT)
    return NULL;
  const AnnoMark *mark = anno_clusters_find_mark (self->clusters, cluster, layer);
  const AnnoMark *mate = anno_clusters_find_mark (self->clusters, cluster, self->own);
  if (mark == NULL || mate == NULL
      || anno_clusters_tag_of (self->clusters, mark) != anno_clusters_tag_of (self->clusters, mate))
    return NULL;
  return anno_span_get_id (mate->span);
}

/* Who replaces an annotation by one of their own may have taken over anybody's links. */
static const char *
lead (Terms *self, const char *id)
{
  const char *mate = NULL;

  if (anno_layer_find (self->clusters->layers[self->own], id) != NULL)
    return id;
  if (self->other != G_MAXUINT)
    mate = find_mate (self, self->other, id);
  for (guint i = 0; mate == NULL && i < self->clusters->n_layers; i++)
    mate = find_mate (self, i, id);
  if (mate == NULL)
    self->n_left++;
  return mate;
}

static void
add_person (GPtrArray *people, AnnoPerson *person)
{
  for (guint i = 0; i < people->len; i++)
    if (g_str_equal (anno_person_get_id (people->pdata[i]), anno_person_get_id (person)))
      return;
  g_ptr_array_add (people, g_object_ref (person));
}

/* Mergers are of the ledger that they come from. */
static AnnoPerson *
copy_person (AnnoPerson *person)
{
  AnnoPersonParts parts = *anno_person_get_parts (person);

  parts.merged_into = NULL;
  return anno_person_new (&parts);
}

static const char *
name_person (Terms *self, const char *id)
{
  const AnnoReviewPeople *all = self->one->people;
  AnnoPeople *own = anno_review_case_get (self->one, self->own)->people;

  if (own == NULL || anno_people_find (own, id) != NULL)
    return id;
  for (guint i = 0; i < anno_people_get_n (own); i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (own), i);
      if (anno_review_people_is_one (id, anno_person_get_id (person), (gpointer) all))
        return anno_person_get_id (anno_people_resolve (own, anno_person_get_id (person)));
    }
  AnnoPerson *theirs = anno_review_people_find (all, id);
  if (theirs == NULL)
    return id;
  g_autoptr (AnnoPerson) copy = copy_person (theirs);
  add_person (self->people, copy);
  return anno_person_get_id (theirs);
}

/* NULL where it can't be said. */
static AnnoValue *
say_value (Terms *self, const AnnoValue *value)
{
  const char *text = value->text, *anchor = value->anchor;

  if (value->kind == ANNO_VALUE_PERSON)
    text = name_person (self, value->text);
  else if (value->kind == ANNO_VALUE_LINK)
    text = lead (self, value->text);
  if (text == NULL)
    return NULL;
  if (value->kind != ANNO_VALUE_TIMEX)
    return anno_value_new (value->kind, value->field, text);
  if (anchor != NULL && !g_str_equal (anchor, DOCUMENT_DATE))
    anchor = lead (self, anchor);
  return anno_value_new_timex (value->field, value->timex, text, anchor, value->mod);
}

gboolean
anno_todo_terms_matter (const AnnoSpan *span)
{
  g_return_val_if_fail (span != NULL, FALSE);

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind == ANNO_VALUE_LINK || value->kind == ANNO_VALUE_PERSON
          || (value->anchor != NULL && !g_str_equal (value->anchor, DOCUMENT_DATE)))
        return TRUE;
    }
  return FALSE;
}

static void
copy_place (AnnoSpanDraft *draft, const AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);

  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    anno_span_draft_add_segment (draft, segments[i].start, segments[i].end);
  anno_span_draft_set_created (draft, anno_span_get_created (span));
  anno_span_draft_set_modified (draft, anno_span_get_modified (span));
}

AnnoSpan *
anno_todo_terms_say (AnnoReviewCase *one, const char *own, const char *whose, AnnoSpan *span,
                     GPtrArray *people, guint *n_left)
{
  g_return_val_if_fail (one != NULL && own != NULL && whose != NULL && span != NULL, NULL);
  g_return_val_if_fail (people != NULL && n_left != NULL, NULL);

  const AnnoClusters *clusters = anno_review_case_compare (one)->clusters;
  Terms self = { one, clusters, side_of (clusters, own), side_of (clusters, whose), people, 0 };
  if (self.own == G_MAXUINT)
    return NULL;
  AnnoSpanDraft *draft
      = anno_span_draft_new_with_id (anno_span_get_id (span), anno_span_get_tag (span));
  copy_place (draft, span);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      AnnoValue *value = say_value (&self, anno_span_get_value (span, i));
      if (value != NULL)
        anno_span_draft_add_value (draft, value);
    }
  *n_left += self.n_left;
  return anno_span_draft_finish (draft);
}
