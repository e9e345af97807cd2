#include "formats/step-record.h"

#include "formats/annotation-printer.h"
#include "formats/annotation-reader.h"
#include "formats/json-print.h"
#include "formats/json-record.h"
#include "formats/people-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A path is bytes, JSON is UTF-8: so it is kept as a URI's path. */
static void
print_path (GString *out, const char *path)
{
  g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *) path, strlen (path), "/");
  anno_json_print_member (out, "article", escaped);
}

static void
print_span (GString *out, const char *key, const AnnoSpan *span, const AnnoTagset *tagset)
{
  if (span == NULL)
    return;
  anno_json_print_key (out, key);
  anno_annotation_print (out, span, tagset, NULL, NULL);
}

static void
print_person (GString *out, const char *key, AnnoPerson *person)
{
  if (person == NULL)
    return;
  anno_json_print_key (out, key);
  anno_person_print (out, person);
}

static void
print_edit (GString *out, const AnnoEdit *edit, const AnnoTagset *tagset)
{
  g_string_append_c (out, '{');
  switch (edit->kind)
    {
    case ANNO_EDIT_SPAN:
      anno_json_print_member (out, "kind", "span");
      print_path (out, edit->article);
      print_span (out, "before", edit->before, tagset);
      print_span (out, "after", edit->after, tagset);
      break;
    case ANNO_EDIT_MEMBER:
      anno_json_print_member (out, "kind", "member");
      print_path (out, edit->article);
      anno_json_print_member (out, "name", edit->name);
      anno_json_print_member (out, "before", edit->old_text);
      anno_json_print_member (out, "after", edit->new_text);
      break;
    case ANNO_EDIT_PERSON:
      anno_json_print_member (out, "kind", "person");
      print_person (out, "before", edit->old_person);
      print_person (out, "after", edit->new_person);
      break;
    case ANNO_EDIT_RECORD:
      anno_json_print_member (out, "kind", "record");
      print_path (out, edit->article);
      anno_json_print_member (out, "before", edit->old_text);
      anno_json_print_member (out, "after", edit->new_text);
      break;
    default:
      g_assert_not_reached ();
    }
  g_string_append_c (out, '}');
}

char *
anno_step_record_print (AnnoStep *step, const AnnoTagset *tagset)
{
  g_return_val_if_fail (step != NULL, NULL);

  const GPtrArray *edits = anno_step_get_edits (step);
  GString *out = g_string_new ("{");
  anno_json_print_member (out, "label", anno_step_get_label (step));
  anno_json_print_number (out, "time", anno_step_get_time (step));
  anno_json_print_key (out, "edits");
  g_string_append_c (out, '[');
  for (guint i = 0; i < edits->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      print_edit (out, edits->pdata[i], tagset);
    }
  g_string_append (out, "]}");
  return g_string_free (out, FALSE);
}

static char *
read_path (const AnnoJsonSlice *object, const char *where, GError **error)
{
  g_autofree char *escaped = NULL;

  if (!anno_json_record_need (object, where, "article", &escaped, error))
    return NULL;
  g_autoptr (GBytes) bytes = g_uri_unescape_bytes (escaped, -1, NULL, NULL);
  gsize length = 0;
  const char *path = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
  if (length == 0 || memchr (path, '\0', length) != NULL)
    {
      anno_json_record_refuse (error, where, _("“article” must be a path, percent-encoded."));
      return NULL;
    }
  return g_strndup (path, length);
}

/* FALSE for an error; *@span stays NULL where the member isn't there. */
static gboolean
read_span (const AnnoJsonSlice *object, const char *key, AnnoSpan **span, GError **error)
{
  AnnoJsonSlice value;

  if (!anno_json_record_find (object, key, &value))
    return TRUE;
  *span = anno_annotation_read (&value, 0, NULL, NULL, error);
  return *span != NULL;
}

static gboolean
read_person (const AnnoJsonSlice *object,
             const char *where,
             const char *key,
             AnnoPerson **person,
             GError **error)
{
  AnnoJsonSlice value;

  if (!anno_json_record_find (object, key, &value))
    return TRUE;
  *person = anno_person_read (&value, where, error);
  return *person != NULL;
}

/* Whether an edit has one thing to be about. @before, @after: ids, or NULL. */
static gboolean
is_about_one (const char *before, const char *after, const char *where, GError **error)
{
  if (before == NULL && after == NULL)
    return anno_json_record_refuse (error, where, _("“before” and “after” are both missing."));
  if (before != NULL && after != NULL && !g_str_equal (before, after))
    return anno_json_record_refuse (error, where, _("“before” and “after” are of different ids."));
  return TRUE;
}

static AnnoEdit *
read_span_edit (const AnnoJsonSlice *object, const char *where, GError **error)
{
  g_autofree char *article = read_path (object, where, error);
  g_autoptr (AnnoSpan) before = NULL;
  g_autoptr (AnnoSpan) after = NULL;

  if (article == NULL || !read_span (object, "before", &before, error)
      || !read_span (object, "after", &after, error)
      || !is_about_one (before != NULL ? anno_span_get_id (before) : NULL,
                        after != NULL ? anno_span_get_id (after) : NULL, where, error))
    return NULL;
  return anno_edit_new_span (article, before, after);
}

static AnnoEdit *
read_member_edit (const AnnoJsonSlice *object, const char *where, GError **error)
{
  static const char *const names[] = { "date", "dateOrigin", "state", NULL };
  g_autofree char *article = read_path (object, where, error);
  g_autofree char *name = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (article == NULL || !anno_json_record_need (object, where, "name", &name, error)
      || !anno_json_record_text (object, where, "before", &before, error)
      || !anno_json_record_text (object, where, "after", &after, error))
    return NULL;
  if (!g_strv_contains (names, name))
    {
      anno_json_record_refuse (error, where, _("A layer has no member “%s” to be set."), name);
      return NULL;
    }
  return anno_edit_new_member (article, name, before, after);
}

static AnnoEdit *
read_person_edit (const AnnoJsonSlice *object, const char *where, GError **error)
{
  g_autoptr (AnnoPerson) before = NULL;
  g_autoptr (AnnoPerson) after = NULL;

  if (!read_person (object, where, "before", &before, error)
      || !read_person (object, where, "after", &after, error)
      || !is_about_one (before != NULL ? anno_person_get_id (before) : NULL,
                        after != NULL ? anno_person_get_id (after) : NULL, where, error))
    return NULL;
  return anno_edit_new_person (before, after);
}

static AnnoEdit *
read_record_edit (const AnnoJsonSlice *object, const char *where, GError **error)
{
  g_autofree char *article = read_path (object, where, error);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (article == NULL || !anno_json_record_text (object, where, "before", &before, error)
      || !anno_json_record_text (object, where, "after", &after, error)
      || !is_about_one (before, after, where, error))
    return NULL;
  return anno_edit_new_record (article, after != NULL ? after : before, after != NULL);
}

static AnnoEdit *
read_edit (const AnnoJsonSlice *object, guint number, GError **error)
{
  g_autofree char *where = g_strdup_printf (_("Edit %u"), number);
  g_autofree char *kind = NULL;

  if (!anno_json_record_is_object (object, where, error)
      || !anno_json_record_need (object, where, "kind", &kind, error))
    return NULL;
  if (g_str_equal (kind, "span"))
    return read_span_edit (object, where, error);
  if (g_str_equal (kind, "member"))
    return read_member_edit (object, where, error);
  if (g_str_equal (kind, "person"))
    return read_person_edit (object, where, error);
  if (g_str_equal (kind, "record"))
    return read_record_edit (object, where, error);
  anno_json_record_refuse (
      error, where, _("“kind” must be “span”, “member”, “person” or “record”, not “%s”."), kind);
  return NULL;
}

static gboolean
read_time (const AnnoJsonSlice *object, gint64 *time, GError **error)
{
  AnnoJsonSlice value;

  if (!anno_json_record_find (object, "time", &value))
    return anno_json_record_refuse (error, NULL, _("“%s” is missing."), "time");
  if (!anno_json_slice_to_int (&value, time))
    return anno_json_record_refuse (error, NULL, _("“time” must be a whole number."));
  return TRUE;
}

AnnoStep *
anno_step_record_read (const char *text, gsize length, GError **error)
{
  AnnoJsonSlice object, array, element;
  g_autofree char *label = NULL;
  const char *at = NULL;
  gint64 time = 0;

  if (!anno_json_record_open_text (text, length, &object, error)
      || !anno_json_record_text (&object, NULL, "label", &label, error)
      || !read_time (&object, &time, error)
      || !anno_json_record_array (&object, NULL, "edits", &array, error))
    return NULL;

  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_edit_free);
  while (anno_json_next_element (&array, &at, &element))
    {
      AnnoEdit *edit = read_edit (&element, edits->len + 1, error);
      if (edit == NULL)
        return NULL;
      g_ptr_array_add (edits, edit);
    }
  if (edits->len == 0)
    {
      anno_json_record_refuse (error, NULL, _("“edits” must hold at least one."));
      return NULL;
    }
  return anno_step_new (label != NULL ? label : "", g_steal_pointer (&edits), time);
}
