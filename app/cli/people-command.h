/* annotator-cli people: whom the annotators name, how often, and what is to be changed about them.
 */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_people_command;

G_END_DECLS
