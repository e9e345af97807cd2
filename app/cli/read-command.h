/* annotator-cli read: what people marked in other programs. */
#pragma once

#include "cli/command.h"

extern const AnnoCommand anno_read_command;
