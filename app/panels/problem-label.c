#include "panels/problem-label.h"

GtkWidget *
anno_problem_label_new (void)
{
  return g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, "visible", FALSE, NULL);
}

static gboolean
is_about (const AnnoTagsetProblem *problem, guint tag, guint field, gboolean within)
{
  return problem->tag == tag && (within || problem->field == field);
}

void
anno_problem_label_tell (GtkWidget *label, const GPtrArray *problems, guint tag, guint field)
{
  g_return_if_fail (GTK_IS_LABEL (label) && problems != NULL);

  g_autoptr (GString) words = g_string_new (NULL);
  gboolean is_wrong = FALSE;
  for (guint i = 0; i < problems->len; i++)
    {
      const AnnoTagsetProblem *problem = problems->pdata[i];
      if (!is_about (problem, tag, field, FALSE))
        continue;
      if (words->len > 0)
        g_string_append_c (words, '\n');
      g_string_append (words, problem->message);
      is_wrong = is_wrong || problem->is_wrong;
    }
  gtk_widget_remove_css_class (label, is_wrong ? "warning" : "error");
  gtk_widget_add_css_class (label, is_wrong ? "error" : "warning");
  if (!g_str_equal (gtk_label_get_text (GTK_LABEL (label)), words->str))
    gtk_label_set_text (GTK_LABEL (label), words->str);
  gtk_widget_set_visible (label, words->len > 0);
}

const char *
anno_problem_find (const GPtrArray *problems, guint tag, guint field, gboolean within,
                   gboolean *is_wrong)
{
  const AnnoTagsetProblem *found = NULL;

  g_return_val_if_fail (problems != NULL && is_wrong != NULL, NULL);
  for (guint i = 0; i < problems->len; i++)
    {
      const AnnoTagsetProblem *problem = problems->pdata[i];
      if (is_about (problem, tag, field, within)
          && (found == NULL || (problem->is_wrong && !found->is_wrong)))
        found = problem;
    }
  *is_wrong = found != NULL && found->is_wrong;
  return found != NULL ? found->message : NULL;
}
