#include "exchange/set-formats.h"

#include "exchange/bdoc-writer.h"
#include "exchange/brat-writer.h"
#include "exchange/doccano-writer.h"
#include "exchange/label-studio-writer.h"
#include "exchange/schema-org-writer.h"
#include "exchange/spacy-writer.h"
#include "exchange/table-writer.h"
#include "exchange/web-writer.h"

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
  &anno_schema_org_format,
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
