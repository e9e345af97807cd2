/* The text of a document of which a WebAnno TSV 3 file holds the sentences, and where each begins
 * (“WebAnno TSV 3.3 File format” in INCEpTION's User Guide, “Sentence Representation”).
 *
 * What lies between two sentences isn't in the file: the first character is a line feed, as there,
 * all others are blanks. Places should be UTF-16 code units; files made by other programs may count
 * code points, which shows where words don't lie at their places.
 */
#pragma once

#include "foreign/offset-unit.h"

G_BEGIN_DECLS

typedef struct
{
  GString *text; /* its lines */
  guint line;    /* of the file: where it begins */
  guint first;   /* its words in AnnoWebannoText */
  guint n;
} AnnoWebannoSentence;

typedef struct
{
  guint start;
  guint end;
  guint line;
  const char *word; /* n bytes of the file */
  gsize n;
} AnnoWebannoWord;

typedef struct
{
  GArray *sentences; /* of AnnoWebannoSentence, each with one word at least */
  GArray *words;     /* of AnnoWebannoWord */
} AnnoWebannoText;

AnnoWebannoText *anno_webanno_text_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void             anno_webanno_text_free (AnnoWebannoText *self);
/* What it counts in; *@line: the first line where a word doesn't lie at its place, 0 for none. */
AnnoOffsetUnit   anno_webanno_text_find_unit (const AnnoWebannoText *self, guint *line);
/* The text. NULL with ANNO_FOREIGN_ERROR where sentences overlap, or the text would have more than
 * @max bytes. */
char            *anno_webanno_text_join (const AnnoWebannoText *self, AnnoOffsetUnit unit,
                                         gsize max, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoWebannoText, anno_webanno_text_free)

G_END_DECLS
