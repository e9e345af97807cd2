#include "model/frame.h"

struct _AnnoFrame
{
  GPtrArray *parts[ANNO_N_ROLES]; /* of AnnoSpan */
  AnnoSpan *outer;
};

AnnoRole
anno_frame_role_of (const AnnoTagset *tagset, const AnnoSpan *span)
{
  g_return_val_if_fail (tagset != NULL && span != NULL, ANNO_ROLE_NONE);

  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  return tag != NULL ? tag->role : ANNO_ROLE_NONE;
}

AnnoFrame *
anno_frame_new (void)
{
  AnnoFrame *self = g_new0 (AnnoFrame, 1);

  for (guint role = 0; role < ANNO_N_ROLES; role++)
    self->parts[role] = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  return self;
}

void
anno_frame_free (AnnoFrame *self)
{
  if (self == NULL)
    return;
  for (guint role = 0; role < ANNO_N_ROLES; role++)
    g_ptr_array_unref (self->parts[role]);
  g_clear_pointer (&self->outer, anno_span_unref);
  g_free (self);
}

/* A field that points to claims says which one this claim lies inside. */
static void
follow_link (AnnoFrame *self, AnnoRole role, AnnoSpan *target)
{
  if (role != ANNO_ROLE_CLAIM)
    anno_frame_add (self, role, target);
  else if (self->outer == NULL)
    self->outer = anno_span_ref (target);
}

AnnoFrame *
anno_frame_of_claim (AnnoLayer *layer, const AnnoTagset *tagset, AnnoSpan *claim)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer) && tagset != NULL && claim != NULL, NULL);

  AnnoFrame *self = anno_frame_new ();
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (claim));
  anno_frame_add (self, ANNO_ROLE_CLAIM, claim);
  for (guint i = 0; tag != NULL && i < anno_span_get_n_values (claim); i++)
    {
      const AnnoValue *value = anno_span_get_value (claim, i);
      const AnnoField *field = anno_tag_find_field (tag, value->field);
      AnnoSpan *target = value->kind == ANNO_VALUE_LINK && field != NULL && field->role != ANNO_ROLE_NONE
                             ? anno_layer_find (layer, value->text)
                             : NULL;
      if (target != NULL)
        follow_link (self, field->role, target);
    }
  return self;
}

/* The first claim in reading order that links to @part in a field of the part's role. */
static AnnoSpan *
find_claim (AnnoLayer *layer, const AnnoTagset *tagset, AnnoSpan *part)
{
  const GPtrArray *sources = anno_layer_find_links_to (layer, anno_span_get_id (part));
  AnnoSpan *first = NULL;

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    {
      AnnoSpan *source = sources->pdata[i];
      if (anno_frame_role_of (tagset, source) == ANNO_ROLE_CLAIM
          && (first == NULL || anno_span_compare (source, first) < 0))
        first = source;
    }
  return first;
}

AnnoFrame *
anno_frame_of (AnnoLayer *layer, const AnnoTagset *tagset, AnnoSpan *span)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer) && tagset != NULL && span != NULL, NULL);

  AnnoRole role = anno_frame_role_of (tagset, span);
  if (role == ANNO_ROLE_NONE)
    return NULL;
  AnnoSpan *claim = role == ANNO_ROLE_CLAIM ? span : find_claim (layer, tagset, span);
  if (claim != NULL)
    return anno_frame_of_claim (layer, tagset, claim);
  AnnoFrame *self = anno_frame_new ();
  anno_frame_add (self, role, span);
  return self;
}

void
anno_frame_add (AnnoFrame *self, AnnoRole role, AnnoSpan *span)
{
  g_return_if_fail (self != NULL && role < ANNO_N_ROLES && span != NULL);
  g_return_if_fail (role != ANNO_ROLE_CLAIM || self->parts[role]->len == 0);

  g_ptr_array_add (self->parts[role], anno_span_ref (span));
}

AnnoSpan *
anno_frame_get_claim (const AnnoFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const GPtrArray *claims = self->parts[ANNO_ROLE_CLAIM];
  return claims->len > 0 ? claims->pdata[0] : NULL;
}

AnnoSpan *
anno_frame_get_outer (const AnnoFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->outer;
}

const GPtrArray *
anno_frame_get_parts (const AnnoFrame *self, AnnoRole role)
{
  g_return_val_if_fail (self != NULL && role < ANNO_N_ROLES, NULL);
  return self->parts[role];
}

GStrv
anno_frame_list_ids (const AnnoFrame *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  for (guint role = 0; role < ANNO_N_ROLES; role++)
    for (guint i = 0; i < self->parts[role]->len; i++)
      g_strv_builder_add (ids, anno_span_get_id (self->parts[role]->pdata[i]));
  return g_strv_builder_end (ids);
}

gboolean
anno_frame_is_complete (const AnnoFrame *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->parts[ANNO_ROLE_CLAIM]->len > 0 && self->parts[ANNO_ROLE_SPEAKER]->len > 0
         && self->parts[ANNO_ROLE_CUE]->len > 0;
}

GHashTable *
anno_frame_list_members (AnnoLayer *layer, const AnnoTagset *tagset)
{
  g_return_val_if_fail (ANNO_IS_LAYER (layer) && tagset != NULL, NULL);

  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (layer, i);
      if (anno_frame_role_of (tagset, span) != ANNO_ROLE_CLAIM)
        continue;
      g_autoptr (AnnoFrame) frame = anno_frame_of_claim (layer, tagset, span);
      g_auto (GStrv) parts = anno_frame_list_ids (frame);
      for (guint k = 0; parts[k] != NULL; k++)
        g_hash_table_add (ids, g_strdup (parts[k]));
      g_hash_table_add (ids, g_strdup (anno_span_get_id (span)));
    }
  return ids;
}
