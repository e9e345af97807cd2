/* How the HTML report looks: on a wide and a narrow screen, light and dark, and on paper. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends the <style> element. */
void anno_html_style_print (GString *out);

G_END_DECLS
