#include "review/agreement-continua.h"

#include "review/unitizing-alpha.h"

struct _AnnoAgreementContinua
{
  AnnoAgreementOptions options;
  GPtrArray *texts; /* of AnnoRatedText */
  guint64 n_units;
};

/* A row, while it is filled in, and who is told. */
typedef struct
{
  AnnoAgreementRow row;
  AnnoAgreementVisit visit;
  gpointer data;
} Telling;

/* Unitizing alpha of a drawing. */
typedef struct
{
  GPtrArray *texts;
  int category; /* -1 for all */
} UnitizingDrawing;

/* u-alpha of each drawing. */
typedef struct
{
  GPtrArray *texts;
  GPtrArray *drawn; /* of AnnoUAlpha, once there is one of each drawing */
  guint next;
  int which; /* -3 whole, -2 relevance, -1 coding, else a category */
} Drawing;

AnnoAgreementContinua *
anno_agreement_continua_new (const AnnoAgreementOptions *options)
{
  const guint needed
      = 1u << ANNO_AGREEMENT_UNITIZING | 1u << ANNO_AGREEMENT_U_ALPHA | 1u << ANNO_AGREEMENT_GAMMA;

  g_return_val_if_fail (options != NULL, NULL);
  if ((options->measures & needed) == 0)
    return NULL;
  AnnoAgreementContinua *self = g_new0 (AnnoAgreementContinua, 1);
  self->options = *options;
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_rated_text_free);
  return self;
}

void
anno_agreement_continua_free (AnnoAgreementContinua *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->texts);
  g_free (self);
}

void
anno_agreement_continua_take (AnnoAgreementContinua *self, AnnoRatedText *text)
{
  g_return_if_fail (text != NULL);

  if (self == NULL)
    {
      anno_rated_text_free (text);
      return;
    }
  for (guint i = 0; i < text->n_raters; i++)
    self->n_units += text->units[i]->len;
  g_ptr_array_add (self->texts, text);
}

static gboolean
wants (const AnnoAgreementContinua *self, AnnoAgreementMeasure measure)
{
  return (self->options.measures & 1u << measure) != 0;
}

static AnnoMeasure
pick (const AnnoUAlpha *alpha, int which)
{
  return which == -3   ? alpha->whole
         : which == -2 ? alpha->relevance
         : which == -1 ? alpha->coding
                       : alpha->categories[which];
}

static AnnoMeasure
draw_cb (const guint *times, guint n_texts, gpointer data)
{
  Drawing *self = data;

  if (self->next == self->drawn->len)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();
      for (guint i = 0; i < n_texts; i++)
        for (guint k = 0; k < times[i]; k++)
          g_ptr_array_add (texts, self->texts->pdata[i]);
      g_ptr_array_add (self->drawn, anno_u_alpha_new (texts));
    }
  return pick (self->drawn->pdata[self->next++], self->which);
}

static AnnoInterval
find_interval (Drawing *self, int which)
{
  self->next = 0;
  self->which = which;
  return anno_bootstrap (self->texts->len, draw_cb, self);
}

/* Those that two have rated: only they are drawn. */
static GPtrArray *
list_common (GPtrArray *texts)
{
  GPtrArray *common = g_ptr_array_new ();

  for (guint i = 0; i < texts->len; i++)
    {
      const AnnoRatedText *text = texts->pdata[i];
      guint n = 0;
      for (guint k = 0; k < text->n_raters; k++)
        n += text->rated[k] ? 1 : 0;
      if (n > 1)
        g_ptr_array_add (common, texts->pdata[i]);
    }
  return common;
}

static void
tell (Telling *self, const char *measure, AnnoMeasure value, AnnoInterval interval)
{
  self->row.measure = measure;
  self->row.value = value;
  self->row.interval = interval;
  self->visit (&self->row, self->data);
}

static void
tell_u_alpha (AnnoAgreementContinua *self, GPtrArray *texts, Telling *telling, gboolean draws,
              gboolean by_tag)
{
  static const char *const ids[] = { "u-alpha", "u-alpha-relevance", "u-alpha-coding" };
  g_autoptr (AnnoUAlpha) alpha = anno_u_alpha_new (texts);
  g_autoptr (GPtrArray) common = list_common (texts);
  g_autoptr (GPtrArray) drawn = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_u_alpha_free);
  Drawing drawing = { .texts = common, .drawn = drawn };
  AnnoInterval none = { 0 };

  for (int i = 0; !by_tag && i < 3; i++)
    tell (telling, ids[i], pick (alpha, i - 3), draws ? find_interval (&drawing, i - 3) : none);
  for (guint i = 0; by_tag && i + 1 < alpha->n_categories; i++)
    {
      telling->row.number = i;
      if (alpha->categories[i].n_units > 0)
        tell (telling, ids[0], alpha->categories[i],
              draws ? find_interval (&drawing, (int) i) : none);
    }
}

static guint
count_units (const GPtrArray *texts, guint category)
{
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    {
      const AnnoRatedText *text = texts->pdata[i];
      for (guint k = 0; k < text->n_raters; k++)
        for (guint j = 0; j < text->units[k]->len; j++)
          n += g_array_index (text->units[k], AnnoRatedUnit, j).category == category ? 1 : 0;
    }
  return n;
}

static AnnoMeasure
unitizing_of (GPtrArray *texts, int category)
{
  return category < 0 ? anno_unitizing_alpha (texts).measure
                      : anno_unitizing_alpha_of (texts, (guint) category).measure;
}

static AnnoMeasure
draw_unitizing_cb (const guint *times, guint n_texts, gpointer data)
{
  const UnitizingDrawing *self = data;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < n_texts; i++)
    for (guint k = 0; k < times[i]; k++)
      g_ptr_array_add (texts, self->texts->pdata[i]);
  return unitizing_of (texts, self->category);
}

/* Where the value itself can't be had, neither can it be of any drawing that is worth something. */
static void
tell_unitizing_of (GPtrArray *texts, Telling *telling, int category, gboolean draws)
{
  g_autoptr (GPtrArray) common = list_common (texts);
  UnitizingDrawing drawing = { common, category };
  AnnoMeasure value = unitizing_of (texts, category);
  AnnoInterval interval = { 0 };

  if (draws && value.undefined == ANNO_DEFINED)
    interval = anno_bootstrap (common->len, draw_unitizing_cb, &drawing);
  tell (telling, "unitizing-alpha", value, interval);
}

static void
tell_unitizing (GPtrArray *texts, Telling *telling, guint n_tags, gboolean by_tag, gboolean draws)
{
  if (!by_tag)
    tell_unitizing_of (texts, telling, -1, draws);
  for (guint i = 0; by_tag && i < n_tags; i++)
    {
      telling->row.number = i;
      if (count_units (texts, i) > 0)
        tell_unitizing_of (texts, telling, (int) i, draws);
    }
}

static gboolean
tell_gamma (AnnoAgreementContinua *self, Telling *telling, GCancellable *cancellable,
            GError **error)
{
  AnnoGamma gamma;
  AnnoInterval none = { 0 };

  if (!anno_gamma_compute (self->texts, &self->options.gamma, cancellable, NULL, NULL, &gamma,
                           error))
    return FALSE;
  telling->row.gamma = &gamma;
  tell (telling, "gamma", gamma.measure, none);
  tell (telling, "gamma-cat", gamma.coding, none);
  telling->row.gamma = NULL;
  return TRUE;
}

static void
tell_texts (AnnoAgreementContinua *self, GPtrArray *texts, Telling *telling, gboolean draws,
            gboolean by_tag)
{
  draws = draws && self->n_units <= ANNO_AGREEMENT_MAX_DRAWN;
  if (wants (self, ANNO_AGREEMENT_UNITIZING))
    tell_unitizing (texts, telling, anno_tagset_get_n_tags (self->options.tagset), by_tag, draws);
  if (wants (self, ANNO_AGREEMENT_U_ALPHA))
    tell_u_alpha (self, texts, telling, draws, by_tag);
}

/* What two of the raters marked. */
static GPtrArray *
list_pair (const AnnoAgreementContinua *self, guint a, guint b)
{
  GPtrArray *pair = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_rated_text_free);
  const guint raters[] = { a, b };

  for (guint i = 0; i < self->texts->len; i++)
    {
      const AnnoRatedText *text = self->texts->pdata[i];
      AnnoRatedText *both = anno_rated_text_new (2, text->n_categories, text->length);
      for (guint k = 0; k < 2; k++)
        {
          const GArray *units = text->units[raters[k]];
          both->rated[k] = text->rated[raters[k]];
          g_array_append_vals (both->units[k], units->data, units->len);
        }
      g_ptr_array_add (pair, both);
    }
  return pair;
}

static gboolean
tell_pairs (AnnoAgreementContinua *self, Telling *telling, GCancellable *cancellable,
            GError **error)
{
  for (guint i = 0; i < self->options.n_raters; i++)
    for (guint k = i + 1; k < self->options.n_raters; k++)
      {
        if (g_cancellable_set_error_if_cancelled (cancellable, error))
          return FALSE;
        g_autoptr (GPtrArray) pair = list_pair (self, i, k);
        telling->row.number = i;
        telling->row.other = k;
        tell_texts (self, pair, telling, self->options.n_raters <= ANNO_AGREEMENT_MAX_DRAWN_RATERS,
                    FALSE);
      }
  return TRUE;
}

static gboolean
tell_articles (AnnoAgreementContinua *self, Telling *telling, GCancellable *cancellable,
               GError **error)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_ptr_array_add (one, self->texts->pdata[i]);
      g_autoptr (GPtrArray) common = list_common (one);
      if (common->len == 0)
        continue;
      telling->row.number = i;
      tell_texts (self, one, telling, FALSE, FALSE);
    }
  return TRUE;
}

gboolean
anno_agreement_continua_tell (AnnoAgreementContinua *self, AnnoAgreementOf of,
                              GCancellable *cancellable, AnnoAgreementVisit visit, gpointer data,
                              GError **error)
{
  Telling telling = { .row = { .of = of }, .visit = visit, .data = data };

  if (self == NULL)
    return TRUE;
  if (of == ANNO_AGREEMENT_OF_PAIR)
    return tell_pairs (self, &telling, cancellable, error);
  if (of == ANNO_AGREEMENT_OF_ARTICLE)
    return tell_articles (self, &telling, cancellable, error);
  if (of == ANNO_AGREEMENT_OF_FIELD)
    return TRUE;
  tell_texts (self, self->texts, &telling, TRUE, of == ANNO_AGREEMENT_OF_TAG);
  return of != ANNO_AGREEMENT_OF_ALL || !wants (self, ANNO_AGREEMENT_GAMMA)
         || tell_gamma (self, &telling, cancellable, error);
}
