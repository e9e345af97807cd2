#include "exchange/random-set.h"

#include "formats/layer-writer.h"
#include "model/span-draft.h"
#include "session/layout.h"

#include <string.h>

#define SPANS 14

/* Signs of several code units, of several code points, from right to left; ends of lines and blanks
 * of all kinds; what is special in one form or another. */
static const char *const pieces[] = {
  "Graham ",
  "said ",
  "“no” ",
  "on Sunday",
  ", ",
  "\n",
  "\r\n",
  "\n\n",
  "\u2028",
  "😀",
  "👩‍👧‍👦 ",
  "cafe\u0301 ",
  "שלום ",
  "مرحبا ",
  "\u00a0",
  "\t",
  "a_b|c ",
  "[1] ",
  "5 -> 6 ",
  "\\n\\ ",
  "<b>&amp;</b> ",
  "日本語です。",
  "x*y; ",
  "'\"` ",
  "the deal",
  "  ",
  "#1 ",
  "A.B. ",
  "\u200d",
  "e\u0301\u0323 ",
  "🇩🇪🇫🇷 ",
  "]]> ",
};

static char *
make_text (GRand *random)
{
  GString *text = g_string_new ("Begin ");

  for (guint i = 0; i < 60; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  g_string_append (text, "end");
  return g_string_free (text, FALSE);
}

static const char *
pick_words (GRand *random)
{
  static const char *const words[]
      = { "plain",  "two words", "ünï 😀", "a|b_c; [1]", "back\\slash\\n",
          "<&>\"'", "line\nend", "\ttab", "שלום",       "true" };
  return words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
}

/* Members of other programs; the last ones have names that a set needs for itself. */
static const char *
pick_members (GRand *random)
{
  static const char *const members[]
      = { "\"confidence\":0.5,\"by\":{\"name\":\"a \\\"model\\\"\"}",
          "\"rights\":[\"none\", \"\\u00e9 😀\"]",
          "\"name\":\"somebody\"",
          "\"note\":\"one\\n[AnnotationError] two\",\"attributes\":[[\"Not so\",\"\"],[\"Old\"]]",
          "\"annotator:kept:name\":1,\"name\":{\"x\":2}",
          "\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"rights\":null",
          "\"annotator:kept:@context\":true,\"annotator:layer\":{\"name\":\"ben\"}" };
  return members[g_rand_int_range (random, 0, G_N_ELEMENTS (members))];
}

static gboolean
one_in (GRand *random, int n)
{
  return g_rand_int_range (random, 0, n) == 0;
}

/* What other programs say of a span. */
static AnnoSpanExtra *
make_extra (GRand *random, guint n_segments, gboolean has_note)
{
  AnnoSpanExtra *extra = anno_span_extra_new ();

  if (one_in (random, 3))
    extra->creator = g_strdup ("{\"id\":\"urn:zoe\",\"type\":\"Person\",\"name\":\"ben\"}");
  if (one_in (random, 3))
    extra->generator = g_strdup ("{\"id\":\"https://example.org/other\"}");
  if (one_in (random, 2))
    extra->members = g_strdup (pick_members (random));
  if (one_in (random, 3))
    extra->tag = g_strdup (pick_members (random));
  if (has_note && one_in (random, 2))
    extra->note = g_strdup (pick_members (random));
  if (one_in (random, 3))
    extra->bodies = g_strdup ("{\"type\":\"Image\",\"id\":\"http://x/i.png\"},\"http://x/i\","
                              "{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"2\"}");
  if (one_in (random, 3))
    {
      extra->targets = g_new0 (char *, n_segments + 1);
      for (guint i = 0; i < n_segments; i++)
        extra->targets[i] = g_strdup (one_in (random, 2) ? pick_members (random) : "");
    }
  return extra;
}

/* When it was made, and by which rule. */
static void
add_making (GRand *random, AnnoSpanDraft *draft)
{
  const gint64 second = G_USEC_PER_SEC;
  const gint64 created = g_rand_int_range (random, -2000000000, 2000000000) * second;

  if (one_in (random, 3))
    return;
  anno_span_draft_set_created (draft, created);
  anno_span_draft_set_modified (draft, created + g_rand_int_range (random, 0, 2) * second);
  if (one_in (random, 3))
    anno_span_draft_set_suggested (draft, "weekday \"rule\"");
}

/* Spans have the tags in turn, so that what a link may lead to is known before it is there. */
static const AnnoTag *
tag_of (const AnnoTagset *tagset, guint index)
{
  return anno_tagset_get_tag (tagset, index % anno_tagset_get_n_tags (tagset));
}

/* To one that may be linked to, to one that isn't there, or NULL for none. */
static AnnoValue *
make_link (GRand *random, const AnnoTagset *tagset, const AnnoField *field, const GPtrArray *ids)
{
  guint target = (guint) g_rand_int_range (random, 0, (int) ids->len);

  if (one_in (random, 20))
    return anno_value_new (ANNO_VALUE_LINK, field->id, "urn:gone");
  return anno_field_accepts (field, tag_of (tagset, target)->id)
             ? anno_value_new (ANNO_VALUE_LINK, field->id, ids->pdata[target])
             : NULL;
}

static AnnoValue *
make_value (GRand *random, const AnnoTagset *tagset, const AnnoField *field, const GPtrArray *ids)
{
  switch (field->kind)
    {
    case ANNO_FIELD_CHOICE:
      {
        int n = g_rand_int_range (random, 0, (int) field->choices->len);
        return anno_value_new (ANNO_VALUE_TEXT, field->id,
                               g_array_index (field->choices, AnnoChoice, n).id);
      }
    case ANNO_FIELD_TEXT:
      return anno_value_new (ANNO_VALUE_TEXT, field->id, pick_words (random));
    case ANNO_FIELD_TIMEX:
      return anno_value_new_timex (field->id, "DATE", "2017-07-09",
                                   g_rand_boolean (random) ? "dct" : NULL,
                                   g_rand_boolean (random) ? "START" : NULL);
    case ANNO_FIELD_PERSON:
      return anno_value_new (ANNO_VALUE_PERSON, field->id,
                             one_in (random, 4) ? "urn:nobody" : "urn:g");
    default:
      return make_link (random, tagset, field, ids);
    }
}

static void
add_value (GRand *random, AnnoSpanDraft *draft, const AnnoTagset *tagset, const AnnoField *field,
           const GPtrArray *ids)
{
  AnnoValue *value = make_value (random, tagset, field, ids);

  if (value == NULL)
    return;
  if (one_in (random, 3))
    value->extra = g_strdup (pick_members (random));
  anno_span_draft_add_value (draft, value);
}

/* Any two places, sometimes in two parts. */
static void
add_places (GRand *random, AnnoSpanDraft *draft, guint length)
{
  guint start = (guint) g_rand_int_range (random, 0, (int) length - 1);
  guint end = start + (guint) g_rand_int_range (random, 1, (int) MIN (30, length - start) + 1);

  anno_span_draft_add_segment (draft, start, MIN (end, length));
  if (end + 4 < length && g_rand_int_range (random, 0, 4) == 0)
    anno_span_draft_add_segment (draft, end + 2, end + 4);
}

static AnnoSpan *
make_span (GRand *random, const AnnoTagset *tagset, guint index, guint length, const GPtrArray *ids)
{
  const AnnoTag *tag = tag_of (tagset, index);
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (ids->pdata[index], tag->id);

  add_places (random, draft, length);
  for (guint i = 0; i < tag->fields->len; i++)
    if (one_in (random, 3))
      add_value (random, draft, tagset, tag->fields->pdata[i], ids);
  if (one_in (random, 5))
    anno_span_draft_set_note (draft, pick_words (random));
  anno_span_draft_set_unsure (draft, one_in (random, 6));
  add_making (random, draft);
  AnnoSpan *span = anno_span_draft_finish (draft);
  if (!one_in (random, 2))
    return span;
  draft = anno_span_draft_new_from (span);
  anno_span_draft_take_extra (draft, make_extra (random, anno_span_get_n_segments (span),
                                                 anno_span_get_note (span) != NULL));
  anno_span_unref (span);
  return anno_span_draft_finish (draft);
}

static AnnoLayer *
make_layer (GRand *random, AnnoTagset *tagset, AnnoArticle *article, const char *slug)
{
  AnnoLayer *layer = anno_layer_new (
      anno_layer_header_new ("a.txt", slug, slug, anno_article_get_sha256 (article)));
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < SPANS; i++)
    g_ptr_array_add (ids, g_strdup_printf ("urn:%s:%u", slug, i));
  for (guint i = 0; i < SPANS; i++)
    {
      g_autoptr (AnnoSpan) span
          = make_span (random, tagset, i, anno_article_get_length (article), ids);
      anno_layer_put (layer, span);
    }
  return layer;
}

static void
write_layer (IndexScene *scene, AnnoTagset *tagset, AnnoArticle *article, AnnoLayer *layer,
             const char *slug, const char *path)
{
  g_autofree char *below = anno_layout_layer_below (slug, path);
  AnnoLayerSnapshot *snapshot = anno_layer_snapshot_new (layer);
  g_autoptr (GBytes) bytes = anno_layer_writer_write (snapshot, article, tagset, path, below);
  gsize n;
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, &n), g_bytes_get_size (bytes));

  index_scene_write (scene, below, text);
  anno_layer_snapshot_free (snapshot);
}

const char *const random_set_paths[] = { "a.txt", "news/b c.txt", NULL };
const char *const random_set_slugs[] = { "ann", "ben", NULL };

void
random_set_write (IndexScene *scene, GRand *random, AnnoTagset *tagset)
{
  static const char *const people[] = { "urn:g=Lindsey “Graham”, Jr.", NULL };

  for (guint i = 0; random_set_paths[i] != NULL; i++)
    {
      g_autofree char *text = make_text (random);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (AnnoArticle) article = anno_article_new (bytes, NULL);
      index_scene_write (scene, random_set_paths[i], text);
      for (guint k = 0; random_set_slugs[k] != NULL; k++)
        {
          const char *slug = random_set_slugs[k];
          g_autoptr (AnnoLayer) layer = make_layer (random, tagset, article, slug);
          write_layer (scene, tagset, article, layer, slug, random_set_paths[i]);
        }
    }
  for (guint k = 0; random_set_slugs[k] != NULL; k++)
    index_scene_people (scene, random_set_slugs[k], people);
}
