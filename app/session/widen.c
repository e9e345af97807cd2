#include "session/widen.h"

#include "text/boundaries.h"
#include "text/quotation.h"

static guint
size_of (AnnoRange range)
{
  return range.end - range.start;
}

/* @best, or @next where that is a smaller one that holds all of @range and more. */
static AnnoRange
better (AnnoRange best, AnnoRange next, AnnoRange range)
{
  gboolean holds = next.start <= range.start && range.end <= next.end
                   && size_of (next) > size_of (range);

  return holds && (size_of (best) == size_of (range) || size_of (next) < size_of (best)) ? next
                                                                                         : best;
}

AnnoRange
anno_widen (AnnoArticle *article, AnnoRange range)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article) && range.start <= range.end, range);

  AnnoRange quotation = anno_quotation_around (article, range);
  AnnoRange inside = { quotation.start + 1, quotation.end - 1 };
  AnnoRange best = range;
  best = better (best, anno_boundaries_word (article, range.start), range);
  if (size_of (quotation) > 2)
    best = better (best, inside, range);
  best = better (best, quotation, range);
  best = better (best, anno_boundaries_sentence (article, range.start), range);
  return better (best, anno_boundaries_paragraph (article, range.start), range);
}
