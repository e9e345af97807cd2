#include "foreign/label-studio-writer.h"

#include "foreign/label-studio-reader.h"
#include "formats/json-print.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GString *out;
  AnnoArticle *article;
  const AnnoSetLayer *layer;
} Task;

/* Of a span of several parts, each but the first has a number behind its id. */
static void
print_id (GString *out, const char *key, const AnnoSpan *span, guint part)
{
  g_autofree char *id = part > 0 ? g_strdup_printf ("%s#%u", anno_span_get_id (span), part + 1)
                                 : g_strdup (anno_span_get_id (span));
  anno_json_print_member (out, key, id);
}

static void
print_place (const Task *self, const AnnoSegment *segment)
{
  anno_json_print_number (self->out, "start", segment->start);
  anno_json_print_number (self->out, "end", segment->end);
}

static void
print_quote (const Task *self, const AnnoSegment *segment)
{
  g_autofree char *words = anno_article_slice (self->article, segment->start, segment->end);
  g_autoptr (GString) shown = g_string_new (words);

  g_string_replace (shown, "\n", "\\n", 0);
  anno_json_print_member (self->out, "text", shown->str);
}

/* Opens a result; what its value says beside the place is the caller's. */
static void
begin_result (const Task *self, const AnnoSpan *span, guint part, const char *name,
              const char *type)
{
  anno_json_print_raw (self->out, "{");
  print_id (self->out, "id", span, part);
  anno_json_print_member (self->out, "from_name", name);
  anno_json_print_member (self->out, "to_name", "text");
  anno_json_print_member (self->out, "type", type);
  anno_json_print_key (self->out, "value");
  g_string_append_c (self->out, '{');
  print_place (self, anno_span_get_segments (span) + part);
}

static void
print_words (GString *out, const char *key, const char *word)
{
  anno_json_print_key (out, key);
  g_string_append_c (out, '[');
  anno_json_print_string (out, word);
  g_string_append_c (out, ']');
}

static void
print_label (const Task *self, const AnnoSpan *span, guint part)
{
  const char *note = part == 0 ? anno_span_get_note (span) : NULL;

  begin_result (self, span, part, "label", "labels");
  print_quote (self, anno_span_get_segments (span) + part);
  print_words (self->out, "labels", anno_span_get_tag (span));
  g_string_append_c (self->out, '}');
  if (note != NULL)
    {
      anno_json_print_key (self->out, "meta");
      g_string_append_c (self->out, '{');
      print_words (self->out, "text", note);
      g_string_append_c (self->out, '}');
    }
  g_string_append_c (self->out, '}');
}

/* A choice, or something written into a text area, as the tagset calls the field. */
static void
print_field (const Task *self, const AnnoSpan *span, const char *field, const char *text,
             gboolean is_choice)
{
  begin_result (self, span, 0, field, is_choice ? "choices" : "textarea");
  if (is_choice) /* what is written into a text area stands where the words would */
    print_quote (self, anno_span_get_segments (span));
  print_words (self->out, is_choice ? "choices" : "text", text);
  g_string_append (self->out, "}}");
}

/* What a value has beside its text, in a text area of its own. */
static void
print_beside (const Task *self, const AnnoSpan *span, const AnnoValue *value, const char *suffix,
              const char *text)
{
  g_autofree char *field = g_strconcat (value->field, suffix, NULL);

  if (text != NULL)
    print_field (self, span, field, text, FALSE);
}

static void
print_value (const Task *self, const AnnoSpan *span, const AnnoValue *value, gboolean is_choice)
{
  AnnoPerson *person = anno_set_layer_find_person (self->layer, value);

  print_field (self, span, value->field, value->text, is_choice);
  print_beside (self, span, value, "-name", person != NULL ? anno_person_get_name (person) : NULL);
  print_beside (self, span, value, "-type", value->timex);
  print_beside (self, span, value, "-mod", value->mod);
  print_beside (self, span, value, "-anchor", value->anchor);
}

static void
print_relation (const Task *self, const AnnoSpan *span, const AnnoValue *value)
{
  const AnnoSpan *target = anno_layer_find (self->layer->layer, value->text);

  if (target == NULL)
    return;
  anno_json_print_raw (self->out, "{");
  print_id (self->out, "from_id", span, 0);
  print_id (self->out, "to_id", target, 0);
  g_string_append (self->out, ",\"type\":\"relation\",\"direction\":\"right\"");
  print_words (self->out, "labels", value->field);
  g_string_append_c (self->out, '}');
}

static gboolean
is_choice (const AnnoTagset *tagset, const AnnoSpan *span, const AnnoValue *value)
{
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, value->field) : NULL;
  return field != NULL && field->kind == ANNO_FIELD_CHOICE;
}

static void
print_span (const Task *self, const AnnoTagset *tagset, const AnnoSpan *span)
{
  for (guint i = 0; i < anno_span_get_n_segments (span); i++)
    print_label (self, span, i);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->kind == ANNO_VALUE_LINK)
        print_relation (self, span, value);
      else
        print_value (self, span, value, is_choice (tagset, span, value));
    }
}

static void
print_annotation (const Task *self, const AnnoTagset *tagset)
{
  AnnoLayer *layer = self->layer->layer;

  anno_json_print_raw (self->out, "{");
  anno_json_print_member (self->out, "completed_by", self->layer->shown);
  anno_json_print_raw (self->out, "\"result\":[");
  for (guint i = 0; i < anno_layer_get_n_spans (layer); i++)
    print_span (self, tagset, anno_layer_nth (layer, i));
  g_string_append (self->out, "]}");
}

static void
begin (GString *out, const AnnoTagset *tagset)
{
  g_string_append_c (out, '[');
}

static void
print (GString *out, const AnnoSetArticle *article, const AnnoSetCount *before)
{
  AnnoArticle *text = anno_document_get_article (article->document);

  g_string_append (out, before->articles > 0 ? ",\n" : "\n");
  g_string_append_c (out, '{');
  anno_json_print_number (out, "id", before->articles + 1);
  anno_json_print_raw (out, "\"data\":{");
  anno_json_print_member (out, "text", anno_article_get_text (text));
  anno_json_print_member (out, "article", article->shown);
  anno_json_print_member (out, "title", anno_document_get_title (article->document));
  anno_json_print_member (out, "date", anno_document_get_date (article->document));
  g_string_append (out, "},\"annotations\":[");
  for (guint i = 0; i < article->layers->len; i++)
    print_annotation (&(Task){ out, text, article->layers->pdata[i] }, article->tagset);
  g_string_append (out, "]}");
}

static void
end (GString *out)
{
  g_string_append (out, "\n]\n");
}

static const char *const endings[] = { "json", NULL };

const AnnoSetFormat anno_label_studio_format = {
  .id = "label-studio",
  .name = N_("Label Studio: JSON"),
  .extension = "json",
  .keeps = ANNO_KEEPS_OVERLAPS | ANNO_KEEPS_LINKS | ANNO_KEEPS_OTHER_LINKS | ANNO_KEEPS_FIELDS
           | ANNO_KEEPS_PEOPLE | ANNO_KEEPS_NOTES | ANNO_KEEPS_LOOSE | ANNO_KEEPS_PLACES,
  .begin = begin,
  .print = print,
  .end = end,
  .endings = endings,
  .read = anno_label_studio_read,
};
