/* Cells of a table in text: comma-separated by RFC 4180, or with tabs between them.
 *
 * A cell that a spreadsheet would take for a formula gets a quote in front where commas separate
 * (OWASP ASVS 1.2.10, CWE-1236). With tabs nothing is added: what would break a row is escaped, as
 * \t, \n, \r and \\.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GString *out;
  gboolean tabs;
  gboolean begun; /* whether the row has a cell */
} AnnoTableCells;

/* The next cell of the row; NULL is an empty one. */
void anno_table_cells_add     (AnnoTableCells *self, const char *text);
void anno_table_cells_add_n   (AnnoTableCells *self, guint number);
void anno_table_cells_end_row (AnnoTableCells *self);

G_END_DECLS
