#include "exchange/layer-making.h"

#include "exchange/field-parts.h"
#include "foreign/edges.h"
#include "formats/json-scan.h"
#include "model/name-uuid.h"
#include "model/span-draft.h"
#include "model/timex.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DOCUMENT_DATE "dct"

/* Bytes that what others say of an annotation may have with all else: its line in a layer must not
 * be longer than readers take, or the whole layer couldn't be read. */
#define MAX_SAID (ANNO_JSON_MAX_LINE - 64 * 1024)

/* A layer in the making. */
typedef struct
{
  const AnnoLayerMaking *order;
  GHashTable *ids;  /* id in the file → id here, of those that have a place */
  AnnoFieldParts *parts; /* of the mark in hand */
  GPtrArray *spans; /* of AnnoSpan */
  gboolean with_extra; /* what others say of the span in hand is kept */
} Making;

/* What one field says, put together of its parts. */
typedef struct
{
  AnnoFieldSense sense;
  const char *text;
  const char *parts[ANNO_FIELD_PART_NAME + 1];
} Whole;

static gboolean
is_iri (const char *id)
{
  return g_str_has_prefix (id, "urn:") || g_str_has_prefix (id, "http://")
         || g_str_has_prefix (id, "https://");
}

/* An IRI stays what it is; another name is only good within its file. */
static char *
make_id (const Making *self, const AnnoForeignSpan *span, guint index)
{
  g_autofree char *number = g_strdup_printf ("#%u", index);
  const char *own = span->id != NULL ? span->id : number;

  if (is_iri (own) || (span->is_own && span->id != NULL))
    return g_strdup (own);
  g_autofree char *name = g_strconcat (self->order->seed, "\n", own, NULL);
  return anno_name_uuid (name);
}

static void
tell (const Making *self, const AnnoForeignSpan *span, const char *words)
{
  if (self->order->told == NULL)
    return;
  g_ptr_array_add (self->order->told, span->place != NULL
                                          ? g_strdup_printf ("%s: %s", span->place, words)
                                          : g_strdup (words));
}

static AnnoPerson *
find_or_add_person (AnnoPeople *people, const char *iri, const char *name)
{
  AnnoPerson *person = iri != NULL ? anno_people_find (people, iri) : NULL;

  if (person == NULL && iri == NULL)
    person = anno_people_find_by_name (people, name);
  if (person != NULL)
    return person;
  g_autofree char *own = iri == NULL ? anno_name_uuid (name) : NULL;
  const AnnoPersonParts parts
      = { .id = iri != NULL ? iri : own, .name = name != NULL && *name != '\0' ? name : iri };
  g_autoptr (AnnoPerson) added = anno_person_new (&parts);
  anno_people_put (people, added);
  return anno_people_find (people, parts.id);
}

/* A text that should be a person is an IRI, or else their name. */
static AnnoValue *
make_person (const Making *self, const Whole *whole)
{
  const char *iri = whole->text != NULL && is_iri (whole->text) ? whole->text : NULL;
  const char *name = whole->parts[ANNO_FIELD_PART_NAME] != NULL ? whole->parts[ANNO_FIELD_PART_NAME]
                     : iri == NULL                              ? whole->text
                                                                : NULL;

  if (iri == NULL && (name == NULL || *name == '\0'))
    return NULL;
  /* Whom the maker's list didn't know has no name to go by. */
  if (iri != NULL && (name == NULL || *name == '\0')
      && anno_people_find (self->order->people, iri) == NULL)
    return anno_value_new (ANNO_VALUE_PERSON, whole->sense.field, iri);
  AnnoPerson *person = find_or_add_person (self->order->people, iri, name);
  return anno_value_new (ANNO_VALUE_PERSON, whole->sense.field, anno_person_get_id (person));
}

static AnnoValue *
make_timex (const Making *self, const Whole *whole)
{
  const char *kind = whole->parts[ANNO_FIELD_PART_TYPE];
  const char *anchor = whole->parts[ANNO_FIELD_PART_ANCHOR];
  const char *text = whole->text != NULL ? whole->text : "";

  if (kind == NULL)
    kind = anno_timex_guess_type (text);
  if (anchor != NULL && !g_str_equal (anchor, DOCUMENT_DATE))
    {
      const char *id = g_hash_table_lookup (self->ids, anchor);
      anchor = id != NULL ? id : is_iri (anchor) ? anchor : NULL;
    }
  return anno_value_new_timex (whole->sense.field, kind != NULL ? kind : "DATE", text, anchor,
                               whole->parts[ANNO_FIELD_PART_MOD]);
}

static AnnoValue *
make_value (const Making *self, const char *tag, const Whole *whole)
{
  switch (whole->sense.kind)
    {
    case ANNO_FIELD_TIMEX:
      return make_timex (self, whole);
    case ANNO_FIELD_PERSON:
      return make_person (self, whole);
    case ANNO_FIELD_CHOICE:
      return whole->text != NULL
                 ? anno_value_new (ANNO_VALUE_TEXT, whole->sense.field,
                                   anno_type_meaning_find_choice (self->order->meaning, tag,
                                                                  whole->sense.field, whole->text))
                 : NULL;
    default:
      return whole->text != NULL
                 ? anno_value_new (ANNO_VALUE_TEXT, whole->sense.field, whole->text)
                 : NULL;
    }
}

static void
add_link (const Making *self, AnnoSpanDraft *draft, const AnnoForeignSpan *span,
          const AnnoFieldSense *sense, const AnnoForeignValue *value)
{
  const char *id = value->text != NULL ? g_hash_table_lookup (self->ids, value->text) : NULL;

  if (id != NULL)
    {
      AnnoValue *made = anno_value_new (ANNO_VALUE_LINK, sense->field, id);
      made->extra = self->with_extra ? g_strdup (value->extra) : NULL;
      anno_span_draft_add_value (draft, made);
      return;
    }
  g_autofree char *words = g_strdup_printf (_("A link (“%s”) leads to nothing that has a place here."),
                                            sense->field);
  tell (self, span, words);
}

/* Dates and persons come whole, or in parts that the file names one by one. */
static Whole
put_together (const Making *self, const AnnoForeignValue *value, guint index)
{
  AnnoFieldSense sense = *anno_field_parts_get_sense (self->parts, index);
  Whole whole = { .sense = sense, .text = value->text };

  if (value->kind == ANNO_VALUE_TEXT && sense.part == ANNO_FIELD_PART_VALUE
      && (sense.kind == ANNO_FIELD_TIMEX || sense.kind == ANNO_FIELD_PERSON))
    for (guint part = ANNO_FIELD_PART_TYPE; part <= ANNO_FIELD_PART_NAME; part++)
      whole.parts[part] = anno_field_parts_find (self->parts, index, (AnnoFieldPart) part);
  if (sense.part == ANNO_FIELD_PART_NAME) /* a person of whom only the name is known */
    {
      whole.parts[ANNO_FIELD_PART_NAME] = value->text;
      whole.text = NULL;
    }
  if (value->kind == ANNO_VALUE_TIMEX)
    {
      whole.parts[ANNO_FIELD_PART_TYPE] = value->timex;
      whole.parts[ANNO_FIELD_PART_MOD] = value->mod;
      whole.parts[ANNO_FIELD_PART_ANCHOR] = value->anchor;
    }
  if (value->kind == ANNO_VALUE_PERSON)
    whole.parts[ANNO_FIELD_PART_NAME] = value->name;
  /* What the form holds whole is what it says, whatever the tagset has under that name. */
  if (value->kind == ANNO_VALUE_TIMEX)
    whole.sense.kind = ANNO_FIELD_TIMEX;
  if (value->kind == ANNO_VALUE_PERSON)
    whole.sense.kind = ANNO_FIELD_PERSON;
  return whole;
}

static void
add_value (const Making *self, AnnoSpanDraft *draft, const AnnoForeignSpan *span, const char *tag,
           guint index)
{
  const AnnoForeignValue *value = span->values->pdata[index];
  AnnoFieldSense sense = *anno_field_parts_get_sense (self->parts, index);

  if (sense.field == NULL)
    return; /* the map says so */
  if (value->kind == ANNO_VALUE_LINK)
    {
      add_link (self, draft, span, &sense, value);
      return;
    }
  gboolean has_value = anno_field_parts_has_value (self->parts, sense.field);
  if (sense.part != ANNO_FIELD_PART_VALUE && (has_value || sense.part != ANNO_FIELD_PART_NAME))
    return; /* goes with the value */
  Whole whole = put_together (self, value, index);
  AnnoValue *made = make_value (self, tag, &whole);
  if (made == NULL)
    return;
  made->extra = self->with_extra ? g_strdup (value->extra) : NULL;
  anno_span_draft_add_value (draft, made);
}

/* What @id names here; itself, where nothing does. */
static const char *
find_own (const Making *self, const char *id)
{
  const char *found = g_hash_table_lookup (self->ids, id);
  return found != NULL ? found : id;
}

/* One that says itself what it is, and of which nothing but its field may be called otherwise. */
static void
add_own_value (const Making *self, AnnoSpanDraft *draft, const char *tag,
               const AnnoForeignValue *value)
{
  AnnoFieldSense sense = anno_type_meaning_find_field (self->order->meaning, tag, value->field);
  gboolean is_link = value->kind == ANNO_VALUE_LINK;

  if (sense.field == NULL)
    return;
  AnnoValue *made = anno_value_new (
      value->kind, sense.part == ANNO_FIELD_PART_VALUE ? sense.field : value->field,
      is_link ? find_own (self, value->text) : value->text);
  made->timex = g_strdup (value->timex);
  made->anchor = value->anchor != NULL ? g_strdup (find_own (self, value->anchor)) : NULL;
  made->mod = g_strdup (value->mod);
  made->extra = self->with_extra ? g_strdup (value->extra) : NULL;
  anno_span_draft_add_value (draft, made);
  if (value->kind == ANNO_VALUE_PERSON && value->name != NULL && *value->name != '\0'
      && is_iri (value->text))
    find_or_add_person (self->order->people, value->text, value->name);
}

static void
add_values (const Making *self, AnnoSpanDraft *draft, const AnnoForeignSpan *span, const char *tag)
{
  for (guint i = 0; i < span->values->len; i++)
    if (span->is_own)
      add_own_value (self, draft, tag, span->values->pdata[i]);
    else
      add_value (self, draft, span, tag, i);
}

/* Forms that know words and no blanks cut a span at each line end: its parts are one again. */
static void
add_ranges (const Making *self, AnnoSpanDraft *draft, const GArray *ranges)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      AnnoRange range = g_array_index (ranges, AnnoRange, i);
      anno_span_draft_add_segment (draft, range.start, range.end);
    }
}

static AnnoSpan *
trim (const Making *self, AnnoSpan *span)
{
  if ((self->order->keeps & ANNO_KEEPS_EDGES) != 0
      || !anno_edges_differ (self->order->article, span))
    return span;
  g_autoptr (GArray) ranges = anno_edges_trim (self->order->article, span);
  AnnoSpanDraft *draft = anno_span_draft_new_from (span);
  anno_span_draft_cut (draft, 0, G_MAXUINT);
  add_ranges (self, draft, ranges);
  anno_span_unref (span);
  return anno_span_draft_finish (draft);
}

static gsize
length_of (const char *text)
{
  return text != NULL ? strlen (text) : 0;
}

static gsize
count_extra (const AnnoSpanExtra *extra)
{
  gsize n = length_of (extra->creator) + length_of (extra->generator) + length_of (extra->members)
            + length_of (extra->tag) + length_of (extra->note) + length_of (extra->bodies);

  for (guint i = 0; extra->targets != NULL && extra->targets[i] != NULL; i++)
    n += strlen (extra->targets[i]);
  return n;
}

/* Whether what others say of it fits into a line, or there is nothing of that. */
static gboolean
is_short (const AnnoForeignSpan *span)
{
  gsize n_extra = span->extra != NULL ? count_extra (span->extra) : 0;
  gsize n = length_of (span->note);

  for (guint i = 0; i < span->values->len; i++)
    {
      const AnnoForeignValue *value = span->values->pdata[i];
      n_extra += length_of (value->extra);
      n += length_of (value->field) + length_of (value->text);
    }
  return n_extra == 0 || n_extra + n <= MAX_SAID;
}

static void
make_span (Making *self, const AnnoForeignPlace *place, guint index)
{
  const AnnoForeignSpan *span = place->span;
  const AnnoTypeSense *sense = anno_type_meaning_find (self->order->meaning, span->type);

  if (sense == NULL || sense->tag == NULL || place->ranges->len == 0)
    return;
  g_autofree char *id = make_id (self, span, index);
  self->with_extra = is_short (span);
  if (!self->with_extra)
    tell (self, span, _("What other programs say of it is too long to be kept."));
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (id, sense->tag);
  add_ranges (self, draft, place->ranges);
  anno_field_parts_set (self->parts, self->order->meaning, span, sense->tag);
  add_values (self, draft, span, sense->tag);
  anno_span_draft_set_note (draft, span->note);
  anno_span_draft_set_unsure (draft, span->unsure);
  anno_span_draft_set_suggested (draft, span->suggested);
  anno_span_draft_set_created (draft, span->created);
  anno_span_draft_set_modified (draft, span->modified);
  if (self->with_extra)
    anno_span_draft_take_extra (draft, anno_span_extra_copy (span->extra));
  AnnoSpan *made = anno_span_draft_finish (draft);
  if (made != NULL)
    g_ptr_array_add (self->spans, trim (self, made));
}

static void
note_ids (Making *self, const GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      const AnnoForeignPlace *place = places->pdata[i];
      const AnnoTypeSense *sense = anno_type_meaning_find (self->order->meaning, place->span->type);
      if (place->span->id != NULL && place->ranges->len > 0 && sense != NULL && sense->tag != NULL
          && !g_hash_table_contains (self->ids, place->span->id))
        g_hash_table_insert (self->ids, place->span->id, make_id (self, place->span, i));
    }
}

AnnoLayer *
anno_layer_making_run (const AnnoLayerMaking *order, const AnnoForeignLayer *from,
                       const GPtrArray *places, AnnoLayerHeader *header)
{
  g_return_val_if_fail (order != NULL && from != NULL && places != NULL && header != NULL, NULL);

  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) spans
      = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  g_autoptr (AnnoFieldParts) parts = anno_field_parts_new ();
  Making self = { order, ids, parts, spans, FALSE };
  AnnoLayer *layer = anno_layer_new (header);

  note_ids (&self, places);
  for (guint i = 0; i < places->len; i++)
    make_span (&self, places->pdata[i], i);
  g_autoptr (GPtrArray) doubles = anno_layer_fill (layer, spans);
  for (guint i = 0; doubles != NULL && i < doubles->len && order->told != NULL; i++)
    g_ptr_array_add (order->told,
                     g_strdup_printf (_("A second annotation with the id “%s” is left out."),
                                      anno_span_get_id (doubles->pdata[i])));
  return layer;
}
