#include "panels/findings-list.h"

#include <glib/gi18n-lib.h>

#define MAX_ROWS 200

struct _AnnoFindingsList
{
  GtkBox parent_instance;
  AnnoSession *session;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (AnnoFindingsList, anno_findings_list, GTK_TYPE_BOX)

typedef struct
{
  char *id;
  guint start;
  guint end;
} Place;

static void
place_free (gpointer data)
{
  Place *self = data;

  g_free (self->id);
  g_free (self);
}

static void
activated_cb (AnnoFindingsList *self, GtkListBoxRow *row)
{
  Place *place = g_object_get_data (G_OBJECT (row), "place");
  AnnoDocument *document = anno_session_get_document (self->session);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (document == NULL)
    return;
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover)); /* what is revealed may lie under it */
  if (place->id != NULL && anno_layer_find (anno_document_get_layer (document), place->id) != NULL)
    anno_session_choose (self->session, place->id, TRUE);
  else if (place->start < place->end)
    g_signal_emit_by_name (self->session, "reveal", place->start, place->end);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 36); /* a popover gives no more than is asked for */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  return label;
}

static void
add_row (AnnoFindingsList *self, const AnnoFinding *finding)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  Place *place = g_new0 (Place, 1);

  place->id = g_strdup (finding->id);
  place->start = finding->start;
  place->end = finding->end;
  gtk_box_append (GTK_BOX (box), make_label (finding->message));
  if (finding->line > 0)
    {
      g_autofree char *line = g_strdup_printf (_("Line %u of the file"), finding->line);
      GtkWidget *label = make_label (line);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), place->id != NULL || place->start < place->end);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  finding->message, -1);
  g_object_set_data_full (G_OBJECT (row), "place", place, place_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
anno_findings_list_dispose (GObject *object)
{
  AnnoFindingsList *self = ANNO_FINDINGS_LIST (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_findings_list_parent_class)->dispose (object);
}

static void
anno_findings_list_class_init (AnnoFindingsListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_findings_list_dispose;
}

static void
anno_findings_list_init (AnnoFindingsList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What Needs a Look"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "findings");
  gtk_box_append (GTK_BOX (self), scroller);
}

GtkWidget *
anno_findings_list_new (AnnoSession *session, const GPtrArray *findings)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session) && findings != NULL, NULL);

  AnnoFindingsList *self = g_object_new (ANNO_TYPE_FINDINGS_LIST, NULL);
  self->session = g_object_ref (session);
  for (guint i = 0; i < MIN (findings->len, MAX_ROWS); i++)
    add_row (self, findings->pdata[i]);
  if (findings->len > MAX_ROWS)
    {
      guint more = findings->len - MAX_ROWS;
      g_autofree char *words = g_strdup_printf (ngettext ("And %u more.", "And %u more.", more), more);
      GtkWidget *label = make_label (words);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (self), label);
    }
  return GTK_WIDGET (self);
}

static guint
count (const GPtrArray *findings, AnnoFindingKind first, AnnoFindingKind second)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      AnnoFindingKind kind = ((const AnnoFinding *) findings->pdata[i])->kind;
      n += kind == first || kind == second;
    }
  return n;
}

char *
anno_findings_in_words (const GPtrArray *findings)
{
  if (findings == NULL || findings->len == 0)
    return NULL;
  if (findings->len == 1)
    return g_strdup (((const AnnoFinding *) findings->pdata[0])->message);

  guint all = findings->len;
  guint moved = count (findings, ANNO_FINDING_QUOTE, ANNO_FINDING_OFF_TEXT);
  guint unread = count (findings, ANNO_FINDING_UNREAD, ANNO_FINDING_DOUBLE_ID);
  if (moved == all)
    return g_strdup_printf (
        ngettext ("%u span no longer matches the text.", "%u spans no longer match the text.", all),
        all);
  if (unread == all)
    return g_strdup_printf (ngettext ("%u line of the annotations could not be understood. It is kept as it is.",
                                      "%u lines of the annotations could not be understood. They are kept as they are.", all), all);
  if (moved > 0)
    return g_strdup_printf (ngettext ("%u span no longer matches the text, and there is more to "
                                      "look at.",
                                      "%u spans no longer match the text, and there is more to "
                                      "look at.",
                                      moved),
                            moved);
  return g_strdup_printf (ngettext ("%u thing in the annotations needs a look.",
                                    "%u things in the annotations need a look.", all), all);
}
