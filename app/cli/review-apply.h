/* annotator-cli review apply: make one's own annotations as reviewers decided. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_review_apply_command;

G_END_DECLS
