/* annotator-cli tagset CORPUS: shows the tagset, checks it, and puts another one in its place. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_tagset_command;

G_END_DECLS
