/* annotator-cli compare: how far annotators agree. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_compare_command;

G_END_DECLS
