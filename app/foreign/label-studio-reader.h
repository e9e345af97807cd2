/* Reads what Label Studio exports: tasks with their annotations (Label Studio's documentation,
 * "Label Studio JSON format of annotated tasks", and "Export annotations" for JSON_MIN; older
 * exports call them completions). Places in plain text are code points, in exports from before 2021
 * UTF-16 code units; those in HTML count its text. */
#pragma once

#include "foreign/set-format.h"

gboolean anno_label_studio_read (const AnnoForeignFile *file, const AnnoForeignSink *sink,
                                 GError **error);
