/* What a span is made of: for span.c, which reads it, and span-draft.c, which makes it, alone. */
#pragma once

#include "model/span.h"

G_BEGIN_DECLS

struct _AnnoSpan
{
  gatomicrefcount refs;
  guint n_segments;
  guint n_values;
  guint unsure : 1;
  const char *tag; /* interned */
  char *id;
  AnnoSegment *segments; /* &only where there is one, as nearly always */
  AnnoSegment only;
  AnnoValue **values;
  char *note;
  char *suggested;
  gint64 created;
  gint64 modified;
  AnnoSpanExtra *extra; /* NULL for all that this program wrote itself */
};

G_END_DECLS
