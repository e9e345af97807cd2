/* What the types of a foreign form are to mean here: a row for each, with the tag that it becomes.
 *
 * Signals: "changed": somebody chose otherwise. */
#pragma once

#include "exchange/read-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_TYPE_LIST (anno_type_list_get_type ())
G_DECLARE_FINAL_TYPE (AnnoTypeList, anno_type_list, ANNO, TYPE_LIST, GtkBox)

GtkWidget *anno_type_list_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* Shows the types of @report, unless those are shown already; NULL for none. @tagset: what they may
 * become. */
void         anno_type_list_show (AnnoTypeList *self, const AnnoReadReport *report,
                                  const AnnoTagset *tagset);
/* What was chosen otherwise than found; NULL where nothing was. */
AnnoTypeMap *anno_type_list_make_map (AnnoTypeList *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
