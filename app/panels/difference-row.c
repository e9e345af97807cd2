#include "panels/difference-row.h"

#include "panels/row-label.h"
#include "panels/row-text.h"
#include "panels/swatch.h"

#include <glib/gi18n-lib.h>

/* What a row rarely has is made once it has it: a list makes two hundred rows at once. */
struct _AnnoDifferenceRow
{
  GtkWidget parent_instance;
  gpointer entry;     /* what it shows, to be compared with only */
  GtkWidget *title;   /* NULL until there is one */
  GtkWidget *heading; /* likewise */
  GtkWidget *line;
  GtkWidget *swatch;
  GtkWidget *words;
  GtkWidget *sentence;
  GtkWidget *decided;  /* NULL until there is something to say */
  GtkWidget *comments; /* likewise */
  GtkWidget *status;   /* likewise */
  char *spoken;        /* without the headings */
};

G_DEFINE_FINAL_TYPE (AnnoDifferenceRow, anno_difference_row, GTK_TYPE_WIDGET)

static void
anno_difference_row_dispose (GObject *object)
{
  AnnoDifferenceRow *self = ANNO_DIFFERENCE_ROW (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_difference_row_parent_class)->dispose (object);
}

static void
anno_difference_row_finalize (GObject *object)
{
  g_free (ANNO_DIFFERENCE_ROW (object)->spoken);
  G_OBJECT_CLASS (anno_difference_row_parent_class)->finalize (object);
}

static void
anno_difference_row_class_init (AnnoDifferenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_difference_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_difference_row_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "difference");
}

static void
anno_difference_row_init (AnnoDifferenceRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->swatch = anno_swatch_new ();
  gtk_widget_set_valign (self->swatch, GTK_ALIGN_START);
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->sentence = anno_row_text_new (ANNO_ROW_WORDS, 4);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_box_append (GTK_BOX (self->words), self->sentence);
  gtk_box_append (GTK_BOX (self->line), self->swatch);
  gtk_box_append (GTK_BOX (self->line), self->words);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}

GtkWidget *
anno_difference_row_new (void)
{
  return g_object_new (ANNO_TYPE_DIFFERENCE_ROW, NULL);
}

static const char *
find_icon (const AnnoReviewFacts *facts)
{
  switch (facts->status)
    {
    case ANNO_STATUS_DECIDED:
      return "object-select-symbolic";
    case ANNO_STATUS_CONTESTED:
    case ANNO_STATUS_OUTDATED:
      return "dialog-warning-symbolic";
    case ANNO_STATUS_SKIPPED:
      return "media-skip-forward-symbolic";
    case ANNO_STATUS_UNSURE:
      return "dialog-question-symbolic";
    case ANNO_STATUS_OPEN:
    default:
      return NULL;
    }
}

static void
show_decided (AnnoDifferenceRow *self, const char *words)
{
  if (words != NULL && self->decided == NULL)
    {
      self->decided = anno_row_text_new (ANNO_ROW_SMALL, 2);
      gtk_box_append (GTK_BOX (self->words), self->decided);
    }
  if (self->decided == NULL)
    return;
  anno_row_text_set_text (ANNO_ROW_TEXT (self->decided), words != NULL ? words : "");
  gtk_widget_set_visible (self->decided, words != NULL);
}

static void
make_comments (AnnoDifferenceRow *self)
{
  self->comments = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->comments, "badge");
  gtk_widget_set_valign (self->comments, GTK_ALIGN_START);
  gtk_box_insert_child_after (GTK_BOX (self->line), self->comments, self->words);
}

static void
show_comments (AnnoDifferenceRow *self, guint n)
{
  if (n > 0 && self->comments == NULL)
    make_comments (self);
  if (self->comments == NULL)
    return;
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *words = g_strdup_printf (ngettext ("%u comment", "%u comments", n), n);
  gtk_label_set_text (GTK_LABEL (self->comments), count);
  gtk_widget_set_tooltip_text (self->comments, words);
  gtk_widget_set_visible (self->comments, n > 0);
}

static void
show_status (AnnoDifferenceRow *self, const AnnoReviewFacts *facts)
{
  const char *icon = find_icon (facts);

  if (icon != NULL && self->status == NULL)
    {
      self->status = gtk_image_new ();
      gtk_widget_set_valign (self->status, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (self->line), self->status);
    }
  if (self->status == NULL)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->status), icon);
  gtk_widget_set_visible (self->status, icon != NULL);
  gtk_widget_set_tooltip_text (self->status, anno_review_status_describe (facts->status));
}

void
anno_difference_row_show (AnnoDifferenceRow *self, AnnoReviewEntry *entry, AnnoTagset *tagset)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_ROW (self) && ANNO_IS_REVIEW_ENTRY (entry));

  self->entry = entry;
  const AnnoReviewFacts *facts = anno_review_entry_get (entry);

  anno_swatch_set_tag (ANNO_SWATCH (self->swatch),
                       tagset != NULL ? anno_tagset_find (tagset, facts->tag) : NULL, FALSE);
  anno_row_text_set_text (ANNO_ROW_TEXT (self->sentence), anno_review_entry_get_sentence (entry));
  show_decided (self, facts->decided);
  show_comments (self, facts->n_threads);
  show_status (self, facts);
  g_free (self->spoken);
  self->spoken = anno_review_entry_describe (entry);
}

static GtkWidget *
make_head (AnnoDifferenceRow *self, int lines, const char *style, const char *meaning,
           GtkWidget *above)
{
  GtkWidget *label = anno_row_label_new (lines, style);

  gtk_widget_add_css_class (label, meaning);
  gtk_widget_insert_after (label, GTK_WIDGET (self), above);
  return label;
}

static void
head_by (GtkWidget *label, const char *words)
{
  if (label == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_visible (label, words != NULL);
}

/* The list's own widget around the row is what a screen reader stops at. */
static void
be_spoken (AnnoDifferenceRow *self, const char *spoken)
{
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  if (around != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
}

void
anno_difference_row_head (AnnoDifferenceRow *self, const char *title, const char *heading)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_ROW (self) && self->spoken != NULL);

  /* Translators: an article's title, how much of it is decided, and its first difference. */
  g_autofree char *spoken
      = title != NULL && heading != NULL
            ? g_strdup_printf (_("%1$s, %2$s: %3$s"), title, heading, self->spoken)
            : g_strdup (self->spoken);

  if (title != NULL && self->title == NULL)
    self->title = make_head (self, 2, "heading", "article", NULL);
  if (heading != NULL && self->heading == NULL)
    self->heading = make_head (self, 1, "caption-heading", "kind", self->title);
  head_by (self->title, title);
  head_by (self->heading, heading);
  if (self->title != NULL)
    gtk_widget_set_tooltip_text (self->title, title);
  be_spoken (self, spoken);
}

gboolean
anno_difference_row_shows (AnnoDifferenceRow *self, AnnoReviewEntry *entry)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_ROW (self), FALSE);
  return self->entry == entry;
}
