/* A table of counts: a name, a bar as long as its share of the largest, and the number. Names and
 * numbers are words, so that the bars can't be missed by who doesn't see them. */
#pragma once

#include "model/tagset.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNO_TYPE_COUNT_TABLE (anno_count_table_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCountTable, anno_count_table, ANNO, COUNT_TABLE, GtkGrid)

GtkWidget *anno_count_table_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Takes all rows away; those that are added now have bars that compare with @most. */
void anno_count_table_begin (AnnoCountTable *self, guint64 most);
/* A row. @tag: whose patch and colour it has, or NULL. @name: plain words. @more: what else is said
 * of it, in small letters, or NULL. */
void anno_count_table_add (AnnoCountTable *self, const AnnoTag *tag, const char *name, guint64 n,
                           const char *more);

G_END_DECLS
