#include "formats/corpus-file.h"

#include "formats/json-record.h"

#include <glib/gi18n-lib.h>

void
anno_corpus_facts_clear (AnnoCorpusFacts *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->example, g_free);
}

/* Names become paths: only what the program itself would name a folder is one. */
static gboolean
is_slug (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '-')
      return FALSE;
  return *text != '\0';
}

gboolean
anno_corpus_file_read (GBytes *bytes, AnnoCorpusFacts *facts, GError **error)
{
  AnnoJsonSlice file;
  g_autofree char *example = NULL;

  g_return_val_if_fail (bytes != NULL && facts != NULL, FALSE);

  if (!anno_json_record_open (bytes, &file, error)
      || !anno_json_record_is_format_1 (&file, error)
      || !anno_json_record_text (&file, NULL, "example", &example, error))
    return FALSE;
  if (example != NULL && !is_slug (example))
    return anno_json_record_refuse (error, NULL,
                                    _("“example” must be the name of a folder in “annotations”, "
                                      "made of a–z, 0–9 and “-”, not “%s”."),
                                    example);
  anno_corpus_facts_clear (facts);
  facts->example = g_steal_pointer (&example);
  return TRUE;
}
