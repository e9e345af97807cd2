#include "panels/loss-question.h"

#include "panels/form-parts.h"
#include "panels/question.h"

#include <glib/gi18n-lib.h>

#define SAVE "save"
#define MAX_HEIGHT 320 /* pixels, of the list of losses, before it scrolls */

typedef struct
{
  GPtrArray *losses;
  GPtrArray *choices; /* of GtkDropDown, with references: one a loss */
  GPtrArray *tags;    /* of interned ids: what spans can become */
  AnnoLossesAnswered answered;
  gpointer data;
} Asking;

/* "Claim: 12 spans in 3 articles" */
static char *
describe (const AnnoTagsetLoss *loss)
{
  g_autofree char *spans
      = g_strdup_printf (ngettext ("%u span", "%u spans", loss->n_spans), loss->n_spans);
  g_autofree char *articles = g_strdup_printf (
      ngettext ("in %u article", "in %u articles", loss->articles->len), loss->articles->len);
  /* Translators: a tag or a field, "12 spans" "in 3 articles". */
  return g_strdup_printf (_ ("%s: %s %s"), loss->name, spans, articles);
}

static GtkWidget *
make_choice (const AnnoTagsetLoss *loss, const AnnoTagset *after, const char *name)
{
  GtkWidget *choice = anno_form_parts_drop_down (name, (const char *const[]){ NULL });
  GtkStringList *words = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (choice)));

  gtk_string_list_append (words, loss->field == NULL ? _ ("Keep them, shown as unknown")
                                                     : _ ("Keep what they hold"));
  gtk_string_list_append (words, loss->field == NULL ? _ ("Delete them")
                                                     : _ ("Delete what they hold there"));
  for (guint i = 0; loss->field == NULL && i < anno_tagset_get_n_tags (after); i++)
    {
      g_autofree char *label
          = g_strdup_printf (_ ("Change them to %s"), anno_tagset_get_tag (after, i)->name);
      gtk_string_list_append (words, label);
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  return choice;
}

static GtkWidget *
make_list (Asking *self, const AnnoTagset *after)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < self->losses->len; i++)
    {
      g_autofree char *name = describe (self->losses->pdata[i]);
      GtkWidget *choice = make_choice (self->losses->pdata[i], after, name);
      g_ptr_array_add (self->choices, g_object_ref_sink (choice));
      anno_form_parts_add (column, name, choice, NULL);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), column);
  return scroller;
}

static void
take_answers (Asking *self)
{
  for (guint i = 0; i < self->losses->len; i++)
    {
      AnnoTagsetLoss *loss = self->losses->pdata[i];
      guint chosen = gtk_drop_down_get_selected (self->choices->pdata[i]);
      loss->answer = chosen == 0   ? ANNO_LOSS_KEEP
                     : chosen == 1 ? ANNO_LOSS_DELETE
                                   : ANNO_LOSS_RETAG;
      loss->instead
          = chosen >= 2 && chosen - 2 < self->tags->len ? self->tags->pdata[chosen - 2] : NULL;
    }
}

static void
answered_cb (const char *answer, gpointer data)
{
  Asking *self = data;

  if (answer != NULL)
    take_answers (self);
  self->answered (answer != NULL ? self->losses : NULL, self->data);
  g_ptr_array_unref (self->losses);
  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->tags);
  g_free (self);
}

static char *
make_body (const GPtrArray *problems)
{
  const char *words
      = _ ("Your own spans hold what the new tagset no longer has. What you choose is one step, "
           "which Undo takes back. Colleagues’ spans stay as they are.");

  if (problems == NULL || problems->len == 0)
    return g_strdup (words);
  /* Translators: %s are whole sentences, about files that can’t be read. */
  return g_strdup_printf (_ ("%s\n\nNot all could be counted: %s"), words,
                          (const char *) problems->pdata[0]);
}

GtkWindow *
anno_loss_question_ask (GtkWindow *parent, GPtrArray *losses, const AnnoTagset *after,
                        const GPtrArray *problems, AnnoLossesAnswered answered, gpointer data)
{
  g_return_val_if_fail (losses != NULL && losses->len > 0 && after != NULL, NULL);
  g_return_val_if_fail (answered != NULL, NULL);

  Asking *asking = g_new0 (Asking, 1);
  g_autofree char *body = make_body (problems);
  asking->losses = g_ptr_array_ref (losses);
  asking->choices = g_ptr_array_new_with_free_func (g_object_unref);
  asking->tags = g_ptr_array_new ();
  asking->answered = answered;
  asking->data = data;
  for (guint i = 0; i < anno_tagset_get_n_tags (after); i++)
    g_ptr_array_add (asking->tags, (gpointer) anno_tagset_get_tag (after, i)->id);
  GtkWindow *dialog = anno_question_ask (parent, _ ("What About Your Spans?"), body, NULL, NULL,
                                         SAVE, _ ("_Save the Tagset"), answered_cb, asking);
  anno_question_set_extra (dialog, make_list (asking, after), SAVE);
  gtk_widget_grab_focus (asking->choices->pdata[0]);
  return dialog;
}
