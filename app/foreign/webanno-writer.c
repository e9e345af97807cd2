#include "foreign/webanno-writer.h"

#include "foreign/edges.h"
#include "foreign/foreign-names.h"
#include "foreign/webanno-reader.h"
#include "foreign/webanno-units.h"
#include "foreign/webanno-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A relation between two parts, by their numbers. */
typedef struct
{
  guint from;
  guint to;
  guint nth; /* in the order in which they were found */
  char *field;
} Relation;

/* The file of one layer in the making. */
typedef struct
{
  GString *out;
  const AnnoSetArticle *article;
  const AnnoSetLayer *layer;
  AnnoArticle *text;
  const AnnoOffsets *offsets;
  AnnoWebannoUnits *units;
  GHashTable *features; /* names; of each, the values: GHashTable of number of a part → text */
  GPtrArray *names;     /* of the features, sorted */
  GPtrArray *columns;   /* the values of each of these, as they are in `features` */
  GHashTable *nths;     /* field → how many values of it the part in hand has so far */
  GArray *relations;    /* of Relation, by the unit that they lead to */
  guint next_relation;
} File;

static void
relation_clear (gpointer data)
{
  g_free (((Relation *) data)->field);
}

static void
set_feature (File *self, guint part, const char *name, const char *text)
{
  GHashTable *values = g_hash_table_lookup (self->features, name);

  if (values == NULL)
    {
      values = g_hash_table_new_full (NULL, NULL, NULL, g_free);
      g_hash_table_insert (self->features, g_strdup (name), values);
    }
  g_hash_table_insert (values, GUINT_TO_POINTER (part), g_strdup (text));
}

static gboolean
has_feature (const File *self, guint part, const char *name)
{
  GHashTable *values = g_hash_table_lookup (self->features, name);
  return values != NULL && g_hash_table_contains (values, GUINT_TO_POINTER (part));
}

static void
relate (File *self, guint from, guint to, const char *field)
{
  const Relation relation = { from, to, self->relations->len, g_strdup (field) };
  g_array_append_val (self->relations, relation);
}

/* Sets what is said beside a value: "person_name", and "person__2_name" beside the second. */
static void
set_beside (File *self, guint part, const char *name, const char *field, const char *ending,
            const char *text)
{
  g_autofree char *id = g_strconcat (field, "-", ending, NULL);
  g_autofree char *spelled = anno_webanno_spell (id);
  g_autofree char *numbered = g_strconcat (name, "_", ending, NULL);
  gboolean is_first = strstr (name, ANNO_WEBANNO_NTH) == NULL;

  if (text != NULL)
    set_feature (self, part, is_first ? spelled : numbered, text);
}

/* The feature for a value of @field: the first that the part has no value of. */
static char *
free_feature (File *self, guint part, const char *field)
{
  guint nth = GPOINTER_TO_UINT (g_hash_table_lookup (self->nths, field)) + 1;
  g_autofree char *stem = anno_webanno_spell (field);
  char *name = nth == 1 ? g_strdup (stem) : g_strdup_printf ("%s" ANNO_WEBANNO_NTH "%u", stem, nth);

  while (has_feature (self, part, name))
    {
      g_free (name);
      name = g_strdup_printf ("%s" ANNO_WEBANNO_NTH "%u", stem, ++nth);
    }
  g_hash_table_insert (self->nths, (gpointer) field, GUINT_TO_POINTER (nth));
  return name;
}

/* A choice is spelled as all ids are, a text is as it is. */
static char *
words_of (const File *self, const AnnoSpan *span, const AnnoValue *value)
{
  const AnnoTag *tag = anno_tagset_find (self->article->tagset, anno_span_get_tag (span));
  const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, value->field) : NULL;
  gboolean is_choice = field != NULL && field->kind == ANNO_FIELD_CHOICE
                       && anno_field_find_choice (field, value->text) != NULL;

  return is_choice ? anno_webanno_spell (value->text) : g_strdup (value->text);
}

static void
set_timex (File *self, guint part, const AnnoValue *value, const char *name)
{
  guint anchor = value->anchor != NULL ? anno_webanno_units_find (self->units, value->anchor) : 0;
  g_autofree char *field = g_strconcat (name, ANNO_WEBANNO_ANCHOR, NULL);

  set_feature (self, part, name, value->text);
  set_beside (self, part, name, value->field, "type", value->timex);
  set_beside (self, part, name, value->field, "mod", value->mod);
  if (anchor > 0)
    relate (self, part, anchor, field);
  else
    set_beside (self, part, name, value->field, "anchor", value->anchor);
}

static void
set_person (File *self, guint part, const AnnoValue *value, const char *name)
{
  AnnoPerson *person = anno_set_layer_find_person (self->layer, value);

  set_feature (self, part, name, person != NULL ? anno_person_get_id (person) : value->text);
  if (person != NULL)
    set_beside (self, part, name, value->field, "name", anno_person_get_name (person));
}

/* A link that leads nowhere can't be said. */
static void
set_link (File *self, guint part, const AnnoValue *value)
{
  guint target = anno_webanno_units_find (self->units, value->text);
  g_autofree char *field = anno_webanno_spell (value->field);

  if (target > 0)
    relate (self, part, target, field);
}

static void
set_value (File *self, guint part, const AnnoSpan *span, const AnnoValue *value)
{
  g_autofree char *name = free_feature (self, part, value->field);
  g_autofree char *words = words_of (self, span, value);

  switch (value->kind)
    {
    case ANNO_VALUE_TEXT:
      set_feature (self, part, name, words);
      break;
    case ANNO_VALUE_TIMEX:
      set_timex (self, part, value, name);
      break;
    case ANNO_VALUE_PERSON:
      set_person (self, part, value, name);
      break;
    case ANNO_VALUE_LINK:
      set_link (self, part, value);
      break;
    }
}

/* The first part says all of the span, the others only whose they are. */
static void
set_part (File *self, guint number)
{
  const AnnoWebannoPart *part = &g_array_index (self->units->parts, AnnoWebannoPart, number - 1);
  const AnnoSpan *span = part->span;
  g_autofree char *tag = anno_webanno_spell (anno_span_get_tag (span));

  set_feature (self, number, ANNO_WEBANNO_TAG, tag);
  if (part->nth > 0)
    {
      relate (self, number - part->nth, number, ANNO_WEBANNO_PART);
      return;
    }
  g_hash_table_remove_all (self->nths);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    set_value (self, number, span, anno_span_get_value (span, i));
  if (anno_span_get_note (span) != NULL)
    set_feature (self, number, ANNO_WEBANNO_NOTE, anno_span_get_note (span));
  if (anno_span_get_unsure (span))
    set_feature (self, number, ANNO_WEBANNO_UNSURE, "true");
}

static guint
unit_of (const File *self, guint part)
{
  return g_array_index (self->units->parts, AnnoWebannoPart, part - 1).unit;
}

static int
compare_relations (gconstpointer a, gconstpointer b, gpointer data)
{
  const Relation *first = a, *second = b;
  guint one = unit_of (data, first->to), other = unit_of (data, second->to);

  if (one != other)
    return one < other ? -1 : 1;
  return first->nth < second->nth ? -1 : first->nth > second->nth;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
gather (File *self)
{
  GHashTableIter iter;
  gpointer name;

  for (guint i = 1; i <= self->units->parts->len; i++)
    set_part (self, i);
  g_array_sort_with_data (self->relations, compare_relations, self);
  g_hash_table_iter_init (&iter, self->features);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (self->names, name);
  g_ptr_array_sort (self->names, compare_names);
  for (guint i = 0; i < self->names->len; i++)
    g_ptr_array_add (self->columns, g_hash_table_lookup (self->features, self->names->pdata[i]));
}

static void
print_head (const File *self)
{
  g_string_append (self->out, "#FORMAT=WebAnno TSV 3.3\n");
  for (guint i = 0; i < self->names->len; i++)
    g_string_append_printf (self->out, "%s|%s", i == 0 ? "#T_SP=" ANNO_WEBANNO_SPANS : "",
                            (const char *) self->names->pdata[i]);
  if (self->names->len > 0)
    g_string_append_c (self->out, '\n');
  if (self->relations->len > 0)
    g_string_append (self->out, "#T_RL=" ANNO_WEBANNO_RELATIONS "|" ANNO_WEBANNO_FIELD
                                "|BT_" ANNO_WEBANNO_SPANS "\n");
  g_string_append_c (self->out, '\n');
}

/* What the words in [start, end) are, one line a line. The line feed at the end goes without
 * saying. */
static void
print_text (const File *self, guint start, guint end)
{
  gsize n;
  const char *p = anno_article_peek (self->text, start, end, &n), *stop = p + n;

  if (n > 0 && stop[-1] == '\n')
    stop--;
  for (gboolean more = TRUE; more;)
    {
      const char *line_end = memchr (p, '\n', (gsize) (stop - p));
      more = line_end != NULL;
      g_string_append (self->out, "#Text=");
      anno_webanno_escape_text (self->out, p, (gsize) ((more ? line_end : stop) - p));
      g_string_append_c (self->out, '\n');
      p = more ? line_end + 1 : stop;
    }
}

/* A blank is a word only where a span asks for it. */
static void
print_word (const File *self, const AnnoWebannoRowUnit *unit)
{
  gsize n;
  const char *word = anno_article_peek (self->text, unit->start, unit->end, &n);

  if (anno_edges_is_blank (g_utf8_get_char (word)))
    anno_webanno_escape_text (self->out, word, n);
  else
    g_string_append_len (self->out, word, (gssize) n);
}

/* There are numbers in each row: a format would take longer than all else. */
static void
append_number (GString *out, guint number)
{
  char digits[10];
  guint n = sizeof digits;

  do
    digits[--n] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append_len (out, digits + n, (gssize) (sizeof digits - n));
}

static void
print_feature (const File *self, const AnnoWebannoRowUnit *unit, GHashTable *values)
{
  for (guint i = 0; i < unit->parts->len; i++)
    {
      guint number = g_array_index (unit->parts, guint, i) + 1;
      const char *text = g_hash_table_lookup (values, GUINT_TO_POINTER (number));
      if (i > 0)
        g_string_append_c (self->out, '|');
      if (text != NULL)
        anno_webanno_escape_value (self->out, text);
      else
        g_string_append_c (self->out, '*');
      g_string_append_c (self->out, '[');
      append_number (self->out, number);
      g_string_append_c (self->out, ']');
    }
}

static void
print_unit (const File *self, const AnnoWebannoRowUnit *unit)
{
  append_number (self->out, unit->sentence);
  g_string_append_c (self->out, '-');
  append_number (self->out, unit->token);
  if (unit->part == 0)
    return;
  g_string_append_c (self->out, '.');
  append_number (self->out, unit->part);
}

/* What relations lead to the unit, from @first up to @end: what they are, then where they come
 * from. */
static void
print_relations (const File *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      if (i > first)
        g_string_append_c (self->out, '|');
      anno_webanno_escape_value (self->out, g_array_index (self->relations, Relation, i).field);
    }
  g_string_append (self->out, first < end ? "\t" : "_\t_");
  for (guint i = first; i < end; i++)
    {
      const Relation *relation = &g_array_index (self->relations, Relation, i);
      if (i > first)
        g_string_append_c (self->out, '|');
      print_unit (self, &g_array_index (self->units->units, AnnoWebannoRowUnit,
                                        unit_of (self, relation->from)));
      g_string_append_printf (self->out, "[%u_%u]", relation->from, relation->to);
    }
  g_string_append_c (self->out, '\t');
}

static void
print_row (File *self, guint row)
{
  const AnnoWebannoRowUnit *unit = &g_array_index (self->units->units, AnnoWebannoRowUnit, row);
  guint first = self->next_relation;

  print_unit (self, unit);
  g_string_append_c (self->out, '\t');
  append_number (self->out, anno_offsets_to_utf16 (self->offsets, unit->start));
  g_string_append_c (self->out, '-');
  append_number (self->out, anno_offsets_to_utf16 (self->offsets, unit->end));
  g_string_append_c (self->out, '\t');
  print_word (self, unit);
  g_string_append_c (self->out, '\t');
  for (guint i = 0; i < self->names->len; i++)
    {
      if (unit->parts != NULL)
        print_feature (self, unit, self->columns->pdata[i]);
      else
        g_string_append_c (self->out, '_');
      g_string_append_c (self->out, '\t');
    }
  while (self->next_relation < self->relations->len
         && unit_of (self, g_array_index (self->relations, Relation, self->next_relation).to)
                == row)
    self->next_relation++;
  if (self->relations->len > 0)
    print_relations (self, first, self->next_relation);
  g_string_append_c (self->out, '\n');
}

/* Where the sentence that begins with the row at @row ends, which is where the next one begins. */
static guint
find_end (const File *self, guint row)
{
  guint sentence = g_array_index (self->units->units, AnnoWebannoRowUnit, row).sentence;

  while (++row < self->units->units->len)
    {
      const AnnoWebannoRowUnit *unit = &g_array_index (self->units->units, AnnoWebannoRowUnit, row);
      if (unit->sentence != sentence)
        return unit->start;
    }
  return anno_article_get_length (self->text);
}

static void
print_body (File *self)
{
  for (guint i = 0, sentence = 0; i < self->units->units->len; i++)
    {
      const AnnoWebannoRowUnit *unit = &g_array_index (self->units->units, AnnoWebannoRowUnit, i);
      if (unit->sentence != sentence)
        {
          g_string_append_c (self->out, '\n');
          print_text (self, unit->start, find_end (self, i));
        }
      sentence = unit->sentence;
      print_row (self, i);
    }
}

static void
print_layer (GString *out, const AnnoSetArticle *article, const AnnoSetLayer *layer)
{
  AnnoArticle *text = anno_document_get_article (article->document);
  g_autoptr (AnnoWebannoUnits) units = anno_webanno_units_new (text, layer->layer);
  g_autoptr (GHashTable) features = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                           (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new (), columns = g_ptr_array_new ();
  g_autoptr (GHashTable) nths = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) relations = g_array_new (FALSE, FALSE, sizeof (Relation));
  File self = { .out = out,
                .article = article,
                .layer = layer,
                .text = text,
                .offsets = anno_article_get_offsets (text),
                .units = units,
                .features = features,
                .names = names,
                .columns = columns,
                .nths = nths,
                .relations = relations };

  g_array_set_clear_func (relations, relation_clear);
  gather (&self);
  print_head (&self);
  print_body (&self);
}

static void
add_article (AnnoSetFolder *folder, const AnnoSetArticle *article)
{
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *name = anno_foreign_names_join (article->path, layer->slug, "tsv");
      print_layer (out, article, layer);
      anno_set_folder_add (folder, name, out->str, out->len);
    }
}

static const char *const endings[] = { "tsv", NULL };

const AnnoSetFormat anno_webanno_format = {
  .id = "webanno-tsv",
  .name = N_("WebAnno TSV (INCEpTION)"),
  .keeps = ANNO_KEEPS_ALL & ~(ANNO_KEEPS_EXTRA | ANNO_KEEPS_EDGES),
  .add_article = add_article,
  .spell = anno_webanno_spell,
  .endings = endings,
  .read = anno_webanno_read,
};
