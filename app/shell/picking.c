#include "shell/picking.h"

#include "panels/later.h"
#include "session/span-in-hand.h"
#include "shell/hover-card.h"
#include "shell/pick-chip.h"

struct _AnnoPicking
{
  AnnoArticleView *view;
  AnnoSession *const *session;
  GtkWidget *card;
  GtkWidget *chip;
  AnnoLater *chip_later; /* shows it */
};

static void
hide_chip (AnnoPicking *self)
{
  anno_later_forget (self->chip_later);
  anno_floating_hide (ANNO_FLOATING (self->chip));
}

static void
picked_cb (AnnoPicking *self, const char *id, guint nth, guint of, AnnoLayer *layer)
{
  if (*self->session != NULL)
    anno_span_in_hand_choose (*self->session, layer, id);
}

static gboolean
is_chosen (AnnoSession *session, AnnoSpan *span)
{
  AnnoSpanInHand chosen;
  return anno_span_in_hand_get (session, &chosen) && chosen.span == span;
}

static void
hovered_cb (AnnoPicking *self, const char *id, AnnoLayer *layer)
{
  AnnoSession *session = *self->session;
  AnnoSpanInHand found;
  GdkRectangle area;

  /* The inspector says all of the chosen one. */
  if (session != NULL && anno_span_in_hand_find (session, layer, id, &found)
      && !is_chosen (session, found.span) && !anno_session_has_selection (session)
      && anno_article_view_get_area (self->view, anno_span_get_start (found.span),
                                     anno_span_get_end (found.span), &area))
    anno_hover_card_show (ANNO_HOVER_CARD (self->card), session, &found, &area);
  else
    anno_hover_card_hide (ANNO_HOVER_CARD (self->card));
}

static void
show_chip (gpointer reader)
{
  AnnoPicking *self = g_object_get_data (reader, "picking");
  AnnoSession *session = *self->session;
  g_autoptr (GPtrArray) here
      = anno_article_view_spans_at (self->view, anno_article_view_get_caret (self->view));
  AnnoSpanInHand chosen;
  GdkRectangle area;
  guint at = 0;

  if (session != NULL && here->len > 1 && anno_span_in_hand_get (session, &chosen)
      && g_ptr_array_find (here, chosen.span, &at)
      && anno_article_view_get_area (self->view, anno_span_get_start (chosen.span),
                                     anno_span_get_end (chosen.span), &area))
    anno_pick_chip_show (ANNO_PICK_CHIP (self->chip), at + 1, here->len, &area,
                         GTK_TEXT_VIEW (self->view));
  else
    hide_chip (self);
}

AnnoPicking *
anno_picking_new (AnnoArticleView *view, AnnoSession *const *session, GtkWidget *reader)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE_VIEW (view) && session != NULL, NULL);

  AnnoPicking *self = g_new0 (AnnoPicking, 1);
  self->view = view;
  self->session = session;
  g_object_set_data (G_OBJECT (reader), "picking", self);
  self->chip_later = anno_later_new (reader, show_chip);
  /* Over the box, and after it: what floats is drawn later, and found earlier. */
  self->chip = anno_pick_chip_new ();
  gtk_widget_insert_before (self->chip, reader, NULL);
  self->card = anno_hover_card_new ();
  gtk_widget_insert_before (self->card, reader, NULL);
  g_signal_connect_swapped (view, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (view, "hovered", G_CALLBACK (hovered_cb), self);
  return self;
}

void
anno_picking_free (AnnoPicking *self)
{
  if (self == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_pointer (&self->chip_later, anno_later_free);
  g_clear_pointer (&self->chip, gtk_widget_unparent);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_free (self);
}

GtkWidget *
anno_picking_get_card (AnnoPicking *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->card;
}

GtkWidget *
anno_picking_get_chip (AnnoPicking *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->chip;
}

void
anno_picking_hide (AnnoPicking *self)
{
  g_return_if_fail (self != NULL);

  anno_hover_card_hide (ANNO_HOVER_CARD (self->card));
  hide_chip (self);
}

void
anno_picking_show_chosen (AnnoPicking *self)
{
  g_return_if_fail (self != NULL && *self->session != NULL);

  AnnoSpanInHand chosen;
  gboolean any = anno_span_in_hand_get (*self->session, &chosen);
  anno_hover_card_hide (ANNO_HOVER_CARD (self->card));
  if (any && chosen.over != NULL)
    anno_article_view_set_chosen_over (self->view, chosen.layer, anno_span_get_id (chosen.span));
  else
    anno_article_view_set_chosen (self->view, any ? anno_span_get_id (chosen.span) : NULL);
  if (any)
    anno_later_ask (self->chip_later);
  else
    hide_chip (self);
}
