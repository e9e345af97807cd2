/* annotator-cli review list, and threads: what differs, and what was said. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_review_list_command;
extern const AnnoCommand anno_review_threads_command;

G_END_DECLS
