#include "foreign/plain-set.h"

#include "model/span-draft.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
take_cb (AnnoForeignDocument *document, gpointer data)
{
  g_ptr_array_add (data, document);
  return TRUE;
}

static gboolean
read_one (const AnnoSetFormat *format, AnnoForeignSource *source, const char *name,
          GPtrArray *documents, GError **error)
{
  g_autoptr (GBytes) bytes = anno_foreign_source_read (source, name, error);
  const AnnoForeignFile file = { name, bytes, source };
  const AnnoForeignSink sink = { take_cb, documents };

  return bytes != NULL && format->read (&file, &sink, error);
}

GPtrArray *
plain_set_read (const AnnoSetFormat *format, const char *name, const char *text, gssize length,
                GError **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  g_autoptr (GBytes) bytes = g_bytes_new (text, n);
  g_autoptr (AnnoForeignSource) source = anno_foreign_source_new_for_bytes (name, bytes);
  g_autoptr (GPtrArray) documents
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_foreign_document_free);

  return read_one (format, source, name, documents, error) ? g_steal_pointer (&documents) : NULL;
}

GPtrArray *
plain_set_read_folder (const AnnoSetFormat *format, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoForeignSource) source = anno_foreign_source_open (path, &error);
  g_assert_no_error (error);
  GPtrArray *documents
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_foreign_document_free);
  const GPtrArray *names = anno_foreign_source_list (source);

  for (guint i = 0; i < names->len; i++)
    {
      const char *dot = strrchr (names->pdata[i], '.');
      if (dot != NULL && g_strv_contains (format->endings, dot + 1))
        read_one (format, source, names->pdata[i], documents, &error);
      g_assert_no_error (error);
    }
  return documents;
}

static void
say_value (GString *out, const AnnoForeignValue *value)
{
  static const char *const marks[] = { "=", "=*", "=@", "=#" };

  g_string_append_printf (out, " {%s%s%s", value->field != NULL ? value->field : "",
                          marks[value->kind], value->text != NULL ? value->text : "");
  if (value->name != NULL)
    g_string_append_printf (out, "|%s", value->name);
  if (value->extra != NULL)
    g_string_append_printf (out, "+%s", value->extra);
  g_string_append_c (out, '}');
}

static void
say_span (GString *out, const AnnoForeignSpan *span)
{
  g_string_append_printf (out, "%s %s", span->id, span->type);
  for (guint i = 0; i < span->ranges->len; i++)
    {
      AnnoRange range = g_array_index (span->ranges, AnnoRange, i);
      g_string_append_printf (out, " [%u-%u", range.start, range.end);
      if (span->quotes->len == span->ranges->len)
        g_string_append_printf (out, " \"%s\"", (char *) span->quotes->pdata[i]);
      g_string_append_c (out, ']');
    }
  if (span->quotes->len > 0 && span->quotes->len != span->ranges->len)
    g_string_append_printf (out, " \"%s\"", (char *) span->quotes->pdata[0]);
  for (guint i = 0; i < span->values->len; i++)
    say_value (out, span->values->pdata[i]);
  if (span->note != NULL)
    g_string_append_printf (out, " ~%s", span->note);
  g_string_append_printf (out, "%s%s\n", span->unsure ? " ?" : "", span->is_event ? " !" : "");
}

char *
plain_set_say (const AnnoForeignDocument *document)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < document->layers->len; i++)
    {
      const AnnoForeignLayer *layer = document->layers->pdata[i];
      if (layer->maker != NULL)
        g_string_append_printf (out, "by %s\n", layer->maker);
      for (guint k = 0; k < layer->spans->len; k++)
        say_span (out, layer->spans->pdata[k]);
    }
  for (guint i = 0; i < document->left_out->len; i++)
    g_string_append_printf (out, "- %s\n", (char *) document->left_out->pdata[i]);
  return g_string_free (out, FALSE);
}

static const char *
field_of (const AnnoForeignValue *value)
{
  return g_intern_string (value->field != NULL ? value->field : "person");
}

static AnnoTag *
need_tag (GPtrArray *tags, const char *id)
{
  for (guint i = 0; i < tags->len; i++)
    if (g_str_equal (((AnnoTag *) tags->pdata[i])->id, id))
      return tags->pdata[i];
  AnnoTag *tag = anno_tag_new (g_intern_string (id), id);
  tag->colour = g_strdup ("blue");
  g_ptr_array_add (tags, tag);
  return tag;
}

static void
need_field (AnnoTag *tag, const AnnoForeignValue *value)
{
  static const AnnoFieldKind kinds[] = { ANNO_FIELD_TEXT, ANNO_FIELD_PERSON, ANNO_FIELD_LINK };
  AnnoField *field = (AnnoField *) anno_tag_find_field (tag, field_of (value));
  gboolean is_flag = value->kind == ANNO_VALUE_TEXT && g_str_equal (value->text, "true");

  if (field == NULL)
    {
      field = anno_field_new (field_of (value), field_of (value), kinds[value->kind]);
      field->many = TRUE;
      g_ptr_array_add (tag->fields, field);
      if (is_flag)
        {
          field->kind = ANNO_FIELD_CHOICE;
          anno_field_add_choice (field, "false", "No");
          anno_field_add_choice (field, "true", "Yes");
        }
    }
  else if (field->kind == ANNO_FIELD_CHOICE && !is_flag)
    {
      field->kind = ANNO_FIELD_TEXT;
      g_array_set_size (field->choices, 0);
    }
}

static void
need_span (GPtrArray *tags, const AnnoForeignSpan *span)
{
  AnnoTag *tag = need_tag (tags, span->type);

  if (span->is_event && tag->extra == NULL)
    tag->extra = g_strdup ("\"event\":true");
  for (guint i = 0; i < span->values->len; i++)
    need_field (tag, span->values->pdata[i]);
}

AnnoTagset *
plain_set_tagset (const GPtrArray *documents)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);

  for (guint i = 0; i < documents->len; i++)
    {
      const AnnoForeignDocument *document = documents->pdata[i];
      for (guint k = 0; k < document->layers->len; k++)
        {
          const AnnoForeignLayer *layer = document->layers->pdata[k];
          for (guint n = 0; n < layer->spans->len; n++)
            need_span (tags, layer->spans->pdata[n]);
        }
    }
  return anno_tagset_new ("plain", tags);
}

static AnnoSpan *
make_span (const AnnoForeignSpan *span, AnnoPeople *people)
{
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (span->id, g_intern_string (span->type));

  for (guint i = 0; i < span->ranges->len; i++)
    {
      AnnoRange range = g_array_index (span->ranges, AnnoRange, i);
      anno_span_draft_add_segment (draft, range.start, range.end);
    }
  for (guint i = 0; i < span->values->len; i++)
    {
      const AnnoForeignValue *value = span->values->pdata[i];
      AnnoValue *made = anno_value_new (value->kind, field_of (value), value->text);
      made->extra = g_strdup (value->extra);
      anno_span_draft_add_value (draft, made);
      if (value->kind != ANNO_VALUE_PERSON || value->name == NULL)
        continue;
      AnnoPersonParts parts = { .id = value->text, .name = value->name };
      g_autoptr (AnnoPerson) person = anno_person_new (&parts);
      anno_people_put (people, person);
    }
  anno_span_draft_set_note (draft, span->note);
  anno_span_draft_set_unsure (draft, span->unsure);
  return anno_span_draft_finish (draft);
}

static AnnoLayer *
make_layer (const char *path, AnnoArticle *article)
{
  return anno_layer_new (
      anno_layer_header_new (path, "urn:ann", "ann", anno_article_get_sha256 (article)));
}

AnnoSetArticle *
plain_set_article (const AnnoForeignDocument *document, AnnoTagset *tagset, const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new (document->text, strlen (document->text));
  AnnoArticle *article = anno_article_new (bytes, NULL);
  AnnoDocumentParts parts
      = { .path = g_strdup (path), .article = article, .layer = make_layer (path, article) };
  const AnnoForeignLayer *from = document->layers->pdata[0];
  AnnoSetLayer *layer = g_new0 (AnnoSetLayer, 1);
  AnnoSetArticle *self = g_new0 (AnnoSetArticle, 1);

  layer->slug = "ann";
  layer->shown = g_strdup ("ann");
  layer->layer = make_layer (path, article);
  layer->people = anno_people_new ();
  for (guint i = 0; i < from->spans->len; i++)
    {
      g_autoptr (AnnoSpan) span = make_span (from->spans->pdata[i], layer->people);
      anno_layer_put (layer->layer, span);
    }
  self->path = path;
  self->shown = g_strdup (path);
  self->tagset = anno_tagset_ref (tagset);
  self->layers = g_ptr_array_new ();
  self->document = anno_document_new (&parts);
  g_ptr_array_add (self->layers, layer);
  return self;
}

void
plain_set_article_free (AnnoSetArticle *self)
{
  AnnoSetLayer *layer = self->layers->pdata[0];

  g_object_unref (layer->layer);
  g_object_unref (layer->people);
  g_free (layer->shown);
  g_free (layer);
  g_ptr_array_unref (self->layers);
  g_object_unref (self->document);
  anno_tagset_unref (self->tagset);
  g_free (self->shown);
  g_free (self);
}

char *
plain_set_write (const AnnoSetFormat *format, const AnnoSetArticle *article, const char *base)
{
  static guint n_written;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("set-%u", n_written++);
  char *path = g_build_filename (base, name, NULL);
  g_autoptr (AnnoSetFolder) folder = anno_set_folder_new (path);

  format->add_article (folder, article);
  if (format->add_annotator != NULL)
    format->add_annotator (folder, article->tagset, "ann");
  anno_set_folder_finish (folder, &error);
  g_assert_no_error (error);
  return path;
}

char *
plain_set_load (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
plain_set_remove (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (folder, name, NULL);
      plain_set_remove (inner);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_assert_cmpint (g_remove (folder), ==, 0);
}
