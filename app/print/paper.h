/* A sheet of paper, in points (72 to the inch), as PDF and cairo count. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double width;
  double height;
  double margin; /* on all sides */
} AnnoPaper;

AnnoPaper anno_paper_a4         (void);
AnnoPaper anno_paper_letter     (void);
/* What the locale prints on: A4, or Letter where its paper is as wide as that. */
AnnoPaper anno_paper_for_locale (void);

G_END_DECLS
