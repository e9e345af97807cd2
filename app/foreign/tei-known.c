#include "foreign/tei-known.h"

#include "formats/block-text.h"

#include <string.h>

static const char *const person_names[] = { "person", "personGrp", "persona", "org", NULL };
static const char *const term_names[] = { "interp", "category", NULL };
static const char *const label_names[]
    = { "persName", "orgName", "name", "label", "editor", "author", "principal", NULL };

/* Names are on one line; those that are stay as they are. */
static char *
read_label (const xmlNode *node)
{
  g_autofree char *words = anno_markup_file_words (node);

  if (strpbrk (words, "\t\r\n") == NULL)
    return *words != '\0' ? g_steal_pointer (&words) : NULL;
  return anno_block_text_words (words);
}

static char *
find_label (const xmlNode *node)
{
  for (const xmlNode *at = node->children; at != NULL; at = at->next)
    if (anno_markup_file_is_one (at, label_names))
      return read_label (at);
  return NULL;
}

/* The first idno that can be an IRI. */
static char *
find_iri (const xmlNode *node)
{
  for (const xmlNode *at = node->children; at != NULL; at = at->next)
    {
      g_autofree char *words
          = anno_markup_file_is (at, "idno") ? anno_markup_file_words (at) : NULL;
      if (words != NULL && strchr (g_strstrip (words), ':') != NULL)
        return g_steal_pointer (&words);
    }
  return NULL;
}

static char *
read_term (const xmlNode *node)
{
  const xmlNode *at = node->children;

  while (anno_markup_file_is (node, "category") && at != NULL
         && !anno_markup_file_is (at, "catDesc"))
    at = at->next;
  g_autofree char *words = anno_markup_file_words (anno_markup_file_is (at, "catDesc") ? at : node);
  return anno_block_text_words (words);
}

AnnoTeiKnown *
anno_tei_known_new (const xmlNode *node)
{
  g_return_val_if_fail (node != NULL, NULL);

  AnnoTeiKnown *self = g_new0 (AnnoTeiKnown, 1);
  self->is_person = anno_markup_file_is_one (node, person_names);
  self->is_term = anno_markup_file_is_one (node, term_names);
  if (self->is_term)
    self->name = read_term (node);
  else if (anno_markup_file_is_one (node, label_names))
    self->name = read_label (node);
  else
    self->name = find_label (node);
  if (self->is_person)
    self->iri = find_iri (node);
  if (self->name == NULL && self->iri == NULL)
    self->name = anno_markup_file_attribute (node, "id");
  return self;
}

void
anno_tei_known_free (AnnoTeiKnown *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->iri);
  g_free (self);
}
