#include "foreign/citron-writer.h"

#include "foreign/citron-reader.h"
#include "foreign/citron-words.h"
#include "foreign/foreign-names.h"
#include "formats/json-print.h"
#include "model/frame.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A file in the making. */
typedef struct
{
  GString *out;
  AnnoArticle *article;
} File;

/* @id: NULL for parts of what has its id elsewhere. */
static void
print_place (const File *self, const AnnoSegment *segment, const char *id)
{
  g_autofree char *words = anno_article_slice (self->article, segment->start, segment->end);

  anno_json_print_raw (self->out, "{");
  anno_json_print_number (self->out, ANNO_CITRON_START, segment->start);
  anno_json_print_number (self->out, ANNO_CITRON_END, segment->end);
  anno_json_print_member (self->out, ANNO_CITRON_TEXT, words);
  anno_json_print_member (self->out, ANNO_CITRON_ID, id);
  g_string_append_c (self->out, '}');
}

static void
print_span (const File *self, const AnnoSpan *span, guint from, const char *id)
{
  for (guint i = from; i < anno_span_get_n_segments (span); i++)
    print_place (self, &anno_span_get_segments (span)[i], id);
}

/* All places of @spans. */
static void
print_spans (const File *self, const char *key, const GPtrArray *spans)
{
  anno_json_print_key (self->out, key);
  g_string_append_c (self->out, '[');
  for (guint i = 0; i < spans->len; i++)
    print_span (self, spans->pdata[i], 0, anno_span_get_id (spans->pdata[i]));
  g_string_append_c (self->out, ']');
}

/* The first place of the first one is the cue; if there is more, it stands beside. */
static void
print_cues (const File *self, const GPtrArray *cues)
{
  const AnnoSpan *first = cues->pdata[0];

  anno_json_print_key (self->out, ANNO_CITRON_CUE);
  print_place (self, anno_span_get_segments (first), anno_span_get_id (first));
  if (cues->len == 1 && anno_span_get_n_segments (first) == 1)
    return;
  anno_json_print_key (self->out, ANNO_CITRON_CUES);
  g_string_append_c (self->out, '[');
  print_span (self, first, 1, anno_span_get_id (first));
  for (guint i = 1; i < cues->len; i++)
    print_span (self, cues->pdata[i], 0, anno_span_get_id (cues->pdata[i]));
  g_string_append_c (self->out, ']');
}

static void
print_quote (const File *self, AnnoFrame *frame)
{
  const GPtrArray *cues = anno_frame_get_parts (frame, ANNO_ROLE_CUE);
  const GPtrArray *dates = anno_frame_get_parts (frame, ANNO_ROLE_DATE);
  const AnnoSpan *claim = anno_frame_get_claim (frame), *outer = anno_frame_get_outer (frame);

  g_string_append (self->out, "\n{");
  anno_json_print_member (self->out, ANNO_CITRON_ID, anno_span_get_id (claim));
  if (cues->len > 0)
    print_cues (self, cues);
  print_spans (self, ANNO_CITRON_SOURCES, anno_frame_get_parts (frame, ANNO_ROLE_SPEAKER));
  anno_json_print_key (self->out, ANNO_CITRON_CONTENTS);
  g_string_append_c (self->out, '[');
  print_span (self, claim, 0, NULL);
  g_string_append_c (self->out, ']');
  if (dates->len > 0)
    print_spans (self, ANNO_CITRON_DATES, dates);
  anno_json_print_member (self->out, ANNO_CITRON_INSIDE,
                          outer != NULL ? anno_span_get_id (outer) : NULL);
  g_string_append_c (self->out, '}');
}

static gboolean
has_cue (const AnnoFrame *frame)
{
  return anno_frame_get_parts (frame, ANNO_ROLE_CUE)->len > 0;
}

/* Those of @frames that have a cue, or those that have none. */
static void
print_quotes (const File *self, const char *key, const GPtrArray *frames, gboolean with_cue)
{
  guint n = 0;

  anno_json_print_key (self->out, key);
  g_string_append_c (self->out, '[');
  for (guint i = 0; i < frames->len; i++)
    if (has_cue (frames->pdata[i]) == with_cue)
      {
        g_string_append (self->out, n++ > 0 ? "," : "");
        print_quote (self, frames->pdata[i]);
      }
  g_string_append (self->out, n > 0 ? "\n]" : "]");
}

static GPtrArray *
list_frames (const AnnoSetArticle *article, const AnnoSetLayer *layer)
{
  GPtrArray *frames = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_frame_free);

  for (guint i = 0; i < anno_layer_get_n_spans (layer->layer); i++)
    {
      AnnoSpan *span = anno_layer_nth (layer->layer, i);
      if (anno_frame_role_of (article->tagset, span) == ANNO_ROLE_CLAIM)
        g_ptr_array_add (frames, anno_frame_of_claim (layer->layer, article->tagset, span));
    }
  return frames;
}

static void
print_layer (const File *self, const AnnoSetArticle *article, const AnnoSetLayer *layer)
{
  g_autoptr (GPtrArray) frames = list_frames (article, layer);
  gboolean is_whole = TRUE;

  for (guint i = 0; i < frames->len; i++)
    is_whole = is_whole && has_cue (frames->pdata[i]);
  g_string_append_c (self->out, '{');
  anno_json_print_member (self->out, ANNO_CITRON_TEXT, anno_article_get_text (self->article));
  print_quotes (self, ANNO_CITRON_QUOTES, frames, TRUE);
  if (!is_whole)
    print_quotes (self, ANNO_CITRON_CUELESS, frames, FALSE);
  anno_json_print_member (self->out, ANNO_CITRON_ARTICLE, article->shown);
  anno_json_print_member (self->out, ANNO_CITRON_ANNOTATOR, layer->shown);
  g_string_append (self->out, "}\n");
}

static void
add_article (AnnoSetFolder *folder, const AnnoSetArticle *article)
{
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      g_autoptr (GString) out = g_string_new (NULL);
      const File file = { out, anno_document_get_article (article->document) };
      g_autofree char *name = anno_foreign_names_file (layer->slug, article->path, "json");
      print_layer (&file, article, layer);
      anno_set_folder_add (folder, name, out->str, out->len);
    }
}

const AnnoSetFormat anno_citron_format = {
  .id = "citron",
  .name = N_("Citron: quotes as JSON"),
  .keeps = ANNO_KEEPS_OVERLAPS | ANNO_KEEPS_SEGMENTS | ANNO_KEEPS_LINKS | ANNO_KEEPS_PLACES,
  .add_article = add_article,
  .endings = anno_citron_reader_endings,
  .read = anno_citron_reader_read,
};
