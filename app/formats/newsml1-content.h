/* The content items of NewsML 1: which of them are text, what part they play, and how they are
 * written. */
#pragma once

#include "formats/article-draft.h"
#include "formats/article-head.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_NEWSML1_BODY,
  ANNO_NEWSML1_TITLE,
  ANNO_NEWSML1_SUBTITLE,
  ANNO_NEWSML1_CAPTION,
  ANNO_NEWSML1_ASIDE,  /* contacts, abstracts */
  ANNO_NEWSML1_OTHER,  /* no text, or none of the article: pictures, style sheets */
} AnnoNewsml1Role;

/* What @item, a ContentItem, is in its article. */
AnnoNewsml1Role anno_newsml1_content_role  (const xmlNode *item);
/* Takes the words of a title or subtitle into @head. Errors: those of formats/html-fragment. */
gboolean        anno_newsml1_content_name  (const xmlNode *item, AnnoNewsml1Role role,
                                            AnnoArticleHead *head, GError **error);
/* Completes @draft and @head by what NITF in @item says. */
void            anno_newsml1_content_describe (const xmlNode *item, AnnoArticleDraft *draft,
                                               AnnoArticleHead *head);
/* Writes @item, without headings that @head has. @found: set where it has words of an article. */
gboolean        anno_newsml1_content_put   (const xmlNode *item, AnnoNewsml1Role role,
                                            const AnnoArticleHead *head, AnnoBlockText *text,
                                            gboolean *found, GError **error);

G_END_DECLS
