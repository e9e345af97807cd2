/* A sink that keeps what a reader of articles gives and tells, for tests to look at. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *drafts;  /* of AnnoArticleDraft */
  GPtrArray *skipped; /* of char: "PART: WHY" */
  double done;        /* what was told last; it must never go back */
  guint n_told;
  guint most;         /* so many drafts are enough; 0: never */
  AnnoDraftSink sink;
  GError *error;      /* of draft_list_of…; NULL where the reader said TRUE */
} DraftList;

void draft_list_init  (DraftList *self);
void draft_list_clear (DraftList *self);
/* Reads @n_bytes of @data with @format, by @options, which may be NULL. */
gboolean draft_list_read (DraftList *self, const AnnoArticleFormat *format, const char *data,
                          gsize n_bytes, const AnnoImportOptions *options, GError **error);
const AnnoArticleDraft *draft_list_get (const DraftList *self, guint n);
/* What was skipped, one a line. */
char *draft_list_skips (const DraftList *self) G_GNUC_WARN_UNUSED_RESULT;
/* Reads bytes that may be anything: whatever they are, what is told is fit to be shown. */
void draft_list_read_any (const AnnoArticleFormat *format, const guint8 *data, gsize n_bytes);
/* What is found in @n_bytes (-1: a string) of @data, by a person's choice of @kept and
 * @encoding. */
DraftList draft_list_of (const AnnoArticleFormat *format, const char *data, gssize n_bytes,
                         AnnoBlockKinds kept, const char *encoding) G_GNUC_WARN_UNUSED_RESULT;
/* The same of a string, or of the file @name below ANNO_TEST_DATA, which is guessed to be of that
 * format; by the usual choice. */
DraftList draft_list_of_string (const AnnoArticleFormat *format, const char *string)
    G_GNUC_WARN_UNUSED_RESULT;
DraftList draft_list_of_file (const AnnoArticleFormat *format, const char *name)
    G_GNUC_WARN_UNUSED_RESULT;
/* The only draft; fails where there is another number of them, something skipped, or an error. */
const AnnoArticleDraft *draft_list_only (const DraftList *self);
/* The bytes of a file below ANNO_TEST_DATA. */
char *draft_list_load (const char *path, gsize *n_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DraftList, draft_list_clear)

G_END_DECLS
