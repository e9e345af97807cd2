/* A page of the help as a widget: what Mallard marks up, in labels that wrap. A link to another
 * page activates the action "help.show" with the id of that page. */
#pragma once

#include "panels/help-node.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @page of @folder, whose other pages its lists and links name. */
GtkWidget *anno_help_page_new (const AnnoHelpNode *page, const char *folder)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
