#include "print/paper.h"

#include <langinfo.h>

#define MARGIN 68
#define LETTER_MM 216 /* wide, as the locale counts it */

AnnoPaper
anno_paper_a4 (void)
{
  return (AnnoPaper){ 595.276, 841.89, MARGIN };
}

AnnoPaper
anno_paper_letter (void)
{
  return (AnnoPaper){ 612, 792, MARGIN };
}

AnnoPaper
anno_paper_for_locale (void)
{
#ifdef _NL_PAPER_WIDTH
  /* It is a number, in spite of its type. */
  if (GPOINTER_TO_INT (nl_langinfo (_NL_PAPER_WIDTH)) == LETTER_MM)
    return anno_paper_letter ();
#endif
  return anno_paper_a4 ();
}
