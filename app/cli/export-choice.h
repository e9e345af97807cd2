/* Which articles, whose layers and which spans the words of a command mean. */
#pragma once

#include "cli/exit-status.h"
#include "cli/place.h"
#include "foreign/set-choice.h"
#include "model/tagset.h"

G_BEGIN_DECLS

typedef struct
{
  char **named;      /* the corpus, or a part of it, or several articles of it */
  char **annotators; /* NULL for all, as the others */
  char **tags;
  char *query;       /* what the articles have to be found by */
  char *overlaps;    /* a rule; checked already */
} AnnoExportWords;

/* @place: of the first that is named. What is wrong is told; then the status isn't DONE. */
AnnoExit anno_export_choice_make (const AnnoExportWords *words, const AnnoPlace *place,
                                  AnnoTagset *tagset, AnnoSetChoice *choice);

G_END_DECLS
