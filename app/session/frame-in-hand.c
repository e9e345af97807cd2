#include "session/frame-in-hand.h"

/* The parts of the open frame; of one with a claim, all that the claim links to. */
static AnnoFrame *
read_open (const AnnoOpenFrame *open, AnnoLayer *layer, const AnnoTagset *tagset)
{
  const char *id = anno_open_frame_get_part (open, ANNO_ROLE_CLAIM);
  AnnoSpan *claim = id != NULL ? anno_layer_find (layer, id) : NULL;

  if (claim != NULL)
    return anno_frame_of_claim (layer, tagset, claim);
  AnnoFrame *frame = anno_frame_new ();
  for (AnnoRole role = 0; role < ANNO_N_ROLES; role++)
    {
      id = anno_open_frame_get_part (open, role);
      AnnoSpan *part = id != NULL ? anno_layer_find (layer, id) : NULL;
      if (part != NULL)
        anno_frame_add (frame, role, part);
    }
  return frame;
}

AnnoFrame *
anno_frame_in_hand (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoDocument *document = anno_session_get_document (session);
  const AnnoOpenFrame *open = anno_session_get_frame (session);
  AnnoSpan *chosen = anno_session_get_chosen (session);
  if (document == NULL)
    return NULL;

  AnnoLayer *layer = anno_document_get_layer (document);
  const AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  gboolean elsewhere = chosen != NULL && !anno_open_frame_has_part (open, anno_span_get_id (chosen));
  if (anno_open_frame_is_open (open) && !elsewhere)
    return read_open (open, layer, tagset);
  return chosen != NULL ? anno_frame_of (layer, tagset, chosen) : NULL;
}

static GStrv
list_ids (const GPtrArray *spans)
{
  GStrv ids = g_new0 (char *, spans->len + 1);

  for (guint i = 0; i < spans->len; i++)
    ids[i] = g_strdup (anno_span_get_id (spans->pdata[i]));
  return ids;
}

GStrv
anno_frame_in_hand_list_ids (AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  g_autoptr (GPtrArray) chosen = anno_session_list_chosen (session);
  if (chosen->len > 1)
    return list_ids (chosen);
  g_autoptr (AnnoFrame) frame = anno_frame_in_hand (session);
  return frame != NULL ? anno_frame_list_ids (frame) : NULL;
}
