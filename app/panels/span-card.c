#include "panels/span-card.h"

#include "model/span-quote.h"
#include "panels/drop-down-name.h"
#include "panels/editor-table.h"
#include "panels/field-editor.h"
#include "panels/guideline-button.h"
#include "panels/later.h"
#include "panels/note-editor.h"
#include "panels/swatch.h"
#include "session/chosen-acts.h"
#include "session/verbs.h"

#include <glib/gi18n-lib.h>

#define CARD_WORDS 400

/* The fields of one tag. */
typedef struct
{
  const AnnoTag *tag;
  GtkWidget *grid;    /* in the stack of forms */
  GPtrArray *editors; /* of AnnoFieldEditor, borrowed from the grid */
} Form;

struct _AnnoSpanCard
{
  GtkBox parent_instance;
  AnnoSession *session;
  GHashTable *forms; /* AnnoTag → Form: each tag's fields, made when they are first needed */
  Form *form_shown;  /* NULL for none */
  char *shown;       /* the id of the span that is shown, or NULL */
  AnnoLater *later;  /* shows the chosen span */
  gboolean refreshing;
  GSignalGroup *document; /* the one in hand … */
  GSignalGroup *layer;    /* … and its spans */
  GtkWidget *stack;
  GtkWidget *hint_title;
  GtkWidget *hint;
  GtkWidget *swatch;
  GtkWidget *tag_choice;
  GtkWidget *guideline;
  GtkWidget *delete_button;
  GtkWidget *words;
  GtkWidget *form;
  GtkWidget *fields; /* the stack of forms */
  GtkWidget *note;
  GtkWidget *unsure;
};

G_DEFINE_FINAL_TYPE (AnnoSpanCard, anno_span_card, GTK_TYPE_BOX)

static AnnoTagset *
tagset_of (AnnoSpanCard *self)
{
  return anno_corpus_get_tagset (anno_session_get_corpus (self->session));
}

static GtkWidget *
make_field_label (const char *name, const char *guideline)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 9);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (label, guideline);
  gtk_widget_add_css_class (label, "field-name");
  return label;
}

static void
form_free (Form *form)
{
  g_ptr_array_unref (form->editors);
  g_free (form);
}

static void
remove_forms (AnnoSpanCard *self)
{
  GtkWidget *child = NULL;

  self->form_shown = NULL;
  g_clear_pointer (&self->shown, g_free);
  g_hash_table_remove_all (self->forms);
  while ((child = gtk_widget_get_first_child (self->fields)) != NULL)
    gtk_stack_remove (GTK_STACK (self->fields), child);
}

static void
settle (AnnoSpanCard *self)
{
  for (guint i = 0; self->form_shown != NULL && i < self->form_shown->editors->len; i++)
    anno_field_editor_settle (self->form_shown->editors->pdata[i]);
  anno_note_editor_settle (ANNO_NOTE_EDITOR (self->note));
}

static void
add_field (AnnoSpanCard *self, Form *form, const AnnoField *field)
{
  GtkWidget *editor = anno_editor_table_make (self->session, field);
  int row = (int) form->editors->len;

  gtk_widget_set_hexpand (editor, TRUE);
  gtk_widget_set_valign (editor, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (form->grid), make_field_label (field->name, field->guideline), 0, row,
                   1, 1);
  gtk_grid_attach (GTK_GRID (form->grid), editor, 1, row, 1, 1);
  g_ptr_array_add (form->editors, editor);
}

static Form *
make_form (AnnoSpanCard *self, const AnnoTag *tag)
{
  Form *form = g_new0 (Form, 1);

  form->tag = tag;
  form->editors = g_ptr_array_new ();
  form->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (form->grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (form->grid), 9);
  for (guint i = 0; i < tag->fields->len; i++)
    add_field (self, form, tag->fields->pdata[i]);
  gtk_stack_add_child (GTK_STACK (self->fields), form->grid);
  g_hash_table_insert (self->forms, (gpointer) tag, form);
  return form;
}

/* To make an editor, and to style it, takes longer than a frame has: each tag keeps its form. So the
 * keyboard stays in "person", too, while one goes from speaker to speaker. */
static void
show_form (AnnoSpanCard *self, const AnnoTag *tag)
{
  Form *form = tag != NULL ? g_hash_table_lookup (self->forms, tag) : NULL;

  if (form == NULL && tag != NULL)
    form = make_form (self, tag);
  self->form_shown = form;
  if (form != NULL)
    gtk_stack_set_visible_child (GTK_STACK (self->fields), form->grid);
  gtk_widget_set_visible (self->fields, form != NULL && form->editors->len > 0);
}

/* "S, K, C or D": the keys of the tagset. */
static char *
list_keys (AnnoTagset *tagset)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      char letter[7] = { 0 };
      g_unichar_to_utf8 (g_unichar_toupper (tag->key), letter);
      g_ptr_array_add (keys, tag->key != 0 ? g_strdup (letter) : g_strdup_printf ("%u", i + 1));
    }
  if (keys->len < 2)
    return g_strdup (keys->len == 1 ? keys->pdata[0] : "1");

  g_autofree char *last = g_ptr_array_steal_index (keys, keys->len - 1);
  g_ptr_array_add (keys, NULL);
  /* Translators: between the keys of a list, as in "S, K, C or D". */
  g_autofree char *others = g_strjoinv (C_("keys", ", "), (char **) keys->pdata);
  /* Translators: a list of keys, as in "S, K, C or D". */
  return g_strdup_printf (_("%s or %s"), others, last);
}

/* How to come by fields to see here: by choosing, by marking, or not at all. */
static void
show_hint (AnnoSpanCard *self)
{
  AnnoDocument *document = self->session != NULL ? anno_session_get_document (self->session) : NULL;
  g_autofree char *keys = self->session != NULL ? list_keys (tagset_of (self)) : NULL;
  g_autofree char *teaching = keys != NULL ? g_strdup_printf (_("Select words and press %s."), keys) : NULL;
  const char *locked = document != NULL ? anno_document_get_locked_reason (document) : NULL;
  const char *title = _("No span is chosen"), *hint = teaching;

  if (document == NULL)
    {
      title = _("No article is open");
      hint = _("Choose one from the list of articles.");
    }
  else if (anno_session_get_colleague (self->session) != NULL)
    hint = _("Click marked words to see who said what, and when.");
  else if (locked != NULL)
    {
      title = _("Can’t be marked");
      hint = locked;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
  gtk_label_set_text (GTK_LABEL (self->hint_title), title);
  gtk_label_set_text (GTK_LABEL (self->hint), hint);
}

/* The words that are marked; or, of several spans, how many are meant. */
static char *
head_words (AnnoSpanCard *self, AnnoDocument *document, AnnoSpan *span)
{
  g_autoptr (GPtrArray) chosen = anno_session_list_chosen (self->session);

  if (chosen->len <= 1)
    return anno_span_quote (anno_document_get_article (document), span, CARD_WORDS);
  return g_strdup_printf (ngettext ("%u span is chosen. What you change here changes in all of "
                                    "them that have the field.",
                                    "%u spans are chosen. What you change here changes in all of "
                                    "them that have the field.",
                                    chosen->len),
                          chosen->len);
}

static void
show_head (AnnoSpanCard *self, AnnoDocument *document, AnnoSpan *span, const AnnoTag *tag)
{
  g_autofree char *words = head_words (self, document, span);

  anno_swatch_set_tag (ANNO_SWATCH (self->swatch), tag, TRUE);
  anno_guideline_button_set_tag (ANNO_GUIDELINE_BUTTON (self->guideline), tag);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->tag_choice),
                              tag != NULL ? anno_tagset_index_of (tagset_of (self), tag)
                                          : GTK_INVALID_LIST_POSITION);
  gtk_switch_set_active (GTK_SWITCH (self->unsure), anno_span_get_unsure (span));
}

static void
show_span (AnnoSpanCard *self, AnnoDocument *document, AnnoSpan *span)
{
  const AnnoTag *tag = anno_tagset_find (tagset_of (self), anno_span_get_tag (span));
  g_autoptr (AnnoSpan) held = anno_span_ref (span);
  gboolean locked = anno_document_get_locked_reason (document) != NULL;

  show_head (self, document, held, tag);
  if (self->form_shown == NULL || self->form_shown->tag != tag)
    show_form (self, tag);
  for (guint i = 0; self->form_shown != NULL && i < self->form_shown->editors->len; i++)
    anno_field_editor_refresh (self->form_shown->editors->pdata[i], held);
  anno_note_editor_refresh (ANNO_NOTE_EDITOR (self->note), self->session, held);
  gtk_widget_set_sensitive (self->form, !locked);
  gtk_widget_set_sensitive (self->tag_choice, !locked);
  gtk_widget_set_sensitive (self->delete_button, !locked);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "span");
}

static void
show (gpointer widget)
{
  AnnoSpanCard *self = widget;

  if (self->session == NULL || self->refreshing)
    return;
  self->refreshing = TRUE;
  AnnoSpan *chosen = anno_session_get_chosen (self->session);
  g_free (self->shown);
  self->shown = g_strdup (chosen != NULL ? anno_span_get_id (chosen) : NULL);
  if (chosen != NULL)
    show_span (self, anno_session_get_document (self->session), chosen);
  else
    show_hint (self);
  self->refreshing = FALSE;
}

/* Whether another span is chosen than the one that is shown, or it has another tag by now. */
static gboolean
is_another (AnnoSpanCard *self)
{
  AnnoSpan *chosen = anno_session_get_chosen (self->session);
  const AnnoTag *tag = self->form_shown != NULL ? self->form_shown->tag : NULL;

  return chosen == NULL || g_strcmp0 (anno_span_get_id (chosen), self->shown) != 0
         || anno_tagset_find (tagset_of (self), anno_span_get_tag (chosen)) != tag;
}

/* What was typed is settled at once, before another span takes the card. That may change the layer,
 * which comes back here: that inner call is passed over. */
static void
refresh (AnnoSpanCard *self)
{
  if (self->session == NULL || self->refreshing)
    return;
  self->refreshing = TRUE;
  if (is_another (self))
    settle (self);
  self->refreshing = FALSE;
  anno_later_ask (self->later);
}

static void
document_changed_cb (AnnoSpanCard *self)
{
  AnnoDocument *document = anno_session_get_document (self->session);

  g_signal_group_set_target (self->document, document);
  g_signal_group_set_target (self->layer, document != NULL ? anno_document_get_layer (document) : NULL);
  refresh (self);
}

static void
tag_chosen_cb (AnnoSpanCard *self)
{
  guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->tag_choice));

  if (self->refreshing || self->session == NULL || index == GTK_INVALID_LIST_POSITION)
    return;
  anno_chosen_retag (self->session, anno_tagset_get_tag (tagset_of (self), index));
  refresh (self);
}

static void
unsure_changed_cb (AnnoSpanCard *self)
{
  if (self->refreshing || self->session == NULL)
    return;
  anno_chosen_set_unsure (self->session, gtk_switch_get_active (GTK_SWITCH (self->unsure)));
  refresh (self);
}

static void
delete_clicked_cb (AnnoSpanCard *self)
{
  if (self->session != NULL)
    g_action_group_activate_action (anno_verbs_get (self->session), "delete", NULL);
}

static void
anno_span_card_dispose (GObject *object)
{
  anno_span_card_set_session (ANNO_SPAN_CARD (object), NULL);
  G_OBJECT_CLASS (anno_span_card_parent_class)->dispose (object);
}

static void
anno_span_card_finalize (GObject *object)
{
  AnnoSpanCard *self = ANNO_SPAN_CARD (object);

  g_clear_object (&self->document);
  g_clear_object (&self->layer);
  g_clear_pointer (&self->forms, g_hash_table_unref);
  g_clear_pointer (&self->later, anno_later_free);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (anno_span_card_parent_class)->finalize (object);
}

static void
anno_span_card_class_init (AnnoSpanCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_span_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_span_card_finalize;
  g_type_ensure (ANNO_TYPE_GUIDELINE_BUTTON);
  g_type_ensure (ANNO_TYPE_NOTE_EDITOR);
  g_type_ensure (ANNO_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/span-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanCard, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanCard, hint_title);
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanCard, hint);
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanCard, swatch);
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanCard, tag_choice);
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanCard, guideline);
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanCard, delete_button);
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanCard, words);
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanCard, form);
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanCard, fields);
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanCard, note);
  gtk_widget_class_bind_template_child (widget_class, AnnoSpanCard, unsure);
}

static void
anno_span_card_init (AnnoSpanCard *self)
{
  self->forms = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) form_free);
  self->later = anno_later_new (GTK_WIDGET (self), show);
  self->document = g_signal_group_new (ANNO_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document, "notify::locked-reason", G_CALLBACK (refresh), self);
  self->layer = g_signal_group_new (ANNO_TYPE_LAYER);
  g_signal_group_connect_swapped (self->layer, "changed", G_CALLBACK (refresh), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_drop_down_name (GTK_DROP_DOWN (self->tag_choice), _("Tag of the Span"));
  g_signal_connect_object (self->tag_choice, "notify::selected", G_CALLBACK (tag_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unsure, "notify::active", G_CALLBACK (unsure_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->delete_button, "clicked", G_CALLBACK (delete_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  show_hint (self);
}

static void
fill_tag_choice (AnnoSpanCard *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < anno_tagset_get_n_tags (tagset_of (self)); i++)
    gtk_string_list_append (names, anno_tagset_get_tag (tagset_of (self), i)->name);
  self->refreshing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->tag_choice), G_LIST_MODEL (names));
  self->refreshing = FALSE;
}

/* Editors borrow the session, so they go before it does. */
static void
let_go (AnnoSpanCard *self)
{
  settle (self);
  anno_later_forget (self->later);
  remove_forms (self);
  anno_note_editor_clear (ANNO_NOTE_EDITOR (self->note));
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (anno_corpus_get_people (anno_session_get_corpus (self->session)), self);
  g_signal_group_set_target (self->document, NULL);
  g_signal_group_set_target (self->layer, NULL);
}

void
anno_span_card_set_session (AnnoSpanCard *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_SPAN_CARD (self));

  if (self->session == session)
    return;
  if (self->session != NULL)
    let_go (self);
  g_set_object (&self->session, session);
  if (session == NULL)
    return;

  fill_tag_choice (self);
  g_signal_connect_object (session, "notify::chosen", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (anno_corpus_get_people (anno_session_get_corpus (session)), "items-changed",
                           G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  document_changed_cb (self);
}

/* In the order in which they were added: GTK goes by where they are, and a form that is new has no place
 * before the next frame. */
static gboolean
focus_first (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_get_child_visible (child)
        && (gtk_widget_grab_focus (child) || focus_first (child)))
      return TRUE;
  return FALSE;
}

gboolean
anno_span_card_focus_fields (AnnoSpanCard *self)
{
  g_return_val_if_fail (ANNO_IS_SPAN_CARD (self), FALSE);

  if (self->session == NULL || anno_session_get_chosen (self->session) == NULL)
    return FALSE;
  anno_later_hurry (self->later);
  return focus_first (self->form);
}
