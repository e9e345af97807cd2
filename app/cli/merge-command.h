/* annotator-cli merge: puts conflict copies of one's own work back into it. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_merge_command;

G_END_DECLS
