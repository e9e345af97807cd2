#include "shell/people-window.h"

#include "panels/history-buttons.h"
#include "panels/mention-picker.h"
#include "panels/people-list.h"
#include "panels/person-form.h"
#include "panels/typing.h"
#include "session/people-verbs.h"
#include "session/verbs.h"
#include "shell/help.h"
#include "shell/toast.h"
#include "shell/window-keys.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

struct _AnnoPeopleWindow
{
  AdwWindow parent_instance;
  AnnoSession *session;
  AnnoCorpus *corpus;        /* of the session */
  AnnoMentionSurvey *counts; /* NULL until counted */
  GCancellable *cancellable; /* of all that is under way */
  gboolean counting;
  gboolean outdated; /* what is being counted has changed */
  gboolean known;    /* whether who is shown was in the ledger */
  guint n_searches;  /* for mentions: only the last one is wanted */
  GtkWidget *title_widget;
  GtkWidget *back_button;
  GtkWidget *add_button;
  AnnoHistoryButtons *history_buttons;
  AdwToastOverlay *toasts;
  GtkWidget *stack;
  AnnoPeopleList *list;
  AnnoPersonForm *form;
  AnnoPeopleList *targets; /* whom the person can be merged into */
  AnnoMentionPicker *picker;
};

G_DEFINE_FINAL_TYPE (AnnoPeopleWindow, anno_people_window, ADW_TYPE_WINDOW)

static AnnoPeople *
ledger_of (AnnoPeopleWindow *self)
{
  return anno_corpus_get_people (self->corpus);
}

/* Who is shown; NULL for somebody new. */
static AnnoPerson *
person_of (AnnoPeopleWindow *self)
{
  const char *id = anno_person_form_get_id (self->form);
  return id != NULL ? anno_people_find (ledger_of (self), id) : NULL;
}

static gboolean
is_on (AnnoPeopleWindow *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), page) == 0;
}

static void
show_title (AnnoPeopleWindow *self)
{
  AnnoPerson *person = is_on (self, "list") ? NULL : person_of (self);
  const char *title = person != NULL         ? anno_person_get_name (person)
                      : is_on (self, "list") ? _ ("People")
                                             : _ ("New Person");
  const char *subtitle = is_on (self, "merge")   ? _ ("Merge into whom?")
                         : is_on (self, "split") ? _ ("Split off")
                                                 : "";

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title_widget), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title_widget), subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
go_to (AnnoPeopleWindow *self, const char *page)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  gtk_widget_set_visible (self->back_button, !is_on (self, "list"));
  gtk_widget_set_visible (self->add_button, is_on (self, "list"));
  show_title (self);
}

static void
show_person (AnnoPeopleWindow *self, const char *id)
{
  anno_person_form_show (self->form, id);
  self->known = id != NULL;
  go_to (self, "person");
  anno_person_form_focus (self->form);
}

static void
show_list (AnnoPeopleWindow *self)
{
  self->known = FALSE;
  go_to (self, "list");
  anno_people_list_focus (self->list);
}

static void
take_counts (AnnoPeopleWindow *self, AnnoMentionSurvey *counts)
{
  AnnoMentionSurvey *before = self->counts;

  self->counts = counts;
  anno_people_list_set_counts (self->list, counts);
  anno_people_list_set_counts (self->targets, counts);
  anno_person_form_set_counts (self->form, counts);
  anno_mention_survey_free (before);
}

static void counted_cb (GObject *source, GAsyncResult *result, gpointer data);

static void
count (AnnoPeopleWindow *self)
{
  self->outdated = self->counting;
  if (self->counting || self->corpus == NULL)
    return;
  self->counting = TRUE;
  anno_mention_survey_async (self->corpus, NULL, self->cancellable, counted_cb,
                             g_object_ref (self));
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoPeopleWindow) self = data;
  g_autoptr (GError) error = NULL;
  AnnoMentionSurvey *counts = anno_mention_survey_finish (result, &error);

  self->counting = FALSE;
  if (self->corpus == NULL || counts == NULL)
    {
      anno_mention_survey_free (counts);
      return;
    }
  take_counts (self, counts);
  if (self->outdated)
    count (self);
}

static void
person_chosen_cb (AnnoPeopleWindow *self, AnnoPerson *person)
{
  show_person (self, anno_person_get_id (person));
}

static void
merge_wanted_cb (AnnoPeopleWindow *self)
{
  anno_people_list_leave_out (self->targets, anno_person_form_get_id (self->form));
  go_to (self, "merge");
  anno_people_list_focus (self->targets);
}

static void
merge_chosen_cb (AnnoPeopleWindow *self, AnnoPerson *into)
{
  AnnoPerson *person = person_of (self);
  g_autoptr (GError) error = NULL;

  if (person == NULL)
    return;
  g_autofree char *name = anno_isolate (anno_person_get_name (person));
  g_autofree char *other = anno_isolate (anno_person_get_name (into));
  g_autofree char *id = g_strdup (anno_person_get_id (into));
  if (!anno_people_verbs_merge (self->corpus, anno_person_get_id (person), id, &error))
    {
      go_to (self, "person");
      anno_person_form_say (self->form, error->message);
      return;
    }
  /* Translators: the names of two people. */
  g_autofree char *said = g_strdup_printf (_ ("%s is %s now"), name, other);
  show_person (self, id);
  anno_toast (self->toasts, said, TRUE);
}

/* A search for mentions, and which one. */
typedef struct
{
  AnnoPeopleWindow *window;
  guint number;
} Search;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Search *search = data;
  g_autoptr (AnnoPeopleWindow) self = search->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoMentionSurvey) survey = anno_mention_survey_finish (result, &error);

  if (self->corpus == NULL || search->number != self->n_searches)
    return;
  if (survey != NULL)
    anno_mention_picker_show (self->picker, survey->mentions);
  else
    anno_toast (self->toasts, error->message, FALSE);
}

static void
split_wanted_cb (AnnoPeopleWindow *self)
{
  Search *search = g_new0 (Search, 1);

  search->window = g_object_ref (self);
  search->number = ++self->n_searches;
  anno_mention_picker_show (self->picker, NULL);
  go_to (self, "split");
  anno_mention_picker_focus (self->picker);
  anno_mention_survey_async (self->corpus, anno_person_form_get_id (self->form), self->cancellable,
                             found_cb, search);
}

/* What is under way with a person. */
typedef struct
{
  AnnoPeopleWindow *window;
  AnnoPerson *person;
} Act;

static Act *
act_new (AnnoPeopleWindow *self, AnnoPerson *person)
{
  Act *act = g_new0 (Act, 1);
  act->window = g_object_ref (self);
  act->person = g_object_ref (person);
  return act;
}

static void
act_free (Act *act)
{
  g_object_unref (act->window);
  g_object_unref (act->person);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static void
split_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Act) act = data;
  AnnoPeopleWindow *self = act->window;
  g_autoptr (GError) error = NULL;
  gboolean done = anno_people_verbs_split_finish (ANNO_CORPUS (source), result, &error);

  if (self->corpus == NULL)
    return;
  if (!done)
    {
      anno_toast (self->toasts, error->message, FALSE);
      return;
    }
  g_autofree char *name = anno_isolate (anno_person_get_name (act->person));
  /* Translators: a person's name. */
  g_autofree char *said = g_strdup_printf (_ ("%s is a person of their own"), name);
  if (anno_people_find (ledger_of (self), anno_person_get_id (act->person)) != NULL)
    show_person (self, anno_person_get_id (act->person));
  anno_toast (self->toasts, said, TRUE);
}

/* A name that is in the ledger means who has it there. */
static void
split_chosen_cb (AnnoPeopleWindow *self, const char *name)
{
  g_autoptr (GPtrArray) chosen = anno_mention_picker_list_chosen (self->picker);
  AnnoPerson *there = anno_people_find_by_name (ledger_of (self), name);
  const AnnoPersonParts parts = { .name = name };

  if (there != NULL)
    there = anno_people_resolve (ledger_of (self), anno_person_get_id (there));
  if (there != NULL && there == person_of (self))
    {
      anno_toast (self->toasts, _ ("These mentions mean this person already: choose another name."),
                  FALSE);
      return;
    }
  g_autoptr (AnnoPerson) person
      = there != NULL ? g_object_ref (there) : anno_people_gesture_make (&parts);
  anno_people_verbs_split_async (self->corpus, person, chosen, self->cancellable, split_cb,
                                 act_new (self, person));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Act) act = data;
  AnnoPeopleWindow *self = act->window;
  g_autoptr (GError) error = NULL;
  gboolean done = anno_people_verbs_delete_finish (ANNO_CORPUS (source), result, &error);

  if (self->corpus == NULL)
    return;
  if (!done)
    {
      anno_person_form_say (self->form, error->message);
      return;
    }
  g_autofree char *name = anno_isolate (anno_person_get_name (act->person));
  /* Translators: a person's name. */
  g_autofree char *said = g_strdup_printf (_ ("%s is deleted"), name);
  show_list (self);
  anno_toast (self->toasts, said, TRUE);
}

static void
delete_wanted_cb (AnnoPeopleWindow *self)
{
  AnnoPerson *person = person_of (self);

  if (person != NULL)
    anno_people_verbs_delete_async (self->corpus, anno_person_get_id (person), self->cancellable,
                                    deleted_cb, act_new (self, person));
}

/* Who is shown may go, by undo or in another window, or be merged. */
static void
people_changed_cb (AnnoPeopleWindow *self)
{
  AnnoPerson *person = person_of (self);

  if (is_on (self, "list"))
    return;
  if (person == NULL && self->known)
    show_list (self);
  self->known = person != NULL;
  show_title (self);
}

/* Whoever works in another window isn't kept company by a count of all files: it is made up for when
 * they come back. */
static void
history_changed_cb (AnnoPeopleWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    count (self);
}

static void
active_changed_cb (AnnoPeopleWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    count (self);
}

static void
toast_cb (AnnoPeopleWindow *self, const char *message, gboolean undoable)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    anno_toast (self->toasts, message, undoable);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoPeopleWindow *self = ANNO_PEOPLE_WINDOW (widget);

  if (is_on (self, "list"))
    gtk_window_close (GTK_WINDOW (self));
  else if (is_on (self, "person"))
    {
      gtk_window_set_focus (GTK_WINDOW (self), NULL); /* what is typed is taken over */
      show_list (self);
    }
  else
    {
      go_to (self, "person");
      anno_person_form_focus (self->form);
    }
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_person (ANNO_PEOPLE_WINDOW (widget), NULL);
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_help_show (GTK_WINDOW (widget), "people");
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_typing_take_over (GTK_WINDOW (widget));
  gtk_widget_activate_action (widget, "session.save", NULL);
}

static gboolean
anno_people_window_close_request (GtkWindow *window)
{
  gtk_window_set_focus (window, NULL); /* what is typed is taken over */
  return GTK_WINDOW_CLASS (anno_people_window_parent_class)->close_request (window);
}

static void
anno_people_window_dispose (GObject *object)
{
  AnnoPeopleWindow *self = ANNO_PEOPLE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->corpus != NULL)
    {
      anno_people_list_set_people (self->list, NULL);
      anno_people_list_set_people (self->targets, NULL);
      anno_person_form_set_corpus (self->form, NULL);
      anno_history_buttons_set_history (self->history_buttons, NULL);
      take_counts (self, NULL);
      g_signal_handlers_disconnect_by_data (ledger_of (self), self);
      g_signal_handlers_disconnect_by_data (anno_corpus_get_history (self->corpus), self);
    }
  g_clear_object (&self->corpus);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_people_window_parent_class)->dispose (object);
}

static void
anno_people_window_finalize (GObject *object)
{
  g_clear_object (&ANNO_PEOPLE_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (anno_people_window_parent_class)->finalize (object);
}

static void
anno_people_window_class_init (AnnoPeopleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_people_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_people_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = anno_people_window_close_request;
  gtk_widget_class_install_action (widget_class, "people.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "people.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "people.back", NULL);
  g_type_ensure (ANNO_TYPE_HISTORY_BUTTONS);
  g_type_ensure (ANNO_TYPE_MENTION_PICKER);
  g_type_ensure (ANNO_TYPE_PEOPLE_LIST);
  g_type_ensure (ANNO_TYPE_PERSON_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/people-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoPeopleWindow, title_widget);
  gtk_widget_class_bind_template_child (widget_class, AnnoPeopleWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoPeopleWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoPeopleWindow, history_buttons);
  gtk_widget_class_bind_template_child (widget_class, AnnoPeopleWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AnnoPeopleWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnoPeopleWindow, list);
  gtk_widget_class_bind_template_child (widget_class, AnnoPeopleWindow, form);
  gtk_widget_class_bind_template_child (widget_class, AnnoPeopleWindow, targets);
  gtk_widget_class_bind_template_child (widget_class, AnnoPeopleWindow, picker);
}

static void
anno_people_window_init (AnnoPeopleWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->list, "activated", G_CALLBACK (person_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->targets, "activated", G_CALLBACK (merge_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "merge", G_CALLBACK (merge_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "split", G_CALLBACK (split_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "delete", G_CALLBACK (delete_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "split", G_CALLBACK (split_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
}

GtkWidget *
anno_people_window_new (GtkWindow *parent, AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoPeopleWindow *self = g_object_new (ANNO_TYPE_PEOPLE_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->corpus = g_object_ref (anno_session_get_corpus (session));
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  /* For its keys: those that quit, and those of the actions above. */
  if (parent != NULL)
    gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "session", anno_verbs_get (session));
  anno_history_buttons_set_history (self->history_buttons, anno_corpus_get_history (self->corpus));
  anno_window_keys_add_history (GTK_WINDOW (self));
  anno_people_list_set_people (self->list, ledger_of (self));
  anno_people_list_set_people (self->targets, ledger_of (self));
  anno_person_form_set_corpus (self->form, self->corpus);
  g_signal_connect_object (ledger_of (self), "items-changed", G_CALLBACK (people_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (anno_corpus_get_history (self->corpus), "notify::undo-label",
                           G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "toast", G_CALLBACK (toast_cb), self, G_CONNECT_SWAPPED);
  count (self);
  show_list (self);
  return GTK_WIDGET (self);
}

void
anno_people_window_show (AnnoPeopleWindow *self, const char *id)
{
  g_return_if_fail (ANNO_IS_PEOPLE_WINDOW (self));

  AnnoPerson *person = id != NULL ? anno_people_resolve (ledger_of (self), id) : NULL;
  if (person != NULL)
    show_person (self, anno_person_get_id (person));
  else if (id == NULL)
    show_list (self);
}
