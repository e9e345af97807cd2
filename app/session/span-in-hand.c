#include "session/span-in-hand.h"

gboolean
anno_span_in_hand_find (AnnoSession *session, AnnoLayer *layer, const char *id,
                        AnnoSpanInHand *found)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session) && found != NULL, FALSE);

  AnnoDocument *document = anno_session_get_document (session);
  AnnoOverLayer *over = anno_over_layers_find_layer (anno_session_get_over_layers (session), layer);
  AnnoSpan *span = layer != NULL && id != NULL ? anno_layer_find (layer, id) : NULL;
  gboolean own = document != NULL && anno_document_get_layer (document) == layer;

  if (span == NULL || (over == NULL && !own))
    return FALSE;
  if (own)
    *found = (AnnoSpanInHand) { span, layer, document, anno_session_get_people (session), NULL };
  else
    *found = (AnnoSpanInHand) { span, layer, anno_over_layer_get_document (over),
                                anno_over_layer_get_people (over), over };
  return TRUE;
}

gboolean
anno_span_in_hand_get (AnnoSession *session, AnnoSpanInHand *found)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session) && found != NULL, FALSE);

  AnnoOverLayer *over = NULL;
  AnnoSpan *span = anno_session_get_chosen (session);
  if (span != NULL)
    return anno_span_in_hand_find (
        session, anno_document_get_layer (anno_session_get_document (session)),
        anno_span_get_id (span), found);
  span = anno_over_layers_get_chosen (anno_session_get_over_layers (session), &over);
  return span != NULL
         && anno_span_in_hand_find (session, anno_over_layer_get_layer (over),
                                    anno_span_get_id (span), found);
}

void
anno_span_in_hand_choose (AnnoSession *session, AnnoLayer *layer, const char *id)
{
  g_return_if_fail (ANNO_IS_SESSION (session));

  AnnoOverLayers *over = anno_session_get_over_layers (session);
  AnnoSpanInHand found;
  gboolean any = anno_span_in_hand_find (session, layer, id, &found);
  if (any && found.over != NULL)
    {
      anno_over_layers_choose (over, layer, id);
      return;
    }
  anno_over_layers_choose (over, NULL, NULL);
  anno_session_choose (session, any ? id : NULL, FALSE);
}
