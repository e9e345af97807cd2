#include "review-scene.h"

#include "formats/annotation-printer.h"
#include "model/span-draft.h"

#include <stdio.h>
#include <string.h>

static AnnoField *
add_field (AnnoTag *tag, const char *id, const char *name, AnnoFieldKind kind)
{
  AnnoField *field = anno_field_new (id, name, kind);
  g_ptr_array_add (tag->fields, field);
  return field;
}

static void
add_choices (AnnoField *field, const char *first, const char *second)
{
  anno_field_add_choice (field, first, first);
  anno_field_add_choice (field, second, second);
}

AnnoTagset *
scene_tagset (void)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  AnnoTag *speaker = anno_tag_new ("speaker", "Speaker");
  AnnoTag *claim = anno_tag_new ("claim", "Claim"), *date = anno_tag_new ("date", "Date");

  g_ptr_array_add (speaker->formerly, (char *) g_intern_string ("source"));
  add_field (speaker, "person", "Person", ANNO_FIELD_PERSON);
  add_choices (add_field (speaker, "mention", "Mention", ANNO_FIELD_CHOICE), "name", "pronoun");
  add_field (speaker, "role", "Role", ANNO_FIELD_TEXT);
  add_choices (add_field (claim, "quote", "Quote", ANNO_FIELD_CHOICE), "direct", "indirect");
  add_field (claim, "said-by", "Said by", ANNO_FIELD_LINK)->many = TRUE;
  add_field (claim, "said-on", "Said on", ANNO_FIELD_LINK);
  add_field (date, "when", "When", ANNO_FIELD_TIMEX);
  g_ptr_array_add (tags, speaker);
  g_ptr_array_add (tags, claim);
  g_ptr_array_add (tags, date);
  return anno_tagset_new ("Scene", tags);
}

static void
add_value (AnnoSpanDraft *draft, const char *word)
{
  gsize length = strcspn (word, "=@>~");
  g_autofree char *field = g_strndup (word, length);
  const char *rest = word + length + 1;
  g_auto (GStrv) parts = g_strsplit (rest, "/", 4);

  if (word[length] == '=')
    anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_TEXT, field, rest));
  else if (word[length] == '@')
    anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_PERSON, field, rest));
  else if (word[length] == '>')
    anno_span_draft_add_value (draft, anno_value_new (ANNO_VALUE_LINK, field, rest));
  else if (word[length] == '~')
    anno_span_draft_add_value (draft, anno_value_new_timex (field, parts[0], parts[1], parts[2],
                                                            parts[2] != NULL ? parts[3] : NULL));
  else
    g_assert_not_reached ();
}

static void
add_segments (AnnoSpanDraft *draft, const char *words)
{
  g_auto (GStrv) segments = g_strsplit (words, "+", -1);
  gint64 made = 0;

  for (guint i = 0; segments[i] != NULL; i++)
    {
      guint start = 0, end = 0;
      g_assert_cmpint (sscanf (segments[i], "%u-%u", &start, &end), ==, 2);
      anno_span_draft_add_segment (draft, start, end);
      made = made == 0 ? (gint64) (1000 + start) * G_USEC_PER_SEC : made;
    }
  anno_span_draft_set_created (draft, made);
  anno_span_draft_set_modified (draft, made);
}

static void
set_times (AnnoSpanDraft *draft, const char *words)
{
  guint created = 0, modified = 0;

  g_assert_cmpint (sscanf (words, "%u-%u", &created, &modified), ==, 2);
  anno_span_draft_set_created (draft, (gint64) created * G_USEC_PER_SEC);
  anno_span_draft_set_modified (draft, (gint64) modified * G_USEC_PER_SEC);
}

AnnoSpan *
scene_span (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (words[0], words[1]);

  add_segments (draft, words[2]);
  for (guint i = 3; words[i] != NULL; i++)
    if (words[i][0] == '!')
      anno_span_draft_set_note (draft, words[i] + 1);
    else if (words[i][0] == '?')
      anno_span_draft_set_unsure (draft, TRUE);
    else if (words[i][0] == '#')
      set_times (draft, words[i] + 1);
    else
      add_value (draft, words[i]);
  return anno_span_draft_finish (draft);
}

static AnnoLayer *
empty_layer (const char *whose)
{
  g_autofree char *iri = g_strconcat ("urn:", whose, NULL);
  AnnoLayerHeader *header = anno_layer_header_new ("article.txt", iri, whose, NULL);

  g_free (header->id);
  header->id = g_strconcat ("urn:layer:", whose, NULL);
  return anno_layer_new (header);
}

AnnoLayer *
scene_layer (const char *whose, const char *text)
{
  AnnoLayer *layer = empty_layer (whose);
  g_auto (GStrv) spans = g_strsplit (text, "; ", -1);

  for (guint i = 0; spans[i] != NULL && *spans[i] != '\0'; i++)
    {
      g_autoptr (AnnoSpan) span = scene_span (spans[i]);
      anno_layer_put (layer, span);
    }
  return layer;
}

AnnoLayer *
scene_random (GRand *random, const char *whose, guint n, guint length)
{
  static const char *const tags[] = { "speaker", "source", "claim", "date" };
  static const char *const values[] = { "role=x", "role=y", "said-by>", "person@p1", "person@p2" };
  AnnoLayer *layer = empty_layer (whose);

  for (guint i = 0; i < n; i++)
    {
      guint start = (guint) g_rand_int_range (random, 0, (int) length / 4) * 4;
      guint size = (guint) g_rand_int_range (random, 1, 4) * 3;
      g_autoptr (GString) words = g_string_new (NULL);
      g_string_append_printf (words, "%s%03u %s %u-%u", whose, i,
                              tags[g_rand_int_range (random, 0, G_N_ELEMENTS (tags))], start,
                              start + size);
      if (g_rand_int_range (random, 0, 5) == 0)
        g_string_append_printf (words, "+%u-%u", start + size + 2, start + size + 5);
      const char *value = values[g_rand_int_range (random, 0, G_N_ELEMENTS (values))];
      g_string_append_printf (words, " %s", value);
      if (g_str_has_suffix (value, ">"))
        g_string_append_printf (words, "%s%03u", whose,
                                (guint) g_rand_int_range (random, 0, (int) n));
      g_autoptr (AnnoSpan) span = scene_span (words->str);
      anno_layer_put (layer, span);
    }
  return layer;
}

char *
scene_print (const GPtrArray *settled)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < settled->len; i++)
    {
      anno_annotation_print (out, ((const AnnoSettledSpan *) settled->pdata[i])->span, NULL, NULL,
                             "article.txt");
      g_string_append_c (out, '\n');
    }
  return g_string_free (out, FALSE);
}

static int
compare_words_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
list_marks (const AnnoClusters *clusters, const AnnoCluster *cluster)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cluster->n_marks; i++)
    {
      const AnnoMark *mark = anno_clusters_get_mark (clusters, cluster->first_mark + i);
      g_ptr_array_add (words, g_strdup_printf ("%s:%s", anno_span_get_id (mark->span),
                                               anno_clusters_tag_of (clusters, mark)));
    }
  g_ptr_array_sort (words, compare_words_cb);
  g_ptr_array_add (words, NULL);
  return g_strjoinv ("+", (char **) words->pdata);
}

char *
scene_list_clusters (const AnnoClusters *clusters)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < anno_clusters_get_n (clusters); i++)
    {
      g_autofree char *marks = list_marks (clusters, anno_clusters_get (clusters, i));
      g_string_append_printf (out, "%s%s", i > 0 ? " | " : "", marks);
    }
  return g_string_free (out, FALSE);
}
