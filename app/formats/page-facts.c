#include "formats/page-facts.h"

#include "formats/block-text.h"

#include <string.h>

#define MAX_FACT 2000 /* bytes; what is longer is no title and no name */

AnnoPageFacts *
anno_page_facts_new (void)
{
  AnnoPageFacts *self = g_new0 (AnnoPageFacts, 1);

  self->dates = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
anno_page_facts_free (AnnoPageFacts *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_free (self->byline);
  g_free (self->language);
  g_free (self->site);
  g_free (self->url);
  g_free (self->body);
  g_ptr_array_unref (self->dates);
  g_free (self);
}

void
anno_page_facts_offer (char **fact, const char *words)
{
  g_return_if_fail (fact != NULL);

  if (*fact == NULL && words != NULL && strlen (words) <= MAX_FACT)
    *fact = anno_block_text_words (words);
}
