/* annotator-cli describe ARTICLE: tells what is known of an article beside its text, or corrects
 * it. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_describe_command;

G_END_DECLS
