/* Reads back what was printed of an article, and holds it against the article: equal but for what
 * the form can't hold, or it is said where it isn't. */
#pragma once

#include "foreign/foreign-source.h"
#include "foreign/set-format.h"

G_BEGIN_DECLS

/* One annotator's work on an article that doesn't come back as it went out. */
typedef struct
{
  char *article; /* to show */
  char *slug;
  guint n_missing; /* spans that don't come back as they were */
  guint n_others;  /* what comes back instead */
  char *message;   /* why nothing comes back; or what the first that is missing says, or NULL */
} AnnoSetFlaw;

void  anno_set_flaw_free     (AnnoSetFlaw *self);
/* What came of it, in a sentence or two. */
char *anno_set_flaw_describe (const AnnoSetFlaw *self) G_GNUC_WARN_UNUSED_RESULT;

/* @source: holds what was printed of @article, alone, in @format, which can be read. Adds to @flaws
 * (of AnnoSetFlaw). */
void anno_set_proof_run (const AnnoSetFormat *format, const AnnoSetArticle *article,
                         AnnoForeignSource *source, GPtrArray *flaws);

G_END_DECLS
