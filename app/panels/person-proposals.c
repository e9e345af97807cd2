#include "panels/person-proposals.h"

#include "panels/later.h"
#include "session/proposal.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define N_SHOWN 3

struct _AnnoPersonProposals
{
  GtkBox parent_instance;
  AnnoSession *session;
  const AnnoField *field;
  AnnoSpan *span;       /* whose proposals are shown, or are to be */
  GPtrArray *proposals; /* of AnnoPersonProposal, as shown; or NULL */
  AnnoLater *later;
  GtkWidget *buttons[N_SHOWN];
  GtkWidget *names[N_SHOWN];
  GtkWidget *reasons[N_SHOWN];
};

enum
{
  ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoPersonProposals, anno_person_proposals, GTK_TYPE_BOX)

/* A tagset may have the key for a tag of its own. */
static char *
tell_key (AnnoPersonProposals *self, const char *reason)
{
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (self->session));

  /* Translators: %s is why somebody is proposed. */
  return g_strdup_printf (anno_tagset_find_key (tagset, 'y') == NULL
                              ? _ ("%s. Press Y in the article, or Enter in the field, to accept.")
                              : _ ("%s. Press Enter in the field to accept."),
                          reason);
}

static void
show_one (AnnoPersonProposals *self, guint n, const AnnoPersonProposal *proposal)
{
  g_autofree char *isolated = anno_isolate (anno_person_get_name (proposal->person));
  /* Translators: on a button that takes over a proposal; %s is a person's name. */
  g_autofree char *name
      = g_strdup_printf (proposal->is_new ? _ ("Add “%s”?") : _ ("%s?"), isolated);
  g_autofree char *tip = n == 0 ? tell_key (self, proposal->reason) : g_strdup (proposal->reason);

  gtk_label_set_text (GTK_LABEL (self->names[n]), name);
  gtk_label_set_text (GTK_LABEL (self->reasons[n]), proposal->reason);
  gtk_widget_set_tooltip_text (self->buttons[n], tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[n]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip, -1);
}

static void
hide_all (AnnoPersonProposals *self)
{
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  for (guint i = 0; i < N_SHOWN; i++)
    gtk_widget_set_visible (self->buttons[i], FALSE);
}

static void
catch_up (gpointer widget)
{
  AnnoPersonProposals *self = widget;
  AnnoDocument *document = anno_session_get_document (self->session);

  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  if (document != NULL && self->span != NULL && anno_document_get_locked_reason (document) == NULL)
    self->proposals = anno_proposal_find_people (
        document, anno_corpus_get_people (anno_session_get_corpus (self->session)), self->field,
        self->span, N_SHOWN);
  guint n = self->proposals != NULL ? self->proposals->len : 0;
  for (guint i = 0; i < n; i++)
    show_one (self, i, self->proposals->pdata[i]);
  for (guint i = 0; i < N_SHOWN; i++)
    gtk_widget_set_visible (self->buttons[i], i < n);
}

static void
clicked_cb (AnnoPersonProposals *self, GtkWidget *button)
{
  guint n = 0;

  while (n < N_SHOWN && self->buttons[n] != button)
    n++;
  if (self->proposals == NULL || n >= self->proposals->len)
    return;
  const AnnoPersonProposal *proposal = self->proposals->pdata[n];
  g_autoptr (AnnoPerson) person = g_object_ref (proposal->person);
  g_signal_emit (self, signals[ACCEPTED], 0, person, proposal->is_new);
}

static void
anno_person_proposals_dispose (GObject *object)
{
  AnnoPersonProposals *self = ANNO_PERSON_PROPOSALS (object);

  g_clear_pointer (&self->later, anno_later_free);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_pointer (&self->span, anno_span_unref);
  G_OBJECT_CLASS (anno_person_proposals_parent_class)->dispose (object);
}

static void
anno_person_proposals_class_init (AnnoPersonProposalsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_person_proposals_dispose;
  signals[ACCEPTED]
      = g_signal_new ("accepted", ANNO_TYPE_PERSON_PROPOSALS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, ANNO_TYPE_PERSON, G_TYPE_BOOLEAN);
}

static GtkWidget *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* A click leaves the keyboard where it is: in the article, most of the time. */
static void
add_button (AnnoPersonProposals *self, guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->names[n] = add_label (box);
  self->reasons[n] = add_label (box);
  gtk_widget_add_css_class (self->reasons[n], "caption");
  self->buttons[n] = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->buttons[n]), box);
  gtk_widget_set_focus_on_click (self->buttons[n], FALSE);
  gtk_widget_add_css_class (self->buttons[n], "proposal");
  gtk_widget_set_visible (self->buttons[n], FALSE);
  gtk_box_append (GTK_BOX (self), self->buttons[n]);
  g_signal_connect_object (self->buttons[n], "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
anno_person_proposals_init (AnnoPersonProposals *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->later = anno_later_new (GTK_WIDGET (self), catch_up);
}

GtkWidget *
anno_person_proposals_new (AnnoSession *session, const AnnoField *field)
{
  g_return_val_if_fail (ANNO_IS_SESSION (session) && field != NULL, NULL);

  AnnoPersonProposals *self = g_object_new (ANNO_TYPE_PERSON_PROPOSALS, NULL);
  self->session = session;
  self->field = field;
  for (guint i = 0; i < N_SHOWN; i++)
    add_button (self, i);
  return GTK_WIDGET (self);
}

/* What is proposed for another span is gone at once: it would be accepted for this one. */
void
anno_person_proposals_show (AnnoPersonProposals *self, AnnoSpan *span)
{
  g_return_if_fail (ANNO_IS_PERSON_PROPOSALS (self) && span != NULL);

  gboolean same = self->span != NULL && anno_span_equal (self->span, span);
  gboolean open = anno_span_find_value (span, self->field->id) == NULL;
  AnnoSpan *before = self->span;
  self->span = anno_span_ref (span);
  g_clear_pointer (&before, anno_span_unref);
  if (!same || !open)
    hide_all (self);
  if (open)
    anno_later_ask (self->later);
  else
    anno_later_forget (self->later);
}

gboolean
anno_person_proposals_accept (AnnoPersonProposals *self)
{
  g_return_val_if_fail (ANNO_IS_PERSON_PROPOSALS (self), FALSE);

  anno_later_hurry (self->later);
  if (self->proposals == NULL || self->proposals->len == 0)
    return FALSE;
  clicked_cb (self, self->buttons[0]);
  return TRUE;
}
