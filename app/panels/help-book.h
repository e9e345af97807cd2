/* The pages of the help, as they lie on disk: Mallard pages in a folder a language. A viewer of the
 * desktop's shows them where there is one; panels/help-window does where there is none. */
#pragma once

#include "panels/help-node.h"

G_BEGIN_DECLS

/* What a list of pages says of one. */
typedef struct
{
  char *id;
  char *title;
  char *summary;
  char *order; /* what they are sorted by */
} AnnoHelpTopic;

/* The folder with the pages in the language of the person, or in English; NULL where there is none.
 * @places: folders with a folder a language in each, the first one that has the language wins;
 * NULL-terminated. @below: where in the language's folder the pages are, "" for right there. */
char *anno_help_book_find (const char *const *places, const char *below) G_GNUC_WARN_UNUSED_RESULT;

/* The pages of @folder that name its index as their guide, in order: of AnnoHelpTopic. One that
 * can't be read is left out. */
GPtrArray *anno_help_book_list (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

/* The page "mark" of @folder. Errors: G_FILE_ERROR, G_MARKUP_ERROR. */
AnnoHelpNode *anno_help_book_read (const char *folder, const char *page, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
