/* annotator-cli import: brings articles into a corpus. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_import_command;

G_END_DECLS
