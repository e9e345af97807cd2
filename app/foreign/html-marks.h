/* The words of a line of an article as HTML, with its spans marked.
 *
 * Each span is a <mark>, one within the other as far as they nest; where they cross, one goes on in
 * a further piece. A mark's lane is how far below the words its line runs, so that no two lines
 * meet; its label, a link to its row in the table, stands below its first word. Beyond
 * ANNO_HTML_LANES_MAX lanes a span has its label alone, because nobody could tell lines apart
 * there, and no page could hold so many elements in one another.
 */
#pragma once

#include "print/sheet.h"

G_BEGIN_DECLS

#define ANNO_HTML_LANES_MAX 32

/* One article on the page. */
typedef struct
{
  GString *out;
  const AnnoSheet *sheet;
  guint number; /* of the article, from 1: part of each id */
  GHashTable *marked; /* a set: the ids of the marks that are there so far */
} AnnoHtmlArticle;

/* How many lanes the line needs, ANNO_HTML_LANES_MAX at most; what it holds is added to @line, a
 * string of its own, because the lanes are said before it. */
guint anno_html_marks_print (const AnnoHtmlArticle *self, GString *line, AnnoRange range);

/* "m1-0-3", the id of the @maker's mark of @span. */
char *anno_html_marks_id        (const AnnoHtmlArticle *self, guint maker, AnnoSpan *span)
    G_GNUC_WARN_UNUSED_RESULT;
/* Appends "r1-0-3", that of a row. */
void  anno_html_marks_print_row (const AnnoHtmlArticle *self, GString *out, guint maker, guint row);

G_END_DECLS
