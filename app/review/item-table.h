/* A table of items, each put in one category by several raters or left out by some, as counts that
 * can be added.
 *
 * Measures of agreement for items (review/item-measures.h) take no more of such a table than these
 * counts; they are whole numbers, so the order in which items and texts come changes nothing.
 * Items are counted apart by how many of the raters have rated them, because a measure may ask for
 * all of them, or for two at least, and weighs each item by their number.
 */
#pragma once

#include "review/rated-text.h"

G_BEGIN_DECLS

/* In place of a category: the rater has not rated the item. */
#define ANNO_ITEM_MISSING G_MAXUINT

typedef struct
{
  guint n_raters;
  guint n_categories;
  /* By how many raters rated them, from 0 to n_raters: */
  guint64 *n_items;
  guint64 *n_same;  /* over the items, the ordered pairs of raters that chose the same */
  guint64 *n_texts; /* the texts that the items are from, and the units in them */
  guint64 *n_units;
  /* That × n_categories + category: how often the category was chosen. */
  guint64 *chosen;
  /* For two raters, the first's category × n_categories + the second's; NULL for any other number.
   */
  guint64 *joint;
  /* What holds all that is pointed to. */
  guint64 *cells;
  gsize n_cells;
} AnnoItemTable;

AnnoItemTable *anno_item_table_new  (guint n_raters, guint n_categories) G_GNUC_WARN_UNUSED_RESULT;
void           anno_item_table_free (AnnoItemTable *self);

/* Adds an item @times over; @values: one category, or ANNO_ITEM_MISSING, a rater. */
void anno_item_table_add_item (AnnoItemTable *self, const guint *values, guint64 times);
/* Adds all of @other, which has as many raters and categories, @times over. */
void anno_item_table_add      (AnnoItemTable *self, const AnnoItemTable *other, guint times);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoItemTable, anno_item_table_free)

G_END_DECLS
