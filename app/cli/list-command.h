/* annotator-cli list CORPUS: the articles of a corpus, and how far each annotator has come. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_list_command;

G_END_DECLS
