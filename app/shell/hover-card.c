#include "shell/hover-card.h"

#include "panels/swatch.h"
#include "session/span-words.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

#define REST 350      /* milliseconds */
#define MAX_WIDTH 44 /* characters */
#define DISTANCE 18  /* pixels below the words */

struct _AnnoHoverCard
{
  AnnoFloating parent_instance;
  GtkWidget *swatch;
  GtkWidget *title;
  GtkWidget *maker;
  GtkWidget *fields;
  GtkWidget *note;
  GdkRectangle area;
  guint timeout;
};

G_DEFINE_FINAL_TYPE (AnnoHoverCard, anno_hover_card, ANNO_TYPE_FLOATING)

static gboolean
rested_cb (gpointer data)
{
  AnnoHoverCard *self = data;

  self->timeout = 0;
  anno_floating_show_at (ANNO_FLOATING (self), &self->area, GTK_POS_BOTTOM, DISTANCE);
  return G_SOURCE_REMOVE;
}

static void
anno_hover_card_dispose (GObject *object)
{
  g_clear_handle_id (&ANNO_HOVER_CARD (object)->timeout, g_source_remove);
  G_OBJECT_CLASS (anno_hover_card_parent_class)->dispose (object);
}

static void
anno_hover_card_class_init (AnnoHoverCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_hover_card_dispose;
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
anno_hover_card_init (AnnoHoverCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->swatch = anno_swatch_new ();
  self->title = make_label ("heading");
  self->maker = make_label ("dim-label");
  self->fields = make_label ("body");
  self->note = make_label ("dim-label");
  gtk_box_append (GTK_BOX (head), self->swatch);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->maker);
  gtk_box_append (GTK_BOX (box), self->fields);
  gtk_box_append (GTK_BOX (box), self->note);
  anno_floating_set_child (ANNO_FLOATING (self), box);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hover-card");
}

GtkWidget *
anno_hover_card_new (void)
{
  return g_object_new (ANNO_TYPE_HOVER_CARD, NULL);
}

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static char *
title_of (const AnnoTag *tag, AnnoSpan *span)
{
  const char *name = tag != NULL ? tag->name : anno_span_get_tag (span);

  /* Translators: the tag of a span that its annotator is unsure of, as in "Claim, unsure". */
  return anno_span_get_unsure (span) ? g_strdup_printf (_("%s, unsure"), name) : g_strdup (name);
}

static char *
maker_of (const AnnoSpanInHand *hovered)
{
  if (hovered->over == NULL)
    return NULL;
  /* Translators: a colleague's name, or a letter that stands for it. */
  return g_strdup_printf (_("Marked by %s"), anno_over_layer_get_name (hovered->over));
}

void
anno_hover_card_show (AnnoHoverCard *self, AnnoSession *session, const AnnoSpanInHand *hovered,
                      const GdkRectangle *area)
{
  g_return_if_fail (ANNO_IS_HOVER_CARD (self) && ANNO_IS_SESSION (session) && hovered != NULL);

  AnnoSpan *span = hovered->span;
  AnnoCorpus *corpus = anno_session_get_corpus (session);
  AnnoTagset *tagset = anno_corpus_get_tagset (corpus);
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  g_autofree char *title = title_of (tag, span);
  g_autofree char *fields = anno_span_words_fields (hovered->document, tagset, hovered->people,
                                                    span);
  g_autofree char *maker = maker_of (hovered);
  anno_swatch_set_tag (ANNO_SWATCH (self->swatch), tag, FALSE);
  show_text (self->title, title);
  show_text (self->maker, maker);
  show_text (self->fields, fields);
  g_autofree char *note = anno_span_get_note (span) != NULL ? anno_plain_show (anno_span_get_note (span))
                                                            : NULL;
  show_text (self->note, note);
  self->area = *area;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (REST, rested_cb, self);
}

void
anno_hover_card_hide (AnnoHoverCard *self)
{
  g_return_if_fail (ANNO_IS_HOVER_CARD (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  anno_floating_hide (ANNO_FLOATING (self));
}
