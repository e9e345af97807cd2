#include "foreign/cas-making.h"

#include "foreign/cas-words.h"

#include <string.h>

#define STRING "uima.cas.String"
#define STRINGS "uima.cas.StringArray"
#define REFERENCES "uima.cas.FSArray"

/* A layer that becomes a CAS. */
typedef struct
{
  AnnoCas *cas;
  const AnnoCasTypes *types;
  const AnnoSetArticle *article;
  const AnnoSetLayer *layer;
  const AnnoOffsets *offsets;
  GHashTable *ids; /* id of a span → number of its annotation */
  guint n;         /* numbers given out */
} Making;

static const AnnoField *
find_field (const AnnoTagset *tagset, const AnnoSpan *span, const char *field)
{
  const AnnoTag *tag = anno_tagset_find (tagset, anno_span_get_tag (span));
  return tag != NULL ? anno_tag_find_field (tag, field) : NULL;
}

/* The features of a field: its own, and those of what goes with its values. */
static void
add_field (AnnoCasType *type, const char *field, AnnoFieldKind kind, gboolean many)
{
  const char *range = many ? STRINGS : STRING;
  g_autofree char *name = anno_cas_words_spell (field);

  if (kind == ANNO_FIELD_LINK)
    {
      anno_cas_type_add_feature (type, name, many ? REFERENCES : ANNO_CAS_ANNOTATION,
                                 many ? ANNO_CAS_ANNOTATION : NULL);
      return;
    }
  anno_cas_type_add_feature (type, name, range, NULL);
  for (guint i = 0; anno_cas_words_beside[i] != NULL; i++)
    {
      g_autofree char *beside = anno_cas_words_join (name, anno_cas_words_beside[i]);
      if (kind == ANNO_FIELD_PERSON ? i == 0 : kind == ANNO_FIELD_TIMEX && i > 0)
        anno_cas_type_add_feature (type, beside, range, NULL);
    }
}

static AnnoCasType *
add_tag (AnnoCasTypes *types, const char *tag)
{
  g_autofree char *name = anno_cas_words_type (tag);
  AnnoCasType *type = anno_cas_types_add (types, name, ANNO_CAS_ANNOTATION);

  anno_cas_type_add_feature (type, "id", STRING, NULL);
  anno_cas_type_add_feature (type, "segments", REFERENCES, ANNO_CAS_SEGMENT);
  anno_cas_type_add_feature (type, "note", STRING, NULL);
  anno_cas_type_add_feature (type, "unsure", "uima.cas.Boolean", NULL);
  return type;
}

static AnnoFieldKind
kind_of (const AnnoValue *value)
{
  switch (value->kind)
    {
    case ANNO_VALUE_LINK:
      return ANNO_FIELD_LINK;
    case ANNO_VALUE_PERSON:
      return ANNO_FIELD_PERSON;
    case ANNO_VALUE_TIMEX:
      return ANNO_FIELD_TIMEX;
    default:
      return ANNO_FIELD_TEXT;
    }
}

/* Whether another value of its field stands before it. */
static gboolean
is_repeated (const AnnoSpan *span, guint index)
{
  const char *field = anno_span_get_value (span, index)->field;

  for (guint i = 0; i < index; i++)
    if (anno_span_get_value (span, i)->field == field)
      return TRUE;
  return FALSE;
}

/* Of a form's own type, what spans have that the tagset doesn't say of it; or, with @several, the
 * fields of which some span has several values. */
static void
add_found (AnnoCasTypes *types, const AnnoSetArticle *article, const AnnoSpan *span,
           gboolean several)
{
  AnnoCasType *type = add_tag (types, anno_span_get_tag (span));

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      const AnnoField *field = find_field (article->tagset, span, value->field);
      if (is_repeated (span, i) == several)
        add_field (type, value->field, field != NULL ? field->kind : kind_of (value),
                   several || (field != NULL && field->many));
    }
}

static void
add_all_found (AnnoCasTypes *types, const AnnoSetArticle *article, gboolean several)
{
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AnnoSetLayer *layer = article->layers->pdata[i];
      for (guint k = 0; k < anno_layer_get_n_spans (layer->layer); k++)
        add_found (types, article, anno_layer_nth (layer->layer, k), several);
    }
}

static void
add_tagset (AnnoCasTypes *types, const AnnoTagset *tagset, gboolean fields)
{
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      const AnnoTag *tag = anno_tagset_get_tag (tagset, i);
      AnnoCasType *type = add_tag (types, tag->id);
      for (guint k = 0; fields && k < tag->fields->len; k++)
        {
          const AnnoField *field = tag->fields->pdata[k];
          add_field (type, field->id, field->kind, field->many);
        }
    }
}

/* DKPro Core's own, with all features that it has there, so that both merge. */
static void
add_meta (AnnoCasTypes *types)
{
  static const char *const names[]
      = { "documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri" };
  AnnoCasType *type = anno_cas_types_add (types, ANNO_CAS_META, ANNO_CAS_DOCUMENT);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    anno_cas_type_add_feature (type, names[i], STRING, NULL);
  anno_cas_type_add_feature (type, "isLastSegment", "uima.cas.Boolean", NULL);
}

AnnoCasTypes *
anno_cas_making_types (const AnnoSetArticle *article)
{
  static const char *const names[] = { "path", "title", "date", "annotator" };

  g_return_val_if_fail (article != NULL, NULL);

  AnnoCasTypes *types = anno_cas_types_new ();
  add_meta (types);
  AnnoCasType *type = anno_cas_types_add (types, ANNO_CAS_ARTICLE, ANNO_CAS_BASE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    anno_cas_type_add_feature (type, names[i], STRING, NULL);
  anno_cas_types_add (types, ANNO_CAS_SEGMENT, ANNO_CAS_ANNOTATION);
  /* The first to name a feature decides whether it is an array. */
  add_tagset (types, article->tagset, FALSE);
  add_all_found (types, article, TRUE);
  add_tagset (types, article->tagset, TRUE);
  add_all_found (types, article, FALSE);
  return types;
}

static AnnoCasStructure *
add (Making *self, const char *type)
{
  char id[16];

  g_snprintf (id, sizeof id, "%u", ++self->n);
  AnnoCasStructure *structure = anno_cas_add (self->cas, id, type);
  if (self->n > 1)
    anno_cas_set (self->cas, structure, "sofa", ANNO_CAS_REFERENCE, "1");
  return structure;
}

static void
place (Making *self, AnnoCasStructure *structure, guint start, guint end)
{
  anno_cas_set_number (self->cas, structure, "begin", anno_offsets_to_utf16 (self->offsets, start));
  anno_cas_set_number (self->cas, structure, "end", anno_offsets_to_utf16 (self->offsets, end));
}

static void
set (Making *self, AnnoCasStructure *structure, const char *name, const char *text)
{
  anno_cas_set (self->cas, structure, name, ANNO_CAS_TEXT, text);
}

/* The text, and what is known of it. */
static void
add_head (Making *self)
{
  AnnoDocument *document = self->article->document;
  AnnoArticle *text = anno_document_get_article (document);
  const char *language = anno_document_get_meta (document)->language;
  const char *title = anno_document_get_title (document);

  AnnoCasStructure *sofa = add (self, ANNO_CAS_SOFA);
  anno_cas_set_number (self->cas, sofa, "sofaNum", 1);
  set (self, sofa, "sofaID", ANNO_CAS_INITIAL_VIEW);
  set (self, sofa, "mimeType", "text");
  set (self, sofa, "sofaString", anno_article_get_text (text));
  AnnoCasStructure *meta = add (self, ANNO_CAS_META);
  place (self, meta, 0, anno_article_get_length (text));
  set (self, meta, "language", language != NULL ? language : "x-unspecified");
  set (self, meta, "documentTitle", title != NULL ? title : self->article->shown);
  set (self, meta, "documentId", self->article->shown);
  AnnoCasStructure *article = add (self, ANNO_CAS_ARTICLE);
  set (self, article, "path", self->article->shown);
  set (self, article, "title", title);
  set (self, article, "date", anno_document_get_date (document));
  set (self, article, "annotator", self->layer->shown);
}

/* Of a value, what stands beside it under that name; NULL for nothing. */
static const char *
find_beside (Making *self, const AnnoValue *value, const char *beside)
{
  if (value->kind == ANNO_VALUE_PERSON && strcmp (beside, "name") == 0)
    {
      AnnoPerson *person = anno_set_layer_find_person (self->layer, value);
      return person != NULL ? anno_person_get_name (person) : NULL;
    }
  return strcmp (beside, "type") == 0     ? value->timex
         : strcmp (beside, "mod") == 0    ? value->mod
         : strcmp (beside, "anchor") == 0 ? value->anchor
                                          : NULL;
}

/* Its own words: a person's IRI as the list of people has it by now, a choice as it is spelled, the
 * number of what a link leads to. */
static char *
word_of (Making *self, const AnnoSpan *span, const AnnoValue *value)
{
  const AnnoField *field = find_field (self->article->tagset, span, value->field);
  AnnoPerson *person
      = value->kind == ANNO_VALUE_PERSON ? anno_set_layer_find_person (self->layer, value) : NULL;

  if (value->kind == ANNO_VALUE_LINK)
    return g_strdup (g_hash_table_lookup (self->ids, value->text));
  if (person != NULL)
    return g_strdup (anno_person_get_id (person));
  if (field != NULL && anno_field_find_choice (field, value->text) != NULL)
    return anno_cas_words_spell (value->text);
  return g_strdup (value->text);
}

static void
add_beside (Making *self, AnnoCasStructure *structure, const AnnoSpan *span, const char *field,
            const char *beside)
{
  g_autofree char *spelled = anno_cas_words_spell (field);
  g_autofree char *name = anno_cas_words_join (spelled, beside);
  const AnnoCasFeatureType *type = anno_cas_types_find_feature (self->types, structure->type, name);
  gboolean is_list = type != NULL && strcmp (type->range, STRINGS) == 0;
  AnnoCasFeature *feature = NULL;

  for (guint i = 0; type != NULL && i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      const char *word = value->field == field ? find_beside (self, value, beside) : NULL;
      if (value->field != field || (word == NULL && !is_list))
        continue;
      if (feature == NULL)
        feature = anno_cas_add_feature (self->cas, structure, name, ANNO_CAS_TEXT, is_list);
      anno_cas_add_value (self->cas, feature, word != NULL ? word : "");
    }
}

/* All values of a field. Where the tagset has another kind of field by that name, what doesn't fit
 * it can't be said. */
static void
add_values (Making *self, AnnoCasStructure *structure, const AnnoSpan *span, const char *field)
{
  g_autofree char *name = anno_cas_words_spell (field);
  const AnnoCasFeatureType *type = anno_cas_types_find_feature (self->types, structure->type, name);
  gboolean is_list = strcmp (type->range, STRINGS) == 0 || strcmp (type->range, REFERENCES) == 0;
  gboolean is_link = strncmp (type->range, STRING, strlen (STRING)) != 0;
  AnnoCasFeature *feature = NULL;

  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    {
      const AnnoValue *value = anno_span_get_value (span, i);
      if (value->field != field || (value->kind == ANNO_VALUE_LINK) != is_link)
        continue;
      g_autofree char *word = word_of (self, span, value);
      if (word == NULL)
        continue;
      if (feature == NULL)
        feature = anno_cas_add_feature (self->cas, structure, name,
                                        is_link ? ANNO_CAS_REFERENCE : ANNO_CAS_TEXT, is_list);
      anno_cas_add_value (self->cas, feature, word);
    }
  for (guint i = 0; feature != NULL && !is_link && anno_cas_words_beside[i] != NULL; i++)
    add_beside (self, structure, span, field, anno_cas_words_beside[i]);
}

static void
add_segments (Making *self, AnnoCasStructure *structure, const AnnoSpan *span)
{
  const AnnoSegment *segments = anno_span_get_segments (span);
  guint n = anno_span_get_n_segments (span);

  if (n < 2)
    return;
  AnnoCasFeature *feature
      = anno_cas_add_feature (self->cas, structure, "segments", ANNO_CAS_REFERENCE, TRUE);
  for (guint i = 0; i < n; i++)
    {
      AnnoCasStructure *segment = add (self, ANNO_CAS_SEGMENT);
      place (self, segment, segments[i].start, segments[i].end);
      anno_cas_add_value (self->cas, feature, segment->id);
    }
}

static void
fill_span (Making *self, const AnnoSpan *span)
{
  AnnoCasStructure *structure
      = anno_cas_find (self->cas, g_hash_table_lookup (self->ids, anno_span_get_id (span)));

  place (self, structure, anno_span_get_start (span), anno_span_get_end (span));
  set (self, structure, "id", anno_span_get_id (span));
  add_segments (self, structure, span);
  for (guint i = 0; i < anno_span_get_n_values (span); i++)
    if (!is_repeated (span, i))
      add_values (self, structure, span, anno_span_get_value (span, i)->field);
  set (self, structure, "note", anno_span_get_note (span));
  if (anno_span_get_unsure (span))
    anno_cas_set (self->cas, structure, "unsure", ANNO_CAS_LITERAL, "true");
}

static void
add_spans (Making *self)
{
  AnnoLayer *layer = self->layer->layer;
  guint n = anno_layer_get_n_spans (layer);

  for (guint i = 0; i < n; i++)
    {
      const AnnoSpan *span = anno_layer_nth (layer, i);
      g_autofree char *type = anno_cas_words_type (anno_span_get_tag (span));
      g_hash_table_insert (self->ids, (gpointer) anno_span_get_id (span),
                           (gpointer) add (self, type)->id);
    }
  for (guint i = 0; i < n; i++)
    fill_span (self, anno_layer_nth (layer, i));
}

AnnoCas *
anno_cas_making_cas (const AnnoSetArticle *article, const AnnoSetLayer *layer,
                     const AnnoCasTypes *types)
{
  g_return_val_if_fail (article != NULL && layer != NULL && types != NULL, NULL);

  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  AnnoCas *cas = anno_cas_new ();
  Making self = { .cas = cas, .types = types, .article = article, .layer = layer, .ids = ids };

  self.offsets = anno_article_get_offsets (anno_document_get_article (article->document));
  add_head (&self);
  add_spans (&self);
  AnnoCasView *view = anno_cas_add_view (cas, "1");
  for (guint i = 1; i < cas->structures->len; i++)
    anno_cas_add_member (cas, view, ((AnnoCasStructure *) cas->structures->pdata[i])->id);
  return cas;
}
