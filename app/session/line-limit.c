#include "session/line-limit.h"

#include "formats/annotation-printer.h"
#include "formats/json-scan.h"
#include "formats/relative-uri.h"
#include "session/apply.h"

#include <glib/gi18n-lib.h>

gboolean
anno_line_limit_check (const AnnoEdit *edit, const AnnoTagset *tagset, const char *layer_below,
                       GError **error)
{
  g_return_val_if_fail (edit != NULL && layer_below != NULL, FALSE);

  if (edit->kind != ANNO_EDIT_SPAN || edit->after == NULL)
    return TRUE;

  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *source = anno_relative_uri (layer_below, edit->article);
  anno_annotation_print (line, edit->after, tagset, NULL, source);
  if (line->len <= ANNO_JSON_MAX_LINE)
    return TRUE;

  g_autofree char *is = g_format_size_full (line->len, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *may = g_format_size_full (ANNO_JSON_MAX_LINE, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, ANNO_APPLY_ERROR, ANNO_APPLY_ERROR_TOO_LONG,
               /* Translators: two sizes, as “1.2 MiB”. */
               _("That is too long to be saved: with its note and its fields, the span would "
                 "take %s, and the limit is %s. Nothing was changed."),
               is, may);
  return FALSE;
}
