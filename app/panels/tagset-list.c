#include "panels/tagset-list.h"

#include "panels/colour-choice.h"
#include "panels/form-parts.h"
#include "panels/mnemonic-name.h"
#include "panels/order-list.h"
#include "panels/problem-label.h"
#include "panels/swatch.h"
#include "session/tagset-words.h"

#include <glib/gi18n-lib.h>

struct _AnnoTagsetList
{
  GtkBox parent_instance;
  AnnoTagsetDraft *draft; /* borrowed */
  gboolean showing;
  GtkWidget *message;
  GtkWidget *name;
  GtkWidget *list;
};

enum
{
  CHANGED,
  OPENED,
  ADDED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoTagsetList, anno_tagset_list, GTK_TYPE_BOX)

static void
name_changed_cb (AnnoTagsetList *self)
{
  if (self->draft == NULL || self->showing)
    return;
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  anno_tagset_draft_set_name (self->draft, name);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
opened_cb (AnnoTagsetList *self, guint index)
{
  g_signal_emit (self, signals[OPENED], 0, index);
}

static void
moved_cb (AnnoTagsetList *self, guint from, guint to)
{
  if (self->draft == NULL)
    return;
  anno_tagset_draft_move_tag (self->draft, from, to);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
removed_cb (AnnoTagsetList *self, guint index)
{
  g_signal_emit (self, signals[REMOVED], 0, index);
}

static void
add_clicked_cb (AnnoTagsetList *self)
{
  g_signal_emit (self, signals[ADDED], 0);
}

static void
anno_tagset_list_class_init (AnnoTagsetListClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", ANNO_TYPE_TAGSET_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", ANNO_TYPE_TAGSET_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ADDED] = g_signal_new ("added", ANNO_TYPE_TAGSET_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  signals[REMOVED] = g_signal_new ("removed", ANNO_TYPE_TAGSET_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
anno_tagset_list_init (AnnoTagsetList *self)
{
  GtkWidget *column = NULL, *page = anno_form_parts_page (&column);
  GtkWidget *tags = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *add = anno_mnemonic_name (gtk_button_new_with_mnemonic (_ ("_Add a Tag")));

  self->message = anno_problem_label_new ();
  self->name = anno_form_parts_entry (_ ("Name of the tagset"));
  self->list = anno_order_list_new (_ ("Tags"));
  gtk_box_append (GTK_BOX (self), page);
  gtk_box_append (GTK_BOX (column), self->message);
  anno_form_parts_add (column, _ ("Name of the tagset"), self->name, NULL);
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (tags), self->list);
  gtk_box_append (GTK_BOX (tags), add);
  anno_form_parts_add (column, _ ("Tags"), tags,
                       _ ("The keys 1 to 9 follow this order. Drag a row, or press Alt+Up or "
                          "Alt+Down on it, to move it."));
  g_signal_connect_object (self->name, "changed", G_CALLBACK (name_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
anno_tagset_list_new (void)
{
  return g_object_new (ANNO_TYPE_TAGSET_LIST, NULL);
}

static void
add_row (AnnoTagsetList *self)
{
  GtkWidget *row = adw_action_row_new (), *swatch = anno_swatch_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), swatch);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "swatch", swatch);
  anno_order_list_append (ANNO_ORDER_LIST (self->list), ADW_ACTION_ROW (row));
}

void
anno_tagset_list_show (AnnoTagsetList *self, AnnoTagsetDraft *draft)
{
  g_return_if_fail (ANNO_IS_TAGSET_LIST (self));

  self->draft = draft;
  self->showing = TRUE;
  anno_order_list_clear (ANNO_ORDER_LIST (self->list));
  if (draft != NULL)
    anno_form_parts_show (self->name, anno_tagset_draft_get_name (draft));
  for (guint i = 0; draft != NULL && i < anno_tagset_draft_get_n_tags (draft); i++)
    add_row (self);
  self->showing = FALSE;
}

/* "Key S, blue, 3 fields" */
static char *
describe (const AnnoTag *tag)
{
  const char *colour = anno_colour_choice_name (tag->colour);
  guint n = tag->fields->len;
  g_autofree char *fields = n > 0 ? g_strdup_printf (ngettext ("%u field", "%u fields", n), n)
                                  : g_strdup (_ ("no fields"));
  char key[7] = { 0 };

  if (tag->key == 0)
    /* Translators: a colour, and "3 fields". */
    return g_strdup_printf (_ ("No key · %s · %s"), colour, fields);
  g_unichar_to_utf8 (g_unichar_toupper (tag->key), key);
  /* Translators: a letter, a colour, and "3 fields". */
  return g_strdup_printf (_ ("Key %s · %s · %s"), key, colour, fields);
}

/* The file is in one language; where people see another word, that is said. */
static char *
title_of (const AnnoTag *tag)
{
  const char *shown = anno_tagset_words_show (tag->name);

  if (*tag->name == '\0')
    return g_strdup (_ ("No name yet"));
  /* Translators: a tag’s name in the file, and what it is shown as in this language. */
  return g_str_equal (shown, tag->name)
             ? g_strdup (tag->name)
             : g_strdup_printf (_ ("%s (shown as %s)"), tag->name, shown);
}

static void
tell_row (AnnoTagsetList *self, const GPtrArray *problems, guint index)
{
  const AnnoTag *tag = anno_tagset_draft_get_tag (self->draft, index);
  AdwActionRow *row = anno_order_list_nth (ANNO_ORDER_LIST (self->list), index);
  gboolean is_wrong = FALSE;
  const char *problem = anno_problem_find (problems, index, G_MAXUINT, TRUE, &is_wrong);
  g_autofree char *words = describe (tag);
  g_autofree char *title = title_of (tag);
  g_autofree char *subtitle
      = problem != NULL ? g_strdup_printf ("%s\n%s", words, problem) : g_strdup (words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_subtitle_lines (row, 0);
  anno_swatch_set_tag (ANNO_SWATCH (g_object_get_data (G_OBJECT (row), "swatch")), tag, TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
}

void
anno_tagset_list_tell (AnnoTagsetList *self, const GPtrArray *problems)
{
  g_return_if_fail (ANNO_IS_TAGSET_LIST (self) && self->draft != NULL && problems != NULL);

  guint n = anno_tagset_draft_get_n_tags (self->draft);
  anno_problem_label_tell (self->message, problems, G_MAXUINT, G_MAXUINT);
  if (anno_order_list_get_n (ANNO_ORDER_LIST (self->list)) != n)
    anno_tagset_list_show (self, self->draft);
  for (guint i = 0; i < n; i++)
    tell_row (self, problems, i);
}

void
anno_tagset_list_focus (AnnoTagsetList *self, guint index)
{
  g_return_if_fail (ANNO_IS_TAGSET_LIST (self));
  anno_order_list_focus (ANNO_ORDER_LIST (self->list), index);
}
