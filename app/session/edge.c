#include "session/edge.h"

#include "text/boundaries.h"

static guint
next_character (AnnoArticle *article, guint place)
{
  if (place >= anno_article_get_length (article))
    return place;
  return anno_boundaries_whole (article, (AnnoRange){ place, place + 1 }).end;
}

static guint
previous_character (AnnoArticle *article, guint place)
{
  if (place == 0)
    return 0;
  return anno_boundaries_whole (article, (AnnoRange){ place - 1, place }).start;
}

/* The end of the word before the last one. */
static guint
previous_end (AnnoArticle *article, AnnoSegment segment)
{
  guint start = anno_boundaries_previous_word_start (article, segment.end);
  AnnoRange rest = { segment.start, MAX (start, segment.start) };
  return anno_boundaries_snap (article, rest).end;
}

/* The start of the word after the first one. */
static guint
next_start (AnnoArticle *article, AnnoSegment segment)
{
  guint place = MIN (anno_boundaries_next_word_end (article, segment.start), segment.end);

  while (place < segment.end && anno_boundaries_word (article, place).start != place)
    place++;
  return place;
}

guint
anno_edge_grow (AnnoArticle *article, AnnoSegment segment, gboolean end, gboolean by_word)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article), 0);

  if (by_word)
    return end ? anno_boundaries_next_word_end (article, segment.end)
               : anno_boundaries_previous_word_start (article, segment.start);
  return end ? next_character (article, segment.end) : previous_character (article, segment.start);
}

guint
anno_edge_shrink (AnnoArticle *article, AnnoSegment segment, gboolean end, gboolean by_word)
{
  g_return_val_if_fail (ANNO_IS_ARTICLE (article), 0);

  if (by_word)
    return end ? previous_end (article, segment) : next_start (article, segment);
  return end ? previous_character (article, segment.end) : next_character (article, segment.start);
}
