#include "foreign/web-own.h"

#include "foreign/json-marks.h"
#include "foreign/kept-members.h"
#include "foreign/web-bodies.h"
#include "formats/annotation-printer.h"
#include "formats/annotation-reader.h"
#include "formats/json-print.h"
#include "formats/layer-terms.h"
#include "model/span-draft.h"

#include <string.h>

#define NAMESPACE "https://example.org/ns/annotator#"
#define CONTEXT "@context"
#define LAYER "annotator:layer"

/* What a set says beside of an annotation, and of whom a body names. */
static const char *const beside[] = { CONTEXT, LAYER, NULL };
static const char *const only_layer[] = { LAYER, NULL };
static const char *const beside_person[] = { "name", NULL };

/* Members of a foreign annotation that are read, or say how the file is made. */
static const char *const read_elsewhere[]
    = { CONTEXT, "@id",       "@type",    "bodyValue", "user", "text",
        "tags",  "user_info", "document", "uri",       NULL };

/* Whose layer it is: each annotation of a set says it itself. */
static void
print_maker (GString *out, const AnnoSetLayer *layer, const AnnoSpan *span)
{
  const AnnoLayerHeader *header = anno_layer_get_header (layer->layer);
  const AnnoSpanExtra *extra = anno_span_get_extra (span);
  gboolean has_own = extra != NULL && extra->creator != NULL;

  if (!has_own && header->creator_id == NULL && header->creator_name == NULL)
    return;
  anno_json_print_key (out, has_own ? LAYER : "creator");
  g_string_append_c (out, '{');
  anno_json_print_member (out, "id", header->creator_id);
  anno_json_print_member (out, "type", "Person");
  anno_json_print_member (out, "name", header->creator_name);
  g_string_append_c (out, '}');
}

/* The list of people stays behind: each body says in a set how whom it names is called. */
static char *
name_person (const AnnoSetLayer *layer, const AnnoValue *value)
{
  AnnoPerson *person = anno_set_layer_find_person (layer, value);
  g_autofree char *own = anno_kept_members_string (value->extra, "name");
  const char *name = person != NULL ? anno_person_get_name (person) : own;
  g_autofree char *hidden = anno_kept_members_hide (value->extra, beside_person);
  g_autoptr (GString) members = g_string_new (hidden);

  if (name == NULL)
    return g_steal_pointer (&hidden);
  if (members->len > 0)
    g_string_append_c (members, ',');
  g_string_append (members, "\"name\":");
  anno_json_print_string (members, name);
  return g_string_free (g_steal_pointer (&members), FALSE);
}

static void
take_values (AnnoSpanDraft *draft, const AnnoSetLayer *layer, const AnnoSpan *span)
{
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    anno_span_draft_clear_field (draft, anno_span_get_value (span, i)->field);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      AnnoValue *copy = anno_value_copy (value);
      if (value->kind == ANNO_VALUE_PERSON)
        {
          g_free (copy->extra);
          copy->extra = name_person (layer, value);
        }
      anno_span_draft_add_value (draft, copy);
    }
}

/* What @span is in a set. */
static AnnoSpan *
dress (const AnnoSetLayer *layer, AnnoSpan *span)
{
  const AnnoSpanExtra *extra = anno_span_get_extra (span);
  AnnoSpanDraft *draft = anno_span_draft_new_from (span);

  take_values (draft, layer, span);
  if (extra != NULL)
    {
      AnnoSpanExtra *hidden = anno_span_extra_copy (extra);
      g_free (hidden->members);
      hidden->members = anno_kept_members_hide (extra->members, beside);
      anno_span_draft_take_extra (draft, hidden);
    }
  return anno_span_draft_finish (draft);
}

void
anno_web_own_print (GString *out, const AnnoSetArticle *article, const AnnoSetLayer *layer,
                    AnnoSpan *span, const char *source, gboolean is_line)
{
  g_return_if_fail (out != NULL && article != NULL && layer != NULL && span != NULL);

  g_autoptr (AnnoSpan) dressed = dress (layer, span);
  gsize begun = out->len;
  anno_annotation_print (out, dressed, article->tagset,
                         anno_document_get_article (article->document), source);
  g_string_truncate (out, out->len - 1); /* the brace that closes it */
  print_maker (out, layer, span);
  g_string_append_c (out, '}');
  if (is_line)
    g_string_insert (out, (gssize) begun + 1, "\"" CONTEXT "\":" ANNO_LAYER_CONTEXT ",");
}

gboolean
anno_web_own_is_said (const AnnoJsonSlice *object)
{
  AnnoJsonSlice context, element, value;

  g_return_val_if_fail (object != NULL, FALSE);

  if (!anno_json_marks_find_kind (object, CONTEXT, '[', &context))
    return FALSE;
  for (const char *at = NULL; anno_json_next_element (&context, &at, &element);)
    if (anno_json_marks_find (&element, "annotator", &value)
        && anno_json_slice_is (&value, NAMESPACE))
      return TRUE;
  return FALSE;
}

char *
anno_web_own_maker (const AnnoJsonSlice *annotation)
{
  AnnoJsonSlice layer;

  g_return_val_if_fail (annotation != NULL, NULL);
  return anno_json_marks_find_kind (annotation, LAYER, '{', &layer) ? anno_web_bodies_agent (&layer)
                                                                    : NULL;
}

/* A line's context is no part of its annotation, unless somebody added to it. */
static char *
undress_members (const char *members)
{
  g_autofree char *context = anno_kept_members_raw (members, CONTEXT);
  g_autoptr (GString) plain = g_string_new (NULL);

  if (context != NULL)
    anno_json_slice_minify (plain, &(AnnoJsonSlice){ context, strlen (context) });
  gboolean is_usual = context == NULL || g_str_equal (plain->str, ANNO_LAYER_CONTEXT);
  return anno_kept_members_show (members, is_usual ? beside : only_layer);
}

static void
undress (AnnoSpanExtra *extra)
{
  g_autofree char *layer = anno_kept_members_raw (extra->members, LAYER);
  char *members = undress_members (extra->members);

  if (layer == NULL)
    g_clear_pointer (&extra->creator, g_free);
  g_free (extra->members);
  extra->members = members;
}

static gboolean
has_id (const char *creator)
{
  const AnnoJsonSlice slice = { creator, strlen (creator) };
  AnnoJsonSlice id;
  return anno_json_marks_find (&slice, "id", &id);
}

/* Bodies of all kinds are understood, and told where they aren't; a creator that is but a name is
 * the maker of the layer. */
static void
take_what_is_left (AnnoSpanExtra *extra)
{
  char *members = anno_kept_members_drop (extra->members, read_elsewhere);

  g_free (extra->members);
  extra->members = members;
  g_clear_pointer (&extra->tag, g_free);
  g_clear_pointer (&extra->note, g_free);
  g_clear_pointer (&extra->bodies, g_free);
  if (extra->creator != NULL && !has_id (extra->creator))
    g_clear_pointer (&extra->creator, g_free);
}

static AnnoSpanExtra *
read_extra (const AnnoSpan *whole, AnnoWebPlace place)
{
  g_autoptr (AnnoSpanExtra) extra = anno_span_extra_copy (anno_span_get_extra (whole));

  if (extra != NULL && place == ANNO_WEB_SET)
    undress (extra);
  else if (extra != NULL && place == ANNO_WEB_FOREIGN)
    take_what_is_left (extra);
  return extra == NULL || anno_span_extra_is_empty (extra) ? NULL : g_steal_pointer (&extra);
}

static void
read_value (AnnoForeignSpan *span, const AnnoValue *value, AnnoWebPlace place)
{
  AnnoForeignValue *read
      = anno_foreign_span_add_value (span, value->kind, value->field, value->text);

  read->timex = g_strdup (value->timex);
  read->anchor = g_strdup (value->anchor);
  read->mod = g_strdup (value->mod);
  if (value->kind == ANNO_VALUE_PERSON)
    read->name = anno_kept_members_string (value->extra, "name");
  read->extra = value->kind == ANNO_VALUE_PERSON && place == ANNO_WEB_SET
                    ? anno_kept_members_show (value->extra, beside_person)
                    : g_strdup (value->extra);
}

gboolean
anno_web_own_read (const AnnoJsonSlice *annotation, AnnoWebPlace place, AnnoForeignSpan *span)
{
  g_return_val_if_fail (annotation != NULL && span != NULL, FALSE);

  g_autoptr (AnnoSpan) whole = anno_annotation_read (annotation, 0, NULL, NULL, NULL);
  if (whole == NULL)
    return FALSE;
  span->suggested = g_strdup (anno_span_get_suggested (whole));
  span->created = anno_span_get_created (whole);
  span->modified = anno_span_get_modified (whole);
  span->extra = read_extra (whole, place);
  if (place == ANNO_WEB_FOREIGN)
    return TRUE;
  span->is_own = TRUE;
  span->type = g_strdup (anno_span_get_tag (whole));
  span->note = g_strdup (anno_span_get_note (whole));
  span->unsure = anno_span_get_unsure (whole);
  for (guint i = 0; i < anno_span_get_n_values (whole); i++)
    read_value (span, anno_span_get_value (whole, i), place);
  return TRUE;
}
