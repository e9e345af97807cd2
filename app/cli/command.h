/* What a command of annotator-cli is, and what all commands share: options, and how they end. */
#pragma once

#include "cli/exit-status.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *arguments;   /* as the help names them: "PATH…" */
  const char *summary;     /* one line, for the list of commands */
  const char *description; /* what the command's own help says below its options, or NULL */
  /* @arguments: the words after the command's name (NULL-terminated, on-disk encoding); what is
   * left of them there is the caller's. */
  AnnoExit (*run) (char ***arguments);
} AnnoCommand;

/* Takes the options of @command out of *@arguments, and leaves the other words there. --help is
 * answered here, and wrong options are told. TRUE where the command is to go on; else it ends with
 * *@status. @options: NULL-terminated. */
gboolean anno_command_parse (const AnnoCommand *command, const GOptionEntry *options,
                             char ***arguments, AnnoExit *status);

/* Tells what is wrong with the words after @command: half a sentence. Returns ANNO_EXIT_USAGE. */
AnnoExit anno_command_misused (const AnnoCommand *command, const char *message);

G_END_DECLS
