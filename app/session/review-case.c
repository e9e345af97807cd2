#include "session/review-case.h"

#include "files/file-reader.h"
#include "files/safe-name.h"
#include "formats/json-scan.h"
#include "formats/layer-reader.h"
#include "session/document-loader.h"
#include "session/layout.h"
#include "session/settled-name.h"

#include <glib/gi18n-lib.h>

static void
side_free (gpointer data)
{
  AnnoReviewSide *self = data;

  g_free (self->name);
  g_object_unref (self->layer);
  g_free (self);
}

/* @words: transfer full. */
static void
add_problem (GPtrArray *problems, const char *file, char *words)
{
  g_autofree char *owned = words;
  g_autofree char *shown = anno_safe_name_display (file);

  g_ptr_array_add (problems, g_str_has_prefix (words, "“")
                                 ? g_steal_pointer (&owned)
                                 /* Translators: a file, then what is wrong with it. */
                                 : g_strdup_printf (_ ("“%s”: %s"), shown, words));
}

static gboolean
has_finding (const GPtrArray *findings, guint kinds)
{
  for (guint i = 0; i < findings->len; i++)
    if ((kinds & 1u << ((const AnnoFinding *) findings->pdata[i])->kind) != 0)
      return TRUE;
  return FALSE;
}

static void
tell_unread (AnnoLayer *layer, const char *file, GPtrArray *problems)
{
  const GPtrArray *unread = anno_layer_get_unread (layer);
  guint n = unread != NULL ? unread->len : 0;

  if (n > 0)
    add_problem (problems, file,
                 g_strdup_printf (ngettext ("%u line isn’t an annotation that can be compared.",
                                            "%u lines aren’t annotations that can be compared.", n),
                                  n));
}

/* Whether the layer is about the text that is there now. */
static gboolean
fits_text (const GPtrArray *findings, const char *file, gboolean *on_other_text,
           GPtrArray *problems)
{
  const guint places = 1u << ANNO_FINDING_QUOTE | 1u << ANNO_FINDING_OFF_TEXT;

  *on_other_text = has_finding (findings, 1u << ANNO_FINDING_OTHER_TEXT);
  if (!*on_other_text)
    return TRUE;
  gboolean fits = !has_finding (findings, places);
  add_problem (problems, file,
               g_strdup (fits ? _ ("It was made on another version of the text. All words that it "
                                   "quotes are at their places, so it is compared.")
                              : _ ("It was made on another version of the text, and doesn’t fit "
                                   "this one: it is left out.")));
  return fits;
}

static AnnoLayer *
read_layer (const char *file, AnnoArticle *article, gboolean *on_other_text, GPtrArray *problems)
{
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_LAYER, NULL, &error);
  g_autoptr (AnnoLayer) layer
      = bytes != NULL ? anno_layer_reader_read (bytes, article, findings, NULL, &error) : NULL;

  if (layer == NULL)
    add_problem (problems, file, g_strdup (error->message));
  else if (fits_text (findings, file, on_other_text, problems))
    {
      tell_unread (layer, file, problems);
      return g_steal_pointer (&layer);
    }
  return NULL;
}

static void
add_side (AnnoReviewCase *self, const char *root, const char *slug, GPtrArray *problems)
{
  g_autofree char *file = anno_layout_layer_file (root, slug, self->path);
  gboolean on_other_text = FALSE;
  AnnoLayer *layer = read_layer (file, self->article, &on_other_text, problems);

  if (layer == NULL)
    return;
  const char *name = anno_layer_get_header (layer)->creator_name;
  AnnoReviewSide *side = g_new0 (AnnoReviewSide, 1);
  side->slug = slug;
  side->name = name != NULL ? g_strdup (name) : anno_safe_name_display (slug);
  side->layer = layer;
  side->people = anno_review_people_get (self->people, slug);
  side->on_other_text = on_other_text;
  g_ptr_array_add (self->sides, side);
}

guint
anno_review_case_count (const AnnoSurveyEntry *entry, const AnnoReviewPeople *people)
{
  guint n = 0;

  g_return_val_if_fail (entry != NULL && people != NULL, 0);
  for (guint i = 0; entry->present && i < entry->slugs->len; i++)
    n += anno_review_people_has (people, entry->slugs->pdata[i]) ? 1 : 0;
  return n;
}

GStrv
anno_review_case_list_slugs (const char *root)
{
  g_return_val_if_fail (root != NULL, NULL);

  g_auto (GStrv) all = anno_layout_list_annotators (root, NULL);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  for (guint i = 0; all != NULL && all[i] != NULL; i++)
    if (!anno_settled_name_is_slug (all[i]))
      g_strv_builder_add (kept, all[i]);
  return g_strv_builder_end (kept);
}

static void
add_sides (AnnoReviewCase *self, const char *root, const AnnoSurveyEntry *entry,
           GPtrArray *problems)
{
  const char *const *slugs = anno_review_people_list (self->people);

  for (guint i = 0; slugs[i] != NULL; i++)
    if (g_ptr_array_find_with_equal_func (entry->slugs, slugs[i], g_str_equal, NULL))
      add_side (self, root, slugs[i], problems);
}

AnnoReviewCase *
anno_review_case_load (const char *root, const AnnoSurveyEntry *entry,
                       const AnnoReviewPeople *people, AnnoTagset *tagset, GPtrArray *problems)
{
  g_return_val_if_fail (root != NULL && entry != NULL && people != NULL, NULL);
  g_return_val_if_fail (tagset != NULL && problems != NULL, NULL);

  g_autoptr (GError) error = NULL;
  if (anno_review_case_count (entry, people) == 0)
    return NULL;
  AnnoDocument *document = anno_document_load (root, entry->article, NULL, NULL, &error);
  if (document == NULL)
    {
      add_problem (problems, entry->article, g_strdup (error->message));
      return NULL;
    }
  g_autoptr (AnnoReviewCase) self = g_new0 (AnnoReviewCase, 1);
  self->path = entry->article;
  self->document = document;
  self->article = anno_document_get_article (document);
  self->tagset = tagset;
  self->people = people;
  self->sides = g_ptr_array_new_with_free_func (side_free);
  add_sides (self, root, entry, problems);
  return self->sides->len > 0 ? g_steal_pointer (&self) : NULL;
}

void
anno_review_case_free (AnnoReviewCase *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->clusters, anno_clusters_free);
  g_ptr_array_unref (self->sides);
  g_object_unref (self->document);
  g_free (self);
}

const AnnoReviewSide *
anno_review_case_get (const AnnoReviewCase *self, guint n)
{
  g_return_val_if_fail (self != NULL && n < self->sides->len, NULL);
  return self->sides->pdata[n];
}

const AnnoFieldCompare *
anno_review_case_compare (AnnoReviewCase *self)
{
  g_return_val_if_fail (self != NULL && self->sides->len > 0, NULL);

  if (self->clusters == NULL)
    {
      g_autofree AnnoLayer **layers = g_new (AnnoLayer *, self->sides->len);
      for (guint i = 0; i < self->sides->len; i++)
        layers[i] = anno_review_case_get (self, i)->layer;
      self->clusters = anno_clusters_new (layers, self->sides->len, self->tagset);
      self->compare = (AnnoFieldCompare){ self->clusters, anno_review_people_is_one,
                                          (gpointer) self->people };
    }
  return &self->compare;
}
