#include "cli/people-acts.h"

#include "cli/output.h"
#include "cli/sitting.h"
#include "session/mention-survey.h"
#include "session/people-verbs.h"

#include <string.h>

/* What one act needs. */
typedef struct
{
  AnnoSitting sitting;
  const AnnoPeopleOptions *options;
  char **id; /* gets whom it was about */
} Act;

void
anno_people_options_clear (AnnoPeopleOptions *self)
{
  char **const words[] = {
    &self->annotator, &self->add,   &self->edit,     &self->merge,  &self->into,
    &self->separate,  &self->split, &self->to,       &self->remove, &self->name,
    &self->kind,      &self->role,  &self->wikidata, &self->note,
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_clear_pointer (words[i], g_free);
  g_clear_pointer (&self->mentions, g_strfreev);
  g_clear_pointer (&self->aliases, g_strfreev);
}

guint
anno_people_options_count_acts (const AnnoPeopleOptions *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (self->add != NULL) + (self->edit != NULL) + (self->merge != NULL)
         + (self->separate != NULL) + (self->split != NULL) + (self->remove != NULL);
}

static gboolean
is_readable (const AnnoPeopleOptions *self)
{
  const char *const words[]
      = { self->annotator, self->add,   self->edit,     self->merge,  self->into,
          self->separate,  self->split, self->to,       self->remove, self->name,
          self->kind,      self->role,  self->wikidata, self->note };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL && !g_utf8_validate (words[i], -1, NULL))
      return FALSE;
  for (guint i = 0; self->aliases != NULL && self->aliases[i] != NULL; i++)
    if (!g_utf8_validate (self->aliases[i], -1, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
has_fields (const AnnoPeopleOptions *self)
{
  return self->name != NULL || self->kind != NULL || self->role != NULL || self->wikidata != NULL
         || self->note != NULL || self->aliases != NULL;
}

const char *
anno_people_options_find_mistake (const AnnoPeopleOptions *self)
{
  static const char *const kinds[] = { "person", "group", "organization", "document", NULL };

  g_return_val_if_fail (self != NULL, NULL);

  if (!is_readable (self))
    return "Names and texts must be UTF-8";
  if (anno_people_options_count_acts (self) > 1)
    return "It does one thing at a time";
  if (anno_people_options_count_acts (self) > 0 && self->annotator == NULL)
    return "To change people, say whose they are with --annotator";
  if ((self->merge != NULL) != (self->into != NULL))
    return "--merge goes with --into";
  if ((self->split != NULL) != (self->mentions != NULL)
      || (self->split != NULL) != (self->to != NULL))
    return "--split goes with --mention and --to";
  if (has_fields (self) && self->add == NULL && self->edit == NULL)
    return "Fields go with --add or --edit";
  if (self->edit != NULL && !has_fields (self))
    return "--edit goes with what is to be changed";
  if (self->add != NULL && self->name != NULL)
    return "--add has the name already";
  if (self->kind != NULL && !g_strv_contains (kinds, self->kind))
    return "--kind is person, group, organization or document";
  return NULL;
}

static AnnoPeople *
ledger_of (Act *self)
{
  return anno_corpus_get_people (self->sitting.corpus);
}

static AnnoExit
tell (Act *self, AnnoExit status, const char *format, const char *word)
{
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", word, 1);
  anno_output_message (self->sitting.place, message->str);
  return status;
}

/* All who have that name and aren't merged into somebody. */
static GPtrArray *
list_named (Act *self, const char *name)
{
  AnnoPeople *people = ledger_of (self);
  g_autofree char *folded = g_utf8_casefold (name, -1);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < anno_people_get_n (people); i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (people), i);
      g_autofree char *other = g_utf8_casefold (anno_person_get_name (person), -1);
      if (g_str_equal (folded, other) && !anno_people_is_merged (people, person))
        g_ptr_array_add (found, person); /* the ledger's */
    }
  return found;
}

/* Whom @word means, by id or by name; NULL, and told, where that isn't one person. */
static AnnoPerson *
find_person (Act *self, const char *word)
{
  AnnoPerson *person = anno_people_find (ledger_of (self), word);
  if (person != NULL)
    return person;

  g_autoptr (GPtrArray) named = list_named (self, word);
  if (named->len == 1)
    return named->pdata[0];
  if (named->len == 0)
    tell (self, ANNO_EXIT_INPUT, "Nobody is called “%s”, or has that id.", word);
  else
    tell (self, ANNO_EXIT_INPUT, "Several people are called “%s”: name one by the id.", word);
  return NULL;
}

static AnnoExit
refuse (Act *self, const GError *error)
{
  g_autofree char *plain = anno_output_plain (self->sitting.place, error->message);

  anno_output_message (self->sitting.place, plain);
  return ANNO_EXIT_FINDINGS;
}

static void
say_who (Act *self, const char *id)
{
  AnnoPerson *person = anno_people_resolve (ledger_of (self), id);

  g_free (*self->id);
  *self->id = g_strdup (person != NULL ? anno_person_get_id (person) : NULL);
}

/* An empty field is unset. */
static void
take_field (const char **field, const char *typed)
{
  if (typed != NULL)
    *field = *typed != '\0' ? typed : NULL;
}

static AnnoExit
put (Act *self, AnnoPersonParts *parts)
{
  const AnnoPeopleOptions *options = self->options;
  g_autoptr (GError) error = NULL;

  take_field (&parts->kind, options->kind);
  take_field (&parts->role, options->role);
  take_field (&parts->wikidata, options->wikidata);
  take_field (&parts->note, options->note);
  if (options->aliases != NULL)
    parts->aliases = (const char *const *) options->aliases;
  if (options->name != NULL)
    parts->name = options->name;
  if (*parts->name == '\0')
    return tell (self, ANNO_EXIT_FINDINGS, "Everybody needs a name.", "");
  if (!anno_people_verbs_put (self->sitting.corpus, parts, &error))
    return refuse (self, error);
  say_who (self, parts->id);
  return ANNO_EXIT_DONE;
}

static AnnoExit
add (Act *self)
{
  AnnoPersonParts parts = { .name = self->options->add };
  g_autoptr (AnnoPerson) person = anno_people_gesture_make (&parts);

  parts.id = anno_person_get_id (person);
  return put (self, &parts);
}

static AnnoExit
edit (Act *self)
{
  AnnoPerson *person = find_person (self, self->options->edit);
  if (person == NULL)
    return ANNO_EXIT_INPUT;

  g_autoptr (AnnoPerson) held = g_object_ref (person);
  AnnoPersonParts parts = *anno_person_get_parts (held);
  return put (self, &parts);
}

static AnnoExit
merge (Act *self)
{
  AnnoPerson *person = find_person (self, self->options->merge);
  AnnoPerson *into = person != NULL ? find_person (self, self->options->into) : NULL;
  g_autoptr (GError) error = NULL;

  if (into == NULL)
    return ANNO_EXIT_INPUT;
  g_autofree char *id = g_strdup (anno_person_get_id (into));
  if (!anno_people_verbs_merge (self->sitting.corpus, anno_person_get_id (person), id, &error))
    return refuse (self, error);
  say_who (self, id);
  return ANNO_EXIT_DONE;
}

/* Who is merged is no longer found by name. */
static AnnoPerson *
find_merged (Act *self, const char *word)
{
  AnnoPeople *people = ledger_of (self);
  AnnoPerson *found = anno_people_find (people, word);
  g_autofree char *folded = g_utf8_casefold (word, -1);
  guint n = found != NULL;

  for (guint i = 0; found == NULL && i < anno_people_get_n (people); i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (people), i);
      g_autofree char *other = g_utf8_casefold (anno_person_get_name (person), -1);
      if (g_str_equal (folded, other) && anno_person_get_parts (person)->merged_into != NULL)
        {
          found = person;
          n++;
        }
    }
  if (n == 0)
    tell (self, ANNO_EXIT_INPUT, "Nobody called “%s” was merged into somebody.", word);
  return n > 0 ? found : NULL;
}

static AnnoExit
separate (Act *self)
{
  AnnoPerson *person = find_merged (self, self->options->separate);
  g_autoptr (GError) error = NULL;

  if (person == NULL)
    return ANNO_EXIT_INPUT;
  g_autofree char *id = g_strdup (anno_person_get_id (person));
  if (!anno_people_verbs_unmerge (self->sitting.corpus, id, &error))
    return refuse (self, error);
  say_who (self, id);
  return ANNO_EXIT_DONE;
}

static AnnoExit
remove_person (Act *self)
{
  AnnoPerson *person = find_person (self, self->options->remove);
  GAsyncResult *answer = NULL;
  g_autoptr (GError) error = NULL;

  if (person == NULL)
    return ANNO_EXIT_INPUT;
  anno_people_verbs_delete_async (self->sitting.corpus, anno_person_get_id (person), NULL,
                                  anno_sitting_answer, &answer);
  g_autoptr (GAsyncResult) result = anno_sitting_wait (&answer);
  if (!anno_people_verbs_delete_finish (self->sitting.corpus, result, &error))
    return refuse (self, error);
  return ANNO_EXIT_DONE;
}

static gboolean
is_at (const AnnoMentioned *mention, const char *word)
{
  const char *colon = strrchr (word, ':');
  guint64 start = 0;

  return colon != NULL && g_ascii_string_to_unsigned (colon + 1, 10, 0, G_MAXUINT, &start, NULL)
         && mention->start == start && strlen (mention->article) == (gsize) (colon - word)
         && strncmp (mention->article, word, (gsize) (colon - word)) == 0;
}

/* Leaves those of @mentions that are asked for; FALSE, and told, where one of these isn't there. */
static gboolean
keep_wanted (Act *self, GPtrArray *mentions)
{
  for (char **word = self->options->mentions; *word != NULL; word++)
    {
      gboolean found = FALSE;
      for (guint i = 0; i < mentions->len && !found; i++)
        found = is_at (mentions->pdata[i], *word);
      if (!found)
        {
          tell (self, ANNO_EXIT_INPUT, "There is no mention of the person at “%s”.", *word);
          return FALSE;
        }
    }
  for (guint i = mentions->len; i > 0; i--)
    {
      gboolean wanted = FALSE;
      for (char **word = self->options->mentions; *word != NULL && !wanted; word++)
        wanted = is_at (mentions->pdata[i - 1], *word);
      if (!wanted)
        g_ptr_array_remove_index (mentions, i - 1);
    }
  return TRUE;
}

static AnnoMentionSurvey *
list_mentions (Act *self, AnnoPerson *person, GError **error)
{
  GAsyncResult *answer = NULL;

  anno_mention_survey_async (self->sitting.corpus, anno_person_get_id (person), NULL,
                             anno_sitting_answer, &answer);
  g_autoptr (GAsyncResult) result = anno_sitting_wait (&answer);
  return anno_mention_survey_finish (result, error);
}

/* An existing person, or a new one of that name; NULL, and told, where several are called so. */
static AnnoPerson *
find_target (Act *self)
{
  const char *to = self->options->to;
  const AnnoPersonParts parts = { .name = to };
  AnnoPerson *there = anno_people_find (ledger_of (self), to);
  g_autoptr (GPtrArray) named = list_named (self, to);

  if (there != NULL)
    return g_object_ref (there);
  if (named->len == 0)
    return anno_people_gesture_make (&parts);
  there = find_person (self, to);
  return there != NULL ? g_object_ref (there) : NULL;
}

static AnnoExit
split (Act *self)
{
  AnnoPerson *person = find_person (self, self->options->split);
  g_autoptr (AnnoPerson) target = person != NULL ? find_target (self) : NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *answer = NULL;

  if (target == NULL)
    return ANNO_EXIT_INPUT;
  g_autoptr (AnnoMentionSurvey) survey = list_mentions (self, person, &error);
  if (survey == NULL)
    return refuse (self, error);
  if (!keep_wanted (self, survey->mentions))
    return ANNO_EXIT_INPUT;
  anno_people_verbs_split_async (self->sitting.corpus, target, survey->mentions, NULL,
                                 anno_sitting_answer, &answer);
  g_autoptr (GAsyncResult) result = anno_sitting_wait (&answer);
  if (!anno_people_verbs_split_finish (self->sitting.corpus, result, &error))
    return refuse (self, error);
  say_who (self, anno_person_get_id (target));
  return ANNO_EXIT_DONE;
}

static AnnoExit
run (Act *self)
{
  const AnnoPeopleOptions *options = self->options;

  if (options->add != NULL)
    return add (self);
  if (options->edit != NULL)
    return edit (self);
  if (options->merge != NULL)
    return merge (self);
  if (options->separate != NULL)
    return separate (self);
  if (options->split != NULL)
    return split (self);
  return remove_person (self);
}

AnnoExit
anno_people_act (const AnnoPlace *place, const AnnoPeopleOptions *options, char **id)
{
  g_return_val_if_fail (place != NULL && options != NULL && id != NULL, ANNO_EXIT_USAGE);
  g_return_val_if_fail (anno_people_options_find_mistake (options) == NULL, ANNO_EXIT_USAGE);

  g_autofree char *shown = anno_place_show (place, "");
  Act act = { .options = options, .id = id };
  AnnoExit status = anno_sitting_open (&act.sitting, place->root, options->annotator, shown);
  if (status != ANNO_EXIT_DONE)
    return status;
  status = run (&act);
  AnnoExit closed = anno_sitting_close (&act.sitting);
  return MAX (status, closed);
}
