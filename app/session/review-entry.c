#include "session/review-entry.h"

#include "text/isolate.h"

#include <glib/gi18n-lib.h>

struct _AnnoReviewEntry
{
  GObject parent_instance;
  AnnoReviewFacts facts;
  AnnoReviewBasis *basis;
  char *sentence; /* NULL until it is asked for */
};

G_DEFINE_FINAL_TYPE (AnnoReviewEntry, anno_review_entry, G_TYPE_OBJECT)

static void
anno_review_entry_finalize (GObject *object)
{
  AnnoReviewEntry *self = ANNO_REVIEW_ENTRY (object);

  g_ref_string_release (self->facts.article);
  g_clear_pointer (&self->basis, anno_review_basis_unref);
  g_free (self->sentence);
  g_free (self->facts.decided);
  g_clear_pointer (&self->facts.disputed, g_array_unref);
  G_OBJECT_CLASS (anno_review_entry_parent_class)->finalize (object);
}

static void
anno_review_entry_class_init (AnnoReviewEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anno_review_entry_finalize;
}

static void
anno_review_entry_init (AnnoReviewEntry *self)
{
}

AnnoReviewEntry *
anno_review_entry_new (const AnnoReviewFacts *facts, AnnoReviewBasis *basis)
{
  g_return_val_if_fail (facts != NULL && facts->article != NULL && basis != NULL, NULL);

  AnnoReviewEntry *self = g_object_new (ANNO_TYPE_REVIEW_ENTRY, NULL);
  self->facts = *facts;
  self->basis = anno_review_basis_ref (basis);
  return self;
}

const AnnoReviewFacts *
anno_review_entry_get (AnnoReviewEntry *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_ENTRY (self), NULL);
  return &self->facts;
}

const char *
anno_review_entry_get_sentence (AnnoReviewEntry *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_ENTRY (self), NULL);

  if (self->sentence == NULL)
    self->sentence = anno_review_basis_describe (self->basis, self->facts.cluster);
  return self->sentence;
}

void
anno_review_entry_detach (AnnoReviewEntry *self)
{
  g_return_if_fail (ANNO_IS_REVIEW_ENTRY (self));

  anno_review_entry_get_sentence (self);
  g_clear_pointer (&self->basis, anno_review_basis_unref);
}

static gboolean
are_same_ranges (const GArray *a, const GArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const AnnoRange *one = &g_array_index (a, AnnoRange, i);
      const AnnoRange *other = &g_array_index (b, AnnoRange, i);
      if (one->start != other->start || one->end != other->end)
        return FALSE;
    }
  return TRUE;
}

gboolean
anno_review_entry_equal (AnnoReviewEntry *a, AnnoReviewEntry *b)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_ENTRY (a) && ANNO_IS_REVIEW_ENTRY (b), FALSE);

  const AnnoReviewFacts *one = &a->facts, *other = &b->facts;
  return one->cluster == other->cluster && one->start == other->start && one->end == other->end
         && one->kind == other->kind && one->tag == other->tag && one->n_with == other->n_with
         && one->n_of == other->n_of && one->status == other->status
         && one->n_threads == other->n_threads && one->n_unresolved == other->n_unresolved
         && one->changed == other->changed && g_str_equal (one->article, other->article)
         && g_str_equal (anno_review_entry_get_sentence (a), anno_review_entry_get_sentence (b))
         && g_strcmp0 (one->decided, other->decided) == 0
         && are_same_ranges (one->disputed, other->disputed);
}

int
anno_review_entry_compare_places (AnnoReviewEntry *a, AnnoReviewEntry *b)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_ENTRY (a) && ANNO_IS_REVIEW_ENTRY (b), 0);

  const AnnoReviewFacts *one = &a->facts, *other = &b->facts;
  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end < other->end ? -1 : 1;
  return one->cluster < other->cluster ? -1 : one->cluster > other->cluster ? 1 : 0;
}

gboolean
anno_review_entry_is_open (AnnoReviewEntry *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_ENTRY (self), FALSE);
  return self->facts.kind != ANNO_DIFFERENCE_SAME && self->facts.status != ANNO_STATUS_DECIDED;
}

const char *
anno_review_status_describe (AnnoReviewStatus status)
{
  switch (status)
    {
    case ANNO_STATUS_DECIDED:
      return C_ ("review status", "Decided");
    case ANNO_STATUS_CONTESTED:
      return C_ ("review status", "Reviewers disagree");
    case ANNO_STATUS_OUTDATED:
      return C_ ("review status", "Changed since it was decided");
    case ANNO_STATUS_SKIPPED:
      return C_ ("review status", "Skipped");
    case ANNO_STATUS_UNSURE:
      return C_ ("review status", "Unsure");
    case ANNO_STATUS_OPEN:
    default:
      return "";
    }
}

char *
anno_review_entry_describe (AnnoReviewEntry *self)
{
  g_return_val_if_fail (ANNO_IS_REVIEW_ENTRY (self), NULL);

  const AnnoReviewFacts *facts = &self->facts;
  g_autoptr (GString) out = g_string_new (anno_review_entry_get_sentence (self));
  const char *status = anno_review_status_describe (facts->status);

  if (*status != '\0')
    g_string_append_printf (out, ". %s", status);
  if (facts->decided != NULL)
    g_string_append_printf (out, ": %s", facts->decided);
  if (facts->n_unresolved > 0)
    {
      g_autofree char *comments = g_strdup_printf (
          ngettext ("%u open comment", "%u open comments", facts->n_unresolved),
          facts->n_unresolved);
      g_string_append_printf (out, ". %s", comments);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
name_only (const char *name)
{
  g_autofree char *isolated = anno_isolate (name);
  /* Translators: a heading above what just one person marked. */
  return g_strdup_printf (_("Only %s"), isolated);
}

char *
anno_difference_kind_describe (AnnoDifferenceKind kind, const char *name_a, const char *name_b)
{
  switch (kind)
    {
    case ANNO_DIFFERENCE_TAG:
      return g_strdup (_("Other tag"));
    case ANNO_DIFFERENCE_BOUNDARY:
      return g_strdup (_("Other boundary"));
    case ANNO_DIFFERENCE_ONLY_A:
      return name_only (name_a != NULL ? name_a : "A");
    case ANNO_DIFFERENCE_ONLY_B:
      return name_only (name_b != NULL ? name_b : "B");
    case ANNO_DIFFERENCE_SOME:
      return g_strdup (_("Only some"));
    case ANNO_DIFFERENCE_FIELD:
      return g_strdup (_("Other field value"));
    case ANNO_DIFFERENCE_LINK:
      return g_strdup (_("Other link"));
    case ANNO_DIFFERENCE_SAME:
    default:
      return g_strdup (_("Agreed"));
    }
}
