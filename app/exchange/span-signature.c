#include "exchange/span-signature.h"

#include "foreign/edges.h"
#include "foreign/kept-members.h"
#include "foreign/signs.h"

#include <string.h>

#define PART ANNO_SIGNATURE_PART

static char *
words_of (const AnnoSignatureOf *self, const char *text)
{
  return (self->format->keeps & ANNO_KEEPS_SIGNS) != 0 ? g_strdup (text)
                                                       : anno_signs_replace (text, strlen (text));
}

static GArray *
ranges_of (const AnnoSignatureOf *self, const AnnoSpan *span)
{
  GArray *ranges;

  if ((self->format->keeps & ANNO_KEEPS_EDGES) == 0)
    return anno_edges_trim (anno_document_get_article (self->article->document), span);
  ranges = g_array_new (FALSE, FALSE, sizeof (AnnoRange));
  g_array_append_vals (ranges, anno_span_get_segments (span), anno_span_get_n_segments (span));
  return ranges;
}

static gboolean
keeps_extra (const AnnoSignatureOf *self)
{
  return (self->format->keeps & ANNO_KEEPS_EXTRA) != 0;
}

/* "claim 12", which leads to it; the id where it isn't in the layer, or the form holds ids. */
static char *
name_target (const AnnoSignatureOf *self, const char *id)
{
  const AnnoSpan *span = anno_layer_find (self->layer, id);

  if (span == NULL || keeps_extra (self))
    return g_strdup (id);
  g_autoptr (GArray) ranges = ranges_of (self, span);
  return g_strdup_printf ("%s %u", anno_tagset_id_of (self->article->tagset,
                                                      anno_span_get_tag (span)),
                          g_array_index (ranges, AnnoRange, 0).start);
}

/* Whom the list lacks is called what another program says beside, where the form holds that. */
static char *
name_person (const AnnoSignatureOf *self, const AnnoValue *value)
{
  AnnoPerson *person = anno_people_resolve (self->people, value->text);
  g_autofree char *beside
      = keeps_extra (self) ? anno_kept_members_string (value->extra, "name") : NULL;
  g_autofree char *name = words_of (self, person != NULL   ? anno_person_get_name (person)
                                          : beside != NULL ? beside
                                                           : value->text);
  return keeps_extra (self) ? g_strconcat (value->text, " ", name, NULL) : g_steal_pointer (&name);
}

static char *
name_timex (const AnnoSignatureOf *self, const AnnoValue *value)
{
  const char *anchor = value->anchor;
  g_autofree char *text = words_of (self, value->text);
  g_autofree char *target = anchor == NULL || g_str_equal (anchor, "dct") ? g_strdup (anchor)
                            : keeps_extra (self) || anno_layer_find (self->layer, anchor) != NULL
                                ? name_target (self, anchor)
                                : NULL;
  return g_strdup_printf ("%s %s %s %s", text, value->timex != NULL ? value->timex : "",
                          value->mod != NULL ? value->mod : "", target != NULL ? target : "");
}

/* NULL for one that the form doesn't hold. */
static char *
name_value (const AnnoSignatureOf *self, const AnnoSpan *span, const AnnoValue *value)
{
  switch (value->kind)
    {
    case ANNO_VALUE_TEXT:
      return (self->format->keeps & ANNO_KEEPS_FIELDS) != 0 ? words_of (self, value->text) : NULL;
    case ANNO_VALUE_TIMEX:
      return (self->format->keeps & ANNO_KEEPS_FIELDS) != 0
                     || (self->format->keeps & ANNO_KEEPS_DATELESS) == 0
                 ? name_timex (self, value)
                 : NULL;
    case ANNO_VALUE_PERSON:
      return (self->format->keeps & ANNO_KEEPS_PEOPLE) != 0 ? name_person (self, value) : NULL;
    case ANNO_VALUE_LINK:
      /* A link that leads nowhere can't be said by any form but ours. */
      return (self->format->keeps & anno_set_format_link_kind (self->article->tagset, span, value))
                         != 0
                     && (keeps_extra (self) || anno_layer_find (self->layer, value->text) != NULL)
                 ? name_target (self, value->text)
                 : NULL;
    }
  return NULL;
}

/* What the form holds of what other programs say of it; NULL for nothing. */
static char *
name_extra (const AnnoSignatureOf *self, const AnnoSpan *span, const AnnoValue *value)
{
  gboolean is_all;

  if (keeps_extra (self))
    return g_strdup (value->extra);
  return value->extra != NULL && self->format->hold != NULL
             ? self->format->hold (self->article->tagset, span, value, &is_all)
             : NULL;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In any order: forms have orders of their own. */
static void
append_values (const AnnoSignatureOf *self, const AnnoSpan *span, GString *out)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      g_autofree char *name = name_value (self, span, value);
      g_autofree char *extra = name != NULL ? name_extra (self, span, value) : NULL;
      if (name != NULL)
        g_ptr_array_add (words, g_strconcat (value->field, "=", name, extra, NULL));
    }
  g_ptr_array_sort (words, compare_words);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (out, PART "%s", (const char *) words->pdata[i]);
}

static void
append_named (GString *out, const char *name, const char *text)
{
  if (text != NULL)
    g_string_append_printf (out, PART "%s:%s", name, text);
}

static void
append_time (GString *out, const char *name, gint64 time)
{
  if (time != 0)
    g_string_append_printf (out, PART "%s:%" G_GINT64_FORMAT, name, time / G_USEC_PER_SEC);
}

/* All that is left of what makes two spans equal (anno_span_equal). */
static void
append_extra (const AnnoSpan *span, GString *out)
{
  const AnnoSpanExtra *extra = anno_span_get_extra (span);

  append_named (out, "id", anno_span_get_id (span));
  append_named (out, "suggested", anno_span_get_suggested (span));
  append_time (out, "created", anno_span_get_created (span));
  append_time (out, "modified", anno_span_get_modified (span));
  if (extra == NULL)
    return;
  append_named (out, "creator", extra->creator);
  append_named (out, "generator", extra->generator);
  append_named (out, "members", extra->members);
  append_named (out, "tag", extra->tag);
  append_named (out, "note", extra->note);
  append_named (out, "bodies", extra->bodies);
  for (guint i = 0; extra->targets != NULL && extra->targets[i] != NULL; i++)
    append_named (out, "target", extra->targets[i]);
}

static void
append_rest (const AnnoSignatureOf *self, const AnnoSpan *span, GString *out)
{
  append_values (self, span, out);
  if ((self->format->keeps & ANNO_KEEPS_NOTES) != 0 && anno_span_get_note (span) != NULL)
    {
      g_autofree char *note = words_of (self, anno_span_get_note (span));
      g_string_append_printf (out, PART "#%s", note);
    }
  if ((self->format->keeps & ANNO_KEEPS_UNSURE) != 0 && anno_span_get_unsure (span))
    g_string_append (out, PART "?");
  if (keeps_extra (self))
    append_extra (span, out);
}

static void
count (GHashTable *out, char *signature)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (out, signature));
  g_hash_table_insert (out, signature, GUINT_TO_POINTER (n + 1));
}

void
anno_span_signature_add (const AnnoSignatureOf *self, const AnnoSpan *span, GHashTable *in_frames,
                         GHashTable *out)
{
  g_return_if_fail (self != NULL && span != NULL && out != NULL);

  const char *tag = anno_tagset_id_of (self->article->tagset, anno_span_get_tag (span));
  if ((in_frames != NULL && !g_hash_table_contains (in_frames, anno_span_get_id (span)))
      || ((self->format->keeps & ANNO_KEEPS_EDGES) == 0
          && anno_edges_is_nothing (anno_document_get_article (self->article->document), span))
      || ((self->format->keeps & ANNO_KEEPS_DATELESS) == 0 && !anno_flatten_has_date (span)))
    return;
  g_autoptr (GArray) ranges = ranges_of (self, span);
  g_autoptr (GString) rest = g_string_new (NULL);
  append_rest (self, span, rest);
  GString *whole = g_string_new (tag);
  /* What is a date's value in one form is a date without: there, each part has it. */
  gboolean is_said_of_all = (self->format->keeps & ANNO_KEEPS_DATELESS) == 0;
  for (guint i = 0; i < ranges->len; i++)
    {
      AnnoRange range = g_array_index (ranges, AnnoRange, i);
      g_string_append_printf (whole, " %u-%u", range.start, range.end);
      if ((self->format->keeps & ANNO_KEEPS_SEGMENTS) == 0)
        count (out, g_strdup_printf ("%s %u-%u%s", tag, range.start, range.end,
                                     i == 0 || is_said_of_all ? rest->str : ""));
    }
  g_string_append (whole, rest->str);
  if ((self->format->keeps & ANNO_KEEPS_SEGMENTS) != 0)
    count (out, g_string_free (whole, FALSE));
  else
    g_string_free (whole, TRUE);
}
