/* annotator-cli review: decide what annotators marked differently, comment, give a verdict. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_review_command;

G_END_DECLS
