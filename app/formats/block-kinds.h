/* The kinds of blocks that an import leaves out unless told otherwise, by name. */
#pragma once

#include "formats/block-text.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoBlockKind kind;
  const char *id;   /* the word of the command line: "captions" */
  const char *name; /* N_("Captions of pictures and tables") */
} AnnoBlockChoice;

const AnnoBlockChoice *anno_block_kinds (guint *n);
/* The bits of @ids, names with commas between them; FALSE where one is none of them. */
gboolean anno_block_kinds_parse (const char *ids, AnnoBlockKinds *kinds);
/* How many blocks of each kind were left out, as words: "3 captions, 1 table row"; NULL for none.
 * @left_out: ANNO_N_BLOCK_KINDS numbers. */
char *anno_block_kinds_describe (const guint *left_out) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
