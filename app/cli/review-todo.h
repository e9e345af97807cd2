/* annotator-cli review todo: what reviewers ask of an annotator. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_review_todo_command;

G_END_DECLS
