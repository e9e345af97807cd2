/* A command: something the program can do by an action, with the name that a person knows it by.
 *
 * All that has a key or stands in the main menu is one, and so is marking with each tag.
 */
#pragma once

#include "model/tagset.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNO_TYPE_COMMAND (anno_command_get_type ())
G_DECLARE_FINAL_TYPE (AnnoCommand, anno_command, ANNO, COMMAND, GObject)

/* All of them, of AnnoCommand. @tagset: the tags to mark with; NULL where no corpus is open, and
 * then without what needs one. */
GListModel *anno_command_list_new (const AnnoTagset *tagset) G_GNUC_WARN_UNUSED_RESULT;

/* In the language of the person. */
const char *anno_command_get_title  (AnnoCommand *self);
const char *anno_command_get_group  (AnnoCommand *self);
/* Detailed: "session.tag('claim')". */
const char *anno_command_get_action (AnnoCommand *self);
/* What its key is called, as in "Ctrl+O"; NULL for none. */
const char *anno_command_get_keys   (AnnoCommand *self);

/* Whether each of @words, separated by blanks, begins a word of its title or group, capitals and
 * accents aside. */
gboolean anno_command_matches (AnnoCommand *self, const char *words);

G_END_DECLS
