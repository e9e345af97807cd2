/* Where words, sentences and paragraphs of an article begin and end.
 *
 * By Unicode's rules as Pango applies them, a line at a time; of a line longer than
 * ANNO_BOUNDARIES_WINDOW only the part around the place is looked at, so that the cost never grows
 * with the article. All places are code points.
 */
#pragma once

#include "text/article.h"

G_BEGIN_DECLS

#define ANNO_BOUNDARIES_WINDOW 8192

/* The word that holds @place, or ends at it; empty (at @place) between words. */
AnnoRange anno_boundaries_word      (AnnoArticle *article, guint place);
/* The sentence that holds @place, without the blanks around it. */
AnnoRange anno_boundaries_sentence  (AnnoArticle *article, guint place);
/* The line that holds @place, without the blanks around it. */
AnnoRange anno_boundaries_paragraph (AnnoArticle *article, guint place);

/* What a person meant who drew over @range: edges inside a word move out to the word's edge;
 * surrounding blanks and trailing commas fall off. Empty where nothing is left. */
AnnoRange anno_boundaries_snap  (AnnoArticle *article, AnnoRange range);
/* @range with its edges moved out to whole grapheme clusters, and no more. */
AnnoRange anno_boundaries_whole (AnnoArticle *article, AnnoRange range);

/* The next word's end after @place, and the start of the word before it: what Ctrl+Right and
 * Ctrl+Left reach. At the ends of the article, @place itself. */
guint anno_boundaries_next_word_end       (AnnoArticle *article, guint place);
guint anno_boundaries_previous_word_start (AnnoArticle *article, guint place);

/* What lies between two word boundaries that follow one another: a word, a sign, or blanks. */
typedef struct
{
  guint start;
  guint end;
  gboolean opens_sentence;
} AnnoPiece;

/* The whole article but for its line ends, in AnnoPiece: the same in all languages that a desktop
 * may speak. Costs as much as the article is long. */
GArray *anno_boundaries_list_pieces (AnnoArticle *article) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
