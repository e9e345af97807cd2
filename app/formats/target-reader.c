#include "formats/target-reader.h"

#include "model/span-draft.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

/* Above this, a place is no place in any text that can be opened. */
#define LAST_PLACE (G_MAXUINT32 - 1)

/* How much of a quote a message shows, in code points. */
#define SHOWN 60

typedef struct
{
  AnnoSegment segment;
  AnnoJsonSlice exact; /* what it quotes; text is NULL where it doesn't */
  char *unknown;       /* unknown members, or NULL */
} Target;

/* What is being read, and where it comes from. */
typedef struct
{
  const AnnoTargetContext *context;
  GArray *targets; /* of Target, as the file has them */
  GError **error;
} Reading;

static void
target_clear (gpointer data)
{
  Target *self = data;
  g_clear_pointer (&self->unknown, g_free);
}

/* The order of the names is that of these numbers, here and below. */
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

static gboolean
fail (Reading *self, const char *why)
{
  g_set_error_literal (self->error, ANNO_JSON_ERROR, ANNO_JSON_ERROR_SHAPE, why);
  return FALSE;
}

/* @message: transfer full. */
static void
find (Reading *self, AnnoFindingKind kind, guint start, guint end, char *message)
{
  if (self->context->findings == NULL)
    {
      g_free (message);
      return;
    }
  AnnoFinding *finding = anno_finding_new (kind, message);
  finding->id = g_strdup (self->context->id);
  finding->line = self->context->line;
  finding->start = start;
  finding->end = end;
  g_ptr_array_add (self->context->findings, finding);
}

/* @message: transfer full. */
static gboolean
fail_off_text (Reading *self, char *message)
{
  fail (self, message);
  find (self, ANNO_FINDING_OFF_TEXT, 0, 0, message);
  return FALSE;
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
read_position (Reading *self, const AnnoJsonSlice *members, AnnoSegment *segment)
{
  AnnoArticle *article = self->context->article;
  gint64 start = 0, end = 0;

  if (!read_place (self, &members[START], &start) || !read_place (self, &members[END], &end))
    return FALSE;
  *segment = (AnnoSegment){ (guint) start, (guint) end };
  if (end < start)
    return fail_off_text (self,
                          g_strdup_printf (_("The part from %u to %u ends before it begins."),
                                           segment->start, segment->end));
  if (end == start)
    return fail_off_text (self, g_strdup_printf (_("The part at %u is empty."), segment->start));
  if (article != NULL && segment->end > anno_article_get_length (article))
    return fail_off_text (
        self,
        g_strdup_printf (_("The part from %u to %u reaches beyond the end of the text, at %u."),
                         segment->start, segment->end, anno_article_get_length (article)));
  return TRUE;
}

static gboolean
read_selector (Reading *self, const AnnoJsonSlice *selector, Target *target)
{
  AnnoJsonSlice members[N_SELECTOR_MEMBERS];
  GString *unknown = NULL;
  guint there = anno_json_split (selector, selector_names, members, &unknown);
  const AnnoJsonSlice *type = &members[SELECTOR_TYPE];
  const guint position
      = ANNO_JSON_BIT (SELECTOR_TYPE) | ANNO_JSON_BIT (START) | ANNO_JSON_BIT (END);
  const guint quote = ANNO_JSON_BIT (SELECTOR_TYPE) | ANNO_JSON_BIT (EXACT),
              around = ANNO_JSON_BIT (PREFIX) | ANNO_JSON_BIT (SUFFIX);

  if (unknown != NULL)
    {
      g_free (anno_json_take_kept (&unknown));
      return fail (self, _("a selector holds something unknown"));
    }
  if (target->segment.end == 0 && there == position
      && anno_json_slice_is (type, "TextPositionSelector"))
    return read_position (self, members, &target->segment);
  if (target->exact.text == NULL && (there & ~around) == quote
      && anno_json_slice_is (type, "TextQuoteSelector")
      && anno_json_are_strings (members, N_SELECTOR_MEMBERS))
    {
      target->exact = members[EXACT];
      return TRUE;
    }
  return fail (self, _("a selector is of an unknown kind, or there twice"));
}

static gboolean
read_selectors (Reading *self, const AnnoJsonSlice *list, Target *target)
{
  AnnoJsonSlice selector;

  if (list->text == NULL)
    return fail (self, _("a target has no selector"));
  if (anno_json_slice_kind (list) != '[' && !read_selector (self, list, target))
    return FALSE;
  for (const char *at = NULL; anno_json_next_element (list, &at, &selector);)
    if (!read_selector (self, &selector, target))
      return FALSE;
  /* No segment that was read ends at 0, because none is empty. */
  return target->segment.end > 0 || fail (self, _("a target has no place"));
}

static gboolean
read_target (Reading *self, const AnnoJsonSlice *slice)
{
  AnnoJsonSlice members[N_TARGET_MEMBERS];
  GString *unknown = NULL;
  Target target = { { 0, 0 }, { NULL, 0 }, NULL };

  if (anno_json_slice_kind (slice) != '{')
    return fail (self, _("a target is not an object"));
  anno_json_split (slice, target_names, members, &unknown);
  target.unknown = anno_json_take_kept (&unknown);

  char segmented = anno_json_slice_kind (&members[SEGMENTED]);
  gboolean good = FALSE;
  if (!anno_json_are_strings (&members[TARGET_SOURCE], 1))
    fail (self, _("the source of a target is not a string"));
  else if (members[SEGMENTED].text != NULL && segmented != 't' && segmented != 'f')
    fail (self, _("“segmented” is neither true nor false"));
  else
    good = read_selectors (self, &members[SELECTOR], &target);
  g_array_append_val (self->targets, target);
  return good;
}

static Target *
nth_target (const Reading *self, guint n)
{
  return &g_array_index (self->targets, Target, n);
}

static int
compare_targets (gconstpointer a, gconstpointer b)
{
  const Target *x = a, *y = b;
  return x->segment.start < y->segment.start ? -1 : x->segment.start > y->segment.start;
}

/* Unknown members belong to segments by number. */
static GStrv
take_unknown (Reading *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->targets->len; i++)
    any = any || nth_target (self, i)->unknown != NULL;
  if (!any)
    return NULL;

  GStrv taken = g_new0 (char *, self->targets->len + 1);
  for (guint i = 0; i < self->targets->len; i++)
    {
      taken[i] = g_steal_pointer (&nth_target (self, i)->unknown);
      if (taken[i] == NULL)
        taken[i] = g_strdup ("");
    }
  return taken;
}

/* Segments in any order are put in order. Where they touch they become one, unless unknown members
 * belong to them: then nobody can say what would be lost. */
static gboolean
take_targets (Reading *self, AnnoSpanDraft *draft, GStrv *unknown)
{
  gboolean sorted = TRUE, apart = TRUE;

  for (guint i = 1; i < self->targets->len; i++)
    sorted
        = sorted && nth_target (self, i - 1)->segment.start <= nth_target (self, i)->segment.start;
  if (!sorted)
    g_array_sort (self->targets, compare_targets);
  for (guint i = 0; i < self->targets->len; i++)
    {
      const AnnoSegment *segment = &nth_target (self, i)->segment;
      apart = apart && (i == 0 || nth_target (self, i - 1)->segment.end < segment->start);
      anno_span_draft_add_segment (draft, segment->start, segment->end);
    }
  *unknown = take_unknown (self);
  return apart || *unknown == NULL || fail (self, _("its targets overlap"));
}

/* A stretch of text as a message names it: its beginning, on one line. */
static char *
shorten (const char *text)
{
  const char *end = text;
  for (guint n = 0; *end != '\0' && n < SHOWN; n++)
    end = g_utf8_next_char (end);
  g_autofree char *start = g_strndup (text, (gsize) (end - text));
  g_autofree char *shown = *end != '\0' ? g_strconcat (start, "…", NULL) : g_strdup (start);
  return anno_isolate_escaped (shown);
}

static void
check_quote (Reading *self, const Target *target)
{
  AnnoArticle *article = self->context->article;
  const AnnoSegment *segment = &target->segment;
  gsize n_bytes = 0;

  if (article == NULL || target->exact.text == NULL)
    return;
  const char *words = anno_article_peek (article, segment->start, segment->end, &n_bytes);
  if (anno_json_slice_is_len (&target->exact, words, n_bytes))
    return;

  g_autofree char *quote = anno_json_slice_to_string (&target->exact);
  g_autofree char *there = anno_article_slice (article, segment->start,
                                               MIN (segment->end, segment->start + SHOWN + 1));
  g_autofree char *quote_shown = shorten (quote);
  g_autofree char *there_shown = shorten (there);
  find (self, ANNO_FINDING_QUOTE, segment->start, segment->end,
        g_strdup_printf (_("It quotes “%s”, but the text there is “%s”."), quote_shown,
                         there_shown));
}

static gboolean
read_all (Reading *self, const AnnoJsonSlice *targets)
{
  AnnoJsonSlice target;

  if (targets->text == NULL)
    return fail (self, _("it has no target"));
  if (anno_json_slice_kind (targets) != '[')
    return read_target (self, targets);
  for (const char *at = NULL; anno_json_next_element (targets, &at, &target);)
    if (!read_target (self, &target))
      return FALSE;
  return self->targets->len > 0 || fail (self, _("it has no target"));
}

gboolean
anno_targets_read (const AnnoTargetContext *context,
                   const AnnoJsonSlice *targets,
                   AnnoSpanDraft *draft,
                   GStrv *unknown,
                   GError **error)
{
  g_return_val_if_fail (context != NULL && targets != NULL && draft != NULL, FALSE);
  g_return_val_if_fail (unknown != NULL, FALSE);

  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Target));
  g_array_set_clear_func (list, target_clear);
  Reading self = { context, list, error };
  *unknown = NULL;
  if (!read_all (&self, targets) || !take_targets (&self, draft, unknown))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    check_quote (&self, nth_target (&self, i));
  return TRUE;
}
