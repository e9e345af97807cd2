#include "cli/tagset-command.h"

#include "cli/output.h"
#include "cli/place.h"
#include "files/file-reader.h"
#include "files/safe-name.h"
#include "formats/json-print.h"
#include "formats/json-scan.h"
#include "formats/tagset-file.h"
#include "model/tagset-check.h"
#include "session/layout.h"
#include "session/tagset-store.h"

static void
print_flag (GString *out, const char *key, gboolean flag)
{
  if (!flag)
    return;
  anno_json_print_key (out, key);
  g_string_append (out, "true");
}

static void
print_fields (GString *out, const AnnoTag *tag)
{
  anno_json_print_key (out, "fields");
  g_string_append_c (out, '[');
  for (guint i = 0; i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      g_string_append (out, i == 0 ? "{" : ",{");
      anno_json_print_member (out, "id", field->id);
      anno_json_print_member (out, "name", field->name);
      anno_json_print_member (out, "kind", anno_field_kind_to_string (field->kind));
      print_flag (out, "many", field->many);
      print_flag (out, "advised", field->advised);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* The key as text; "-" for none. */
static char *
key_of (const AnnoTag *tag)
{
  char key[7] = "-";

  if (tag->key != 0)
    g_unichar_to_utf8 (tag->key, key);
  return g_strdup (key);
}

static void
print_json (const AnnoTag *tag)
{
  g_autoptr (GString) line = g_string_new ("{");
  g_autofree char *key = key_of (tag);

  anno_json_print_member (line, "id", tag->id);
  anno_json_print_member (line, "name", tag->name);
  anno_json_print_member (line, "colour", tag->colour);
  anno_json_print_member (line, "key", tag->key != 0 ? key : NULL);
  anno_json_print_member (line, "role", anno_role_to_string (tag->role));
  print_fields (line, tag);
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static void
print_columns (const AnnoTag *tag)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  const char *role = anno_role_to_string (tag->role);

  g_ptr_array_add (columns, g_strdup (tag->id));
  g_ptr_array_add (columns, key_of (tag));
  g_ptr_array_add (columns, g_strdup (tag->colour));
  g_ptr_array_add (columns, g_strdup (role != NULL ? role : "-"));
  g_ptr_array_add (columns, g_strdup (tag->name));
  for (guint i = 0; i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      g_ptr_array_add (
          columns, g_strdup_printf ("%s (%s)", field->id, anno_field_kind_to_string (field->kind)));
    }
  anno_output_columns (columns);
}

/* "tagset.json: claim, field kind: …" */
static void
tell (const char *file, const AnnoTagset *tagset, const AnnoTagsetProblem *problem)
{
  g_autoptr (GString) place = g_string_new (file);

  if (problem->tag != G_MAXUINT)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, problem->tag);
      g_string_append_printf (place, ": %s", tag->id);
      if (problem->field != G_MAXUINT)
        g_string_append_printf (place, ", field %s",
                                ((const AnnoField *) tag->fields->pdata[problem->field])->id);
    }
  anno_output_message (place->str, problem->message);
}

static AnnoExit
show (const char *file, const AnnoTagset *tagset, gboolean json)
{
  g_autoptr (GPtrArray) problems = anno_tagset_check (tagset);

  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    if (json)
      print_json (anno_tagset_get_tag (tagset, i));
    else
      print_columns (anno_tagset_get_tag (tagset, i));
  for (guint i = 0; i < problems->len; i++)
    tell (file, tagset, problems->pdata[i]);
  return problems->len > 0 ? ANNO_EXIT_FINDINGS : ANNO_EXIT_DONE;
}

/* NULL, told, where @named can't be read as one. */
static AnnoTagset *
read_file (const char *named)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (named, ANNO_JSON_MAX_FILE, NULL, &error);
  AnnoTagset *tagset = bytes != NULL ? anno_tagset_file_read (bytes, &error) : NULL;

  if (tagset == NULL)
    anno_output_message (named, error->message);
  return tagset;
}

/* What is there is seen just before it is replaced: whoever writes at the same time is not undone.
 */
static AnnoExit
put (const AnnoPlace *place, const char *file, AnnoTagset *tagset)
{
  AnnoFileIdentity there = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = anno_layout_tagset_file (place->root);
  g_autoptr (AnnoTagsetOrder) order = NULL;

  if (anno_file_identity_take (&there, path, ANNO_FILE_DEPTH_FULL, &error))
    order = anno_tagset_order_new (place->root, tagset, ANNO_SAVE_IF_UNCHANGED, &there);
  if (order != NULL && anno_tagset_store_write (order, &error))
    return ANNO_EXIT_DONE;
  anno_output_message (file, error->message);
  return g_error_matches (error, ANNO_FILE_ERROR, ANNO_FILE_ERROR_CHANGED) ? ANNO_EXIT_CONFLICT
                                                                           : ANNO_EXIT_WRITE;
}

static AnnoExit
run_at (const char *named, gboolean json, const char *set)
{
  g_auto (AnnoPlace) place = { 0 };
  anno_place_init (&place, named);
  g_autofree char *file = anno_place_show (&place, "tagset.json");
  g_autoptr (GError) error = NULL;

  if (!g_file_test (place.root, G_FILE_TEST_IS_DIR))
    {
      anno_output_message (named, "There is no such corpus.");
      return ANNO_EXIT_INPUT;
    }
  if (set != NULL)
    {
      g_autoptr (AnnoTagset) other = read_file (set);
      if (other == NULL)
        return ANNO_EXIT_INPUT;
      AnnoExit status = put (&place, file, other);
      if (status != ANNO_EXIT_DONE)
        return status;
    }
  g_autoptr (AnnoTagset) tagset = anno_tagset_store_read (place.root, NULL, &error);
  if (tagset != NULL)
    return show (file, tagset, json);
  anno_output_message (file, error->message);
  return ANNO_EXIT_INPUT;
}

static AnnoExit
run (char ***arguments)
{
  gboolean json = FALSE;
  g_autofree char *set = NULL;
  const GOptionEntry options[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, "Print each tag as a JSON object on a line", NULL },
    { "set", 0, 0, G_OPTION_ARG_FILENAME, &set, "Make FILE the tagset of the corpus first",
      "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_tagset_command, options, arguments, &status))
    return status;
  if (**arguments == NULL || (*arguments)[1] != NULL)
    return anno_command_misused (&anno_tagset_command, "It takes one corpus");
  return run_at (**arguments, json, set);
}

const AnnoCommand anno_tagset_command = {
  .name = "tagset",
  .arguments = "CORPUS",
  .summary = "Show and check the tagset of a corpus, or set another one",
  .description
  = "CORPUS is a folder of articles, or a folder in one. Without a tagset.json it has the default\n"
    "tagset. Without --json, a tag is a line of columns with tabs between them: its id, its key, "
    "its\n"
    "colour, its part in an attribution, its name, and each of its fields. What clashes is told "
    "on\n"
    "the standard error output. --set replaces tagset.json as a whole; annotations stay as they "
    "are,\n"
    "and “annotator-cli check” tells which no longer fit.\n\n"
    "Exit status: 0 done, 1 something clashes, 2 wrong usage, 3 CORPUS or FILE could not be read,\n"
    "4 the tagset or the output could not be written, 5 another hand changed tagset.json "
    "meanwhile.",
  .run = run,
};
