/* How the work in hand stands to its files. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  ANNO_SAVE_STATE_SAVED,
  ANNO_SAVE_STATE_SAVING,
  ANNO_SAVE_STATE_FAILED,
} AnnoSaveState;

#define ANNO_TYPE_SAVE_STATE (anno_save_state_get_type ())
GType anno_save_state_get_type (void) G_GNUC_CONST;

G_END_DECLS
