#include "formats/block-kinds.h"

#include <glib/gi18n-lib.h>

static const AnnoBlockChoice choices[] = {
  { ANNO_BLOCK_CAPTION, "captions", N_("Captions of pictures and tables") },
  { ANNO_BLOCK_CREDIT, "credits", N_("Credits and rights") },
  { ANNO_BLOCK_TABLE_ROW, "tables", N_("Tables") },
  { ANNO_BLOCK_ASIDE, "asides", N_("Boxes and links beside the article") },
};

const AnnoBlockChoice *
anno_block_kinds (guint *n)
{
  g_return_val_if_fail (n != NULL, NULL);

  *n = G_N_ELEMENTS (choices);
  return choices;
}

gboolean
anno_block_kinds_parse (const char *ids, AnnoBlockKinds *kinds)
{
  g_return_val_if_fail (ids != NULL && kinds != NULL, FALSE);

  g_auto (GStrv) words = g_strsplit (ids, ",", -1);
  AnnoBlockKinds found = 0;
  for (guint w = 0; words[w] != NULL; w++)
    {
      guint i = 0;
      while (i < G_N_ELEMENTS (choices) && g_strcmp0 (g_strstrip (words[w]), choices[i].id) != 0)
        i++;
      if (i == G_N_ELEMENTS (choices))
        return FALSE;
      found |= ANNO_BLOCK_BIT (choices[i].kind);
    }
  *kinds = found;
  return TRUE;
}

static char *
describe (AnnoBlockKind kind, guint n)
{
  switch (kind)
    {
    case ANNO_BLOCK_CAPTION:
      return g_strdup_printf (ngettext ("%u caption", "%u captions", n), n);
    case ANNO_BLOCK_CREDIT:
      return g_strdup_printf (ngettext ("%u credit", "%u credits", n), n);
    case ANNO_BLOCK_TABLE_ROW:
      return g_strdup_printf (ngettext ("%u table row", "%u table rows", n), n);
    case ANNO_BLOCK_ASIDE:
      return g_strdup_printf (ngettext ("%u box beside it", "%u boxes beside it", n), n);
    default:
      return g_strdup_printf (ngettext ("%u other block", "%u other blocks", n), n);
    }
}

char *
anno_block_kinds_describe (const guint *left_out)
{
  g_return_val_if_fail (left_out != NULL, NULL);

  g_autoptr (GString) words = g_string_new (NULL);
  for (guint kind = 0; kind < ANNO_N_BLOCK_KINDS; kind++)
    {
      if (left_out[kind] == 0)
        continue;
      g_autofree char *part = describe (kind, left_out[kind]);
      /* Translators: between the members of a list. */
      g_string_append_printf (words, "%s%s", words->len > 0 ? _(", ") : "", part);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}
