#include "formats/corpus-file.h"

#include "formats/json-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_RULES 10000
#define MAX_PATTERN 1024 /* bytes */

static void
assignment_free (gpointer data)
{
  AnnoAssignment *self = data;
  g_free (self->annotator);
  g_strfreev (self->articles);
  g_free (self);
}

void
anno_corpus_facts_clear (AnnoCorpusFacts *self)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->example, g_free);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  self->annotators_each = 0;
}

void
anno_corpus_facts_copy (AnnoCorpusFacts *self, const AnnoCorpusFacts *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  anno_corpus_facts_clear (self);
  self->example = g_strdup (other->example);
  self->annotators_each = other->annotators_each;
  if (other->assignments != NULL)
    self->assignments = g_ptr_array_ref (other->assignments);
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

static gboolean
check_patterns (GStrv patterns, const char *where, GError **error)
{
  if (patterns == NULL || patterns[0] == NULL)
    return anno_json_record_refuse (error, where,
                                    _("“articles” must say which ones: paths, or patterns such as "
                                      "“politics/**”."));
  for (guint i = 0; patterns[i] != NULL; i++)
    if (*patterns[i] == '/' || strlen (patterns[i]) > MAX_PATTERN)
      return anno_json_record_refuse (error, where,
                                      _("“%.80s” must be a path below the corpus, of at most %u bytes."),
                                      patterns[i], MAX_PATTERN);
  return TRUE;
}

static gboolean
add_rule (GPtrArray *rules, const AnnoJsonSlice *value, GError **error)
{
  /* Translators: a place in the file corpus.json, for a message about it. */
  g_autofree char *where = g_strdup_printf (_("Assignment %u"), rules->len + 1);
  AnnoAssignment *rule = g_new0 (AnnoAssignment, 1);

  g_ptr_array_add (rules, rule);
  if (rules->len > MAX_RULES)
    return anno_json_record_refuse (error, NULL, _("There are more than %u assignments."), MAX_RULES);
  return anno_json_record_is_object (value, where, error)
         && anno_json_record_need (value, where, "annotator", &rule->annotator, error)
         && anno_json_record_list (value, where, "articles", &rule->articles, error)
         && check_patterns (rule->articles, where, error);
}

/* NULL where there are none, with an error where they aren't as they must be. */
static GPtrArray *
read_rules (const AnnoJsonSlice *file, GError **error)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (assignment_free);
  AnnoJsonSlice array, value;
  const char *at = NULL;

  if (!anno_json_record_find (file, "assignments", &array)
      || !anno_json_record_array (file, NULL, "assignments", &array, error))
    return NULL;
  while (anno_json_next_element (&array, &at, &value))
    if (!add_rule (rules, &value, error))
      return NULL;
  return rules->len > 0 ? g_steal_pointer (&rules) : NULL;
}

static gboolean
read_each (const AnnoJsonSlice *file, guint *each, GError **error)
{
  AnnoJsonSlice value;
  gint64 number = 0;

  if (!anno_json_record_find (file, "annotatorsEach", &value))
    return TRUE;
  if (!anno_json_slice_to_int (&value, &number) || number < 1 || number > ANNO_CORPUS_MAX_EACH)
    return anno_json_record_refuse (error, NULL, _("“annotatorsEach” must be a number from 1 to %u."),
                                    ANNO_CORPUS_MAX_EACH);
  *each = (guint) number;
  return TRUE;
}

gboolean
anno_corpus_file_read (GBytes *bytes, AnnoCorpusFacts *facts, GError **error)
{
  g_auto (AnnoCorpusFacts) read = { NULL };
  AnnoJsonSlice file;
  GError *problem = NULL;

  g_return_val_if_fail (bytes != NULL && facts != NULL, FALSE);

  if (!anno_json_record_open (bytes, &file, error)
      || !anno_json_record_is_format_1 (&file, error)
      || !anno_json_record_text (&file, NULL, "example", &read.example, error))
    return FALSE;
  if (read.example != NULL && !is_slug (read.example))
    return anno_json_record_refuse (error, NULL,
                                    _("“example” must be the name of a folder in “annotations”, "
                                      "made of a–z, 0–9 and “-”, not “%s”."),
                                    read.example);
  read.assignments = read_rules (&file, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (!read_each (&file, &read.annotators_each, error))
    return FALSE;
  anno_corpus_facts_clear (facts);
  *facts = read;
  read = (AnnoCorpusFacts) { NULL };
  return TRUE;
}
