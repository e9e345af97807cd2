/* annotator-cli diff: what annotators marked differently. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_diff_command;

G_END_DECLS
