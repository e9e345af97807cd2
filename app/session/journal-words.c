#include "session/journal-words.h"

#include <glib/gi18n-lib.h>

char *
anno_journal_words_failed (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return g_strdup_printf (
      _("Your changes are safe only once they are saved, because the journal can’t be written: "
        "%s"),
      error->message);
}

char *
anno_journal_words_dropped (guint n)
{
  return g_strdup_printf (
      ngettext ("The history has grown too long: the oldest step can no longer be undone.",
                "The history has grown too long: the %u oldest steps can no longer be undone.", n),
      n);
}
