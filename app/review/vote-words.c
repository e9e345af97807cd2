#include "review/vote-words.h"

#include "model/span-quote.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define QUOTE_LENGTH 60

static void
append (GString *out, const char *part)
{
  if (out->len > 0)
    /* Translators: between the parts of a sentence that says how people's annotations differ. */
    g_string_append (out, C_ ("difference", "; "));
  g_string_append (out, part);
}

static void
append_variant (GString *out, const AnnoVoteWords *words, const AnnoVariant *variant)
{
  const AnnoMark *mark = anno_clusters_get_mark (words->clusters, variant->first_mark);
  g_autofree char *count = anno_vote_describe_count (variant, words->clusters);
  g_autofree char *text = anno_span_quote (words->article, mark->span, QUOTE_LENGTH);
  g_autofree char *quote = anno_isolate (text);
  g_autofree char *tag = anno_isolate (anno_tagset_name_of (words->clusters->tagset, variant->tag));
  /* Translators: “2 of 3”, a type of annotation, the words that these people marked. */
  g_autofree char *part = g_strdup_printf (_ ("%1$s: %2$s, “%3$s”"), count, tag, quote);

  append (out, part);
}

static void
append_missing (GString *out, const AnnoVote *self, const AnnoVoteWords *words)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->missing->len; i++)
    {
      g_autofree char *name = anno_isolate (words->names[g_array_index (self->missing, guint, i)]);
      if (i > 0)
        g_string_append (names, C_ ("values", ", "));
      g_string_append (names, name);
    }
  if (self->missing->len == 0)
    return;
  /* Translators: the people who marked nothing at this place. */
  g_autofree char *part = g_strdup_printf (_ ("nothing here: %s"), names->str);
  append (out, part);
}

static const char *
name_field (const AnnoTagset *tagset, const AnnoFieldVote *vote)
{
  const AnnoFieldOption *option = vote->options->pdata[0];
  const AnnoMark *mark = option->holders->pdata[0];
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (mark->span));
  const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, vote->field) : NULL;

  return field != NULL ? field->name : vote->field;
}

static void
append_field (GString *out, const AnnoFieldVote *vote, const AnnoVoteWords *words)
{
  g_autoptr (GString) counts = g_string_new (NULL);
  g_autofree char *name = anno_isolate (name_field (words->clusters->tagset, vote));

  for (guint i = 0; i < vote->options->len; i++)
    {
      const AnnoFieldOption *option = vote->options->pdata[i];
      g_string_append_printf (counts, i > 0 ? " : %u" : "%u", option->holders->len);
    }
  /* Translators: a field, then how many people chose each of its values: “Certainty: 2 : 1”. */
  g_autofree char *part = g_strdup_printf (_ ("%1$s: %2$s"), name, counts->str);
  append (out, part);
}

char *
anno_vote_describe (const AnnoVote *self, const AnnoVoteWords *words)
{
  g_return_val_if_fail (self != NULL && words != NULL, NULL);

  const AnnoCluster *cluster = anno_clusters_get (words->clusters, self->cluster);
  g_autoptr (GString) out = g_string_new (NULL);
  for (guint i = 0; i < cluster->n_variants; i++)
    append_variant (out, words,
                    anno_clusters_get_variant (words->clusters, cluster->first_variant + i));
  append_missing (out, self, words);
  for (guint i = 0; i < self->fields->len; i++)
    append_field (out, self->fields->pdata[i], words);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
