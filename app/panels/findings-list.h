/* What was odd about a layer file, as a list: each with its place, a click goes there. */
#pragma once

#include "model/finding.h"
#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_FINDINGS_LIST (anno_findings_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoFindingsList, anno_findings_list, ANNO, FINDINGS_LIST, GtkBox)

/* @findings: of AnnoFinding, as anno_document_get_findings gives them. */
GtkWidget *anno_findings_list_new (AnnoSession *session, const GPtrArray *findings)
    G_GNUC_WARN_UNUSED_RESULT;

/* One sentence for a notice: "3 marks no longer match the text."; NULL where there is nothing. */
char *anno_findings_in_words (const GPtrArray *findings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
