/* What a layer says about itself, beside its spans: whose it is, and of which article.
 *
 * A plain struct with owned members, because readers fill it and writers print it; AnnoLayer keeps
 * one and tells when it changes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *id;            /* the collection's IRI */
  char *label;         /* the article's file name */
  char *creator_id;    /* the annotator's IRI */
  char *creator_name;
  char *sha256;        /* of the article's bytes, lower-case hexadecimal; NULL where unknown */
  char *date;          /* YYYY-MM-DD, where this annotator set it; else NULL */
  char *date_origin;   /* "hand", …; NULL with `date` */
  char *state;         /* "new", "in-progress", "done", "needs-changes" */
  char *context;       /* the value of "@context" as raw JSON, where it is not this program's own;
                        * else NULL */
  char *extra;         /* unknown members, raw JSON: "key":value,"key":value; or NULL */
  char *creator_extra; /* unknown members of `creator`, likewise */
  char *article_extra; /* unknown members of `article`, likewise */
  char *page_extra;    /* unknown members of `first`, likewise */
} AnnoLayerHeader;

/* A header with a random id, state "new", and copies of what is given. */
AnnoLayerHeader *anno_layer_header_new  (const char *label, const char *creator_id,
                                         const char *creator_name, const char *sha256)
    G_GNUC_WARN_UNUSED_RESULT;
AnnoLayerHeader *anno_layer_header_copy (const AnnoLayerHeader *self) G_GNUC_WARN_UNUSED_RESULT;
void             anno_layer_header_free (AnnoLayerHeader *self);

/* The member of `article` called @name ("date", "dateOrigin", "state"), or NULL where it is unset
 * or no such member. */
const char *anno_layer_header_get_member (const AnnoLayerHeader *self, const char *name);
/* Sets it; FALSE where there is no such member. */
gboolean    anno_layer_header_set_member (AnnoLayerHeader *self, const char *name,
                                          const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnoLayerHeader, anno_layer_header_free)

G_END_DECLS
