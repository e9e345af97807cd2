#include "session/settled-choices.h"

#include "files/file-reader.h"
#include "files/safe-name.h"
#include "formats/json-record.h"
#include "formats/layer-reader.h"
#include "session/colleague.h"
#include "session/corpus-survey.h"
#include "session/layout.h"
#include "session/review-case.h"
#include "session/settled-name.h"

#include <string.h>

#define NAME_PREFIX "Settled by " /* in one language for all: see session/settled-maker */

/* While it is found out what a set was made by. */
typedef struct
{
  const AnnoSettledChoices *choices;
  const char *slug;
  AnnoSettledWish *wish;
  GHashTable *ids; /* of whose annotations it was made */
  gboolean is_known;
} Past;

/* The member "settled" of a layer, alone; NULL where there is none. */
static char *
find_member (GBytes *bytes)
{
  guint n_spans;
  g_autoptr (AnnoLayerHeader) header = anno_layer_reader_peek (bytes, &n_spans, NULL);

  return header != NULL && header->extra != NULL ? g_strdup_printf ("{%s}", header->extra) : NULL;
}

static guint
read_number (const AnnoJsonSlice *object, const char *key)
{
  AnnoJsonSlice value;
  gint64 n = 0;

  if (!anno_json_record_find (object, key, &value) || !anno_json_slice_to_int (&value, &n))
    return 0;
  return (guint) CLAMP (n, 0, G_MAXINT);
}

/* The folders that the set's file names, as they are on the disk. */
static GStrv
find_folders (const GPtrArray *annotators, const char *const *shown)
{
  g_autoptr (GStrvBuilder) slugs = g_strv_builder_new ();

  for (guint i = 0; i < annotators->len; i++)
    {
      const char *slug = ((const AnnoAnnotator *) annotators->pdata[i])->slug;
      g_autofree char *display = anno_safe_name_display (slug);
      if (g_strv_contains (shown, display))
        g_strv_builder_add (slugs, slug);
    }
  return g_strv_builder_end (slugs);
}

static void
read_rule (Past *self, const AnnoJsonSlice *made)
{
  AnnoSettledWish *wish = self->wish;
  g_autofree char *rule = NULL;
  g_auto (GStrv) reviewers = NULL;

  anno_json_record_flag (made, NULL, "decisions", &wish->by_decisions, NULL);
  anno_json_record_text (made, NULL, "rule", &rule, NULL);
  anno_json_record_list (made, NULL, "reviewers", &reviewers, NULL);
  wish->has_rule = rule != NULL && anno_merge_rule_find (rule, &wish->rule.rule);
  wish->rule.min_people = read_number (made, "minPeople");
  wish->rule.min_percent = read_number (made, "minPercent");
  anno_json_record_flag (made, NULL, "ofAll", &wish->rule.of_all, NULL);
  if (reviewers != NULL)
    wish->reviewers = find_folders (self->choices->reviewers, (const char *const *) reviewers);
  self->is_known = wish->has_rule || wish->by_decisions;
}

static void
read_layer (Past *self, const char *article)
{
  g_autofree char *file = anno_layout_layer_file (self->choices->root, self->slug, article);
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_LAYER, NULL, NULL);
  g_autofree char *member = bytes != NULL ? find_member (bytes) : NULL;
  g_auto (GStrv) ids = NULL;
  AnnoJsonSlice object, made;

  if (member == NULL || !anno_json_record_open_text (member, strlen (member), &object, NULL)
      || !anno_json_record_find (&object, "settled", &made)
      || !anno_json_record_is_object (&made, NULL, NULL))
    return;
  if (!self->is_known)
    read_rule (self, &made);
  anno_json_record_list (&made, NULL, "annotators", &ids, NULL);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_add (self->ids, g_strdup (ids[i]));
}

/* NULL where the set was made of all who are there. */
static GStrv
list_slugs (const Past *self)
{
  const GPtrArray *annotators = self->choices->annotators;
  g_autoptr (GStrvBuilder) slugs = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; i < annotators->len; i++)
    {
      const AnnoAnnotator *annotator = annotators->pdata[i];
      if (!g_hash_table_contains (self->ids, annotator->id))
        continue;
      g_strv_builder_add (slugs, annotator->slug);
      n++;
    }
  return n < annotators->len ? g_strv_builder_end (slugs) : NULL;
}

static char *
find_name (const char *root, const char *slug)
{
  g_autoptr (AnnoAnnotator) annotator = anno_colleague_identify (root, slug);

  return g_str_has_prefix (annotator->name, NAME_PREFIX)
             ? g_strdup (annotator->name + strlen (NAME_PREFIX))
             : anno_settled_name_show (slug);
}

/* Goes through all layers of the set; one of which none says what it was made by isn't one. */
static void
add_set (AnnoSettledChoices *choices, const char *slug, const GPtrArray *entries)
{
  g_autofree char *name = find_name (choices->root, slug);
  g_autoptr (AnnoSettledWish) wish = anno_settled_wish_new (choices->root, name);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Past self = { choices, slug, wish, ids, FALSE };

  for (guint i = 0; i < entries->len; i++)
    {
      const AnnoSurveyEntry *entry = entries->pdata[i];
      if (g_ptr_array_find_with_equal_func (entry->slugs, slug, g_str_equal, NULL))
        read_layer (&self, entry->article);
    }
  if (!self.is_known)
    return;
  wish->slugs = list_slugs (&self);
  g_ptr_array_add (choices->sets, g_steal_pointer (&wish));
}

/* Who only reviews has a folder, and no layer. */
static GStrv
list_annotators (const char *root, const GPtrArray *entries)
{
  g_auto (GStrv) slugs = anno_review_case_list_slugs (root);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; slugs[i] != NULL; i++)
    for (guint k = 0; k < entries->len; k++)
      if (g_ptr_array_find_with_equal_func (((const AnnoSurveyEntry *) entries->pdata[k])->slugs,
                                            slugs[i], g_str_equal, NULL))
        {
          g_strv_builder_add (builder, slugs[i]);
          break;
        }
  return g_strv_builder_end (builder);
}

static void
add_people (GPtrArray *people, const char *root, GStrv slugs)
{
  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    g_ptr_array_add (people, anno_colleague_identify (root, slugs[i]));
}

static int
compare_sets (gconstpointer a, gconstpointer b)
{
  const AnnoSettledWish *left = *(const AnnoSettledWish *const *) a;
  const AnnoSettledWish *right = *(const AnnoSettledWish *const *) b;

  return g_utf8_collate (left->name, right->name);
}

AnnoSettledChoices *
anno_settled_choices_new (const char *root, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (root != NULL, NULL);

  g_autoptr (GPtrArray) entries = anno_corpus_survey (root, "", NULL, cancellable, error);
  if (entries == NULL)
    return NULL;
  g_auto (GStrv) all = anno_layout_list_annotators (root, NULL);
  g_auto (GStrv) slugs = list_annotators (root, entries);
  g_auto (GStrv) reviewers = anno_layout_list_reviewers (root, NULL);
  AnnoSettledChoices *self = g_new0 (AnnoSettledChoices, 1);
  self->root = g_strdup (root);
  self->annotators = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_annotator_free);
  self->reviewers = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_annotator_free);
  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_settled_wish_free);
  add_people (self->annotators, root, slugs);
  add_people (self->reviewers, root, reviewers);
  for (guint i = 0; all != NULL && all[i] != NULL; i++)
    if (anno_settled_name_is_slug (all[i]))
      add_set (self, all[i], entries);
  g_ptr_array_sort (self->sets, compare_sets);
  return self;
}

void
anno_settled_choices_free (AnnoSettledChoices *self)
{
  if (self == NULL)
    return;
  g_free (self->root);
  g_ptr_array_unref (self->annotators);
  g_ptr_array_unref (self->reviewers);
  g_ptr_array_unref (self->sets);
  g_free (self);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  AnnoSettledChoices *self = anno_settled_choices_new (data, cancellable, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) anno_settled_choices_free);
  else
    g_task_return_error (task, error);
}

void
anno_settled_choices_new_async (const char *root, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (root != NULL);

  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_task_set_task_data (task, g_strdup (root), g_free);
  g_task_run_in_thread (task, run);
}

AnnoSettledChoices *
anno_settled_choices_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

const AnnoSettledWish *
anno_settled_choices_find (const AnnoSettledChoices *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->sets->len; i++)
    if (g_str_equal (((const AnnoSettledWish *) self->sets->pdata[i])->name, name))
      return self->sets->pdata[i];
  return NULL;
}
