#include "foreign/citron-quotes.h"

#include "foreign/citron-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How many things are told one by one. */
#define MAX_TOLD 1000

/* A mark that several quotes may name. */
typedef struct
{
  AnnoForeignSpan *span;
  guint quote; /* the last one that links to it */
} Mark;

/* What a claim said that it lies inside. */
typedef struct
{
  AnnoForeignSpan *claim;
  guint quote;
  char *id;
} Inside;

struct _AnnoCitronQuotes
{
  AnnoForeignDocument *document;
  AnnoForeignLayer *layer;
  GTree *marks;    /* "speaker:ID" or "speaker 3 8" → Mark */
  GTree *places;   /* a set: "speaker:ID 3 8", for what has several */
  GTree *claims;   /* a quote's id → AnnoForeignSpan */
  GTree *unknown;  /* a set: names of members that were told */
  GArray *insides; /* of Inside */
  const char *key;
  guint n_quotes;
  guint nth; /* of the quote that is read, in its array, from 1 */
  guint n_told;
};

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer unused)
{
  return strcmp (a, b);
}

static GTree *
tree_new (GDestroyNotify free_value)
{
  return g_tree_new_full (compare_keys, NULL, g_free, free_value);
}

static void
inside_clear (gpointer data)
{
  g_free (((Inside *) data)->id);
}

AnnoCitronQuotes *
anno_citron_quotes_new (AnnoForeignDocument *document, AnnoForeignLayer *layer)
{
  g_return_val_if_fail (document != NULL && layer != NULL, NULL);

  AnnoCitronQuotes *self = g_new0 (AnnoCitronQuotes, 1);
  self->document = document;
  self->layer = layer;
  self->marks = tree_new (g_free);
  self->places = tree_new (NULL);
  self->claims = tree_new (NULL);
  self->unknown = tree_new (NULL);
  self->insides = g_array_new (FALSE, FALSE, sizeof (Inside));
  g_array_set_clear_func (self->insides, inside_clear);
  return self;
}

void
anno_citron_quotes_free (AnnoCitronQuotes *self)
{
  g_return_if_fail (self != NULL);

  g_tree_unref (self->marks);
  g_tree_unref (self->places);
  g_tree_unref (self->claims);
  g_tree_unref (self->unknown);
  g_array_unref (self->insides);
  g_free (self);
}

static void leave_out (AnnoCitronQuotes *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
leave_out (AnnoCitronQuotes *self, const char *format, ...)
{
  va_list arguments;

  if (self->n_told++ >= MAX_TOLD)
    return;
  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: the name of a list in the file, a number in it, then what is wrong there. */
  anno_foreign_document_leave_out (self->document, _("“%s”, item %u: %s"), self->key, self->nth,
                                   what);
}

/* The members of an object that are known, in the order of @names. Each name that isn't known is
 * told once. */
static void
split (AnnoCitronQuotes *self, const AnnoJsonSlice *object, const char *const *names,
       AnnoJsonSlice *values)
{
  AnnoJsonSlice key, value;
  const char *at = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    values[i] = (AnnoJsonSlice){ NULL, 0 };
  while (anno_json_next_pair (object, &at, &key, &value))
    {
      guint i = 0;
      while (names[i] != NULL && !anno_json_slice_is (&key, names[i]))
        i++;
      if (names[i] != NULL)
        {
          values[i] = value;
          continue;
        }
      char *name = anno_json_slice_to_string (&key);
      if (g_tree_lookup_extended (self->unknown, name, NULL, NULL))
        {
          g_free (name);
          continue;
        }
      leave_out (self, _("“%s” isn’t known"), name);
      g_tree_insert (self->unknown, name, NULL);
    }
}

typedef struct
{
  guint start;
  guint end;
  char *text; /* or NULL */
  char *id;   /* or NULL */
} Place;

static void
place_clear (Place *self)
{
  g_free (self->text);
  g_free (self->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static gboolean
read_number (const AnnoJsonSlice *value, guint *number)
{
  gint64 all;

  if (value->text == NULL || !anno_json_slice_to_int (value, &all) || all < 0 || all > G_MAXUINT)
    return FALSE;
  *number = (guint) all;
  return TRUE;
}

static gboolean
read_place (AnnoCitronQuotes *self, const AnnoJsonSlice *object, const char *role, Place *place)
{
  static const char *const names[]
      = { ANNO_CITRON_START, ANNO_CITRON_END, ANNO_CITRON_TEXT, ANNO_CITRON_ID, NULL };
  AnnoJsonSlice values[4] = { 0 };

  if (anno_json_slice_kind (object) == '{')
    split (self, object, names, values);
  if (!read_number (&values[0], &place->start) || !read_number (&values[1], &place->end)
      || place->start >= place->end)
    {
      leave_out (self, _("a place in “%s” has no “start” before an “end”"), role);
      return FALSE;
    }
  place->text = values[2].text != NULL ? anno_json_slice_to_string (&values[2]) : NULL;
  place->id = values[3].text != NULL ? anno_json_slice_to_string (&values[3]) : NULL;
  return TRUE;
}

/* The mark of @type that the place is, or is a part of. */
static Mark *
find_mark (AnnoCitronQuotes *self, const char *type, const Place *place)
{
  char *at = place->id != NULL
                 ? g_strdup_printf ("%s:%s %u %u", type, place->id, place->start, place->end)
                 : g_strdup_printf ("%s %u %u", type, place->start, place->end);
  char *key = place->id != NULL ? g_strconcat (type, ":", place->id, NULL) : g_strdup (at);
  Mark *mark = g_tree_lookup (self->marks, key);

  if (mark == NULL)
    {
      mark = g_new0 (Mark, 1);
      mark->span = anno_foreign_layer_add (self->layer, key, type);
      mark->span->place = g_strdup_printf (_("“%s”, item %u"), self->key, self->nth);
      g_tree_insert (self->marks, g_strdup (key), mark);
    }
  if (!g_tree_lookup_extended (self->places, at, NULL, NULL))
    {
      anno_foreign_span_add_range (mark->span, place->start, place->end, place->text);
      g_tree_insert (self->places, g_steal_pointer (&at), NULL);
    }
  g_free (at);
  g_free (key);
  return mark;
}

/* One end of links of the quote that is read. */
typedef struct
{
  const char *member; /* which says so in the file */
  const char *type;   /* of the other ends */
  const char *field;
} End;

/* Links @from to the mark that @object is, once. */
static AnnoForeignSpan *
link_one (AnnoCitronQuotes *self, const End *end, AnnoForeignSpan *from,
          const AnnoJsonSlice *object)
{
  g_auto (Place) place = { 0 };

  if (!read_place (self, object, end->member, &place))
    return NULL;
  Mark *mark = find_mark (self, end->type, &place);
  if (from != NULL && mark->quote != self->n_quotes)
    anno_foreign_span_add_value (from, ANNO_VALUE_LINK, end->field, mark->span->id);
  mark->quote = self->n_quotes;
  return mark->span;
}

/* Links @from to all marks in the array; gives the first of them. */
static AnnoForeignSpan *
link_all (AnnoCitronQuotes *self, const End *end, AnnoForeignSpan *from, const AnnoJsonSlice *array)
{
  AnnoForeignSpan *first = NULL;
  AnnoJsonSlice object;
  const char *at = NULL;

  if (array->text == NULL || anno_json_slice_kind (array) == 'n')
    return NULL;
  if (anno_json_slice_kind (array) != '[')
    leave_out (self, _("“%s” is no list"), end->member);
  while (anno_json_next_element (array, &at, &object))
    {
      AnnoForeignSpan *span = link_one (self, end, from, &object);
      first = first != NULL ? first : span;
    }
  return first;
}

static void
add_contents (AnnoCitronQuotes *self, AnnoForeignSpan *claim, const AnnoJsonSlice *contents)
{
  AnnoJsonSlice object;
  const char *at = NULL;

  while (contents->text != NULL && anno_json_next_element (contents, &at, &object))
    {
      g_auto (Place) place = { 0 };
      if (read_place (self, &object, ANNO_CITRON_CONTENTS, &place))
        anno_foreign_span_add_range (claim, place.start, place.end, place.text);
    }
}

/* The words of a string, or of what else is there: Citron writes numbers either way. */
static char *
say (const AnnoJsonSlice *value)
{
  char kind = anno_json_slice_kind (value);

  if (kind == '"')
    return anno_json_slice_to_string (value);
  return kind == '0' ? g_strndup (value->text, value->length) : NULL;
}

enum
{
  ID,
  CUE,
  SOURCES,
  CONTENTS,
  COREFERENCES,
  CONFIDENCE,
  CUES,
  DATES,
  INSIDE,
  N_MEMBERS
};

/* A claim without links; NULL where it has no words. */
static AnnoForeignSpan *
add_claim (AnnoCitronQuotes *self, const AnnoJsonSlice *members)
{
  g_autofree char *id = members[ID].text != NULL ? say (&members[ID]) : NULL;
  g_autofree char *number = g_strdup_printf ("quote %u", self->n_quotes);
  gboolean is_double = id != NULL && g_tree_lookup_extended (self->claims, id, NULL, NULL);
  gboolean is_named = id != NULL && !is_double;
  g_autofree char *name = is_named ? g_strconcat ("claim:", id, NULL) : g_strdup (number);
  AnnoForeignSpan *claim = anno_foreign_layer_add (self->layer, name, "claim");

  claim->place = g_strdup_printf (_("“%s”, item %u"), self->key, self->nth);
  add_contents (self, claim, &members[CONTENTS]);
  if (claim->ranges->len == 0)
    {
      g_ptr_array_set_size (self->layer->spans, (int) self->layer->spans->len - 1);
      leave_out (self, _("it has no contents"));
      return NULL;
    }
  if (is_double)
    leave_out (self, _("another one has the id “%s” too"), id);
  if (is_named)
    g_tree_insert (self->claims, g_steal_pointer (&id), claim);
  return claim;
}

static void
add_quote (AnnoCitronQuotes *self, const AnnoJsonSlice *quote)
{
  static const char *const names[] = { ANNO_CITRON_ID,           ANNO_CITRON_CUE,
                                       ANNO_CITRON_SOURCES,      ANNO_CITRON_CONTENTS,
                                       ANNO_CITRON_COREFERENCES, ANNO_CITRON_CONFIDENCE,
                                       ANNO_CITRON_CUES,         ANNO_CITRON_DATES,
                                       ANNO_CITRON_INSIDE,       NULL };
  static const End sources = { ANNO_CITRON_SOURCES, "speaker", "said-by" };
  static const End cue = { ANNO_CITRON_CUE, "cue", "cued-by" };
  static const End cues = { ANNO_CITRON_CUES, "cue", "cued-by" };
  static const End dates = { ANNO_CITRON_DATES, "date", "said-on" };
  static const End others = { ANNO_CITRON_COREFERENCES, "speaker", "coreference" };
  AnnoJsonSlice members[N_MEMBERS];

  self->n_quotes++;
  split (self, quote, names, members);
  AnnoForeignSpan *claim = add_claim (self, members);
  AnnoForeignSpan *speaker = link_all (self, &sources, claim, &members[SOURCES]);
  if (members[CUE].text != NULL && anno_json_slice_kind (&members[CUE]) != 'n')
    link_one (self, &cue, claim, &members[CUE]);
  link_all (self, &cues, claim, &members[CUES]);
  link_all (self, &dates, claim, &members[DATES]);
  link_all (self, &others, speaker, &members[COREFERENCES]);
  g_autofree char *confidence
      = members[CONFIDENCE].text != NULL ? say (&members[CONFIDENCE]) : NULL;
  if (confidence != NULL && claim != NULL)
    anno_foreign_span_add_value (claim, ANNO_VALUE_TEXT, ANNO_CITRON_CONFIDENCE, confidence);
  Inside inside
      = { claim, self->nth, members[INSIDE].text != NULL ? say (&members[INSIDE]) : NULL };
  if (claim != NULL && inside.id != NULL)
    g_array_append_val (self->insides, inside);
  else
    g_free (inside.id);
}

void
anno_citron_quotes_add (AnnoCitronQuotes *self, const char *key, const AnnoJsonSlice *quotes)
{
  AnnoJsonSlice quote;
  const char *at = NULL;

  g_return_if_fail (self != NULL && key != NULL && quotes != NULL);

  self->key = key;
  self->nth = 0;
  while (anno_json_next_element (quotes, &at, &quote))
    {
      self->nth++;
      if (anno_json_slice_kind (&quote) == '{')
        add_quote (self, &quote);
      else
        leave_out (self, _("it is no quote"));
    }
}

void
anno_citron_quotes_finish (AnnoCitronQuotes *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->insides->len; i++)
    {
      const Inside *inside = &g_array_index (self->insides, Inside, i);
      const AnnoForeignSpan *outer = g_tree_lookup (self->claims, inside->id);
      self->nth = inside->quote;
      if (outer != NULL)
        anno_foreign_span_add_value (inside->claim, ANNO_VALUE_LINK, "inside", outer->id);
      else
        leave_out (self, _("there is no quote “%s”"), inside->id);
    }
  for (guint i = 0; i < self->layer->spans->len; i++)
    {
      AnnoForeignSpan *span = self->layer->spans->pdata[i];
      if (span->quotes->len != span->ranges->len)
        g_ptr_array_set_size (span->quotes, 0);
    }
  guint n = self->n_told > MAX_TOLD ? self->n_told - MAX_TOLD : 0;
  if (n > 0)
    anno_foreign_document_leave_out (self->document,
                                     ngettext ("%u more thing that isn’t understood",
                                               "%u more things that aren’t understood", n),
                                     n);
}
