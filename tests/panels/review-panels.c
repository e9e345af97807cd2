#include "panels/review-panels.h"

#include "session/colleague-work.h"
#include "session/review-keeper.h"

#include <glib/gstdio.h>

/* Longer than a review waits for more before it reads again. */
#define QUIET (250 * G_TIME_SPAN_MILLISECOND)

void
review_panels_init (ReviewPanels *self, const char *name, const char *anna, const char *ben)
{
  self->scene = panel_scene_new (NULL);
  colleague_work_put (self->scene->root, "a.txt", "anna", name, anna);
  colleague_work_put (self->scene->root, "a.txt", "ben", "Ben", ben);
  self->review = anno_review_new (self->scene->session);
  anno_review_set_active (self->review, TRUE);
  review_panels_settle (self);
}

void
review_panels_clear (ReviewPanels *self)
{
  if (self->scene == NULL)
    return;
  review_panels_settle (self);
  anno_review_set_active (self->review, FALSE);
  if (self->scene->window != NULL)
    gtk_window_destroy (g_steal_pointer (&self->scene->window));
  widgets_settle ();
  g_clear_object (&self->review);
  g_clear_pointer (&self->scene, panel_scene_free);
}

static gboolean
is_busy (ReviewPanels *self)
{
  gboolean loading = TRUE;

  g_object_get (self->review, "loading", &loading, NULL);
  return loading
         || anno_review_keeper_is_busy (
             anno_review_keeper_get (anno_session_get_corpus (self->scene->session)));
}

void
review_panels_settle (ReviewPanels *self)
{
  gint64 end = g_get_monotonic_time () + QUIET;

  while (g_get_monotonic_time () < end)
    {
      if (is_busy (self))
        end = g_get_monotonic_time () + QUIET;
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
}

void
review_panels_break (ReviewPanels *self)
{
  g_autofree char *there = g_build_filename (self->scene->root, "reviews", NULL);
  g_autofree char *away = g_build_filename (self->scene->root, "away", NULL);

  if (g_file_test (there, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_rename (there, away), ==, 0);
  colleague_work_write (self->scene->root, "reviews", "in the way");
}

void
review_panels_mend (ReviewPanels *self)
{
  g_autofree char *there = g_build_filename (self->scene->root, "reviews", NULL);
  g_autofree char *away = g_build_filename (self->scene->root, "away", NULL);

  g_assert_cmpint (g_remove (there), ==, 0);
  if (g_file_test (away, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_rename (away, there), ==, 0);
}

const GPtrArray *
review_panels_get_entries (ReviewPanels *self)
{
  return anno_review_reading_get_entries (anno_review_get_reading (self->review));
}

const AnnoReviewState *
review_panels_get_state (ReviewPanels *self)
{
  return anno_review_reading_get_state (anno_review_get_reading (self->review));
}

AnnoReviewEntry *
review_panels_nth (ReviewPanels *self, guint n)
{
  const GPtrArray *entries = review_panels_get_entries (self);
  g_assert_cmpuint (n, <, entries->len);
  return entries->pdata[n];
}
