/* An article as a plain text of a REFI-QDA project, and the places in it.
 *
 * The standard doesn't say whether CR LF counts as one or two, and programs differ; nor do they
 * agree about a byte order mark. So the text has neither: lines end in LF, and places are code
 * points of that text.
 */
#pragma once

#include "text/article.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;
  GArray *left_out; /* of guint: the places in the article that the text lacks, sorted */
} AnnoRefiText;

void  anno_refi_text_init  (AnnoRefiText *self, AnnoArticle *article);
void  anno_refi_text_clear (AnnoRefiText *self);
/* Where @place of the article is in the text. */
guint anno_refi_text_place (const AnnoRefiText *self, guint place);

/* Appends @words as XML, for use between tags and in attributes: what XML forbids becomes a blank,
 * and line ends survive. */
void  anno_refi_text_append (GString *out, const char *words);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoRefiText, anno_refi_text_clear)

G_END_DECLS
