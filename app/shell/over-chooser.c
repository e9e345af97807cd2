#include "shell/over-chooser.h"

#include "panels/mnemonic-name.h"
#include "shell/over-mark.h"

#include <glib/gi18n-lib.h>

#define AVATAR_SIZE 20 /* pixels */
#define NAME_WIDTH 28  /* characters */

struct _AnnoOverChooser
{
  GtkBox parent_instance;
  AnnoOverLayers *over; /* NULL without a session */
  GStrv before;         /* who was shown before nobody was */
  GtkWidget *button;
  GtkWidget *list;
  GtkWidget *blind;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AnnoOverChooser, anno_over_chooser, GTK_TYPE_BOX)

/* Adds @slug to those that are shown, or takes it out. */
static void
show_one (AnnoOverLayers *over, const char *slug, gboolean shown)
{
  const char *const *before = anno_over_layers_get_shown (over);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; before[i] != NULL; i++)
    if (!g_str_equal (before[i], slug))
      g_strv_builder_add (builder, before[i]);
  if (shown)
    g_strv_builder_add (builder, slug);
  g_auto (GStrv) slugs = g_strv_builder_end (builder);
  anno_over_layers_set_shown (over, (const char *const *) slugs);
}

static void
toggled_cb (GtkCheckButton *check, AnnoOverChooser *self)
{
  if (!self->filling && self->over != NULL)
    show_one (self->over, g_object_get_data (G_OBJECT (check), "slug"),
              gtk_check_button_get_active (check));
}

/* A name can hold anything: it is shown as it is, and cut where it is long. */
static GtkWidget *
make_content (AnnoOverChooser *self, const char *slug)
{
  const char *name = anno_over_layers_get_name (self->over, slug);
  AnnoOverLayer *entry = anno_over_layers_find (self->over, slug);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_WIDTH);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), adw_avatar_new (AVATAR_SIZE, name, TRUE));
  gtk_box_append (GTK_BOX (box), label);
  if (entry != NULL)
    {
      guint n = anno_layer_get_n_spans (anno_over_layer_get_layer (entry));
      g_autofree char *words = g_strdup_printf (ngettext ("%u span", "%u spans", n), n);
      GtkWidget *count = gtk_label_new (words);
      gtk_widget_add_css_class (count, "dim-label");
      gtk_box_append (GTK_BOX (box), anno_over_mark_new (anno_over_layer_get_mark (entry)));
      gtk_box_append (GTK_BOX (box), count);
    }
  return box;
}

static void
fill_row (AnnoOverChooser *self, GtkWidget *check, const char *slug)
{
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), make_content (self, slug));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               anno_over_layers_is_shown (self->over, slug));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  anno_over_layers_get_name (self->over, slug), -1);
}

static void
add_row (AnnoOverChooser *self, const char *slug)
{
  GtkWidget *check = gtk_check_button_new ();

  g_object_set_data_full (G_OBJECT (check), "slug", g_strdup (slug), g_free);
  fill_row (self, check, slug);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (self->list), check);
}

/* Whether the rows are those of @slugs, in order. */
static gboolean
has_rows (AnnoOverChooser *self, const char *const *slugs)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  for (; row != NULL && *slugs != NULL; row = gtk_widget_get_next_sibling (row), slugs++)
    if (!g_str_equal (g_object_get_data (G_OBJECT (row), "slug"), *slugs))
      return FALSE;
  return row == NULL && *slugs == NULL;
}

/* Rows stay where nobody came or went, with the keyboard that one of them may have. */
static void
fill (AnnoOverChooser *self)
{
  g_auto (GStrv) slugs = anno_over_layers_list_colleagues (self->over);
  gboolean same = has_rows (self, (const char *const *) slugs);
  GtkWidget *row = NULL;

  self->filling = TRUE;
  while (!same && (row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), row);
  row = gtk_widget_get_first_child (self->list);
  for (guint i = 0; slugs[i] != NULL; i++)
    if (row == NULL)
      add_row (self, slugs[i]);
    else
      {
        fill_row (self, row, slugs[i]);
        row = gtk_widget_get_next_sibling (row);
      }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->blind),
                               anno_over_layers_get_blind (self->over));
  self->filling = FALSE;
}

static void
changed_cb (AnnoOverChooser *self)
{
  if (self->over != NULL)
    fill (self);
}

static void
show_all (AnnoOverChooser *self)
{
  g_auto (GStrv) slugs = anno_over_layers_list_colleagues (self->over);
  const char *const *before = anno_over_layers_get_shown (self->over);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  /* Who has nothing on this article may have something on the next. */
  g_strv_builder_addv (builder, (const char **) slugs);
  for (guint i = 0; before[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) slugs, before[i]))
      g_strv_builder_add (builder, before[i]);
  g_auto (GStrv) all = g_strv_builder_end (builder);
  anno_over_layers_set_shown (self->over, (const char *const *) all);
}

static void
show_none (AnnoOverChooser *self)
{
  const char *const none[] = { NULL };
  GStrv before = g_strdupv ((GStrv) anno_over_layers_get_shown (self->over));

  g_strfreev (self->before);
  self->before = before;
  anno_over_layers_set_shown (self->over, none);
}

static void
all_cb (AnnoOverChooser *self)
{
  if (self->over != NULL)
    show_all (self);
}

static void
none_cb (AnnoOverChooser *self)
{
  if (self->over != NULL)
    show_none (self);
}

static void
blind_toggled_cb (AnnoOverChooser *self)
{
  if (!self->filling && self->over != NULL)
    anno_over_layers_set_blind (self->over,
                                gtk_check_button_get_active (GTK_CHECK_BUTTON (self->blind)));
}

/* Whether any of those that are meant to be shown has a layer here. */
static gboolean
has_entries (AnnoOverChooser *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->over)) > 0;
}

/* Whether one of @slugs, which may be NULL, has a layer on the article. */
static gboolean
knows_any (AnnoOverChooser *self, const char *const *slugs)
{
  g_auto (GStrv) here = anno_over_layers_list_colleagues (self->over);

  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) here, slugs[i]))
      return TRUE;
  return FALSE;
}

static void
toggle_act (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoOverChooser *self = data;

  if (self->over == NULL)
    return;
  /* As long as nobody that was shown last is there to be shown, all are meant. */
  if (has_entries (self))
    show_none (self);
  else if (knows_any (self, (const char *const *) self->before))
    anno_over_layers_set_shown (self->over, (const char *const *) self->before);
  else
    show_all (self);
}

static void
choose_act (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoOverChooser *self = data;

  if (gtk_widget_get_mapped (self->button))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}

static void
blind_act (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AnnoOverChooser *self = data;

  if (self->over != NULL)
    anno_over_layers_set_blind (self->over, !anno_over_layers_get_blind (self->over));
}

static const GActionEntry entries[] = {
  { "toggle", toggle_act },
  { "choose", choose_act },
  { "blind", blind_act },
};

static void
anno_over_chooser_root (GtkWidget *widget)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  GTK_WIDGET_CLASS (anno_over_chooser_parent_class)->root (widget);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), widget);
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "over",
                                  G_ACTION_GROUP (group));
}

static void
anno_over_chooser_unroot (GtkWidget *widget)
{
  gtk_widget_insert_action_group (GTK_WIDGET (gtk_widget_get_root (widget)), "over", NULL);
  GTK_WIDGET_CLASS (anno_over_chooser_parent_class)->unroot (widget);
}

static void
anno_over_chooser_dispose (GObject *object)
{
  anno_over_chooser_set_session (ANNO_OVER_CHOOSER (object), NULL);
  G_OBJECT_CLASS (anno_over_chooser_parent_class)->dispose (object);
}

static void
anno_over_chooser_finalize (GObject *object)
{
  g_strfreev (ANNO_OVER_CHOOSER (object)->before);
  G_OBJECT_CLASS (anno_over_chooser_parent_class)->finalize (object);
}

static void
anno_over_chooser_class_init (AnnoOverChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_over_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_over_chooser_finalize;
  widget_class->root = anno_over_chooser_root;
  widget_class->unroot = anno_over_chooser_unroot;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/over-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoOverChooser, button);
  gtk_widget_class_bind_template_child (widget_class, AnnoOverChooser, list);
  gtk_widget_class_bind_template_child (widget_class, AnnoOverChooser, blind);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
}

static void
anno_over_chooser_init (AnnoOverChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_mnemonic_name_all (GTK_WIDGET (self));
  g_signal_connect_object (self->blind, "toggled", G_CALLBACK (blind_toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
anno_over_chooser_new (void)
{
  return g_object_new (ANNO_TYPE_OVER_CHOOSER, NULL);
}

void
anno_over_chooser_set_session (AnnoOverChooser *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_OVER_CHOOSER (self));

  AnnoOverLayers *over = session != NULL ? anno_session_get_over_layers (session) : NULL;
  if (self->over == over)
    return;
  if (self->over != NULL)
    g_signal_handlers_disconnect_by_data (self->over, self);
  g_set_object (&self->over, over);
  if (over == NULL)
    return;
  g_clear_pointer (&self->before, g_strfreev);
  g_signal_connect_object (over, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fill (self);
}
