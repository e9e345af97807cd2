#include "foreign/cas-reading.h"

#include "foreign/cas-parts.h"
#include "foreign/cas-words.h"
#include "foreign/foreign-names.h"
#include "formats/meta-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A CAS that becomes a document. */
typedef struct
{
  AnnoCas *cas;
  AnnoCasParts *parts;
  AnnoCasTally *tally;
  AnnoForeignDocument *document;
  AnnoForeignLayer *layer;
  GHashTable *names; /* what is behind the last dot → the type of that name, or "" for several */
  GHashTable *spans; /* AnnoCasStructure → AnnoForeignSpan */
  GHashTable *ids;   /* a set: those that spans have */
  GHashTable *slots; /* a set of AnnoCasStructure: those that were read */
} Reading;

typedef void (*Visit) (Reading *self, AnnoCasStructure *structure);

static void
each (Reading *self, AnnoCasPart part, Visit visit)
{
  for (guint i = 0; i < self->cas->structures->len; i++)
    {
      AnnoCasStructure *structure = self->cas->structures->pdata[i];
      if (anno_cas_parts_find (self->parts, structure) == part)
        visit (self, structure);
    }
}

static gboolean
is_own (const AnnoCasStructure *structure)
{
  return g_str_has_prefix (structure->type, ANNO_CAS_PACKAGE);
}

static void
learn_name (Reading *self, AnnoCasStructure *structure)
{
  const char *name = anno_cas_words_short (structure->type);
  const char *known = g_hash_table_lookup (self->names, name);

  if (known == NULL)
    g_hash_table_insert (self->names, (gpointer) name, (gpointer) structure->type);
  else if (strcmp (known, structure->type) != 0)
    g_hash_table_insert (self->names, (gpointer) name, (gpointer) "");
}

static const char *
name_of (const Reading *self, const AnnoCasStructure *structure)
{
  const char *name = anno_cas_words_short (structure->type);
  const char *known = g_hash_table_lookup (self->names, name);

  return known != NULL && *known != '\0' ? name : structure->type;
}

static void
replace (char **text, const char *by)
{
  if (by == NULL || *by == '\0')
    return;
  g_free (*text);
  *text = g_strdup (by);
}

static void
read_document (Reading *self, AnnoCasStructure *structure)
{
  if (strcmp (structure->type, ANNO_CAS_ARTICLE) != 0)
    {
      if (self->document->title == NULL)
        replace (&self->document->title, anno_cas_get (structure, "documentTitle"));
      return;
    }
  const char *date = anno_cas_get (structure, "date");
  replace (&self->document->name, anno_cas_get (structure, "path"));
  /* It may have none, and DocumentMetaData then says the path. */
  g_clear_pointer (&self->document->title, g_free);
  replace (&self->document->title, anno_cas_get (structure, "title"));
  replace (&self->layer->maker, anno_cas_get (structure, "annotator"));
  if (date != NULL && anno_meta_is_day (date))
    replace (&self->document->date, date);
}

/* By which the span is known: its own id, else that of the feature structure; NULL where another
 * has that. */
static const char *
id_of (Reading *self, AnnoCasStructure *structure)
{
  const char *own = is_own (structure) ? anno_cas_get (structure, "id") : NULL;

  if (own != NULL && strchr (own, ':') != NULL && g_hash_table_add (self->ids, (gpointer) own))
    return own;
  if (structure->id != NULL && g_hash_table_add (self->ids, (gpointer) structure->id))
    return structure->id;
  return NULL;
}

static void
add_span (Reading *self, AnnoCasStructure *structure)
{
  AnnoForeignSpan *span
      = anno_foreign_layer_add (self->layer, id_of (self, structure), name_of (self, structure));

  if (structure->line > 0)
    span->place = g_strdup_printf (_("line %u"), structure->line);
  else
    span->place = g_strdup_printf (_("feature structure %s"), structure->id);
  g_hash_table_insert (self->spans, structure, span);
}

static void
add_range (AnnoForeignSpan *span, AnnoCasStructure *structure)
{
  guint begin = 0, end = 0;

  anno_cas_parts_place (structure, &begin, &end);
  anno_foreign_span_add_range (span, begin, end, NULL);
}

static void
read_ranges (Reading *self, AnnoCasStructure *structure, AnnoForeignSpan *span)
{
  const AnnoCasFeature *feature
      = is_own (structure) ? anno_cas_feature (structure, "segments") : NULL;
  g_autoptr (GPtrArray) words = g_ptr_array_new (), targets = g_ptr_array_new ();

  if (feature != NULL)
    anno_cas_parts_expand (self->parts, structure, feature, words, targets);
  for (guint i = 0; i < targets->len; i++)
    if (anno_cas_parts_find (self->parts, targets->pdata[i]) == ANNO_CAS_PART_SEGMENT)
      add_range (span, targets->pdata[i]);
    else
      anno_cas_tally_add (self->tally, ANNO_CAS_TALLY_NO_MARK, feature->name, structure->line);
  if (span->ranges->len == 0)
    add_range (span, structure);
}

static void
tell_values (Reading *self, const AnnoCasStructure *structure, const char *const *known)
{
  for (guint i = 0; i < structure->features->len; i++)
    {
      const AnnoCasFeature *feature = structure->features->pdata[i];
      const char *first = feature->values->len > 0 ? feature->values->pdata[0] : NULL;
      if (!g_strv_contains (known, feature->name) && first != NULL && *first != '\0')
        anno_cas_tally_add (self->tally, ANNO_CAS_TALLY_RELATION_VALUE, feature->name,
                            structure->line);
    }
}

/* What @target, to which a feature leads, is a link to; and by which name, where that isn't the
 * feature's. */
static AnnoForeignSpan *
find_linked (Reading *self, AnnoForeignSpan *span, AnnoCasStructure *target, const char **field)
{
  static const char *const known[] = { "role", "target", "sofa", NULL };
  const AnnoCasFeature *slot = anno_cas_feature (target, "target");
  const char *role = anno_cas_get (target, "role");

  if (anno_cas_parts_find (self->parts, target) != ANNO_CAS_PART_OTHER || slot == NULL
      || slot->kind != ANNO_CAS_REFERENCE)
    return g_hash_table_lookup (self->spans, target);
  if (g_hash_table_add (self->slots, target))
    tell_values (self, target, known);
  if (role != NULL && *role != '\0')
    *field = role;
  span->is_event = TRUE;
  AnnoCasStructure *filler = anno_cas_find (self->cas, anno_cas_get (target, "target"));
  return filler != NULL ? g_hash_table_lookup (self->spans, filler) : NULL;
}

static void
add_link (Reading *self, AnnoCasStructure *structure, AnnoForeignSpan *span, const char *name,
          AnnoCasStructure *target)
{
  const char *field = name;
  AnnoForeignSpan *other = find_linked (self, span, target, &field);

  if (other != NULL && other->id != NULL)
    anno_foreign_span_add_value (span, ANNO_VALUE_LINK, field, other->id);
  else
    anno_cas_tally_add (self->tally, ANNO_CAS_TALLY_NO_MARK, name, structure->line);
}

/* Nothing is said by "". */
static void
add_words (AnnoForeignSpan *span, const char *field, const GPtrArray *words, guint index)
{
  const char *value = index < words->len ? words->pdata[index] : NULL;

  if (value != NULL && *value != '\0')
    anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, field, value);
}

/* The words of what stands beside @field, by each of the names for that; NULL for none. */
static void
find_beside (Reading *self, AnnoCasStructure *structure, const char *field, GPtrArray **beside)
{
  for (guint i = 0; anno_cas_words_beside[i] != NULL; i++)
    {
      g_autofree char *name = anno_cas_words_join (field, anno_cas_words_beside[i]);
      const AnnoCasFeature *feature = anno_cas_feature (structure, name);
      if (feature == NULL)
        continue;
      g_autoptr (GPtrArray) targets = g_ptr_array_new ();
      beside[i] = g_ptr_array_new ();
      anno_cas_parts_expand (self->parts, structure, feature, beside[i], targets);
    }
}

/* Each value of an own field, even an empty one, and what goes with it. */
static void
read_own_words (Reading *self, AnnoCasStructure *structure, AnnoForeignSpan *span,
                const char *field, const GPtrArray *words)
{
  GPtrArray *beside[8] = { NULL };

  find_beside (self, structure, field, beside);
  for (guint k = 0; k < words->len; k++)
    {
      if (words->pdata[k] != NULL)
        anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, field, words->pdata[k]);
      for (guint i = 0; anno_cas_words_beside[i] != NULL; i++)
        if (beside[i] != NULL)
          {
            g_autofree char *name = g_strconcat (field, "-", anno_cas_words_beside[i], NULL);
            add_words (span, name, beside[i], k);
          }
    }
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    g_clear_pointer (&beside[i], g_ptr_array_unref);
}

/* Whether the feature of an own span only goes with another one. */
static gboolean
is_beside (AnnoCasStructure *structure, const char *name)
{
  const char *end = strrchr (name, '_');

  if (end == NULL || !g_strv_contains (anno_cas_words_beside, end + 1))
    return FALSE;
  g_autofree char *field = g_strndup (name, (gsize) (end - name));
  return anno_cas_feature (structure, field) != NULL;
}

static void
read_feature (Reading *self, AnnoCasStructure *structure, AnnoForeignSpan *span,
              const AnnoCasFeature *feature)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new (), targets = g_ptr_array_new ();

  anno_cas_parts_expand (self->parts, structure, feature, words, targets);
  if (is_own (structure))
    read_own_words (self, structure, span, feature->name, words);
  else
    for (guint i = 0; i < words->len; i++)
      add_words (span, feature->name, words, i);
  for (guint i = 0; i < targets->len; i++)
    add_link (self, structure, span, feature->name, targets->pdata[i]);
}

static void
fill_span (Reading *self, AnnoCasStructure *structure)
{
  static const char *const known[] = { "sofa", "begin", "end", NULL };
  static const char *const own[] = { "id", "segments", "note", "unsure", NULL };
  AnnoForeignSpan *span = g_hash_table_lookup (self->spans, structure);

  read_ranges (self, structure, span);
  for (guint i = 0; i < structure->features->len; i++)
    {
      const AnnoCasFeature *feature = structure->features->pdata[i];
      if (!g_strv_contains (known, feature->name)
          && !(is_own (structure)
               && (g_strv_contains (own, feature->name) || is_beside (structure, feature->name))))
        read_feature (self, structure, span, feature);
    }
  if (!is_own (structure))
    return;
  span->note = g_strdup (anno_cas_get (structure, "note"));
  span->unsure = g_strcmp0 (anno_cas_get (structure, "unsure"), "true") == 0;
}

static AnnoForeignSpan *
find_end (Reading *self, AnnoCasStructure *relation, const char *end)
{
  AnnoCasStructure *structure = anno_cas_find (self->cas, anno_cas_get (relation, end));
  return structure != NULL ? g_hash_table_lookup (self->spans, structure) : NULL;
}

static void
read_relation (Reading *self, AnnoCasStructure *structure)
{
  static const char *const known[] = { "sofa", "begin", "end", "Governor", "Dependent", NULL };
  AnnoForeignSpan *from = find_end (self, structure, "Governor");
  AnnoForeignSpan *to = find_end (self, structure, "Dependent");

  if (from == NULL || to == NULL || to->id == NULL)
    {
      anno_cas_tally_add (self->tally, ANNO_CAS_TALLY_LOOSE_RELATION, structure->type,
                          structure->line);
      return;
    }
  anno_foreign_span_add_value (from, ANNO_VALUE_LINK, name_of (self, structure), to->id);
  tell_values (self, structure, known);
}

static void
tell_other (Reading *self, AnnoCasStructure *structure)
{
  if (!g_hash_table_contains (self->slots, structure))
    anno_cas_tally_add (self->tally, ANNO_CAS_TALLY_NO_PLACE, structure->type, structure->line);
}

static void
read_text (Reading *self)
{
  AnnoCasStructure *sofa = anno_cas_parts_get_sofa (self->parts);
  const char *text = sofa != NULL ? anno_cas_get (sofa, "sofaString") : NULL;

  self->document->unit = ANNO_UNIT_UTF16;
  self->document->text = g_strdup (text);
  if (text == NULL)
    anno_foreign_document_leave_out (self->document, _("The file doesn’t hold the text."));
  if (self->cas->n_repeated > 0)
    anno_foreign_document_leave_out (
        self->document,
        ngettext ("%u feature structure has the id of one before it, and is left out.",
                  "%u feature structures have the ids of others before them, and are left out.",
                  self->cas->n_repeated),
        self->cas->n_repeated);
  if (self->cas->n_odd > 0)
    anno_foreign_document_leave_out (
        self->document,
        ngettext ("%u thing in the file isn’t as the form has it, and is left out.",
                  "%u things in the file aren’t as the form has them, and are left out.",
                  self->cas->n_odd),
        self->cas->n_odd);
}

static void
read_all (Reading *self)
{
  read_text (self);
  each (self, ANNO_CAS_PART_DOCUMENT, read_document);
  each (self, ANNO_CAS_PART_MARK, learn_name);
  each (self, ANNO_CAS_PART_RELATION, learn_name);
  each (self, ANNO_CAS_PART_MARK, add_span);
  each (self, ANNO_CAS_PART_MARK, fill_span);
  each (self, ANNO_CAS_PART_RELATION, read_relation);
  each (self, ANNO_CAS_PART_OTHER, tell_other);
  anno_cas_tally_tell (self->tally, self->document);
}

AnnoForeignDocument *
anno_cas_reading_document (AnnoCas *cas, const AnnoCasTypes *types, const AnnoForeignFile *file)
{
  g_return_val_if_fail (cas != NULL && types != NULL && file != NULL, NULL);

  g_autofree char *name = NULL, *maker = NULL;
  g_autoptr (AnnoCasTally) tally = anno_cas_tally_new ();
  g_autoptr (AnnoCasParts) parts = anno_cas_parts_new (cas, types, tally);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) spans = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) slots = g_hash_table_new (NULL, NULL);
  anno_foreign_names_split (file->name, &name, &maker);
  AnnoForeignDocument *document = anno_foreign_document_new (name);
  Reading self = { .cas = cas,
                   .parts = parts,
                   .tally = tally,
                   .document = document,
                   .layer = anno_foreign_document_layer (document, maker),
                   .names = names,
                   .spans = spans,
                   .ids = ids,
                   .slots = slots };
  read_all (&self);
  return document;
}
