#include "panels/completing.h"

#include <string.h>

#define MOST 8

struct _AnnoCompleting
{
  GtkEditable *entry;
  AnnoCompletionList *list;
  GtkWidget *over;
  AnnoCorpusIndex *index;
  AnnoTagset *tagset;
  GCancellable *asking; /* or NULL */
  guint later;          /* the source that asks */
  char *text;           /* what the list is about, or is being asked */
};

static guint
caret_of (AnnoCompleting *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  return (guint) (g_utf8_offset_to_pointer (text, gtk_editable_get_position (self->entry)) - text);
}

static gboolean
is_typing (AnnoCompleting *self)
{
  GtkEditable *text = gtk_editable_get_delegate (self->entry);
  return text != NULL && gtk_widget_has_focus (GTK_WIDGET (text));
}

static void
stop (AnnoCompleting *self)
{
  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_handle_id (&self->later, g_source_remove);
}

static gboolean
is_value (const char *text, const AnnoCompletions *completions)
{
  guint n = completions->end - completions->start;
  return n > 0 && memchr (text + completions->start, ':', n) != NULL;
}

/* The keyboard stays in the entry, so that is what says which one is chosen. */
static void
speak (AnnoCompleting *self)
{
  const AnnoCompletions *all = NULL;
  const AnnoCompletion *chosen = anno_completion_list_get_chosen (self->list, &all);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  chosen != NULL ? chosen->text : "", -1);
}

static void
move (AnnoCompleting *self, int by)
{
  anno_completion_list_move (self->list, by);
  speak (self);
}

/* What is typed in whole needs no completion. */
static gboolean
says_nothing (const char *text, const AnnoCompletions *completions)
{
  const AnnoCompletion *only = completions->list->len == 1 ? completions->list->pdata[0] : NULL;
  g_autofree char *all = only != NULL ? g_strchomp (g_strdup (only->text)) : NULL;
  gsize n = completions->end - completions->start;

  return all != NULL && strlen (all) == n && strncmp (all, text + completions->start, n) == 0;
}

/* Takes @completions over. */
static void
show (AnnoCompleting *self, AnnoCompletions *completions)
{
  graphene_rect_t bounds;

  if (!is_typing (self) || says_nothing (self->text, completions)
      || !gtk_widget_compute_bounds (GTK_WIDGET (self->entry), self->over, &bounds))
    {
      anno_completions_free (completions);
      anno_completing_hide (self);
      return;
    }
  GdkRectangle area = { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                        (int) bounds.size.height };
  anno_completion_list_show (self->list, completions, &area, is_value (self->text, completions));
  speak (self);
}

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GCancellable) asking = data;
  AnnoCompleting *self = g_object_get_data (G_OBJECT (asking), "completing");

  /* Called off, it may be gone. */
  if (g_cancellable_is_cancelled (asking))
    return;
  AnnoCompletions *completions = anno_corpus_index_complete_finish (self->index, result, NULL);
  g_clear_object (&self->asking);
  if (completions != NULL)
    show (self, completions);
}

static gboolean
ask_cb (gpointer data)
{
  AnnoCompleting *self = data;

  self->later = 0;
  self->asking = g_cancellable_new ();
  g_object_set_data (G_OBJECT (self->asking), "completing", self);
  g_free (self->text);
  self->text = g_strdup (gtk_editable_get_text (self->entry));
  anno_corpus_index_complete_async (self->index, self->text, caret_of (self), self->tagset, MOST,
                                    self->asking, completed_cb, g_object_ref (self->asking));
  return G_SOURCE_REMOVE;
}

/* The caret is where it will be only after all have heard of the change. */
void
anno_completing_text_changed (AnnoCompleting *self)
{
  g_return_if_fail (self != NULL);

  stop (self);
  if (self->index == NULL || *gtk_editable_get_text (self->entry) == '\0')
    anno_completing_hide (self);
  else
    self->later = g_idle_add_full (G_PRIORITY_DEFAULT, ask_cb, self, NULL);
}

/* Whoever goes elsewhere in what was typed wants no completion of it. */
static void
caret_moved_cb (AnnoCompleting *self)
{
  const AnnoCompletions *all = NULL;

  anno_completion_list_get_chosen (self->list, &all);
  if (all != NULL && self->later == 0 && self->asking == NULL && caret_of (self) != all->end)
    anno_completing_hide (self);
}

/* What was typed, with @chosen in its place; *@caret comes behind that, in code points. */
static char *
put_in (const char *text, const AnnoCompletions *all, const AnnoCompletion *chosen, int *caret)
{
  g_autoptr (GString) whole = g_string_new_len (text, all->start);
  const char *rest = text + all->end;

  g_string_append (whole, chosen->text);
  *caret = (int) g_utf8_strlen (whole->str, -1);
  if (g_str_has_suffix (chosen->text, " ") && *rest == ' ')
    rest++;
  g_string_append (whole, rest);
  return g_string_free (g_steal_pointer (&whole), FALSE);
}

/* A list that is behind the text isn't about it. */
static gboolean
accept (AnnoCompleting *self)
{
  const AnnoCompletions *all = NULL;
  const AnnoCompletion *chosen = anno_completion_list_get_chosen (self->list, &all);
  int caret = 0;

  if (chosen == NULL || self->later != 0 || self->asking != NULL
      || g_strcmp0 (self->text, gtk_editable_get_text (self->entry)) != 0)
    return FALSE;
  g_autofree char *whole = put_in (self->text, all, chosen, &caret);
  anno_completing_hide (self);
  gtk_editable_set_text (self->entry, whole);
  gtk_editable_set_position (self->entry, caret);
  return TRUE;
}

AnnoCompleting *
anno_completing_new (GtkEditable *entry, AnnoCompletionList *list, GtkWidget *over)
{
  g_return_val_if_fail (GTK_IS_EDITABLE (entry) && ANNO_IS_COMPLETION_LIST (list), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (over), NULL);

  AnnoCompleting *self = g_new0 (AnnoCompleting, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  self->entry = entry;
  self->list = list;
  self->over = over;
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (anno_completing_hide), self);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
  g_signal_connect_swapped (entry, "notify::cursor-position", G_CALLBACK (caret_moved_cb), self);
  g_signal_connect_swapped (list, "accepted", G_CALLBACK (accept), self);
  return self;
}

void
anno_completing_free (AnnoCompleting *self)
{
  if (self == NULL)
    return;
  stop (self);
  g_signal_handlers_disconnect_by_data (self->entry, self);
  g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->index);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  g_free (self->text);
  g_free (self);
}

void
anno_completing_set_index (AnnoCompleting *self, AnnoCorpusIndex *index, AnnoTagset *tagset)
{
  g_return_if_fail (self != NULL);

  AnnoTagset *before = self->tagset;
  anno_completing_hide (self);
  g_set_object (&self->index, index);
  self->tagset = tagset != NULL ? anno_tagset_ref (tagset) : NULL;
  g_clear_pointer (&before, anno_tagset_unref);
}

static gboolean
press_tab (AnnoCompleting *self)
{
  const AnnoCompletions *all = NULL;

  if (anno_completion_list_get_chosen (self->list, &all) == NULL)
    anno_completion_list_move (self->list, 1);
  accept (self);
  return TRUE;
}

gboolean
anno_completing_press (AnnoCompleting *self, guint key)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!anno_completion_list_is_open (self->list))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return TRUE;
    case GDK_KEY_Tab:
      return press_tab (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return accept (self);
    case GDK_KEY_Escape:
      anno_completing_hide (self);
      return TRUE;
    default:
      return FALSE;
    }
}

void
anno_completing_hide (AnnoCompleting *self)
{
  g_return_if_fail (self != NULL);

  stop (self);
  anno_completion_list_hide (self->list);
}
