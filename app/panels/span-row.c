#include "panels/span-row.h"

#include "panels/swatch.h"
#include "session/frame-words.h"
#include "session/span-words.h"

#include <glib/gi18n-lib.h>

#define ROW_WORDS 90

struct _AnnoSpanRow
{
  GtkBox parent_instance;
  GtkWidget *swatch;
  GtkWidget *words;
  GtkWidget *fields;
};

G_DEFINE_FINAL_TYPE (AnnoSpanRow, anno_span_row, GTK_TYPE_BOX)

static void
anno_span_row_class_init (AnnoSpanRowClass *klass)
{
}

static GtkWidget *
make_label (GtkWidget *box, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (label), lines > 1);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
anno_span_row_init (AnnoSpanRow *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "span-row");
  self->swatch = anno_swatch_new ();
  gtk_widget_set_valign (self->swatch, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), self->swatch);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (self), column);
  self->words = make_label (column, 2);
  self->fields = make_label (column, 2);
  gtk_widget_add_css_class (self->fields, "caption");
  gtk_widget_add_css_class (self->fields, "dim-label");
}

GtkWidget *
anno_span_row_new (void)
{
  return g_object_new (ANNO_TYPE_SPAN_ROW, NULL);
}

static void
say (AnnoSpanRow *self, const AnnoTag *tag, const char *words, const char *line)
{
  anno_swatch_set_tag (ANNO_SWATCH (self->swatch), tag, TRUE);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_label_set_text (GTK_LABEL (self->fields), line);

  /* The list's own widget around this one is what a screen reader stops at. */
  g_autofree char *spoken = g_strdup_printf ("%s · %s", words, line);
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));
  if (around != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
anno_span_row_show (AnnoSpanRow *self, AnnoSession *session, AnnoSpan *span)
{
  g_return_if_fail (ANNO_IS_SPAN_ROW (self) && ANNO_IS_SESSION (session) && span != NULL);

  AnnoDocument *document = anno_session_get_document (session);
  AnnoCorpus *corpus = anno_session_get_corpus (session);
  AnnoTagset *tagset = anno_corpus_get_tagset (corpus);
  if (document == NULL)
    return;

  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  const char *name = tag != NULL ? tag->name : anno_span_get_tag (span);
  g_autofree char *words = anno_span_words_quote (anno_document_get_article (document), span, ROW_WORDS);
  g_autofree char *fields = anno_span_words_fields (document, tagset, anno_session_get_people (session), span);
  g_autofree char *line = g_strdup_printf ("%s%s%s%s", name,
                                           anno_span_get_unsure (span) ? _(" · unsure") : "",
                                           *fields != '\0' ? " · " : "", fields);
  say (self, tag, words, line);
}

void
anno_span_row_show_frame (AnnoSpanRow *self, AnnoSession *session, AnnoSpan *span)
{
  g_return_if_fail (ANNO_IS_SPAN_ROW (self) && ANNO_IS_SESSION (session) && span != NULL);

  AnnoDocument *document = anno_session_get_document (session);
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (session));
  g_autoptr (AnnoFrame) frame
      = document != NULL ? anno_frame_of (anno_document_get_layer (document), tagset, span) : NULL;
  if (frame == NULL)
    return;

  g_autofree char *claim = anno_frame_words_claim (document, frame, ROW_WORDS);
  g_autofree char *source
      = anno_frame_words_source (document, tagset, anno_session_get_people (session), frame);
  say (self, anno_tagset_find (tagset, anno_span_get_tag (span)), source, claim);
}
