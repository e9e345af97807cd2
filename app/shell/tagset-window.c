#include "shell/tagset-window.h"

#include "model/tagset-check.h"
#include "model/tagset-draft.h"
#include "panels/field-form.h"
#include "panels/mnemonic-name.h"
#include "panels/tag-form.h"
#include "panels/tagset-list.h"
#include "session/tagset-verbs.h"
#include "shell/help.h"
#include "shell/save-question.h"
#include "shell/tagset-save.h"

#include <glib/gi18n-lib.h>

struct _AnnoTagsetWindow
{
  AdwWindow parent_instance;
  AnnoSession *session;
  AnnoCorpus *corpus;        /* of the session; NULL once the window is gone */
  AnnoTagset *in_use;        /* what the corpus went by when the window opened */
  AnnoTagsetDraft *draft;    /* NULL until the file is read */
  AnnoFileIdentity identity; /* what to expect of the file */
  gboolean changed;
  gboolean forbidden; /* something must be mended first */
  gboolean busy;
  GtkWidget *title;
  GtkWidget *cancel;
  GtkWidget *back;
  GtkWidget *save;
  GtkWidget *spinner;
  GtkWidget *stack;
  GtkWidget *failed;
  AnnoTagsetList *list;
  AnnoTagForm *tag_form;
  AnnoFieldForm *field_form;
};

G_DEFINE_FINAL_TYPE (AnnoTagsetWindow, anno_tagset_window, ADW_TYPE_WINDOW)

static gboolean
is_on (AnnoTagsetWindow *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->stack)), page) == 0;
}

static const char *
name_or_none (const char *name)
{
  return *name != '\0' ? name : _ ("No name yet");
}

static void
show_title (AnnoTagsetWindow *self)
{
  const AnnoTag *tag = anno_tag_form_get (self->tag_form);
  const AnnoField *field = anno_field_form_get (self->field_form);
  const char *title = _ ("Tagset"), *subtitle = anno_corpus_get_name (self->corpus);

  if (is_on (self, "tag") && tag != NULL)
    title = name_or_none (tag->name), subtitle = _ ("Tag");
  else if (is_on (self, "field") && field != NULL)
    title = name_or_none (field->name), subtitle = tag != NULL ? name_or_none (tag->name) : "";
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
show_buttons (AnnoTagsetWindow *self)
{
  gboolean deep = is_on (self, "tag") || is_on (self, "field");

  gtk_widget_set_visible (self->back, deep);
  gtk_widget_set_visible (self->cancel, !deep);
  gtk_widget_set_visible (self->spinner, self->busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->busy);
  gtk_widget_set_sensitive (self->stack, !self->busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.save",
                                 self->changed && !self->forbidden && !self->busy);
  show_title (self);
}

static void
set_busy (AnnoTagsetWindow *self, gboolean busy)
{
  self->busy = busy;
  show_buttons (self);
}

/* What is amiss with the draft is said wherever it is shown. */
static void
check (AnnoTagsetWindow *self)
{
  g_autoptr (AnnoTagset) tagset = anno_tagset_draft_make (self->draft);
  g_autoptr (GPtrArray) problems = anno_tagset_check (tagset);

  self->forbidden = anno_tagset_problems_forbid (problems);
  anno_tagset_list_tell (self->list, problems);
  anno_tag_form_tell (self->tag_form, problems);
  anno_field_form_tell (self->field_form, problems);
  show_buttons (self);
}

static void
changed_cb (AnnoTagsetWindow *self)
{
  self->changed = TRUE;
  check (self);
}

static void
go_to (AnnoTagsetWindow *self, const char *page)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  check (self);
}

static void
show_tag (AnnoTagsetWindow *self, AnnoTag *tag, guint field)
{
  anno_field_form_show (self->field_form, NULL, NULL, NULL);
  anno_tag_form_show (self->tag_form, self->draft, tag);
  go_to (self, "tag");
  anno_tag_form_focus (self->tag_form, field);
}

static void
show_list (AnnoTagsetWindow *self, guint index)
{
  anno_field_form_show (self->field_form, NULL, NULL, NULL);
  anno_tag_form_show (self->tag_form, NULL, NULL);
  go_to (self, "list");
  anno_tagset_list_focus (self->list, index);
}

static void
show_field (AnnoTagsetWindow *self, AnnoField *field)
{
  anno_field_form_show (self->field_form, self->draft, anno_tag_form_get (self->tag_form), field);
  go_to (self, "field");
  anno_field_form_focus (self->field_form);
}

static void
tag_opened_cb (AnnoTagsetWindow *self, guint index)
{
  show_tag (self, anno_tagset_draft_get_tag (self->draft, index), G_MAXUINT);
}

static void
tag_added_cb (AnnoTagsetWindow *self)
{
  self->changed = TRUE;
  show_tag (self, anno_tagset_draft_add_tag (self->draft, ""), G_MAXUINT);
}

static void
remove_tag (AnnoTagsetWindow *self, guint index)
{
  self->changed = TRUE;
  anno_field_form_show (self->field_form, NULL, NULL, NULL);
  anno_tag_form_show (self->tag_form, NULL, NULL);
  anno_tagset_draft_remove_tag (self->draft, anno_tagset_draft_get_tag (self->draft, index));
  anno_tagset_list_show (self->list, self->draft);
  show_list (self, index);
}

static void
tag_removed_cb (AnnoTagsetWindow *self)
{
  remove_tag (self, anno_tagset_draft_index_of (self->draft, anno_tag_form_get (self->tag_form)));
}

static void
field_opened_cb (AnnoTagsetWindow *self, guint index)
{
  show_field (self, anno_tag_form_get (self->tag_form)->fields->pdata[index]);
}

static void
field_added_cb (AnnoTagsetWindow *self)
{
  self->changed = TRUE;
  show_field (self, anno_tagset_draft_add_field (self->draft, anno_tag_form_get (self->tag_form),
                                                 ANNO_FIELD_CHOICE, ""));
}

static void
remove_field (AnnoTagsetWindow *self, guint index)
{
  AnnoTag *tag = anno_tag_form_get (self->tag_form);
  AnnoField *field = tag->fields->pdata[index];

  self->changed = TRUE;
  anno_field_form_show (self->field_form, NULL, NULL, NULL);
  anno_tagset_draft_remove_field (self->draft, tag, field);
  show_tag (self, tag, index);
}

static void
field_removed_cb (AnnoTagsetWindow *self)
{
  guint index = 0;

  if (g_ptr_array_find (anno_tag_form_get (self->tag_form)->fields,
                        anno_field_form_get (self->field_form), &index))
    remove_field (self, index);
}

static void
leave (AnnoTagsetWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  self->changed = FALSE;
  gtk_window_close (GTK_WINDOW (self));
  if (parent != NULL) /* a question that was over this window may have taken the keyboard with it */
    gtk_window_present (parent);
}

static void
saved_cb (gboolean saved, gpointer data)
{
  g_autoptr (AnnoTagsetWindow) self = data;

  if (self->corpus == NULL)
    return;
  set_busy (self, FALSE);
  if (saved)
    leave (self);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoTagsetWindow *self = ANNO_TAGSET_WINDOW (widget);

  if (self->draft == NULL || !self->changed || self->forbidden || self->busy)
    return;
  g_autoptr (AnnoTagset) tagset = anno_tagset_draft_make (self->draft);
  set_busy (self, TRUE);
  anno_tagset_save (GTK_WINDOW (self), self->session, self->in_use, tagset, &self->identity,
                    saved_cb, g_object_ref (self));
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoTagsetWindow *self = ANNO_TAGSET_WINDOW (widget);
  AnnoTag *tag = anno_tag_form_get (self->tag_form);
  guint at = 0;

  if (is_on (self, "field")
      && g_ptr_array_find (tag->fields, anno_field_form_get (self->field_form), &at))
    show_tag (self, tag, at);
  else if (is_on (self, "tag"))
    show_list (self, anno_tagset_draft_index_of (self->draft, tag));
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
close_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
help_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anno_help_show (GTK_WINDOW (widget), "tagset");
}

static void
discard (GtkWindow *window)
{
  AnnoTagsetWindow *self = ANNO_TAGSET_WINDOW (window);

  if (self->corpus != NULL)
    leave (self);
}

/* What isn't saved is asked about. */
static gboolean
anno_tagset_window_close_request (GtkWindow *window)
{
  AnnoTagsetWindow *self = ANNO_TAGSET_WINDOW (window);

  if (!self->changed || self->busy)
    return self->busy || GTK_WINDOW_CLASS (anno_tagset_window_parent_class)->close_request (window);
  anno_save_question_ask (window, _("Save the Tagset?"), !self->forbidden, discard);
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnnoTagsetWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (self->corpus == NULL)
    return;
  g_autoptr (AnnoTagset) tagset
      = anno_tagset_verbs_read_finish (self->corpus, result, &self->identity, &error);
  if (tagset == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);
      adw_status_page_set_description (ADW_STATUS_PAGE (self->failed), escaped);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "failed");
      set_busy (self, FALSE);
      return;
    }
  self->draft = anno_tagset_draft_new (tagset);
  self->busy = FALSE;
  anno_tagset_list_show (self->list, self->draft);
  show_list (self, 0);
}

static void
anno_tagset_window_dispose (GObject *object)
{
  AnnoTagsetWindow *self = ANNO_TAGSET_WINDOW (object);

  if (self->draft != NULL)
    {
      anno_field_form_show (self->field_form, NULL, NULL, NULL);
      anno_tag_form_show (self->tag_form, NULL, NULL);
      anno_tagset_list_show (self->list, NULL);
    }
  g_clear_pointer (&self->draft, anno_tagset_draft_free);
  g_clear_pointer (&self->in_use, anno_tagset_unref);
  g_clear_object (&self->corpus);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (anno_tagset_window_parent_class)->dispose (object);
}

static void
anno_tagset_window_class_init (AnnoTagsetWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_tagset_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = anno_tagset_window_close_request;
  gtk_widget_class_install_action (widget_class, "tagset.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "win.close", NULL, close_cb);
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "tagset.back", NULL);
}

static void
make_header (AnnoTagsetWindow *self, GtkWidget *box)
{
  GtkWidget *bar = adw_header_bar_new ();

  self->title = adw_window_title_new (_ ("Tagset"), "");
  self->cancel = anno_mnemonic_name (gtk_button_new_with_mnemonic (_ ("_Cancel")));
  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  self->save = anno_mnemonic_name (gtk_button_new_with_mnemonic (_ ("_Save")));
  self->spinner = gtk_spinner_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->cancel), "win.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "tagset.back");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "win.save");
  gtk_widget_set_tooltip_text (self->back, _ ("Back (Esc)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back"), -1);
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), self->title);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->cancel);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->back);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->save);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->spinner);
  gtk_box_append (GTK_BOX (box), bar);
}

static void
make_pages (AnnoTagsetWindow *self, GtkWidget *box)
{
  self->stack = gtk_stack_new ();
  self->list = ANNO_TAGSET_LIST (anno_tagset_list_new ());
  self->tag_form = ANNO_TAG_FORM (anno_tag_form_new ());
  self->field_form = ANNO_FIELD_FORM (anno_field_form_new ());
  self->failed = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->failed), "dialog-warning-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->failed), _ ("The Tagset Can’t Be Read"));
  gtk_stack_set_transition_type (GTK_STACK (self->stack), GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->list), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->tag_form), "tag");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->field_form), "field");
  gtk_stack_add_named (GTK_STACK (self->stack), self->failed, "failed");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), self->stack);
}

static void
connect_pages (AnnoTagsetWindow *self)
{
  const struct
  {
    gpointer page;
    const char *signal;
    GCallback callback;
  } handlers[] = {
    { self->list, "changed", G_CALLBACK (changed_cb) },
    { self->list, "opened", G_CALLBACK (tag_opened_cb) },
    { self->list, "added", G_CALLBACK (tag_added_cb) },
    { self->list, "removed", G_CALLBACK (remove_tag) },
    { self->tag_form, "changed", G_CALLBACK (changed_cb) },
    { self->tag_form, "removed", G_CALLBACK (tag_removed_cb) },
    { self->tag_form, "field-opened", G_CALLBACK (field_opened_cb) },
    { self->tag_form, "field-added", G_CALLBACK (field_added_cb) },
    { self->tag_form, "field-removed", G_CALLBACK (remove_field) },
    { self->field_form, "changed", G_CALLBACK (changed_cb) },
    { self->field_form, "removed", G_CALLBACK (field_removed_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (handlers[i].page, handlers[i].signal, handlers[i].callback, self,
                             G_CONNECT_SWAPPED);
}

static void
anno_tagset_window_init (AnnoTagsetWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  make_header (self, box);
  make_pages (self, box);
  connect_pages (self);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 680);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
}

GtkWidget *
anno_tagset_window_new (GtkWindow *parent, AnnoSession *session)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session), NULL);

  AnnoTagsetWindow *self = g_object_new (ANNO_TYPE_TAGSET_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->corpus = g_object_ref (anno_session_get_corpus (session));
  self->in_use = anno_tagset_ref (anno_corpus_get_tagset (self->corpus));
  gtk_window_set_transient_for (GTK_WINDOW (self), parent);
  if (parent != NULL) /* for its keys: those that quit, and those of the actions above */
    gtk_window_set_application (GTK_WINDOW (self), gtk_window_get_application (parent));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  set_busy (self, TRUE);
  anno_tagset_verbs_read_async (self->corpus, read_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
