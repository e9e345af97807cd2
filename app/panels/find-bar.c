#include "panels/find-bar.h"

#include "panels/mark-bar.h"
#include "panels/mnemonic-name.h"

#include <glib/gi18n-lib.h>

#define MODIFIERS (GDK_SHIFT_MASK | GDK_CONTROL_MASK | GDK_ALT_MASK)

struct _AnnoFindBar
{
  GtkBox parent_instance;
  AnnoSession *session;
  AnnoTextSearch *search;
  AnnoSpan *like; /* whose words are looked for; NULL for none */
  guint from;     /* where the search began */
  GtkWidget *revealer;
  GtkWidget *entry;
  GtkLabel *count;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *options;
  GtkLabel *problem;
  AnnoMarkBar *mark_bar;
  GtkCheckButton *match_case;
  GtkCheckButton *match_marks;
  GtkCheckButton *whole_words;
  GtkCheckButton *regex;
  GtkCheckButton *names;
};

enum
{
  HITS_CHANGED,
  ARRIVED,
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoFindBar, anno_find_bar, GTK_TYPE_BOX)

static AnnoPatternFlags
flags_of (AnnoFindBar *self)
{
  return (gtk_check_button_get_active (self->match_case) ? ANNO_PATTERN_CASE : 0)
         | (gtk_check_button_get_active (self->match_marks) ? ANNO_PATTERN_MARKS : 0)
         | (gtk_check_button_get_active (self->whole_words) ? ANNO_PATTERN_WORDS : 0)
         | (gtk_check_button_get_active (self->regex) ? ANNO_PATTERN_REGEX : 0);
}

/* The person that @span names, or NULL. */
static AnnoPerson *
person_of (AnnoFindBar *self, AnnoSpan *span)
{
  for (guint i = 0; span != NULL && i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind == ANNO_VALUE_PERSON)
        return anno_people_resolve (anno_session_get_people (self->session), value->text);
    }
  return NULL;
}

/* Adds the other names by which the person is known, where that is asked for. */
static void
add_names (AnnoFindBar *self, GPtrArray *words)
{
  AnnoPerson *person = person_of (self, self->like);

  if (person == NULL || gtk_check_button_get_active (self->regex)
      || !gtk_check_button_get_active (self->names))
    return;
  const AnnoPersonParts *parts = anno_person_get_parts (person);
  g_ptr_array_add (words, g_strdup (parts->name));
  for (guint i = 0; parts->aliases != NULL && parts->aliases[i] != NULL; i++)
    g_ptr_array_add (words, g_strdup (parts->aliases[i]));
}

static void
look (AnnoFindBar *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (self->search == NULL)
    return;
  g_ptr_array_add (words, g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (*(char *) words->pdata[0] != '\0')
    add_names (self, words);
  g_ptr_array_add (words, NULL);
  anno_text_search_look_for (self->search, (const char *const *) words->pdata, flags_of (self),
                             self->from);
}

static void
search_changed_cb (AnnoFindBar *self)
{
  if (anno_find_bar_is_open (self))
    look (self);
}

/* An expression says itself what a letter with an accent is. */
static void
option_cb (AnnoFindBar *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->match_marks),
                            !gtk_check_button_get_active (self->regex));
  gtk_widget_set_sensitive (GTK_WIDGET (self->names), !gtk_check_button_get_active (self->regex));
  search_changed_cb (self);
}

static char *
count_words (AnnoFindBar *self)
{
  guint n = anno_text_search_get_hits (self->search)->len, at = anno_text_search_get_at (self->search);

  if (!anno_text_search_is_on (self->search) || anno_text_search_is_busy (self->search))
    return g_strdup ("");
  if (n == 0)
    return g_strdup (_("No matches"));
  if (n == ANNO_TEXT_SEARCH_MAX)
    /* Translators: which match, of how many; "+" says that there are more. */
    return g_strdup_printf (_("%u of %u+"), at + 1, n);
  return g_strdup_printf (_("%u of %u"), at + 1, n);
}

static void
changed_cb (AnnoFindBar *self)
{
  const char *problem = anno_text_search_get_problem (self->search);
  g_autofree char *words = count_words (self);
  gboolean any = anno_text_search_get_hits (self->search)->len > 0;

  gtk_label_set_text (self->count, words);
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_widget_set_sensitive (self->previous, any);
  gtk_widget_set_sensitive (self->next, any);
  g_signal_emit (self, signals[HITS_CHANGED], 0);
}

static void
arrived_cb (AnnoFindBar *self, guint start, guint end)
{
  self->from = start;
  if (anno_find_bar_is_open (self))
    g_signal_emit (self, signals[ARRIVED], 0, start, end);
}

static void
next_cb (AnnoFindBar *self)
{
  anno_find_bar_go (self, 1);
}

static void
previous_cb (AnnoFindBar *self)
{
  anno_find_bar_go (self, -1);
}

static gboolean
press_enter (AnnoFindBar *self, GdkModifierType modifiers)
{
  switch ((guint) modifiers)
    {
    case GDK_SHIFT_MASK:
      anno_find_bar_go (self, -1);
      return TRUE;
    case GDK_CONTROL_MASK:
      anno_mark_bar_mark_one (self->mark_bar);
      return TRUE;
    case GDK_CONTROL_MASK | GDK_SHIFT_MASK:
      anno_mark_bar_mark_all (self->mark_bar);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
pressed_cb (AnnoFindBar *self, guint key, guint code, GdkModifierType state)
{
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return press_enter (self, state & MODIFIERS);
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      anno_find_bar_go (self, key == GDK_KEY_Down ? 1 : -1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
set_like (AnnoFindBar *self, AnnoSpan *span)
{
  g_clear_pointer (&self->like, anno_span_unref);
  self->like = span != NULL ? anno_span_ref (span) : NULL;
  anno_mark_bar_set_like (self->mark_bar, span);
  gtk_widget_set_visible (GTK_WIDGET (self->names), person_of (self, span) != NULL);
}

static void
show_words (AnnoFindBar *self, const char *words)
{
  if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  look (self);
}

void
anno_find_bar_open (AnnoFindBar *self, const char *words, guint from)
{
  g_return_if_fail (ANNO_IS_FIND_BAR (self));

  if (self->session == NULL)
    return;
  self->from = from;
  set_like (self, NULL);
  show_words (self, words);
}

void
anno_find_bar_open_like (AnnoFindBar *self, AnnoSpan *span)
{
  g_return_if_fail (ANNO_IS_FIND_BAR (self) && span != NULL);

  AnnoDocument *document = self->session != NULL ? anno_session_get_document (self->session) : NULL;
  if (document == NULL)
    return;
  const AnnoSegment *first = anno_span_get_segments (span);
  g_autofree char *words
      = anno_article_slice (anno_document_get_article (document), first->start, first->end);
  self->from = first->start;
  set_like (self, span);
  gtk_check_button_set_active (self->regex, FALSE);
  gtk_check_button_set_active (self->match_case, TRUE);
  gtk_check_button_set_active (self->whole_words, TRUE);
  show_words (self, words);
}

void
anno_find_bar_close (AnnoFindBar *self)
{
  g_return_if_fail (ANNO_IS_FIND_BAR (self));

  if (!anno_find_bar_is_open (self))
    return;
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->search != NULL)
    anno_text_search_look_for (self->search, NULL, 0, 0);
  g_signal_emit (self, signals[CLOSED], 0);
}

gboolean
anno_find_bar_is_open (AnnoFindBar *self)
{
  g_return_val_if_fail (ANNO_IS_FIND_BAR (self), FALSE);
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
}

void
anno_find_bar_go (AnnoFindBar *self, int by)
{
  g_return_if_fail (ANNO_IS_FIND_BAR (self));

  if (self->search != NULL)
    anno_text_search_go (self->search, by);
}

AnnoPattern *
anno_find_bar_get_pattern (AnnoFindBar *self)
{
  g_return_val_if_fail (ANNO_IS_FIND_BAR (self), NULL);
  return self->search != NULL ? anno_text_search_get_pattern (self->search) : NULL;
}

const GArray *
anno_find_bar_get_hits (AnnoFindBar *self)
{
  g_return_val_if_fail (ANNO_IS_FIND_BAR (self), NULL);

  const GArray *hits = self->search != NULL ? anno_text_search_get_hits (self->search) : NULL;
  return hits != NULL && hits->len > 0 ? hits : NULL;
}

static void
anno_find_bar_dispose (GObject *object)
{
  AnnoFindBar *self = ANNO_FIND_BAR (object);

  if (self->search != NULL)
    g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_object (&self->search);
  g_clear_object (&self->session);
  g_clear_pointer (&self->like, anno_span_unref);
  G_OBJECT_CLASS (anno_find_bar_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ANNO_TYPE_MARK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoFindBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, AnnoFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, AnnoFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, AnnoFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, AnnoFindBar, next);
  gtk_widget_class_bind_template_child (widget_class, AnnoFindBar, options);
  gtk_widget_class_bind_template_child (widget_class, AnnoFindBar, problem);
  gtk_widget_class_bind_template_child (widget_class, AnnoFindBar, mark_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnoFindBar, match_case);
  gtk_widget_class_bind_template_child (widget_class, AnnoFindBar, match_marks);
  gtk_widget_class_bind_template_child (widget_class, AnnoFindBar, whole_words);
  gtk_widget_class_bind_template_child (widget_class, AnnoFindBar, regex);
  gtk_widget_class_bind_template_child (widget_class, AnnoFindBar, names);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, anno_find_bar_close);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, option_cb);
}

static void
anno_find_bar_class_init (AnnoFindBarClass *klass)
{
  const GType type = ANNO_TYPE_FIND_BAR;

  G_OBJECT_CLASS (klass)->dispose = anno_find_bar_dispose;
  signals[HITS_CHANGED] = g_signal_new ("hits-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
  signals[ARRIVED] = g_signal_new ("arrived", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
anno_find_bar_init (AnnoFindBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  anno_mnemonic_name_all (
      GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->options))));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (self->mark_bar, "marked-one", G_CALLBACK (next_cb), self);
}

void
anno_find_bar_set_session (AnnoFindBar *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_FIND_BAR (self));

  if (self->session == session)
    return;
  anno_find_bar_close (self);
  if (self->search != NULL)
    g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_object (&self->search);
  g_clear_pointer (&self->like, anno_span_unref);
  g_set_object (&self->session, session);
  self->search = session != NULL ? anno_text_search_new (session) : NULL;
  anno_mark_bar_set_search (self->mark_bar, session, self->search);
  if (session == NULL)
    return;
  g_signal_connect_object (self->search, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "arrived", G_CALLBACK (arrived_cb), self, G_CONNECT_SWAPPED);
}
