#include "foreign/bdoc-writer.h"

#include "foreign/bdoc-reader.h"
#include "foreign/bdoc-words.h"
#include "foreign/foreign-names.h"
#include "foreign/span-numbers.h"
#include "formats/json-print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One annotator's set in the making. */
typedef struct
{
  GString *out;
  const AnnoSetLayer *layer;
  const AnnoSpanNumbers *numbers;
} Set;

static void
print_element (GString *out, const char *text)
{
  g_autoptr (GString) element = g_string_new (NULL);

  anno_json_print_string (element, text);
  anno_json_print_raw (out, element->str);
}

/* The name of a field is its own, and never one of ours. */
static void
print_field_key (GString *out, const char *field)
{
  g_autofree char *key
      = g_strconcat (g_str_has_prefix (field, ANNO_BDOC_OURS) ? ANNO_BDOC_OURS : "", field, NULL);
  anno_json_print_key (out, key);
}

/* A field's values, in a list: a link as a number, which one that leads nowhere hasn't. */
static void
print_values (const Set *self, const AnnoSpan *span, const char *field)
{
  print_field_key (self->out, field);
  g_string_append_c (self->out, '[');
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      guint number = 0;
      if (value->field != field)
        continue;
      if (value->kind == ANNO_VALUE_LINK
          && anno_span_numbers_find (self->numbers, value->text, &number))
        {
          g_autofree char *raw = g_strdup_printf ("%u", number);
          anno_json_print_raw (self->out, raw);
        }
      else if (value->kind != ANNO_VALUE_LINK)
        print_element (self->out, value->text);
    }
  g_string_append_c (self->out, ']');
}

/* What one value has beside its text; NULL for nothing. */
typedef const char *(*Beside) (const Set *self, const AnnoValue *value);

static const char *
name_of (const Set *self, const AnnoValue *value)
{
  AnnoPerson *person = anno_set_layer_find_person (self->layer, value);
  return person != NULL ? anno_person_get_name (person) : NULL;
}

static const char *
timex_of (const Set *self, const AnnoValue *value)
{
  return value->timex;
}

static const char *
mod_of (const Set *self, const AnnoValue *value)
{
  return value->mod;
}

static const char *
anchor_of (const Set *self, const AnnoValue *value)
{
  return value->anchor;
}

/* The same of all values of the field, in their order, with null where one has nothing; nothing
 * where none has. */
static void
print_beside (const Set *self, const AnnoSpan *span, const char *prefix, const char *field,
              Beside beside)
{
  g_autoptr (GString) list = g_string_new ("[");
  g_autofree char *key = g_strconcat (prefix, field, NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      const char *text = value->field == field ? beside (self, value) : NULL;
      if (text != NULL)
        print_element (list, text);
      else if (value->field == field)
        anno_json_print_raw (list, "null");
      any = any || text != NULL;
    }
  if (!any)
    return;
  anno_json_print_key (self->out, key);
  g_string_append_printf (self->out, "%s]", list->str);
}

/* Whether an earlier value of the span has the same field. */
static gboolean
is_known (const AnnoSpan *span, guint nth)
{
  for (guint i = 0; i < nth; i++)
    if (anno_span_get_value (span, i)->field == anno_span_get_value (span, nth)->field)
      return TRUE;
  return FALSE;
}

static void
print_features (const Set *self, const AnnoSpan *span)
{
  anno_json_print_key (self->out, "features");
  g_string_append_c (self->out, '{');
  anno_json_print_member (self->out, ANNO_BDOC_IRI, anno_span_get_id (span));
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (is_known (span, i))
        continue;
      print_values (self, span, value->field);
      print_beside (self, span, ANNO_BDOC_NAME, value->field, name_of);
      print_beside (self, span, ANNO_BDOC_TYPE, value->field, timex_of);
      print_beside (self, span, ANNO_BDOC_MOD, value->field, mod_of);
      print_beside (self, span, ANNO_BDOC_ANCHOR, value->field, anchor_of);
    }
  anno_json_print_member (self->out, ANNO_BDOC_NOTE, anno_span_get_note (span));
  if (anno_span_get_unsure (span))
    anno_json_print_raw (self->out, "\"" ANNO_BDOC_UNSURE "\":true");
  g_string_append_c (self->out, '}');
}

/* Each part is an annotation; the first has the features, the others say whose part they are. */
static void
print_span (const Set *self, const AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);
  guint number = 0;

  anno_span_numbers_find (self->numbers, anno_span_get_id (span), &number);
  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    {
      anno_json_print_raw (self->out, "{");
      anno_json_print_member (self->out, "type", anno_span_get_tag (span));
      anno_json_print_number (self->out, "start", segments[i].start);
      anno_json_print_number (self->out, "end", segments[i].end);
      anno_json_print_number (self->out, "id", number + i);
      if (i == 0)
        print_features (self, span);
      else
        g_string_append_printf (self->out, ",\"features\":{\"" ANNO_BDOC_PART_OF "\":%u}", number);
      g_string_append_c (self->out, '}');
    }
}

static void
print_set (GString *out, const AnnoSetLayer *layer)
{
  g_autoptr (AnnoSpanNumbers) numbers = anno_span_numbers_new (layer->layer, 0);
  const Set self = { out, layer, numbers };

  anno_json_print_key (out, layer->shown);
  g_string_append_c (out, '{');
  anno_json_print_member (out, "name", layer->shown);
  anno_json_print_raw (out, "\"annotations\":[");
  for (guint i = 0; i < anno_layer_get_n_spans (layer->layer); i++)
    print_span (&self, anno_layer_nth (layer->layer, i));
  g_string_append_c (out, ']');
  anno_json_print_number (out, "next_annid", anno_span_numbers_get_end (numbers));
  g_string_append_c (out, '}');
}

static void
print_facts (GString *out, const AnnoSetArticle *article)
{
  const AnnoMeta *meta = anno_document_get_meta (article->document);

  anno_json_print_key (out, "features");
  g_string_append_c (out, '{');
  anno_json_print_member (out, "title", anno_document_get_title (article->document));
  anno_json_print_member (out, "date", anno_document_get_date (article->document));
  anno_json_print_member (out, "source", meta->source);
  anno_json_print_member (out, "url", meta->url);
  g_string_append_c (out, '}');
}

static void
add_article (AnnoSetFolder *folder, const AnnoSetArticle *article)
{
  g_autoptr (GString) out = g_string_new ("{\"annotation_sets\":{");

  for (guint i = 0; i < article->layers->len; i++)
    print_set (out, article->layers->pdata[i]);
  g_string_append_c (out, '}');
  anno_json_print_member (out, "text",
                          anno_article_get_text (anno_document_get_article (article->document)));
  print_facts (out, article);
  anno_json_print_member (out, "offset_type", "p");
  anno_json_print_member (out, "name", article->shown);
  g_string_append (out, "}\n");
  g_autofree char *name = anno_foreign_names_file (NULL, article->path, "bdocjs");
  anno_set_folder_add (folder, name, out->str, out->len);
}

static const char *const endings[] = { "bdocjs", "json", NULL };

const AnnoSetFormat anno_bdoc_format = {
  .id = "bdoc",
  .name = N_("GATE BDoc"),
  .keeps = ANNO_KEEPS_ALL & ~ANNO_KEEPS_EXTRA,
  .add_article = add_article,
  .endings = endings,
  .read = anno_bdoc_read,
};
