#include "session/split-gesture.h"

#include <glib/gi18n-lib.h>

static gboolean
is_blank (AnnoArticle *article, guint place)
{
  g_autofree char *letter = anno_article_slice (article, place, place + 1);
  return g_unichar_isspace (g_utf8_get_char (letter));
}

/* The end of what is marked up to @place, without blanks before it. */
static guint
trim_back (AnnoArticle *article, guint start, guint place)
{
  while (place > start && is_blank (article, place - 1))
    place--;
  return place;
}

static guint
trim_on (AnnoArticle *article, guint place, guint end)
{
  while (place < end && is_blank (article, place))
    place++;
  return place;
}

static AnnoSpan *
second_half (AnnoSpan *span, guint start)
{
  AnnoSpanDraft *draft = anno_span_draft_new_from (span);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = g_strconcat ("urn:uuid:", uuid, NULL);
  gint64 time = anno_gesture_now ();

  anno_span_draft_set_id (draft, id);
  anno_span_draft_cut (draft, anno_span_get_start (span), start);
  anno_span_draft_set_note (draft, NULL);
  anno_span_draft_take_extra (draft, NULL);
  anno_span_draft_set_created (draft, time);
  anno_span_draft_set_modified (draft, time);
  return anno_span_draft_finish (draft);
}

AnnoStep *
anno_split_gesture (const AnnoGesture *self, AnnoArticle *article, AnnoSpan *span, guint place,
                    char **second)
{
  g_return_val_if_fail (self != NULL && ANNO_IS_ARTICLE (article) && span != NULL, NULL);

  guint start = anno_span_get_start (span), end = anno_span_get_end (span);
  if (place <= start || place >= end)
    return NULL;
  guint until = trim_back (article, start, place), from = trim_on (article, place, end);
  if (until == start || from == end)
    return NULL;

  AnnoStepDraft *step = anno_step_draft_new (self);
  g_autofree char *label = g_strdup_printf (_("Split %s"), anno_tagset_name_of (self->tagset, anno_span_get_tag (span)));
  g_autoptr (AnnoSpan) half = second_half (span, from);
  anno_span_draft_cut (anno_step_draft_change (step, span), until, end);
  anno_step_draft_add (step, half);
  if (second != NULL)
    *second = g_strdup (anno_span_get_id (half));
  return anno_step_draft_finish (step, label);
}

static void
join_segments (AnnoSpanDraft *draft, AnnoArticle *article, AnnoSpan *span, AnnoSpan *other)
{
  AnnoSpan *first = anno_span_compare (span, other) < 0 ? span : other;
  guint until = anno_span_get_end (first), from = anno_span_get_start (first == span ? other : span);

  for (guint i = 0; i < anno_span_get_n_segments (other); i++)
    {
      const AnnoSegment *segment = anno_span_get_segments (other) + i;
      anno_span_draft_add_segment (draft, segment->start, segment->end);
    }
  if (until < from && trim_on (article, until, from) == from)
    anno_span_draft_add_segment (draft, until, from);
}

/* A field of one value keeps what it has. */
static void
join_values (AnnoSpanDraft *draft, const AnnoTag *tag, AnnoSpan *span, AnnoSpan *other)
{
  for (guint i = 0; i < anno_span_get_n_values (other); i++)
    {
      const AnnoValue *value = anno_span_get_value (other, i);
      const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, value->field) : NULL;
      gboolean room = anno_span_find_value (span, value->field) == NULL || (field != NULL && field->many);
      if (room && !anno_span_has_value (span, value))
        anno_span_draft_add_value (draft, anno_value_copy (value));
    }
  anno_span_draft_set_unsure (draft, anno_span_get_unsure (span) || anno_span_get_unsure (other));
}

static void
join_notes (AnnoSpanDraft *draft, AnnoSpan *span, AnnoSpan *other)
{
  const char *mine = anno_span_get_note (span), *theirs = anno_span_get_note (other);
  g_autofree char *both = NULL;

  if (theirs == NULL || g_strcmp0 (mine, theirs) == 0)
    return;
  both = mine != NULL ? g_strconcat (mine, "\n", theirs, NULL) : g_strdup (theirs);
  anno_span_draft_set_note (draft, both);
}

/* Has what links to @other link to @span. */
static void
move_links (const AnnoGesture *self, AnnoStepDraft *step, AnnoSpan *span, AnnoSpan *other)
{
  const GPtrArray *sources = anno_layer_find_links_to (self->layer, anno_span_get_id (other));

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      AnnoSpan *source = sources->pdata[i];
      for (guint k = 0; source != span && source != other && k < anno_span_get_n_values (source); k++)
        {
          const AnnoValue *value = anno_span_get_value (source, k);
          g_autoptr (AnnoValue) moved = NULL;
          if (value->kind != ANNO_VALUE_LINK || g_strcmp0 (value->text, anno_span_get_id (other)) != 0)
            continue;
          moved = anno_value_new (ANNO_VALUE_LINK, value->field, anno_span_get_id (span));
          if (!anno_span_has_value (source, moved))
            anno_span_draft_add_value (anno_step_draft_change (step, source), g_steal_pointer (&moved));
        }
    }
}

/* One that lay inside the other, or was linked to it, isn't so to itself. */
static void
drop_own_links (AnnoSpanDraft *draft, AnnoSpan *span, AnnoSpan *other)
{
  for (guint i = 0; i < anno_span_get_n_values (other); i++)
    if (anno_span_get_value (other, i)->kind == ANNO_VALUE_LINK)
      anno_span_draft_remove_source (draft, anno_span_get_value (other, i)->field, anno_span_get_id (span));
}

AnnoStep *
anno_join_gesture (const AnnoGesture *self, AnnoArticle *article, AnnoSpan *span, AnnoSpan *other)
{
  g_return_val_if_fail (self != NULL && ANNO_IS_ARTICLE (article), NULL);
  g_return_val_if_fail (span != NULL && other != NULL && span != other, NULL);
  g_return_val_if_fail (
      anno_tagset_is_one (self->tagset, anno_span_get_tag (span), anno_span_get_tag (other)), NULL);

  AnnoStepDraft *step = anno_step_draft_new (self);
  AnnoSpanDraft *draft = anno_step_draft_change (step, span);
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  g_autofree char *label = g_strdup_printf (_("Join %s"), anno_tagset_name_of (self->tagset, anno_span_get_tag (span)));

  join_segments (draft, article, span, other);
  join_values (draft, anno_tagset_find (self->tagset, anno_span_get_tag (span)), span, other);
  join_notes (draft, span, other);
  drop_own_links (draft, span, other);
  move_links (self, step, span, other);
  g_ptr_array_add (gone, other);
  anno_step_draft_delete (step, gone);
  return anno_step_draft_finish (step, label);
}

AnnoSpan *
anno_join_gesture_find (const AnnoGesture *self, AnnoSpan *span, gboolean backwards)
{
  g_return_val_if_fail (self != NULL && span != NULL, NULL);

  gint64 n = anno_layer_get_n_spans (self->layer);
  for (gint64 at = (gint64) anno_layer_rank (self->layer, span) + (backwards ? -1 : 1); at >= 0 && at < n;
       at += backwards ? -1 : 1)
    {
      AnnoSpan *other = anno_layer_nth (self->layer, (guint) at);
      if (anno_tagset_is_one (self->tagset, anno_span_get_tag (other), anno_span_get_tag (span)))
        return other;
    }
  return NULL;
}
