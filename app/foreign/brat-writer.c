#include "foreign/brat-writer.h"

#include "foreign/brat-config.h"
#include "foreign/brat-groups.h"
#include "foreign/brat-notes.h"
#include "foreign/brat-reader.h"
#include "foreign/brat-said.h"
#include "foreign/brat-tags.h"
#include "foreign/brat-words.h"
#include "foreign/foreign-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a span is called: "T1", or "E1" of an event. */
typedef struct
{
  guint bound; /* the number of its text-bound, from 1 */
  guint event; /* the number of its event; 0 for none */
} Name;

/* The .ann file of one layer in the making. */
typedef struct
{
  GString *out;
  const AnnoSetArticle *article;
  const AnnoSetLayer *layer;
  GHashTable *names;    /* id of a span → Name */
  GHashTable *triggers; /* type and places of an event → number of its text-bound */
  guint n_bounds;       /* how many have a number */
  guint n_events;
  guint n_printed; /* text-bounds */
  guint n_relations;
  guint n_attributes;
  guint n_references;
  guint n_notes;
} File;

/* The name of the span with that id; FALSE where it isn't in the file. */
static gboolean
print_name (const File *self, GString *out, const char *id)
{
  const Name *name = g_hash_table_lookup (self->names, id);

  if (name != NULL)
    g_string_append_printf (out, "%c%u", name->event != 0 ? 'E' : 'T',
                            name->event != 0 ? name->event : name->bound);
  return name != NULL;
}

/* "Type 0 5;9 12" */
static char *
say_places (const AnnoSpan *span, const GArray *fragments)
{
  g_autofree char *type = anno_brat_words_type (anno_span_get_tag (span));
  GString *places = g_string_new (type);

  for (guint i = 0; i < fragments->len; i++)
    {
      AnnoRange part = g_array_index (fragments, AnnoRange, i);
      g_string_append_printf (places, "%s%u %u", i > 0 ? ";" : " ", part.start, part.end);
    }
  return g_string_free (places, FALSE);
}

/* Events of one type on the same words share their trigger. */
static void
give_name (File *self, const AnnoSpan *span)
{
  const AnnoTag *tag = anno_tagset_find (self->article->tagset, anno_span_get_tag (span));
  Name *name = g_new0 (Name, 1);

  g_hash_table_insert (self->names, (gpointer) anno_span_get_id (span), name);
  if (!anno_brat_tags_is_event (tag))
    {
      name->bound = ++self->n_bounds;
      return;
    }
  AnnoArticle *text = anno_document_get_article (self->article->document);
  g_autoptr (GArray) fragments = anno_brat_words_split (text, span);
  char *places = say_places (span, fragments);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->triggers, places));
  name->event = ++self->n_events;
  name->bound = known != 0 ? known : ++self->n_bounds;
  g_hash_table_insert (self->triggers, places, GUINT_TO_POINTER (name->bound));
}

/* Words over which a line would end are left out: brat fills them in. */
static void
print_words (File *self, const GArray *fragments)
{
  AnnoArticle *text = anno_document_get_article (self->article->document);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < fragments->len; i++)
    {
      AnnoRange part = g_array_index (fragments, AnnoRange, i);
      g_autofree char *words = anno_article_slice (text, part.start, part.end);
      g_string_append_printf (all, "%s%s", i > 0 ? " " : "", words);
    }
  g_string_append_printf (self->out, "\t%s\n", anno_brat_words_break (all->str) ? "" : all->str);
}

static void
print_bound (File *self, const AnnoSpan *span, const Name *name)
{
  AnnoArticle *text = anno_document_get_article (self->article->document);

  if (name->bound <= self->n_printed)
    return;
  g_autoptr (GArray) fragments = anno_brat_words_split (text, span);
  g_autofree char *places = say_places (span, fragments);
  g_string_append_printf (self->out, "T%u\t%s", name->bound, places);
  print_words (self, fragments);
  self->n_printed = name->bound;
}

/* Where a role is there already, the next one gets a number, as brat gives it. */
static void
print_role (const File *self, GHashTable *roles, const AnnoValue *value)
{
  g_autoptr (GString) target = g_string_new (NULL);
  g_autofree char *role = anno_brat_words_type (value->field);

  if (!print_name (self, target, value->text))
    return;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (roles, role)) + 1;
  if (n == 1)
    g_string_append_printf (self->out, " %s:%s", role, target->str);
  else
    g_string_append_printf (self->out, " %s%u:%s", role, n, target->str);
  g_hash_table_insert (roles, g_steal_pointer (&role), GUINT_TO_POINTER (n));
}

static void
print_event (const File *self, const AnnoSpan *span, const Name *name)
{
  g_autoptr (GHashTable) roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *type = anno_brat_words_type (anno_span_get_tag (span));

  g_string_append_printf (self->out, "E%u\t%s:T%u", name->event, type, name->bound);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind == ANNO_VALUE_LINK && anno_brat_tags_equiv_of (value->field) == NULL)
        print_role (self, roles, value);
    }
  g_string_append_c (self->out, '\n');
}

/* @value: a line already, or NULL for a flag. */
static void
print_attribute (File *self, const char *name, const AnnoSpan *span, const char *value)
{
  g_autofree char *type = anno_brat_words_type (name);

  g_string_append_printf (self->out, "A%u\t%s ", ++self->n_attributes, type);
  print_name (self, self->out, anno_span_get_id (span));
  g_string_append_printf (self->out, "%s%s\n", value != NULL ? " " : "",
                          value != NULL ? value : "");
}

static void
print_words_of (File *self, const char *name, const AnnoSpan *span, const char *words)
{
  g_autofree char *line = anno_brat_words_escape (words);
  print_attribute (self, name, span, line);
}

/* One that isn't in the file is left out, as a link to it. */
static void
print_anchor (File *self, const AnnoValue *value, const AnnoSpan *span)
{
  g_autofree char *name = g_strconcat (value->field, "-anchor", NULL);
  g_autoptr (GString) target = g_string_new (NULL);

  if (strcmp (value->anchor, "dct") == 0)
    print_attribute (self, name, span, value->anchor);
  else if (print_name (self, target, value->anchor))
    print_attribute (self, name, span, target->str);
}

/* A date's value, and what kind of date it is, each as an attribute. */
static void
print_timex (File *self, const AnnoValue *value, const AnnoSpan *span)
{
  g_autofree char *kind = g_strconcat (value->field, "-type", NULL);
  g_autofree char *mod = g_strconcat (value->field, "-mod", NULL);

  print_words_of (self, value->field, span, value->text);
  if (value->timex != NULL)
    print_words_of (self, kind, span, value->timex);
  if (value->mod != NULL)
    print_words_of (self, mod, span, value->mod);
  if (value->anchor != NULL)
    print_anchor (self, value, span);
}

/* @resource and @id make up what it refers to; @name: what that is called. */
static void
print_reference (File *self, const AnnoSpan *span, const char *resource, const char *id,
                 const char *name)
{
  g_autofree char *line = *name != '\0' ? anno_brat_words_escape (name) : g_strdup ("");

  g_string_append_printf (self->out, "N%u\tReference ", ++self->n_references);
  print_name (self, self->out, anno_span_get_id (span));
  g_string_append_printf (self->out, " %s%s\t%s\n", resource, id, line);
}

static void
print_person (File *self, const AnnoTag *tag, const AnnoValue *value, const AnnoSpan *span)
{
  AnnoPerson *person = anno_set_layer_find_person (self->layer, value);
  const AnnoField *field = anno_brat_tags_find_person (tag);
  g_autofree char *id
      = anno_brat_words_escape (person != NULL ? anno_person_get_id (person) : value->text);
  g_autofree char *name = anno_brat_words_type (value->field);
  gboolean is_usual = field == NULL || strcmp (field->id, value->field) == 0;
  g_autofree char *resource = g_strconcat (is_usual ? ANNO_BRAT_PERSON : ANNO_BRAT_PERSON_PREFIX,
                                           is_usual ? "" : name, ":", NULL);

  print_reference (self, span, resource, id, person != NULL ? anno_person_get_name (person) : "");
}

/* @name: whose notes they are. */
static void
print_notes (File *self, const char *name, const char *notes)
{
  const char *rest = notes;
  char *type, *text;

  while (anno_brat_notes_next (&rest, &type, &text))
    {
      g_autofree char *line = anno_brat_words_escape (text);
      g_string_append_printf (self->out, "#%u\t%s %s\t%s\n", ++self->n_notes, type, name, line);
      g_free (type);
      g_free (text);
    }
}

/* What is said of a relation, by its name. */
static void
print_said (File *self, const char *name, const char *members)
{
  g_autofree char *note = anno_brat_said_note (members);
  g_autoptr (GPtrArray) attributes = anno_brat_said_attributes (members);

  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      char **attribute = attributes->pdata[i];
      g_autofree char *type = anno_brat_words_type (attribute[0]);
      g_autofree char *line = attribute[1] != NULL ? anno_brat_words_escape (attribute[1]) : NULL;
      g_string_append_printf (self->out, "A%u\t%s %s%s%s\n", ++self->n_attributes, type, name,
                              line != NULL ? " " : "", line != NULL ? line : "");
    }
  print_notes (self, name, note);
}

/* One that leads nowhere can't be said. */
static void
print_relation (File *self, const AnnoValue *value, const AnnoSpan *span)
{
  g_autoptr (GString) target = g_string_new (NULL);
  g_autofree char *type = anno_brat_words_type (value->field);

  if (!print_name (self, target, value->text))
    return;
  g_string_append_printf (self->out, "R%u\t%s Arg1:", ++self->n_relations, type);
  print_name (self, self->out, anno_span_get_id (span));
  g_string_append_printf (self->out, " Arg2:%s\n", target->str);
  if (value->extra == NULL)
    return;
  g_autofree char *name = g_strdup_printf ("R%u", self->n_relations);
  print_said (self, name, value->extra);
}

/* Whether @value, which is no choice, is an entry in a list, "Wikipedia:5042765" in a field
 * "Wikipedia": that is how one comes from a reference. */
static gboolean
is_entry (const AnnoValue *value)
{
  g_autofree char *name = anno_brat_words_type (value->field);
  const gsize n = strlen (name);

  return strncmp (value->text, name, n) == 0 && value->text[n] == ':' && value->text[n + 1] != '\0'
         && strpbrk (value->text, " \t\\") == NULL && !anno_brat_words_break (value->text)
         && g_ascii_strncasecmp (name, ANNO_BRAT_PERSON, strlen (ANNO_BRAT_PERSON)) != 0;
}

/* What the value right behind the @nth says it is called; NULL for nothing. */
static const char *
find_entry_name (const AnnoSpan *span, guint nth)
{
  g_autofree char *field
      = g_strconcat (anno_span_get_value (span, nth)->field, ANNO_BRAT_NAME_SUFFIX, NULL);
  const AnnoValue *next
      = nth + 1 < anno_span_get_n_values (span) ? anno_span_get_value (span, nth + 1) : NULL;

  return next != NULL && next->kind == ANNO_VALUE_TEXT && strcmp (next->field, field) == 0
             ? next->text
             : NULL;
}

static void
print_choice (File *self, const AnnoField *field, const AnnoValue *value, const AnnoSpan *span)
{
  g_autofree char *choice = anno_brat_words_type (value->text);
  gboolean is_set = anno_brat_tags_is_flag (field) && strcmp (value->text, ANNO_BRAT_TRUE) == 0;

  print_attribute (self, value->field, span, is_set ? NULL : choice);
}

/* Gives how many values it took. */
static guint
print_text (File *self, const AnnoTag *tag, const AnnoSpan *span, guint nth)
{
  const AnnoValue *value = anno_span_get_value (span, nth);
  const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, value->field) : NULL;
  gboolean is_choice = field != NULL && field->kind == ANNO_FIELD_CHOICE
                       && anno_field_find_choice (field, value->text) != NULL;

  if (is_choice)
    print_choice (self, field, value, span);
  else if (is_entry (value))
    {
      const char *name = find_entry_name (span, nth);
      print_reference (self, span, "", value->text, name != NULL ? name : "");
      return name != NULL && *name != '\0' ? 2 : 1;
    }
  else
    print_words_of (self, value->field, span, value->text);
  return 1;
}

/* Gives how many values it took. */
static guint
print_value (File *self, const AnnoTag *tag, const AnnoSpan *span, guint nth)
{
  const AnnoValue *value = anno_span_get_value (span, nth);

  if (value->kind == ANNO_VALUE_TEXT)
    return print_text (self, tag, span, nth);
  if (value->kind == ANNO_VALUE_TIMEX)
    print_timex (self, value, span);
  else if (value->kind == ANNO_VALUE_PERSON)
    print_person (self, tag, value, span);
  else if (!anno_brat_tags_is_event (tag) && anno_brat_tags_equiv_of (value->field) == NULL)
    print_relation (self, value, span);
  return 1;
}

static void
print_span (File *self, const AnnoSpan *span)
{
  const Name *name = g_hash_table_lookup (self->names, anno_span_get_id (span));
  const AnnoTag *tag = anno_tagset_find (self->article->tagset, anno_span_get_tag (span));

  print_bound (self, span, name);
  if (name->event != 0)
    print_event (self, span, name);
  for (guint i = 0; i < anno_span_get_n_values (span);)
    i += print_value (self, tag, span, i);
  if (anno_span_get_unsure (span))
    print_attribute (self, ANNO_BRAT_UNSURE, span, NULL);
  g_autoptr (GString) own = g_string_new (NULL);
  print_name (self, own, anno_span_get_id (span));
  print_notes (self, own->str, anno_span_get_note (span));
}

static void
print_groups (File *self)
{
  g_autoptr (GPtrArray) groups = anno_brat_groups_list (self->layer->layer);

  for (guint i = 0; i < groups->len; i++)
    {
      const AnnoBratGroup *group = groups->pdata[i];
      g_autofree char *type = anno_brat_words_type (group->type);
      g_string_append_printf (self->out, "*\t%s", type);
      for (guint k = 0; k < group->spans->len; k++)
        {
          g_string_append_c (self->out, ' ');
          print_name (self, self->out, anno_span_get_id (group->spans->pdata[k]));
        }
      g_string_append_c (self->out, '\n');
    }
}

static void
print_layer (GString *out, const AnnoSetArticle *article, const AnnoSetLayer *layer)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) triggers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  File self
      = { .out = out, .article = article, .layer = layer, .names = names, .triggers = triggers };
  guint n = anno_layer_get_n_spans (layer->layer);

  for (guint i = 0; i < n; i++)
    give_name (&self, anno_layer_nth (layer->layer, i));
  for (guint i = 0; i < n; i++)
    print_span (&self, anno_layer_nth (layer->layer, i));
  print_groups (&self);
}

static void
add_article (AnnoSetFolder *folder, const AnnoSetArticle *article)
{
  AnnoArticle *text = anno_document_get_article (article->document);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      g_autoptr (GString) lines = g_string_new (NULL);
      g_autofree char *text_file = anno_foreign_names_file (layer->slug, article->path, "txt");
      g_autofree char *ann_file = anno_foreign_names_file (layer->slug, article->path, "ann");
      print_layer (lines, article, layer);
      anno_set_folder_add (folder, text_file, anno_article_get_text (text),
                           anno_article_get_n_bytes (text));
      anno_set_folder_add (folder, ann_file, lines->str, lines->len);
    }
}

const AnnoSetFormat anno_brat_format = {
  .id = "brat",
  .name = N_("brat standoff"),
  .keeps = ANNO_KEEPS_ALL & ~(ANNO_KEEPS_EXTRA | ANNO_KEEPS_EDGES),
  .add_article = add_article,
  .add_annotator = anno_brat_config_add,
  .spell = anno_brat_words_type,
  .hold = anno_brat_said_hold,
  .endings = anno_brat_reader_endings,
  .read = anno_brat_reader_read,
};
