/* What is to be said about the journal, in the language of the person. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* That acts can't be written, and why. */
char *anno_journal_words_failed  (const GError *error) G_GNUC_WARN_UNUSED_RESULT;
/* That the @n oldest steps fell off. */
char *anno_journal_words_dropped (guint n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
