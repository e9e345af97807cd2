#include "formats/layer-header-reader.h"

#include "formats/layer-terms.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (anno-layer-error-quark, anno_layer_error)

/* The order of the names is that of these numbers, here and below. */
enum
{
  CONTEXT,
  ID,
  TYPE,
  LABEL,
  CREATOR,
  GENERATOR,
  FORMAT,
  ARTICLE,
  FIRST,
  N_MEMBERS,
};

static const char *const member_names[] = {
  "@context", "id", "type", "label", "creator", "generator", "format", "article", "first", NULL,
};

enum
{
  CREATOR_ID,
  CREATOR_TYPE,
  NAME,
  N_CREATOR_MEMBERS,
};

static const char *const creator_names[] = { "id", "type", "name", NULL };

enum
{
  SHA256,
  DATE,
  DATE_ORIGIN,
  STATE,
  N_ARTICLE_MEMBERS,
};

static const char *const article_names[] = { "sha256", "date", "dateOrigin", "state", NULL };

enum
{
  PAGE_ID,
  PAGE_TYPE,
  PART_OF,
  START_INDEX,
  ITEMS,
  N_PAGE_MEMBERS,
};

static const char *const page_names[] = { "id", "type", "partOf", "startIndex", "items", NULL };

static gboolean
fail (GError **error, const char *why)
{
  g_set_error (error, ANNO_LAYER_ERROR, ANNO_LAYER_ERROR_NOT_A_LAYER,
               /* Translators: %s is a reason such as “it has no id”. */
               _("This is not a file of annotations as this program writes them: %s."), why);
  return FALSE;
}

/* Takes the string that @slice is; FALSE where something else is there. */
static gboolean
take_string (const AnnoJsonSlice *slice, char **out)
{
  if (slice->text == NULL)
    return TRUE;
  *out = anno_json_slice_to_string (slice);
  return *out != NULL;
}

static gboolean
check_format (const AnnoJsonSlice *format, GError **error)
{
  gint64 number = 0;

  if (format->text == NULL)
    return fail (error, _("it has no format number"));
  if (!anno_json_slice_to_int (format, &number) || number < 1)
    return fail (error, _("its format is not a number"));
  if (number <= ANNO_LAYER_FORMAT)
    return TRUE;
  g_set_error (error, ANNO_LAYER_ERROR, ANNO_LAYER_ERROR_NEWER,
               _("This file was written by a newer version of Annotator (its format is %u, this "
                  "version reads up to %d). Update Annotator to open it."),
               (guint) MIN (number, G_MAXUINT), ANNO_LAYER_FORMAT);
  return FALSE;
}

static gboolean
read_creator (AnnoLayerHeader *self, const AnnoJsonSlice *creator, GError **error)
{
  AnnoJsonSlice members[N_CREATOR_MEMBERS];
  GString *unknown = NULL;

  if (anno_json_slice_kind (creator) != '{')
    return fail (error, _("it doesn’t say who made it"));
  anno_json_split (creator, creator_names, members, &unknown);
  self->creator_extra = anno_json_take_kept (&unknown);
  if (!take_string (&members[CREATOR_ID], &self->creator_id) || self->creator_id == NULL
      || !take_string (&members[NAME], &self->creator_name)
      || (members[CREATOR_TYPE].text != NULL
          && !anno_json_slice_is (&members[CREATOR_TYPE], "Person")))
    return fail (error, _("it doesn’t say who made it"));
  return TRUE;
}

static gboolean
read_article (AnnoLayerHeader *self, const AnnoJsonSlice *article, GError **error)
{
  AnnoJsonSlice members[N_ARTICLE_MEMBERS];
  GString *unknown = NULL;

  if (anno_json_slice_kind (article) != '{')
    return fail (error, _("it doesn’t say which article it is about"));
  anno_json_split (article, article_names, members, &unknown);
  self->article_extra = anno_json_take_kept (&unknown);
  if (!take_string (&members[SHA256], &self->sha256) || !take_string (&members[DATE], &self->date)
      || !take_string (&members[DATE_ORIGIN], &self->date_origin)
      || !take_string (&members[STATE], &self->state))
    return fail (error, _("what it says of its article is not made of strings"));
  if (self->state == NULL)
    self->state = g_strdup ("new");
  return TRUE;
}

static gboolean
read_page (AnnoLayerHeader *self, const AnnoJsonSlice *page, AnnoJsonSlice *items, GError **error)
{
  AnnoJsonSlice members[N_PAGE_MEMBERS];
  GString *unknown = NULL;

  if (page->text == NULL)
    return TRUE;
  if (anno_json_slice_kind (page) != '{')
    return fail (error, _("its annotations are in another file"));
  anno_json_split (page, page_names, members, &unknown);
  self->page_extra = anno_json_take_kept (&unknown);
  if (anno_json_slice_kind (&members[ITEMS]) != '[')
    return fail (error, _("it has no list of annotations"));
  *items = members[ITEMS];
  return TRUE;
}

static void
read_context (AnnoLayerHeader *self, const AnnoJsonSlice *context)
{
  if (context->text == NULL)
    return;
  g_autoptr (GString) minified = g_string_new (NULL);
  anno_json_slice_minify (minified, context);
  if (!g_str_equal (minified->str, ANNO_LAYER_CONTEXT))
    self->context = g_strdup (minified->str);
}

AnnoLayerHeader *
anno_layer_header_read (const AnnoJsonSlice *root, AnnoJsonSlice *items, GError **error)
{
  g_return_val_if_fail (root != NULL && items != NULL, NULL);

  g_autoptr (AnnoLayerHeader) self = g_new0 (AnnoLayerHeader, 1);
  AnnoJsonSlice members[N_MEMBERS];
  GString *unknown = NULL;

  *items = (AnnoJsonSlice){ NULL, 0 };
  if (anno_json_slice_kind (root) != '{')
    {
      fail (error, _("it is not an object"));
      return NULL;
    }
  anno_json_split (root, member_names, members, &unknown);
  self->extra = anno_json_take_kept (&unknown);
  if (!anno_json_slice_is (&members[TYPE], "AnnotationCollection"))
    fail (error, _("its type is not “AnnotationCollection”"));
  else if (!check_format (&members[FORMAT], error))
    return NULL;
  else if (!take_string (&members[ID], &self->id) || self->id == NULL)
    fail (error, _("it has no id"));
  else if (!take_string (&members[LABEL], &self->label))
    fail (error, _("its label is not a string"));
  else if (read_creator (self, &members[CREATOR], error)
           && read_article (self, &members[ARTICLE], error)
           && read_page (self, &members[FIRST], items, error))
    {
      read_context (self, &members[CONTEXT]);
      return g_steal_pointer (&self);
    }
  return NULL;
}
