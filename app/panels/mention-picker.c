#include "panels/mention-picker.h"

#include "files/safe-name.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

/* One mention in the list. */
#define ANNO_TYPE_MENTION_ROW (anno_mention_row_get_type ())
G_DECLARE_FINAL_TYPE (AnnoMentionRow, anno_mention_row, ANNO, MENTION_ROW, GObject)

struct _AnnoMentionRow
{
  GObject parent_instance;
  AnnoMentioned *mention; /* the picker's */
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (AnnoMentionRow, anno_mention_row, G_TYPE_OBJECT)

static void
anno_mention_row_class_init (AnnoMentionRowClass *klass)
{
}

static void
anno_mention_row_init (AnnoMentionRow *self)
{
}

struct _AnnoMentionPicker
{
  GtkBox parent_instance;
  GPtrArray *mentions;
  GListStore *rows;
  GtkWidget *name_entry;
  GtkWidget *count_label;
  GtkWidget *split_button;
  GtkWidget *list_view;
};

enum
{
  SPLIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoMentionPicker, anno_mention_picker, GTK_TYPE_BOX)

static guint
count_chosen (AnnoMentionPicker *self)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows)), n = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (AnnoMentionRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      n += row->chosen;
    }
  return n;
}

static char *
get_name (AnnoMentionPicker *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
}

static void
show_state (AnnoMentionPicker *self)
{
  guint n = self->mentions != NULL ? self->mentions->len : 0, n_chosen = count_chosen (self);
  g_autofree char *name = get_name (self);
  g_autofree char *words
      = self->mentions == NULL
            ? g_strdup (_ ("Looking for mentions…"))
            : g_strdup_printf (ngettext ("%u of %u mention chosen", "%u of %u mentions chosen", n),
                               n_chosen, n);

  gtk_label_set_text (GTK_LABEL (self->count_label), words);
  gtk_widget_set_sensitive (self->split_button, n_chosen > 0 && *name != '\0');
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* The row is what is clicked and what has the keyboard; the box only shows how it stands. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *check = gtk_check_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_widget_set_can_focus (check, FALSE);
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), lines);
  add_label (lines, NULL);
  gtk_widget_add_css_class (add_label (lines, "caption"), "dim-label");
  gtk_widget_add_css_class (box, "person-row");
  gtk_list_item_set_child (item, box);
}

static void
show_chosen (GtkWidget *box, const AnnoMentionRow *row)
{
  GtkWidget *around = gtk_widget_get_parent (box);
  GtkWidget *lines = gtk_widget_get_last_child (box);
  const char *words = gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (lines)));
  const char *where = gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (lines)));
  /* Translators: a mention and its article, with or without a word before them that it is chosen.
   */
  g_autofree char *spoken
      = g_strdup_printf (row->chosen ? _ ("Chosen: %s · %s") : _ ("%s · %s"), words, where);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_first_child (box)), row->chosen);
  if (around != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
}

static G_DEFINE_QUARK (anno - mention - picker - row, anno_mention_picker_row)

    static void bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  AnnoMentionRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item), *lines = gtk_widget_get_last_child (box);
  g_autofree char *article = anno_safe_name_display (row->mention->article);
  const char *words = row->mention->words;

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (lines)),
                      words != NULL ? words : _ ("The text can’t be read"));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (lines)), article);
  g_object_set_qdata_full (G_OBJECT (box), anno_mention_picker_row_quark (), g_object_ref (row),
                           g_object_unref);
  show_chosen (box, row);
}

static void
show_row (AnnoMentionPicker *self, AnnoMentionRow *row)
{
  for (GtkWidget *around = gtk_widget_get_first_child (self->list_view); around != NULL;
       around = gtk_widget_get_next_sibling (around))
    {
      GtkWidget *box = gtk_widget_get_first_child (around);
      if (box != NULL
          && g_object_get_qdata (G_OBJECT (box), anno_mention_picker_row_quark ()) == row)
        show_chosen (box, row);
    }
}

static void
toggle (AnnoMentionPicker *self, AnnoMentionRow *row)
{
  row->chosen = !row->chosen;
  show_row (self, row);
  show_state (self);
}

static void
activated_cb (AnnoMentionPicker *self, guint position)
{
  g_autoptr (AnnoMentionRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL)
    toggle (self, row);
}

/* The list itself takes Enter alone; a box is ticked with the space bar. */
static gboolean
key_pressed_cb (AnnoMentionPicker *self, guint key)
{
  GtkWidget *around = gtk_widget_get_focus_child (self->list_view);
  GtkWidget *box = around != NULL ? gtk_widget_get_first_child (around) : NULL;
  AnnoMentionRow *row
      = box != NULL ? g_object_get_qdata (G_OBJECT (box), anno_mention_picker_row_quark ()) : NULL;

  if (row == NULL || (key != GDK_KEY_space && key != GDK_KEY_KP_Space))
    return GDK_EVENT_PROPAGATE;
  toggle (self, row);
  return GDK_EVENT_STOP;
}

static void
split_cb (AnnoMentionPicker *self)
{
  g_autofree char *name = get_name (self);

  if (count_chosen (self) > 0 && *name != '\0')
    g_signal_emit (self, signals[SPLIT], 0, name);
}

static void
anno_mention_picker_finalize (GObject *object)
{
  AnnoMentionPicker *self = ANNO_MENTION_PICKER (object);

  g_clear_object (&self->rows);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  G_OBJECT_CLASS (anno_mention_picker_parent_class)->finalize (object);
}

static void
anno_mention_picker_class_init (AnnoMentionPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anno_mention_picker_finalize;
  signals[SPLIT] = g_signal_new ("split", ANNO_TYPE_MENTION_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/mention-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoMentionPicker, name_entry);
  gtk_widget_class_bind_template_child (widget_class, AnnoMentionPicker, count_label);
  gtk_widget_class_bind_template_child (widget_class, AnnoMentionPicker, split_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoMentionPicker, list_view);
}

static void
anno_mention_picker_init (AnnoMentionPicker *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (ANNO_TYPE_MENTION_ROW);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->list_view, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->list_view, keys);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_entry, "changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name_entry, "activate", G_CALLBACK (split_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split_button, "clicked", G_CALLBACK (split_cb), self,
                           G_CONNECT_SWAPPED);
}

void
anno_mention_picker_show (AnnoMentionPicker *self, GPtrArray *mentions)
{
  g_return_if_fail (ANNO_IS_MENTION_PICKER (self));

  g_list_store_remove_all (self->rows);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  self->mentions = mentions != NULL ? g_ptr_array_ref (mentions) : NULL;
  if (mentions == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->name_entry), "");
  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      g_autoptr (AnnoMentionRow) row = g_object_new (ANNO_TYPE_MENTION_ROW, NULL);
      row->mention = mentions->pdata[i];
      g_list_store_append (self->rows, row);
    }
  show_state (self);
}

static AnnoMentioned *
copy (const AnnoMentioned *mention)
{
  AnnoMentioned *made = g_memdup2 (mention, sizeof *mention);

  made->article = g_strdup (mention->article);
  made->id = g_strdup (mention->id);
  made->person = g_strdup (mention->person);
  made->words = g_strdup (mention->words);
  return made;
}

GPtrArray *
anno_mention_picker_list_chosen (AnnoMentionPicker *self)
{
  g_return_val_if_fail (ANNO_IS_MENTION_PICKER (self), NULL);

  GPtrArray *chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_mentioned_free);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnoMentionRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      if (row->chosen)
        g_ptr_array_add (chosen, copy (row->mention));
    }
  return chosen;
}

void
anno_mention_picker_focus (AnnoMentionPicker *self)
{
  g_return_if_fail (ANNO_IS_MENTION_PICKER (self));
  gtk_widget_grab_focus (self->name_entry);
}
