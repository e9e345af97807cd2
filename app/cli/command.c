#include "cli/command.h"

#include "cli/output.h"

static GOptionContext *
make_context (const AnnoCommand *command, const GOptionEntry *options, gboolean *help)
{
  GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, "Show this help and exit", NULL },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = g_option_context_new (command->arguments);

  g_option_context_set_summary (context, command->summary);
  g_option_context_set_description (context, command->description);
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, own, NULL);
  g_option_context_add_main_entries (context, options, NULL);
  return context;
}

static void
drop_first (char **words)
{
  g_free (words[0]);
  for (guint i = 0; words[i] != NULL || i == 0; i++)
    words[i] = words[i + 1];
}

/* The parser wants the program's name in front of the words, and leaves a "--" among them. */
static gboolean
parse_words (GOptionContext *context, char ***arguments, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_strv_builder_add (builder, g_get_prgname ());
  g_strv_builder_addv (builder, (const char **) *arguments);
  g_strfreev (*arguments);
  *arguments = g_strv_builder_end (builder);

  if (!g_option_context_parse_strv (context, arguments, error))
    return FALSE;
  drop_first (*arguments);
  if (**arguments != NULL && g_str_equal (**arguments, "--"))
    drop_first (*arguments);
  return TRUE;
}

gboolean
anno_command_parse (const AnnoCommand *command, const GOptionEntry *options, char ***arguments,
                    AnnoExit *status)
{
  g_return_val_if_fail (command != NULL && options != NULL, FALSE);
  g_return_val_if_fail (arguments != NULL && status != NULL, FALSE);

  gboolean help = FALSE;
  g_autofree char *program = g_strconcat ("annotator-cli ", command->name, NULL);
  g_autoptr (GError) error = NULL;
  g_set_prgname (program);
  g_autoptr (GOptionContext) context = make_context (command, options, &help);

  if (!parse_words (context, arguments, &error))
    {
      *status = anno_command_misused (command, error->message);
      return FALSE;
    }
  if (help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);
      anno_output_text (text);
      *status = ANNO_EXIT_DONE;
      return FALSE;
    }
  return TRUE;
}

AnnoExit
anno_command_misused (const AnnoCommand *command, const char *message)
{
  g_return_val_if_fail (command != NULL && message != NULL, ANNO_EXIT_USAGE);

  g_autofree char *place = g_strconcat ("annotator-cli ", command->name, NULL);
  g_autofree char *whole
      = g_strdup_printf ("%s. “%s --help” tells how it is used.", message, place);
  anno_output_message (place, whole);
  return ANNO_EXIT_USAGE;
}
