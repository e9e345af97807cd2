#include "model/history.h"

struct _AnnoHistory
{
  GObject parent_instance;
  GPtrArray *steps; /* of AnnoStep, oldest first */
  guint n_done;     /* the cursor: steps before it are done, those behind it undone */
};

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  N_PROPS,
};

enum
{
  UNDONE,
  REDONE,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoHistory, anno_history, G_TYPE_OBJECT)

static const char *
label_of (AnnoStep *step)
{
  return step != NULL ? anno_step_get_label (step) : NULL;
}

static void
tell (AnnoHistory *self)
{
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

static void
anno_history_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AnnoHistory *self = ANNO_HISTORY (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, anno_history_peek_undo (self) != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, anno_history_peek_redo (self) != NULL);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, label_of (anno_history_peek_undo (self)));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, label_of (anno_history_peek_redo (self)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
anno_history_finalize (GObject *object)
{
  AnnoHistory *self = ANNO_HISTORY (object);

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  G_OBJECT_CLASS (anno_history_parent_class)->finalize (object);
}

static void
anno_history_class_init (AnnoHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = anno_history_get_property;
  object_class->finalize = anno_history_finalize;

  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[UNDONE] = g_signal_new ("undone", ANNO_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, ANNO_TYPE_STEP);
  signals[REDONE] = g_signal_new ("redone", ANNO_TYPE_HISTORY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, ANNO_TYPE_STEP);
}

static void
anno_history_init (AnnoHistory *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_step_unref);
}

AnnoHistory *
anno_history_new (void)
{
  return g_object_new (ANNO_TYPE_HISTORY, NULL);
}

void
anno_history_push (AnnoHistory *self, AnnoStep *step)
{
  g_return_if_fail (ANNO_IS_HISTORY (self) && step != NULL);

  if (self->n_done < self->steps->len)
    g_ptr_array_remove_range (self->steps, self->n_done, self->steps->len - self->n_done);
  g_ptr_array_add (self->steps, anno_step_ref (step));
  self->n_done++;
  tell (self);
}

AnnoStep *
anno_history_peek_undo (AnnoHistory *self)
{
  g_return_val_if_fail (ANNO_IS_HISTORY (self), NULL);
  return self->n_done > 0 ? self->steps->pdata[self->n_done - 1] : NULL;
}

AnnoStep *
anno_history_peek_redo (AnnoHistory *self)
{
  g_return_val_if_fail (ANNO_IS_HISTORY (self), NULL);
  return self->n_done < self->steps->len ? self->steps->pdata[self->n_done] : NULL;
}

void
anno_history_undone (AnnoHistory *self)
{
  g_return_if_fail (ANNO_IS_HISTORY (self) && self->n_done > 0);
  self->n_done--;
  tell (self);
  g_signal_emit (self, signals[UNDONE], 0, self->steps->pdata[self->n_done]);
}

void
anno_history_redone (AnnoHistory *self)
{
  g_return_if_fail (ANNO_IS_HISTORY (self) && self->n_done < self->steps->len);
  self->n_done++;
  tell (self);
  g_signal_emit (self, signals[REDONE], 0, self->steps->pdata[self->n_done - 1]);
}

void
anno_history_drop_oldest (AnnoHistory *self, guint n)
{
  g_return_if_fail (ANNO_IS_HISTORY (self));

  n = MIN (n, self->n_done);
  if (n == 0)
    return;
  g_ptr_array_remove_range (self->steps, 0, n);
  self->n_done -= n;
  tell (self);
}

void
anno_history_drop_undone (AnnoHistory *self)
{
  g_return_if_fail (ANNO_IS_HISTORY (self));

  if (self->n_done == self->steps->len)
    return;
  g_ptr_array_remove_range (self->steps, self->n_done, self->steps->len - self->n_done);
  tell (self);
}

gboolean
anno_history_move (AnnoHistory *self, const char *from, const char *to)
{
  gboolean any = FALSE;

  g_return_val_if_fail (ANNO_IS_HISTORY (self) && from != NULL && to != NULL, FALSE);

  for (guint i = 0; i < self->steps->len; i++)
    {
      AnnoStep *step = self->steps->pdata[i];
      self->steps->pdata[i] = anno_step_move (step, from, to);
      any = any || self->steps->pdata[i] != step;
      anno_step_unref (step);
    }
  return any;
}

guint
anno_history_get_n_steps (AnnoHistory *self)
{
  g_return_val_if_fail (ANNO_IS_HISTORY (self), 0);
  return self->steps->len;
}

guint
anno_history_get_n_done (AnnoHistory *self)
{
  g_return_val_if_fail (ANNO_IS_HISTORY (self), 0);
  return self->n_done;
}

AnnoStep *
anno_history_nth (AnnoHistory *self, guint n)
{
  g_return_val_if_fail (ANNO_IS_HISTORY (self), NULL);
  return n < self->steps->len ? self->steps->pdata[n] : NULL;
}
