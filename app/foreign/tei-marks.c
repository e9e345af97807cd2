#include "foreign/tei-marks.h"

#include "foreign/tei-known.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More people than that made nothing in one text; looking for a layer looks through all of them.
 * Who comes later is nobody. */
#define MAX_MAKERS 1000

static const char *const timex_types[] = { "DATE", "TIME", "DURATION", "SET", NULL };

void
anno_tei_marks_begin (AnnoTeiMarks *self)
{
  g_return_if_fail (self != NULL);

  self->marks = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->layers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
anno_tei_marks_end (AnnoTeiMarks *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->marks);
  g_hash_table_unref (self->layers);
}

void
anno_tei_marks_tell (AnnoTeiMarks *self, const xmlNode *node, const char *format, const char *word)
{
  g_return_if_fail (self != NULL && node != NULL && format != NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  anno_foreign_document_leave_out (self->document, format, anno_markup_file_line (node), word);
#pragma GCC diagnostic pop
}

/* Whether @n more bytes may be copied; what was refused once is told. */
static gboolean
spend (AnnoTeiMarks *self, const xmlNode *node, gsize n)
{
  if (n <= *self->left)
    {
      *self->left -= n;
      return TRUE;
    }
  *self->left = 0;
  if (!self->told)
    anno_tei_marks_tell (self, node,
                         _("line %u: The same words are pointed at too often; from here on, some "
                           "values are missing."),
                         NULL);
  self->told = TRUE;
  return FALSE;
}

char *
anno_tei_marks_words (AnnoTeiMarks *self, const xmlNode *node)
{
  g_return_val_if_fail (self != NULL && node != NULL, NULL);

  if (!spend (self, node, 1))
    return NULL;
  char *words = anno_markup_file_words (node);
  if (!spend (self, node, strlen (words)))
    g_clear_pointer (&words, g_free);
  return words;
}

static const AnnoTeiKnown *
know (AnnoTeiMarks *self, const xmlNode *node)
{
  AnnoTeiKnown *known = g_hash_table_lookup (self->known, node);

  if (known == NULL)
    {
      known = anno_tei_known_new (node);
      g_hash_table_insert (self->known, (gpointer) node, known);
    }
  return known;
}

static AnnoForeignLayer *
find_layer (AnnoTeiMarks *self, const xmlNode *node, const char *maker)
{
  AnnoForeignLayer *layer = g_hash_table_lookup (self->layers, maker != NULL ? maker : "");

  if (layer != NULL)
    return layer;
  if (maker != NULL && self->document->layers->len >= MAX_MAKERS)
    {
      anno_tei_marks_tell (self, node,
                           _("line %u: More people made something here than can be told "
                             "apart; who made this is left out."),
                           NULL);
      return find_layer (self, node, NULL);
    }
  layer = anno_foreign_document_layer (self->document, maker);
  g_hash_table_insert (self->layers, g_strdup (maker != NULL ? maker : ""), layer);
  return layer;
}

/* Who is responsible: the first that @resp names, or the respStmt in the annotation. */
static AnnoForeignLayer *
layer_of (AnnoTeiMarks *self, const xmlNode *node)
{
  g_autofree char *resp = anno_markup_file_attribute (node, "resp");
  const AnnoTeiPlace *place = NULL;
  const xmlNode *who = NULL;
  const char *maker = self->maker;

  if (resp != NULL)
    {
      g_strstrip (resp);
      resp[strcspn (resp, " \t\r\n")] = '\0';
      place = anno_tei_places_find (self->places, resp);
    }
  if (place != NULL)
    who = place->node;
  else if (resp != NULL && *resp != '\0')
    maker = *resp == '#' ? resp + 1 : resp;
  for (const xmlNode *at = node->children; at != NULL && resp == NULL && who == NULL; at = at->next)
    if (anno_markup_file_is (node, "annotation") && anno_markup_file_is (at, "respStmt"))
      who = at;
  if (who != NULL && know (self, who)->name != NULL)
    maker = know (self, who)->name;
  return find_layer (self, node, maker);
}

AnnoTeiMark *
anno_tei_marks_add (AnnoTeiMarks *self, const xmlNode *node, char *type, const GArray *ranges)
{
  g_return_val_if_fail (self != NULL && node != NULL && ranges != NULL, NULL);

  AnnoTeiMark *mark = g_new0 (AnnoTeiMark, 1);
  g_autofree char *id = anno_markup_file_attribute (node, "id");
  g_autofree char *owned = type;
  const AnnoTeiPlace *first = id != NULL ? g_hash_table_lookup (self->places->by_id, id) : NULL;

  mark->node = node;
  mark->layer = layer_of (self, node);
  mark->span = anno_foreign_layer_add (mark->layer,
                                       first != NULL && first->node == node ? id : NULL, type);
  mark->span->place = g_strdup_printf ("line %u", anno_markup_file_line (node));
  for (guint i = 0; i < ranges->len; i++)
    {
      AnnoRange range = g_array_index (ranges, AnnoRange, i);
      anno_foreign_span_add_range (mark->span, range.start, range.end, NULL);
    }
  g_hash_table_insert (self->marks, (gpointer) node, mark);
  return mark;
}

AnnoTeiMark *
anno_tei_marks_find (const AnnoTeiMarks *self, const char *pointer)
{
  g_return_val_if_fail (self != NULL && pointer != NULL, NULL);

  const AnnoTeiPlace *place = anno_tei_places_find (self->places, pointer);
  return place != NULL ? g_hash_table_lookup (self->marks, place->node) : NULL;
}

char *
anno_tei_marks_name (AnnoTeiMarks *self, const xmlNode *node, guint *nth)
{
  g_autofree char *ana = anno_markup_file_attribute (node, "ana");
  g_autoptr (GPtrArray) pointers = anno_tei_places_split (ana != NULL ? ana : "");

  for (guint i = 0; i < pointers->len; i++)
    {
      const AnnoTeiPlace *place = anno_tei_places_find (self->places, pointers->pdata[i]);
      const AnnoTeiKnown *known = place != NULL ? know (self, place->node) : NULL;
      if (known == NULL || !known->is_term || known->name == NULL
          || !spend (self, node, strlen (known->name)))
        continue;
      *nth = i;
      return g_strdup (known->name);
    }
  return NULL;
}

/* A feature's value is the words in it, or the @value of its symbol, number or truth. */
static void
take_feature (AnnoTeiMarks *self, AnnoTeiMark *mark, const xmlNode *feature)
{
  g_autofree char *name = anno_markup_file_attribute (feature, "name");
  g_autofree char *words = NULL;

  for (const xmlNode *at = feature->children; at != NULL && words == NULL; at = at->next)
    words = anno_markup_file_attribute (at, "value");
  if (words == NULL && (words = anno_tei_marks_words (self, feature)) != NULL)
    g_strstrip (words);
  if (name != NULL && words != NULL && spend (self, feature, strlen (name) + strlen (words)))
    anno_foreign_span_add_value (mark->span, ANNO_VALUE_TEXT, name, words);
}

static void
take_features (AnnoTeiMarks *self, AnnoTeiMark *mark, const xmlNode *structure)
{
  for (const xmlNode *at = structure->children; at != NULL && spend (self, structure, 1);
       at = at->next)
    if (anno_markup_file_is (at, "f"))
      take_feature (self, mark, at);
}

static void
take_person (AnnoTeiMarks *self, AnnoTeiMark *mark, const char *field, const AnnoTeiKnown *known)
{
  gsize n = (known->name != NULL ? strlen (known->name) : 0)
            + (known->iri != NULL ? strlen (known->iri) : 0);

  if (!spend (self, mark->node, n))
    return;
  AnnoForeignValue *value
      = anno_foreign_span_add_value (mark->span, ANNO_VALUE_PERSON, field, known->iri);
  value->name = g_strdup (known->name);
}

static void
take_link (AnnoTeiMarks *self, AnnoTeiMark *mark, const char *field, const AnnoTeiMark *target)
{
  if (target->layer != mark->layer)
    anno_tei_marks_tell (self, mark->node,
                         _("line %u: It points at what somebody else marked (%s)."),
                         target->span->id);
  else
    anno_foreign_span_add_value (mark->span, ANNO_VALUE_LINK, field, target->span->id);
}

void
anno_tei_marks_point (AnnoTeiMarks *self, AnnoTeiMark *mark, const char *field, const char *pointer)
{
  g_return_if_fail (self != NULL && mark != NULL && field != NULL && pointer != NULL);

  const AnnoTeiPlace *place = anno_tei_places_find (self->places, pointer);
  const AnnoTeiMark *target = anno_tei_marks_find (self, pointer);
  const AnnoTeiKnown *known = place != NULL ? know (self, place->node) : NULL;

  if (!spend (self, mark->node, strlen (field)))
    return;
  if (target != NULL)
    take_link (self, mark, field, target);
  else if (known != NULL && anno_markup_file_is (place->node, "fs"))
    take_features (self, mark, place->node);
  else if (known != NULL && known->is_person)
    take_person (self, mark, field, known);
  else if (known != NULL && known->is_term && known->name != NULL)
    {
      if (spend (self, mark->node, strlen (known->name)))
        anno_foreign_span_add_value (mark->span, ANNO_VALUE_TEXT, field, known->name);
    }
  else
    anno_foreign_span_add_value (mark->span, ANNO_VALUE_TEXT, field, pointer);
}

/* Which pointer of @ana gave the mark its type; G_MAXUINT for none. */
static guint
find_type (AnnoTeiMarks *self, const AnnoTeiMark *mark)
{
  guint nth = G_MAXUINT;
  g_autofree char *name = anno_tei_marks_name (self, mark->node, &nth);
  return g_strcmp0 (name, mark->span->type) == 0 ? nth : G_MAXUINT;
}

/* A value for each of @pointers but the @nth. */
static void
take_pointers (AnnoTeiMarks *self, AnnoTeiMark *mark, const char *field, const char *pointers,
               guint nth)
{
  g_autoptr (GPtrArray) list = anno_tei_places_split (pointers);

  for (guint i = 0; i < list->len; i++)
    if (i != nth)
      anno_tei_marks_point (self, mark, field, list->pdata[i]);
}

static gboolean
says_place (const char *name, const char *value, const AnnoForeignSpan *span)
{
  static const char *const names[]
      = { "id", "space", "base", "resp", "target", "from", "to", "inst", NULL };

  if (g_strv_contains (names, name))
    return TRUE;
  return (strcmp (name, "motivation") == 0 && strcmp (value, "tagging") == 0)
         || (strcmp (name, "type") == 0 && g_strcmp0 (value, span->type) == 0);
}

/* Inline elements have dates at @from and @to. */
static gboolean
is_left (AnnoTeiMark *mark, const char *name, const char *value)
{
  gboolean is_day = strcmp (name, "from") == 0 || strcmp (name, "to") == 0;

  if (anno_tei_places_is_inline (mark->node) && (is_day || strcmp (name, "target") == 0))
    return FALSE;
  return says_place (name, value, mark->span);
}

void
anno_tei_marks_take_attributes (AnnoTeiMarks *self, AnnoTeiMark *mark)
{
  g_return_if_fail (self != NULL && mark != NULL);

  for (const xmlAttr *at = mark->node->properties; at != NULL; at = at->next)
    {
      const char *name = (const char *) at->name;
      g_autofree char *value = anno_markup_file_value (at);
      if (strcmp (name, "cert") == 0 && strcmp (value, "low") == 0)
        mark->span->unsure = TRUE;
      else if (is_left (mark, name, value))
        continue;
      else if (*value == '#')
        take_pointers (self, mark, name, value,
                       strcmp (name, "ana") == 0 ? find_type (self, mark) : G_MAXUINT);
      else
        anno_foreign_span_add_value (mark->span, ANNO_VALUE_TEXT, name, value);
    }
}

/* The date that is all there is in @note; NULL where there is something else. */
static const xmlNode *
only_date (const xmlNode *note)
{
  const xmlNode *date = note->children;
  g_autofree char *type = NULL;

  if (date == NULL || date->next != NULL || !anno_markup_file_is (date, "date"))
    return NULL;
  type = anno_markup_file_attribute (date, "type");
  return type != NULL && g_strv_contains (timex_types, type) ? date : NULL;
}

/* The date of the article is one in a header. */
static char *
read_anchor (AnnoTeiMarks *self, AnnoTeiMark *mark, const xmlNode *date)
{
  g_autofree char *pointer = anno_markup_file_attribute (date, "corresp");
  const AnnoTeiPlace *place = pointer != NULL ? anno_tei_places_find (self->places, pointer) : NULL;
  const AnnoTeiMark *target = pointer != NULL ? anno_tei_marks_find (self, pointer) : NULL;

  if (target != NULL && target->layer == mark->layer)
    return g_strdup (target->span->id);
  if (place != NULL && place->text == 0 && anno_markup_file_is (place->node, "date"))
    return g_strdup ("dct");
  if (pointer != NULL)
    anno_tei_marks_tell (self, date, _("line %u: There is no date at “%s”."), pointer);
  return NULL;
}

static void
take_date (AnnoTeiMarks *self, AnnoTeiMark *mark, const char *field, const xmlNode *date)
{
  g_autofree char *words = anno_tei_marks_words (self, date);

  if (words == NULL)
    return;
  AnnoForeignValue *value
      = anno_foreign_span_add_value (mark->span, ANNO_VALUE_TIMEX, field, words);
  value->timex = anno_markup_file_attribute (date, "type");
  value->mod = anno_markup_file_attribute (date, "subtype");
  value->anchor = read_anchor (self, mark, date);
}

static void
take_note (AnnoTeiMarks *self, AnnoTeiMark *mark, const xmlNode *note)
{
  g_autofree char *field = anno_markup_file_attribute (note, "type");
  const xmlNode *date = field != NULL ? only_date (note) : NULL;
  g_autofree char *words = date == NULL ? anno_tei_marks_words (self, note) : NULL;

  if (date != NULL)
    take_date (self, mark, field, date);
  else if (words == NULL)
    return;
  else if (field != NULL)
    anno_foreign_span_add_value (mark->span, ANNO_VALUE_TEXT, field, words);
  else if (mark->span->note == NULL)
    mark->span->note = g_steal_pointer (&words);
  else
    anno_foreign_span_add_value (mark->span, ANNO_VALUE_TEXT, "note", words);
}

gboolean
anno_tei_marks_is_piece (const AnnoTeiMarks *self, const xmlNode *node)
{
  g_autofree char *type = anno_markup_file_attribute (node, "type");
  g_autofree char *target = anno_markup_file_attribute (node, "target");
  g_autoptr (GPtrArray) pointers = anno_tei_places_split (target != NULL ? target : "");
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));

  if (!anno_markup_file_is (node, "ptr") || type != NULL || pointers->len == 0)
    return FALSE;
  for (guint i = 0; i < pointers->len; i++)
    if (anno_tei_marks_find (self, pointers->pdata[i]) != NULL
        || !anno_tei_places_resolve (self->places, self->text, pointers->pdata[i], ranges))
      return FALSE;
  return TRUE;
}

static void
take_pointer (AnnoTeiMarks *self, AnnoTeiMark *mark, const xmlNode *node)
{
  g_autofree char *type = anno_markup_file_attribute (node, "type");
  g_autofree char *target = anno_markup_file_attribute (node, "target");

  if (target != NULL && !anno_tei_marks_is_piece (self, node))
    take_pointers (self, mark, type != NULL ? type : (const char *) node->name, target, G_MAXUINT);
}

void
anno_tei_marks_take_bodies (AnnoTeiMarks *self, AnnoTeiMark *mark)
{
  g_return_if_fail (self != NULL && mark != NULL);

  for (const xmlNode *at = mark->node->children; at != NULL; at = at->next)
    {
      if (anno_markup_file_is (at, "note"))
        take_note (self, mark, at);
      else if (anno_markup_file_is (at, "ptr") || anno_markup_file_is (at, "ref"))
        take_pointer (self, mark, at);
      else if (at->type == XML_ELEMENT_NODE && !anno_markup_file_is (at, "respStmt"))
        anno_tei_marks_tell (self, at, _("line %u: Nothing is known of “%s” in an annotation."),
                             (const char *) at->name);
    }
}
