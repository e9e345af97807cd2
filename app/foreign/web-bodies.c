#include "foreign/web-bodies.h"

#include "foreign/json-marks.h"
#include "formats/iso-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const body_names[] = { "type",  "purpose", "value", "field", "source", "id",
                                          "timex", "anchor",  "mod",   "name",  "label",  NULL };
/* What says how a body is written, and when: where it is a value's, it goes along with that. */
static const char *const body_ignored[]
    = { "@type",   "@context", "format",  "language",  "textDirection", "processingLanguage",
        "created", "modified", "creator", "generator", "rights",        NULL };

/* What is read of an annotation. */
typedef struct
{
  const AnnoWebMark *mark;
  AnnoForeignSpan *span;
  GString *note; /* all remarks, a line each */
} Bodies;

/* A string, or the first of a list. */
static char *
read_first (const AnnoJsonSlice *object, const char *name)
{
  AnnoJsonSlice value, first;
  const char *at = NULL;

  if (!anno_json_marks_find (object, name, &value))
    return NULL;
  if (anno_json_slice_kind (&value) == '"')
    return anno_json_slice_to_string (&value);
  return anno_json_next_element (&value, &at, &first) && anno_json_slice_kind (&first) == '"'
             ? anno_json_slice_to_string (&first)
             : NULL;
}

char *
anno_web_bodies_motivation (const AnnoJsonSlice *annotation)
{
  g_return_val_if_fail (annotation != NULL, NULL);
  return read_first (annotation, "motivation");
}

char *
anno_web_bodies_agent (const AnnoJsonSlice *agent)
{
  static const char *const names[] = { "name", "nickname", "email", "id", "@id" };
  AnnoJsonSlice first;
  const char *at = NULL;

  g_return_val_if_fail (agent != NULL, NULL);
  switch (anno_json_slice_kind (agent))
    {
    case '"':
      return anno_json_marks_word (agent);
    case '[':
      return anno_json_next_element (agent, &at, &first) && anno_json_slice_kind (&first) != '['
                 ? anno_web_bodies_agent (&first)
                 : NULL;
    case '{':
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *name = read_first (agent, names[i]);
          if (name != NULL && *name != '\0')
            return g_steal_pointer (&name);
        }
      return NULL;
    default:
      return NULL;
    }
}

/* CATMA's: in a body of the type "Dataset". */
static gboolean
find_dataset (const AnnoJsonSlice *annotation, AnnoJsonSlice *body)
{
  g_autofree char *type = NULL;

  if (!anno_json_marks_find_kind (annotation, "body", '{', body))
    return FALSE;
  type = anno_json_marks_string (body, "type");
  return g_strcmp0 (type, "Dataset") == 0;
}

static char *
read_author (const AnnoJsonSlice *annotation)
{
  AnnoJsonSlice body, properties, system;

  return find_dataset (annotation, &body)
                 && anno_json_marks_find_kind (&body, "properties", '{', &properties)
                 && anno_json_marks_find_kind (&properties, "system", '{', &system)
             ? read_first (&system, "catma_markupauthor")
             : NULL;
}

/* "acct:ann@hypothes.is", or the name that she shows. */
static char *
read_user (const AnnoJsonSlice *annotation)
{
  AnnoJsonSlice info;
  g_autofree char *user = anno_json_marks_string (annotation, "user");

  if (anno_json_marks_find_kind (annotation, "user_info", '{', &info))
    {
      g_autofree char *name = anno_json_marks_string (&info, "display_name");
      if (name != NULL && *name != '\0')
        return g_steal_pointer (&name);
    }
  if (user != NULL && g_str_has_prefix (user, "acct:"))
    return g_strdup (user + strlen ("acct:"));
  return g_steal_pointer (&user);
}

char *
anno_web_bodies_maker (const AnnoJsonSlice *annotation)
{
  AnnoJsonSlice creator;

  g_return_val_if_fail (annotation != NULL, NULL);
  char *maker = anno_json_marks_find (annotation, "creator", &creator)
                    ? anno_web_bodies_agent (&creator)
                    : NULL;
  if (maker == NULL)
    maker = read_user (annotation);
  return maker != NULL ? maker : read_author (annotation);
}

/* What a body speaks of: a reference, and how that is called. */
static char *
read_source (const AnnoJsonSlice *body, char **name)
{
  static const char *const names[] = { "name", "label" };
  AnnoJsonSlice source;
  gboolean inner = anno_json_marks_find_kind (body, "source", '{', &source);
  const AnnoJsonSlice *named = inner ? &source : body;
  char *reference = inner ? NULL : anno_json_marks_string (body, "source");

  *name = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names) && *name == NULL; i++)
    *name = read_first (named, names[i]);
  if (reference == NULL)
    reference = anno_json_marks_string (named, "id");
  return reference;
}

static char *
read_value (const AnnoJsonSlice *body)
{
  AnnoJsonSlice value;

  return anno_json_marks_find (body, "value", &value) ? anno_json_marks_raw (&value) : NULL;
}

/* What a body says in words: its own, or how its source is called. */
static char *
read_words (const AnnoJsonSlice *body)
{
  g_autofree char *value = read_value (body), *name = NULL;

  if (value != NULL)
    return g_steal_pointer (&value);
  g_autofree char *reference = read_source (body, &name);
  return name != NULL ? g_steal_pointer (&name) : g_steal_pointer (&reference);
}

/* What else it says goes along with the value. Words are all that is taken of a body that has some:
 * what it is called is one more thing. */
static void
keep_others (AnnoForeignValue *value, const AnnoJsonSlice *body)
{
  static const char *const word_names[]
      = { "type", "purpose", "value", "field", "source", "timex", "anchor", "mod", NULL };
  AnnoJsonSlice members[G_N_ELEMENTS (body_names)], words;
  GString *others = NULL;
  gboolean has_words = (value->kind == ANNO_VALUE_TEXT || value->kind == ANNO_VALUE_TIMEX)
                       && anno_json_marks_find (body, "value", &words);

  anno_json_split (body, has_words ? word_names : body_names, members, &others);
  value->extra = anno_json_take_kept (&others);
}

static void
add_tag (AnnoForeignSpan *span, const char *tag)
{
  if (span->type == NULL)
    span->type = g_strdup (tag);
  else
    anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, "tag", tag);
}

static void
add_note (Bodies *self, const char *words)
{
  if (self->note->len > 0 && *words != '\0')
    g_string_append_c (self->note, '\n');
  g_string_append (self->note, words);
}

/* A choice, a text or a date. */
static gboolean
add_class (AnnoForeignSpan *span, const AnnoJsonSlice *body, const char *field)
{
  g_autofree char *words = read_words (body);
  g_autofree char *timex = anno_json_marks_string (body, "timex");

  if (words == NULL)
    return FALSE;
  AnnoForeignValue *value
      = anno_foreign_span_add_value (span, timex != NULL ? ANNO_VALUE_TIMEX : ANNO_VALUE_TEXT,
                                     field != NULL ? field : "classifying", words);
  value->timex = g_steal_pointer (&timex);
  value->anchor = anno_json_marks_string (body, "anchor");
  value->mod = anno_json_marks_string (body, "mod");
  keep_others (value, body);
  return TRUE;
}

static gboolean
add_person (AnnoForeignSpan *span, const AnnoJsonSlice *body, const char *field)
{
  g_autofree char *name = NULL;
  g_autofree char *reference = read_source (body, &name);
  g_autofree char *words = read_value (body);
  g_autofree char *scheme = words != NULL ? g_uri_parse_scheme (words) : NULL;

  if (reference == NULL && scheme != NULL)
    reference = g_steal_pointer (&words);
  if (name == NULL)
    name = g_steal_pointer (&words);
  if (reference == NULL && name == NULL)
    return FALSE;
  AnnoForeignValue *value = anno_foreign_span_add_value (span, ANNO_VALUE_PERSON, field, reference);
  value->name = g_steal_pointer (&name);
  keep_others (value, body);
  return TRUE;
}

static gboolean
add_link (AnnoForeignSpan *span, const AnnoJsonSlice *body, const char *field)
{
  g_autofree char *name = NULL;
  g_autofree char *reference = read_source (body, &name);

  if (reference == NULL)
    reference = read_value (body);
  if (reference == NULL)
    return FALSE;
  AnnoForeignValue *value = anno_foreign_span_add_value (
      span, ANNO_VALUE_LINK, field != NULL ? field : "linking", reference);
  keep_others (value, body);
  return TRUE;
}

static gboolean
is_remark (const char *purpose)
{
  return g_str_equal (purpose, "commenting") || g_str_equal (purpose, "describing")
         || g_str_equal (purpose, "replying") || g_str_equal (purpose, "highlighting");
}

/* By what it is for; FALSE where it says nothing. */
static gboolean
add_body (Bodies *self, const AnnoJsonSlice *body, const char *purpose)
{
  AnnoForeignSpan *span = self->span;
  g_autofree char *field = anno_json_marks_string (body, "field");

  if (g_str_equal (purpose, "classifying"))
    return add_class (span, body, field);
  if (g_str_equal (purpose, "identifying"))
    return add_person (span, body, field);
  if (g_str_equal (purpose, "linking"))
    return add_link (span, body, field);
  g_autofree char *words = read_words (body);
  if (words == NULL)
    return FALSE;
  if (g_str_equal (purpose, "tagging"))
    add_tag (span, words);
  else if (is_remark (purpose))
    add_note (self, words);
  else
    {
      AnnoForeignValue *value = anno_foreign_span_add_value (
          span, ANNO_VALUE_TEXT, field != NULL ? field : purpose, words);
      keep_others (value, body);
    }
  return TRUE;
}

/* The last part of an address, which is all there is of a tag's name in CATMA's annotations. */
static char *
shorten (const char *address)
{
  const char *slash = strrchr (address, '/');
  return g_strdup (slash != NULL && slash[1] != '\0' ? slash + 1 : address);
}

static gboolean
add_dataset (AnnoForeignSpan *span, const AnnoJsonSlice *body)
{
  AnnoJsonSlice properties, user, key, values, element;
  g_autofree char *address = anno_json_marks_string (body, "tag");

  if (address == NULL)
    return FALSE;
  g_autofree char *tag = shorten (address);
  add_tag (span, tag);
  if (!anno_json_marks_find_kind (body, "properties", '{', &properties)
      || !anno_json_marks_find_kind (&properties, "user", '{', &user))
    return TRUE;
  for (const char *at = NULL; anno_json_next_pair (&user, &at, &key, &values);)
    {
      g_autofree char *field = anno_json_slice_to_string (&key);
      for (const char *in = NULL; anno_json_next_element (&values, &in, &element);)
        {
          g_autofree char *words = anno_json_marks_raw (&element);
          anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, field, words);
        }
    }
  return TRUE;
}

/* A body that is an address, or, where the annotation has it as "bodyValue", a text. */
static void
add_string (Bodies *self, const char *words, const char *purpose, gboolean is_address)
{
  AnnoForeignSpan *span = self->span;

  if (g_str_equal (purpose, "tagging"))
    add_tag (span, words);
  else if (g_str_equal (purpose, "identifying") && is_address)
    anno_foreign_span_add_value (span, ANNO_VALUE_PERSON, NULL, words);
  else if (g_str_equal (purpose, "linking"))
    anno_foreign_span_add_value (span, ANNO_VALUE_LINK, "linking", words);
  else if (is_remark (purpose) && !is_address)
    add_note (self, words);
  else
    anno_foreign_span_add_value (span, ANNO_VALUE_TEXT, is_address ? "body" : purpose, words);
}

static void
tell_strange (const AnnoWebMark *self)
{
  anno_foreign_document_leave_out (
      self->document, _("%s: A body of it is not understood, and left out."), self->place);
}

static void
read_body (Bodies *self, const AnnoJsonSlice *body, const char *motivation)
{
  const AnnoWebMark *mark = self->mark;
  const char *usual = motivation != NULL ? motivation : "commenting";

  if (anno_json_slice_kind (body) == '"')
    {
      g_autofree char *words = anno_json_slice_to_string (body);
      add_string (self, words, usual, TRUE);
      return;
    }
  if (anno_json_slice_kind (body) != '{')
    {
      tell_strange (mark);
      return;
    }
  g_autofree char *type = read_first (body, "type");
  g_autofree char *purpose = read_first (body, "purpose");
  gboolean dataset = g_strcmp0 (type, "Dataset") == 0;
  guint n = self->span->values->len;
  gboolean read = dataset ? add_dataset (self->span, body)
                          : add_body (self, body, purpose != NULL ? purpose : usual);
  if (!read)
    tell_strange (mark);
  if (!dataset && self->span->values->len == n)
    anno_foreign_json_tell_others (mark->json, mark->document, mark->place, body, body_names,
                                   body_ignored);
}

/* What Hypothesis has beside the target. */
static void
read_simple (Bodies *self, const AnnoJsonSlice *annotation)
{
  AnnoJsonSlice tags, tag;
  g_autofree char *text = anno_json_marks_string (annotation, "text");

  if (anno_json_marks_find_kind (annotation, "tags", '[', &tags))
    for (const char *at = NULL; anno_json_next_element (&tags, &at, &tag);)
      {
        g_autofree char *word = anno_json_marks_word (&tag);
        if (word != NULL)
          add_tag (self->span, word);
      }
  if (text != NULL)
    add_note (self, text);
}

/* Of Hypothesis, "updated". */
static void
read_times (AnnoForeignSpan *span, const AnnoJsonSlice *annotation)
{
  g_autofree char *created = anno_json_marks_string (annotation, "created");
  g_autofree char *modified = anno_json_marks_string (annotation, "modified");

  if (modified == NULL)
    modified = anno_json_marks_string (annotation, "updated");
  if (created != NULL && !anno_iso_time_read (created, &span->created))
    span->created = 0;
  if (modified == NULL || !anno_iso_time_read (modified, &span->modified))
    span->modified = span->created;
}

void
anno_web_bodies_read (const AnnoWebMark *mark, const AnnoJsonSlice *annotation)
{
  AnnoJsonSlice bodies, body, unsure;

  g_return_if_fail (mark != NULL && annotation != NULL);
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *motivation = anno_web_bodies_motivation (annotation);
  g_autofree char *value = anno_json_marks_string (annotation, "bodyValue");
  Bodies self = { mark, mark->span, note };
  if (anno_json_marks_find (annotation, "body", &bodies))
    {
      if (anno_json_slice_kind (&bodies) != '[')
        read_body (&self, &bodies, motivation);
      for (const char *at = NULL; anno_json_next_element (&bodies, &at, &body);)
        read_body (&self, &body, motivation);
    }
  if (value != NULL)
    add_string (&self, value, motivation != NULL ? motivation : "commenting", FALSE);
  read_simple (&self, annotation);
  read_times (mark->span, annotation);
  mark->span->unsure = anno_json_marks_find_kind (annotation, "unsure", 't', &unsure);
  if (note->len > 0)
    mark->span->note = g_string_free (g_steal_pointer (&note), FALSE);
}

char *
anno_web_bodies_tag (const AnnoJsonSlice *annotation)
{
  AnnoJsonSlice bodies, body;

  g_return_val_if_fail (annotation != NULL, NULL);
  if (!anno_json_marks_find (annotation, "body", &bodies))
    return NULL;
  if (anno_json_slice_kind (&bodies) == '{')
    return read_value (&bodies);
  for (const char *at = NULL; anno_json_next_element (&bodies, &at, &body);)
    {
      g_autofree char *purpose = read_first (&body, "purpose");
      if (g_strcmp0 (purpose, "tagging") == 0 || purpose == NULL)
        return read_value (&body);
    }
  return NULL;
}
