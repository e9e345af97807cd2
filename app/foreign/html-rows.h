/* The tables below an article: who said what, when; and what else was marked. Each row leads to the
 * words it speaks of. */
#pragma once

#include "foreign/html-marks.h"

G_BEGIN_DECLS

/* The section with the tables of all annotators. */
void anno_html_rows_print (const AnnoHtmlArticle *self);

G_END_DECLS
