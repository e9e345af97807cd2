#include "exchange/brat-writer.h"

#include "exchange/brat-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define UNSURE "Unsure"

/* The .ann file of one layer in the making. */
typedef struct
{
  GString *out;
  const AnnoSetLayer *layer;
  AnnoArticle *article;
  GHashTable *numbers; /* id of a span → its number, from 1 */
  guint n_relations;
  guint n_attributes;
  guint n_people;
  guint n_notes;
} File;

static guint
number_of (const File *self, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id));
}

static void
print_text (File *self, const AnnoSpan *span, guint number)
{
  g_autoptr (GArray) fragments = anno_brat_words_split (self->article, span);
  g_autofree char *type = anno_brat_words_type (anno_span_get_tag (span));

  g_string_append_printf (self->out, "T%u\t%s", number, type);
  for (guint i = 0; i < fragments->len; i++)
    {
      AnnoRange part = g_array_index (fragments, AnnoRange, i);
      g_string_append_printf (self->out, "%s%u %u", i > 0 ? ";" : " ", part.start, part.end);
    }
  for (guint i = 0; i < fragments->len; i++)
    {
      AnnoRange part = g_array_index (fragments, AnnoRange, i);
      g_autofree char *words = anno_article_slice (self->article, part.start, part.end);
      g_string_append_printf (self->out, "%c%s", i > 0 ? ' ' : '\t', words);
    }
  g_string_append_c (self->out, '\n');
}

static void
print_attribute (File *self, const char *name, guint number, const char *value)
{
  g_autofree char *type = anno_brat_words_type (name);
  g_autofree char *line = value != NULL ? anno_brat_words_escape (value) : NULL;

  g_string_append_printf (self->out, "A%u\t%s T%u%s%s\n", ++self->n_attributes, type, number,
                          line != NULL ? " " : "", line != NULL ? line : "");
}

/* A date's value, and what kind of date it is, each as an attribute. */
static void
print_timex (File *self, const AnnoValue *value, guint number)
{
  g_autofree char *kind = g_strconcat (value->field, "-type", NULL);
  g_autofree char *mod = g_strconcat (value->field, "-mod", NULL);
  g_autofree char *anchor = g_strconcat (value->field, "-anchor", NULL);

  print_attribute (self, value->field, number, value->text);
  if (value->timex != NULL)
    print_attribute (self, kind, number, value->timex);
  if (value->mod != NULL)
    print_attribute (self, mod, number, value->mod);
  if (value->anchor != NULL)
    print_attribute (self, anchor, number, value->anchor);
}

static void
print_person (File *self, const AnnoValue *value, guint number)
{
  AnnoPerson *person = anno_set_layer_find_person (self->layer, value);
  const char *iri = person != NULL ? anno_person_get_id (person) : value->text;
  g_autofree char *name
      = anno_brat_words_line (person != NULL ? anno_person_get_name (person) : "");
  g_autofree char *id = anno_brat_words_line (iri);

  g_string_append_printf (self->out, "N%u\tReference T%u Person:%s\t%s\n", ++self->n_people, number,
                          id, name);
}

/* One that leads nowhere can't be said. */
static void
print_link (File *self, const AnnoValue *value, guint number)
{
  guint target = number_of (self, value->text);
  g_autofree char *type = anno_brat_words_type (value->field);

  if (target != 0)
    g_string_append_printf (self->out, "R%u\t%s Arg1:T%u Arg2:T%u\n", ++self->n_relations, type,
                            number, target);
}

static void
print_value (File *self, const AnnoValue *value, guint number)
{
  switch (value->kind)
    {
    case ANNO_VALUE_TEXT:
      print_attribute (self, value->field, number, value->text);
      break;
    case ANNO_VALUE_TIMEX:
      print_timex (self, value, number);
      break;
    case ANNO_VALUE_PERSON:
      print_person (self, value, number);
      break;
    case ANNO_VALUE_LINK:
      print_link (self, value, number);
      break;
    }
}

static void
print_span (File *self, const AnnoSpan *span, guint number)
{
  print_text (self, span, number);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    print_value (self, anno_span_get_value (span, i), number);
  if (anno_span_get_unsure (span))
    print_attribute (self, UNSURE, number, NULL);
  if (anno_span_get_note (span) == NULL)
    return;
  g_autofree char *note = anno_brat_words_escape (anno_span_get_note (span));
  g_string_append_printf (self->out, "#%u\tAnnotatorNotes T%u\t%s\n", ++self->n_notes, number,
                          note);
}

static void
print_layer (GString *out, const AnnoSetArticle *article, const AnnoSetLayer *layer)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  File self = { .out = out,
                .layer = layer,
                .numbers = numbers,
                .article = anno_document_get_article (article->document) };
  guint n = anno_layer_get_n_spans (layer->layer);

  for (guint i = 0; i < n; i++)
    g_hash_table_insert (numbers, (gpointer) anno_span_get_id (anno_layer_nth (layer->layer, i)),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n; i++)
    print_span (&self, anno_layer_nth (layer->layer, i), i + 1);
}

/* "ann/sub/article", to which the endings come. */
static char *
stem_of (const AnnoSetArticle *article, const char *slug)
{
  g_autofree char *path = g_build_filename (slug, article->path, NULL);

  if (g_str_has_suffix (path, ".txt"))
    path[strlen (path) - strlen (".txt")] = '\0';
  return g_steal_pointer (&path);
}

static void
add_article (AnnoSetFolder *folder, const AnnoSetArticle *article)
{
  AnnoArticle *text = anno_document_get_article (article->document);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      g_autoptr (GString) lines = g_string_new (NULL);
      g_autofree char *stem = stem_of (article, layer->slug);
      g_autofree char *text_file = g_strconcat (stem, ".txt", NULL);
      g_autofree char *ann_file = g_strconcat (stem, ".ann", NULL);
      print_layer (lines, article, layer);
      anno_set_folder_add (folder, text_file, anno_article_get_text (text),
                           anno_article_get_n_bytes (text));
      anno_set_folder_add (folder, ann_file, lines->str, lines->len);
    }
}

static void
print_relation (GString *out, const AnnoTag *tag, const AnnoField *field)
{
  g_autofree char *name = anno_brat_words_type (field->id);
  g_autofree char *from = anno_brat_words_type (tag->id);

  g_string_append_printf (out, "%s Arg1:%s, Arg2:", name, from);
  for (guint i = 0; i < field->targets->len; i++)
    {
      g_autofree char *to = anno_brat_words_type (field->targets->pdata[i]);
      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", to);
    }
  g_string_append (out, field->targets->len > 0 ? "\n" : "<ENTITY>\n");
}

static void
print_choices (GString *out, const AnnoTag *tag, const AnnoField *field)
{
  g_autofree char *name = anno_brat_words_type (field->id);

  g_string_append_printf (out, "%s Arg:<ENTITY>, Value:", name);
  for (guint i = 0; i < field->choices->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "",
                            g_array_index (field->choices, AnnoChoice, i).id);
  g_string_append_c (out, '\n');
}

typedef void (*PrintField) (GString *out, const AnnoTag *tag, const AnnoField *field);

/* @once: of several tags that have a field of one name, the first alone. */
static void
print_fields (GString *out, const AnnoTagset *tagset, AnnoFieldKind kind, gboolean once,
              PrintField print)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      for (guint k = 0; k < tag->fields->len; k++)
        {
          const AnnoField *field = tag->fields->pdata[k];
          if (field->kind == kind && (g_hash_table_add (known, (gpointer) field->id) || !once))
            print (out, tag, field);
        }
    }
}

static void
print_configuration (GString *out, const AnnoTagset *tagset)
{
  g_string_append (out, "[entities]\n");
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      g_autofree char *type = anno_brat_words_type (anno_tagset_get_tag (tagset, i)->id);
      g_string_append_printf (out, "%s\n", type);
    }
  g_string_append (out, "\n[relations]\n");
  print_fields (out, tagset, ANNO_FIELD_LINK, FALSE, print_relation);
  g_string_append (out, "\n[events]\n\n[attributes]\n" UNSURE " Arg:<ENTITY>\n");
  print_fields (out, tagset, ANNO_FIELD_CHOICE, TRUE, print_choices);
}

static void
print_labels (GString *out, const AnnoTagset *tagset)
{
  g_string_append (out, "[labels]\n");
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      g_autofree char *type = anno_brat_words_type (tag->id);
      g_autofree char *name = anno_brat_words_line (tag->name);
      g_string_append_printf (out, "%s | %s\n", type, name);
    }
  g_string_append (out, "\n[drawing]\n");
}

static void
add_annotator (AnnoSetFolder *folder, const AnnoTagset *tagset, const char *slug)
{
  g_autoptr (GString) configuration = g_string_new (NULL), labels = g_string_new (NULL);
  g_autofree char *annotation_file = g_build_filename (slug, "annotation.conf", NULL);
  g_autofree char *visual_file = g_build_filename (slug, "visual.conf", NULL);

  print_configuration (configuration, tagset);
  print_labels (labels, tagset);
  anno_set_folder_add (folder, annotation_file, configuration->str, configuration->len);
  anno_set_folder_add (folder, visual_file, labels->str, labels->len);
}

const AnnoSetFormat anno_brat_format = {
  .id = "brat",
  .name = N_("brat standoff"),
  .keeps = ANNO_KEEPS_ALL & ~(ANNO_KEEPS_EXTRA | ANNO_KEEPS_EDGES),
  .add_article = add_article,
  .add_annotator = add_annotator,
};
