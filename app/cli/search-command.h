/* annotator-cli search: finds articles by their words, and annotations by what they say. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_search_command;

G_END_DECLS
