#include "panels/colour-choice.h"

#include "model/tagset.h"
#include "panels/swatch.h"

#include <glib/gi18n-lib.h>

struct _AnnoColourChoice
{
  GtkBox parent_instance;
  const char *colour; /* static */
  GPtrArray *buttons; /* of GtkToggleButton, as the palette has them; borrowed */
};

enum
{
  PROP_0,
  PROP_COLOUR,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (AnnoColourChoice, anno_colour_choice, GTK_TYPE_BOX)

const char *
anno_colour_choice_name (const char *colour)
{
  static const char *const names[][2] = {
    { "blue", N_ ("Blue") },     { "orange", N_ ("Orange") },       { "green", N_ ("Green") },
    { "purple", N_ ("Purple") }, { "vermilion", N_ ("Vermilion") }, { "sky", N_ ("Sky") },
    { "yellow", N_ ("Yellow") }, { "grey", N_ ("Grey") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i][0], colour) == 0)
      return _ (names[i][1]);
  return colour != NULL ? colour : "";
}

static void
toggled_cb (AnnoColourChoice *self, GtkToggleButton *button)
{
  guint at = 0;

  if (gtk_toggle_button_get_active (button) && g_ptr_array_find (self->buttons, button, &at))
    anno_colour_choice_set (self, anno_tagset_get_colours ()[at]);
}

static GtkWidget *
make_button (AnnoColourChoice *self, const char *colour)
{
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = anno_swatch_new (), *label = gtk_label_new (anno_colour_choice_name (colour));
  g_autoptr (AnnoTag) tag = anno_tag_new (colour, colour);

  tag->colour = g_strdup (colour);
  anno_swatch_set_tag (ANNO_SWATCH (swatch), tag, FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
anno_colour_choice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COLOUR)
    g_value_set_string (value, ANNO_COLOUR_CHOICE (object)->colour);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
anno_colour_choice_finalize (GObject *object)
{
  g_ptr_array_unref (ANNO_COLOUR_CHOICE (object)->buttons);
  G_OBJECT_CLASS (anno_colour_choice_parent_class)->finalize (object);
}

static void
anno_colour_choice_class_init (AnnoColourChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = anno_colour_choice_get_property;
  object_class->finalize = anno_colour_choice_finalize;
  props[PROP_COLOUR]
      = g_param_spec_string ("colour", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
anno_colour_choice_init (AnnoColourChoice *self)
{
  GtkWidget *flow = gtk_flow_box_new ();
  const char *const *colours = anno_tagset_get_colours ();

  self->buttons = g_ptr_array_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (flow), TRUE);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 2);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 4);
  gtk_widget_set_hexpand (flow, TRUE);
  for (guint i = 0; colours[i] != NULL; i++)
    {
      GtkWidget *button = make_button (self, colours[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), self->buttons->pdata[0]);
      g_ptr_array_add (self->buttons, button);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_box_append (GTK_BOX (self), flow);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Colour"), -1);
}

GtkWidget *
anno_colour_choice_new (void)
{
  return g_object_new (ANNO_TYPE_COLOUR_CHOICE, NULL);
}

const char *
anno_colour_choice_get (AnnoColourChoice *self)
{
  g_return_val_if_fail (ANNO_IS_COLOUR_CHOICE (self), NULL);
  return self->colour;
}

void
anno_colour_choice_set (AnnoColourChoice *self, const char *colour)
{
  const char *const *colours = anno_tagset_get_colours ();

  g_return_if_fail (ANNO_IS_COLOUR_CHOICE (self));
  for (guint i = 0; colours[i] != NULL; i++)
    {
      if (g_strcmp0 (colours[i], colour) != 0 || self->colour == colours[i])
        continue;
      self->colour = colours[i];
      gtk_toggle_button_set_active (self->buttons->pdata[i], TRUE);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLOUR]);
    }
}
