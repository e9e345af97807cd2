#include "shell/preview-page.h"

#include "model/timex.h"
#include "text/plain.h"
#include "view/article-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AnnoPreviewPage
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *facts;
  GtkWidget *notes;
  AnnoArticleView *view;
};

G_DEFINE_FINAL_TYPE (AnnoPreviewPage, anno_preview_page, GTK_TYPE_WIDGET)

static void
add_fact (GString *words, const char *fact)
{
  if (fact == NULL || *fact == '\0')
    return;
  g_autofree char *clean = anno_plain_clean (fact);
  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", clean);
}

/* "By Ann Lee · Sunday 9 July 2017 · The Herald"; empty where nothing is known. */
static char *
describe (const AnnoIntakePreview *preview)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *day
      = preview->date != NULL ? anno_timex_describe ("DATE", preview->date, NULL) : NULL;

  add_fact (words, preview->byline);
  add_fact (words, day);
  add_fact (words, preview->publisher);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
describe_notes (const AnnoIntakeEntry *entry)
{
  g_autofree char *notes = anno_plain_clean (entry->message != NULL ? entry->message : "");

  if (!entry->preview->is_cut)
    return g_steal_pointer (&notes);
  return g_strstrip (g_strconcat (notes, " ", _("Only its beginning is shown here."), NULL));
}

static void
show_label (GtkWidget *label, const char *words)
{
  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_widget_set_visible (label, *words != '\0');
}

static void
show_text (AnnoPreviewPage *self, const char *text, AnnoTagset *tagset)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (AnnoArticle) article = anno_article_new (bytes, NULL);

  if (article == NULL) /* a NUL or a broken byte: no reader leaves one */
    return anno_article_view_show (self->view, NULL, NULL, NULL);
  g_autoptr (AnnoLayer) layer
      = anno_layer_new (anno_layer_header_new ("", "", "", anno_article_get_sha256 (article)));
  anno_article_view_show (self->view, article, layer, tagset);
}

void
anno_preview_page_show (AnnoPreviewPage *self, const AnnoIntakeEntry *entry, AnnoTagset *tagset)
{
  g_return_if_fail (ANNO_IS_PREVIEW_PAGE (self) && tagset != NULL);
  g_return_if_fail (entry != NULL && entry->preview != NULL);

  g_autofree char *facts = describe (entry->preview);
  g_autofree char *notes = describe_notes (entry);
  show_label (self->facts, facts);
  show_label (self->notes, notes);
  show_text (self, entry->preview->text, tagset);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static gboolean
anno_preview_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ANNO_PREVIEW_PAGE (widget)->view));
}

static void
anno_preview_page_dispose (GObject *object)
{
  g_clear_pointer (&ANNO_PREVIEW_PAGE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_preview_page_parent_class)->dispose (object);
}

static void
anno_preview_page_class_init (AnnoPreviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_preview_page_dispose;
  widget_class->grab_focus = anno_preview_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
anno_preview_page_init (AnnoPreviewPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->facts = make_label ("caption");
  self->notes = make_label ("caption");
  self->view = ANNO_ARTICLE_VIEW (anno_article_view_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Preview"), -1);
  gtk_widget_add_css_class (self->notes, "dim-label");
  gtk_widget_add_css_class (head, "preview-head");
  gtk_box_append (GTK_BOX (head), self->facts);
  gtk_box_append (GTK_BOX (head), self->notes);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), head);
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
anno_preview_page_new (void)
{
  return g_object_new (ANNO_TYPE_PREVIEW_PAGE, NULL);
}
