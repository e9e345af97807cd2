#include "shell/settled-door.h"

#include "panels/settled-dialog.h"
#include "shell/corpus-door.h"
#include "shell/help.h"
#include "shell/review-door.h"
#include "shell/search-door.h"

#include <glib/gi18n-lib.h>

/* The place is shown in the window, which comes to the front. */
static void
visit_cb (GtkWindow *window, const char *path, guint start, guint end)
{
  AnnoHit *hit = anno_hit_new ();

  hit->path = g_strdup (path);
  hit->start = start;
  hit->end = end;
  g_autoptr (AnnoHitItem) item = anno_hit_item_new (hit);
  gtk_window_present (window);
  anno_search_door_visit (window, item, TRUE);
}

/* While a review is open, it is that which chooses what is over the text. */
static void
end_review (GtkWindow *window)
{
  AnnoReview *review = anno_review_door_get_review (window);

  if (review != NULL && anno_review_get_active (review))
    g_action_group_change_action_state (G_ACTION_GROUP (window), "review",
                                        g_variant_new_boolean (FALSE));
}

static void
show_set_cb (GtkWindow *window, const char *slug, GtkWindow *dialog)
{
  AnnoReview *review = anno_review_door_get_review (window);
  AnnoOverLayers *over
      = review != NULL ? anno_session_get_over_layers (anno_review_get_session (review)) : NULL;
  const char *const shown[] = { slug, NULL };

  if (over == NULL)
    return;
  end_review (window);
  anno_over_layers_set_shown (over, shown);
  anno_over_layers_check (over);
  gtk_window_present (window);
}

static void
help_cb (GtkWindow *dialog)
{
  anno_help_show (dialog, "review");
}

static GtkWidget *
make (GtkWindow *window, AnnoSession *session)
{
  AnnoReview *review = anno_review_door_get_review (window);
  GtkWidget *dialog = anno_settled_dialog_new (
      window, session, review != NULL ? anno_review_get_without (review) : NULL);

  g_signal_connect_object (dialog, "visit", G_CALLBACK (visit_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "show-set", G_CALLBACK (show_set_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect (dialog, "help", G_CALLBACK (help_cb), NULL);
  return dialog;
}

void
anno_settled_door_set_session (GtkWindow *window, AnnoSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_MAP (window));
  anno_corpus_door_set_session (window, "publish-settled", make, session);
}
