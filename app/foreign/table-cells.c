#include "foreign/table-cells.h"

#include <string.h>

static gboolean
is_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static void
append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    switch (*p)
      {
      case '\t':
        g_string_append (out, "\\t");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      case '\\':
        g_string_append (out, "\\\\");
        break;
      default:
        g_string_append_c (out, *p);
      }
}

static void
append_quoted (GString *out, const char *text)
{
  gboolean formula = is_formula (text);

  if (!formula && strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  g_string_append (out, formula ? "'" : "");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

void
anno_table_cells_add (AnnoTableCells *self, const char *text)
{
  g_return_if_fail (self != NULL);

  if (self->begun)
    g_string_append_c (self->out, self->tabs ? '\t' : ',');
  self->begun = TRUE;
  if (text != NULL && self->tabs)
    append_escaped (self->out, text);
  else if (text != NULL)
    append_quoted (self->out, text);
}

void
anno_table_cells_add_n (AnnoTableCells *self, guint number)
{
  char text[16];
  g_snprintf (text, sizeof text, "%u", number);
  anno_table_cells_add (self, text);
}

void
anno_table_cells_end_row (AnnoTableCells *self)
{
  g_return_if_fail (self != NULL);

  g_string_append (self->out, self->tabs ? "\n" : "\r\n");
  self->begun = FALSE;
}
