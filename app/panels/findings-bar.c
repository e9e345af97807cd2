#include "panels/findings-bar.h"

#include "panels/findings-list.h"

#include <glib/gi18n-lib.h>

struct _AnnoFindingsBar
{
  GtkWidget parent_instance;
  AnnoSession *session;
  GSignalGroup *document;
  AnnoDocument *dismissed; /* not owned, only compared: the one whose line was closed */
  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *button;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (AnnoFindingsBar, anno_findings_bar, GTK_TYPE_WIDGET)

static AnnoDocument *
document_of (AnnoFindingsBar *self)
{
  return self->session != NULL ? anno_session_get_document (self->session) : NULL;
}

static gboolean
knows_all_tags (AnnoTagset *tagset, AnnoLayer *layer)
{
  g_autoptr (GPtrArray) tags = anno_layer_list_tags (layer);

  for (guint i = 0; i < tags->len; i++)
    if (anno_tagset_find (tagset, tags->pdata[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Spans whose type or fields the tagset doesn't know: what the file alone can't tell. */
static void
add_unknown (AnnoFindingsBar *self, AnnoDocument *document, GPtrArray *findings)
{
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (self->session));
  AnnoLayer *layer = anno_document_get_layer (document);
  guint n = knows_all_tags (tagset, layer) ? 0 : anno_layer_get_n_spans (layer);

  for (guint i = 0; i < n; i++)
    {
      AnnoSpan *span = anno_layer_nth (layer, i);
      const char *tag = anno_span_get_tag (span);
      if (anno_tagset_find (tagset, tag) != NULL)
        continue;
      AnnoFinding *finding = anno_finding_new (
          ANNO_FINDING_UNKNOWN_TAG,
          /* Translators: a tag's id. */
          g_strdup_printf (_("The tagset has no tag “%s”. The span is kept and shown as it is."),
                           tag));
      finding->id = g_strdup (anno_span_get_id (span));
      finding->start = anno_span_get_start (span);
      finding->end = anno_span_get_end (span);
      g_ptr_array_add (findings, finding);
    }
}

static AnnoFinding *
copy_finding (const AnnoFinding *finding)
{
  AnnoFinding *copy = anno_finding_new (finding->kind, g_strdup (finding->message));

  copy->id = g_strdup (finding->id);
  copy->line = finding->line;
  copy->start = finding->start;
  copy->end = finding->end;
  return copy;
}

static GPtrArray *
gather (AnnoFindingsBar *self, AnnoDocument *document)
{
  GPtrArray *findings = anno_findings_new ();
  const GPtrArray *found = anno_document_get_findings (document);
  const char *locked = anno_document_get_locked_reason (document);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const AnnoFinding *finding = found->pdata[i];
      if (g_strcmp0 (finding->message, locked) != 0)
        g_ptr_array_add (findings, copy_finding (finding));
    }
  add_unknown (self, document, findings);
  return findings;
}

/* The list is made when somebody wants to see it. */
static void
fill_cb (GtkMenuButton *button, gpointer data)
{
  AnnoFindingsBar *self = data;
  AnnoDocument *document = document_of (self);

  if (document == NULL)
    return;
  g_autoptr (GPtrArray) findings = gather (self, document);
  gtk_popover_set_child (GTK_POPOVER (self->popover),
                         anno_findings_list_new (self->session, findings));
}

static void
update (AnnoFindingsBar *self)
{
  AnnoDocument *document = document_of (self);
  g_autoptr (GPtrArray) findings = document != NULL ? gather (self, document) : NULL;
  g_autofree char *words = anno_findings_in_words (findings);
  gboolean shown = words != NULL && document != self->dismissed;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  gtk_popover_set_child (GTK_POPOVER (self->popover), NULL);
  if (words != NULL)
    gtk_label_set_text (GTK_LABEL (self->label), words);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), shown);
  gtk_widget_set_visible (GTK_WIDGET (self), shown);
}

static void
close_cb (AnnoFindingsBar *self)
{
  self->dismissed = document_of (self);
  update (self);
}

static void
document_changed_cb (AnnoFindingsBar *self)
{
  self->dismissed = NULL;
  g_signal_group_set_target (self->document, document_of (self));
  update (self);
}

static void
anno_findings_bar_dispose (GObject *object)
{
  AnnoFindingsBar *self = ANNO_FINDINGS_BAR (object);

  anno_findings_bar_set_session (self, NULL);
  g_clear_object (&self->document);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (anno_findings_bar_parent_class)->dispose (object);
}

static void
anno_findings_bar_class_init (AnnoFindingsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_findings_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static GtkWidget *
make_close_button (AnnoFindingsBar *self)
{
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (close, "flat");
  gtk_widget_set_valign (close, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (close, _("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Close the Message"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), self);
  return close;
}

static void
make_button (AnnoFindingsBar *self)
{
  self->popover = gtk_popover_new ();
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("Show…"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), fill_cb, self, NULL);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
}

static void
anno_findings_bar_init (AnnoFindingsBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  make_button (self);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), make_close_button (self));
  gtk_widget_add_css_class (box, "findings-bar");
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->document = g_signal_group_new (ANNO_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document, "notify::locked-reason", G_CALLBACK (update), self);
}

void
anno_findings_bar_set_session (AnnoFindingsBar *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_FINDINGS_BAR (self));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, document_changed_cb, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (session, "notify::document", G_CALLBACK (document_changed_cb), self,
                             G_CONNECT_SWAPPED);
  if (self->revealer != NULL)
    document_changed_cb (self);
}
