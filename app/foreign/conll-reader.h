/* Reads words with a tag each, as CoNLL-2003 and its kin have them: the word in the first column,
 * the tag in the last one, an empty line after each sentence. Columns are divided by blanks, or by
 * tabs where a line has one. The scheme of the tags is found (foreign/conll-tags.h).
 *
 * Each "-DOCSTART-", and each comment that names a document, begins one; a line of "#" and words
 * that has as many columns as others and ends in a tag is no comment.
 */
#pragma once

#include "foreign/set-format.h"

gboolean anno_conll_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error);
