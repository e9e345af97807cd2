/* annotator-cli mark: marks words wherever they are in a corpus, or takes the marks away. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_mark_command;

G_END_DECLS
