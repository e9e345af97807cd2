#include "session/settled-report.h"

#include <glib/gi18n-lib.h>

static void
open_clear (AnnoSettledOpen *self)
{
  g_free (self->words);
}

AnnoSettledArticle *
anno_settled_article_new (const char *article)
{
  g_return_val_if_fail (article != NULL, NULL);

  AnnoSettledArticle *self = g_new0 (AnnoSettledArticle, 1);
  self->article = g_strdup (article);
  self->open = g_array_new (FALSE, FALSE, sizeof (AnnoSettledOpen));
  g_array_set_clear_func (self->open, (GDestroyNotify) open_clear);
  return self;
}

void
anno_settled_article_free (AnnoSettledArticle *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->open);
  g_free (self->article);
  g_free (self);
}

guint
anno_settled_article_count_open (const AnnoSettledArticle *self, AnnoOpenReason reason)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);
  for (guint i = 0; i < self->open->len; i++)
    n += g_array_index (self->open, AnnoSettledOpen, i).reason == reason;
  return n;
}

AnnoSettledReport *
anno_settled_report_new (const char *slug)
{
  g_return_val_if_fail (slug != NULL, NULL);

  AnnoSettledReport *self = g_new0 (AnnoSettledReport, 1);
  self->slug = g_strdup (slug);
  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_settled_article_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
anno_settled_report_free (AnnoSettledReport *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->problems);
  g_free (self->slug);
  g_free (self);
}

gboolean
anno_settled_report_is_same (const AnnoSettledReport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->articles->len; i++)
    if (((const AnnoSettledArticle *) self->articles->pdata[i])->fate != ANNO_SETTLED_SAME)
      return FALSE;
  return self->people == ANNO_SETTLED_SAME || self->people == ANNO_SETTLED_NONE;
}

const char *
anno_open_reason_describe (AnnoOpenReason reason)
{
  switch (reason)
    {
    case ANNO_OPEN_TIE:
      return _ ("Several have as many votes.");
    case ANNO_OPEN_FIELDS:
      return _ ("A field has no value that has the votes.");
    case ANNO_OPEN_UNDECIDED:
      return _ ("Nobody has decided.");
    case ANNO_OPEN_CONTESTED:
      return _ ("Reviewers have decided differently.");
    case ANNO_OPEN_OUTDATED:
      return _ ("What was decided has changed since.");
    case ANNO_OPEN_SKIPPED:
      return _ ("A reviewer has put it off.");
    case ANNO_OPEN_UNSURE:
      return _ ("A reviewer is unsure.");
    case ANNO_OPEN_TOO_FEW:
    default:
      return _ ("Too few people agree.");
    }
}

const char *
anno_open_reason_id (AnnoOpenReason reason)
{
  static const char *const ids[] = {
    [ANNO_OPEN_TOO_FEW] = "too-few",     [ANNO_OPEN_TIE] = "tie",
    [ANNO_OPEN_FIELDS] = "fields",       [ANNO_OPEN_UNDECIDED] = "undecided",
    [ANNO_OPEN_CONTESTED] = "contested", [ANNO_OPEN_OUTDATED] = "outdated",
    [ANNO_OPEN_SKIPPED] = "skipped",     [ANNO_OPEN_UNSURE] = "unsure",
  };

  g_return_val_if_fail (reason < G_N_ELEMENTS (ids), NULL);
  return ids[reason];
}

const char *
anno_settled_fate_id (AnnoSettledFate fate)
{
  static const char *const ids[] = {
    [ANNO_SETTLED_NONE] = "none",       [ANNO_SETTLED_SAME] = "same",
    [ANNO_SETTLED_MADE] = "made",       [ANNO_SETTLED_REPLACED] = "replaced",
    [ANNO_SETTLED_REMOVED] = "removed", [ANNO_SETTLED_MISSING] = "missing",
    [ANNO_SETTLED_DIFFERS] = "differs", [ANNO_SETTLED_TOUCHED] = "touched",
    [ANNO_SETTLED_SURPLUS] = "surplus",
  };

  g_return_val_if_fail (fate < G_N_ELEMENTS (ids), NULL);
  return ids[fate];
}
