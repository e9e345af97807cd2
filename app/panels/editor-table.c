#include "panels/editor-table.h"

#include "panels/choice-editor.h"
#include "panels/date-editor.h"
#include "panels/link-editor.h"
#include "panels/person-editor.h"
#include "panels/text-editor.h"

GtkWidget *
anno_editor_table_make (AnnoSession *session, const AnnoField *field)
{
  static GtkWidget *(*const makers[]) (AnnoSession *, const AnnoField *) = {
    [ANNO_FIELD_CHOICE] = anno_choice_editor_new, [ANNO_FIELD_TEXT] = anno_text_editor_new,
    [ANNO_FIELD_TIMEX] = anno_date_editor_new,    [ANNO_FIELD_PERSON] = anno_person_editor_new,
    [ANNO_FIELD_LINK] = anno_link_editor_new,
  };

  g_return_val_if_fail (ANNO_IS_SESSION (session) && field != NULL, NULL);
  g_return_val_if_fail (field->kind < G_N_ELEMENTS (makers), NULL);
  return makers[field->kind](session, field);
}
