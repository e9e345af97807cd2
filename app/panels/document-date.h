/* The document date with where it comes from, and a way to set it by hand or take that back:
 * "Sunday 9 July 2017 · printed in the article". */
#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_DOCUMENT_DATE (anno_document_date_get_type ())
G_DECLARE_FINAL_TYPE (AnnoDocumentDate, anno_document_date, ANNO, DOCUMENT_DATE, GtkBox)

/* Follows the document that @session has in hand; hidden while there is none. */
GtkWidget *anno_document_date_new (AnnoSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
