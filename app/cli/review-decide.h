/* annotator-cli review decide: one difference, or many at once. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_review_decide_command;

G_END_DECLS
