#include "formats/annotation.h"

#include "formats/iso-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Above this, a place is no place in any text that can be opened. */
#define LAST_PLACE (G_MAXUINT32 - 1)

/* What is being read, and where it comes from. */
typedef struct
{
  guint line;
  AnnoArticle *article;
  GPtrArray *findings;
  AnnoSpanDraft *draft;
  AnnoSpanExtra extra;
  GString *bodies;
  char *id;
  gboolean has_tag;
  gboolean has_note;
  GArray *segments; /* of AnnoSegment, as the file has them */
  GError **error;
} Reading;

/* The order of the names is that of these numbers, here and below. */
enum
{
  ID,
  TYPE,
  MOTIVATION,
  CREATED,
  MODIFIED,
  CREATOR,
  GENERATOR,
  SUGGESTED_BY,
  UNSURE,
  BODY,
  TARGET,
  N_MEMBERS,
};

static const char *const member_names[] = {
  "id",        "type",        "motivation", "created", "modified", "creator",
  "generator", "suggestedBy", "unsure",     "body",    "target",   NULL,
};

enum
{
  BODY_TYPE,
  PURPOSE,
  VALUE,
  FIELD,
  SOURCE,
  TIMEX,
  ANCHOR,
  MOD,
  N_BODY_MEMBERS,
};

static const char *const body_names[] = {
  "type", "purpose", "value", "field", "source", "timex", "anchor", "mod", NULL,
};

enum
{
  TARGET_SOURCE,
  SEGMENTED,
  SELECTOR,
  N_TARGET_MEMBERS,
};

static const char *const target_names[] = { "source", "segmented", "selector", NULL };

enum
{
  SELECTOR_TYPE,
  START,
  END,
  EXACT,
  PREFIX,
  SUFFIX,
  N_SELECTOR_MEMBERS,
};

static const char *const selector_names[] = {
  "type", "start", "end", "exact", "prefix", "suffix", NULL,
};

#define BIT(name) (1u << (name))

static gboolean
fail (Reading *self, const char *why)
{
  g_set_error_literal (self->error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SHAPE, why);
  return FALSE;
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->draft, anno_span_draft_free);
  g_clear_pointer (&self->extra.creator, g_free);
  g_clear_pointer (&self->extra.generator, g_free);
  g_clear_pointer (&self->extra.members, g_free);
  g_clear_pointer (&self->extra.tag, g_free);
  g_clear_pointer (&self->extra.note, g_free);
  g_clear_pointer (&self->extra.bodies, g_free);
  g_clear_pointer (&self->extra.targets, g_strfreev);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->segments, g_array_unref);
  if (self->bodies != NULL)
    g_string_free (g_steal_pointer (&self->bodies), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* @message: transfer full. */
static void
find (Reading *self, AnnoFindingKind kind, guint start, guint end, char *message)
{
  if (self->findings == NULL)
    {
      g_free (message);
      return;
    }
  AnnoFinding *finding = anno_finding_new (kind, message);
  finding->id = g_strdup (self->id);
  finding->line = self->line;
  finding->start = start;
  finding->end = end;
  g_ptr_array_add (self->findings, finding);
}

static gboolean
fail_off_text (Reading *self, char *message)
{
  fail (self, message);
  find (self, ANNO_FINDING_OFF_TEXT, 0, 0, message);
  return FALSE;
}

static char *
keep_raw (const AnnoJsonSlice *slice)
{
  GString *kept = NULL;

  if (slice->text == NULL)
    return NULL;
  anno_json_keep_element (&kept, slice);
  return anno_json_take_kept (&kept);
}

/* Whether all that is there in @values is strings. */
static gboolean
are_strings (const AnnoJsonSlice *values, guint n)
{
  for (guint i = 0; i < n; i++)
    if (values[i].text != NULL && anno_json_slice_kind (&values[i]) != '"')
      return FALSE;
  return TRUE;
}

static char *
get_string (const AnnoJsonSlice *slice)
{
  return slice->text != NULL ? anno_json_slice_to_string (slice) : NULL;
}

static AnnoValue *
value_of (AnnoValueKind kind, const AnnoJsonSlice *members)
{
  gboolean words = kind == ANNO_VALUE_TEXT || kind == ANNO_VALUE_TIMEX;
  g_autofree char *field = get_string (&members[FIELD]);
  g_autofree char *text = get_string (&members[words ? VALUE : SOURCE]);
  AnnoValue *value = anno_value_new (kind, field, text);

  value->timex = get_string (&members[TIMEX]);
  value->anchor = get_string (&members[ANCHOR]);
  value->mod = get_string (&members[MOD]);
  return value;
}

/* Which kind of value a body is; -1 where it is none. Something that this kind has no place for
 * makes it none: then the body is kept whole. */
static int
find_value_kind (const AnnoJsonSlice *members, guint there)
{
  const guint common = BIT (BODY_TYPE) | BIT (PURPOSE) | BIT (FIELD);
  const guint optional = BIT (ANCHOR) | BIT (MOD);

  if (anno_json_slice_is (&members[BODY_TYPE], "TextualBody")
      && anno_json_slice_is (&members[PURPOSE], "classifying"))
    {
      if (there == (common | BIT (VALUE)))
        return ANNO_VALUE_TEXT;
      return (there & ~optional) == (common | BIT (VALUE) | BIT (TIMEX)) ? ANNO_VALUE_TIMEX : -1;
    }
  if (there != (common | BIT (SOURCE))
      || !anno_json_slice_is (&members[BODY_TYPE], "SpecificResource"))
    return -1;
  if (anno_json_slice_is (&members[PURPOSE], "identifying"))
    return ANNO_VALUE_PERSON;
  return anno_json_slice_is (&members[PURPOSE], "linking") ? ANNO_VALUE_LINK : -1;
}

/* The tag or the note: each once, and a note of no words is no note. */
static gboolean
read_own_words (Reading *self, const AnnoJsonSlice *members, guint there, GString **unknown)
{
  if (there != (BIT (BODY_TYPE) | BIT (PURPOSE) | BIT (VALUE))
      || !anno_json_slice_is (&members[BODY_TYPE], "TextualBody"))
    return FALSE;

  if (!self->has_tag && anno_json_slice_is (&members[PURPOSE], "tagging"))
    {
      g_autofree char *tag = get_string (&members[VALUE]);
      self->has_tag = TRUE;
      anno_span_draft_set_tag (self->draft, tag);
      self->extra.tag = anno_json_take_kept (unknown);
      return TRUE;
    }
  if (!self->has_note && anno_json_slice_is (&members[PURPOSE], "commenting")
      && !anno_json_slice_is (&members[VALUE], ""))
    {
      g_autofree char *note = get_string (&members[VALUE]);
      self->has_note = TRUE;
      anno_span_draft_set_note (self->draft, note);
      self->extra.note = anno_json_take_kept (unknown);
      return TRUE;
    }
  return FALSE;
}

static void
read_body (Reading *self, const AnnoJsonSlice *body)
{
  AnnoJsonSlice members[N_BODY_MEMBERS];
  GString *unknown = NULL;
  gboolean understood = FALSE;

  if (anno_json_slice_kind (body) == '{')
    {
      guint there = anno_json_split (body, body_names, members, &unknown);
      const guint needed = BIT (BODY_TYPE) | BIT (PURPOSE);
      if ((there & needed) == needed && are_strings (members, N_BODY_MEMBERS))
        {
          int kind = find_value_kind (members, there);
          understood = kind >= 0 || read_own_words (self, members, there, &unknown);
          if (kind >= 0)
            {
              AnnoValue *value = value_of ((AnnoValueKind) kind, members);
              value->extra = anno_json_take_kept (&unknown);
              anno_span_draft_add_value (self->draft, value);
            }
        }
    }
  if (!understood)
    anno_json_keep_element (&self->bodies, body);
  g_free (anno_json_take_kept (&unknown));
}

static gboolean
read_bodies (Reading *self, const AnnoJsonSlice *bodies)
{
  AnnoJsonSlice body;

  if (bodies->text == NULL)
    return fail (self, _("it has no body"));
  if (anno_json_slice_kind (bodies) != '[')
    read_body (self, bodies);
  for (const char *at = NULL; anno_json_next_element (bodies, &at, &body);)
    read_body (self, &body);
  self->extra.bodies = anno_json_take_kept (&self->bodies);
  return self->has_tag || fail (self, _("it has no tag"));
}

static gboolean
read_place (Reading *self, const AnnoJsonSlice *slice, gint64 *place)
{
  if (anno_json_slice_kind (slice) != '0')
    return fail (self, _("a place is not a number"));
  if (anno_json_slice_to_int (slice, place) && *place >= 0 && *place <= LAST_PLACE)
    return TRUE;

  g_autofree char *number = g_strndup (slice->text, MIN (slice->length, 40));
  return fail_off_text (self, g_strdup_printf (_("%s is not a place in a text."), number));
}

static gboolean
read_position (Reading *self, const AnnoJsonSlice *members)
{
  gint64 start = 0, end = 0;

  if (!read_place (self, &members[START], &start) || !read_place (self, &members[END], &end))
    return FALSE;
  if (end < start)
    return fail_off_text (self, g_strdup_printf (_("The stretch from %u to %u is turned round."),
                                                 (guint) start, (guint) end));
  if (end == start)
    return fail_off_text (self, g_strdup_printf (_("The stretch at %u is empty."), (guint) start));
  if (self->article != NULL && end > anno_article_get_length (self->article))
    return fail_off_text (
        self,
        g_strdup_printf (_("The stretch from %u to %u is beyond the end of the text, at %u."),
                         (guint) start, (guint) end, anno_article_get_length (self->article)));

  AnnoSegment segment = { (guint) start, (guint) end };
  g_array_append_val (self->segments, segment);
  return TRUE;
}

/* A stretch of text as a message shows it: its beginning, on one line. */
static char *
shorten (const char *text)
{
  enum
  {
    MOST = 60
  };
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (; *text != '\0' && n < MOST; text = g_utf8_next_char (text), n++)
    {
      gunichar c = g_utf8_get_char (text);
      g_string_append_unichar (out, g_unichar_isprint (c) || c == 0x200D ? c : ' ');
    }
  if (*text != '\0')
    g_string_append (out, "…");
  return g_string_free (out, FALSE);
}

static void
check_quote (Reading *self, const AnnoJsonSlice *exact, const AnnoSegment *segment)
{
  gsize n_bytes = 0;

  if (self->article == NULL)
    return;
  const char *words = anno_article_peek (self->article, segment->start, segment->end, &n_bytes);
  if (anno_json_slice_is_len (exact, words, n_bytes))
    return;

  g_autofree char *quote = anno_json_slice_to_string (exact);
  g_autofree char *short_quote = shorten (quote);
  g_autofree char *there
      = anno_article_slice (self->article, segment->start, MIN (segment->end, segment->start + 61));
  g_autofree char *short_there = shorten (there);
  find (self, ANNO_FINDING_QUOTE, segment->start, segment->end,
        g_strdup_printf (_("It quotes “%s”, but “%s” stands there."), short_quote, short_there));
}

typedef struct
{
  AnnoJsonSlice exact;
  gboolean has_position;
} Selectors;

static gboolean
read_selector (Reading *self, const AnnoJsonSlice *selector, Selectors *selectors)
{
  AnnoJsonSlice members[N_SELECTOR_MEMBERS];
  GString *unknown = NULL;
  guint there = anno_json_split (selector, selector_names, members, &unknown);
  const AnnoJsonSlice *type = &members[SELECTOR_TYPE];
  const guint position = BIT (SELECTOR_TYPE) | BIT (START) | BIT (END);
  const guint quote = BIT (SELECTOR_TYPE) | BIT (EXACT), around = BIT (PREFIX) | BIT (SUFFIX);

  if (unknown != NULL)
    {
      g_free (anno_json_take_kept (&unknown));
      return fail (self, _("a selector holds something unknown"));
    }
  if (!selectors->has_position && there == position
      && anno_json_slice_is (type, "TextPositionSelector"))
    {
      selectors->has_position = TRUE;
      return read_position (self, members);
    }
  if (selectors->exact.text == NULL && (there & ~around) == quote
      && anno_json_slice_is (type, "TextQuoteSelector")
      && are_strings (members, N_SELECTOR_MEMBERS))
    {
      selectors->exact = members[EXACT];
      return TRUE;
    }
  return fail (self, _("a selector is of an unknown kind, or twice there"));
}

static gboolean
read_selectors (Reading *self, const AnnoJsonSlice *list)
{
  Selectors selectors = { { NULL, 0 }, FALSE };
  AnnoJsonSlice selector;

  if (list->text == NULL)
    return fail (self, _("a target has no selector"));
  if (anno_json_slice_kind (list) != '[' && !read_selector (self, list, &selectors))
    return FALSE;
  for (const char *at = NULL; anno_json_next_element (list, &at, &selector);)
    if (!read_selector (self, &selector, &selectors))
      return FALSE;
  if (!selectors.has_position)
    return fail (self, _("a target has no place"));
  if (selectors.exact.text != NULL)
    check_quote (self, &selectors.exact,
                 &g_array_index (self->segments, AnnoSegment, self->segments->len - 1));
  return TRUE;
}

/* One target. Its unknown members go to @extras, which holds one string a target. */
static gboolean
read_target (Reading *self, const AnnoJsonSlice *target, GPtrArray *extras)
{
  AnnoJsonSlice members[N_TARGET_MEMBERS];
  GString *unknown = NULL;

  if (anno_json_slice_kind (target) != '{')
    return fail (self, _("a target is not an object"));
  anno_json_split (target, target_names, members, &unknown);
  char *extra = anno_json_take_kept (&unknown);
  g_ptr_array_add (extras, extra != NULL ? extra : g_strdup (""));

  if (!are_strings (&members[TARGET_SOURCE], 1))
    return fail (self, _("the source of a target is not a string"));
  if (members[SEGMENTED].text != NULL
      && strchr ("tf", anno_json_slice_kind (&members[SEGMENTED])) == NULL)
    return fail (self, _("“segmented” is neither true nor false"));
  return read_selectors (self, &members[SELECTOR]);
}

static gboolean
has_words (const GPtrArray *extras)
{
  for (guint i = 0; i < extras->len; i++)
    if (*(const char *) extras->pdata[i] != '\0')
      return TRUE;
  return FALSE;
}

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const AnnoSegment *x = a, *y = b;
  return x->start < y->start ? -1 : x->start > y->start;
}

/* Segments in any order are put in order. Where they touch they become one, unless unknown members
 * belong to each: then nobody can say what would be lost. */
static gboolean
take_segments (Reading *self, GPtrArray *extras)
{
  const AnnoSegment *segments = &g_array_index (self->segments, AnnoSegment, 0);
  gboolean in_order = TRUE;

  for (guint i = 1; i < self->segments->len; i++)
    in_order = in_order && segments[i - 1].end < segments[i].start;
  if (!in_order && has_words (extras))
    return fail (self, _("its targets overlap, or are not in order"));
  if (!in_order)
    g_array_sort (self->segments, compare_segments);
  for (guint i = 0; i < self->segments->len; i++)
    anno_span_draft_add_segment (self->draft, segments[i].start, segments[i].end);
  if (!has_words (extras))
    return TRUE;
  g_ptr_array_add (extras, NULL);
  self->extra.targets = (GStrv) g_ptr_array_steal (extras, NULL);
  return TRUE;
}

static gboolean
read_targets (Reading *self, const AnnoJsonSlice *targets)
{
  g_autoptr (GPtrArray) extras = g_ptr_array_new_with_free_func (g_free);
  AnnoJsonSlice target;

  if (targets->text == NULL)
    return fail (self, _("it has no target"));
  if (anno_json_slice_kind (targets) != '[' && !read_target (self, targets, extras))
    return FALSE;
  for (const char *at = NULL; anno_json_next_element (targets, &at, &target);)
    if (!read_target (self, &target, extras))
      return FALSE;
  return self->segments->len > 0 ? take_segments (self, extras)
                                 : fail (self, _("it has no target"));
}

static gboolean
read_time (Reading *self, const AnnoJsonSlice *slice, gint64 *time)
{
  if (slice->text == NULL)
    return TRUE;
  g_autofree char *text = anno_json_slice_to_string (slice);
  return (text != NULL && anno_iso_time_read (text, time))
         || fail (self, _("“created” or “modified” is not a time"));
}

static gboolean
read_times (Reading *self, const AnnoJsonSlice *members)
{
  gint64 created = 0, modified = 0;

  if (!read_time (self, &members[CREATED], &created)
      || !read_time (self, &members[MODIFIED], &modified))
    return FALSE;
  anno_span_draft_set_created (self->draft, created);
  anno_span_draft_set_modified (self->draft, members[MODIFIED].text != NULL ? modified : created);
  return TRUE;
}

static gboolean
read_flags (Reading *self, const AnnoJsonSlice *members)
{
  char unsure = members[UNSURE].text != NULL ? anno_json_slice_kind (&members[UNSURE]) : 'f';
  g_autofree char *suggested = get_string (&members[SUGGESTED_BY]);

  if (unsure != 't' && unsure != 'f')
    return fail (self, _("“unsure” is neither true nor false"));
  if (suggested == NULL && members[SUGGESTED_BY].text != NULL)
    return fail (self, _("“suggestedBy” is not a string"));
  anno_span_draft_set_unsure (self->draft, unsure == 't');
  anno_span_draft_set_suggested (self->draft, suggested);
  return TRUE;
}

static gboolean
read_members (Reading *self, const AnnoJsonSlice *members)
{
  if (!anno_json_slice_is (&members[TYPE], "Annotation"))
    return fail (self, _("its type is not “Annotation”"));
  if (!anno_json_slice_is (&members[MOTIVATION], "tagging"))
    return fail (self, _("its motivation is not “tagging”"));
  self->id = get_string (&members[ID]);
  if (self->id == NULL || *self->id == '\0')
    return fail (self, _("it has no id"));

  self->draft = anno_span_draft_new_with_id (self->id, "");
  self->extra.creator = keep_raw (&members[CREATOR]);
  self->extra.generator = keep_raw (&members[GENERATOR]);
  return read_times (self, members) && read_flags (self, members)
         && read_bodies (self, &members[BODY]) && read_targets (self, &members[TARGET]);
}

static void
take_extra (Reading *self)
{
  const AnnoSpanExtra *extra = &self->extra;

  if (extra->creator == NULL && extra->generator == NULL && extra->members == NULL
      && extra->tag == NULL && extra->note == NULL && extra->bodies == NULL
      && extra->targets == NULL)
    return;
  AnnoSpanExtra *taken = anno_span_extra_new ();
  *taken = *extra;
  self->extra = (AnnoSpanExtra){ NULL };
  anno_span_draft_take_extra (self->draft, taken);
}

/* A line that is kept unread is no place for findings about its quotes. */
static void
drop_quotes (GPtrArray *findings, guint n)
{
  for (guint i = findings != NULL ? findings->len : 0; i > n; i--)
    if (((const AnnoFinding *) findings->pdata[i - 1])->kind == ANNO_FINDING_QUOTE)
      g_ptr_array_remove_index (findings, i - 1);
}

AnnoSpan *
anno_annotation_read (const AnnoJsonSlice *line,
                      guint line_number,
                      AnnoArticle *article,
                      GPtrArray *findings,
                      GError **error)
{
  g_return_val_if_fail (line != NULL, NULL);

  g_auto (Reading) self
      = { .line = line_number, .article = article, .findings = findings, .error = error };
  guint n_findings = findings != NULL ? findings->len : 0;
  AnnoJsonSlice members[N_MEMBERS] = { 0 };
  GString *unknown = NULL;

  if (anno_json_slice_kind (line) != '{')
    {
      fail (&self, _("it is not an object"));
      return NULL;
    }
  self.segments = g_array_new (FALSE, FALSE, sizeof (AnnoSegment));
  anno_json_split (line, member_names, members, &unknown);
  self.extra.members = anno_json_take_kept (&unknown);
  if (!read_members (&self, members))
    {
      drop_quotes (findings, n_findings);
      return NULL;
    }
  take_extra (&self);
  return anno_span_draft_finish (g_steal_pointer (&self.draft));
}
