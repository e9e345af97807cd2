#include "session/autosave.h"

#include <gio/gio.h>

struct _AnnoAutosave
{
  AnnoAutosaveDue due;
  gpointer data;
  GSource *timer;
  gint64 first_act; /* monotonic, 0 where all is saved, or being saved */
  guint retry;      /* ms; 0 where the last save went well */
};

AnnoAutosave *
anno_autosave_new (AnnoAutosaveDue due, gpointer data)
{
  g_return_val_if_fail (due != NULL, NULL);

  AnnoAutosave *self = g_new0 (AnnoAutosave, 1);
  self->due = due;
  self->data = data;
  return self;
}

static void
stop_timer (AnnoAutosave *self)
{
  if (self->timer == NULL)
    return;
  g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

void
anno_autosave_free (AnnoAutosave *self)
{
  if (self == NULL)
    return;
  stop_timer (self);
  g_free (self);
}

static gboolean
due_cb (gpointer data)
{
  AnnoAutosave *self = data;

  g_clear_pointer (&self->timer, g_source_unref);
  self->due (self->data);
  return G_SOURCE_REMOVE;
}

static void
set_timer (AnnoAutosave *self, gint64 ms)
{
  stop_timer (self);
  self->timer = g_timeout_source_new ((guint) MAX (ms, 0));
  g_source_set_callback (self->timer, due_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

void
anno_autosave_touch (AnnoAutosave *self)
{
  g_return_if_fail (self != NULL);

  gint64 now = g_get_monotonic_time ();
  if (self->first_act == 0)
    self->first_act = now;
  gint64 left = ANNO_AUTOSAVE_LONGEST - (now - self->first_act) / 1000;
  gint64 pause = MIN (MAX (left, 0), ANNO_AUTOSAVE_REST);
  if (self->retry == 0)
    set_timer (self, pause);
  else if (self->timer == NULL)
    set_timer (self, self->retry); /* a disk that fails isn't asked more often by more acts */
}

void
anno_autosave_began (AnnoAutosave *self)
{
  g_return_if_fail (self != NULL);
  stop_timer (self);
  self->first_act = 0;
}

void
anno_autosave_went_well (AnnoAutosave *self)
{
  g_return_if_fail (self != NULL);
  self->retry = 0;
}

void
anno_autosave_failed (AnnoAutosave *self)
{
  g_return_if_fail (self != NULL);

  self->retry = self->retry == 0 ? ANNO_AUTOSAVE_FIRST_RETRY
                                 : MIN (self->retry * 2, ANNO_AUTOSAVE_LAST_RETRY);
  set_timer (self, self->retry);
}

gint64
anno_autosave_get_due (AnnoAutosave *self, gint64 now)
{
  g_return_val_if_fail (self != NULL, -1);
  return self->timer != NULL ? (g_source_get_ready_time (self->timer) - now) / 1000 : -1;
}
