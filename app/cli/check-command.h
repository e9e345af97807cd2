/* annotator-cli check PATH…: tells what is wrong with layers, articles and the files beside
 * them. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_check_command;

G_END_DECLS
