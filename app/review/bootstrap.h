/* How far a measure can be trusted: an interval by the bootstrap over texts.
 *
 * From the texts as many are drawn as there are, with putting back, 1,000 times over, and the
 * measure is computed anew of each drawing; the interval holds the middle 95 % of the values (the
 * percentile interval: Efron and Tibshirani 1993, chapter 13). Whole texts are drawn, because what
 * one marks in a text hangs together. The drawings are the same each time.
 *
 * Values that are undefined are left out; where more than half of them are, or there are fewer than
 * two texts, there is no interval.
 */
#pragma once

#include "review/rated-text.h"

G_BEGIN_DECLS

#define ANNO_BOOTSTRAP_DRAWINGS 1000

/* The measure over all texts, the n-th of them counted @times[n] over, as by the …_add of counts
 * that were made of each text alone. */
typedef AnnoMeasure (*AnnoBootstrapFinish) (const guint *times, guint n_texts, gpointer data);

typedef struct
{
  gboolean defined;
  double low;  /* only where defined */
  double high;
  guint n_values; /* how many of the drawings had one */
} AnnoInterval;

AnnoInterval anno_bootstrap (guint n_texts, AnnoBootstrapFinish finish, gpointer data);

G_END_DECLS
