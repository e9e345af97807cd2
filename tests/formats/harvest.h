/* What a reader of articles found in a source: its drafts, and what it skipped. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *drafts;  /* of AnnoArticleDraft */
  GPtrArray *skipped; /* of char: "part: why" */
  GError *error;      /* NULL where the reader said TRUE */
} Harvest;

void    harvest_clear (Harvest *self);
/* Reads @n_bytes (-1: a string) as a person would who chose @kept and @encoding. */
Harvest harvest_read  (const AnnoArticleFormat *format, const char *data, gssize n_bytes,
                       AnnoBlockKinds kept, const char *encoding);
/* Reads a string with the usual choice. */
Harvest harvest_string (const AnnoArticleFormat *format, const char *string);
/* Reads the file @name below the tests' data, in the format that it is guessed to be. */
Harvest harvest_file  (const AnnoArticleFormat *format, const char *name);
/* The only draft; fails where there is another number of them, or an error. */
const AnnoArticleDraft *harvest_only (const Harvest *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Harvest, harvest_clear)

G_END_DECLS
