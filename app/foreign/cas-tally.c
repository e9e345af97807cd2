#include "foreign/cas-tally.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  AnnoCasTallyKind kind;
  const char *name;
  guint n;
  guint line; /* of the first */
} Count;

struct _AnnoCasTally
{
  GPtrArray *counts;                       /* of Count */
  GHashTable *by_name[ANNO_CAS_N_TALLIES]; /* of those; made where they are needed */
};

AnnoCasTally *
anno_cas_tally_new (void)
{
  AnnoCasTally *self = g_new0 (AnnoCasTally, 1);
  self->counts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
anno_cas_tally_free (AnnoCasTally *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < ANNO_CAS_N_TALLIES; i++)
    g_clear_pointer (&self->by_name[i], g_hash_table_unref);
  g_ptr_array_unref (self->counts);
  g_free (self);
}

void
anno_cas_tally_add (AnnoCasTally *self, AnnoCasTallyKind kind, const char *name, guint line)
{
  g_return_if_fail (self != NULL && kind < ANNO_CAS_N_TALLIES && name != NULL);

  if (self->by_name[kind] == NULL)
    self->by_name[kind] = g_hash_table_new (g_str_hash, g_str_equal);
  Count *count = g_hash_table_lookup (self->by_name[kind], name);
  if (count == NULL)
    {
      count = g_new0 (Count, 1);
      count->kind = kind;
      count->name = name;
      count->line = line;
      g_ptr_array_add (self->counts, count);
      g_hash_table_insert (self->by_name[kind], (gpointer) name, count);
    }
  count->n++;
}

/* @n of @name, in a sentence. */
static const char *
sentence (AnnoCasTallyKind kind, guint n)
{
  switch (kind)
    {
    case ANNO_CAS_TALLY_SEGMENTATION:
      return ngettext ("%u annotation of the type “%s” is left aside: it only parts the text.",
                       "%u annotations of the type “%s” are left aside: they only part the text.",
                       n);
    case ANNO_CAS_TALLY_NO_SOFA:
      return ngettext ("%u annotation of the type “%s” belongs to no text (its sofa is missing).",
                       "%u annotations of the type “%s” belong to no text (their sofa is missing).",
                       n);
    case ANNO_CAS_TALLY_OTHER_VIEW:
      return ngettext ("%u annotation in the other view “%s” is left out.",
                       "%u annotations in the other view “%s” are left out.", n);
    case ANNO_CAS_TALLY_NO_INDEX:
      return ngettext (
          "%u annotation of the type “%s” is left out: its view doesn’t list it.",
          "%u annotations of the type “%s” are left out: their view doesn’t list them.", n);
    case ANNO_CAS_TALLY_BAD_PLACE:
      return ngettext ("%u annotation of the type “%s” has no valid place.",
                       "%u annotations of the type “%s” have no valid place.", n);
    case ANNO_CAS_TALLY_EMPTY:
      return ngettext ("%u annotation of the type “%s” holds no words.",
                       "%u annotations of the type “%s” hold no words.", n);
    case ANNO_CAS_TALLY_NO_PLACE:
      return ngettext ("%u feature structure of the type “%s” has no place in the text.",
                       "%u feature structures of the type “%s” have no place in the text.", n);
    case ANNO_CAS_TALLY_NO_MARK:
      return ngettext ("%u reference of the feature “%s” doesn’t lead to a mark.",
                       "%u references of the feature “%s” don’t lead to a mark.", n);
    case ANNO_CAS_TALLY_LOOSE_RELATION:
      return ngettext ("%u relation of the type “%s” doesn’t tie two marks.",
                       "%u relations of the type “%s” don’t tie two marks.", n);
    case ANNO_CAS_TALLY_RELATION_VALUE:
      return ngettext ("%u value of the feature “%s” is left out: it is a relation’s.",
                       "%u values of the feature “%s” are left out: they are relations’.", n);
    case ANNO_CAS_TALLY_TOO_MANY:
      return ngettext ("%u array in the feature “%s” is left out: there are too many references.",
                       "%u arrays in the feature “%s” are left out: there are too many references.",
                       n);
    default:
      g_return_val_if_reached ("%u: %s");
    }
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral" /* of two forms, both above */
static char *
describe (const Count *count)
{
  return g_strdup_printf (sentence (count->kind, count->n), count->n, count->name);
}
#pragma GCC diagnostic pop

void
anno_cas_tally_tell (const AnnoCasTally *self, AnnoForeignDocument *document)
{
  g_return_if_fail (self != NULL && document != NULL);

  for (guint i = 0; i < self->counts->len; i++)
    {
      const Count *count = self->counts->pdata[i];
      g_autofree char *words = describe (count);
      if (count->line > 0)
        anno_foreign_document_leave_out (document, _("line %u: %s"), count->line, words);
      else
        anno_foreign_document_leave_out (document, "%s", words);
    }
}
