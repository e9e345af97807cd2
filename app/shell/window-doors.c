#include "shell/window-doors.h"

#include "shell/agreement-window.h"
#include "shell/corpus-door.h"
#include "shell/export-window.h"
#include "shell/import-door.h"
#include "shell/people-door.h"
#include "shell/read-window.h"
#include "shell/review-door.h"
#include "shell/settled-door.h"
#include "shell/sheet-door.h"
#include "shell/stats-window.h"
#include "shell/tagset-door.h"
#include "shell/todo-door.h"

void
anno_window_doors_set_session (GtkWindow *window, AnnoSession *session)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && G_IS_ACTION_MAP (window));

  anno_review_door_set_session (window, session);
  anno_todo_door_set_session (window, session);
  anno_people_door_set_session (window, session);
  anno_import_door_set_session (window, session);
  anno_corpus_door_set_session (window, "read-annotations", anno_read_window_new, session);
  anno_corpus_door_set_session (window, "export", anno_export_window_new, session);
  anno_tagset_door_set_session (window, session);
  anno_sheet_door_set_session (window, session);
  anno_settled_door_set_session (window, session);
  anno_corpus_door_set_session (window, "statistics", anno_stats_window_new, session);
  anno_corpus_door_set_session (window, "agreement", anno_agreement_window_new, session);
}
