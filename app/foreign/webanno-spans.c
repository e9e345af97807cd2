#include "foreign/webanno-spans.h"

#include "foreign/webanno-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A feature as the value that it has in a span. */
typedef struct
{
  guint column; /* in its layer */
  guint nth;    /* which of the values with that name, from 1 */
  char *name;
} Feature;

static void
feature_clear (gpointer data)
{
  g_free (((Feature *) data)->name);
}

/* Takes the number out of "person__2_name". */
static Feature
read_feature (const char *name, guint column)
{
  Feature feature = { column, 1, NULL };
  const char *mark = strstr (name, ANNO_WEBANNO_NTH);

  while (mark != NULL && !g_ascii_isdigit (mark[strlen (ANNO_WEBANNO_NTH)]))
    mark = strstr (mark + 1, ANNO_WEBANNO_NTH);
  if (mark == NULL)
    {
      feature.name = g_strdup (name);
      return feature;
    }
  char *rest;
  guint64 nth = g_ascii_strtoull (mark + strlen (ANNO_WEBANNO_NTH), &rest, 10);
  feature.nth = (guint) MIN (nth, G_MAXUINT);
  feature.name = g_strdup_printf ("%.*s%s", (int) (mark - name), name, rest);
  return feature;
}

/* A value before what is said of it: a name is longer then. */
static int
compare_features (gconstpointer a, gconstpointer b)
{
  const Feature *first = a, *second = b;

  if (first->nth != second->nth)
    return first->nth < second->nth ? -1 : 1;
  return strcmp (first->name, second->name);
}

/* The marks of a document on their way. */
typedef struct
{
  AnnoWebannoMarks *marks;
  AnnoForeignDocument *document;
  AnnoOffsets *offsets;
  guint length;        /* in the unit of the document */
  GPtrArray *ranks;    /* of GArray, one a layer: of a column, its place among the values; NULL
                        * where that is the same */
  GPtrArray *features; /* of GArray of Feature, one a layer, in the order of the values; or NULL */
} Making;

static const AnnoWebannoLayer *
layer_of (const Making *self, guint layer)
{
  return self->marks->schema->layers->pdata[layer];
}

static void
array_unref (gpointer array)
{
  if (array != NULL)
    g_array_unref (array);
}

/* Our own features say by their names which belong together; others are as they are. */
static void
sort_features (Making *self)
{
  const AnnoWebannoSchema *schema = self->marks->schema;

  for (guint i = 0; i < schema->layers->len; i++)
    {
      gboolean is_ours = layer_of (self, i)->is_ours;
      g_ptr_array_add (self->features,
                       is_ours ? g_array_new (FALSE, FALSE, sizeof (Feature)) : NULL);
      g_ptr_array_add (self->ranks, is_ours ? g_array_new (FALSE, TRUE, sizeof (guint)) : NULL);
      if (is_ours)
        g_array_set_clear_func (self->features->pdata[i], feature_clear);
    }
  for (guint i = 0; i < schema->columns->len; i++)
    {
      const AnnoWebannoColumn *column = schema->columns->pdata[i];
      Feature feature;
      if (self->features->pdata[column->layer] == NULL)
        continue;
      feature = read_feature (column->name != NULL ? column->name : "", column->nth);
      g_array_append_val (((GArray *) self->features->pdata[column->layer]), feature);
    }
  for (guint i = 0; i < schema->layers->len; i++)
    {
      GArray *features = self->features->pdata[i], *ranks = self->ranks->pdata[i];
      if (features == NULL)
        continue;
      g_array_sort (features, compare_features);
      g_array_set_size (ranks, features->len);
      for (guint k = 0; k < features->len; k++)
        g_array_index (ranks, guint, g_array_index (features, Feature, k).column) = k;
    }
}

static AnnoWebannoMark *
whole_of (AnnoWebannoMark *mark)
{
  return mark->whole != NULL ? mark->whole : mark;
}

static gboolean
is_empty (const AnnoWebannoMark *mark)
{
  return mark->start >= mark->end;
}

static void
add_part (AnnoWebannoMark *whole, AnnoWebannoMark *part)
{
  if (whole->parts == NULL)
    whole->parts = g_ptr_array_new ();
  g_ptr_array_add (whole->parts, part);
  part->whole = whole;
}

/* What a tie joins; FALSE where one end isn't there. */
static gboolean
find_ends (const Making *self, const AnnoWebannoTie *tie, AnnoWebannoMark **from,
           AnnoWebannoMark **to)
{
  *from = tie->line > 0 ? anno_webanno_marks_find (self->marks, tie->base, &tie->from) : NULL;
  *to = tie->line > 0 ? anno_webanno_marks_find (self->marks, tie->base, &tie->to) : NULL;
  return *from != NULL && *to != NULL && !is_empty (*from) && !is_empty (*to);
}

/* Joins what is one span; such ties are done with then. */
static void
join_parts (const Making *self)
{
  for (guint i = 0; i < self->marks->ties->len; i++)
    {
      AnnoWebannoTie *tie = &g_array_index (self->marks->ties, AnnoWebannoTie, i);
      AnnoWebannoMark *from, *to;
      if (!tie->is_ours || strcmp (tie->field, ANNO_WEBANNO_PART) != 0
          || !find_ends (self, tie, &from, &to))
        continue;
      if (from == to || from->whole != NULL || to->whole != NULL || to->parts != NULL)
        continue;
      add_part (from, to);
      tie->line = 0;
    }
}

static void
add_tie (const Making *self, const AnnoWebannoTie *tie)
{
  AnnoWebannoLink link = { 0 };
  AnnoWebannoMark *from, *to;

  if (!find_ends (self, tie, &from, &to))
    {
      anno_webanno_marks_leave_out (self->marks, ANNO_WEBANNO_NO_END, tie->line);
      return;
    }
  link.target = whole_of (to);
  link.is_anchor = tie->is_ours && g_str_has_suffix (tie->field, ANNO_WEBANNO_ANCHOR);
  gsize n = strlen (tie->field) - (link.is_anchor ? strlen (ANNO_WEBANNO_ANCHOR) : 0);
  /* What a date hangs on is said by a value, as in other forms. */
  link.field = link.is_anchor ? g_strdup_printf ("%.*s_anchor", (int) n, tie->field)
                              : g_strdup (tie->field);
  g_array_append_val (whole_of (from)->links, link);
}

static int
compare_elements (gconstpointer a, gconstpointer b)
{
  const AnnoWebannoElement *first = a, *second = b;

  if (first->layer != second->layer)
    return first->layer < second->layer ? -1 : 1;
  if (first->chain != second->chain)
    return first->chain < second->chain ? -1 : 1;
  return first->nth < second->nth ? -1 : first->nth > second->nth;
}

/* Links each mention to the next one of its chain. */
static void
link_chains (const Making *self)
{
  GArray *elements = self->marks->elements;

  g_array_sort (elements, compare_elements);
  for (guint i = 0; i < elements->len; i++)
    {
      const AnnoWebannoElement *element = &g_array_index (elements, AnnoWebannoElement, i);
      const AnnoWebannoElement *next = element + 1;
      AnnoWebannoLink link = { 0 };
      if (i + 1 == elements->len || next->layer != element->layer || next->chain != element->chain)
        {
          if (element->relation != NULL)
            anno_webanno_marks_leave_out (self->marks, ANNO_WEBANNO_LAST, element->mark->line);
          continue;
        }
      if (is_empty (element->mark) || is_empty (next->mark))
        continue;
      link.field = g_strdup (element->relation != NULL ? element->relation : "referenceRelation");
      link.target = next->mark;
      g_array_append_val (element->mark->links, link);
    }
}

static char *
id_of (const AnnoWebannoMark *mark)
{
  return g_strdup_printf ("%u", mark->number + 1);
}

static gsize
byte_of (const Making *self, guint place)
{
  return anno_offsets_to_byte (self->offsets, self->document->unit == ANNO_UNIT_UTF16
                                                  ? anno_offsets_from_utf16 (self->offsets, place)
                                                  : place);
}

static void
add_range (const Making *self, AnnoForeignSpan *span, const AnnoWebannoMark *mark)
{
  gsize start = byte_of (self, mark->start), end = byte_of (self, mark->end);
  g_autofree char *quote = g_strndup (self->document->text + start, end - start);

  anno_foreign_span_add_range (span, mark->start, mark->end, quote);
}

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const AnnoWebannoMark *first = *(AnnoWebannoMark *const *) a;
  const AnnoWebannoMark *second = *(AnnoWebannoMark *const *) b;
  return first->start < second->start ? -1 : first->start > second->start;
}

static void
add_ranges (const Making *self, AnnoForeignSpan *span, AnnoWebannoMark *mark)
{
  add_range (self, span, mark);
  if (mark->parts == NULL)
    return;
  g_ptr_array_sort (mark->parts, compare_starts);
  for (guint i = 0; i < mark->parts->len; i++)
    add_range (self, span, mark->parts->pdata[i]);
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnnoWebannoValue *first = a, *second = b;
  const GArray *ranks = data;
  guint one = g_array_index (ranks, guint, first->column);
  guint other = g_array_index (ranks, guint, second->column);

  return one < other ? -1 : one > other;
}

/* The value of a feature that is ours. */
static void
add_own_value (AnnoForeignSpan *span, const char *name, const char *text)
{
  char **member = strcmp (name, ANNO_WEBANNO_TAG) == 0    ? &span->type
                  : strcmp (name, ANNO_WEBANNO_NOTE) == 0 ? &span->note
                                                          : NULL;

  if (member != NULL)
    {
      g_free (*member);
      *member = g_strdup (text);
    }
  else if (strcmp (name, ANNO_WEBANNO_UNSURE) == 0)
    span->unsure = strcmp (text, "false") != 0;
  else
    anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, name, text);
}

static void
add_own_values (const Making *self, AnnoForeignSpan *span, AnnoWebannoMark *mark)
{
  const GArray *features = self->features->pdata[mark->layer];
  const GArray *ranks = self->ranks->pdata[mark->layer];

  g_array_sort_with_data (mark->values, compare_values, (gpointer) ranks);
  for (guint i = 0; i < mark->values->len; i++)
    {
      const AnnoWebannoValue *value = &g_array_index (mark->values, AnnoWebannoValue, i);
      guint rank = g_array_index (ranks, guint, value->column);
      add_own_value (span, g_array_index (features, Feature, rank).name, value->text);
    }
}

/* The names of the columns of each layer, by their numbers. */
static GPtrArray *
list_names (const AnnoWebannoSchema *schema)
{
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < schema->layers->len; i++)
    g_ptr_array_add (names, g_ptr_array_new ());
  for (guint i = 0; i < schema->columns->len; i++)
    {
      const AnnoWebannoColumn *column = schema->columns->pdata[i];
      g_ptr_array_add (names->pdata[column->layer], column->name);
    }
  return names;
}

static void
add_links (AnnoForeignSpan *span, const AnnoWebannoMark *mark)
{
  for (guint i = 0; i < mark->links->len; i++)
    {
      const AnnoWebannoLink *link = &g_array_index (mark->links, AnnoWebannoLink, i);
      g_autofree char *id = id_of (link->target);
      anno_foreign_span_add_value (span, link->is_anchor ? ANNO_VALUE_TEXT : ANNO_VALUE_LINK,
                                   link->field, id);
    }
}

static void
add_span (const Making *self, AnnoForeignLayer *layer, AnnoWebannoMark *mark,
          const GPtrArray *names)
{
  const AnnoWebannoLayer *declared = layer_of (self, mark->layer);
  const GPtrArray *columns = names->pdata[mark->layer];
  g_autofree char *id = id_of (mark);
  AnnoForeignSpan *span
      = anno_foreign_layer_add (layer, id, declared->is_ours ? NULL : declared->name);

  span->place = g_strdup_printf (_("line %u"), mark->line);
  span->is_event = mark->has_slots;
  add_ranges (self, span, mark);
  if (declared->is_ours)
    add_own_values (self, span, mark);
  for (guint i = 0; i < mark->values->len && !declared->is_ours; i++)
    {
      const AnnoWebannoValue *value = &g_array_index (mark->values, AnnoWebannoValue, i);
      anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, columns->pdata[value->column],
                                   value->text);
    }
  add_links (span, mark);
}

/* Empties what can't be shown in the text, so that nothing leads there. */
static void
check_places (const Making *self)
{
  for (guint i = 0; i < self->marks->marks->len; i++)
    {
      AnnoWebannoMark *mark = self->marks->marks->pdata[i];
      if (is_empty (mark))
        anno_webanno_marks_leave_out (self->marks, ANNO_WEBANNO_NO_WIDTH, mark->line);
      else if (mark->end > self->length)
        {
          anno_webanno_marks_leave_out (self->marks, ANNO_WEBANNO_PAST_END, mark->line);
          mark->start = mark->end = 0;
        }
    }
}

static char *
describe (AnnoWebannoLeftOut what, guint n)
{
  switch (what)
    {
    case ANNO_WEBANNO_NO_WIDTH:
      return g_strdup_printf (ngettext ("%u mark lies between two characters, and on none.",
                                        "%u marks lie between two characters, and on none.", n),
                              n);
    case ANNO_WEBANNO_NO_END:
      return g_strdup_printf (ngettext ("An end of %u relation isn’t marked.",
                                        "An end of %u relations isn’t marked.", n),
                              n);
    case ANNO_WEBANNO_NO_ROOM:
      return g_strdup_printf (
          ngettext ("%u further value of a relation.", "%u further values of relations.", n), n);
    case ANNO_WEBANNO_CONTRARY:
      return g_strdup_printf (ngettext ("%u value that isn’t the one in the first row of its mark.",
                                        "%u values that aren’t those in the first rows of their "
                                        "marks.",
                                        n),
                              n);
    case ANNO_WEBANNO_LAST:
      return g_strdup_printf (ngettext ("%u relation of the last mention in a chain.",
                                        "%u relations of the last mentions in chains.", n),
                              n);
    case ANNO_WEBANNO_UNREADABLE:
      return g_strdup_printf (
          ngettext ("%u mention that is in no chain.", "%u mentions that are in no chain.", n), n);
    case ANNO_WEBANNO_BEYOND:
      return g_strdup_printf (ngettext ("%u row has more columns than the head of the file says.",
                                        "%u rows have more columns than the head of the file says.",
                                        n),
                              n);
    default:
      return g_strdup_printf (
          ngettext ("%u mark ends behind the text.", "%u marks end behind the text.", n), n);
    }
}

static void
tell (const Making *self)
{
  for (guint what = 0; what < ANNO_WEBANNO_N_LEFT_OUT; what++)
    {
      guint n = self->marks->n[what];
      g_autofree char *words = describe ((AnnoWebannoLeftOut) what, n);
      if (n > 0)
        /* Translators: where the first of something lies, then what is left out. */
        anno_foreign_document_leave_out (self->document, _("line %u: %s"),
                                         self->marks->lines[what], words);
    }
}

static void
make (Making *self, const char *maker)
{
  AnnoForeignLayer *layer = anno_foreign_document_layer (self->document, maker);
  g_autoptr (GPtrArray) names = list_names (self->marks->schema);

  sort_features (self);
  check_places (self);
  join_parts (self);
  for (guint i = 0; i < self->marks->ties->len; i++)
    {
      const AnnoWebannoTie *tie = &g_array_index (self->marks->ties, AnnoWebannoTie, i);
      if (tie->line > 0)
        add_tie (self, tie);
    }
  link_chains (self);
  for (guint i = 0; i < self->marks->marks->len; i++)
    {
      AnnoWebannoMark *mark = self->marks->marks->pdata[i];
      if (!is_empty (mark) && mark->whole == NULL)
        add_span (self, layer, mark, names);
    }
  tell (self);
}

void
anno_webanno_spans_add (AnnoWebannoMarks *marks, AnnoForeignDocument *document, const char *maker)
{
  g_return_if_fail (marks != NULL && document != NULL && document->text != NULL);

  g_autoptr (AnnoOffsets) offsets = anno_offsets_new (document->text, strlen (document->text));
  g_autoptr (GPtrArray) ranks = g_ptr_array_new_with_free_func (array_unref);
  g_autoptr (GPtrArray) features = g_ptr_array_new_with_free_func (array_unref);
  Making self = { marks, document, offsets, 0, ranks, features };
  self.length = document->unit == ANNO_UNIT_UTF16 ? anno_offsets_get_utf16_length (offsets)
                                                  : anno_offsets_get_length (offsets);
  make (&self, maker);
}
