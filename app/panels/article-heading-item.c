#include "panels/article-heading-item.h"

#include "files/safe-name.h"
#include "panels/working-state.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

struct _AnnoArticleHeadingItem
{
  GtkBox parent_instance;
  GSignalGroup *heading;
  AnnoArticleGroup by;
  GtkWidget *label;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (AnnoArticleHeadingItem, anno_article_heading_item, GTK_TYPE_BOX)

/* "July 2017" */
static char *
month_in_words (const char *month)
{
  int year = 0, number = 0;

  if (sscanf (month, "%d-%d", &year, &number) != 2)
    return g_strdup (month);
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, number, 1, 0, 0, 0);
  /* Translators: a format of g_date_time_format: a month as a heading, "July 2017" */
  return time != NULL ? g_date_time_format (time, _("%OB %Y")) : g_strdup (month);
}

char *
anno_article_group_words (AnnoArticleGroup by, const char *group)
{
  g_return_val_if_fail (group != NULL, NULL);

  switch (by)
    {
    case ANNO_GROUP_FOLDER:
      return g_str_equal (group, ".") ? g_strdup (_("Not in a folder"))
                                      : anno_safe_name_display (group);
    case ANNO_GROUP_MONTH:
      return *group == '\0' ? g_strdup (_("Without a date")) : month_in_words (group);
    case ANNO_GROUP_STATE:
      return g_strdup (anno_working_state_title (
          anno_progress_get_id (CLAMP (*group - '0', 0, ANNO_N_PROGRESS - 1))));
    case ANNO_GROUP_SOURCE:
      return *group == '\0' ? g_strdup (_("Without a source")) : anno_plain_show (group);
    case ANNO_GROUP_NONE:
    default:
      return g_strdup ("");
    }
}

static void
show (AnnoArticleHeadingItem *self)
{
  g_autoptr (AnnoArticleHeading) heading = g_signal_group_dup_target (self->heading);
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));
  guint n = heading != NULL ? anno_article_heading_get_n (heading) : 0;

  if (heading == NULL)
    return;
  g_autofree char *words = anno_article_group_words (self->by, anno_article_heading_get_group (heading));
  g_autofree char *number = g_strdup_printf ("%u", n);
  /* Translators: a heading in the list, and how many articles are below it. */
  g_autofree char *spoken = g_strdup_printf (ngettext ("%s, %u article", "%s, %u articles", n), words, n);
  gtk_label_set_text (GTK_LABEL (self->label), words);
  gtk_widget_set_tooltip_text (self->label, words);
  gtk_label_set_text (GTK_LABEL (self->count), number);
  if (around != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
}

static void
anno_article_heading_item_dispose (GObject *object)
{
  g_clear_object (&ANNO_ARTICLE_HEADING_ITEM (object)->heading);
  G_OBJECT_CLASS (anno_article_heading_item_parent_class)->dispose (object);
}

static void
anno_article_heading_item_class_init (AnnoArticleHeadingItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_article_heading_item_dispose;
}

static GtkWidget *
add_label (AnnoArticleHeadingItem *self, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static void
anno_article_heading_item_init (AnnoArticleHeadingItem *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "article-heading");
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->label = add_label (self, "heading");
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->count = add_label (self, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  self->heading = g_signal_group_new (ANNO_TYPE_ARTICLE_HEADING);
  g_signal_group_connect_swapped (self->heading, "notify::n", G_CALLBACK (show), self);
}

GtkWidget *
anno_article_heading_item_new (void)
{
  return g_object_new (ANNO_TYPE_ARTICLE_HEADING_ITEM, NULL);
}

void
anno_article_heading_item_show (AnnoArticleHeadingItem *self, AnnoArticleHeading *heading,
                                AnnoArticleGroup by)
{
  g_return_if_fail (ANNO_IS_ARTICLE_HEADING_ITEM (self));

  self->by = by;
  g_signal_group_set_target (self->heading, heading);
  show (self);
}
