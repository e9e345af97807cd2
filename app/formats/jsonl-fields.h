/* What the members of an object of a corpus mean: those that the person named, else the usual
 * names.
 *
 * The usual names are tried in this order, whatever their case, and with or without "_" and "-" in
 * them ("datePublished", "date_published"):
 *   text      text, body, content, article, maintext, articleBody, bodyText, bodyMain, fullText,
 *             articleText, storyText, story, document, bodyHtml, contentHtml, rawText
 *   title     title, headline, headlineMain, articleTitle
 *   byline    author, authors, byline, by, creator, writer
 *   date      datePublished, publishDate, published, datePublish, publicationDate, pubDate,
 *             publishedAt, publishedDate, publishedOn, publishedTime, webPublicationDate,
 *             firstCreated, date, dateTime, created, createdAt
 *   id        id, guid, uuid, uid, uri, @id, identifier, docId, articleId
 *   url       url, link, canonicalUrl, webUrl, articleUrl, sourceUrl, permalink
 *   source    source, publisher, publication, siteName, outlet, newspaper, sourceDomain, domain,
 *             hostname, site
 *   language  language, lang, inLanguage
 * All but the text are looked for in an object "meta" or "metadata" too.
 */
#pragma once

#include "formats/article-format.h"
#include "formats/json-slice.h"

G_BEGIN_DECLS

/* The article that @object is; else NULL, and in *@why a sentence. Its text is as it came, unless
 * it clearly is HTML or an array of paragraphs. */
AnnoArticleDraft *anno_jsonl_fields_read (const AnnoJsonSlice *object,
                                          const AnnoImportOptions *options, char **why)
    G_GNUC_WARN_UNUSED_RESULT;
/* Adds to @names, of char, those of @object's members that aren't there yet, up to @most in all:
 * as paths where they lie in an object inside. */
void anno_jsonl_fields_list (const AnnoJsonSlice *object, GPtrArray *names, guint most);

G_END_DECLS
