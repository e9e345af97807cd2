/* Texts that several people have rated, for the tests of measures: from tables, from files, and
 * made up. */
#pragma once

#include "review/rated-text.h"

/* One row of a table. */
typedef struct
{
  guint rater;
  guint category;
  guint start;
  guint end;
} RatedRow;

/* A text that all have rated. */
AnnoRatedText *rated_scene_text (guint n_raters, guint n_categories, guint length,
                                 const RatedRow *rows, guint n_rows);
/* An array of that text alone; it takes it. */
GPtrArray     *rated_scene_list (AnnoRatedText *text);

/* The continuum of a file of annotator,category,start,end among the tests' data; its text ends
 * where the last unit does. */
AnnoRatedText *rated_scene_read (const char *name);

/* A made-up text, where @n_units by each rater stand. Units of one rater overlap or not. */
AnnoRatedText *rated_scene_make (GRand *rand, guint n_raters, guint n_categories, guint n_units,
                                 guint length, gboolean overlaps);

/* The same with raters and categories by other numbers, each moved on by one. */
AnnoRatedText *rated_scene_rename (const AnnoRatedText *text);
/* What the first rater marked, by all. */
AnnoRatedText *rated_scene_same   (const AnnoRatedText *text);
