#include "view/spoken.h"

#if GTK_CHECK_VERSION(4, 14, 0)
static void
announce (GtkWidget *widget, const char *words)
{
  if (*words == '\0' || !gtk_widget_has_focus (widget))
    return;
  /* Newer than what is asked for elsewhere. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), words,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
}
#else
static void
announce (GtkWidget *widget, const char *words)
{
}
#endif

void
anno_spoken_describe (GtkWidget *widget, const char *words)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  const char *said = words != NULL ? words : "";
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said,
                                  -1);
  announce (widget, said);
}
