#include "panels/guideline-text.h"

#define WIDTH 44 /* characters, of a line at most */

GtkWidget *
anno_guideline_text_new (void)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_start (text, 6);
  gtk_widget_set_margin_end (text, 6);
  gtk_widget_set_margin_top (text, 6);
  gtk_widget_set_margin_bottom (text, 6);
  return text;
}

void
anno_guideline_text_clear (GtkWidget *text)
{
  GtkWidget *child = NULL;

  g_return_if_fail (GTK_IS_BOX (text));
  while ((child = gtk_widget_get_first_child (text)) != NULL)
    gtk_box_remove (GTK_BOX (text), child);
}

static void
add_line (GtkWidget *text, const char *words, const char *css_class)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (text), label);
}

void
anno_guideline_text_add (GtkWidget *text, const AnnoTag *tag, gboolean with_fields)
{
  g_return_if_fail (GTK_IS_BOX (text) && tag != NULL);

  add_line (text, tag->name, "heading");
  if (tag->guideline != NULL)
    add_line (text, tag->guideline, NULL);
  for (guint i = 0; with_fields && i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      if (field->guideline == NULL)
        continue;
      add_line (text, field->name, "caption-heading");
      add_line (text, field->guideline, NULL);
    }
}

gboolean
anno_guideline_text_has (const AnnoTag *tag)
{
  if (tag == NULL)
    return FALSE;
  for (guint i = 0; i < tag->fields->len; i++)
    if (((const AnnoField *) tag->fields->pdata[i])->guideline != NULL)
      return TRUE;
  return tag->guideline != NULL;
}

char *
anno_guideline_text_words (const AnnoTag *tag, gboolean with_fields)
{
  g_return_val_if_fail (tag != NULL, NULL);

  GString *words = g_string_new (tag->name);
  if (tag->guideline != NULL)
    g_string_append_printf (words, "\n%s", tag->guideline);
  for (guint i = 0; with_fields && i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      if (field->guideline != NULL)
        g_string_append_printf (words, "\n%s: %s", field->name, field->guideline);
    }
  return g_string_free (words, FALSE);
}
