#include "panels/places-list.h"

#include "panels/hit-list.h"

#include <glib/gi18n-lib.h>

struct _AnnoPlacesList
{
  GtkBox parent_instance;
  GtkWidget *title;
  GtkWidget *turning;
  GtkWidget *differences;
  GtkWidget *same;
  GtkWidget *state;
  GtkWidget *list;
  gboolean filling;
};

enum
{
  TURNED,
  SHOWN,
  ACTIVATED,
  ESCAPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoPlacesList, anno_places_list, GTK_TYPE_BOX)

static void
toggled_cb (AnnoPlacesList *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[TURNED], 0);
}

static void
shown_cb (AnnoPlacesList *self, AnnoHitItem *item, gboolean by_key)
{
  g_signal_emit (self, signals[SHOWN], 0, item);
}

static void
activated_cb (AnnoPlacesList *self, AnnoHitItem *item)
{
  g_signal_emit (self, signals[ACTIVATED], 0, item);
}

static void
escaped_cb (AnnoPlacesList *self)
{
  g_signal_emit (self, signals[ESCAPED], 0);
}

static void
anno_places_list_class_init (AnnoPlacesListClass *klass)
{
  const GType type = ANNO_TYPE_PLACES_LIST;

  signals[TURNED]
      = g_signal_new ("turned", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHOWN] = g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, ANNO_TYPE_HIT_ITEM);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, ANNO_TYPE_HIT_ITEM);
  signals[ESCAPED]
      = g_signal_new ("escaped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
make_turning (AnnoPlacesList *self)
{
  self->turning = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->differences = gtk_toggle_button_new_with_label (_ ("Different"));
  self->same = gtk_toggle_button_new_with_label (_ ("The Same"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->same),
                               GTK_TOGGLE_BUTTON (self->differences));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->differences), TRUE);
  gtk_widget_add_css_class (self->turning, "linked");
  gtk_widget_set_halign (self->turning, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->turning), self->differences);
  gtk_box_append (GTK_BOX (self->turning), self->same);
  g_signal_connect_object (self->same, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
anno_places_list_init (AnnoPlacesList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->title = make_label ("title-4");
  self->state = make_label ("dim-label");
  make_turning (self);
  gtk_widget_add_css_class (head, "places-head");
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->turning);
  gtk_box_append (GTK_BOX (head), self->state);
  self->list = g_object_new (ANNO_TYPE_HIT_LIST, NULL);
  gtk_widget_set_vexpand (self->list, TRUE);
  g_signal_connect_object (self->list, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "escaped", G_CALLBACK (escaped_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), self->list);
}

GtkWidget *
anno_places_list_new (void)
{
  return g_object_new (ANNO_TYPE_PLACES_LIST, NULL);
}

void
anno_places_list_say (AnnoPlacesList *self, const char *words)
{
  g_return_if_fail (ANNO_IS_PLACES_LIST (self) && words != NULL);

  anno_hit_list_set_hits (ANNO_HIT_LIST (self->list), NULL);
  gtk_label_set_text (GTK_LABEL (self->state), words);
}

void
anno_places_list_begin (AnnoPlacesList *self, const char *title, gboolean turns)
{
  g_return_if_fail (ANNO_IS_PLACES_LIST (self) && title != NULL);

  self->filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->differences), TRUE);
  self->filling = FALSE;
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (self->turning, turns);
  anno_places_list_say (self, "");
}

gboolean
anno_places_list_wants_same (AnnoPlacesList *self)
{
  g_return_val_if_fail (ANNO_IS_PLACES_LIST (self), FALSE);
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->same));
}

static char *
count_words (const AnnoAgreementPlaces *places, guint n_shown)
{
  if (places->n_all == 0)
    return g_strdup (_ ("There are none."));
  if (n_shown < places->n_all)
    return g_strdup_printf (_ ("The first %'u of %'u"), n_shown, places->n_all);
  return g_strdup_printf (ngettext ("%'u place", "%'u places", n_shown), n_shown);
}

void
anno_places_list_show (AnnoPlacesList *self, AnnoAgreementPlaces *places, AnnoTagset *tagset)
{
  g_return_if_fail (ANNO_IS_PLACES_LIST (self) && places != NULL);

  g_autoptr (GListStore) items = g_list_store_new (ANNO_TYPE_HIT_ITEM);
  g_autofree char *words = count_words (places, places->hits->len);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  gsize n = 0;
  g_autofree gpointer *hits = g_ptr_array_steal (places->hits, &n);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (all, anno_hit_item_new (hits[i]));
  g_list_store_splice (items, 0, 0, all->pdata, all->len);
  anno_hit_list_set_tagset (ANNO_HIT_LIST (self->list), tagset, NULL);
  anno_hit_list_set_hits (ANNO_HIT_LIST (self->list), G_LIST_MODEL (items));
  gtk_label_set_text (GTK_LABEL (self->state), words);
  anno_hit_list_focus (ANNO_HIT_LIST (self->list));
}
