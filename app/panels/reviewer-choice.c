#include "panels/reviewer-choice.h"

#include <glib/gi18n-lib.h>

struct _AnnoReviewerChoice
{
  AnnoCheckMenu *menu;
  GPtrArray *everybody; /* of AnnoReviewer: who is in the menu */
  gboolean filling;
};

AnnoReviewerChoice *
anno_reviewer_choice_new (AnnoCheckMenu *menu)
{
  g_return_val_if_fail (ANNO_IS_CHECK_MENU (menu), NULL);

  AnnoReviewerChoice *self = g_new0 (AnnoReviewerChoice, 1);
  self->menu = menu;
  self->everybody = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_reviewer_free);
  return self;
}

void
anno_reviewer_choice_free (AnnoReviewerChoice *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->everybody);
  g_free (self);
}

static gboolean
is_known (const AnnoReviewerChoice *self, const GPtrArray *everybody)
{
  gboolean same = self->everybody->len == everybody->len;

  for (guint i = 0; same && i < everybody->len; i++)
    {
      const AnnoReviewer *known = self->everybody->pdata[i], *somebody = everybody->pdata[i];
      same = g_str_equal (known->slug, somebody->slug) && g_str_equal (known->name, somebody->name);
    }
  return same;
}

static void
make_menu (AnnoReviewerChoice *self, const GPtrArray *everybody)
{
  g_autofree const char **names = g_new0 (const char *, everybody->len + 1);

  g_ptr_array_set_size (self->everybody, 0);
  for (guint i = 0; i < everybody->len; i++)
    {
      g_ptr_array_add (self->everybody, anno_reviewer_copy (everybody->pdata[i]));
      names[i] = ((const AnnoReviewer *) everybody->pdata[i])->name;
    }
  anno_check_menu_fill (self->menu, _("Annotators to Compare"), _("All annotators"), names);
}

void
anno_reviewer_choice_fill (AnnoReviewerChoice *self, const GPtrArray *everybody)
{
  g_return_if_fail (self != NULL && everybody != NULL);

  self->filling = TRUE;
  if (everybody->len == 0 || !is_known (self, everybody))
    make_menu (self, everybody);
  for (guint i = 0; i < everybody->len; i++)
    anno_check_menu_set_chosen (self->menu, i,
                                ((const AnnoReviewer *) everybody->pdata[i])->is_compared);
  self->filling = FALSE;
}

static gboolean
is_in_menu (const AnnoReviewerChoice *self, const char *slug)
{
  for (guint i = 0; i < self->everybody->len; i++)
    if (g_str_equal (((const AnnoReviewer *) self->everybody->pdata[i])->slug, slug))
      return TRUE;
  return FALSE;
}

void
anno_reviewer_choice_take (AnnoReviewerChoice *self, AnnoReview *review)
{
  g_return_if_fail (self != NULL && ANNO_IS_REVIEW (review));

  const char *const *before = anno_review_get_without (review);
  g_autoptr (GStrvBuilder) without = g_strv_builder_new ();
  if (self->filling)
    return;
  for (; before != NULL && *before != NULL; before++)
    if (!is_in_menu (self, *before))
      g_strv_builder_add (without, *before);
  for (guint i = 0; i < self->everybody->len; i++)
    if (!anno_check_menu_is_chosen (self->menu, i))
      g_strv_builder_add (without, ((const AnnoReviewer *) self->everybody->pdata[i])->slug);
  g_auto (GStrv) slugs = g_strv_builder_end (without);
  anno_review_set_without (review, (const char *const *) slugs);
}
