/* annotator-cli formats: which formats there are, and what each is good for. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_formats_command;

G_END_DECLS
