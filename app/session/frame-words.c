#include "session/frame-words.h"

#include "model/span-quote.h"
#include "session/span-words.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define PART_WORDS 32

/* The name of the person that @part means; NULL where it says none. */
static char *
person_of (AnnoDocument *document, const AnnoTagset *tagset, AnnoPeople *people,
           const AnnoSpan *part)
{
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (part));

  for (guint i = 0; tag != NULL && i < tag->fields->len; i++)
    {
      const AnnoField *field = tag->fields->pdata[i];
      if (field->kind == ANNO_FIELD_PERSON && anno_span_find_value (part, field->id) != NULL)
        return anno_span_words_field (document, tagset, people, part, field);
    }
  return NULL;
}

static char *
words_of_part (AnnoDocument *document, const AnnoTagset *tagset, AnnoPeople *people,
               const AnnoSpan *part)
{
  char *person = person_of (document, tagset, people, part);

  if (person != NULL)
    return person;
  g_autofree char *quote
      = anno_span_quote (anno_document_get_article (document), part, PART_WORDS);
  return anno_isolate (quote);
}

static const char *
missing_words (AnnoRole role)
{
  switch (role)
    {
    case ANNO_ROLE_SPEAKER:
      return _("no speaker");
    case ANNO_ROLE_CUE:
      return _("no cue");
    default:
      return _("no claim");
    }
}

static char *
words_of_role (AnnoDocument *document, const AnnoTagset *tagset, AnnoPeople *people,
               const AnnoFrame *frame, AnnoRole role)
{
  const GPtrArray *parts = anno_frame_get_parts (frame, role);
  g_autoptr (GString) out = g_string_new (NULL);

  if (parts->len == 0)
    return g_strdup (missing_words (role));
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *words = words_of_part (document, tagset, people, parts->pdata[i]);
      if (i > 0)
        g_string_append (out, C_("values", ", "));
      g_string_append (out, words);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
anno_frame_words_source (AnnoDocument *document, const AnnoTagset *tagset, AnnoPeople *people,
                         const AnnoFrame *frame)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (document) && tagset != NULL && frame != NULL, NULL);

  g_autofree char *who = words_of_role (document, tagset, people, frame, ANNO_ROLE_SPEAKER);
  g_autofree char *how = words_of_role (document, tagset, people, frame, ANNO_ROLE_CUE);
  /* Translators: who said it, and the word that says so: "Lindsey Graham → said". */
  return g_strdup_printf (_("%s → %s"), who, how);
}

char *
anno_frame_words_claim (AnnoDocument *document, const AnnoFrame *frame, guint max)
{
  g_return_val_if_fail (ANNO_IS_DOCUMENT (document) && frame != NULL, NULL);

  AnnoSpan *claim = anno_frame_get_claim (frame);
  if (claim == NULL)
    return g_strdup (missing_words (ANNO_ROLE_CLAIM));
  return anno_span_quote (anno_document_get_article (document), claim, max);
}
