#include "panels/article-item.h"

#include "panels/later.h"
#include "panels/working-state.h"

#include <glib/gi18n-lib.h>

struct _AnnoArticleItem
{
  GtkBox parent_instance;
  AnnoArticleRow *row;
  AnnoLater *later;
  GtkWidget *state_icon;
  GtkWidget *title_label;
  GtkWidget *detail_label;
};

G_DEFINE_FINAL_TYPE (AnnoArticleItem, anno_article_item, GTK_TYPE_BOX)

/* "9 Jul 2017" as the person's language writes it; what isn't a date stays as it is. */
static char *
date_in_words (const char *date)
{
  int year = 0, month = 0, day = 0;

  if (sscanf (date, "%d-%d-%d", &year, &month, &day) != 3)
    return g_strdup (date);
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  /* Translators: a format of g_date_time_format, short: "9 Jul 2017" */
  return time != NULL ? g_date_time_format (time, _("%-d %b %Y")) : g_strdup (date);
}

static void
add_detail (GString *details, const char *words)
{
  if (details->len > 0)
    g_string_append (details, " · ");
  g_string_append (details, words);
}

static char *
make_details (AnnoArticleRow *row, const char *state)
{
  g_autoptr (GString) details = g_string_new (NULL);
  guint n = anno_article_row_get_n_spans (row);

  if (anno_article_row_get_problem (row) != NULL)
    return g_strdup (anno_article_row_get_problem (row));
  if (anno_article_row_get_date (row) != NULL)
    {
      g_autofree char *date = date_in_words (anno_article_row_get_date (row));
      add_detail (details, date);
    }
  add_detail (details, anno_working_state_words (state));
  if (n > 0)
    {
      /* Translators: how many spans, short, as in "9 Jul 2017 · new · 3 marked" */
      g_autofree char *spans = g_strdup_printf (ngettext ("%u marked", "%u marked", n), n);
      add_detail (details, spans);
    }
  return g_string_free (g_steal_pointer (&details), FALSE);
}

static void
show_row (gpointer widget)
{
  AnnoArticleItem *self = widget;
  const char *state = anno_working_state_of (anno_article_row_get_state (self->row),
                                             anno_article_row_get_n_spans (self->row));
  g_autofree char *details = make_details (self->row, state);
  gboolean broken = anno_article_row_get_problem (self->row) != NULL;

  gtk_label_set_text (GTK_LABEL (self->title_label), anno_article_row_get_title (self->row));
  gtk_label_set_text (GTK_LABEL (self->detail_label), details);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->state_icon),
                                broken ? "dialog-warning-symbolic" : anno_working_state_icon (state));
  /* What is wrong is longer than a row has room for. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self),
                               broken ? details : anno_article_row_get_title (self->row));

  /* The list's own widget around this one is what a screen reader stops at. */
  g_autofree char *spoken = g_strdup_printf ("%s, %s", anno_article_row_get_title (self->row), details);
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));
  if (around != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
ask (AnnoArticleItem *self)
{
  anno_later_ask (self->later);
}

static void
anno_article_item_dispose (GObject *object)
{
  AnnoArticleItem *self = ANNO_ARTICLE_ITEM (object);

  anno_article_item_set_row (self, NULL);
  g_clear_pointer (&self->later, anno_later_free);
  G_OBJECT_CLASS (anno_article_item_parent_class)->dispose (object);
}

static void
anno_article_item_class_init (AnnoArticleItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_article_item_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/article-item.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleItem, state_icon);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleItem, title_label);
  gtk_widget_class_bind_template_child (widget_class, AnnoArticleItem, detail_label);
}

static void
anno_article_item_init (AnnoArticleItem *self)
{
  self->later = anno_later_new (GTK_WIDGET (self), show_row);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
anno_article_item_new (void)
{
  return g_object_new (ANNO_TYPE_ARTICLE_ITEM, NULL);
}

void
anno_article_item_set_row (AnnoArticleItem *self, AnnoArticleRow *row)
{
  g_return_if_fail (ANNO_IS_ARTICLE_ITEM (self));

  if (self->row == row)
    return;
  if (self->row != NULL)
    {
      anno_later_forget (self->later);
      g_signal_handlers_disconnect_by_func (self->row, ask, self);
    }
  g_set_object (&self->row, row);
  if (row == NULL)
    return;
  g_signal_connect_object (row, "notify", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  show_row (self);
}
