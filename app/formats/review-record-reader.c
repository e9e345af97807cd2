#include "formats/review-record-reader.h"

#include "formats/annotation-reader.h"
#include "formats/iso-time.h"
#include "formats/json-record.h"
#include "formats/review-terms.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A line on its way; `record` is filled as it is read. */
typedef struct
{
  AnnoReviewRecord *record;
  gboolean has_value;
  gboolean has_words;
  gboolean is_whole;
  GError **error;
} Reading;

/* The order of the names is that of these numbers, here and below. */
enum
{
  ID,
  TYPE,
  MOTIVATION,
  CREATED,
  CREATOR,
  SUPERSEDES,
  REPLY_TO,
  BODY,
  TARGET,
  N_MEMBERS,
};

static const char *const member_names[] = {
  "id", "type", "motivation", "created", "creator", "supersedes", "replyTo", "body", "target", NULL,
};

enum
{
  PERSON_ID,
  PERSON_TYPE,
  PERSON_NAME,
  N_PERSON_MEMBERS,
};

static const char *const person_names[] = { "id", "type", "name", NULL };

enum
{
  BODY_TYPE,
  DECISION,
  REPLACEMENT,
  VERDICT,
  RESOLVED,
  WITHDRAWN,
  PURPOSE,
  VALUE,
  N_BODY_MEMBERS,
};

static const char *const body_names[] = {
  "type", "decision", "replacement", "verdict", "resolved", "withdrawn", "purpose", "value", NULL,
};

enum
{
  TARGET_TYPE,
  SOURCE,
  WHOSE,
  ACCEPTED,
  QUOTE,
  JUDGED,
  N_TARGET_MEMBERS,
};

static const char *const target_names[] = {
  "type", "source", "whose", "accepted", "quote", "judged", NULL,
};

static gboolean
fail (Reading *self, const char *why)
{
  return anno_json_record_refuse (self->error, NULL, "%s", why);
}

static char *
get_string (const AnnoJsonSlice *slice)
{
  return slice->text != NULL ? anno_json_slice_to_string (slice) : NULL;
}

/* Splits an object of which nothing may be lost. */
static guint
split (Reading *self, const AnnoJsonSlice *object, const char *const *names, AnnoJsonSlice *values)
{
  GString *unknown = NULL;
  guint there = anno_json_split (object, names, values, &unknown);
  g_autofree char *kept = anno_json_take_kept (&unknown);

  if (kept != NULL)
    self->is_whole = FALSE;
  return there;
}

/* The part of a second in @text, a time, in microseconds. */
static gint64
read_part (const char *text)
{
  const char *digit = strpbrk (text, ".,");
  gint64 part = 0;

  for (gint64 unit = G_USEC_PER_SEC / 10; digit != NULL && unit > 0; unit /= 10)
    {
      if (!g_ascii_isdigit (*++digit))
        break;
      part += unit * (*digit - '0');
    }
  return part;
}

static gboolean
read_created (Reading *self, const AnnoJsonSlice *slice)
{
  g_autofree char *text = get_string (slice);
  char printed[ANNO_ISO_TIME_SIZE];
  gint64 time = 0;

  /* A zone may lead out of the years that can be written again. */
  if (text == NULL || !anno_iso_time_read (text, &time) || !anno_iso_time_print (time, printed))
    return fail (self, _("it has no time"));
  self->record->created = time + read_part (text);
  return TRUE;
}

static gboolean
read_creator (Reading *self, const AnnoJsonSlice *creator)
{
  AnnoJsonSlice members[N_PERSON_MEMBERS] = { 0 };
  AnnoReviewRecord *record = self->record;

  if (creator->text == NULL)
    return TRUE;
  if (anno_json_slice_kind (creator) == '{')
    split (self, creator, person_names, members);
  g_autofree char *id = get_string (&members[PERSON_ID]);
  if (id == NULL || *id == '\0' || !anno_json_slice_is (&members[PERSON_TYPE], "Person")
      || !anno_json_are_strings (members, N_PERSON_MEMBERS))
    return fail (self, _("it doesn’t say who made it"));
  if (g_str_equal (id, record->creator_id))
    self->is_whole = FALSE;
  g_free (record->creator_id);
  record->creator_id = g_steal_pointer (&id);
  g_free (record->creator_name);
  record->creator_name = get_string (&members[PERSON_NAME]);
  return TRUE;
}

/* A copy of an annotation. What isn't understood in it would not be printed again. */
static gboolean
read_copy (Reading *self, const AnnoJsonSlice *slice, AnnoSpan **span)
{
  g_autoptr (AnnoSpan) read = anno_annotation_read (slice, 0, NULL, NULL, self->error);

  if (read == NULL)
    return FALSE;
  if (anno_span_get_extra (read) != NULL)
    self->is_whole = FALSE;
  for (guint i = 0; i < anno_span_get_n_values (read); i++)
    if (anno_span_get_value (read, i)->extra != NULL)
      self->is_whole = FALSE;
  g_clear_pointer (span, anno_span_unref);
  *span = g_steal_pointer (&read);
  return TRUE;
}

static gboolean
read_decision (Reading *self, const AnnoJsonSlice *members)
{
  g_autofree char *term = get_string (&members[DECISION]);

  if (!anno_review_decision_find (term, &self->record->decision))
    return fail (self, _("its decision is none that this version knows"));
  self->record->kind = ANNO_REVIEW_DECISION;
  return members[REPLACEMENT].text == NULL
         || read_copy (self, &members[REPLACEMENT], &self->record->replacement);
}

static gboolean
read_verdict (Reading *self, const AnnoJsonSlice *members)
{
  g_autofree char *term = get_string (&members[VERDICT]);

  if (!anno_review_verdict_find (term, &self->record->verdict))
    return fail (self, _("its verdict is none that this version knows"));
  self->record->kind = ANNO_REVIEW_VERDICT;
  return TRUE;
}

/* FALSE where it is neither true nor false. */
static gboolean
read_flag (const AnnoJsonSlice *member, gboolean *flag)
{
  char kind = member->text != NULL ? anno_json_slice_kind (member) : '\0';

  *flag = kind == 't';
  return kind == 't' || kind == 'f';
}

static gboolean
read_resolution (Reading *self, const AnnoJsonSlice *members)
{
  gboolean resolved = FALSE;

  if (!read_flag (&members[RESOLVED], &resolved))
    return fail (self, _("it doesn’t say whether this is resolved"));
  self->record->kind = resolved ? ANNO_REVIEW_RESOLVE : ANNO_REVIEW_REOPEN;
  return TRUE;
}

static gboolean
read_withdrawal (Reading *self, const AnnoJsonSlice *members)
{
  gboolean withdrawn = FALSE;

  if (!read_flag (&members[WITHDRAWN], &withdrawn))
    return fail (self, _("it doesn’t say whether this is withdrawn"));
  self->record->kind = withdrawn ? ANNO_REVIEW_WITHDRAW : ANNO_REVIEW_RESTORE;
  return TRUE;
}

/* What a body is, by its type, which the motivation must allow. */
static const struct
{
  const char *type, *motivation;
  gboolean (*read) (Reading *self, const AnnoJsonSlice *members);
  guint known; /* its members but the type */
} values[] = {
  { "Decision", "assessing", read_decision,
    ANNO_JSON_BIT (DECISION) | ANNO_JSON_BIT (REPLACEMENT) },
  { "Verdict", "assessing", read_verdict, ANNO_JSON_BIT (VERDICT) },
  { "Resolution", "moderating", read_resolution, ANNO_JSON_BIT (RESOLVED) },
  { "Withdrawal", "moderating", read_withdrawal, ANNO_JSON_BIT (WITHDRAWN) },
};

static gboolean
read_words (Reading *self, const AnnoJsonSlice *members)
{
  const char *purpose = anno_review_words_purpose (self->record->kind);
  g_autofree char *words = get_string (&members[VALUE]);

  if (self->has_words || words == NULL || !anno_json_slice_is (&members[BODY_TYPE], "TextualBody")
      || !anno_json_slice_is (&members[PURPOSE], purpose))
    return FALSE;
  self->record->why = g_steal_pointer (&words);
  return self->has_words = TRUE;
}

/* FALSE where what is to be understood can't be; any other body is left for the line to keep. */
static gboolean
read_body (Reading *self, const AnnoJsonSlice *body, const AnnoJsonSlice *motivation)
{
  const guint of_words = ANNO_JSON_BIT (PURPOSE) | ANNO_JSON_BIT (VALUE);
  AnnoJsonSlice members[N_BODY_MEMBERS] = { 0 };
  guint there = 0;

  if (anno_json_slice_kind (body) == '{')
    there = split (self, body, body_names, members) & ~ANNO_JSON_BIT (BODY_TYPE);
  for (guint i = 0; members[BODY_TYPE].text != NULL && i < G_N_ELEMENTS (values); i++)
    if (!self->has_value && anno_json_slice_is (&members[BODY_TYPE], values[i].type)
        && anno_json_slice_is (motivation, values[i].motivation))
      {
        self->has_value = TRUE;
        if ((there & ~values[i].known) != 0)
          self->is_whole = FALSE;
        return values[i].read (self, members);
      }
  if (there != of_words || members[BODY_TYPE].text == NULL || !read_words (self, members))
    self->is_whole = FALSE;
  return TRUE;
}

static gboolean
read_bodies (Reading *self, const AnnoJsonSlice *bodies, const AnnoJsonSlice *motivation)
{
  gboolean is_words = TRUE;
  AnnoJsonSlice body;

  if (anno_json_slice_is (motivation, anno_review_motivation (ANNO_REVIEW_COMMENT)))
    self->record->kind = ANNO_REVIEW_COMMENT;
  else if (anno_json_slice_is (motivation, anno_review_motivation (ANNO_REVIEW_REPLY)))
    self->record->kind = ANNO_REVIEW_REPLY;
  else
    is_words = FALSE;

  if (bodies->text != NULL && anno_json_slice_kind (bodies) != '[')
    {
      if (!read_body (self, bodies, motivation))
        return FALSE;
    }
  else if (bodies->text != NULL)
    for (const char *at = NULL; anno_json_next_element (bodies, &at, &body);)
      if (!read_body (self, &body, motivation))
        return FALSE;
  return is_words || self->has_value || fail (self, _("it has no decision or verdict"));
}

/* Whether @source leads to the article: it is the only relative one. */
static gboolean
is_article (const char *source)
{
  return source != NULL && g_uri_peek_scheme (source) == NULL;
}

static gboolean
read_side (Reading *self, const AnnoJsonSlice *target)
{
  AnnoJsonSlice members[N_TARGET_MEMBERS] = { 0 };
  g_autoptr (AnnoSpan) span = NULL;

  if (anno_json_slice_kind (target) == '{')
    split (self, target, target_names, members);
  g_autofree char *source = get_string (&members[SOURCE]), *whose = get_string (&members[WHOSE]);
  g_autofree char *quote = get_string (&members[QUOTE]);
  char accepted = members[ACCEPTED].text != NULL ? anno_json_slice_kind (&members[ACCEPTED]) : 'f';

  if (source == NULL || whose == NULL || (accepted != 't' && accepted != 'f')
      || !anno_json_slice_is (&members[TARGET_TYPE], "SpecificResource")
      || (quote == NULL && members[QUOTE].text != NULL))
    return fail (self, _("it doesn’t say what was judged"));
  if (members[JUDGED].text != NULL && !read_copy (self, &members[JUDGED], &span))
    return FALSE;
  if (span != NULL ? !g_str_equal (source, anno_span_get_id (span))
                   : !is_article (source) || accepted == 't')
    return fail (self, _("it doesn’t say what was judged"));
  if (span == NULL && quote != NULL)
    self->is_whole = FALSE;
  anno_review_record_add_judged (self->record, whose, span, span != NULL ? quote : NULL,
                                 accepted == 't');
  return TRUE;
}

/* What is printed where nothing is judged: the record that is answered, else the article. */
static gboolean
is_plain_target (Reading *self, const char *target)
{
  const char *reply_to = self->record->reply_to;
  return reply_to != NULL ? g_str_equal (target, reply_to) : is_article (target);
}

static gboolean
read_target (Reading *self, const AnnoJsonSlice *target)
{
  g_autofree char *plain = get_string (target);

  if (plain == NULL)
    return read_side (self, target);
  if (!is_plain_target (self, plain))
    self->is_whole = FALSE;
  return TRUE;
}

static gboolean
read_targets (Reading *self, const AnnoJsonSlice *targets)
{
  AnnoJsonSlice target;
  guint n = 0;

  if (targets->text == NULL)
    return fail (self, _("it has no target"));
  if (anno_json_slice_kind (targets) != '[')
    return read_target (self, targets);
  for (const char *at = NULL; anno_json_next_element (targets, &at, &target); n++)
    if (!read_target (self, &target))
      return FALSE;
  if (n != MAX (self->record->judged->len, 1))
    self->is_whole = FALSE;
  return n > 0 || fail (self, _("it has no target"));
}

static gboolean
read_members (Reading *self, const AnnoJsonSlice *members)
{
  AnnoReviewRecord *record = self->record;
  g_autofree char *id = get_string (&members[ID]);

  if (!anno_json_slice_is (&members[TYPE], "Annotation"))
    return fail (self, _("its type is not “Annotation”"));
  if (id == NULL || *id == '\0')
    return fail (self, _("it has no id"));
  g_free (record->id);
  record->id = g_steal_pointer (&id);
  record->supersedes = get_string (&members[SUPERSEDES]);
  record->reply_to = get_string (&members[REPLY_TO]);
  if ((record->supersedes == NULL && members[SUPERSEDES].text != NULL)
      || (record->reply_to == NULL && members[REPLY_TO].text != NULL))
    return fail (self, _("“supersedes” or “replyTo” is not a string"));
  return read_created (self, &members[CREATED]) && read_creator (self, &members[CREATOR])
         && read_bodies (self, &members[BODY], &members[MOTIVATION])
         && read_targets (self, &members[TARGET]);
}

AnnoReviewRecord *
anno_review_record_read (const AnnoJsonSlice *line, const char *creator_id,
                         const char *creator_name, gboolean *is_whole, GError **error)
{
  g_return_val_if_fail (line != NULL && creator_id != NULL && is_whole != NULL, NULL);

  g_autoptr (AnnoReviewRecord) record
      = anno_review_record_new (ANNO_REVIEW_COMMENT, creator_id, creator_name, 0);
  Reading self = { .record = record, .is_whole = TRUE, .error = error };
  AnnoJsonSlice members[N_MEMBERS] = { 0 };

  if (anno_json_slice_kind (line) != '{')
    {
      fail (&self, _("it is not an object"));
      return NULL;
    }
  split (&self, line, member_names, members);
  if (!read_members (&self, members))
    return NULL;
  *is_whole = self.is_whole;
  return g_steal_pointer (&record);
}
