#include "foreign/foreign-lines.h"

#include "formats/tagset-file.h"

void
foreign_scene_init (ForeignScene *self)
{
  *self = (ForeignScene){ .choice = anno_set_choice_new () };
  index_scene_init (&self->scene);
}

void
foreign_scene_load (ForeignScene *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  self->tagset = anno_tagset_file_get_default ();
  self->people = anno_set_people_new (self->scene.root);
  self->entries = anno_corpus_survey (self->scene.root, "", problems, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self->entries->len, ==, 1);
  self->article = anno_set_article_load (self->scene.root, self->entries->pdata[0], self->choice,
                                         self->tagset, self->people, problems);
  g_assert_nonnull (self->article);
  g_assert_cmpuint (problems->len, ==, 0);
}

void
foreign_scene_clear (ForeignScene *self)
{
  g_clear_pointer (&self->article, anno_set_article_free);
  g_clear_pointer (&self->people, anno_set_people_free);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->tagset, anno_tagset_unref);
  anno_set_choice_free (self->choice);
  index_scene_clear (&self->scene);
}

AnnoLayer *
foreign_scene_layer (const ForeignScene *self, guint nth)
{
  return ((AnnoSetLayer *) self->article->layers->pdata[nth])->layer;
}

char *
foreign_scene_print (const ForeignScene *self, const AnnoSetFormat *format)
{
  GString *out = g_string_new (NULL);
  const AnnoSetCount none = { 0 };

  if (format->begin != NULL)
    format->begin (out, self->tagset);
  format->print (out, self->article, &none);
  if (format->end != NULL)
    format->end (out);
  return g_string_free (out, FALSE);
}

static gboolean
take (AnnoForeignDocument *document, gpointer data)
{
  g_ptr_array_add (data, document);
  return TRUE;
}

GPtrArray *
foreign_read (const AnnoSetFormat *format, const char *name, const char *bytes, gssize n,
              GError **error)
{
  g_autoptr (GBytes) held = g_bytes_new (bytes, n < 0 ? strlen (bytes) : (gsize) n);
  g_autoptr (AnnoForeignSource) source = anno_foreign_source_new_for_bytes (name, held);
  g_autoptr (GPtrArray) documents
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_foreign_document_free);
  const AnnoForeignFile file = { name, held, source };
  const AnnoForeignSink sink = { take, documents };

  return format->read (&file, &sink, error) ? g_steal_pointer (&documents) : NULL;
}

AnnoForeignDocument *
foreign_read_one (const AnnoSetFormat *format, const char *name, const char *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = foreign_read (format, name, bytes, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 1);
  return g_ptr_array_steal_index (documents, 0);
}

static void
add_timex (GString *line, const char *type, const char *mod, const char *anchor, gint number)
{
  g_string_append_printf (line, "(%s,%s,", type != NULL ? type : "", mod != NULL ? mod : "");
  if (number >= 0)
    g_string_append_printf (line, ">%d", number);
  else
    g_string_append (line, anchor != NULL ? anchor : "");
  g_string_append_c (line, ')');
}

static gint
number_of (AnnoLayer *layer, const char *id)
{
  AnnoSpan *span = id != NULL ? anno_layer_find (layer, id) : NULL;
  return span != NULL ? (gint) anno_layer_rank (layer, span) : -1;
}

static void
add_value (GString *line, const AnnoSetLayer *layer, const AnnoValue *value)
{
  AnnoPerson *person = anno_set_layer_find_person (layer, value);

  g_string_append_printf (line, " %s", value->field);
  if (value->kind == ANNO_VALUE_LINK)
    {
      g_string_append_printf (line, ">%d", number_of (layer->layer, value->text));
      return;
    }
  g_string_append_printf (line, "=%s", value->text);
  if (value->kind == ANNO_VALUE_TIMEX)
    add_timex (line, value->timex, value->mod, value->anchor,
               number_of (layer->layer, value->anchor));
  if (value->kind == ANNO_VALUE_PERSON)
    g_string_append_printf (line, "(%s)", person != NULL ? anno_person_get_name (person) : "");
}

static void
add_extras (GString *line, const char *note, gboolean unsure)
{
  if (note != NULL)
    g_string_append_printf (line, " ~%s", note);
  g_string_append (line, unsure ? " ?\n" : "\n");
}

char *
foreign_lines_of_layer (const AnnoSetLayer *layer)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < anno_layer_get_n_spans (layer->layer); i++)
    {
      const AnnoSpan *span = anno_layer_nth (layer->layer, i);
      const AnnoSegment *segments = anno_span_get_segments (span);
      g_string_append (lines, anno_span_get_tag (span));
      for (guint k = 0; k < anno_span_get_n_segments (span); k++)
        g_string_append_printf (lines, "%c%u-%u", k > 0 ? ',' : ' ', segments[k].start,
                                segments[k].end);
      for (guint k = 0; k < anno_span_get_n_values (span); k++)
        add_value (lines, layer, anno_span_get_value (span, k));
      add_extras (lines, anno_span_get_note (span), anno_span_get_unsure (span));
    }
  return g_string_free (lines, FALSE);
}

static gint
number_of_foreign (const AnnoForeignLayer *layer, const char *id)
{
  for (guint i = 0; id != NULL && i < layer->spans->len; i++)
    if (g_strcmp0 (((AnnoForeignSpan *) layer->spans->pdata[i])->id, id) == 0)
      return (gint) i;
  return -1;
}

static void
add_foreign_value (GString *line, const AnnoForeignLayer *layer, const AnnoForeignValue *value)
{
  g_string_append_printf (line, " %s", value->field);
  if (value->kind == ANNO_VALUE_LINK)
    {
      g_string_append_printf (line, ">%d", number_of_foreign (layer, value->text));
      return;
    }
  g_string_append_printf (line, "=%s", value->text != NULL ? value->text : "");
  if (value->kind == ANNO_VALUE_TIMEX)
    add_timex (line, value->timex, value->mod, value->anchor,
               number_of_foreign (layer, value->anchor));
  if (value->kind == ANNO_VALUE_PERSON)
    g_string_append_printf (line, "(%s)", value->name != NULL ? value->name : "");
}

char *
foreign_lines_of_foreign (const AnnoForeignLayer *layer)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < layer->spans->len; i++)
    {
      const AnnoForeignSpan *span = layer->spans->pdata[i];
      g_string_append (lines, span->type);
      for (guint k = 0; k < span->ranges->len; k++)
        {
          AnnoRange range = g_array_index (span->ranges, AnnoRange, k);
          g_string_append_printf (lines, "%c%u-%u", k > 0 ? ',' : ' ', range.start, range.end);
        }
      for (guint k = 0; k < span->values->len; k++)
        add_foreign_value (lines, layer, span->values->pdata[k]);
      add_extras (lines, span->note, span->unsure);
    }
  return g_string_free (lines, FALSE);
}

char *
foreign_lines_of_left_out (const AnnoForeignDocument *document)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < document->left_out->len; i++)
    g_string_append_printf (lines, "%s\n", (const char *) document->left_out->pdata[i]);
  return g_string_free (lines, FALSE);
}
