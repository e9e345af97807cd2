#include "formats/review-reader.h"

#include "formats/json-record.h"
#include "formats/review-record-reader.h"
#include "formats/review-terms.h"
#include "model/finding.h"

#include <glib/gi18n-lib.h>

static const char *const members[] = {
  "@context", "id", "type", "label", "creator", "generator", "format", "article", "first", NULL,
};

static const char *const creator_members[] = { "id", "type", "name", NULL };

static const char *const article_members[] = { "sha256", NULL };

static const char *const page_members[]
    = { "id", "type", "partOf", "startIndex", "items", NULL };

static gboolean
fail (GError **error, const char *why)
{
  return anno_json_record_refuse (error, NULL,
                                  /* Translators: %s is a reason such as “it has no id”. */
                                  _("This is not a file of reviews as this program writes them: "
                                    "%s."),
                                  why);
}

static gboolean
has_type (const AnnoJsonSlice *object, const char *type)
{
  AnnoJsonSlice value;
  return anno_json_record_find (object, "type", &value) && anno_json_slice_is (&value, type);
}

/* The value of @key, which must be an object. */
static gboolean
find_object (const AnnoJsonSlice *object, const char *key, AnnoJsonSlice *value)
{
  return anno_json_record_find (object, key, value) && anno_json_slice_kind (value) == '{';
}

static gboolean
read_creator (AnnoReviewFile *self, const AnnoJsonSlice *root, GError **error)
{
  AnnoJsonSlice creator;

  if (!find_object (root, "creator", &creator) || !has_type (&creator, "Person"))
    return fail (error, _("it doesn’t say who made it"));
  g_clear_pointer (&self->creator_id, g_free);
  self->creator_extra = anno_json_record_unknown (&creator, creator_members);
  if (!anno_json_record_text (&creator, "creator", "id", &self->creator_id, error)
      || !anno_json_record_text (&creator, "creator", "name", &self->creator_name, error))
    return FALSE;
  return (self->creator_id != NULL && *self->creator_id != '\0')
         || fail (error, _("it doesn’t say who made it"));
}

static gboolean
read_article (AnnoReviewFile *self, const AnnoJsonSlice *root, GError **error)
{
  AnnoJsonSlice article;

  if (!find_object (root, "article", &article))
    return fail (error, _("it doesn’t say which article it is about"));
  self->article_extra = anno_json_record_unknown (&article, article_members);
  return anno_json_record_text (&article, "article", "sha256", &self->sha256, error);
}

static gboolean
read_page (AnnoReviewFile *self, const AnnoJsonSlice *root, AnnoJsonSlice *items, GError **error)
{
  AnnoJsonSlice page;

  *items = (AnnoJsonSlice){ NULL, 0 };
  if (!anno_json_record_find (root, "first", &page))
    return TRUE;
  if (anno_json_slice_kind (&page) != '{')
    return fail (error, _("its annotations are in another file"));
  self->page_extra = anno_json_record_unknown (&page, page_members);
  return anno_json_record_array (&page, "first", "items", items, error);
}

static void
read_context (AnnoReviewFile *self, const AnnoJsonSlice *root)
{
  AnnoJsonSlice context;
  g_autoptr (GString) minified = g_string_new (NULL);

  if (!anno_json_record_find (root, "@context", &context))
    return;
  anno_json_slice_minify (minified, &context);
  if (!g_str_equal (minified->str, ANNO_REVIEW_CONTEXT))
    self->context = g_strdup (minified->str);
}

static gboolean
read_header (AnnoReviewFile *self, const AnnoJsonSlice *root, AnnoJsonSlice *items, GError **error)
{
  if (!has_type (root, "AnnotationCollection"))
    return fail (error, _("its type is not “AnnotationCollection”"));
  if (!anno_json_record_is_format_1 (root, error))
    return FALSE;
  g_clear_pointer (&self->id, g_free);
  if (!anno_json_record_text (root, NULL, "id", &self->id, error)
      || !anno_json_record_text (root, NULL, "label", &self->label, error))
    return FALSE;
  if (self->id == NULL || *self->id == '\0')
    return fail (error, _("it has no id"));
  read_context (self, root);
  self->extra = anno_json_record_unknown (root, members);
  return read_creator (self, root, error) && read_article (self, root, error)
         && read_page (self, root, items, error);
}

static char *
keep (const AnnoJsonSlice *item)
{
  GString *raw = NULL;
  anno_json_keep_element (&raw, item);
  return anno_json_take_kept (&raw);
}

/* @message: transfer full. */
static void
find (GPtrArray *findings, AnnoFindingKind kind, guint line, char *message)
{
  AnnoFinding *finding = anno_finding_new (kind, message);

  finding->line = line;
  g_ptr_array_add (findings, finding);
}

static void
read_item (AnnoReviewFile *self, GHashTable *ids, const AnnoJsonSlice *item, guint line,
           GPtrArray *findings)
{
  gboolean is_whole = TRUE;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnnoReviewRecord) record
      = anno_review_record_read (item, self->creator_id, self->creator_name, &is_whole, &error);

  if (record == NULL)
    {
      g_ptr_array_add (self->unread, keep (item));
      find (findings, ANNO_FINDING_UNREAD, line,
            /* Translators: %s is a reason such as “it has no id”. */
            g_strdup_printf (_("This part of the review is kept, but not shown: %s."),
                             error->message));
      return;
    }
  if (!g_hash_table_add (ids, record->id))
    {
      g_ptr_array_add (self->unread, keep (item));
      find (findings, ANNO_FINDING_DOUBLE_ID, line,
            g_strdup (_("Another part of the review has the same id. This one is kept, but not "
                        "shown.")));
      return;
    }
  if (!is_whole)
    g_hash_table_insert (self->lines, g_strdup (record->id), keep (item));
  g_ptr_array_add (self->records, g_steal_pointer (&record));
}

static guint
count_lines (const char *from, const char *to)
{
  guint n = 0;

  for (; (from = memchr (from, '\n', (gsize) (to - from))) != NULL; from++)
    n++;
  return n;
}

static gboolean
read_items (AnnoReviewFile *self, const char *text, const AnnoJsonSlice *items, GPtrArray *findings,
            GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const char *counted = text;
  AnnoJsonSlice item;
  guint line = 1;

  for (const char *at = NULL; anno_json_next_element (items, &at, &item);)
    {
      line += count_lines (counted, item.text);
      counted = item.text;
      if (item.length > ANNO_JSON_MAX_LINE)
        return anno_json_scan_part (item.text, item.length, ANNO_JSON_MAX_LINE, line, 1, 0, error);
      read_item (self, ids, &item, line, findings);
    }
  return TRUE;
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return anno_review_record_compare (*(AnnoReviewRecord *const *) a,
                                     *(AnnoReviewRecord *const *) b);
}

AnnoReviewFile *
anno_review_reader_read (GBytes *bytes, GPtrArray *findings, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (AnnoReviewFile) self = anno_review_file_new ("", NULL);
  g_autoptr (GPtrArray) found = findings != NULL ? g_ptr_array_ref (findings) : anno_findings_new ();
  guint n_found = found->len;
  AnnoJsonSlice root, items;

  if (!anno_json_record_open (bytes, &root, error) || !read_header (self, &root, &items, error))
    return NULL;
  if (items.text != NULL && !read_items (self, root.text, &items, found, error))
    {
      g_ptr_array_set_size (found, (int) n_found);
      return NULL;
    }
  g_ptr_array_sort (self->records, compare_cb);
  return g_steal_pointer (&self);
}
