/* The tables below an article on paper: who said what, when, and what else was marked. The number
 * of a row leads to the words in the article. */
#pragma once

#include "print/page-marks.h"

G_BEGIN_DECLS

/* Adds the strips of all tables, after the article's own. */
void anno_page_tables_set (AnnoSetting *setting);

G_END_DECLS
