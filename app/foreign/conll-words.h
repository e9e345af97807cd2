/* What the forms of CoNLL spell otherwise, and the line that begins a document. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As CoNLL-2003 has it, in four columns. */
#define ANNO_CONLL_DOCUMENT "-DOCSTART- -X- O O"

/* A type without blanks: each is "_". */
char    *anno_conll_spell       (const char *id) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the @n bytes of a first column are "-DOCSTART-", with any number of dashes around it that
 * isn't zero, and in any case: they vary. */
gboolean anno_conll_is_document (const char *word, gsize n);
/* What "# newdoc id = NAME" (CoNLL-U), or "# doc_id = NAME" (bconv), calls a document; NULL where
 * the @n bytes of a line are neither. */
char    *anno_conll_read_name   (const char *line, gsize n) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
