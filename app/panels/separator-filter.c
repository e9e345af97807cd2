#include "panels/separator-filter.h"

#include "text/plain.h"

/* @text with blanks, where it needs them; else NULL. */
static char *
filter (const char *text, int n_bytes)
{
  g_autofree char *filtered = n_bytes < 0 ? g_strdup (text) : g_strndup (text, (gsize) n_bytes);

  if (!anno_plain_has_separator (filtered))
    return NULL;
  anno_plain_blank_separators (filtered);
  return g_steal_pointer (&filtered);
}

/* "insert-text" of each GtkText, in its class's place: blanks keep the number of bytes. */
static void
insert_text (GtkEditable *editable, const char *text, int n_bytes, int *position)
{
  g_autofree char *filtered = filter (text, n_bytes);

  g_signal_chain_from_overridden_handler (editable, filtered != NULL ? filtered : text, n_bytes,
                                          position);
}

void
anno_separator_filter_install (void)
{
  static gsize installed = 0;

  if (!g_once_init_enter (&installed))
    return;
  g_type_class_ref (GTK_TYPE_TEXT); /* kept, as the handler is a part of it */
  g_signal_override_class_handler ("insert-text", GTK_TYPE_TEXT, G_CALLBACK (insert_text));
  g_once_init_leave (&installed, 1);
}

static void
insert_cb (GtkTextBuffer *buffer, GtkTextIter *place, const char *text, int n_bytes)
{
  g_autofree char *filtered = filter (text, n_bytes);

  if (filtered == NULL)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  gtk_text_buffer_insert (buffer, place, filtered, n_bytes);
}

void
anno_separator_filter_add (GtkTextBuffer *buffer)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  g_signal_connect (buffer, "insert-text", G_CALLBACK (insert_cb), NULL);
}
