#include "panels/inspector.h"

#include "panels/document-date.h"
#include "panels/over-card.h"
#include "panels/span-card.h"
#include "panels/span-list.h"
#include "panels/tag-bar.h"
#include "panels/working-state.h"

struct _AnnoInspector
{
  GtkBox parent_instance;
  AnnoSession *session; /* weak */
  GtkWidget *tag_bar;
  GtkWidget *date_place; /* holds the document date of a session */
  GtkWidget *span_card;
  GtkWidget *over_card; /* in place of the span card */
  GtkWidget *span_list;
  GtkWidget *working_state;
};

G_DEFINE_FINAL_TYPE (AnnoInspector, anno_inspector, GTK_TYPE_BOX)

static void
show_date (AnnoInspector *self, AnnoSession *session)
{
  GtkWidget *before = gtk_widget_get_first_child (self->date_place);

  if (before != NULL)
    gtk_box_remove (GTK_BOX (self->date_place), before);
  if (session != NULL)
    gtk_box_append (GTK_BOX (self->date_place), anno_document_date_new (session));
}

static void
anno_inspector_dispose (GObject *object)
{
  AnnoInspector *self = ANNO_INSPECTOR (object);

  /* It borrows the session, which may go as soon as the card lets go of it. */
  if (self->date_place != NULL)
    show_date (self, NULL);
  g_clear_weak_pointer (&self->session);
  G_OBJECT_CLASS (anno_inspector_parent_class)->dispose (object);
}

static void
anno_inspector_class_init (AnnoInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_inspector_dispose;
  g_type_ensure (ANNO_TYPE_OVER_CARD);
  g_type_ensure (ANNO_TYPE_SPAN_CARD);
  g_type_ensure (ANNO_TYPE_SPAN_LIST);
  g_type_ensure (ANNO_TYPE_TAG_BAR);
  g_type_ensure (ANNO_TYPE_WORKING_STATE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoInspector, tag_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnoInspector, date_place);
  gtk_widget_class_bind_template_child (widget_class, AnnoInspector, over_card);
  gtk_widget_class_bind_template_child (widget_class, AnnoInspector, span_card);
  gtk_widget_class_bind_template_child (widget_class, AnnoInspector, span_list);
  gtk_widget_class_bind_template_child (widget_class, AnnoInspector, working_state);
}

/* To those who offer the types and fields of the tagset. */
static void
hand_out (AnnoInspector *self, AnnoSession *session)
{
  anno_tag_bar_set_session (ANNO_TAG_BAR (self->tag_bar), session);
  anno_over_card_set_session (ANNO_OVER_CARD (self->over_card), session);
  anno_span_card_set_session (ANNO_SPAN_CARD (self->span_card), session);
  anno_span_list_set_session (ANNO_SPAN_LIST (self->span_list), session);
}

static void
tagset_changed_cb (AnnoInspector *self)
{
  hand_out (self, NULL);
  hand_out (self, self->session);
}

static void
anno_inspector_init (AnnoInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->span_list, "activated", G_CALLBACK (anno_inspector_focus_fields),
                           self, G_CONNECT_SWAPPED);
}

void
anno_inspector_set_session (AnnoInspector *self, AnnoSession *session)
{
  g_return_if_fail (ANNO_IS_INSPECTOR (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (anno_session_get_corpus (self->session),
                                          tagset_changed_cb, self);
  g_set_weak_pointer (&self->session, session);
  if (session != NULL)
    g_signal_connect_object (anno_session_get_corpus (session), "notify::tagset",
                             G_CALLBACK (tagset_changed_cb), self, G_CONNECT_SWAPPED);
  show_date (self, session);
  hand_out (self, session);
  anno_working_state_set_session (ANNO_WORKING_STATE (self->working_state), session);
}

void
anno_inspector_focus_fields (AnnoInspector *self)
{
  g_return_if_fail (ANNO_IS_INSPECTOR (self));

  if (!anno_span_card_focus_fields (ANNO_SPAN_CARD (self->span_card)))
    gtk_widget_child_focus (self->span_list, GTK_DIR_TAB_FORWARD);
}
