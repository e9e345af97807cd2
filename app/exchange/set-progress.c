#include "exchange/set-progress.h"

struct _AnnoSetProgress
{
  gint n; /* atomic, as the other */
  gint n_all;
};

AnnoSetProgress *
anno_set_progress_new (void)
{
  return g_atomic_rc_box_new0 (AnnoSetProgress);
}

AnnoSetProgress *
anno_set_progress_ref (AnnoSetProgress *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
anno_set_progress_unref (AnnoSetProgress *self)
{
  g_atomic_rc_box_release (self);
}

void
anno_set_progress_begin (AnnoSetProgress *self, guint n_all)
{
  if (self == NULL)
    return;
  g_atomic_int_set (&self->n, 0);
  g_atomic_int_set (&self->n_all, (gint) MIN (n_all, G_MAXINT));
}

void
anno_set_progress_tell (AnnoSetProgress *self, guint n)
{
  if (self != NULL)
    g_atomic_int_set (&self->n, (gint) MIN (n, G_MAXINT));
}

gboolean
anno_set_progress_get (AnnoSetProgress *self, guint *n, guint *n_all)
{
  g_return_val_if_fail (self != NULL && n != NULL && n_all != NULL, FALSE);

  *n = (guint) g_atomic_int_get (&self->n);
  *n_all = (guint) g_atomic_int_get (&self->n_all);
  return *n_all > 0;
}
