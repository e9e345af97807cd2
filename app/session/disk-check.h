/* Looks whether files are still what they were, in a worker thread. */
#pragma once

#include "files/file-identity.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *article; /* NULL for the people */
  gboolean text; /* the article itself, not the layer on it */
  char *path;
  AnnoFileIdentity expected;
  gboolean changed; /* the outcome: … */
  gboolean gone;    /* … and whether nothing is there any more */
} AnnoDiskItem;

AnnoDiskItem *anno_disk_item_new  (const char *article, char *path,
                                   const AnnoFileIdentity *expected)
    G_GNUC_WARN_UNUSED_RESULT;
void          anno_disk_item_free (AnnoDiskItem *self);

/* @items: of AnnoDiskItem, transfer full. A file that can't be looked at counts as unchanged. */
void       anno_disk_check_async  (GPtrArray *items, GAsyncReadyCallback callback, gpointer data);
GPtrArray *anno_disk_check_finish (GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
