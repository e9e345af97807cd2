#include "session/recovery.h"

#include "session/apply.h"

/* One thing's changes since its file was last known to hold it, in the order of the acts. */
typedef struct
{
  GPtrArray *edits; /* of AnnoEdit */
  GArray *acts;     /* of guint64: the act that each edit belongs to */
  gint64 time;
} Chain;

struct _AnnoPending
{
  GPtrArray *chains;  /* of Chain, in the order of the first act */
  GHashTable *by_key; /* "kind id" → Chain, borrowed */
};

static void
chain_free (Chain *self)
{
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_clear_pointer (&self->acts, g_array_unref);
  g_free (self);
}

static AnnoPending *
pending_new (void)
{
  AnnoPending *self = g_new0 (AnnoPending, 1);
  self->chains = g_ptr_array_new_with_free_func ((GDestroyNotify) chain_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

static void
pending_free (AnnoPending *self)
{
  g_clear_pointer (&self->by_key, g_hash_table_unref);
  g_clear_pointer (&self->chains, g_ptr_array_unref);
  g_free (self);
}

void
anno_recovery_free (AnnoRecovery *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->pending, g_hash_table_unref);
  g_free (self);
}

static guint64
number_at (const AnnoRecovery *self, guint index)
{
  return g_array_index (self->numbers, guint64, index);
}

/* Moves the cursor of the history. A record that doesn't fit it, because one before it is damaged,
 * finds its step by number. */
static AnnoStep *
move_cursor (AnnoRecovery *self, const AnnoJournalRecord *record)
{
  for (guint i = self->steps->len; i > 0; i--)
    if (number_at (self, i - 1) == record->target)
      {
        self->n_done = record->kind == ANNO_JOURNAL_UNDO ? i - 1 : i;
        return self->steps->pdata[i - 1];
      }
  return NULL;
}

static void
push_step (AnnoRecovery *self, const AnnoJournalRecord *record)
{
  g_ptr_array_set_size (self->steps, (int) self->n_done);
  g_array_set_size (self->numbers, self->n_done);
  g_ptr_array_add (self->steps, anno_step_ref (record->step));
  g_array_append_val (self->numbers, record->number);
  self->n_done++;
}

static Chain *
find_chain (AnnoPending *self, const AnnoEdit *edit)
{
  const char *name = edit->kind == ANNO_EDIT_MEMBER ? edit->name : anno_edit_get_id (edit);
  g_autofree char *key = g_strdup_printf ("%d %s", edit->kind, name);
  Chain *chain = g_hash_table_lookup (self->by_key, key);
  if (chain != NULL)
    return chain;

  chain = g_new0 (Chain, 1);
  chain->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  chain->acts = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_ptr_array_add (self->chains, chain);
  g_hash_table_insert (self->by_key, g_steal_pointer (&key), chain);
  return chain;
}

static AnnoPending *
find_pending (AnnoRecovery *self, const AnnoEdit *edit)
{
  const char *article = edit->article != NULL ? edit->article : ANNO_JOURNAL_PEOPLE;
  AnnoPending *pending = g_hash_table_lookup (self->pending, article);
  if (pending == NULL)
    {
      pending = pending_new ();
      g_hash_table_insert (self->pending, g_strdup (article), pending);
    }
  return pending;
}

/* Takes over @edit. */
static void
add_edit (AnnoRecovery *self, AnnoEdit *edit, const AnnoJournalRecord *record, gint64 time)
{
  Chain *chain = find_chain (find_pending (self, edit), edit);

  g_ptr_array_add (chain->edits, edit);
  g_array_append_val (chain->acts, record->number);
  chain->time = MAX (chain->time, time);
}

/* The edits of an act, the last ones first where it takes a step back. */
static void
add_edits (AnnoRecovery *self, AnnoStep *step, const AnnoJournalRecord *record)
{
  const GPtrArray *edits = anno_step_get_edits (step);
  gboolean back = record->kind == ANNO_JOURNAL_UNDO;

  for (guint i = 0; i < edits->len; i++)
    {
      const AnnoEdit *edit = edits->pdata[back ? edits->len - 1 - i : i];
      if (edit->kind == ANNO_EDIT_RECORD) /* it was in its file before the step was done */
        continue;
      g_autoptr (AnnoEdit) inverted = anno_edit_invert (edit);
      add_edit (self, back ? g_steal_pointer (&inverted) : anno_edit_invert (inverted), record,
                anno_step_get_time (step));
    }
}

static void
take_act (AnnoRecovery *self, const AnnoJournalRecord *record)
{
  AnnoStep *step = record->step;

  self->last = MAX (self->last, record->number);
  if (record->kind == ANNO_JOURNAL_DO)
    push_step (self, record);
  else
    step = move_cursor (self, record);
  if (step != NULL)
    add_edits (self, step, record);
}

/* Drops what an earlier act than the mark's did. */
static gboolean
drop_until (AnnoPending *self, guint64 through)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->chains->len; i++)
    {
      Chain *chain = self->chains->pdata[i];
      guint n = 0;
      while (n < chain->acts->len && g_array_index (chain->acts, guint64, n) <= through)
        n++;
      if (n > 0)
        {
          g_ptr_array_remove_range (chain->edits, 0, n);
          g_array_remove_range (chain->acts, 0, n);
        }
      any = any || chain->edits->len > 0;
    }
  return any;
}

static void
take_mark (AnnoRecovery *self, const AnnoJournalRecord *record)
{
  GHashTableIter iter;
  gpointer article, pending;

  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, &article, &pending))
    if (record->kind == ANNO_JOURNAL_SETTLED || g_str_equal (article, record->article))
      if (!drop_until (pending, record->number))
        g_hash_table_iter_remove (&iter);
}

AnnoRecovery *
anno_recovery_new (const AnnoJournalContent *content)
{
  g_return_val_if_fail (content != NULL, NULL);

  AnnoRecovery *self = g_new0 (AnnoRecovery, 1);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_step_unref);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pending
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pending_free);
  for (guint i = 0; i < content->records->len; i++)
    {
      const AnnoJournalRecord *record = content->records->pdata[i];
      if (record->kind == ANNO_JOURNAL_SAVED || record->kind == ANNO_JOURNAL_SETTLED)
        take_mark (self, record);
      else if (record->kind == ANNO_JOURNAL_TEXT)
        g_hash_table_insert (self->texts, g_strdup (record->article), g_strdup (record->sha256));
      else
        take_act (self, record);
    }
  return self;
}

/* An edit from the before of @from to the after of @to. NULL where both are nothing. */
static AnnoEdit *
join (const AnnoEdit *from, const AnnoEdit *to)
{
  switch (from->kind)
    {
    case ANNO_EDIT_SPAN:
      return from->before != NULL || to->after != NULL
                 ? anno_edit_new_span (from->article, from->before, to->after)
                 : NULL;
    case ANNO_EDIT_MEMBER:
      return anno_edit_new_member (from->article, from->name, from->old_text, to->new_text);
    case ANNO_EDIT_PERSON:
      return from->old_person != NULL || to->new_person != NULL
                 ? anno_edit_new_person (from->old_person, to->new_person)
                 : NULL;
    case ANNO_EDIT_RECORD:
    default:
      g_assert_not_reached ();
    }
}

typedef enum
{
  OUTCOME_THERE,
  OUTCOME_BROUGHT,
  OUTCOME_REFUSED,
} Outcome;

/* Looks where in the chain the file stands, from its end. *@edit brings it there; *@first is the
 * first edit that the file lacks. */
static Outcome
resolve (const Chain *self, AnnoPeople *people, AnnoLayer *layer, AnnoEdit **edit, guint *first)
{
  const AnnoEdit *last = self->edits->pdata[self->edits->len - 1];
  g_autoptr (AnnoEdit) back = anno_edit_invert (last);
  if (anno_edit_fits (back, people, layer))
    return OUTCOME_THERE;

  for (guint i = self->edits->len; i > 0; i--)
    {
      if (!anno_edit_fits (self->edits->pdata[i - 1], people, layer))
        continue;
      *edit = join (self->edits->pdata[i - 1], last);
      *first = i - 1;
      return *edit != NULL ? OUTCOME_BROUGHT : OUTCOME_THERE;
    }
  *first = 0;
  return OUTCOME_REFUSED;
}

static void
count_acts (GHashTable *acts, const Chain *chain, guint first)
{
  for (guint i = first; i < chain->acts->len; i++)
    g_hash_table_add (acts, g_memdup2 (&g_array_index (chain->acts, guint64, i), sizeof (guint64)));
}

GPtrArray *
anno_pending_edits (const AnnoPending *self, AnnoPeople *people, AnnoLayer *layer,
                    AnnoRecovered *recovered)
{
  g_return_val_if_fail (self != NULL && recovered != NULL, NULL);
  g_return_val_if_fail (people != NULL || layer != NULL, NULL);

  g_autoptr (GHashTable) brought = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) refused = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  *recovered = (AnnoRecovered){ 0 };
  for (guint i = 0; i < self->chains->len; i++)
    {
      const Chain *chain = self->chains->pdata[i];
      AnnoEdit *edit = NULL;
      guint first = 0;
      Outcome outcome
          = chain->edits->len > 0 ? resolve (chain, people, layer, &edit, &first) : OUTCOME_THERE;
      if (outcome == OUTCOME_THERE)
        continue;
      count_acts (outcome == OUTCOME_BROUGHT ? brought : refused, chain, first);
      if (outcome != OUTCOME_BROUGHT)
        continue;
      g_ptr_array_add (edits, edit);
      recovered->time = MAX (recovered->time, chain->time);
    }
  recovered->n_brought = g_hash_table_size (brought);
  recovered->n_refused = g_hash_table_size (refused);
  return edits->len > 0 ? g_steal_pointer (&edits) : NULL;
}

AnnoRecovered
anno_pending_apply (const AnnoPending *self, AnnoPeople *people, AnnoLayer *layer)
{
  AnnoRecovered recovered = { 0 };
  g_autoptr (GPtrArray) edits = anno_pending_edits (self, people, layer, &recovered);

  for (guint i = 0; edits != NULL && i < edits->len; i++)
    if (!anno_apply_edit (edits->pdata[i], people, layer, NULL))
      g_warning ("An edit that fitted a moment ago doesn't fit");
  return recovered;
}
