#include "panels/todo-card.h"

#include "session/todo-acts.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

struct _AnnoTodoCard
{
  GtkBox parent_instance;
  GtkWidget *kind;
  GtkWidget *about;
  GtkWidget *words;
  GtkWidget *quote;
  GtkWidget *state;
  GtkWidget *answers;
  GtkWidget *apply;
  GtkWidget *answer;
  GtkWidget *resolve;
  GtkWidget *review;
  GtkWidget *entry;
  AnnoSession *session; /* borrowed */
  AnnoTodoItem *item;   /* NULL for none */
  GHashTable *drafts;   /* the id of what is answered → what was typed */
};

enum
{
  ACTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoTodoCard, anno_todo_card, GTK_TYPE_BOX)

static void
anno_todo_card_dispose (GObject *object)
{
  AnnoTodoCard *self = ANNO_TODO_CARD (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  G_OBJECT_CLASS (anno_todo_card_parent_class)->dispose (object);
}

static void
anno_todo_card_class_init (AnnoTodoCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_todo_card_dispose;
  signals[ACTED] = g_signal_new ("acted", ANNO_TYPE_TODO_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static guint
acts_of (AnnoTodoCard *self)
{
  return self->item != NULL ? anno_todo_item_get (self->item)->acts : 0;
}

/* The panel is told before: what is done leaves the list at once. */
static void
apply_cb (AnnoTodoCard *self)
{
  if ((acts_of (self) & ANNO_TODO_CAN_APPLY) == 0)
    return;
  g_autoptr (AnnoTodoItem) item = g_object_ref (self->item);
  g_signal_emit (self, signals[ACTED], 0);
  anno_todo_acts_apply (self->session, item);
}

static void
resolve_cb (AnnoTodoCard *self)
{
  if ((acts_of (self) & ANNO_TODO_CAN_RESOLVE) == 0)
    return;
  g_autoptr (AnnoTodoItem) item = g_object_ref (self->item);
  g_signal_emit (self, signals[ACTED], 0);
  anno_todo_acts_resolve (self->session, item);
}

static gboolean
is_blank (const char *words)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));
  return *stripped == '\0';
}

/* The words stay with the item, for when it is undone, or can't be written. */
static void
send_cb (AnnoTodoCard *self)
{
  g_autofree char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (is_blank (words) || (acts_of (self) & ANNO_TODO_CAN_ANSWER) == 0)
    return;
  g_autoptr (AnnoTodoItem) item = g_object_ref (self->item);
  g_signal_emit (self, signals[ACTED], 0);
  anno_todo_acts_answer (self->session, item, words);
}

/* What was begun is gone on with. */
static void
write_answer (AnnoTodoCard *self)
{
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/* What was typed is sent; else it is to be typed. */
static void
answer_cb (AnnoTodoCard *self)
{
  if (is_blank (gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    write_answer (self);
  else
    send_cb (self);
}

static void
typed_cb (AnnoTodoCard *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->item == NULL || self->drafts == NULL)
    return;
  const char *id = anno_todo_item_get (self->item)->last->id;
  if (is_blank (words))
    g_hash_table_remove (self->drafts, id);
  else
    g_hash_table_insert (self->drafts, g_strdup (id), g_strdup (words));
}

static GtkWidget *
add_label (AnnoTodoCard *self, const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static GtkWidget *
add_answer (AnnoTodoCard *self, const char *label, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  if (clicked != NULL)
    g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->answers), button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  return button;
}

static void
add_answers (AnnoTodoCard *self)
{
  self->answers = gtk_flow_box_new ();
  gtk_widget_add_css_class (self->answers, "answers");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->answers), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->answers), 4);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->answers), 4);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->answers), 4);
  gtk_box_append (GTK_BOX (self), self->answers);
  self->apply = add_answer (self, _("Apply"), _("Make your annotation as it was decided (A)"),
                            G_CALLBACK (apply_cb));
  self->answer
      = add_answer (self, _("Answer"), _("Say something of it (R)"), G_CALLBACK (answer_cb));
  self->resolve = add_answer (self, _("Resolve"), NULL, G_CALLBACK (resolve_cb));
  self->review = add_answer (self, _("Review"), _("Look at the article again (Ctrl+R)"), NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->review), "win.review");
}

static void
anno_todo_card_init (AnnoTodoCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "todo-card");
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kind = add_label (self, "heading");
  self->about = add_label (self, "caption");
  self->words = add_label (self, NULL);
  self->quote = add_label (self, "caption");
  self->state = add_label (self, "caption");
  gtk_widget_add_css_class (self->about, "dim-label");
  gtk_widget_add_css_class (self->state, "dim-label");
  add_answers (self);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Answer"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Answer"), -1);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                     "document-send-symbolic");
  gtk_entry_set_icon_tooltip_text (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_SECONDARY,
                                   _("Send (Enter)"));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (send_cb), self);
  g_signal_connect_swapped (self->entry, "icon-press", G_CALLBACK (send_cb), self);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  gtk_box_append (GTK_BOX (self), self->entry);
}

static void
set_words (GtkWidget *label, const char *words)
{
  gtk_label_set_text (GTK_LABEL (label), words != NULL ? words : "");
  gtk_widget_set_visible (label, words != NULL);
}

/* @format: with a %s for @words, which are from outside. */
static void
set_quoted (GtkWidget *label, const char *format, const char *words)
{
  g_autofree char *isolated = words != NULL ? anno_isolate (words) : NULL;
  g_autoptr (GString) quoted = g_string_new (format);

  if (isolated != NULL)
    g_string_replace (quoted, "%s", isolated, 1);
  set_words (label, isolated != NULL ? quoted->str : NULL);
}

/* What there is to know beside the words. */
static char *
describe_state (const AnnoTodoFacts *facts)
{
  if (facts->kind == ANNO_TODO_CHANGES && facts->n_changed == 0)
    return g_strdup (_("You have changed nothing since."));
  if (facts->kind == ANNO_TODO_CHANGES)
    return g_strdup_printf (ngettext ("%u of your annotations is new or another since.",
                                      "%u of your annotations are new or others since.",
                                      facts->n_changed),
                            facts->n_changed);
  if (facts->n_left > 0)
    return g_strdup_printf (
        ngettext ("%u link in it leads to what you haven’t marked: it can’t be made.",
                  "%u links in it lead to what you haven’t marked: they can’t be made.",
                  facts->n_left),
        facts->n_left);
  return NULL;
}

static void
show_acts (AnnoTodoCard *self, const AnnoTodoFacts *facts)
{
  gboolean changes = facts->kind == ANNO_TODO_CHANGES;
  gboolean again = facts->kind == ANNO_TODO_AGAIN;
  GtkWidget *apply = gtk_widget_get_parent (self->apply);
  GtkWidget *resolve = gtk_widget_get_parent (self->resolve);

  gtk_widget_set_visible (apply, facts->kind == ANNO_TODO_DECISION);
  gtk_widget_set_sensitive (self->apply, (facts->acts & ANNO_TODO_CAN_APPLY) != 0);
  gtk_widget_set_visible (gtk_widget_get_parent (self->answer), !again);
  gtk_widget_set_sensitive (self->answer, (facts->acts & ANNO_TODO_CAN_ANSWER) != 0);
  gtk_widget_set_visible (resolve, facts->kind == ANNO_TODO_COMMENT || changes);
  gtk_widget_set_sensitive (self->resolve, (facts->acts & ANNO_TODO_CAN_RESOLVE) != 0);
  gtk_button_set_label (GTK_BUTTON (self->resolve),
                        changes ? _("Done, Look Again") : _("Resolve"));
  gtk_widget_set_tooltip_text (self->resolve,
                               changes ? _("Tell the reviewer that what was asked for is done (D)")
                                       : _("Close this comment (D)"));
  gtk_widget_set_visible (gtk_widget_get_parent (self->review), again);
  gtk_widget_set_visible (self->entry, (facts->acts & ANNO_TODO_CAN_ANSWER) != 0);
}

static void
show_item (AnnoTodoCard *self, const AnnoTodoFacts *facts)
{
  g_autofree char *who = anno_isolate (facts->who);
  g_autofree char *kind
      = g_strdup_printf (_("%1$s · %2$s"), anno_todo_kind_describe (facts->kind), who);
  g_autofree char *state = describe_state (facts);
  const char *draft = g_hash_table_lookup (self->drafts, facts->last->id);

  set_words (self->kind, kind);
  set_quoted (self->about,
              facts->kind == ANNO_TODO_AGAIN ? _("You asked: “%s”") : _("In answer to “%s”"),
              facts->about);
  set_words (self->words, facts->words);
  set_quoted (self->quote, _("“%s”"), facts->quote);
  set_words (self->state, state);
  show_acts (self, facts);
  if (g_strcmp0 (draft != NULL ? draft : "", gtk_editable_get_text (GTK_EDITABLE (self->entry)))
      != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), draft != NULL ? draft : "");
}

void
anno_todo_card_show (AnnoTodoCard *self, AnnoSession *session, AnnoTodoItem *item)
{
  g_return_if_fail (ANNO_IS_TODO_CARD (self) && (item == NULL || session != NULL));

  self->session = session;
  g_set_object (&self->item, item);
  gtk_widget_set_visible (GTK_WIDGET (self), item != NULL);
  if (item != NULL)
    show_item (self, anno_todo_item_get (item));
}

gboolean
anno_todo_card_press (AnnoTodoCard *self, guint key)
{
  g_return_val_if_fail (ANNO_IS_TODO_CARD (self), FALSE);

  if (self->item == NULL)
    return FALSE;
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_a:
      apply_cb (self);
      return TRUE;
    case GDK_KEY_r:
      if ((acts_of (self) & ANNO_TODO_CAN_ANSWER) != 0)
        write_answer (self);
      return TRUE;
    case GDK_KEY_d:
      resolve_cb (self);
      return TRUE;
    default:
      return FALSE;
    }
}
