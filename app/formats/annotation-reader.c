#include "formats/annotation-reader.h"

#include "formats/iso-time.h"
#include "formats/target-reader.h"
#include "model/span-draft.h"

#include <glib/gi18n-lib.h>

/* What is being read, and where it comes from. */
typedef struct
{
  AnnoTargetContext context;
  AnnoSpanDraft *draft;
  AnnoSpanExtra extra;
  GString *bodies;
  char *id;
  gboolean has_tag;
  gboolean has_note;
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
  if (self->bodies != NULL)
    g_string_free (g_steal_pointer (&self->bodies), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static char *
keep_raw (const AnnoJsonSlice *slice)
{
  GString *kept = NULL;

  if (slice->text == NULL)
    return NULL;
  anno_json_keep_element (&kept, slice);
  return anno_json_take_kept (&kept);
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
  const guint common = ANNO_JSON_BIT (BODY_TYPE) | ANNO_JSON_BIT (PURPOSE) | ANNO_JSON_BIT (FIELD);
  const guint optional = ANNO_JSON_BIT (ANCHOR) | ANNO_JSON_BIT (MOD);

  if (anno_json_slice_is (&members[BODY_TYPE], "TextualBody")
      && anno_json_slice_is (&members[PURPOSE], "classifying"))
    {
      if (there == (common | ANNO_JSON_BIT (VALUE)))
        return ANNO_VALUE_TEXT;
      return (there & ~optional) == (common | ANNO_JSON_BIT (VALUE) | ANNO_JSON_BIT (TIMEX))
                 ? ANNO_VALUE_TIMEX
                 : -1;
    }
  if (there != (common | ANNO_JSON_BIT (SOURCE))
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
  if (there != (ANNO_JSON_BIT (BODY_TYPE) | ANNO_JSON_BIT (PURPOSE) | ANNO_JSON_BIT (VALUE))
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
      const guint needed = ANNO_JSON_BIT (BODY_TYPE) | ANNO_JSON_BIT (PURPOSE);
      if ((there & needed) == needed && anno_json_are_strings (members, N_BODY_MEMBERS))
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

  self->context.id = self->id;
  self->draft = anno_span_draft_new_with_id (self->id, "");
  self->extra.creator = keep_raw (&members[CREATOR]);
  self->extra.generator = keep_raw (&members[GENERATOR]);
  return read_times (self, members) && read_flags (self, members)
         && read_bodies (self, &members[BODY])
         && anno_targets_read (&self->context, &members[TARGET], self->draft, &self->extra.targets,
                               self->error);
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

AnnoSpan *
anno_annotation_read (const AnnoJsonSlice *line,
                      guint line_number,
                      AnnoArticle *article,
                      GPtrArray *findings,
                      GError **error)
{
  g_return_val_if_fail (line != NULL, NULL);

  g_auto (Reading) self = { .context = { line_number, NULL, article, findings }, .error = error };
  AnnoJsonSlice members[N_MEMBERS] = { 0 };
  GString *unknown = NULL;

  if (anno_json_slice_kind (line) != '{')
    {
      fail (&self, _("it is not an object"));
      return NULL;
    }
  anno_json_split (line, member_names, members, &unknown);
  self.extra.members = anno_json_take_kept (&unknown);
  if (!read_members (&self, members))
    return NULL;
  take_extra (&self);
  return anno_span_draft_finish (g_steal_pointer (&self.draft));
}
