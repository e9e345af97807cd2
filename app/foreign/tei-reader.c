#include "foreign/tei-reader.h"

#include "foreign/foreign-names.h"
#include "foreign/tei-known.h"
#include "foreign/tei-marks.h"
#include "formats/block-text.h"
#include "formats/meta-file.h"
#include "formats/xml-node.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many bytes may be copied from what is pointed at, for each byte of the file. */
#define COPIES 16

static const char *const root_names[] = { "TEI", "TEI.2", "teiCorpus", NULL };
static const char *const address_names[] = { "target", "from", "to", "inst", NULL };

/* A file in hand. */
typedef struct
{
  AnnoTeiPlaces *places;
  GHashTable *known; /* xmlNode → AnnoTeiKnown */
  gsize left;        /* bytes that may still be copied */
  char *name;        /* what the file is called, and whose it is */
  char *maker;
  GPtrArray *notes; /* of char: what is odd of the whole; told once */
} File;

/* The words of the element at @path below @tei; NULL for none. */
static char *
read_words (const xmlNode *tei, const char *path)
{
  const xmlNode *node = anno_xml_path (tei, path);
  g_autofree char *words = node != NULL ? anno_markup_file_words (node) : NULL;
  return words != NULL ? anno_block_text_words (words) : NULL;
}

/* As foreign/tei-writer says which article it is. */
static char *
read_path (const xmlNode *tei)
{
  const xmlNode *node = anno_xml_path (tei, "teiHeader/fileDesc/sourceDesc/bibl/idno");
  g_autofree char *type = node != NULL ? anno_markup_file_attribute (node, "type") : NULL;
  return g_strcmp0 (type, "path") == 0 ? anno_markup_file_words (node) : NULL;
}

/* The first day that the header gives in a place where the date of an article stands. */
static char *
read_date (const xmlNode *tei)
{
  static const char *const paths[]
      = { "teiHeader/fileDesc/publicationStmt/date", "teiHeader/profileDesc/creation/date",
          "teiHeader/fileDesc/sourceDesc/bibl/date" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      const xmlNode *node = anno_xml_path (tei, paths[i]);
      g_autofree char *when = node != NULL ? anno_markup_file_attribute (node, "when") : NULL;
      if (when != NULL && anno_meta_is_day (when))
        return g_steal_pointer (&when);
    }
  return NULL;
}

static AnnoForeignDocument *
document_new (File *self, AnnoTeiText *text)
{
  g_autofree char *path = read_path (text->node);
  g_autofree char *id = anno_markup_file_attribute (text->node, "id");
  gboolean is_only = self->places->texts->len == 1;
  AnnoForeignDocument *document = anno_foreign_document_new (path != NULL ? path
                                                             : is_only    ? self->name
                                                                          : id);

  if (anno_xml_child (text->node, "text") != NULL)
    document->text = g_string_free (g_steal_pointer (&text->words), FALSE);
  document->unit = ANNO_UNIT_CODE_POINTS;
  document->unit_is_said = TRUE;
  document->title = read_words (text->node, "teiHeader/fileDesc/titleStmt/title");
  document->date = read_date (text->node);
  for (guint i = 0; i < self->notes->len; i++)
    anno_foreign_document_leave_out (document, "%s", (const char *) self->notes->pdata[i]);
  g_ptr_array_set_size (self->notes, 0);
  return document;
}

/* Adds what the pointers of that attribute lead to; FALSE where it has one that doesn't lead into
 * the text. */
static gboolean
add_ranges (const AnnoTeiMarks *marks, const xmlNode *node, const char *name, GArray *ranges)
{
  g_autofree char *value = anno_markup_file_attribute (node, name);
  g_autoptr (GPtrArray) pointers = anno_tei_places_split (value != NULL ? value : "");
  gboolean all = TRUE;

  for (guint i = 0; i < pointers->len; i++)
    all = anno_tei_places_resolve (marks->places, marks->text, pointers->pdata[i], ranges) && all;
  return all;
}

/* From where the first begins to where the second ends; an anchor has no words of its own. */
static gboolean
add_span_range (const AnnoTeiMarks *marks, const xmlNode *node, GArray *ranges)
{
  g_autofree char *from = anno_markup_file_attribute (node, "from");
  g_autofree char *to = anno_markup_file_attribute (node, "to");
  const char *begin = from, *end = to != NULL ? to : from;

  if (begin == NULL)
    return TRUE;
  if (*begin != '#' || *end != '#')
    return FALSE;
  g_autofree char *pointer = g_strdup_printf ("#range(%s,%s)", begin + 1, end + 1);
  return anno_tei_places_resolve (marks->places, marks->text, pointer, ranges);
}

/* Pieces may also be pointers in an annotation. */
static void
add_pieces (const AnnoTeiMarks *marks, const xmlNode *node, GArray *ranges)
{
  for (const xmlNode *at = node->children; at != NULL; at = at->next)
    if (anno_tei_marks_is_piece (marks, at))
      add_ranges (marks, at, "target", ranges);
}

/* The stretches that an element of analysis is about; FALSE where one isn't in the text. An
 * annotation may have a target that isn't, and its place in a piece. */
static gboolean
find_ranges (const AnnoTeiMarks *marks, const xmlNode *node, GArray *ranges)
{
  gboolean is_annotation = anno_markup_file_is (node, "annotation");
  gboolean all = add_ranges (marks, node, "target", ranges)
                 && add_ranges (marks, node, "inst", ranges)
                 && add_span_range (marks, node, ranges);

  if (is_annotation)
    add_pieces (marks, node, ranges);
  return (all || is_annotation) && ranges->len > 0;
}

static char *
type_of_group (const xmlNode *node)
{
  g_autofree char *type = anno_markup_file_attribute (node, "type");
  return type != NULL || node->parent == NULL ? g_steal_pointer (&type)
                                              : anno_markup_file_attribute (node->parent, "type");
}

/* What the annotation says the words are: by a tag that it points at, by its type, by its words. */
static char *
find_type (AnnoTeiMarks *marks, const xmlNode *node)
{
  gboolean has_words = anno_markup_file_is (node, "span") || anno_markup_file_is (node, "interp");
  guint nth;
  char *type = anno_tei_marks_name (marks, node, &nth);

  if (type == NULL && !anno_markup_file_is (node, "annotation"))
    type = type_of_group (node);
  if (type == NULL && anno_markup_file_is (node, "annotation"))
    type = anno_markup_file_attribute (node, "motivation");
  if (type == NULL && has_words)
    {
      g_autofree char *words = anno_tei_marks_words (marks, node);
      type = words != NULL ? anno_block_text_words (words) : NULL;
    }
  return type != NULL ? type : g_strdup ((const char *) node->name);
}

static gboolean
has_address (const xmlNode *node)
{
  for (guint i = 0; address_names[i] != NULL; i++)
    {
      g_autofree char *value = anno_markup_file_attribute (node, address_names[i]);
      if (value != NULL)
        return TRUE;
    }
  return FALSE;
}

/* An interp without one is a tag that others point at. */
static void
add_standoff (AnnoTeiMarks *marks, const xmlNode *node)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));

  if (anno_markup_file_is (node, "link") || anno_markup_file_is (node, "certainty")
      || (anno_markup_file_is (node, "interp") && !has_address (node)))
    return;
  if (find_ranges (marks, node, ranges))
    anno_tei_marks_add (marks, node, find_type (marks, node), ranges);
  else
    anno_tei_marks_tell (marks, node,
                         _("line %u: This “%s” points at no words of the text that are known."),
                         (const char *) node->name);
}

static void
add_inline (AnnoTeiMarks *marks, const AnnoTeiPlace *place)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  const char *name = (const char *) place->node->name;
  AnnoRange range = { place->start, place->end };

  g_array_append_val (ranges, range);
  if (range.start < range.end)
    anno_tei_marks_add (marks, place->node, g_strdup (name), ranges);
  else
    anno_tei_marks_tell (marks, place->node, _("line %u: This “%s” holds no words."), name);
}

/* The words of a span that aren't its type, and of a note. */
static void
take_words (AnnoTeiMarks *marks, AnnoTeiMark *mark)
{
  g_autofree char *words = anno_tei_marks_words (marks, mark->node);
  g_autofree char *clean = words != NULL ? anno_block_text_words (words) : NULL;

  if (clean == NULL || g_strcmp0 (clean, mark->span->type) == 0)
    return;
  if (anno_markup_file_is (mark->node, "note"))
    mark->span->note = g_steal_pointer (&words);
  else
    anno_foreign_span_add_value (mark->span, ANNO_VALUE_TEXT, "text", clean);
}

/* What an annotation has for a target beside words of the text. */
static void
take_targets (AnnoTeiMarks *marks, AnnoTeiMark *mark)
{
  g_autofree char *target = anno_markup_file_attribute (mark->node, "target");
  g_autoptr (GPtrArray) pointers = anno_tei_places_split (target != NULL ? target : "");
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));

  for (guint i = 0; i < pointers->len; i++)
    if (!anno_tei_places_resolve (marks->places, marks->text, pointers->pdata[i], ranges))
      anno_tei_marks_point (marks, mark, "target", pointers->pdata[i]);
}

static void
take_values (AnnoTeiMarks *marks, AnnoTeiMark *mark)
{
  anno_tei_marks_take_attributes (marks, mark);
  if (anno_markup_file_is (mark->node, "annotation"))
    {
      take_targets (marks, mark);
      anno_tei_marks_take_bodies (marks, mark);
    }
  else if (!anno_tei_places_is_inline (mark->node))
    take_words (marks, mark);
}

/* Ties what the first pointer leads to with all others. */
static void
take_link (AnnoTeiMarks *marks, const xmlNode *node)
{
  g_autofree char *target = anno_markup_file_attribute (node, "target");
  g_autofree char *type = type_of_group (node);
  g_autoptr (GPtrArray) pointers = anno_tei_places_split (target != NULL ? target : "");
  AnnoTeiMark *first = pointers->len > 1 ? anno_tei_marks_find (marks, pointers->pdata[0]) : NULL;

  if (first == NULL)
    anno_tei_marks_tell (marks, node, _("line %u: This “%s” ties nothing that is marked."),
                         (const char *) node->name);
  for (guint i = 1; first != NULL && i < pointers->len; i++)
    anno_tei_marks_point (marks, first, type != NULL ? type : "link", pointers->pdata[i]);
}

/* Only little of it is a flag. */
static void
take_certainty (AnnoTeiMarks *marks, const xmlNode *node)
{
  g_autofree char *cert = anno_markup_file_attribute (node, "cert");
  g_autofree char *degree = anno_markup_file_attribute (node, "degree");
  g_autofree char *target = anno_markup_file_attribute (node, "target");
  g_autoptr (GPtrArray) pointers = anno_tei_places_split (target != NULL ? target : "");
  gboolean is_low
      = g_strcmp0 (cert, "low") == 0 || (degree != NULL && g_ascii_strtod (degree, NULL) < 0.5);
  gboolean found = FALSE;

  for (guint i = 0; is_low && i < pointers->len; i++)
    {
      AnnoTeiMark *mark = anno_tei_marks_find (marks, pointers->pdata[i]);
      if (mark != NULL)
        mark->span->unsure = found = TRUE;
    }
  if (!found)
    anno_tei_marks_tell (marks, node, _("line %u: This “%s” flags nothing that is marked."),
                         (const char *) node->name);
}

/* First what there is, then what is said of it, because links lead to what comes later. */
static void
read_marks (AnnoTeiMarks *marks)
{
  const AnnoTeiText *text = marks->text;

  for (guint i = 0; i < text->inline_marks->len; i++)
    add_inline (marks, text->inline_marks->pdata[i]);
  for (guint i = 0; i < text->standoff->len; i++)
    add_standoff (marks, text->standoff->pdata[i]);
  for (guint i = 0; i < text->inline_marks->len + text->standoff->len; i++)
    {
      const xmlNode *node = i < text->inline_marks->len
                                ? ((AnnoTeiPlace *) text->inline_marks->pdata[i])->node
                                : text->standoff->pdata[i - text->inline_marks->len];
      AnnoTeiMark *mark = g_hash_table_lookup (marks->marks, node);
      if (mark != NULL)
        take_values (marks, mark);
      else if (anno_markup_file_is (node, "link"))
        take_link (marks, node);
      else if (anno_markup_file_is (node, "certainty"))
        take_certainty (marks, node);
    }
}

static AnnoForeignDocument *
read_text (File *self, AnnoTeiText *text)
{
  AnnoForeignDocument *document = document_new (self, text);
  AnnoTeiMarks marks = { .places = self->places,
                         .text = text,
                         .document = document,
                         .maker = self->maker,
                         .known = self->known,
                         .left = &self->left };

  anno_tei_marks_begin (&marks);
  read_marks (&marks);
  anno_tei_marks_end (&marks);
  return document;
}

/* What is odd of the whole file. */
static void
note_oddities (File *self)
{
  for (guint i = 0; i < self->places->twice->len; i++)
    {
      const xmlNode *node = self->places->twice->pdata[i];
      g_autofree char *id = anno_markup_file_attribute (node, "id");
      g_ptr_array_add (
          self->notes,
          g_strdup_printf (_("line %u: The id “%s” is there already; what points at it "
                             "means the first."),
                           anno_markup_file_line (node), id));
    }
  if (self->places->outside != NULL)
    g_ptr_array_add (self->notes,
                     g_strdup_printf (_("line %u: This “standOff” belongs to no text."),
                                      anno_markup_file_line (self->places->outside)));
}

static void
give_texts (File *self, const AnnoForeignSink *sink)
{
  for (guint i = 0; i < self->places->texts->len; i++)
    if (!sink->take (read_text (self, self->places->texts->pdata[i]), sink->data))
      return;
}

static gboolean
read_root (const AnnoForeignFile *file, const xmlNode *root, GPtrArray *notes,
           const AnnoForeignSink *sink, GError **error)
{
  g_autoptr (AnnoTeiPlaces) places = NULL;
  g_autoptr (GHashTable) known
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) anno_tei_known_free);
  File self = { .known = known, .notes = notes };

  if (!anno_markup_file_is_one (root, root_names))
    {
      g_set_error (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
                   _("line %u: It begins with “%s”; a TEI file begins with “TEI” or “teiCorpus”."),
                   anno_markup_file_line (root), (const char *) root->name);
      return FALSE;
    }
  self.places = places = anno_tei_places_new (root);
  if (places->texts->len == 0)
    {
      g_set_error_literal (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN,
                           _("There is no TEI in it."));
      return FALSE;
    }
  self.left = COPIES * g_bytes_get_size (file->bytes);
  anno_foreign_names_split (file->name, &self.name, &self.maker);
  note_oddities (&self);
  give_texts (&self, sink);
  g_free (self.name);
  g_free (self.maker);
  return TRUE;
}

gboolean
anno_tei_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error)
{
  g_return_val_if_fail (file != NULL && sink != NULL, FALSE);

  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (xmlDoc) document = anno_markup_file_parse (file->bytes, notes, error);

  return document != NULL && read_root (file, xmlDocGetRootElement (document), notes, sink, error);
}
