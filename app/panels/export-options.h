/* What an export is to be: the form, whose annotations, which tags, of which articles, in how many
 * files.
 *
 * Signals: "changed": something was chosen otherwise.
 */
#pragma once

#include "foreign/set-format.h"
#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_EXPORT_OPTIONS (anno_export_options_get_type ())
G_DECLARE_FINAL_TYPE (AnnoExportOptions, anno_export_options, ANNO, EXPORT_OPTIONS, GtkGrid)

GtkWidget *anno_export_options_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* What there is to choose from. Once. */
void anno_export_options_set_session (AnnoExportOptions *self, AnnoSession *session);

const AnnoSetFormat *anno_export_options_get_format (AnnoExportOptions *self);
/* Without the articles of a search, which aren't known here. */
AnnoSetChoice       *anno_export_options_make_choice (AnnoExportOptions *self)
    G_GNUC_WARN_UNUSED_RESULT;
/* What the articles have to be found by; NULL where that isn't what is wanted. */
char                *anno_export_options_make_query (AnnoExportOptions *self)
    G_GNUC_WARN_UNUSED_RESULT;
/* Whether each article gets a file, of a form that is one file else. */
gboolean             anno_export_options_get_each    (AnnoExportOptions *self);
/* Whether many files are packed in an archive. */
gboolean             anno_export_options_get_archive (AnnoExportOptions *self);

G_END_DECLS
