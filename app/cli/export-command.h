/* annotator-cli export: an annotation set in a form that others read. */
#pragma once

#include "cli/command.h"

extern const AnnoCommand anno_export_command;
