#include "session/review-case.h"

#include "files/safe-name.h"
#include "session/case-layer.h"
#include "session/document-loader.h"
#include "session/layout.h"
#include "session/settled-name.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

/* How much of a name is shown, in code points. */
#define MOST_OF_NAME 80

static void
side_free (gpointer data)
{
  AnnoReviewSide *self = data;

  g_free (self->name);
  g_object_unref (self->layer);
  g_clear_pointer (&self->moved, g_ptr_array_unref);
  g_clear_pointer (&self->lost, g_ptr_array_unref);
  g_free (self);
}

/* What @said, from a file, calls somebody, as it can be shown: tame, and not the length of a book;
 * else the name of their folder. */
static char *
make_name (const char *said, const char *slug)
{
  g_autofree char *name = anno_plain_clean (said != NULL ? said : "");

  if (*name == '\0')
    return anno_safe_name_display (slug);
  if (g_utf8_strlen (name, -1) <= MOST_OF_NAME)
    return g_steal_pointer (&name);
  g_autofree char *start = g_utf8_substring (name, 0, MOST_OF_NAME - 1);
  return g_strconcat (start, "…", NULL);
}

static void
add_side (AnnoReviewCase *self, const char *root, const char *slug, AnnoCaseText *text,
          GPtrArray *problems)
{
  g_autofree char *file = anno_layout_layer_file (root, slug, self->path);
  AnnoCaseLayer read = { NULL };

  if (!anno_case_layer_read (&read, file, text, problems))
    return;
  AnnoReviewSide *side = g_new0 (AnnoReviewSide, 1);
  side->slug = slug;
  side->name = make_name (anno_layer_get_header (read.layer)->creator_name, slug);
  side->layer = g_object_ref (read.layer);
  side->people = anno_review_people_get (self->people, slug);
  side->on_other_text = read.on_other_text;
  side->moved = g_steal_pointer (&read.moved);
  side->lost = g_steal_pointer (&read.lost);
  g_ptr_array_add (self->sides, side);
  anno_case_layer_clear (&read);
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
  AnnoCaseText text = { self->article, NULL };

  for (guint i = 0; slugs[i] != NULL; i++)
    if (g_ptr_array_find_with_equal_func (entry->slugs, slugs[i], g_str_equal, NULL))
      add_side (self, root, slugs[i], &text, problems);
  g_clear_pointer (&text.here, anno_anchor_free);
}

static gboolean
has_name (const AnnoReviewCase *self, const char *name, guint except)
{
  for (guint i = 0; i < self->sides->len; i++)
    if (i != except && g_str_equal (anno_review_case_get (self, i)->name, name))
      return TRUE;
  return FALSE;
}

/* Two of one name are told apart by their folders. */
static void
tell_namesakes_apart (AnnoReviewCase *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->sides->len; i++)
    {
      const AnnoReviewSide *side = self->sides->pdata[i];
      g_autofree char *folder = anno_safe_name_display (side->slug);
      g_ptr_array_add (names, has_name (self, side->name, i)
                                  /* Translators: a name, and a folder: two have the name. */
                                  ? g_strdup_printf (_("%s (%s)"), side->name, folder)
                                  : g_strdup (side->name));
    }
  for (guint i = 0; i < self->sides->len; i++)
    {
      AnnoReviewSide *side = self->sides->pdata[i];
      g_free (side->name);
      side->name = g_strdup (names->pdata[i]);
    }
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
      anno_case_problem_add (problems, entry->article, g_strdup (error->message));
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
  tell_namesakes_apart (self);
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

gboolean
anno_review_case_is_whole (const AnnoReviewCase *self, const AnnoSurveyEntry *entry)
{
  g_return_val_if_fail (self != NULL && entry != NULL, FALSE);

  for (guint i = 0; i < self->sides->len; i++)
    {
      const AnnoReviewSide *side = self->sides->pdata[i];
      if (side->lost != NULL && side->lost->len > 0)
        return FALSE;
    }
  return self->sides->len == anno_review_case_count (entry, self->people);
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
