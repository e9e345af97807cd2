/* The sheet of an article that goes out: what pages of it say. */
#pragma once

#include "foreign/set-article.h"
#include "print/sheet.h"

G_BEGIN_DECLS

/* The article must outlive it. */
AnnoSheet *anno_set_sheet_new (const AnnoSetArticle *article) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
