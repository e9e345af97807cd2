#include "cli/formats-command.h"

#include "cli/output.h"
#include "foreign/set-formats.h"
#include "formats/article-formats.h"
#include "formats/json-print.h"

static void
print_json (const AnnoArticleFormat *format)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_json_print_member (line, "format", format->id);
  anno_json_print_member (line, "name", format->name);
  anno_json_print_raw (line, "\"imports\":true");
  anno_json_print_key (line, "extensions");
  g_string_append_c (line, '[');
  for (guint i = 0; format->extensions[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (line, ',');
      anno_json_print_string (line, format->extensions[i]);
    }
  g_string_append (line, "]}");
  anno_output_json (line);
}

static void
print_columns (const AnnoArticleFormat *format)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup (format->id));
  g_ptr_array_add (columns, g_strdup ("import"));
  g_ptr_array_add (columns, g_strjoinv (" ", (char **) format->extensions));
  g_ptr_array_add (columns, g_strdup (format->name));
  anno_output_columns (columns);
}

static void
print_set_json (const AnnoSetFormat *format)
{
  g_autoptr (GString) line = g_string_new ("{");

  anno_json_print_member (line, "format", format->id);
  anno_json_print_member (line, "name", format->name);
  anno_json_print_raw (line, "\"exports\":true");
  if (format->read != NULL)
    anno_json_print_raw (line, "\"reads\":true");
  if (format->extension == NULL)
    anno_json_print_raw (line, "\"folder\":true");
  anno_json_print_key (line, "extensions");
  g_string_append_c (line, '[');
  if (format->extension != NULL)
    anno_json_print_string (line, format->extension);
  for (guint i = 0; format->endings != NULL && format->endings[i] != NULL; i++)
    {
      if (g_strcmp0 (format->endings[i], format->extension) == 0)
        continue;
      if (line->str[line->len - 1] != '[')
        g_string_append_c (line, ',');
      anno_json_print_string (line, format->endings[i]);
    }
  g_string_append (line, "]}");
  anno_output_json (line);
}

static void
print_set_columns (const AnnoSetFormat *format)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (columns, g_strdup (format->id));
  g_ptr_array_add (columns, g_strdup (format->read != NULL ? "export read" : "export"));
  g_ptr_array_add (columns, format->endings != NULL
                                ? g_strjoinv (" ", (char **) format->endings)
                                : g_strdup (format->extension));
  g_ptr_array_add (columns, g_strdup (format->name));
  anno_output_columns (columns);
}

static void
print_set_formats (gboolean json)
{
  guint n = 0;
  const AnnoSetFormat *const *formats = anno_set_formats (&n);

  for (guint i = 0; i < n; i++)
    if (json)
      print_set_json (formats[i]);
    else
      print_set_columns (formats[i]);
}

static AnnoExit
run (char ***arguments)
{
  gboolean json = FALSE;
  const GOptionEntry options[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json, "Print each format as a JSON object on a line",
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  AnnoExit status = ANNO_EXIT_DONE;
  if (!anno_command_parse (&anno_formats_command, options, arguments, &status))
    return status;
  if (**arguments != NULL)
    return anno_command_misused (&anno_formats_command, "It takes no words");
  guint n = 0;
  const AnnoArticleFormat *const *formats = anno_article_formats (&n);
  for (guint i = 0; i < n; i++)
    if (json)
      print_json (formats[i]);
    else
      print_columns (formats[i]);
  print_set_formats (json);
  return ANNO_EXIT_DONE;
}

const AnnoCommand anno_formats_command = {
  .name = "formats",
  .arguments = "",
  .summary = "List the formats of articles, and the forms of annotation sets",
  .description
  = "Without --json, a format is a line of columns with tabs between them: the word that names it\n"
    "to the other commands, what it is good for (import, export, read), the usual endings of its\n"
    "files, and its name.\n\n"
    "Exit status: 0 done, 2 wrong usage, 4 the output could not be written.",
  .run = run,
};
