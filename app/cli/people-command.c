#include "cli/people-command.h"

#include "cli/output.h"
#include "cli/people-acts.h"
#include "cli/place.h"
#include "files/file-error.h"
#include "files/file-reader.h"
#include "formats/json-print.h"
#include "formats/json-scan.h"
#include "formats/people-file.h"
#include "session/layout.h"
#include "session/mention-survey.h"

#include <string.h>

/* One annotator's people. */
typedef struct
{
  char *slug;
  AnnoPeople *people;
} Ledger;

/* Those that are printed. */
typedef struct
{
  const Ledger *ledger;
  const GPtrArray *others; /* of Ledger: who may name the same people */
  AnnoMentionSurvey *survey;
  gboolean json;
} Roll;

static void
ledger_free (gpointer data)
{
  Ledger *self = data;

  g_free (self->slug);
  g_clear_object (&self->people);
  g_free (self);
}

/* Who of the other annotators' people it is: by the id, else by the name. */
static void
print_same (GString *out, const Roll *self, AnnoPerson *person)
{
  g_autoptr (GString) list = g_string_new ("[");

  for (guint i = 0; i < self->others->len; i++)
    {
      const Ledger *other = self->others->pdata[i];
      AnnoPerson *same = other != self->ledger ? anno_people_match (other->people, person) : NULL;
      if (same == NULL)
        continue;
      g_string_append (list, list->len > 1 ? ",{" : "{");
      anno_json_print_member (list, "annotator", other->slug);
      anno_json_print_member (list, "id", anno_person_get_id (same));
      g_string_append_c (list, '}');
    }
  if (list->len == 1)
    return;
  anno_json_print_key (out, "same");
  g_string_append_printf (out, "%s]", list->str);
}

static void
print_json (const Roll *self, AnnoPerson *person, const AnnoMentionCount *count)
{
  g_autoptr (GString) line = g_string_new ("{"), members = g_string_new (NULL);

  anno_json_print_member (line, "annotator", self->ledger->slug);
  anno_person_print (members, person);
  g_string_truncate (members, members->len - 1); /* without its braces */
  anno_json_print_raw (line, members->str + 1);
  if (count != NULL)
    {
      anno_json_print_number (line, "mentions", count->n);
      anno_json_print_number (line, "articles", count->n_articles);
      print_same (line, self, person);
    }
  g_string_append_c (line, '}');
  anno_output_json (line);
}

static void
print_columns (const Roll *self, AnnoPerson *person, const AnnoMentionCount *count)
{
  const AnnoPersonParts *parts = anno_person_get_parts (person);
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup (self->ledger->slug));
  g_ptr_array_add (columns, count != NULL ? g_strdup_printf ("%u", count->n) : g_strdup ("-"));
  g_ptr_array_add (columns, g_strdup (parts->name));
  g_ptr_array_add (columns, g_strdup (parts->kind));
  g_ptr_array_add (columns, g_strdup (parts->id));
  if (count == NULL)
    g_ptr_array_add (columns, g_strconcat ("= ", parts->merged_into, NULL));
  anno_output_columns (columns);
}

/* Who was merged into somebody is counted with them. */
static void
print_person (const Roll *self, AnnoPerson *person)
{
  gboolean merged = anno_people_is_merged (self->ledger->people, person);
  AnnoMentionCount count = anno_mention_survey_count (self->survey, anno_person_get_id (person));

  if (self->json)
    print_json (self, person, merged ? NULL : &count);
  else
    print_columns (self, person, merged ? NULL : &count);
}

/* Whoever has no list of people has none. */
static AnnoPeople *
read_people (const char *root, const char *slug, GError **error)
{
  g_autofree char *path = anno_layout_people_file (root, slug);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (path, ANNO_JSON_MAX_FILE, NULL, &problem);

  if (bytes != NULL)
    return anno_people_file_read (bytes, error);
  if (g_error_matches (problem, ANNO_FILE_ERROR, ANNO_FILE_ERROR_NOT_FOUND))
    return anno_people_new ();
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static AnnoExit
tell_error (const AnnoPlace *place, const char *slug, const GError *error)
{
  g_autofree char *file = anno_layout_people_file (place->root, slug);
  const char *below = file + strlen (place->root);
  while (*below == '/')
    below++;
  g_autofree char *shown = anno_place_show (place, below);
  g_autofree char *plain = anno_output_plain (shown, error->message);

  anno_output_message (shown, plain);
  return ANNO_EXIT_FINDINGS;
}

/* @id: the one to print; NULL for all. */
static AnnoExit
print_roll (const AnnoPlace *place, const Ledger *ledger, const GPtrArray *others, const char *id,
            gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoMentionSurvey) survey
      = anno_mention_survey_run (place->root, ledger->slug, ledger->people, NULL, NULL, &error);
  if (survey == NULL)
    return tell_error (place, ledger->slug, error);

  Roll roll = { ledger, others, survey, json };
  for (guint i = 0; i < anno_people_get_n (ledger->people); i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (ledger->people), i);
      if (id == NULL || g_str_equal (id, anno_person_get_id (person)))
        print_person (&roll, person);
    }
  g_autofree char *shown = anno_place_show (place, "");
  for (guint i = 0; i < survey->problems->len; i++)
    anno_output_message (shown, survey->problems->pdata[i]);
  return survey->problems->len > 0 ? ANNO_EXIT_FINDINGS : ANNO_EXIT_DONE;
}

/* All annotators' people; those that can't be read are told where they are @wanted (NULL for all).
 */
static GPtrArray *
read_ledgers (const AnnoPlace *place, char *const *slugs, const char *wanted, AnnoExit *status)
{
  GPtrArray *ledgers = g_ptr_array_new_with_free_func (ledger_free);

  for (char *const *slug = slugs; *slug != NULL; slug++)
    {
      g_autoptr (GError) error = NULL;
      AnnoPeople *people = read_people (place->root, *slug, &error);
      gboolean named = wanted == NULL || g_str_equal (wanted, *slug);
      if (people == NULL && named)
        *status = tell_error (place, *slug, error);
      if (people == NULL)
        continue;
      Ledger *ledger = g_new0 (Ledger, 1);
      ledger->slug = g_strdup (*slug);
      ledger->people = people;
      g_ptr_array_add (ledgers, ledger);
    }
  return ledgers;
}

/* @annotator: NULL for all; @id: as above. */
static AnnoExit
print_all (const AnnoPlace *place, const char *named, const char *annotator, const char *id,
           gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) slugs = anno_layout_list_annotators (place->root, &error);
  AnnoExit status = ANNO_EXIT_DONE;

  if (slugs == NULL)
    {
      anno_output_message (named, error->message);
      return ANNO_EXIT_INPUT;
    }
  if (annotator != NULL && !g_strv_contains ((const char *const *) slugs, annotator))
    {
      anno_output_message (named, "There is no folder of that annotator below annotations/.");
      return ANNO_EXIT_INPUT;
    }
  g_autoptr (GPtrArray) ledgers = read_ledgers (place, slugs, annotator, &status);
  for (guint i = 0; i < ledgers->len; i++)
    {
      const Ledger *ledger = ledgers->pdata[i];
      if (annotator != NULL && !g_str_equal (annotator, ledger->slug))
        continue;
      AnnoExit printed = print_roll (place, ledger, ledgers, id, json);
      status = MAX (status, printed);
    }
  return status;
}

static AnnoExit
serve (const char *named, const AnnoPeopleOptions *options, gboolean json)
{
  g_auto (AnnoPlace) place = { 0 };
  g_autofree char *id = NULL;

  if (!g_file_test (named, G_FILE_TEST_IS_DIR))
    {
      anno_output_message (named, "There is no such folder.");
      return ANNO_EXIT_INPUT;
    }
  anno_place_init (&place, named);
  if (anno_people_options_count_acts (options) == 0)
    return print_all (&place, named, options->annotator, NULL, json);
  AnnoExit status = anno_people_act (&place, options, &id);
  if (id == NULL)
    return status;
  AnnoExit printed = print_all (&place, named, options->annotator, id, json);
  return MAX (status, printed);
}

static AnnoExit
run (char ***arguments)
{
  g_auto (AnnoPeopleOptions) wanted = { 0 };
  gboolean json = FALSE;
  /* Taken as bytes, because the program has no locale; they are to be UTF-8. */
#define TEXT(name, place, help, word)                                                              \
  {                                                                                                \
    name, 0, 0, G_OPTION_ARG_FILENAME, place, help, word                                           \
  }
#define TEXTS(name, place, help, word)                                                             \
  {                                                                                                \
    name, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, place, help, word                                     \
  }
  const GOptionEntry options[] = {
    TEXT ("annotator", &wanted.annotator, "Only the people of this annotator", "FOLDER"),
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, "Print each person as a JSON object on a line",
      NULL },
    TEXT ("add", &wanted.add, "Add a person", "NAME"),
    TEXT ("edit", &wanted.edit, "Change the fields of a person", "PERSON"),
    TEXT ("name", &wanted.name, "The person’s name", "NAME"),
    TEXT ("kind", &wanted.kind, "Whether it is a person, group, organization or document", "KIND"),
    TEXT ("role", &wanted.role, "What the person is", "TEXT"),
    TEXTS ("alias", &wanted.aliases, "Another name, in place of those there were", "NAME"),
    TEXT ("wikidata", &wanted.wikidata, "The person’s number at Wikidata", "Q…"),
    TEXT ("note", &wanted.note, "A remark", "TEXT"),
    TEXT ("merge", &wanted.merge, "Say that this person …", "PERSON"),
    TEXT ("into", &wanted.into, "… is this one", "PERSON"),
    TEXT ("separate", &wanted.separate, "Take back that a person was merged", "PERSON"),
    TEXT ("split", &wanted.split, "Say that of this person’s mentions …", "PERSON"),
    { "mention", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wanted.mentions,
      "… the one that begins there …", "ARTICLE:PLACE" },
    TEXT ("to", &wanted.to, "… means this person, who may be new", "PERSON"),
    TEXT ("delete", &wanted.remove, "Delete a person whom nothing mentions", "PERSON"),
    G_OPTION_ENTRY_NULL,
  };
#undef TEXT
#undef TEXTS
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_people_command, options, arguments, &status))
    return status;
  const char *mistake = anno_people_options_find_mistake (&wanted);
  if (mistake != NULL)
    return anno_command_misused (&anno_people_command, mistake);
  if (**arguments == NULL || (*arguments)[1] != NULL)
    return anno_command_misused (&anno_people_command, "It takes one corpus");
  return serve (**arguments, &wanted, json);
}

const AnnoCommand anno_people_command = {
  .name = "people",
  .arguments = "CORPUS",
  .summary = "List the people that annotators name, or change them",
  .description
  = "CORPUS is a folder of articles. Without --json, a person is a line of columns with tabs\n"
    "between them: the annotator’s folder, the number of mentions, the name, the kind and the id;\n"
    "for one who was merged, then “=” and the id of whom they are. PERSON is an id or a name.\n"
    "With an option that changes something, --annotator says whose people, and the person\n"
    "is printed as they are afterwards. An empty text takes a field away.\n\n"
    "Exit status: 0 done, 1 refused, or something could not be read, 2 wrong usage, 3 CORPUS or\n"
    "PERSON is not there, 4 it could not be written.",
  .run = run,
};
