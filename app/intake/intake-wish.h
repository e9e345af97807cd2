/* What a person wants of an import. */
#pragma once

#include "formats/article-format.h"

G_BEGIN_DECLS

typedef struct
{
  AnnoImportOptions reading;       /* its words are the wish's own */
  const AnnoArticleFormat *format; /* NULL: what each source is */
  char *folder;                    /* below the corpus, where new articles go; "" */
  gboolean doubles;                /* also what is there already */
  gboolean keeps_sources;          /* beside the articles */
  gboolean is_dry;                 /* tells what it would do, and writes nothing */
  gboolean previews;               /* and keeps what the articles would look like */
} AnnoIntakeWish;

/* The usual one. */
AnnoIntakeWish *anno_intake_wish_new  (void) G_GNUC_WARN_UNUSED_RESULT;
AnnoIntakeWish *anno_intake_wish_copy (const AnnoIntakeWish *self) G_GNUC_WARN_UNUSED_RESULT;
void            anno_intake_wish_free (AnnoIntakeWish *self);
/* Sets one of the words of `reading`, as in &wish->reading.encoding; "" is NULL. */
void            anno_intake_wish_set  (const char **word, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoIntakeWish, anno_intake_wish_free)

G_END_DECLS
