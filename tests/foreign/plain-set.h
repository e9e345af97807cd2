/* Files of another form as sets of our own, type by type and field by field under the same name, to
 * see what a reader gave, and to write it again. */
#pragma once

#include "foreign/set-format.h"

G_BEGIN_DECLS

/* The documents that @format reads from one file (of AnnoForeignDocument); NULL with an error.
 * @length: of @text in bytes; -1 for all of it. */
GPtrArray *plain_set_read        (const AnnoSetFormat *format, const char *name, const char *text,
                                  gssize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Those in all files of the form that are in the folder, or that @path is. */
GPtrArray *plain_set_read_folder (const AnnoSetFormat *format, const char *path)
    G_GNUC_WARN_UNUSED_RESULT;

/* What a document says, a line a mark: ID TYPE [0-5 "words"] {field=value+extra} ~note ? !, where
 * "?" is unsure and "!" an event; then what is left out, each behind "- ". */
char *plain_set_say (const AnnoForeignDocument *document) G_GNUC_WARN_UNUSED_RESULT;

/* The types and fields that @documents use. A type of events has the member "event"; a field whose
 * values are all "true" is a flag. */
AnnoTagset *plain_set_tagset (const GPtrArray *documents) G_GNUC_WARN_UNUSED_RESULT;
/* The one layer of a document that brings its text, by annotator "ann", at @path. */
AnnoSetArticle *plain_set_article (const AnnoForeignDocument *document, AnnoTagset *tagset,
                                   const char *path) G_GNUC_WARN_UNUSED_RESULT;
void            plain_set_article_free (AnnoSetArticle *article);

/* A new folder below @base in which @format wrote @article, and what goes with the annotator. */
char *plain_set_write (const AnnoSetFormat *format, const AnnoSetArticle *article,
                       const char *base) G_GNUC_WARN_UNUSED_RESULT;
/* The words in a file of it. */
char *plain_set_load  (const char *folder, const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Removes a folder with all that is in it. */
void  plain_set_remove (const char *folder);

G_END_DECLS
