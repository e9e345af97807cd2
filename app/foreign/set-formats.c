#include "foreign/set-formats.h"

#include "foreign/bdoc-writer.h"
#include "foreign/brat-writer.h"
#include "foreign/citron-writer.h"
#include "foreign/conll-writer.h"
#include "foreign/doccano-writer.h"
#include "foreign/html-writer.h"
#include "foreign/label-studio-writer.h"
#include "foreign/pdf-writer.h"
#include "foreign/refi-qda-writer.h"
#include "foreign/schema-org-writer.h"
#include "foreign/spacy-writer.h"
#include "foreign/table-writer.h"
#include "foreign/tei-writer.h"
#include "foreign/timeml-writer.h"
#include "foreign/uima-json-writer.h"
#include "foreign/uima-xmi-writer.h"
#include "foreign/web-writer.h"
#include "foreign/webanno-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_TRIED 16 /* files, before a form is given up */

G_DEFINE_QUARK (anno-foreign-error-quark, anno_foreign_error)

static const AnnoSetFormat *const formats[] = {
  &anno_web_collection_format,
  &anno_web_lines_format,
  &anno_csv_spans_format,
  &anno_tsv_spans_format,
  &anno_csv_attributions_format,
  &anno_tsv_attributions_format,
  &anno_brat_format,
  &anno_spacy_format,
  &anno_doccano_format,
  &anno_label_studio_format,
  &anno_bdoc_format,
  &anno_uima_xmi_format,
  &anno_uima_json_format,
  &anno_citron_format,
  &anno_webanno_format,
  &anno_tei_format,
  &anno_timeml_format,
  &anno_conll_iob2_format,
  &anno_conll_iob1_format,
  &anno_conll_bioes_format,
  &anno_schema_org_format,
  &anno_refi_qda_format,
  &anno_html_format,
  &anno_pdf_format,
};

const AnnoSetFormat *const *
anno_set_formats (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (formats);
  return formats;
}

const AnnoSetFormat *
anno_set_format_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i]->id, id))
      return formats[i];
  return NULL;
}

gboolean
anno_set_format_has_ending (const AnnoSetFormat *format, const char *name)
{
  g_return_val_if_fail (format != NULL && name != NULL, FALSE);

  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot != NULL && format->endings != NULL && format->endings[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, format->endings[i]) == 0)
      return TRUE;
  return FALSE;
}

/* What is seen of a file. */
typedef struct
{
  gboolean is_any; /* a document, … */
  gboolean is_marked; /* … and one with a mark */
} Seen;

/* The first document is enough. */
static gboolean
see_cb (AnnoForeignDocument *document, gpointer data)
{
  Seen *seen = data;

  seen->is_any = TRUE;
  for (guint i = 0; i < document->layers->len; i++)
    seen->is_marked |= ((const AnnoForeignLayer *) document->layers->pdata[i])->spans->len > 0;
  anno_foreign_document_free (document);
  return FALSE;
}

static Seen
look_at (const AnnoSetFormat *format, AnnoForeignSource *source, const char *name)
{
  Seen seen = { FALSE, FALSE };
  const AnnoForeignSink sink = { see_cb, &seen };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_foreign_source_read (source, name, &error);
  const AnnoForeignFile file = { name, bytes, source };

  if (bytes == NULL || !format->read (&file, &sink, &error))
    return (Seen){ FALSE, FALSE };
  return seen;
}

/* Among the files of a form lie others with the same ending; what a few of them aren't, the rest
 * hardly are. */
static gboolean
holds (AnnoForeignSource *source, const AnnoSetFormat *format)
{
  const GPtrArray *names = anno_foreign_source_list (source);
  guint n_tried = 0;

  for (guint i = 0; i < names->len && n_tried < MOST_TRIED; i++)
    {
      if (!anno_set_format_has_ending (format, names->pdata[i]))
        continue;
      if (look_at (format, source, names->pdata[i]).is_any)
        return TRUE;
      n_tried++;
    }
  return FALSE;
}

/* By what its files are called. */
static const AnnoSetFormat *
guess_by_names (AnnoForeignSource *source)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (holds (source, formats[i]))
      return formats[i];
  return NULL;
}

/* Of one that is called anything, by what it holds: some readers take all, and understand none of
 * it. */
static const AnnoSetFormat *
guess_by_marks (AnnoForeignSource *source)
{
  const char *name = anno_foreign_source_list (source)->pdata[0];

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (anno_set_format_has_ending (formats[i], name))
      return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (formats[i]->read != NULL && look_at (formats[i], source, name).is_marked)
      return formats[i];
  return NULL;
}

/* A file that is named has to be there. */
static gboolean
is_readable (AnnoForeignSource *source, GError **error)
{
  const GPtrArray *names = anno_foreign_source_list (source);

  if (anno_foreign_source_is_tree (source) || names->len == 0)
    return TRUE;
  g_autoptr (GBytes) bytes = anno_foreign_source_read (source, names->pdata[0], error);
  return bytes != NULL;
}

const AnnoSetFormat *
anno_set_format_guess (AnnoForeignSource *source, GError **error)
{
  g_return_val_if_fail (source != NULL, NULL);

  if (!is_readable (source, error))
    return NULL;
  const AnnoSetFormat *format = guess_by_names (source);
  if (format == NULL && !anno_foreign_source_is_tree (source)
      && anno_foreign_source_list (source)->len == 1)
    format = guess_by_marks (source);
  if (format == NULL)
    g_set_error_literal (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
                         _("It is in no form that can be read here. Name the form, to be told what "
                           "is wrong with it."));
  return format;
}

AnnoKeeps
anno_set_format_link_kind (const AnnoTagset *tagset, const AnnoSpan *span, const AnnoValue *value)
{
  g_return_val_if_fail (tagset != NULL && span != NULL && value != NULL, ANNO_KEEPS_OTHER_LINKS);

  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, value->field) : NULL;
  gboolean is_part = tag != NULL && tag->role == ANNO_ROLE_CLAIM && field != NULL
                     && field->role != ANNO_ROLE_NONE && field->role != ANNO_ROLE_CLAIM;
  return is_part ? ANNO_KEEPS_LINKS : ANNO_KEEPS_OTHER_LINKS;
}
