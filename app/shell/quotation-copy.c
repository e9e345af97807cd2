#include "shell/quotation-copy.h"

#include "exchange/quotation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GdkContentProvider *
provide (const char *type, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  return gdk_content_provider_new_for_bytes (type, bytes);
}

static void
copy (GtkWidget *view, const AnnoQuotation *quotation)
{
  GdkContentProvider *forms[] = { gdk_content_provider_new_typed (G_TYPE_STRING, quotation->text),
                                  provide ("text/html", quotation->html),
                                  provide ("application/ld+json", quotation->json) };
  g_autoptr (GdkContentProvider) all = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (view), all);
}

/* A selection is copied as it is. */
static void
copy_cb (GtkTextView *view, AnnoSession *const *session)
{
  AnnoSpan *chosen = *session != NULL ? anno_session_get_chosen (*session) : NULL;

  if (chosen == NULL || anno_session_has_selection (*session)
      || gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (view)))
    return;
  AnnoDocument *document = anno_session_get_document (*session);
  g_autoptr (AnnoQuotation) quotation
      = anno_quotation_new (document, anno_document_get_layer (document),
                            anno_corpus_get_tagset (anno_session_get_corpus (*session)),
                            anno_session_get_people (*session), chosen);
  copy (GTK_WIDGET (view), quotation);
  anno_session_say (*session, _("The quotation was copied, with its source."));
  g_signal_stop_emission_by_name (view, "copy-clipboard");
}

void
anno_quotation_copy_add (AnnoArticleView *view, AnnoSession *const *session)
{
  g_return_if_fail (ANNO_IS_ARTICLE_VIEW (view) && session != NULL);
  g_signal_connect (view, "copy-clipboard", G_CALLBACK (copy_cb), (gpointer) session);
}
