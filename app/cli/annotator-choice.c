#include "cli/annotator-choice.h"

#include "cli/output.h"
#include "session/layout.h"

gboolean
anno_annotator_choice_check (const char *root, const char *named, const char *const *slugs)
{
  g_return_val_if_fail (root != NULL && named != NULL, FALSE);

  g_auto (GStrv) there = anno_layout_list_annotators (root, NULL);
  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    if (there == NULL || !g_strv_contains ((const char *const *) there, slugs[i]))
      {
        g_autofree char *words = g_strdup_printf ("There is no annotator “%s”.", slugs[i]);
        anno_output_message (named, words);
        return FALSE;
      }
  return TRUE;
}
