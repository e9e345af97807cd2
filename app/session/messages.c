#include "session/messages.h"

struct _AnnoMessages
{
  GObject *owner;
  GPtrArray *waiting; /* of Message */
  guint telling;
};

typedef struct
{
  guint signal;
  char *text;
} Message;

static void
message_free (Message *self)
{
  g_free (self->text);
  g_free (self);
}

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) message_free);
}

AnnoMessages *
anno_messages_new (GObject *owner)
{
  g_return_val_if_fail (G_IS_OBJECT (owner), NULL);

  AnnoMessages *self = g_new0 (AnnoMessages, 1);
  self->owner = owner;
  self->waiting = list_new ();
  return self;
}

void
anno_messages_free (AnnoMessages *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_free (self);
}

/* Who hears it may let the owner go. */
static gboolean
tell_cb (gpointer data)
{
  AnnoMessages *self = data;
  g_autoptr (GObject) owner = g_object_ref (self->owner);
  g_autoptr (GPtrArray) messages = g_steal_pointer (&self->waiting);

  self->telling = 0;
  self->waiting = list_new ();
  for (guint i = 0; i < messages->len; i++)
    {
      const Message *message = messages->pdata[i];
      g_signal_emit (owner, message->signal, 0, message->text);
    }
  return G_SOURCE_REMOVE;
}

void
anno_messages_add (AnnoMessages *self, guint signal, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  Message *message = g_new0 (Message, 1);
  message->signal = signal;
  message->text = g_strdup (text);
  g_ptr_array_add (self->waiting, message);
  if (self->telling == 0)
    self->telling = g_idle_add (tell_cb, self);
}

void
anno_messages_add_all (AnnoMessages *self, guint signal, const GPtrArray *texts)
{
  g_return_if_fail (self != NULL && texts != NULL);

  for (guint i = 0; i < texts->len; i++)
    anno_messages_add (self, signal, texts->pdata[i]);
}
