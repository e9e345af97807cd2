#include "review/settling.h"

#include "model/name-uuid.h"
#include "model/span-draft.h"
#include "review/id-list.h"

#include <string.h>

typedef struct
{
  guint layer; /* G_MAXUINT: of none */
  AnnoValue *value;
} PlannedValue;

struct _AnnoSettledPlan
{
  guint cluster;
  AnnoSpan *shape;
  GPtrArray *replacements; /* of AnnoSpan: of decisions that come to the same */
  const char *tag;
  GPtrArray *sources;   /* of AnnoMark, borrowed from the clusters */
  GPtrArray *decisions; /* of char */
  GArray *values;       /* of PlannedValue */
  gint64 decided;       /* 0 where nobody has */
  char *id;             /* given at the end */
};

struct _AnnoSettling
{
  const AnnoClusters *clusters;
  GPtrArray *plans;     /* of AnnoSettledPlan, by cluster */
  guint *first;         /* one a cluster: the number of its first plan + 1, 0 for none */
  GHashTable *replaced; /* id of a replacement → its plan */
  guint n_dropped;
};

static void
clear_value (PlannedValue *value)
{
  g_clear_pointer (&value->value, anno_value_free);
}

static void
plan_free (AnnoSettledPlan *self)
{
  anno_span_unref (self->shape);
  g_ptr_array_unref (self->replacements);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->decisions);
  g_array_unref (self->values);
  g_free (self->id);
  g_free (self);
}

AnnoSettling *
anno_settling_new (const AnnoClusters *clusters)
{
  g_return_val_if_fail (clusters != NULL, NULL);

  AnnoSettling *self = g_new0 (AnnoSettling, 1);
  self->clusters = clusters;
  self->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) plan_free);
  self->first = g_new0 (guint, clusters->clusters->len + 1);
  self->replaced = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
anno_settling_free (AnnoSettling *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->replaced);
  g_ptr_array_unref (self->plans);
  g_free (self->first);
  g_free (self);
}

AnnoSettledPlan *
anno_settling_add (AnnoSettling *self, guint cluster, AnnoSpan *shape, const char *tag)
{
  g_return_val_if_fail (self != NULL && shape != NULL && tag != NULL, NULL);
  g_return_val_if_fail (cluster < self->clusters->clusters->len, NULL);

  AnnoSettledPlan *plan = g_new0 (AnnoSettledPlan, 1);
  plan->cluster = cluster;
  plan->shape = anno_span_ref (shape);
  plan->tag = tag;
  plan->replacements = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);
  plan->sources = g_ptr_array_new ();
  plan->decisions = g_ptr_array_new_with_free_func (g_free);
  plan->values = g_array_new (FALSE, FALSE, sizeof (PlannedValue));
  g_array_set_clear_func (plan->values, (GDestroyNotify) clear_value);
  g_ptr_array_add (self->plans, plan);
  if (self->first[cluster] == 0)
    self->first[cluster] = self->plans->len;
  return plan;
}

void
anno_settled_plan_add_source (AnnoSettledPlan *self, const AnnoMark *mark)
{
  g_return_if_fail (self != NULL && mark != NULL);
  g_ptr_array_add (self->sources, (AnnoMark *) mark);
}

void
anno_settled_plan_add_value (AnnoSettledPlan *self, guint layer, const AnnoValue *value)
{
  g_return_if_fail (self != NULL && value != NULL);

  PlannedValue planned = { layer, anno_value_copy (value) };
  g_array_append_val (self->values, planned);
}

void
anno_settled_plan_add_decision (AnnoSettledPlan *self, const char *id, gint64 when)
{
  g_return_if_fail (self != NULL && id != NULL);

  g_ptr_array_add (self->decisions, g_strdup (id));
  self->decided = MAX (self->decided, when);
}

void
anno_settled_plan_replace (AnnoSettledPlan *self, AnnoSpan *span)
{
  g_return_if_fail (self != NULL && span != NULL);
  g_ptr_array_add (self->replacements, anno_span_ref (span));
}

static GStrv
list_sources (const AnnoSettledPlan *plan)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < plan->sources->len; i++)
    {
      const AnnoMark *mark = plan->sources->pdata[i];
      g_ptr_array_add (ids, (char *) anno_span_get_id (mark->span));
    }
  return anno_id_list_sort (ids);
}

/* Ids are IRIs, which have no line ends: so the lines say which id is what. */
static char *
name_plan (const AnnoSettledPlan *plan)
{
  g_auto (GStrv) sources = list_sources (plan);
  g_auto (GStrv) decisions = anno_id_list_sort (plan->decisions);
  g_autofree char *from = g_strjoinv ("\n", sources);
  g_autofree char *by = g_strjoinv ("\n", decisions);
  return g_strdup_printf ("settled\n%s\n\n%s", from, by);
}

static void
give_ids (AnnoSettling *self)
{
  g_autoptr (GHashTable) given = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->plans->len; i++)
    {
      AnnoSettledPlan *plan = self->plans->pdata[i];
      g_autofree char *name = name_plan (plan);
      plan->id = anno_name_uuid (name);
      for (guint n = 2; g_hash_table_contains (given, plan->id); n++)
        {
          g_autofree char *other = g_strdup_printf ("%s\n%u", name, n);
          g_free (plan->id);
          plan->id = anno_name_uuid (other);
        }
      g_hash_table_add (given, plan->id);
      for (guint k = 0; k < plan->replacements->len; k++)
        g_hash_table_insert (self->replaced,
                             (char *) anno_span_get_id (plan->replacements->pdata[k]), plan);
    }
}

static gboolean
is_made_of (const AnnoSettledPlan *plan, guint layer, const char *id)
{
  for (guint i = 0; i < plan->sources->len; i++)
    {
      const AnnoMark *mark = plan->sources->pdata[i];
      if (mark->layer == layer && g_str_equal (anno_span_get_id (mark->span), id))
        return TRUE;
    }
  return FALSE;
}

/* What has become of @layer's span with @id; NULL where nothing has. */
static const AnnoSettledPlan *
find_in_layer (const AnnoSettling *self, guint layer, const char *id)
{
  guint cluster = anno_clusters_find (self->clusters, layer, id);
  guint first = cluster != G_MAXUINT ? self->first[cluster] : 0;

  for (guint i = first; first > 0 && i <= self->plans->len; i++)
    {
      const AnnoSettledPlan *plan = self->plans->pdata[i - 1];
      if (plan->cluster != cluster)
        break;
      if (is_made_of (plan, layer, id))
        return plan;
    }
  return first > 0 ? self->plans->pdata[first - 1] : NULL;
}

/* A replacement was made over all layers at once, and may mean a span of any, the smallest by whose
 * it is where two have that id, or another replacement. */
static const AnnoSettledPlan *
find_anywhere (const AnnoSettling *self, const char *id)
{
  const AnnoSettledPlan *found = g_hash_table_lookup (self->replaced, id);
  const char *whose = NULL;

  if (found != NULL)
    return found;
  for (guint i = 0; i < self->clusters->n_layers; i++)
    {
      const AnnoSettledPlan *plan = find_in_layer (self, i, id);
      const char *owner = anno_clusters_whose (self->clusters, i);
      if (plan == NULL || (found != NULL && strcmp (whose, owner) <= 0))
        continue;
      found = plan;
      whose = owner;
    }
  return found;
}

static const AnnoSettledPlan *
find_target (const AnnoSettling *self, guint layer, const char *id)
{
  return layer == G_MAXUINT ? find_anywhere (self, id) : find_in_layer (self, layer, id);
}

/* FALSE where it leads to nothing. */
static gboolean
lead_anew (AnnoSettling *self, guint layer, char **id)
{
  const AnnoSettledPlan *target = find_target (self, layer, *id);

  self->n_dropped += target == NULL;
  g_free (*id);
  *id = target != NULL ? g_strdup (target->id) : NULL;
  return target != NULL;
}

/* The value as the new span has it; NULL for none. */
static AnnoValue *
make_value (AnnoSettling *self, const PlannedValue *planned)
{
  g_autoptr (AnnoValue) value = anno_value_copy (planned->value);

  if (value->kind == ANNO_VALUE_LINK && !lead_anew (self, planned->layer, &value->text))
    return NULL;
  if (value->anchor != NULL && !g_str_equal (value->anchor, "dct"))
    lead_anew (self, planned->layer, &value->anchor);
  return g_steal_pointer (&value);
}

static gboolean
is_there (const GPtrArray *values, const AnnoValue *value)
{
  for (guint i = 0; i < values->len; i++)
    if (anno_value_equal (values->pdata[i], value))
      return TRUE;
  return FALSE;
}

/* Two links may lead to one span by now. */
static void
add_values (AnnoSettling *self, const AnnoSettledPlan *plan, AnnoSpanDraft *draft)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < plan->values->len; i++)
    {
      AnnoValue *value = make_value (self, &g_array_index (plan->values, PlannedValue, i));
      if (value == NULL)
        continue;
      if (is_there (values, value))
        {
          anno_value_free (value);
          continue;
        }
      g_ptr_array_add (values, value);
      anno_span_draft_add_value (draft, value);
    }
}

static int
compare_sources_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return anno_clusters_compare_marks (data, *(const AnnoMark *const *) a,
                                      *(const AnnoMark *const *) b);
}

static void
set_note (AnnoSpanDraft *draft, const AnnoSettledPlan *plan)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < plan->sources->len; i++)
    {
      const AnnoMark *mark = plan->sources->pdata[i];
      const char *note = anno_span_get_note (mark->span);
      if (note != NULL && g_hash_table_add (known, (char *) note))
        g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", note);
    }
  if (plan->replacements->len > 0)
    anno_span_draft_set_note (draft, anno_span_get_note (plan->replacements->pdata[0]));
  else if (out->len > 0)
    anno_span_draft_set_note (draft, out->str);
}

/* The sources' times, and whether one of them is unsure, where nobody has decided. */
static void
set_times (AnnoSpanDraft *draft, const AnnoSettledPlan *plan)
{
  gint64 created = 0, modified = 0;
  gboolean unsure = FALSE;

  for (guint i = 0; i < plan->sources->len; i++)
    {
      const AnnoSpan *span = ((const AnnoMark *) plan->sources->pdata[i])->span;
      gint64 made = anno_span_get_created (span);
      created = created == 0 || (made != 0 && made < created) ? made : created;
      modified = MAX (modified, anno_span_get_modified (span));
      unsure |= anno_span_get_unsure (span);
    }
  gboolean decided = plan->decisions->len > 0;
  anno_span_draft_set_created (draft, decided ? plan->decided : created);
  anno_span_draft_set_modified (draft, decided ? plan->decided : modified);
  anno_span_draft_set_unsure (draft, unsure && !decided);
}

static AnnoSpanExtra *
make_extra (const AnnoSettledSpan *settled)
{
  AnnoSpanExtra *extra = anno_span_extra_new ();
  g_autoptr (GString) members = g_string_new (NULL);

  anno_id_list_print (members, "derivedFrom", (const char *const *) settled->sources);
  if (settled->decided_by[0] != NULL)
    anno_id_list_print (members, "decidedBy", (const char *const *) settled->decided_by);
  extra->members = g_strdup (members->str);
  return extra;
}

static AnnoSettledSpan *
make_span (AnnoSettling *self, AnnoSettledPlan *plan)
{
  AnnoSettledSpan *settled = g_new0 (AnnoSettledSpan, 1);
  AnnoSpanDraft *draft = anno_span_draft_new_with_id (plan->id, plan->tag);

  g_ptr_array_sort_with_data (plan->sources, compare_sources_cb, (gpointer) self->clusters);
  settled->sources = list_sources (plan);
  settled->decided_by = anno_id_list_sort (plan->decisions);
  for (guint i = 0; i < anno_span_get_n_segments (plan->shape); i++)
    {
      const AnnoSegment *segment = anno_span_get_segments (plan->shape) + i;
      anno_span_draft_add_segment (draft, segment->start, segment->end);
    }
  add_values (self, plan, draft);
  set_note (draft, plan);
  set_times (draft, plan);
  anno_span_draft_take_extra (draft, make_extra (settled));
  settled->span = anno_span_draft_finish (draft);
  return settled;
}

static int
compare_settled_cb (gconstpointer a, gconstpointer b)
{
  return anno_span_compare ((*(AnnoSettledSpan *const *) a)->span,
                            (*(AnnoSettledSpan *const *) b)->span);
}

GPtrArray *
anno_settling_finish (AnnoSettling *self, guint *n_dropped)
{
  g_return_val_if_fail (self != NULL, NULL);

  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_settled_span_free);
  give_ids (self);
  for (guint i = 0; i < self->plans->len; i++)
    g_ptr_array_add (spans, make_span (self, self->plans->pdata[i]));
  g_ptr_array_sort (spans, compare_settled_cb);
  if (n_dropped != NULL)
    *n_dropped = self->n_dropped;
  return spans;
}

void
anno_settled_span_free (AnnoSettledSpan *self)
{
  if (self == NULL)
    return;
  anno_span_unref (self->span);
  g_strfreev (self->sources);
  g_strfreev (self->decided_by);
  g_free (self);
}
