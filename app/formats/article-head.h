/* What stands above an article's body, as its source spells it: gathered from wherever a format has
 * it, and written in one order. */
#pragma once

#include "formats/block-text.h"

G_BEGIN_DECLS

/* Members may be NULL. Words by the rule for words (formats/block-text). */
typedef struct
{
  char *title;
  GPtrArray *subtitles; /* of char */
  GPtrArray *bylines;   /* of char */
  char *dateline;
} AnnoArticleHead;

void anno_article_head_clear (AnnoArticleHead *self);
/* Takes @words, which may be NULL, where @member, of a head or an AnnoMeta, has none yet. */
void anno_article_head_take (char **member, char *words);
/* Takes @words, which may be NULL, as another one; not what is the title, or there already. */
void anno_article_head_take_subtitle (AnnoArticleHead *self, char *words);
void anno_article_head_take_byline   (AnnoArticleHead *self, char *words);
/* Takes what @other has and this lacks; bylines only where this has none. */
void anno_article_head_fill (AnnoArticleHead *self, const AnnoArticleHead *other);
/* Whether @words are in the head already, as title or subtitle. */
gboolean anno_article_head_has_heading (const AnnoArticleHead *self, const char *words);
/* Writes its blocks. */
void anno_article_head_put (const AnnoArticleHead *self, AnnoBlockText *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoArticleHead, anno_article_head_clear)

G_END_DECLS
