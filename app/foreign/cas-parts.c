#include "foreign/cas-parts.h"

#include "foreign/cas-words.h"

#include <string.h>

/* Packages of DKPro Core and INCEpTION whose annotations part a text into words and sentences, or
 * say how those hang together. */
static const char *const segmentation[] = {
  "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.",
  "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.",
  "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.",
  "de.tudarmstadt.ukp.dkpro.core.api.syntax.type.",
  "de.tudarmstadt.ukp.clarin.webanno.api.type.",
};

struct _AnnoCasParts
{
  AnnoCas *cas;
  const AnnoCasTypes *types;
  AnnoCasTally *tally;
  AnnoCasStructure *sofa;
  GHashTable *members; /* a set of ids; NULL where no view says it */
  GHashTable *parts;   /* AnnoCasStructure → AnnoCasPart */
  gint64 left;         /* members of arrays that may still be looked at */
};

static gboolean
is_sofa (const AnnoCasStructure *structure)
{
  return strcmp (structure->type, ANNO_CAS_SOFA) == 0;
}

/* The one of the first view, else the first that has a text, else the first. */
static AnnoCasStructure *
find_sofa (AnnoCas *cas)
{
  AnnoCasStructure *found = NULL;
  gboolean has_text = FALSE;

  for (guint i = 0; i < cas->structures->len; i++)
    {
      AnnoCasStructure *structure = cas->structures->pdata[i];
      if (!is_sofa (structure))
        continue;
      if (g_strcmp0 (anno_cas_get (structure, "sofaID"), ANNO_CAS_INITIAL_VIEW) == 0)
        return structure;
      gboolean with_text = anno_cas_get (structure, "sofaString") != NULL;
      if (found == NULL || (with_text && !has_text))
        found = structure;
      has_text |= with_text;
    }
  return found;
}

static GHashTable *
find_members (AnnoCas *cas, const AnnoCasStructure *sofa)
{
  GHashTable *members = NULL;

  for (guint i = 0; i < cas->views->len; i++)
    {
      const AnnoCasView *view = cas->views->pdata[i];
      if (sofa == NULL || sofa->id == NULL || g_strcmp0 (view->sofa, sofa->id) != 0)
        continue;
      if (members == NULL)
        members = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint k = 0; k < view->members->len; k++)
        g_hash_table_add (members, view->members->pdata[k]);
    }
  return members;
}

static void
tell (AnnoCasParts *self, AnnoCasTallyKind kind, const AnnoCasStructure *structure)
{
  anno_cas_tally_add (self->tally, kind, structure->type, structure->line);
}

/* Whether it belongs to the text that is read; else that is told. */
static gboolean
is_in_text (AnnoCasParts *self, AnnoCasStructure *structure)
{
  const AnnoCasStructure *sofa = anno_cas_find (self->cas, anno_cas_get (structure, "sofa"));

  if (sofa == NULL || !is_sofa (sofa))
    {
      tell (self, ANNO_CAS_TALLY_NO_SOFA, structure);
      return FALSE;
    }
  if (sofa != self->sofa)
    {
      const char *view = anno_cas_get ((AnnoCasStructure *) sofa, "sofaID");
      anno_cas_tally_add (self->tally, ANNO_CAS_TALLY_OTHER_VIEW, view != NULL ? view : "",
                          structure->line);
      return FALSE;
    }
  if (self->members != NULL
      && (structure->id == NULL || !g_hash_table_contains (self->members, structure->id)))
    {
      tell (self, ANNO_CAS_TALLY_NO_INDEX, structure);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_in_place (AnnoCasParts *self, AnnoCasStructure *structure)
{
  guint begin, end;

  if (!anno_cas_words_to_count (anno_cas_get (structure, "begin"), &begin)
      || !anno_cas_words_to_count (anno_cas_get (structure, "end"), &end) || begin > end)
    {
      tell (self, ANNO_CAS_TALLY_BAD_PLACE, structure);
      return FALSE;
    }
  if (begin == end)
    tell (self, ANNO_CAS_TALLY_EMPTY, structure);
  return begin < end;
}

static gboolean
is_segmentation (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (segmentation); i++)
    if (g_str_has_prefix (type, segmentation[i]))
      return TRUE;
  return FALSE;
}

static AnnoCasPart
part_of (AnnoCasParts *self, AnnoCasStructure *structure)
{
  const char *type = structure->type;

  if (is_sofa (structure) || strcmp (type, "uima.cas.NULL") == 0)
    return ANNO_CAS_PART_NOTHING;
  if (anno_cas_type_is_reference_array (type) || anno_cas_type_is_primitive_array (type))
    return ANNO_CAS_PART_ARRAY;
  if (g_str_has_prefix (type, "uima.cas.") && g_str_has_suffix (type, "List"))
    return ANNO_CAS_PART_LIST;
  if (strcmp (type, ANNO_CAS_ARTICLE) == 0 || strcmp (type, ANNO_CAS_META) == 0
      || anno_cas_types_is_a (self->types, type, ANNO_CAS_DOCUMENT))
    return ANNO_CAS_PART_DOCUMENT;
  if (is_segmentation (type))
    {
      tell (self, ANNO_CAS_TALLY_SEGMENTATION, structure);
      return ANNO_CAS_PART_NOTHING;
    }
  if (anno_cas_feature (structure, "begin") == NULL && anno_cas_feature (structure, "end") == NULL)
    return ANNO_CAS_PART_OTHER;
  if (!is_in_text (self, structure))
    return ANNO_CAS_PART_NOTHING;
  if (anno_cas_feature (structure, "Governor") != NULL
      && anno_cas_feature (structure, "Dependent") != NULL)
    return ANNO_CAS_PART_RELATION;
  if (!is_in_place (self, structure))
    return ANNO_CAS_PART_NOTHING;
  return strcmp (type, ANNO_CAS_SEGMENT) == 0 ? ANNO_CAS_PART_SEGMENT : ANNO_CAS_PART_MARK;
}

AnnoCasParts *
anno_cas_parts_new (AnnoCas *cas, const AnnoCasTypes *types, AnnoCasTally *tally)
{
  g_return_val_if_fail (cas != NULL && types != NULL && tally != NULL, NULL);

  AnnoCasParts *self = g_new0 (AnnoCasParts, 1);
  self->cas = cas;
  self->types = types;
  self->tally = tally;
  self->sofa = find_sofa (cas);
  self->members = find_members (cas, self->sofa);
  self->parts = g_hash_table_new (NULL, NULL);
  self->left = (gint64) cas->n_values * 8;
  for (guint i = 0; i < cas->structures->len; i++)
    {
      AnnoCasStructure *structure = cas->structures->pdata[i];
      g_hash_table_insert (self->parts, structure, GINT_TO_POINTER (part_of (self, structure)));
    }
  return self;
}

void
anno_cas_parts_free (AnnoCasParts *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_hash_table_unref (self->parts);
  g_free (self);
}

AnnoCasStructure *
anno_cas_parts_get_sofa (const AnnoCasParts *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->sofa;
}

AnnoCasPart
anno_cas_parts_find (const AnnoCasParts *self, const AnnoCasStructure *structure)
{
  g_return_val_if_fail (self != NULL && structure != NULL, ANNO_CAS_PART_NOTHING);
  return (AnnoCasPart) GPOINTER_TO_INT (g_hash_table_lookup (self->parts, structure));
}

void
anno_cas_parts_place (AnnoCasStructure *structure, guint *begin, guint *end)
{
  gboolean known = anno_cas_words_to_count (anno_cas_get (structure, "begin"), begin)
                   && anno_cas_words_to_count (anno_cas_get (structure, "end"), end);
  g_return_if_fail (known);
}

/* What a feature leads to, in the making. */
typedef struct
{
  AnnoCasParts *parts;
  const AnnoCasFeature *feature; /* of which it is asked */
  guint line;
  GPtrArray *words;
  GPtrArray *targets;
} Expansion;

/* The feature structure with that id, "0" for none; one that isn't there is told. */
static AnnoCasStructure *
follow (const Expansion *self, const char *id)
{
  if (id == NULL || strcmp (id, "0") == 0)
    return NULL;
  AnnoCasStructure *target = anno_cas_find (self->parts->cas, id);
  if (target == NULL)
    anno_cas_tally_add (self->parts->tally, ANNO_CAS_TALLY_NO_MARK, self->feature->name,
                        self->line);
  return target;
}

/* Takes @n from what may still be looked at. */
static gboolean
afford (const Expansion *self, guint n)
{
  self->parts->left -= n;
  if (self->parts->left < 0)
    anno_cas_tally_add (self->parts->tally, ANNO_CAS_TALLY_TOO_MANY, self->feature->name,
                        self->line);
  return self->parts->left >= 0;
}

/* Members of arrays and lists are no arrays themselves. */
static void
add_member (const Expansion *self, const AnnoCasFeature *feature, const char *value)
{
  if (feature->kind != ANNO_CAS_REFERENCE)
    {
      g_ptr_array_add (self->words, (gpointer) value);
      return;
    }
  AnnoCasStructure *target = follow (self, value);
  if (target != NULL)
    g_ptr_array_add (self->targets, target);
}

static void
add_array (const Expansion *self, AnnoCasStructure *array)
{
  const AnnoCasFeature *elements = anno_cas_feature (array, ANNO_CAS_ELEMENTS);

  if (elements == NULL || !afford (self, elements->values->len))
    return;
  for (guint i = 0; i < elements->values->len; i++)
    add_member (self, elements, elements->values->pdata[i]);
}

/* A list that leads into itself ends where no more can be afforded. */
static void
add_list (const Expansion *self, AnnoCasStructure *list)
{
  while (list != NULL && anno_cas_parts_find (self->parts, list) == ANNO_CAS_PART_LIST
         && afford (self, 1))
    {
      const AnnoCasFeature *head = anno_cas_feature (list, "head");
      if (head != NULL && head->values->len > 0)
        add_member (self, head, head->values->pdata[0]);
      list = follow (self, anno_cas_get (list, "tail"));
    }
}

void
anno_cas_parts_expand (AnnoCasParts *self, const AnnoCasStructure *structure,
                       const AnnoCasFeature *feature, GPtrArray *words, GPtrArray *targets)
{
  g_return_if_fail (self != NULL && structure != NULL && feature != NULL);

  const Expansion expansion = { self, feature, structure->line, words, targets };
  for (guint i = 0; i < feature->values->len; i++)
    {
      const char *value = feature->values->pdata[i];
      AnnoCasStructure *target
          = feature->kind == ANNO_CAS_REFERENCE ? anno_cas_find (self->cas, value) : NULL;
      AnnoCasPart part
          = target != NULL ? anno_cas_parts_find (self, target) : ANNO_CAS_PART_NOTHING;
      if (part == ANNO_CAS_PART_ARRAY)
        add_array (&expansion, target);
      else if (part == ANNO_CAS_PART_LIST)
        add_list (&expansion, target);
      else
        add_member (&expansion, feature, value);
    }
}
