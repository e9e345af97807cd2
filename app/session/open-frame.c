#include "session/open-frame.h"

#include "text/boundaries.h"

struct _AnnoOpenFrame
{
  char *parts[ANNO_N_ROLES]; /* ids, by role; NULL where it is free */
  AnnoRange paragraph;       /* code points; from the first line that holds a part to the last */
};

AnnoOpenFrame *
anno_open_frame_new (void)
{
  return g_new0 (AnnoOpenFrame, 1);
}

void
anno_open_frame_free (AnnoOpenFrame *self)
{
  if (self == NULL)
    return;
  anno_open_frame_close (self);
  g_free (self);
}

gboolean
anno_open_frame_is_open (const AnnoOpenFrame *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint role = 0; role < ANNO_N_ROLES; role++)
    if (self->parts[role] != NULL)
      return TRUE;
  return FALSE;
}

const char *
anno_open_frame_get_part (const AnnoOpenFrame *self, AnnoRole role)
{
  g_return_val_if_fail (self != NULL && role < ANNO_N_ROLES, NULL);
  return self->parts[role];
}

gboolean
anno_open_frame_has_part (const AnnoOpenFrame *self, const char *id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint role = 0; id != NULL && role < ANNO_N_ROLES; role++)
    if (g_strcmp0 (self->parts[role], id) == 0)
      return TRUE;
  return FALSE;
}

static void
set_part (AnnoOpenFrame *self, AnnoRole role, const char *id)
{
  g_free (self->parts[role]);
  self->parts[role] = g_strdup (id);
}

gboolean
anno_open_frame_covers (const AnnoOpenFrame *self, guint place)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->paragraph.start <= place && place <= self->paragraph.end;
}

static gboolean
lies_in (const AnnoSegment *inner, const AnnoSpan *outer)
{
  for (guint i = 0; i < anno_span_get_n_segments (outer); i++)
    {
      const AnnoSegment *segment = anno_span_get_segments (outer) + i;
      if (segment->start <= inner->start && inner->end <= segment->end)
        return TRUE;
    }
  return FALSE;
}

gboolean
anno_open_frame_is_said (AnnoRole role, const AnnoSpan *part, const AnnoSpan *claim)
{
  g_return_val_if_fail (part != NULL && claim != NULL, FALSE);

  if (role != ANNO_ROLE_SPEAKER && role != ANNO_ROLE_DATE)
    return FALSE;
  for (guint i = 0; i < anno_span_get_n_segments (part); i++)
    if (!lies_in (anno_span_get_segments (part) + i, claim))
      return FALSE;
  return TRUE;
}

gboolean
anno_open_frame_takes (const AnnoOpenFrame *self, AnnoLayer *layer, AnnoRole role,
                       const AnnoSpan *span)
{
  g_return_val_if_fail (self != NULL && ANNO_IS_LAYER (layer) && span != NULL, FALSE);

  if (role == ANNO_ROLE_NONE || !anno_open_frame_is_open (self) || self->parts[role] != NULL
      || !anno_open_frame_covers (self, anno_span_get_start (span)))
    return FALSE;
  const char *id = self->parts[ANNO_ROLE_CLAIM];
  const AnnoSpan *claim = id != NULL ? anno_layer_find (layer, id) : NULL;
  return claim == NULL || !anno_open_frame_is_said (role, span, claim);
}

static AnnoRange
paragraph_of (AnnoArticle *article, const AnnoSpan *span)
{
  AnnoRange first = anno_boundaries_paragraph (article, anno_span_get_start (span));
  AnnoRange last = anno_boundaries_paragraph (article, anno_span_get_end (span) - 1);
  return (AnnoRange){ first.start, last.end };
}

static void
drop_said (AnnoOpenFrame *self, AnnoLayer *layer, const AnnoSpan *claim)
{
  for (AnnoRole role = 0; role < ANNO_N_ROLES; role++)
    {
      const AnnoSpan *part
          = self->parts[role] != NULL ? anno_layer_find (layer, self->parts[role]) : NULL;
      if (part != NULL && anno_open_frame_is_said (role, part, claim))
        g_clear_pointer (&self->parts[role], g_free);
    }
}

static void
begin (AnnoOpenFrame *self, AnnoArticle *article, AnnoRole role, const AnnoSpan *span)
{
  anno_open_frame_close (self);
  if (role == ANNO_ROLE_NONE || role == ANNO_ROLE_DATE)
    return;
  set_part (self, role, anno_span_get_id (span));
  self->paragraph = paragraph_of (article, span);
}

void
anno_open_frame_add (AnnoOpenFrame *self, AnnoArticle *article, AnnoLayer *layer, AnnoRole role,
                     AnnoSpan *span)
{
  g_return_if_fail (self != NULL && ANNO_IS_ARTICLE (article) && ANNO_IS_LAYER (layer));
  g_return_if_fail (role < ANNO_N_ROLES && span != NULL);

  if (anno_open_frame_has_part (self, anno_span_get_id (span)))
    return;
  if (!anno_open_frame_takes (self, layer, role, span))
    {
      begin (self, article, role, span);
      return;
    }
  AnnoRange paragraph = paragraph_of (article, span);
  if (role == ANNO_ROLE_CLAIM)
    drop_said (self, layer, span);
  set_part (self, role, anno_span_get_id (span));
  self->paragraph.start = MIN (self->paragraph.start, paragraph.start);
  self->paragraph.end = MAX (self->paragraph.end, paragraph.end);
}

/* The first span that @claim links to as the part with @role; NULL for none. */
static const char *
linked_part (const AnnoTag *tag, const AnnoSpan *claim, AnnoRole role)
{
  const AnnoField *field = anno_tag_find_link (tag, role);
  const AnnoValue *value = field != NULL ? anno_span_find_value (claim, field->id) : NULL;

  return value != NULL ? value->text : NULL;
}

/* Of a frame with a claim, the claim's links are the parts. */
static void
follow_claim (AnnoOpenFrame *self, const AnnoTag *tag, const AnnoSpan *claim)
{
  set_part (self, ANNO_ROLE_CLAIM, anno_span_get_id (claim));
  for (AnnoRole role = ANNO_ROLE_NONE + 1; role < ANNO_N_ROLES; role++)
    if (role != ANNO_ROLE_CLAIM)
      set_part (self, role, linked_part (tag, claim, role));
}

static gboolean
links_to_part (const AnnoOpenFrame *self, const AnnoTag *tag, const AnnoSpan *claim)
{
  for (AnnoRole role = ANNO_ROLE_NONE + 1; role < ANNO_N_ROLES; role++)
    {
      const char *id = role != ANNO_ROLE_CLAIM ? linked_part (tag, claim, role) : NULL;
      if (id != NULL && g_strcmp0 (self->parts[role], id) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
leave (AnnoOpenFrame *self, const char *id)
{
  for (guint role = 0; role < ANNO_N_ROLES; role++)
    if (g_strcmp0 (self->parts[role], id) == 0)
      g_clear_pointer (&self->parts[role], g_free);
  return TRUE;
}

gboolean
anno_open_frame_follow (AnnoOpenFrame *self, const AnnoTagset *tagset, const AnnoSpan *before,
                        const AnnoSpan *after)
{
  g_return_val_if_fail (self != NULL && tagset != NULL, FALSE);
  g_return_val_if_fail (before != NULL || after != NULL, FALSE);

  const char *id = anno_span_get_id (before != NULL ? before : after);
  const AnnoTag *tag = after != NULL ? anno_tagset_find (tagset, anno_span_get_tag (after)) : NULL;
  AnnoRole role = tag != NULL ? tag->role : ANNO_ROLE_NONE;
  gboolean is_part = anno_open_frame_has_part (self, id);

  if (is_part && (role == ANNO_ROLE_NONE || g_strcmp0 (self->parts[role], id) != 0))
    return leave (self, id);
  if (role == ANNO_ROLE_CLAIM
      && (is_part || (self->parts[role] == NULL && links_to_part (self, tag, after))))
    {
      follow_claim (self, tag, after);
      return TRUE;
    }
  return is_part;
}

void
anno_open_frame_close (AnnoOpenFrame *self)
{
  g_return_if_fail (self != NULL);

  for (guint role = 0; role < ANNO_N_ROLES; role++)
    g_clear_pointer (&self->parts[role], g_free);
}
