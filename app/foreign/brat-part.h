/* Stretches of a file that is being taken apart, without a copy. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *text; /* NULL for none */
  gsize n;          /* bytes */
} AnnoBratPart;

/* Takes the next word, of anything but blanks, off *@rest; FALSE where there is none. */
gboolean anno_brat_part_next  (AnnoBratPart *rest, AnnoBratPart *word);
/* Cuts @part at the first @sign; FALSE where it has none. @after may be @part. */
gboolean anno_brat_part_cut   (const AnnoBratPart *part, char sign, AnnoBratPart *before,
                               AnnoBratPart *after);
gboolean anno_brat_part_is    (AnnoBratPart part, const char *text);
/* Whether there is nothing but blanks. */
gboolean anno_brat_part_is_blank (AnnoBratPart part);
char    *anno_brat_part_dup   (AnnoBratPart part) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
