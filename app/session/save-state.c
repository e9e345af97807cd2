#include "session/save-state.h"

GType
anno_save_state_get_type (void)
{
  static gsize type;
  static const GEnumValue values[] = {
    { ANNO_SAVE_STATE_SAVED, "ANNO_SAVE_STATE_SAVED", "saved" },
    { ANNO_SAVE_STATE_SAVING, "ANNO_SAVE_STATE_SAVING", "saving" },
    { ANNO_SAVE_STATE_FAILED, "ANNO_SAVE_STATE_FAILED", "failed" },
    { 0 },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("AnnoSaveState", values));
  return type;
}
