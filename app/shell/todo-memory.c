#include "shell/todo-memory.h"

#include "session/todo-item.h"

#include <string.h>

#define KEY "asked-seen"
#define MAX_CORPORA 50 /* more are forgotten, in no order */
#define MAX_ITEMS 500  /* of one corpus: who has more is told again, which is no harm */
#define DIGITS 8       /* of each item's sum: enough to tell them apart */

static char *
name_of (AnnoCorpus *corpus)
{
  g_autofree char *whose = g_strconcat (anno_corpus_get_root (corpus), "\n",
                                        anno_corpus_get_annotator (corpus)->id, NULL);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, whose, -1);
}

static char *
sum_of (GListModel *items, guint n)
{
  g_autoptr (AnnoTodoItem) item = g_list_model_get_item (items, n);
  const AnnoTodoFacts *facts = anno_todo_item_get (item);
  g_autofree char *what = g_strconcat (facts->record->id, "\n", facts->last->id, NULL);
  char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, what, -1);

  sum[DIGITS] = '\0';
  return sum;
}

static gboolean
has_sum (const char *kept, const char *sum)
{
  for (; strlen (kept) >= DIGITS; kept += DIGITS)
    if (strncmp (kept, sum, DIGITS) == 0)
      return TRUE;
  return FALSE;
}

gboolean
anno_todo_memory_knows (GSettings *settings, AnnoCorpus *corpus, GListModel *items)
{
  g_return_val_if_fail (G_IS_SETTINGS (settings) && ANNO_IS_CORPUS (corpus), FALSE);
  g_return_val_if_fail (G_IS_LIST_MODEL (items), FALSE);

  g_autofree char *name = name_of (corpus);
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  guint n = g_list_model_get_n_items (items);
  const char *kept = NULL;

  if (!g_variant_lookup (all, name, "&s", &kept))
    return n == 0;
  if (n > MAX_ITEMS)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sum = sum_of (items, i);
      if (!has_sum (kept, sum))
        return FALSE;
    }
  return TRUE;
}

static char *
sum_up (GListModel *items)
{
  GString *sums = g_string_new (NULL);

  for (guint i = 0; i < MIN (g_list_model_get_n_items (items), MAX_ITEMS); i++)
    {
      g_autofree char *sum = sum_of (items, i);
      g_string_append (sums, sum);
    }
  return g_string_free (sums, FALSE);
}

void
anno_todo_memory_keep (GSettings *settings, AnnoCorpus *corpus, GListModel *items)
{
  g_return_if_fail (G_IS_SETTINGS (settings) && ANNO_IS_CORPUS (corpus));
  g_return_if_fail (G_IS_LIST_MODEL (items));

  g_autofree char *name = name_of (corpus), *sums = sum_up (items);
  g_autoptr (GVariant) all = g_settings_get_value (settings, KEY);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const char *other, *value, *kept = NULL;
  guint n = 1;

  if (g_variant_lookup (all, name, "&s", &kept) ? g_str_equal (kept, sums) : *sums == '\0')
    return;
  if (*sums != '\0')
    g_variant_builder_add (&builder, "{ss}", name, sums);
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &value))
    if (!g_str_equal (other, name) && n++ < MAX_CORPORA)
      g_variant_builder_add (&builder, "{ss}", other, value);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
