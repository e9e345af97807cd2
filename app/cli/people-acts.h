/* What the options of annotator-cli people ask for: one act on the people of one annotator. */
#pragma once

#include "cli/exit-status.h"
#include "cli/place.h"

G_BEGIN_DECLS

/* The options, as they were typed; NULL where they weren't. A PERSON is an id or a name. */
typedef struct
{
  char *annotator;
  char *add;      /* NAME: a new person */
  char *edit;     /* PERSON, who gets the fields below */
  char *merge;    /* PERSON, who turns out to be … */
  char *into;     /* … this PERSON */
  char *separate; /* PERSON, merged by mistake */
  char *split;    /* PERSON, some of whose mentions … */
  char **mentions; /* … "ARTICLE:START" … */
  char *to;       /* … mean this PERSON, or a new one of that name */
  char *remove;   /* PERSON, whom nothing mentions */
  char *name, *kind, *role, *wikidata, *note;
  char **aliases;
} AnnoPeopleOptions;

void anno_people_options_clear (AnnoPeopleOptions *self);

/* How many acts are asked for. */
guint       anno_people_options_count_acts (const AnnoPeopleOptions *self);
/* Why the options don't go together, as half a sentence; NULL where they do. */
const char *anno_people_options_find_mistake (const AnnoPeopleOptions *self);

/* Does the one act at @place, saves, and tells what is refused. *@id gets the id of the person that
 * it is about afterwards; NULL for nobody. */
AnnoExit    anno_people_act (const AnnoPlace *place, const AnnoPeopleOptions *options, char **id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnoPeopleOptions, anno_people_options_clear)

G_END_DECLS
