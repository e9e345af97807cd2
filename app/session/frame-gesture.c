#include "session/frame-gesture.h"

#include "model/span-draft.h"

#include <glib/gi18n-lib.h>

static gboolean
has_link (const AnnoSpan *claim, const AnnoField *field, const char *id)
{
  for (guint i = 0; i < anno_span_get_n_values (claim); i++)
    {
      const AnnoValue *value = anno_span_get_value (claim, i);
      if (value->field == field->id && g_str_equal (value->text, id))
        return TRUE;
    }
  return FALSE;
}

/* The field of @claim that a link to @part goes into; NULL where there is none, where it is taken, and
 * where the link is there. */
static const AnnoField *
free_field (const AnnoGesture *self, const AnnoSpan *claim, AnnoRole role, const AnnoSpan *part)
{
  const AnnoTag *tag = anno_tagset_find (self->tagset, anno_span_get_tag (claim));
  const AnnoField *field = tag != NULL ? anno_tag_find_link (tag, role) : NULL;

  if (field == NULL || !anno_field_accepts (field, anno_tagset_id_of (self->tagset, anno_span_get_tag (part)))
      || has_link (claim, field, anno_span_get_id (part)))
    return NULL;
  return field->many || anno_span_find_value (claim, field->id) == NULL ? field : NULL;
}

/* FALSE where nothing was added to @draft, a copy of @claim. */
static gboolean
add_link (const AnnoGesture *self, AnnoSpanDraft *draft, const AnnoSpan *claim, AnnoRole role,
          const AnnoSpan *part)
{
  const AnnoField *field = free_field (self, claim, role, part);

  if (field != NULL)
    anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, field->id,
                                                      anno_span_get_id (part)));
  return field != NULL;
}

/* Adds links to those parts of @frame that aren't among the words of @claim. */
static gboolean
add_parts (const AnnoGesture *self, AnnoSpanDraft *draft, const AnnoSpan *claim,
           const AnnoOpenFrame *frame)
{
  gboolean any = FALSE;

  for (AnnoRole role = 0; role < ANNO_N_ROLES; role++)
    {
      const char *id = anno_open_frame_get_part (frame, role);
      const AnnoSpan *part = id != NULL ? anno_layer_find (self->layer, id) : NULL;
      if (part != NULL && !anno_open_frame_is_said (role, part, claim))
        any |= add_link (self, draft, claim, role, part);
    }
  return any;
}

/* @claim as it is once @span, which plays @role and may be the claim itself, has joined @frame; NULL
 * where that links nothing. */
static AnnoSpan *
linked (const AnnoGesture *self, const AnnoOpenFrame *frame, const AnnoSpan *claim, AnnoRole role,
        const AnnoSpan *span)
{
  g_autoptr (AnnoSpanDraft) draft = anno_span_draft_new_from (claim);
  gboolean any = role == ANNO_ROLE_CLAIM ? add_parts (self, draft, claim, frame)
                                         : add_link (self, draft, claim, role, span);

  anno_span_draft_set_modified (draft, anno_gesture_now ());
  return any ? anno_span_draft_finish (g_steal_pointer (&draft)) : NULL;
}

/* What @mark (or NULL, where @span was there before) becomes when @claim, which is @span or another
 * one, becomes @after in the same step. */
static AnnoStep *
with_links (const AnnoGesture *self, AnnoStep *mark, AnnoSpan *span, AnnoSpan *claim,
            AnnoSpan *after)
{
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  gboolean is_new = mark != NULL;

  if (is_new && claim != span)
    g_ptr_array_add (edits, anno_edit_new_span (self->article, NULL, span));
  g_ptr_array_add (edits, anno_edit_new_span (self->article,
                                              is_new && claim == span ? NULL : claim, after));
  return anno_step_new (is_new ? anno_step_get_label (mark) : _("Link"), edits, anno_gesture_now ());
}

/* The claim of the frame that @span joins: itself, or the one that is there; NULL for none yet. */
static AnnoSpan *
claim_of (const AnnoGesture *self, const AnnoOpenFrame *frame, AnnoRole role, AnnoSpan *span)
{
  const char *id = anno_open_frame_get_part (frame, ANNO_ROLE_CLAIM);

  if (role == ANNO_ROLE_CLAIM)
    return span;
  return id != NULL ? anno_layer_find (self->layer, id) : NULL;
}

AnnoStep *
anno_frame_gesture_mark (const AnnoGesture *self, const AnnoOpenFrame *frame, const AnnoTag *tag,
                         const GArray *segments, AnnoSpan **span)
{
  g_return_val_if_fail (self != NULL && frame != NULL && tag != NULL && span != NULL, NULL);

  *span = NULL;
  g_autoptr (AnnoStep) mark = anno_gesture_mark (self, tag, segments, span);
  gboolean taken = *span != NULL && anno_open_frame_takes (frame, self->layer, tag->role, *span);
  AnnoSpan *claim = taken ? claim_of (self, frame, tag->role, *span) : NULL;
  g_autoptr (AnnoSpan) after
      = claim != NULL ? linked (self, frame, claim, tag->role, *span) : NULL;

  if (after == NULL)
    return g_steal_pointer (&mark);
  AnnoStep *step = with_links (self, mark, *span, claim, after);
  if (claim == *span)
    {
      anno_span_unref (*span);
      *span = anno_span_ref (after);
    }
  return step;
}
