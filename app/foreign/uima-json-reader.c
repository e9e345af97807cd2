#include "foreign/uima-json-reader.h"

#include "foreign/cas-reading.h"
#include "formats/json-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const members[] = { "%TYPES", "%FEATURE_STRUCTURES", "%VIEWS", NULL };
enum
{
  TYPES,
  STRUCTURES,
  VIEWS,
};

/* A string decoded, all else as it stands there; NULL for null, an object or an array. */
static char *
word_of (const AnnoJsonSlice *value)
{
  switch (anno_json_slice_kind (value))
    {
    case '"':
      return anno_json_slice_to_string (value);
    case '0':
    case 't':
    case 'f':
      return g_strndup (value->text, value->length);
    default:
      return NULL;
    }
}

static gboolean
find (const AnnoJsonSlice *object, const char *name, AnnoJsonSlice *value)
{
  AnnoJsonSlice key;

  for (const char *at = NULL; anno_json_next_pair (object, &at, &key, value);)
    if (anno_json_slice_is (&key, name))
      return TRUE;
  return FALSE;
}

static char *
find_word (const AnnoJsonSlice *object, const char *name)
{
  AnnoJsonSlice value;
  return find (object, name, &value) ? word_of (&value) : NULL;
}

/* Only what inherits what is asked of them: the file itself says what a feature holds. */
static void
read_types (AnnoCasTypes *types, const AnnoJsonSlice *object)
{
  AnnoJsonSlice type;
  char *name;

  for (const char *at = NULL; anno_json_next_member (object, &at, &name, &type);)
    {
      g_autofree char *owned = name;
      g_autofree char *parent = find_word (&type, "%SUPER_TYPE");
      anno_cas_types_add (types, owned, parent);
    }
}

static void
read_elements (AnnoCas *cas, AnnoCasStructure *structure, const AnnoJsonSlice *elements)
{
  gboolean is_reference = anno_cas_type_is_reference_array (structure->type);
  AnnoCasFeature *feature = anno_cas_add_feature (
      cas, structure, ANNO_CAS_ELEMENTS, is_reference ? ANNO_CAS_REFERENCE : ANNO_CAS_TEXT, TRUE);
  AnnoJsonSlice element;

  if (anno_json_slice_kind (elements) == '"') /* bytes, in Base64 */
    {
      g_autofree char *word = word_of (elements);
      anno_cas_add_value (cas, feature, word);
    }
  for (const char *at = NULL; anno_json_next_element (elements, &at, &element);)
    {
      g_autofree char *word = word_of (&element);
      anno_cas_add_value (cas, feature, word);
    }
}

/* "@x" is a reference, "#x" a number that JSON can't hold, "^x" a place. */
static void
read_feature (AnnoCas *cas, AnnoCasStructure *structure, const char *key,
              const AnnoJsonSlice *value)
{
  g_autofree char *word = word_of (value);
  char kind = anno_json_slice_kind (value);
  gboolean is_marked = *key == '@' || *key == '#' || *key == '^';

  if (kind == '{' || kind == '[' || (is_marked && key[1] == '\0'))
    cas->n_odd++;
  else
    anno_cas_set (cas, structure, is_marked ? key + 1 : key,
                  *key == '@' ? ANNO_CAS_REFERENCE : ANNO_CAS_TEXT, word);
}

/* @name: its id, where that stands outside of it. */
static void
read_structure (AnnoCas *cas, const AnnoJsonSlice *object, const char *name)
{
  g_autofree char *id = name != NULL ? g_strdup (name) : find_word (object, "%ID");
  g_autofree char *type = find_word (object, "%TYPE");
  AnnoJsonSlice value;
  char *key;

  if (anno_json_slice_kind (object) != '{' || type == NULL || *type == '\0')
    {
      cas->n_odd++;
      return;
    }
  AnnoCasStructure *structure = anno_cas_add (cas, id, type);
  if (structure == NULL)
    return;
  for (const char *at = NULL; anno_json_next_member (object, &at, &key, &value);)
    {
      g_autofree char *owned = key;
      if (strcmp (key, "%ELEMENTS") == 0)
        read_elements (cas, structure, &value);
      else if (*key != '%')
        read_feature (cas, structure, key, &value);
    }
}

static gboolean
read_structures (AnnoCas *cas, const AnnoJsonSlice *list)
{
  AnnoJsonSlice object;
  char *name;

  if (anno_json_slice_kind (list) == '[')
    for (const char *at = NULL; anno_json_next_element (list, &at, &object);)
      read_structure (cas, &object, NULL);
  else
    for (const char *at = NULL; anno_json_next_member (list, &at, &name, &object);)
      {
        g_autofree char *owned = name;
        read_structure (cas, &object, name);
      }
  return anno_json_slice_kind (list) == '[' || anno_json_slice_kind (list) == '{';
}

static void
read_views (AnnoCas *cas, const AnnoJsonSlice *object)
{
  AnnoJsonSlice value, list, member;
  AnnoJsonSlice key;

  for (const char *at = NULL; anno_json_next_pair (object, &at, &key, &value);)
    {
      g_autofree char *sofa = find_word (&value, "%SOFA");
      AnnoCasView *view = anno_cas_add_view (cas, sofa);
      if (!find (&value, "%MEMBERS", &list))
        continue;
      for (const char *in = NULL; anno_json_next_element (&list, &in, &member);)
        {
          g_autofree char *id = word_of (&member);
          if (id != NULL)
            anno_cas_add_member (cas, view, id);
        }
    }
}

static gboolean
refuse (GError **error, const char *words)
{
  g_set_error_literal (error, ANNO_FOREIGN_ERROR, ANNO_FOREIGN_ERROR_BROKEN, words);
  return FALSE;
}

gboolean
anno_uima_json_read (const AnnoForeignFile *file, const AnnoForeignSink *sink, GError **error)
{
  g_return_val_if_fail (file != NULL && sink != NULL, FALSE);

  g_autoptr (GError) problem = NULL;
  g_autoptr (AnnoCas) cas = anno_cas_new ();
  g_autoptr (AnnoCasTypes) types = anno_cas_types_new ();
  AnnoJsonSlice values[G_N_ELEMENTS (members)] = { { NULL, 0 } }, object = { NULL, 0 };
  object.text = g_bytes_get_data (file->bytes, &object.length);
  if (!anno_json_scan (object.text != NULL ? object.text : "", object.length, ANNO_FOREIGN_FILE_MAX,
                       1, &problem))
    return refuse (error, problem->message);
  for (guint i = 0; members[i] != NULL; i++)
    if (!find (&object, members[i], &values[i]))
      values[i].text = NULL;
  if (values[STRUCTURES].text == NULL)
    /* xgettext:no-c-format */
    return refuse (error, _("This is no UIMA CAS: it has no member “%FEATURE_STRUCTURES”."));
  if (values[TYPES].text != NULL)
    read_types (types, &values[TYPES]);
  if (!read_structures (cas, &values[STRUCTURES]))
    /* xgettext:no-c-format */
    return refuse (error, _("“%FEATURE_STRUCTURES” must be a list, or an object by ids."));
  if (values[VIEWS].text != NULL)
    read_views (cas, &values[VIEWS]);
  sink->take (anno_cas_reading_document (cas, types, file), sink->data);
  return TRUE;
}
