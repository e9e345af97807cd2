#include "formats/page-score.h"

#include "formats/xml-node.h"

#include <string.h>

#define MIN_PARAGRAPH 25 /* code points; what is shorter is a label */
#define MAX_LINKS 0.25
#define LOOSE " div section article main body td center blockquote font span form "
#define MAX_FRAME 200
#define MAX_LABEL 400 /* bytes */
#define MAX_FRAME_LINKS 50
#define MIN_JOINED 80 /* of each paragraph of a part beside the article that is one of it */
#define N_LEVELS 5
#define N_BEST 5

static double
get_base (const xmlNode *node)
{
  if (anno_page_is_any (node, " div article main section "))
    return 5;
  if (anno_page_is_any (node, " pre td blockquote "))
    return 3;
  if (anno_page_is_any (node, " address ol ul dl dd dt li form "))
    return -3;
  return anno_page_is_any (node, " h1 h2 h3 h4 h5 h6 th ") ? -5 : 0;
}

static void
give (xmlNode *node, double points, gboolean by_names)
{
  AnnoPageMark *mark = anno_page_mark (node);

  if (!mark->scored)
    mark->score = get_base (node) + (by_names ? mark->weight : 0);
  mark->scored = TRUE;
  mark->score += points;
}

/* The points of one paragraph go up from the element it lies in. */
static void
give_up (const AnnoPage *self, xmlNode *around, guint n_chars, guint n_commas, gboolean by_names)
{
  double points = 2 + n_commas + MIN (n_chars / 100, 3);
  guint level = 0;

  for (xmlNode *node = around; level < N_LEVELS && node != NULL && node->type == XML_ELEMENT_NODE;
       node = node->parent, level++)
    {
      give (node, points / (level == 0 ? 1 : level == 1 ? 2 : level * 3), by_names);
      if (node == self->root)
        break;
    }
}

/* Text that lies loose between blocks: as much of it as one line holds. */
static void
score_loose (const AnnoPage *self, xmlNode *element, gboolean by_names)
{
  guint n_chars = 0, n_commas = 0;

  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE && !anno_page_is_block (child) && anno_page_counts (child)
          && !anno_page_has_block (child))
        {
          n_chars += anno_page_mark (child)->n_chars;
          n_commas += anno_page_mark (child)->n_commas;
        }
      else if (child->type == XML_TEXT_NODE)
        n_chars += anno_page_measure_text (child, &n_commas);
      if (child->next == NULL || anno_page_is_block (child->next)
          || anno_page_is_any (child, " br "))
        {
          if (n_chars >= MIN_PARAGRAPH)
            give_up (self, element, n_chars, n_commas, by_names);
          n_chars = n_commas = 0;
        }
    }
}

static guint
count_breaks (const xmlNode *node)
{
  guint n = 0;

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    n += anno_page_is_any (child, " br ");
  return n;
}

/* One paragraph, whatever it is called. */
static gboolean
is_paragraph (const xmlNode *node)
{
  if (anno_page_is_any (node, " p pre "))
    return TRUE;
  return !anno_page_has_block (node)
         && (anno_page_is_any (node, " td ")
             || (anno_page_is_any (node, " div ") && count_breaks (node) < 2));
}

static void
score_element (const AnnoPage *self, xmlNode *node, gboolean by_names)
{
  const AnnoPageMark *mark = anno_page_mark (node);
  gboolean linked = anno_page_is_any (node, " div ") && !anno_page_has_block (node)
                    && anno_page_link_density (node) >= MAX_LINKS;

  if (linked)
    return;
  if (is_paragraph (node) && node != self->root)
    {
      if (mark->n_chars >= MIN_PARAGRAPH)
        give_up (self, node->parent, mark->n_chars, mark->n_commas, by_names);
    }
  else if (anno_page_is_any (node, LOOSE))
    score_loose (self, node, by_names);
}

static void
insert_best (xmlNode **best, xmlNode *node)
{
  for (guint i = 0; i < N_BEST; i++)
    if (best[i] == NULL || anno_page_mark (best[i])->score < anno_page_mark (node)->score)
      {
        memmove (best + i + 1, best + i, (N_BEST - 1 - i) * sizeof *best);
        best[i] = node;
        return;
      }
}

static void
find_best (const AnnoPage *self, xmlNode **best)
{
  for (xmlNode *node = self->root; node != NULL;)
    {
      gboolean counts = node->type == XML_ELEMENT_NODE && anno_page_counts (node);
      if (counts && anno_page_mark (node)->scored)
        {
          anno_page_mark (node)->score *= 1 - anno_page_link_density (node);
          insert_best (best, node);
        }
      node = anno_page_next (node, self->root, counts);
    }
}

static gboolean
lies_in (const xmlNode *node, const xmlNode *around)
{
  while (node != NULL && node != around)
    node = node->parent;
  return node != NULL;
}

/* Where three others of the best lie in one element, that holds the article: its parts are boxes.
 */
static xmlNode *
find_common (const AnnoPage *self, xmlNode *const *best)
{
  double enough = anno_page_mark (best[0])->score * 0.75;

  if (best[0] == self->root)
    return best[0];
  for (xmlNode *around = best[0]->parent; around != self->root; around = around->parent)
    {
      guint n = 0;
      for (guint i = 1; i < N_BEST && best[i] != NULL; i++)
        n += anno_page_mark (best[i])->score >= enough && lies_in (best[i], around)
             && best[i] != around;
      if (n >= 3)
        return around;
    }
  return best[0];
}

/* Up, as long as what lies around has more of it. */
static xmlNode *
climb (const AnnoPage *self, xmlNode *top)
{
  double last = anno_page_mark (top)->score, floor = last / 3;

  for (xmlNode *node = top->parent; node != NULL && top != self->root && node != self->root;
       node = node->parent)
    {
      const AnnoPageMark *mark = anno_page_mark (node);
      if (!mark->scored)
        continue;
      if (mark->score < floor)
        break;
      if (mark->score > last)
        {
          top = node;
          break;
        }
      last = mark->score;
    }
  return top;
}

static gboolean
is_only_child (const xmlNode *node)
{
  for (const xmlNode *other = node->parent->children; other != NULL; other = other->next)
    if (other != node && other->type == XML_ELEMENT_NODE && anno_page_counts (other))
      return FALSE;
  return TRUE;
}

/* Hardly more than @top: the title, the line of the author, the date. */
static gboolean
frames (const xmlNode *around, const xmlNode *top)
{
  const AnnoPageMark *outer = anno_page_mark (around), *inner = anno_page_mark (top);

  return outer->n_chars - inner->n_chars < MAX_FRAME
         && outer->n_link_chars - inner->n_link_chars < MAX_FRAME_LINKS
         && inner->n_chars > MAX_FRAME && outer->weight >= 0;
}

xmlNode *
anno_page_score (AnnoPage *self, gboolean by_names)
{
  xmlNode *best[N_BEST + 1] = { NULL };

  g_return_val_if_fail (self != NULL, NULL);

  for (xmlNode *node = self->root; node != NULL;)
    {
      gboolean counts = node->type == XML_ELEMENT_NODE && anno_page_counts (node);
      if (counts)
        score_element (self, node, by_names);
      node = anno_page_next (node, self->root, counts);
    }
  find_best (self, best);
  if (best[0] == NULL)
    return self->root;
  xmlNode *top = climb (self, find_common (self, best));
  while (top != self->root && top->parent != self->root
         && (is_only_child (top) || frames (top->parent, top)))
    top = top->parent;
  return top;
}

/* Without a blank or comma they are labels; a full stop makes a sentence. */
static gboolean
is_prose (const xmlNode *p)
{
  guint n = anno_page_mark (p)->n_chars;
  double density = anno_page_link_density (p);

  if (n > 80)
    return density < 0.25;
  g_autofree char *words = n > 0 ? anno_page_words (p, MAX_LABEL) : NULL;
  return words != NULL && density == 0 && strchr (words, '.') != NULL;
}

static gboolean
same_class (const xmlNode *a, const xmlNode *b)
{
  g_autofree char *of_a = anno_xml_attribute (a, "class");
  g_autofree char *of_b = anno_xml_attribute (b, "class");

  return of_a != NULL && of_b != NULL && g_str_equal (of_a, of_b);
}

static gboolean
belongs (const xmlNode *node, const xmlNode *top)
{
  const AnnoPageMark *mark = anno_page_mark (node);
  double top_score = anno_page_mark (top)->score;
  double bonus = same_class (node, top) ? top_score * 0.2 : 0;

  if (mark->scored && mark->score + bonus >= MAX (10, top_score * 0.2))
    return TRUE;
  if (anno_page_is_any (node, " p "))
    return is_prose (node);
  return anno_page_is_any (node, " div section ") && mark->weight >= 0 && mark->n_paragraphs > 0
         && mark->n_chars >= MIN_JOINED * mark->n_paragraphs && anno_page_link_density (node) < 0.1;
}

GPtrArray *
anno_page_join_siblings (const AnnoPage *self, xmlNode *top)
{
  GPtrArray *parts = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && top != NULL, parts);

  if (top == self->root)
    g_ptr_array_add (parts, top);
  else
    for (xmlNode *node = top->parent->children; node != NULL; node = node->next)
      if (node == top
          || (node->type == XML_ELEMENT_NODE && anno_page_counts (node) && belongs (node, top)))
        g_ptr_array_add (parts, node);
  return parts;
}
