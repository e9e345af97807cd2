#include "foreign/webanno-marks.h"

#include "foreign/webanno-words.h"

#include <string.h>

/* By which something is found again. */
typedef enum
{
  KEY_ID,    /* layer, number in brackets */
  KEY_UNIT,  /* layer, sentence, token, part: the first mark there */
  KEY_CHAIN, /* layer, chain, place in it */
  KEY_VALUE, /* number of a mark, column: its value */
} KeyKind;

typedef struct
{
  KeyKind kind;
  guint parts[4];
  gpointer found; /* an AnnoWebannoMark, or the text of a value */
} Key;

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;
  guint64 hash = key->kind + 1;

  for (guint i = 0; i < G_N_ELEMENTS (key->parts); i++)
    hash = (hash ^ key->parts[i]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return (guint) (hash >> 32);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const Key *first = a, *second = b;
  return first->kind == second->kind
         && memcmp (first->parts, second->parts, sizeof first->parts) == 0;
}

static gpointer
look_up (const AnnoWebannoMarks *self, Key key)
{
  const Key *known = g_hash_table_lookup (self->known, &key);
  return known != NULL ? known->found : NULL;
}

/* The first that comes stays. */
static void
remember (AnnoWebannoMarks *self, Key key, gpointer found)
{
  key.found = found;
  if (!g_hash_table_contains (self->known, &key))
    g_hash_table_add (self->known, g_memdup2 (&key, sizeof key));
}

static void
mark_free (gpointer data)
{
  AnnoWebannoMark *self = data;
  g_array_unref (self->values);
  g_array_unref (self->links);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

static void
value_clear (gpointer data)
{
  g_free (((AnnoWebannoValue *) data)->text);
}

static void
link_clear (gpointer data)
{
  g_free (((AnnoWebannoLink *) data)->field);
}

static void
tie_clear (gpointer data)
{
  g_free (((AnnoWebannoTie *) data)->field);
}

static void
element_clear (gpointer data)
{
  g_free (((AnnoWebannoElement *) data)->relation);
}

AnnoWebannoMarks *
anno_webanno_marks_new (const AnnoWebannoSchema *schema)
{
  g_return_val_if_fail (schema != NULL, NULL);

  AnnoWebannoMarks *self = g_new0 (AnnoWebannoMarks, 1);
  self->schema = schema;
  self->marks = g_ptr_array_new_with_free_func (mark_free);
  self->known = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  self->in_row = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < schema->layers->len; i++)
    g_ptr_array_add (self->in_row, g_ptr_array_new ());
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ties = g_array_new (FALSE, FALSE, sizeof (AnnoWebannoTie));
  g_array_set_clear_func (self->ties, tie_clear);
  self->elements = g_array_new (FALSE, FALSE, sizeof (AnnoWebannoElement));
  g_array_set_clear_func (self->elements, element_clear);
  return self;
}

void
anno_webanno_marks_free (AnnoWebannoMarks *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->in_row);
  g_array_unref (self->touched);
  g_array_unref (self->ties);
  g_array_unref (self->elements);
  g_ptr_array_unref (self->marks);
  g_free (self);
}

void
anno_webanno_marks_leave_out (AnnoWebannoMarks *self, AnnoWebannoLeftOut what, guint line)
{
  if (self->n[what]++ == 0 || line < self->lines[what])
    self->lines[what] = line;
}

/* The digits at *@p, which moves behind them; FALSE where there are none, or too many. */
static gboolean
read_number (const char **p, const char *end, guint *number)
{
  guint64 sum = 0;
  const char *start = *p;

  for (; *p < end && g_ascii_isdigit (**p) && sum <= G_MAXUINT; (*p)++)
    sum = sum * 10 + (guint) (**p - '0');
  *number = (guint) sum;
  return *p > start && sum < G_MAXUINT;
}

/* "1-3", and all of the bytes. */
static gboolean
read_pair (const char *p, const char *end, guint *first, guint *second)
{
  if (!read_number (&p, end, first) || p == end || *p++ != '-')
    return FALSE;
  return read_number (&p, end, second) && p == end;
}

gboolean
anno_webanno_unit_read (const char *text, gsize n, AnnoWebannoUnit *unit)
{
  const char *end = text + n, *dot = memchr (text, '.', n);
  const char *part = dot != NULL ? dot + 1 : end;

  unit->part = 0;
  if (!read_pair (text, dot != NULL ? dot : end, &unit->sentence, &unit->token))
    return FALSE;
  return dot == NULL || (read_number (&part, end, &unit->part) && part == end && unit->part > 0);
}

/* Whether a backslash that is none itself stands before @p. */
static gboolean
is_escaped (const char *start, const char *p)
{
  const char *first = p;

  while (first > start && first[-1] == '\\')
    first--;
  return (p - first) % 2 == 1;
}

/* What stands in brackets at the end of @cell, which loses it: "[3]", or "[3_4]" where @second is
 * given. FALSE where there is nothing of that kind. */
static gboolean
take_ids (AnnoWebannoCell *cell, guint *first, guint *second)
{
  const char *end = cell->text + cell->n, *p = end - 1;

  if (cell->n < 3 || *p != ']')
    return FALSE;
  while (p > cell->text && (g_ascii_isdigit (p[-1]) || (second != NULL && p[-1] == '_')))
    p--;
  if (p == cell->text || p[-1] != '[' || is_escaped (cell->text, p - 1))
    return FALSE;
  gsize n = (gsize) (p - 1 - cell->text);
  if (!read_number (&p, end, first))
    return FALSE;
  if (second != NULL && (*p++ != '_' || !read_number (&p, end, second)))
    return FALSE;
  if (p != end - 1)
    return FALSE;
  cell->n = n;
  return TRUE;
}

static gboolean
is_word (const AnnoWebannoCell *cell, const char *word)
{
  return cell->n == strlen (word) && memcmp (cell->text, word, cell->n) == 0;
}

/* "*" has no value, and "_" doesn't even have a mark. */
static gboolean
is_nothing (const AnnoWebannoCell *cell)
{
  return is_word (cell, "*") || is_word (cell, "_");
}

/* The next of what @separator separates in what is left of @rest; FALSE at the end. */
static gboolean
next_entry (AnnoWebannoCell *rest, char separator, AnnoWebannoCell *entry)
{
  if (rest->text == NULL)
    return FALSE;
  const char *end = rest->text + rest->n;
  const char *stop = anno_webanno_find (rest->text, end, separator);
  *entry = (AnnoWebannoCell){ rest->text, (gsize) (stop - rest->text) };
  if (stop < end)
    *rest = (AnnoWebannoCell){ stop + 1, (gsize) (end - stop - 1) };
  else
    rest->text = NULL;
  return TRUE;
}

static AnnoWebannoMark *
add_mark (AnnoWebannoMarks *self, guint layer, const AnnoWebannoRow *row)
{
  AnnoWebannoMark *mark = g_new0 (AnnoWebannoMark, 1);

  mark->number = self->marks->len;
  mark->layer = layer;
  mark->line = row->line;
  mark->start = row->start;
  mark->end = row->end;
  mark->values = g_array_new (FALSE, FALSE, sizeof (AnnoWebannoValue));
  g_array_set_clear_func (mark->values, value_clear);
  mark->links = g_array_new (FALSE, FALSE, sizeof (AnnoWebannoLink));
  g_array_set_clear_func (mark->links, link_clear);
  g_ptr_array_add (self->marks, mark);
  const AnnoWebannoUnit *unit = &row->unit;
  Key key = { KEY_UNIT, { layer, unit->sentence, unit->token, unit->part }, NULL };
  remember (self, key, mark);
  key.parts[0] = ANNO_WEBANNO_ANY_LAYER;
  remember (self, key, mark);
  return mark;
}

/* Stacks @mark on the row, which it then goes over, too. */
static void
put_in_row (AnnoWebannoMarks *self, AnnoWebannoMark *mark, const AnnoWebannoRow *row)
{
  GPtrArray *stack = self->in_row->pdata[mark->layer];

  if (mark->last_line == row->line)
    return;
  mark->last_line = row->line;
  mark->start = MIN (mark->start, row->start);
  mark->end = MAX (mark->end, row->end);
  if (stack->len == 0)
    g_array_append_val (self->touched, mark->layer);
  g_ptr_array_add (stack, mark);
}

/* The mark that an entry is about: the one with its number, or else the @nth of the row. */
static AnnoWebannoMark *
mark_of_entry (AnnoWebannoMarks *self, guint layer, const AnnoWebannoRow *row, guint id, guint nth)
{
  const GPtrArray *stack = self->in_row->pdata[layer];
  Key key = { KEY_ID, { layer, id, 0, 0 }, NULL };
  AnnoWebannoMark *mark = id > 0             ? look_up (self, key)
                          : nth < stack->len ? stack->pdata[nth]
                                             : NULL;

  if (mark == NULL)
    mark = add_mark (self, layer, row);
  if (id > 0)
    {
      remember (self, key, mark);
      key.parts[0] = ANNO_WEBANNO_ANY_LAYER;
      remember (self, key, mark);
    }
  put_in_row (self, mark, row);
  return mark;
}

/* The rows of one mark repeat its values. */
static void
set_value (AnnoWebannoMarks *self, AnnoWebannoMark *mark, guint column,
           const AnnoWebannoCell *entry, guint line)
{
  if (is_nothing (entry))
    return;
  g_autofree char *text = anno_webanno_unescape_value (entry->text, entry->n);
  Key key = { KEY_VALUE, { mark->number, column, 0, 0 }, NULL };
  const char *known = look_up (self, key);
  if (known != NULL && strcmp (known, text) != 0)
    anno_webanno_marks_leave_out (self, ANNO_WEBANNO_CONTRARY, line);
  if (known != NULL)
    return;
  AnnoWebannoValue value = { column, g_steal_pointer (&text) };
  remember (self, key, value.text);
  g_array_append_val (mark->values, value);
}

static void
read_values (AnnoWebannoMarks *self, const AnnoWebannoColumn *column, const AnnoWebannoRow *row,
             AnnoWebannoCell cell)
{
  AnnoWebannoCell entry;

  for (guint nth = 0; next_entry (&cell, '|', &entry); nth++)
    {
      guint id = 0;
      take_ids (&entry, &id, NULL);
      AnnoWebannoMark *mark = mark_of_entry (self, column->layer, row, id, nth);
      if (column->kind == ANNO_WEBANNO_ROLE)
        mark->roles = entry;
      else if (column->kind == ANNO_WEBANNO_VALUE)
        set_value (self, mark, column->nth, &entry, row->line);
    }
}

/* Reads "2-3[4]". */
static gboolean
read_end (AnnoWebannoCell cell, AnnoWebannoEnd *end)
{
  take_ids (&cell, &end->id, NULL);
  return anno_webanno_unit_read (cell.text, cell.n, &end->unit);
}

/* What the slot is called: by its role, or else as the feature. */
static char *
field_of_slot (const AnnoWebannoColumn *column, AnnoWebannoMark *mark)
{
  AnnoWebannoCell role = { 0 };

  if (mark->roles.text == NULL || !next_entry (&mark->roles, ';', &role) || is_nothing (&role))
    return g_strdup (column->name);
  return anno_webanno_unescape_value (role.text, role.n);
}

/* The slots of one mark. */
static void
read_slots (AnnoWebannoMarks *self, const AnnoWebannoColumn *column, const AnnoWebannoRow *row,
            AnnoWebannoMark *mark, AnnoWebannoCell targets)
{
  AnnoWebannoCell target;

  mark->has_slots = TRUE;
  while (next_entry (&targets, ';', &target))
    {
      AnnoWebannoTie tie = { .from.mark = mark, .base = column->base, .line = row->line };
      gboolean is_named = mark->roles.text != NULL && !is_nothing (&mark->roles);
      g_autofree char *field = field_of_slot (column, mark);
      if (read_end (target, &tie.to))
        {
          tie.field = g_steal_pointer (&field);
          g_array_append_val (self->ties, tie);
        }
      else if (is_named || !is_nothing (&target))
        anno_webanno_marks_leave_out (self, ANNO_WEBANNO_NO_END, row->line);
    }
}

static void
read_targets (AnnoWebannoMarks *self, const AnnoWebannoColumn *column, const AnnoWebannoRow *row,
              AnnoWebannoCell cell)
{
  AnnoWebannoCell entry;

  for (guint nth = 0; next_entry (&cell, '|', &entry); nth++)
    {
      AnnoWebannoMark *mark = mark_of_entry (self, column->layer, row, 0, nth);
      if (mark->line == row->line)
        read_slots (self, column, row, mark, entry);
      mark->roles.text = NULL;
    }
}

/* Takes "->1-2" off the end of @cell. */
static gboolean
take_chain (AnnoWebannoCell *cell, guint *chain, guint *nth)
{
  const char *end = cell->text + cell->n, *p = end;

  while (p > cell->text && (g_ascii_isdigit (p[-1]) || p[-1] == '-'))
    p--;
  if (p - cell->text < 2 || p[-1] != '>' || p[-2] != '-')
    return FALSE;
  cell->n = (gsize) (p - 2 - cell->text);
  return read_pair (p, end, chain, nth);
}

/* A mention is known by its chain and its place there, which only the column of its link says. */
static void
read_links (AnnoWebannoMarks *self, const AnnoWebannoColumn *column, const AnnoWebannoRow *row,
            AnnoWebannoCell cell)
{
  AnnoWebannoCell entry;

  while (next_entry (&cell, '|', &entry))
    {
      AnnoWebannoElement element = { .layer = column->layer };
      if (!take_chain (&entry, &element.chain, &element.nth))
        {
          anno_webanno_marks_leave_out (self, ANNO_WEBANNO_UNREADABLE, row->line);
          continue;
        }
      Key key = { KEY_CHAIN, { element.layer, element.chain, element.nth, 0 }, NULL };
      element.mark = look_up (self, key);
      if (element.mark == NULL)
        {
          element.mark = add_mark (self, column->layer, row);
          if (!is_nothing (&entry))
            element.relation = anno_webanno_unescape_value (entry.text, entry.n);
          remember (self, key, element.mark);
          g_array_append_val (self->elements, element);
        }
      put_in_row (self, element.mark, row);
    }
}

/* Beside the link, the number in brackets is that of the chain. */
static void
read_types (AnnoWebannoMarks *self, const AnnoWebannoColumn *column, const AnnoWebannoRow *row,
            AnnoWebannoCell cell)
{
  const GPtrArray *stack = self->in_row->pdata[column->layer];
  AnnoWebannoCell entry;

  for (guint nth = 0; next_entry (&cell, '|', &entry); nth++)
    {
      guint chain;
      take_ids (&entry, &chain, NULL);
      if (nth < stack->len)
        set_value (self, stack->pdata[nth], column->nth, &entry, row->line);
      else
        anno_webanno_marks_leave_out (self, ANNO_WEBANNO_UNREADABLE, row->line);
    }
}

/* Makes ties of the relations that lead to the row; their fields come with the other columns. */
static void
read_sources (AnnoWebannoMarks *self, const AnnoWebannoColumn *column, const AnnoWebannoRow *row,
              AnnoWebannoCell cell)
{
  const AnnoWebannoLayer *layer = self->schema->layers->pdata[column->layer];
  AnnoWebannoCell entry;

  while (next_entry (&cell, '|', &entry))
    {
      AnnoWebannoTie tie = { .base = column->base, .is_ours = layer->is_ours, .line = row->line };
      tie.to.unit = row->unit;
      take_ids (&entry, &tie.from.id, &tie.to.id);
      if (!anno_webanno_unit_read (entry.text, entry.n, &tie.from.unit))
        tie.line = 0;
      g_array_append_val (self->ties, tie);
    }
}

/* What the relations of the row say of themselves: @first is the first of their ties. The first
 * value of each is its name. */
static void
read_features (AnnoWebannoMarks *self, const AnnoWebannoRow *row, AnnoWebannoCell cell, guint first)
{
  AnnoWebannoCell entry;

  for (guint nth = 0; next_entry (&cell, '|', &entry); nth++)
    {
      guint ignored;
      take_ids (&entry, &ignored, NULL);
      AnnoWebannoTie *tie = first + nth < self->ties->len
                                ? &g_array_index (self->ties, AnnoWebannoTie, first + nth)
                                : NULL;
      if (is_nothing (&entry))
        continue;
      if (tie != NULL && tie->field == NULL)
        tie->field = anno_webanno_unescape_value (entry.text, entry.n);
      else
        anno_webanno_marks_leave_out (self, ANNO_WEBANNO_NO_ROOM, row->line);
    }
}

/* The columns of one relation layer, from the one at @nth on; the last of them is its source. */
static guint
read_relations (AnnoWebannoMarks *self, const AnnoWebannoRow *row, guint nth)
{
  const GPtrArray *columns = self->schema->columns;
  const AnnoWebannoColumn *column = columns->pdata[nth];
  const AnnoWebannoLayer *layer = self->schema->layers->pdata[column->layer];
  guint end = nth + layer->n_columns, first = self->ties->len, n = 0;

  for (guint i = nth; i < end; i++)
    if (((const AnnoWebannoColumn *) columns->pdata[i])->kind == ANNO_WEBANNO_SOURCE
        && !is_word (&row->cells[i], "_"))
      read_sources (self, columns->pdata[i], row, row->cells[i]);
  for (guint i = nth; i < end; i++)
    if (((const AnnoWebannoColumn *) columns->pdata[i])->kind == ANNO_WEBANNO_VALUE
        && !is_word (&row->cells[i], "_"))
      read_features (self, row, row->cells[i], first);
  for (guint i = first; i < self->ties->len; i++)
    {
      AnnoWebannoTie *tie = &g_array_index (self->ties, AnnoWebannoTie, i);
      if (tie->field == NULL)
        tie->field = g_strdup (layer->short_name);
      n += tie->line == 0;
    }
  for (guint i = 0; i < n; i++)
    anno_webanno_marks_leave_out (self, ANNO_WEBANNO_NO_END, row->line);
  return end;
}

static void
read_cell (AnnoWebannoMarks *self, const AnnoWebannoColumn *column, const AnnoWebannoRow *row,
           AnnoWebannoCell cell)
{
  switch (column->kind)
    {
    case ANNO_WEBANNO_PLACEHOLDER:
    case ANNO_WEBANNO_VALUE:
    case ANNO_WEBANNO_ROLE:
      read_values (self, column, row, cell);
      break;
    case ANNO_WEBANNO_TARGET:
      read_targets (self, column, row, cell);
      break;
    case ANNO_WEBANNO_CHAIN_TYPE:
      read_types (self, column, row, cell);
      break;
    default:
      break;
    }
}

void
anno_webanno_marks_add_row (AnnoWebannoMarks *self, const AnnoWebannoRow *row)
{
  g_return_if_fail (self != NULL && row != NULL);

  const GPtrArray *columns = self->schema->columns;
  for (guint i = 0; i < columns->len; i++)
    if (((const AnnoWebannoColumn *) columns->pdata[i])->kind == ANNO_WEBANNO_CHAIN_LINK
        && !is_word (&row->cells[i], "_"))
      read_links (self, columns->pdata[i], row, row->cells[i]);
  for (guint i = 0; i < columns->len;)
    {
      const AnnoWebannoColumn *column = columns->pdata[i];
      const AnnoWebannoLayer *layer = self->schema->layers->pdata[column->layer];
      if (layer->kind == ANNO_WEBANNO_RELATION_LAYER)
        {
          i = read_relations (self, row, i);
          continue;
        }
      if (!is_word (&row->cells[i], "_"))
        read_cell (self, column, row, row->cells[i]);
      i++;
    }
  for (guint i = 0; i < self->touched->len; i++)
    g_ptr_array_set_size (self->in_row->pdata[g_array_index (self->touched, guint, i)], 0);
  g_array_set_size (self->touched, 0);
}

AnnoWebannoMark *
anno_webanno_marks_find (const AnnoWebannoMarks *self, guint base, const AnnoWebannoEnd *end)
{
  g_return_val_if_fail (self != NULL && end != NULL, NULL);

  const AnnoWebannoUnit *unit = &end->unit;
  const Key at_unit = { KEY_UNIT, { base, unit->sentence, unit->token, unit->part }, NULL };
  const Key with_id = { KEY_ID, { base, end->id, 0, 0 }, NULL };
  const Key with_any_id = { KEY_ID, { ANNO_WEBANNO_ANY_LAYER, end->id, 0, 0 }, NULL };

  if (end->mark != NULL)
    return end->mark;
  if (end->id == 0)
    return look_up (self, at_unit);
  AnnoWebannoMark *mark = look_up (self, with_id);
  return mark != NULL ? mark : look_up (self, with_any_id);
}
