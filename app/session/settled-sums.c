#include "session/settled-sums.h"

#include <glib/gi18n-lib.h>

static void
add_article (AnnoSettledSums *self, const AnnoSettledArticle *article)
{
  self->fates[article->fate]++;
  if (article->fate == ANNO_SETTLED_SURPLUS || article->fate == ANNO_SETTLED_REMOVED)
    return;
  self->n_articles++;
  self->n_spans += article->n_spans;
  self->n_decided += article->n_decided;
  self->n_neither += article->n_neither;
  self->n_ruled += article->n_ruled;
  self->n_agreed += article->n_agreed;
  self->n_open += article->open->len;
  self->n_open_articles += article->open->len > 0 ? 1 : 0;
  self->n_dropped += article->n_dropped;
  for (guint i = 0; i < ANNO_N_OPEN_REASONS; i++)
    self->open[i] += anno_settled_article_count_open (article, (AnnoOpenReason) i);
}

/* The list of people grows with the set. */
static AnnoSettledStanding
find_standing (const AnnoSettledSums *self, const AnnoSettledReport *report)
{
  const guint *fates = self->fates;
  AnnoSettledFate people = report->people;

  if (fates[ANNO_SETTLED_TOUCHED] > 0 || people == ANNO_SETTLED_TOUCHED)
    return ANNO_STANDING_TOUCHED;
  if (fates[ANNO_SETTLED_DIFFERS] > 0 || fates[ANNO_SETTLED_SURPLUS] > 0)
    return ANNO_STANDING_OTHER;
  if (self->n_articles == 0)
    return ANNO_STANDING_NOTHING;
  if (fates[ANNO_SETTLED_MISSING] == 0)
    return people == ANNO_SETTLED_DIFFERS || people == ANNO_SETTLED_SURPLUS ? ANNO_STANDING_OTHER
           : people == ANNO_SETTLED_MISSING                                 ? ANNO_STANDING_GROWS
                                                                            : ANNO_STANDING_SAME;
  return fates[ANNO_SETTLED_SAME] > 0 ? ANNO_STANDING_GROWS : ANNO_STANDING_NEW;
}

AnnoSettledSums
anno_settled_sums (const AnnoSettledReport *report)
{
  AnnoSettledSums self = { 0 };

  g_return_val_if_fail (report != NULL, self);

  for (guint i = 0; i < report->articles->len; i++)
    add_article (&self, report->articles->pdata[i]);
  self.is_whole = report->problems->len == 0 && report->n_alone == 0;
  self.standing = find_standing (&self, report);
  return self;
}

char *
anno_settled_sums_describe (const AnnoSettledSums *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *spans = g_strdup_printf (
      ngettext ("%u annotation", "%u annotations", self->n_spans), self->n_spans);
  /* Translators: %s is how many annotations. */
  return g_strdup_printf (ngettext ("%s in %u article", "%s in %u articles", self->n_articles),
                          spans, self->n_articles);
}

/* Takes @words over; nothing where there are none. */
static void
add_part (GPtrArray *parts, guint n, char *words)
{
  if (n > 0)
    g_ptr_array_add (parts, words);
  else
    g_free (words);
}

static char *
join (GPtrArray *parts, const char *separator)
{
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (separator, (char **) parts->pdata);
}

char *
anno_settled_sums_describe_parts (const AnnoSettledSums *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n_made = self->n_decided - self->n_neither;
  /* Translators: parts of a list of places, with dots between them. */
  add_part (parts, n_made,
            g_strdup_printf (ngettext ("%u place as reviewers decided",
                                       "%u places as reviewers decided", n_made),
                             n_made));
  add_part (
      parts, self->n_neither,
      g_strdup_printf (ngettext ("%u place where reviewers decided that nothing is to be marked",
                                 "%u places where reviewers decided that nothing is to be marked",
                                 self->n_neither),
                       self->n_neither));
  add_part (parts, self->n_agreed,
            g_strdup_printf (ngettext ("%u place on which all agree",
                                       "%u places on which all agree", self->n_agreed),
                             self->n_agreed));
  add_part (
      parts, self->n_ruled,
      g_strdup_printf (ngettext ("%u place by the rule", "%u places by the rule", self->n_ruled),
                       self->n_ruled));
  return join (parts, " · ");
}

/* A reason in one or two words, with how many places there are. */
static char *
describe_reason (AnnoOpenReason reason, guint n)
{
  static const char *const words[ANNO_N_OPEN_REASONS] = {
    [ANNO_OPEN_TOO_FEW] = N_ ("too few agree"),
    [ANNO_OPEN_TIE] = N_ ("tie"),
    [ANNO_OPEN_FIELDS] = N_ ("field disputed"),
    [ANNO_OPEN_UNDECIDED] = N_ ("undecided"),
    [ANNO_OPEN_CONTESTED] = N_ ("reviewers differ"),
    [ANNO_OPEN_OUTDATED] = N_ ("changed since the decision"),
    [ANNO_OPEN_SKIPPED] = N_ ("put off"),
    [ANNO_OPEN_UNSURE] = N_ ("reviewer unsure"),
  };
  /* Translators: why places are open, and how many: "undecided: 3". */
  return g_strdup_printf (_ ("%s: %u"), _ (words[reason]), n);
}

char *
anno_settled_sums_describe_open (const AnnoSettledSums *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->n_open == 0)
    return NULL;
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ANNO_N_OPEN_REASONS; i++)
    if (self->open[i] > 0)
      g_ptr_array_add (reasons, describe_reason ((AnnoOpenReason) i, self->open[i]));
  g_autofree char *why = join (reasons, ", ");
  g_autofree char *places
      = g_strdup_printf (ngettext ("%u place", "%u places", self->n_open), self->n_open);
  return g_strdup_printf (
      /* Translators: how many places, in how many articles, and why. */
      ngettext ("Open: %s in %u article (%s)", "Open: %s in %u articles (%s)",
                self->n_open_articles),
      places, self->n_open_articles, why);
}

static char *
describe_other (const AnnoSettledSums *self)
{
  guint n = self->fates[ANNO_SETTLED_DIFFERS] + self->fates[ANNO_SETTLED_SURPLUS];

  if (n == 0)
    return g_strdup (
        _ ("A set of this name is there. Its list of people would be another one now."));
  return g_strdup_printf (
      ngettext ("A set of this name is there. %u article of it would be another one now.",
                "A set of this name is there. %u articles of it would be other ones now.", n),
      n);
}

char *
anno_settled_sums_describe_standing (const AnnoSettledSums *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  guint n_missing = self->fates[ANNO_SETTLED_MISSING];
  switch (self->standing)
    {
    case ANNO_STANDING_NEW:
      return g_strdup (_ ("There is nothing of this set yet. It would be made."));
    case ANNO_STANDING_SAME:
      return g_strdup (_ ("A set of this name is there, and is up to date: it would be the same, "
                          "byte for byte."));
    case ANNO_STANDING_GROWS:
      return g_strdup_printf (
          ngettext ("A set of this name is there. It would get %u further article; what it has is "
                    "up to date.",
                    "A set of this name is there. It would get %u further articles; what it has is "
                    "up to date.",
                    n_missing),
          n_missing);
    case ANNO_STANDING_OTHER:
      return describe_other (self);
    case ANNO_STANDING_TOUCHED:
      return g_strdup (
          _ ("A set of this name is there, and another hand has changed it. It can’t be "
             "replaced: take it away, or choose another name."));
    case ANNO_STANDING_NOTHING:
    default:
      return g_strdup (_ ("There is nothing to settle: no article has annotations of two of these "
                          "people."));
    }
}

static char *
describe_change (const AnnoSettledArticle *self)
{
  g_autofree char *change = anno_settled_change_describe (&self->change);

  /* Translators: %s is what differs. */
  return change != NULL ? g_strdup_printf (_ ("would be another one: %s"), change)
                        : g_strdup (_ ("would be another one"));
}

char *
anno_settled_article_describe_fate (const AnnoSettledArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->fate)
    {
    case ANNO_SETTLED_MISSING:
      return g_strdup (_ ("would be added"));
    case ANNO_SETTLED_DIFFERS:
      return describe_change (self);
    case ANNO_SETTLED_TOUCHED:
      return g_strdup (_ ("was changed by another hand"));
    case ANNO_SETTLED_SURPLUS:
      return g_strdup (_ ("would be removed: nothing of it can be settled now"));
    case ANNO_SETTLED_MADE:
      return g_strdup (_ ("was made"));
    case ANNO_SETTLED_REPLACED:
      return g_strdup (_ ("was replaced"));
    case ANNO_SETTLED_REMOVED:
      return g_strdup (_ ("was removed"));
    case ANNO_SETTLED_NONE:
    case ANNO_SETTLED_SAME:
    default:
      return NULL;
    }
}
