#include "review/difference-words.h"

#include "model/span-quote.h"
#include "model/timex.h"
#include "review/span-overlap.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define QUOTE_LENGTH 60
#define TARGET_LENGTH 32
#define TEXT_LENGTH 200 /* of what is written in a field */

static const AnnoTagset *
get_tagset (const AnnoDifferenceWords *words)
{
  return words->tagset != NULL ? words->tagset : words->clusters->tagset;
}

static char *
quote_span (const AnnoDifferenceWords *words, const AnnoSpan *span, guint length)
{
  g_autofree char *text = anno_span_quote (words->article, span, length);
  g_autofree char *isolated = anno_isolate (text);
  return g_strdup_printf (_("“%s”"), isolated);
}

/* "Speaker, “Lindsey Graham”" */
static char *
name_span (const AnnoDifferenceWords *words, const AnnoSpan *span)
{
  g_autofree char *quote = quote_span (words, span, QUOTE_LENGTH);
  g_autofree char *tag
      = anno_isolate (anno_tagset_name_of (get_tagset (words), anno_span_get_tag (span)));
  /* Translators: a type of annotation, then the words it marks: Speaker, “Lindsey Graham” */
  return g_strdup_printf (C_ ("difference", "%s, %s"), tag, quote);
}

static char *
name_person (const AnnoDifferenceWords *words, const char *id)
{
  char *name = words->name_person != NULL ? words->name_person (id, words->data) : NULL;
  return name != NULL ? name : g_strdup (_("an unknown person"));
}

static char *
name_target (const AnnoDifferenceWords *words, guint layer, const char *id)
{
  AnnoSpan *target = anno_layer_find (words->clusters->layers[layer], id);
  return target != NULL ? quote_span (words, target, TARGET_LENGTH)
                        : g_strdup (_("a span that is gone"));
}

static char *
cut_text (const char *text)
{
  if (g_utf8_strlen (text, -1) <= TEXT_LENGTH)
    return g_strdup (text);
  g_autofree char *start = g_utf8_substring (text, 0, TEXT_LENGTH - 1);
  return g_strconcat (start, "…", NULL);
}

static char *
name_value (const AnnoDifferenceWords *words, guint layer, const AnnoField *field,
            const AnnoValue *value)
{
  const AnnoChoice *choice;

  switch (value->kind)
    {
    case ANNO_VALUE_PERSON:
      return name_person (words, value->text);
    case ANNO_VALUE_LINK:
      return name_target (words, layer, value->text);
    case ANNO_VALUE_TIMEX:
      return anno_timex_describe (value->timex, value->text, value->mod);
    case ANNO_VALUE_TEXT:
    default:
      choice = field != NULL ? anno_field_find_choice (field, value->text) : NULL;
      return cut_text (choice != NULL ? choice->name : value->text);
    }
}

static char *
name_values (const AnnoDifferenceWords *words, guint layer, const AnnoField *field,
             const GPtrArray *values)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *name = name_value (words, layer, field, values->pdata[i]);
      g_autofree char *isolated = anno_isolate (name);
      if (i > 0)
        /* Translators: between the values of a field, "Ann, Ben" */
        g_string_append (out, C_ ("values", ", "));
      g_string_append (out, isolated);
    }
  /* Translators: a person has set a field to “nothing that the other lacks”. */
  return g_strdup (values->len > 0 ? out->str : C_ ("field", "nothing"));
}

/* "Person: Anna has Lindsey Graham, Ben has nothing" */
static char *
describe_field (const AnnoDifference *self, const AnnoDifferenceWords *words,
                const AnnoFieldDifference *difference)
{
  const AnnoTag *tag = anno_tagset_find (get_tagset (words), anno_span_get_tag (self->a));
  const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, difference->field) : NULL;
  g_autofree char *name = anno_isolate (field != NULL ? field->name : difference->field);
  g_autofree char *who_a = anno_isolate (words->name_a);
  g_autofree char *who_b = anno_isolate (words->name_b);
  g_autofree char *a = name_values (words, 0, field, difference->only_a);
  g_autofree char *b = name_values (words, 1, field, difference->only_b);
  /* Translators: a field, then one person and what they put there, and the same of another one. */
  return g_strdup_printf (_("%1$s: %2$s has %3$s, %4$s has %5$s"), name, who_a, a, who_b, b);
}

/* Adds @part (transfer full) behind what is there. */
static void
append_part (GString *out, char *part)
{
  /* Translators: between the parts of a sentence that says how two people's annotations differ. */
  g_string_append (out, C_ ("difference", "; "));
  g_string_append (out, part);
  g_free (part);
}

static guint
count_apart (guint a, guint b)
{
  return a > b ? a - b : b - a;
}

static guint
count_disputed (const AnnoDifference *self)
{
  guint n = 0;

  for (guint i = 0; i < self->disputed->len; i++)
    {
      const AnnoRange *range = &g_array_index (self->disputed, AnnoRange, i);
      n += range->end - range->start;
    }
  return n;
}

static void
append_boundary (GString *out, const AnnoDifference *self)
{
  guint start = count_apart (anno_span_get_start (self->a), anno_span_get_start (self->b));
  guint end = count_apart (anno_span_get_end (self->a), anno_span_get_end (self->b));
  guint n = count_disputed (self);

  if (start > 0)
    append_part (out, g_strdup_printf (
                          /* Translators: by so many characters. */
                          ngettext ("start differs by %u", "start differs by %u", start), start));
  if (end > 0)
    append_part (out, g_strdup_printf (
                          /* Translators: by so many characters. */
                          ngettext ("end differs by %u", "end differs by %u", end), end));
  if (start == 0 && end == 0)
    append_part (
        out, g_strdup_printf (
                 ngettext ("%u character between differs", "%u characters between differ", n), n));
}

/* Who marked what. */
static char *
describe_marks (const AnnoDifference *self, const AnnoDifferenceWords *words)
{
  g_autofree char *who_a = anno_isolate (words->name_a);
  g_autofree char *who_b = anno_isolate (words->name_b);
  g_autofree char *a = self->a != NULL ? name_span (words, self->a) : NULL;
  g_autofree char *b = self->b != NULL ? name_span (words, self->b) : NULL;

  if (a == NULL || b == NULL)
    /* Translators: a person, what they marked, and another person, who marked nothing there. */
    return g_strdup_printf (_("%1$s: %2$s; %3$s: nothing here"), a != NULL ? who_a : who_b,
                            a != NULL ? a : b, a != NULL ? who_b : who_a);
  if ((self->aspects & (1u << ANNO_DIFFERENCE_TAG | 1u << ANNO_DIFFERENCE_BOUNDARY)) == 0)
    /* Translators: two people, and what both marked. */
    return g_strdup_printf (_("%1$s and %2$s: %3$s"), who_a, who_b, a);
  /* Translators: a person, what they marked, another person, what they marked. */
  return g_strdup_printf (_("%1$s: %2$s; %3$s: %4$s"), who_a, a, who_b, b);
}

char *
anno_difference_describe (const AnnoDifference *self, const AnnoDifferenceWords *words)
{
  g_return_val_if_fail (self != NULL && words != NULL, NULL);
  g_return_val_if_fail (words->name_a != NULL && words->name_b != NULL, NULL);

  g_autofree char *marks = describe_marks (self, words);
  g_autoptr (GString) out = g_string_new (marks);
  if (self->aspects == 0)
    append_part (out, g_strdup (C_ ("difference", "the same")));
  if ((self->aspects & 1u << ANNO_DIFFERENCE_TAG) != 0)
    append_part (out, g_strdup (_("the tag differs")));
  if ((self->aspects & 1u << ANNO_DIFFERENCE_BOUNDARY) != 0)
    append_boundary (out, self);
  for (guint i = 0; i < self->fields->len; i++)
    append_part (out, describe_field (self, words, self->fields->pdata[i]));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
anno_mark_describe_fields (const AnnoMark *mark, const AnnoFieldCompare *compare,
                           const AnnoDifferenceWords *words)
{
  g_return_val_if_fail (mark != NULL && compare != NULL && words != NULL, NULL);

  const char *tag_id = anno_clusters_tag_of (compare->clusters, mark);
  const AnnoTag *tag = anno_tagset_find (get_tagset (words), tag_id);
  g_autoptr (GPtrArray) ids = anno_field_compare_list (compare, tag_id, &mark, 1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) values = anno_field_compare_values (compare, mark, ids->pdata[i]);
      const AnnoField *field = tag != NULL ? anno_tag_find_field (tag, ids->pdata[i]) : NULL;
      if (values->len == 0)
        continue;
      g_autofree char *name = anno_isolate (field != NULL ? field->name : ids->pdata[i]);
      g_autofree char *said = name_values (words, mark->layer, field, values);
      if (out->len > 0)
        g_string_append (out, " · ");
      /* Translators: a field and what it says: “Person: Lindsey Graham” */
      g_string_append_printf (out, C_ ("difference", "%1$s: %2$s"), name, said);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
