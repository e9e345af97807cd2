/* What several people marked in one text, as measures of agreement take it: units with a category.
 *
 * A span of several parts is several units that share a number. Whether somebody has looked at the
 * text at all is another question than whether they marked anything: who hasn't is no rater of it.
 */
#pragma once

#include "model/layer.h"
#include "model/tagset.h"

G_BEGIN_DECLS

typedef struct
{
  guint start; /* code points, half-open */
  guint end;
  guint category; /* from 0 */
  guint span;     /* the number of its span among the rater's, from 0, in reading order */
} AnnoRatedUnit;

typedef struct
{
  guint n_raters;
  guint n_categories;
  guint length;    /* of the text, in code points */
  GArray **units;  /* one a rater: of AnnoRatedUnit, by start, end, category and span */
  gboolean *rated; /* one a rater: whether they have looked at the text */
} AnnoRatedText;

/* Without units, and rated by nobody. */
AnnoRatedText *anno_rated_text_new  (guint n_raters, guint n_categories, guint length)
    G_GNUC_WARN_UNUSED_RESULT;
void           anno_rated_text_free (AnnoRatedText *self);

/* Adds a unit of @rater, who has then looked at it. */
void anno_rated_text_add       (AnnoRatedText *self, guint rater, const AnnoRatedUnit *unit);
/* All spans of @layer; a tag's category is its index in @tagset, and the last category is for all
 * that the tagset lacks: n_categories is one more than its tags. */
void anno_rated_text_add_layer (AnnoRatedText *self, guint rater, AnnoLayer *layer,
                                const AnnoTagset *tagset);

/* A text of @length, as @n people marked it: their layers, NULL for who hasn't looked at it. */
AnnoRatedText *anno_rated_text_of_layers (AnnoLayer *const *layers, guint n,
                                          const AnnoTagset *tagset, guint length)
    G_GNUC_WARN_UNUSED_RESULT;

/* Why a measure has no value. */
typedef enum
{
  ANNO_DEFINED,
  ANNO_UNDEFINED_NO_TEXT,     /* fewer than two raters on every text */
  ANNO_UNDEFINED_NOTHING,     /* nobody marked anything */
  ANNO_UNDEFINED_ONE_VALUE,   /* only one category was ever chosen: chance explains all of it */
  ANNO_UNDEFINED_OVERLAPS,    /* one rater's units of a category overlap, which the measure can't
                               * have */
  ANNO_UNDEFINED_TOO_MANY,    /* more raters or units than it can be computed for */
} AnnoUndefined;

/* A measure, and what it is about. */
typedef struct
{
  double value; /* only where defined */
  AnnoUndefined undefined;
  guint n_texts;    /* that count */
  guint n_units;    /* of all raters, that count */
  guint n_left_out; /* units that don't: on texts that only one has rated, or that can't be had */
} AnnoMeasure;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoRatedText, anno_rated_text_free)

G_END_DECLS
