/* annotator-cli stats: what a corpus holds, in numbers. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_stats_command;

G_END_DECLS
