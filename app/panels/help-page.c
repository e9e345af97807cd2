#include "panels/help-page.h"

#include "panels/help-book.h"

#include <string.h>

#define LINE 66 /* characters in a line that is good to read */

/* Where what is read goes, and what it is read from. */
typedef struct
{
  GtkBox *box;
  const char *folder;
} Place;

static void add_children (Place *self, const AnnoHelpNode *node);

static char *
title_of (const char *page, gpointer data)
{
  g_autoptr (AnnoHelpNode) other = anno_help_book_read (data, page, NULL);

  return other != NULL ? anno_help_node_get_words (anno_help_node_child (other, "title", NULL)) : NULL;
}

static gboolean
link_cb (GtkLabel *label, const char *uri)
{
  if (strchr (uri, ':') != NULL)
    return FALSE; /* a place on the web: the desktop's business */
  gtk_widget_activate_action (GTK_WIDGET (label), "help.show", "s", uri);
  return TRUE;
}

static GtkWidget *
make_label (GtkAccessibleRole role, const char *markup, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "label", markup,
                                   "use-markup", TRUE, "wrap", TRUE, "xalign", 0.0, "max-width-chars",
                                   LINE, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  g_signal_connect (label, "activate-link", G_CALLBACK (link_cb), NULL);
  return label;
}

static void
add_line (Place *self, const AnnoHelpNode *node, GtkAccessibleRole role, const char *style)
{
  g_autofree char *markup = anno_help_node_get_markup (node, title_of, (gpointer) self->folder);

  gtk_box_append (self->box, make_label (role, markup, style));
}

/* A box in the place's, for what belongs together. */
static Place
open_box (Place *self, GtkOrientation orientation, int spacing)
{
  GtkWidget *box = gtk_box_new (orientation, spacing);

  gtk_box_append (self->box, box);
  return (Place) { GTK_BOX (box), self->folder };
}

static void
add_items (Place *self, const AnnoHelpNode *list, gboolean numbered)
{
  Place items = open_box (self, GTK_ORIENTATION_VERTICAL, 6);
  guint n = 0;

  for (guint i = 0; i < list->children->len; i++)
    {
      const AnnoHelpNode *item = list->children->pdata[i];
      if (!anno_help_node_is (item, "item"))
        continue;
      g_autofree char *sign = numbered ? g_strdup_printf ("%u.", ++n) : g_strdup ("•");
      Place row = open_box (&items, GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *label = make_label (GTK_ACCESSIBLE_ROLE_LABEL, sign, NULL);
      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_box_append (row.box, label);
      Place words = open_box (&row, GTK_ORIENTATION_VERTICAL, 6);
      gtk_widget_set_hexpand (GTK_WIDGET (words.box), TRUE);
      add_children (&words, item);
    }
}

static void
add_terms (Place *self, const AnnoHelpNode *terms)
{
  for (guint i = 0; i < terms->children->len; i++)
    {
      const AnnoHelpNode *item = terms->children->pdata[i];
      if (!anno_help_node_is (item, "item"))
        continue;
      Place words = open_box (self, GTK_ORIENTATION_VERTICAL, 3);
      const AnnoHelpNode *title = anno_help_node_child (item, "title", NULL);
      if (title != NULL)
        add_line (&words, title, GTK_ACCESSIBLE_ROLE_LABEL, "heading");
      for (guint j = 0; j < item->children->len; j++)
        if (anno_help_node_is (item->children->pdata[j], "p"))
          add_line (&words, item->children->pdata[j], GTK_ACCESSIBLE_ROLE_LABEL, NULL);
    }
}

static void
add_table (Place *self, const AnnoHelpNode *table)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_row_spacing (grid, 9);
  gtk_grid_set_column_spacing (grid, 24);
  gtk_box_append (self->box, GTK_WIDGET (grid));
  for (guint i = 0, y = 0; i < table->children->len; i++)
    {
      const AnnoHelpNode *row = table->children->pdata[i];
      int x = 0;
      for (guint j = 0; j < row->children->len; j++)
        {
          const AnnoHelpNode *cell = row->children->pdata[j];
          if (!anno_help_node_is (cell, "td"))
            continue;
          Place words = { GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6)), self->folder };
          gtk_widget_set_hexpand (GTK_WIDGET (words.box), x > 0);
          gtk_grid_attach (grid, GTK_WIDGET (words.box), x++, (int) y, 1, 1);
          add_children (&words, cell);
        }
      if (x > 0)
        y++;
    }
}

/* The pages below this one: a title that is a link, and what it is about. */
static void
add_topics (Place *self)
{
  g_autoptr (GPtrArray) topics = anno_help_book_list (self->folder);

  for (guint i = 0; i < topics->len; i++)
    {
      const AnnoHelpTopic *topic = topics->pdata[i];
      Place words = open_box (self, GTK_ORIENTATION_VERTICAL, 3);
      g_autofree char *title
          = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", topic->id, topic->title);
      g_autofree char *summary = g_markup_escape_text (topic->summary, -1);
      gtk_box_append (words.box, make_label (GTK_ACCESSIBLE_ROLE_LABEL, title, "heading"));
      gtk_box_append (words.box, make_label (GTK_ACCESSIBLE_ROLE_LABEL, summary, "dim-label"));
    }
}

static void
add_section (Place *self, const AnnoHelpNode *section)
{
  Place words = open_box (self, GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_top (GTK_WIDGET (words.box), 12);
  add_children (&words, section);
}

static void
add_node (Place *self, const AnnoHelpNode *node, gboolean is_page)
{
  if (anno_help_node_is (node, "title"))
    add_line (self, node, GTK_ACCESSIBLE_ROLE_HEADING, is_page ? "title-1" : "title-4");
  else if (anno_help_node_is (node, "p"))
    add_line (self, node, GTK_ACCESSIBLE_ROLE_LABEL, NULL);
  else if (anno_help_node_is (node, "list") || anno_help_node_is (node, "steps"))
    add_items (self, node, anno_help_node_is (node, "steps"));
  else if (anno_help_node_is (node, "terms"))
    add_terms (self, node);
  else if (anno_help_node_is (node, "table"))
    add_table (self, node);
  else if (anno_help_node_is (node, "links"))
    add_topics (self);
  else if (anno_help_node_is (node, "section"))
    add_section (self, node);
}

static void
add_children (Place *self, const AnnoHelpNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    add_node (self, node->children->pdata[i], anno_help_node_is (node, "page"));
}

GtkWidget *
anno_help_page_new (const AnnoHelpNode *page, const char *folder)
{
  g_return_val_if_fail (page != NULL && folder != NULL, NULL);

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Place place = { GTK_BOX (box), folder };
  add_children (&place, page);
  return box;
}
