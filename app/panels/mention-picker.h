/* Chooses some of a person's mentions, and names who is meant there instead.
 *
 * Signal "split" (const char *name): the mentions that …_list_chosen gives are somebody of that
 * name.
 */
#pragma once

#include "session/people-gesture.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNO_TYPE_MENTION_PICKER (anno_mention_picker_get_type ())
G_DECLARE_FINAL_TYPE (AnnoMentionPicker, anno_mention_picker, ANNO, MENTION_PICKER, GtkBox)

/* Shows @mentions (of AnnoMentioned; kept), none of them chosen. NULL while they are looked for. */
void       anno_mention_picker_show        (AnnoMentionPicker *self, GPtrArray *mentions);
/* Copies of those that are chosen, of AnnoMentioned. */
GPtrArray *anno_mention_picker_list_chosen (AnnoMentionPicker *self) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the keyboard into the name. */
void       anno_mention_picker_focus       (AnnoMentionPicker *self);

G_END_DECLS
