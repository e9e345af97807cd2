/* annotator-cli sheet: a review sheet as a PDF. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_sheet_command;

G_END_DECLS
