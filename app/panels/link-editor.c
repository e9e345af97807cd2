#include "panels/link-editor.h"

#include "model/span-quote.h"
#include "panels/swatch.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define CHIP_WORDS 28
#define ROW_WORDS 48
#define MAX_CANDIDATES 30
#define MAX_DISTANCE 500 /* spans to either side */

struct _AnnoLinkEditor
{
  GtkBox parent_instance;
  AnnoSession *session;
  const AnnoField *field;
  GtkWidget *chips;
  char *shown; /* what the chips say, so that they are only made anew where that changed */
  GtkWidget *add_button;
  GtkWidget *candidates; /* a GtkListBox of rows that carry a span's id */
};

static void editor_init (AnnoFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnnoLinkEditor, anno_link_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (ANNO_TYPE_FIELD_EDITOR, editor_init))

static AnnoLayer *
layer_of (AnnoLinkEditor *self)
{
  return anno_document_get_layer (anno_session_get_document (self->session));
}

static AnnoTagset *
tagset_of (AnnoLinkEditor *self)
{
  return anno_corpus_get_tagset (anno_session_get_corpus (self->session));
}

static AnnoSpan *
span_of (AnnoLinkEditor *self)
{
  return anno_field_editor_get_span (ANNO_FIELD_EDITOR (self), self->session);
}

static GtkWidget *
words_with_swatch (AnnoLinkEditor *self, AnnoSpan *span, guint max)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = anno_swatch_new ();
  AnnoArticle *article = anno_document_get_article (anno_session_get_document (self->session));
  g_autofree char *words = anno_span_quote (article, span, max);
  GtkWidget *label = gtk_label_new (words);

  anno_swatch_set_tag (ANNO_SWATCH (swatch), anno_tagset_find (tagset_of (self), anno_span_get_tag (span)), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* The field's links as they are, without @without, and with @with behind them. */
static GPtrArray *
links_with (AnnoLinkEditor *self, AnnoSpan *span, const char *without, const char *with)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_value_free);

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->field == self->field->id && g_strcmp0 (value->text, without) != 0
          && g_strcmp0 (value->text, with) != 0 && (self->field->many || with == NULL))
        g_ptr_array_add (values, anno_value_copy (value));
    }
  if (with != NULL)
    g_ptr_array_add (values, anno_value_new (ANNO_VALUE_LINK, self->field->id, with));
  return values;
}

static void
set_links (AnnoLinkEditor *self, const char *without, const char *with)
{
  AnnoSpan *span = span_of (self);
  if (span == NULL)
    return;
  g_autoptr (GPtrArray) values = links_with (self, span, without, with);
  anno_field_editor_set (ANNO_FIELD_EDITOR (self), self->session, self->field, values);
}

static void
remove_clicked_cb (GtkWidget *button, AnnoLinkEditor *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "span"));
  set_links (self, id, NULL);
}

static void
chip_clicked_cb (GtkWidget *button, AnnoLinkEditor *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "span"));
  anno_session_choose (self->session, id, TRUE);
}

static GtkWidget *
make_button (AnnoLinkEditor *self, GtkWidget *child, const char *id, const char *label,
             GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "span", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

static char *
words_of (AnnoLinkEditor *self, const char *id)
{
  AnnoSpan *target = anno_layer_find (layer_of (self), id);
  AnnoArticle *article = anno_document_get_article (anno_session_get_document (self->session));

  return target != NULL ? anno_span_quote (article, target, CHIP_WORDS) : NULL;
}

/* @nth: which link of the field it is, from 1: two may have the same words, and each button needs a
 * name of its own. */
static void
add_chip (AnnoLinkEditor *self, const char *id, guint nth)
{
  AnnoSpan *target = anno_layer_find (layer_of (self), id);
  g_autofree char *quote = words_of (self, id);
  g_autofree char *isolated = anno_isolate (quote != NULL ? quote : "?");
  /* Translators: a field's name, which of its links, and the words it points to. */
  g_autofree char *go = g_strdup_printf (_("Go to %s %u: “%s”"), self->field->name, nth, isolated);
  g_autofree char *unlink = g_strdup_printf (_("Unlink %s %u: “%s”"), self->field->name, nth, isolated);
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *words = target != NULL ? words_with_swatch (self, target, CHIP_WORDS)
                                    : gtk_label_new (_("a span that is gone"));
  GtkWidget *open = make_button (self, words, id, go, G_CALLBACK (chip_clicked_cb));
  GtkWidget *cross = gtk_image_new_from_icon_name ("window-close-symbolic");

  gtk_widget_set_hexpand (open, TRUE);
  gtk_widget_set_sensitive (open, target != NULL);
  gtk_box_append (GTK_BOX (chip), open);
  gtk_box_append (GTK_BOX (chip), make_button (self, cross, id, unlink, G_CALLBACK (remove_clicked_cb)));
  gtk_box_append (GTK_BOX (self->chips), chip);
}

/* What the chips of @span would say. */
static char *
describe_links (AnnoLinkEditor *self, AnnoSpan *span)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->field != self->field->id)
        continue;
      g_autofree char *words = words_of (self, value->text);
      AnnoSpan *target = anno_layer_find (layer_of (self), value->text);
      g_string_append_printf (out, "%s\t%s\t%s\n", value->text,
                              target != NULL ? anno_span_get_tag (target) : "", words != NULL ? words : "");
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
show_chips (AnnoLinkEditor *self, AnnoSpan *span)
{
  GtkWidget *child = NULL;
  guint nth = 0;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    if (anno_span_get_value (span, i)->field == self->field->id)
      add_chip (self, anno_span_get_value (span, i)->text, ++nth);
}

static void
refresh (AnnoFieldEditor *editor, AnnoSpan *span)
{
  AnnoLinkEditor *self = ANNO_LINK_EDITOR (editor);
  g_autofree char *now = describe_links (self, span);
  GtkWidget *focus = GTK_WIDGET (self);

  if (g_strcmp0 (now, self->shown) == 0)
    return;
  gboolean had_focus = gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_FOCUS_WITHIN;
  g_free (self->shown);
  self->shown = g_steal_pointer (&now);
  show_chips (self, span);
  /* The button that was pressed may be gone: the focus stays in the field. */
  if (had_focus)
    gtk_widget_child_focus (focus, GTK_DIR_TAB_FORWARD);
}

static void
editor_init (AnnoFieldEditorInterface *iface)
{
  iface->refresh = refresh;
}

static gboolean
may_link_to (AnnoLinkEditor *self, AnnoSpan *span, AnnoSpan *candidate)
{
  const AnnoTag *tag = anno_tagset_find (tagset_of (self), anno_span_get_tag (candidate));

  if (candidate == span || tag == NULL || !anno_field_accepts (self->field, tag->id))
    return FALSE;
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->field == self->field->id && g_str_equal (value->text, anno_span_get_id (candidate)))
        return FALSE;
    }
  return TRUE;
}

static void
add_candidate (AnnoLinkEditor *self, AnnoSpan *candidate)
{
  GtkWidget *row = gtk_list_box_row_new ();

  AnnoArticle *article = anno_document_get_article (anno_session_get_document (self->session));
  g_autofree char *words = anno_span_quote (article, candidate, ROW_WORDS);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), words_with_swatch (self, candidate, ROW_WORDS));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (row), "span", g_strdup (anno_span_get_id (candidate)), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->candidates), row);
}

/* The nearest first: from the span's place outwards, before and after in turn. */
static void
fill_candidates (AnnoLinkEditor *self)
{
  AnnoSpan *span = span_of (self);
  GtkWidget *child = NULL;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->candidates)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->candidates), child);
  if (span == NULL)
    return;
  AnnoLayer *layer = layer_of (self);
  gint64 middle = anno_layer_rank (layer, span), all = anno_layer_get_n_spans (layer);
  for (gint64 away = 1; away < MIN (all, MAX_DISTANCE) && n < MAX_CANDIDATES; away++)
    for (int side = -1; side <= 1; side += 2)
      {
        gint64 at = middle + side * away;
        AnnoSpan *candidate = at >= 0 && at < all ? anno_layer_nth (layer, (guint) at) : NULL;
        if (candidate == NULL || !may_link_to (self, span, candidate))
          continue;
        add_candidate (self, candidate);
        n++;
      }
}

/* Before it is shown, so that the keyboard goes to the first one. */
static void
before_popover_cb (GtkMenuButton *button, gpointer data)
{
  fill_candidates (data);
}

static void
candidate_activated_cb (AnnoLinkEditor *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "span"));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->add_button));
  set_links (self, NULL, id);
}

static void
anno_link_editor_finalize (GObject *object)
{
  AnnoLinkEditor *self = ANNO_LINK_EDITOR (object);

  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (anno_link_editor_parent_class)->finalize (object);
}

static void
anno_link_editor_class_init (AnnoLinkEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_link_editor_finalize;
}

static void
anno_link_editor_init (AnnoLinkEditor *self)
{
}

static GtkWidget *
make_candidates (AnnoLinkEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = gtk_label_new (_("There is no span to link to yet."));

  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);

  self->candidates = gtk_list_box_new ();
  g_autofree char *label = g_strdup_printf (_("Spans to link as %s"), self->field->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->candidates), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_margin_top (empty, 12);
  gtk_widget_set_margin_bottom (empty, 12);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->candidates), empty);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->candidates);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_size_request (scroller, 280, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  g_signal_connect_object (self->candidates, "row-activated", G_CALLBACK (candidate_activated_cb),
                           self, G_CONNECT_SWAPPED);
  return popover;
}

GtkWidget *
anno_link_editor_new (AnnoSession *session, const AnnoField *field)
{
  AnnoLinkEditor *self = g_object_new (ANNO_TYPE_LINK_EDITOR, NULL);
  g_autofree char *label = g_strdup_printf (_("Link %s"), field->name);

  self->session = session;
  self->field = field;
  self->chips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (self->chips, TRUE);
  self->add_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->add_button), "list-add-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->add_button), make_candidates (self));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->add_button), before_popover_cb, self,
                                         NULL);
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_valign (self->add_button, GTK_ALIGN_START);
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (self->add_button, field->guideline);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_box_append (GTK_BOX (self), self->chips);
  gtk_box_append (GTK_BOX (self), self->add_button);
  return GTK_WIDGET (self);
}
