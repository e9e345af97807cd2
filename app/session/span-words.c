#include "session/span-words.h"

#include "model/span-quote.h"
#include "model/timex.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define LINK_WORDS 32

static char *
value_in_words (AnnoDocument *document, AnnoPeople *people, const AnnoField *field,
                const AnnoValue *value)
{
  if (value->kind == ANNO_VALUE_PERSON)
    {
      AnnoPerson *person = anno_people_resolve (people, value->text);
      return g_strdup (person != NULL ? anno_person_get_name (person) : _("an unknown person"));
    }
  if (value->kind == ANNO_VALUE_LINK)
    {
      AnnoSpan *target = anno_layer_find (anno_document_get_layer (document), value->text);
      if (target == NULL)
        return g_strdup (_("a span that is gone"));
      g_autofree char *words = anno_span_quote (anno_document_get_article (document), target,
                                                      LINK_WORDS);
      return g_strdup_printf (_("“%s”"), words);
    }
  if (value->kind == ANNO_VALUE_TIMEX)
    return anno_timex_describe (value->timex, value->text, value->mod);
  const AnnoChoice *choice = anno_field_find_choice (field, value->text);
  return g_strdup (choice != NULL ? choice->name : value->text);
}

char *
anno_span_words_field (AnnoDocument *document, const AnnoTagset *tagset, AnnoPeople *people,
                       const AnnoSpan *span, const AnnoField *field)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (document) && span != NULL && field != NULL, NULL);

  g_autoptr (GString) out = g_string_new (NULL);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->field != field->id)
        continue;
      g_autofree char *words = value_in_words (document, people, field, value);
      /* Or two values in one script would change places in a line of the other. */
      g_autofree char *isolated = anno_isolate (words);
      if (out->len > 0)
        /* Translators: between the values of a field, "Ann, Ben" */
        g_string_append (out, C_("values", ", "));
      g_string_append (out, isolated);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* A person or a date says what it is; "No" and "Name" say it only beside what was asked. */
static void
append_field (GString *out, const AnnoField *field, const char *words)
{
  if (out->len > 0)
    g_string_append (out, " · ");
  if (field->kind == ANNO_FIELD_PERSON || field->kind == ANNO_FIELD_TIMEX)
    g_string_append (out, words);
  else if (field->kind == ANNO_FIELD_LINK)
    g_string_append_printf (out, "%s %s", field->name, words);
  else
    /* Translators: a field and what it holds, as in "Worth checking: No". */
    g_string_append_printf (out, C_ ("field", "%s: %s"), field->name, words);
}

char *
anno_span_words_fields (AnnoDocument *document, const AnnoTagset *tagset, AnnoPeople *people,
                        const AnnoSpan *span)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (document) && tagset != NULL && span != NULL, NULL);

  g_autoptr (GString) out = g_string_new (NULL);
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  for (guint i = 0; tag != NULL && i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      g_autofree char *words = anno_span_words_field (document, tagset, people, span, field);
      if (*words != '\0')
        append_field (out, field, words);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
