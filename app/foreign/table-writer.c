#include "foreign/table-writer.h"

#include "foreign/table-cells.h"
#include "model/frame.h"
#include "session/span-words.h"

#include <glib/gi18n-lib.h>

static AnnoTableCells
new_cells (GString *out, gboolean tabs)
{
  return (AnnoTableCells){ .out = out, .tabs = tabs };
}

/* Each field of the tagset once, in its order, whichever tags have it. */
static GPtrArray *
list_fields (const AnnoTagset *tagset)
{
  GPtrArray *fields = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      for (guint k = 0; k < tag->fields->len; k++)
        {
          const AnnoField *field = tag->fields->pdata[k];
          if (g_hash_table_add (known, (gpointer) field->id))
            g_ptr_array_add (fields, (gpointer) field);
        }
    }
  return fields;
}

static void
join (GString *words, const char *more)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", more);
}

/* The values of a field, as they are in the file; people by their names where @named. */
static char *
join_values (const AnnoSetLayer *layer, const AnnoSpan *span, const char *field, gboolean named)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      AnnoPerson *person = named ? anno_set_layer_find_person (layer, value) : NULL;
      if (value->field == field && (!named || person != NULL || value->kind != ANNO_VALUE_PERSON))
        join (words, person != NULL ? anno_person_get_name (person) : value->text);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_values (AnnoTableCells *cells, const AnnoSetLayer *layer, const AnnoSpan *span,
            const AnnoField *field)
{
  g_autofree char *words = join_values (layer, span, field->id, TRUE);

  anno_table_cells_add (cells, words);
  if (field->kind != ANNO_FIELD_PERSON)
    return;
  g_autofree char *iris = join_values (layer, span, field->id, FALSE);
  anno_table_cells_add (cells, iris);
}

static char *
join_segments (const AnnoSpan *span)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const AnnoSegment *segments = anno_span_get_segments (span);

  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    g_string_append_printf (words, "%s%u-%u", i > 0 ? ";" : "", segments[i].start, segments[i].end);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* The words that are marked, as they lie in the text; parts with " … " between them. */
static char *
quote (AnnoArticle *article, const AnnoSpan *span)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const AnnoSegment *segments = anno_span_get_segments (span);

  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      g_autofree char *part = anno_article_slice (article, segments[i].start, segments[i].end);
      g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", part);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_time (AnnoTableCells *cells, gint64 time)
{
  g_autoptr (GDateTime) whole = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autofree char *words
      = time != 0 && whole != NULL ? g_date_time_format (whole, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  anno_table_cells_add (cells, words);
}

static void
add_place (AnnoTableCells *cells, const AnnoSetArticle *article, const AnnoSetLayer *layer)
{
  anno_table_cells_add (cells, article->shown);
  anno_table_cells_add (cells, anno_document_get_title (article->document));
  anno_table_cells_add (cells, anno_document_get_date (article->document));
  anno_table_cells_add (cells, layer->shown);
}

static void
add_names (AnnoTableCells *cells, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    anno_table_cells_add (cells, names[i]);
}

static void
begin_spans (GString *out, const AnnoTagset *tagset, gboolean tabs)
{
  static const char *const before[] = { "article", "title", "date",  "annotator", "id", "tag",
                                        "start",   "end",   "parts", "text",      NULL };
  static const char *const after[] = { "unsure", "note", "created", "modified", NULL };
  AnnoTableCells cells = new_cells (out, tabs);
  g_autoptr (GPtrArray) fields = list_fields (tagset);

  add_names (&cells, before);
  for (guint i = 0; i < fields->len; i++)
    {
      const AnnoField *field = fields->pdata[i];
      g_autofree char *iri = g_strconcat (field->id, "-iri", NULL);
      anno_table_cells_add (&cells, field->id);
      if (field->kind == ANNO_FIELD_PERSON)
        anno_table_cells_add (&cells, iri);
    }
  add_names (&cells, after);
  anno_table_cells_end_row (&cells);
}

static void
print_span (AnnoTableCells *cells, const AnnoSetArticle *article, const AnnoSetLayer *layer,
            const AnnoSpan *span, const GPtrArray *fields)
{
  g_autofree char *text = quote (anno_document_get_article (article->document), span);
  g_autofree char *parts = join_segments (span);

  add_place (cells, article, layer);
  anno_table_cells_add (cells, anno_span_get_id (span));
  anno_table_cells_add (cells, anno_span_get_tag (span));
  anno_table_cells_add_n (cells, anno_span_get_start (span));
  anno_table_cells_add_n (cells, anno_span_get_end (span));
  anno_table_cells_add (cells, parts);
  anno_table_cells_add (cells, text);
  for (guint i = 0; i < fields->len; i++)
    add_values (cells, layer, span, fields->pdata[i]);
  anno_table_cells_add (cells, anno_span_get_unsure (span) ? "true" : NULL);
  anno_table_cells_add (cells, anno_span_get_note (span));
  add_time (cells, anno_span_get_created (span));
  add_time (cells, anno_span_get_modified (span));
  anno_table_cells_end_row (cells);
}

static void
print_spans (GString *out, const AnnoSetArticle *article, gboolean tabs)
{
  AnnoTableCells cells = new_cells (out, tabs);
  g_autoptr (GPtrArray) fields = list_fields (article->tagset);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      for (guint k = 0; k < anno_layer_get_n_spans (layer->layer); k++)
        print_span (&cells, article, layer, anno_layer_nth (layer->layer, k), fields);
    }
}

static void
begin_attributions (GString *out, const AnnoTagset *tagset, gboolean tabs)
{
  static const char *const names[]
      = { "article", "title",      "date", "annotator", "claim",      "speaker",
          "person",  "person-iri", "cue",  "when",      "when-value", "claim-id",
          "inside",  "unsure",     "note", NULL };
  AnnoTableCells cells = new_cells (out, tabs);

  add_names (&cells, names);
  anno_table_cells_end_row (&cells);
}

static void
add_parts (AnnoTableCells *cells, AnnoArticle *article, const GPtrArray *parts)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *text = quote (article, parts->pdata[i]);
      join (words, text);
    }
  anno_table_cells_add (cells, words->str);
}

/* Values of one kind that the parts have; people by their names where @named. */
static void
add_values_of (AnnoTableCells *cells, const AnnoSetLayer *layer, const GPtrArray *parts,
               AnnoValueKind kind, gboolean named)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    for (guint k = 0; k < anno_span_get_n_values (parts->pdata[i]); k++)
      {
        const AnnoValue *value = anno_span_get_value (parts->pdata[i], k);
        AnnoPerson *person = named ? anno_set_layer_find_person (layer, value) : NULL;
        if (value->kind == kind && (!named || person != NULL))
          join (words, person != NULL ? anno_person_get_name (person) : value->text);
      }
  anno_table_cells_add (cells, words->str);
}

static void
print_attribution (AnnoTableCells *cells, const AnnoSetArticle *article, const AnnoSetLayer *layer,
                   AnnoSpan *claim)
{
  AnnoArticle *text = anno_document_get_article (article->document);
  g_autoptr (AnnoFrame) frame = anno_frame_of_claim (layer->layer, article->tagset, claim);
  const GPtrArray *speakers = anno_frame_get_parts (frame, ANNO_ROLE_SPEAKER);
  const GPtrArray *dates = anno_frame_get_parts (frame, ANNO_ROLE_DATE);
  const AnnoSpan *outer = anno_frame_get_outer (frame);
  g_autofree char *words = quote (text, claim);

  add_place (cells, article, layer);
  anno_table_cells_add (cells, words);
  add_parts (cells, text, speakers);
  add_values_of (cells, layer, speakers, ANNO_VALUE_PERSON, TRUE);
  add_values_of (cells, layer, speakers, ANNO_VALUE_PERSON, FALSE);
  add_parts (cells, text, anno_frame_get_parts (frame, ANNO_ROLE_CUE));
  add_parts (cells, text, dates);
  add_values_of (cells, layer, dates, ANNO_VALUE_TIMEX, FALSE);
  anno_table_cells_add (cells, anno_span_get_id (claim));
  anno_table_cells_add (cells, outer != NULL ? anno_span_get_id (outer) : NULL);
  anno_table_cells_add (cells, anno_span_get_unsure (claim) ? "true" : NULL);
  anno_table_cells_add (cells, anno_span_get_note (claim));
  anno_table_cells_end_row (cells);
}

static void
print_attributions (GString *out, const AnnoSetArticle *article, gboolean tabs)
{
  AnnoTableCells cells = new_cells (out, tabs);

  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      for (guint k = 0; k < anno_layer_get_n_spans (layer->layer); k++)
        {
          AnnoSpan *span = anno_layer_nth (layer->layer, k);
          if (anno_frame_role_of (article->tagset, span) == ANNO_ROLE_CLAIM)
            print_attribution (&cells, article, layer, span);
        }
    }
}

static void
begin_csv_spans (GString *out, const AnnoTagset *tagset)
{
  begin_spans (out, tagset, FALSE);
}

static void
begin_tsv_spans (GString *out, const AnnoTagset *tagset)
{
  begin_spans (out, tagset, TRUE);
}

static void
print_csv_spans (GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  print_spans (out, article, FALSE);
}

static void
print_tsv_spans (GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  print_spans (out, article, TRUE);
}

static void
begin_csv_attributions (GString *out, const AnnoTagset *tagset)
{
  begin_attributions (out, tagset, FALSE);
}

static void
begin_tsv_attributions (GString *out, const AnnoTagset *tagset)
{
  begin_attributions (out, tagset, TRUE);
}

static void
print_csv_attributions (GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  print_attributions (out, article, FALSE);
}

static void
print_tsv_attributions (GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  print_attributions (out, article, TRUE);
}

#define SPANS_KEEP (ANNO_KEEPS_ALL & ~ANNO_KEEPS_EXTRA)
#define ATTRIBUTIONS_KEEP                                                                          \
  (ANNO_KEEPS_OVERLAPS | ANNO_KEEPS_LINKS | ANNO_KEEPS_PEOPLE | ANNO_KEEPS_NOTES                   \
   | ANNO_KEEPS_UNSURE | ANNO_KEEPS_PLACES)

const AnnoSetFormat anno_csv_spans_format = {
  .id = "csv",
  .name = N_("Table with commas: spans"),
  .extension = "csv",
  .keeps = SPANS_KEEP,
  .begin = begin_csv_spans,
  .print = print_csv_spans,
};

const AnnoSetFormat anno_tsv_spans_format = {
  .id = "tsv",
  .name = N_("Table with tabs: spans"),
  .extension = "tsv",
  .keeps = SPANS_KEEP,
  .begin = begin_tsv_spans,
  .print = print_tsv_spans,
};

const AnnoSetFormat anno_csv_attributions_format = {
  .id = "csv-attributions",
  .name = N_("Table with commas: attributions"),
  .extension = "csv",
  .keeps = ATTRIBUTIONS_KEEP,
  .begin = begin_csv_attributions,
  .print = print_csv_attributions,
};

const AnnoSetFormat anno_tsv_attributions_format = {
  .id = "tsv-attributions",
  .name = N_("Table with tabs: attributions"),
  .extension = "tsv",
  .keeps = ATTRIBUTIONS_KEEP,
  .begin = begin_tsv_attributions,
  .print = print_tsv_attributions,
};
