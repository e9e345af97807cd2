#include "panels/over-card.h"

#include "model/span-quote.h"
#include "panels/later.h"
#include "panels/swatch.h"
#include "session/span-in-hand.h"
#include "session/span-words.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

#define CARD_WORDS 400

struct _AnnoOverCard
{
  GtkBox parent_instance;
  AnnoSession *session;
  AnnoLater *later; /* shows the chosen span */
  GtkWidget *avatar;
  GtkWidget *maker;
  GtkWidget *swatch;
  GtkWidget *tag;
  GtkWidget *words;
  GtkWidget *fields;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (AnnoOverCard, anno_over_card, GTK_TYPE_BOX)

static GtkWidget *
make_label (const char *words, gboolean is_name)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (!is_name)
    gtk_widget_set_hexpand (label, TRUE);
  else
    {
      gtk_label_set_width_chars (GTK_LABEL (label), 8);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 9);
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static void
add_field (AnnoOverCard *self, int row, const char *name, const char *value)
{
  gtk_grid_attach (GTK_GRID (self->fields), make_label (name, TRUE), 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->fields), make_label (value, FALSE), 1, row, 1, 1);
}

static void
show_fields (AnnoOverCard *self, AnnoTagset *tagset, const AnnoTag *tag, const AnnoSpanInHand *at)
{
  GtkWidget *child = NULL;
  int row = 0;

  while ((child = gtk_widget_get_first_child (self->fields)) != NULL)
    gtk_grid_remove (GTK_GRID (self->fields), child);
  for (guint i = 0; tag != NULL && i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      g_autofree char *value
          = anno_span_words_field (at->document, tagset, at->people, at->span, field);
      if (*value != '\0')
        add_field (self, row++, field->name, value);
    }
  if (anno_span_get_unsure (at->span))
    /* Translators: the flag of a span that its annotator is not sure of. */
    add_field (self, row++, _("Unsure"), _("Yes"));
  gtk_widget_set_visible (self->fields, row > 0);
}

static void
show_note (AnnoOverCard *self, const char *note)
{
  g_autofree char *shown = note != NULL ? anno_plain_show (note) : NULL;

  gtk_label_set_text (GTK_LABEL (self->note), shown != NULL ? shown : "");
  gtk_widget_set_visible (self->note, shown != NULL && *shown != '\0');
}

static void
show_span (AnnoOverCard *self, const AnnoSpanInHand *at)
{
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (self->session));
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (at->span));
  const char *name = anno_over_layer_get_name (at->over);
  /* Translators: a colleague's name, or a letter that stands for it. */
  g_autofree char *maker = g_strdup_printf (_("Marked by %s"), name);
  g_autofree char *words = anno_span_quote (anno_document_get_article (at->document), at->span,
                                                  CARD_WORDS);

  adw_avatar_set_text (ADW_AVATAR (self->avatar), name);
  gtk_label_set_text (GTK_LABEL (self->maker), maker);
  anno_swatch_set_tag (ANNO_SWATCH (self->swatch), tag, TRUE);
  gtk_label_set_text (GTK_LABEL (self->tag),
                      tag != NULL ? tag->name : anno_span_get_tag (at->span));
  gtk_label_set_text (GTK_LABEL (self->words), words);
  show_fields (self, tagset, tag, at);
  show_note (self, anno_span_get_note (at->span));
}

static void
show (gpointer widget)
{
  AnnoOverCard *self = widget;
  AnnoSpanInHand at;
  gboolean any = self->session != NULL && anno_span_in_hand_get (self->session, &at)
                 && at.over != NULL;

  if (any)
    show_span (self, &at);
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

static void
anno_over_card_dispose (GObject *object)
{
  anno_over_card_set_session (ANNO_OVER_CARD (object), NULL);
  G_OBJECT_CLASS (anno_over_card_parent_class)->dispose (object);
}

static void
anno_over_card_finalize (GObject *object)
{
  anno_later_free (ANNO_OVER_CARD (object)->later);
  G_OBJECT_CLASS (anno_over_card_parent_class)->finalize (object);
}

static void
anno_over_card_class_init (AnnoOverCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_over_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_over_card_finalize;
  g_type_ensure (ANNO_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/over-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoOverCard, avatar);
  gtk_widget_class_bind_template_child (widget_class, AnnoOverCard, maker);
  gtk_widget_class_bind_template_child (widget_class, AnnoOverCard, swatch);
  gtk_widget_class_bind_template_child (widget_class, AnnoOverCard, tag);
  gtk_widget_class_bind_template_child (widget_class, AnnoOverCard, words);
  gtk_widget_class_bind_template_child (widget_class, AnnoOverCard, fields);
  gtk_widget_class_bind_template_child (widget_class, AnnoOverCard, note);
}

static void
anno_over_card_init (AnnoOverCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->later = anno_later_new (GTK_WIDGET (self), show);
}

static void
refresh (AnnoOverCard *self)
{
  anno_later_ask (self->later);
}

void
anno_over_card_set_session (AnnoOverCard *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_OVER_CARD (self));

  if (self->session == session)
    return;
  anno_later_forget (self->later);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (anno_session_get_over_layers (self->session), self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;
  g_signal_connect_object (anno_session_get_over_layers (session), "chosen-changed",
                           G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (anno_session_get_over_layers (session), "changed", G_CALLBACK (refresh),
                           self, G_CONNECT_SWAPPED);
  show (self);
}
