#include "panels/mark-bar.h"

#include "panels/drop-down-name.h"
#include "panels/mark-everywhere.h"
#include "panels/mnemonic-name.h"
#include "session/mark-hits.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _AnnoMarkBar
{
  GtkBox parent_instance;
  AnnoSession *session;
  AnnoTextSearch *search;
  AnnoSpan *like; /* what the new ones get their values from; NULL for none */
  GtkWidget *label;
  GtkDropDown *tags;
  GtkWidget *one;
  AdwSplitButton *all;
};

enum
{
  MARKED_ONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoMarkBar, anno_mark_bar, GTK_TYPE_BOX)

static AnnoTagset *
tagset_of (AnnoMarkBar *self)
{
  return anno_corpus_get_tagset (anno_session_get_corpus (self->session));
}

/* NULL where none is chosen. */
static const AnnoTag *
tag_of (AnnoMarkBar *self)
{
  guint selected = gtk_drop_down_get_selected (self->tags);

  if (self->session == NULL || selected >= anno_tagset_get_n_tags (tagset_of (self)))
    return NULL;
  return anno_tagset_get_tag (tagset_of (self), selected);
}

/* What the new ones get their values from, as long as they get its tag. */
static AnnoSpan *
like_for (AnnoMarkBar *self, const AnnoTag *tag)
{
  return self->like != NULL
                 && anno_tagset_find (tagset_of (self), anno_span_get_tag (self->like)) == tag
             ? self->like
             : NULL;
}

static gboolean
can_mark (AnnoMarkBar *self)
{
  AnnoDocument *document = self->session != NULL ? anno_session_get_document (self->session) : NULL;

  return document != NULL && anno_document_get_locked_reason (document) == NULL
         && anno_text_search_get_hits (self->search)->len > 0;
}

static void
show (AnnoMarkBar *self)
{
  gboolean shown = can_mark (self);

  gtk_widget_set_visible (GTK_WIDGET (self), shown);
  if (!shown)
    return;
  guint n = anno_text_search_get_hits (self->search)->len;
  /* Translators: a button: marks all that was found. */
  g_autofree char *all = g_strdup_printf (ngettext ("_All %u", "_All %u", n), n);
  adw_split_button_set_label (self->all, all);
  adw_split_button_set_use_underline (self->all, TRUE);
  anno_mnemonic_name_all (GTK_WIDGET (self->all));
}

static void
tag_cb (AnnoMarkBar *self)
{
  gtk_widget_set_sensitive (self->one, tag_of (self) != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->all), tag_of (self) != NULL);
}

void
anno_mark_bar_mark_one (AnnoMarkBar *self)
{
  g_return_if_fail (ANNO_IS_MARK_BAR (self));

  const AnnoTag *tag = tag_of (self);
  guint at = self->search != NULL ? anno_text_search_get_at (self->search) : G_MAXUINT;
  if (tag == NULL || at == G_MAXUINT || !can_mark (self))
    return;
  AnnoRange hit = g_array_index (anno_text_search_get_hits (self->search), AnnoRange, at);
  anno_mark_hit (self->session, tag, hit, like_for (self, tag));
  g_signal_emit (self, signals[MARKED_ONE], 0);
}

void
anno_mark_bar_mark_all (AnnoMarkBar *self)
{
  g_return_if_fail (ANNO_IS_MARK_BAR (self));

  const AnnoTag *tag = tag_of (self);
  if (tag != NULL && self->search != NULL && can_mark (self))
    anno_mark_hits (self->session, tag, anno_text_search_get_hits (self->search),
                    like_for (self, tag));
}

static void
unmark_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnnoMarkBar *self = ANNO_MARK_BAR (widget);
  const AnnoTag *tag = tag_of (self);

  if (tag != NULL && can_mark (self))
    anno_unmark_hits (self->session, tag, anno_text_search_get_hits (self->search));
}

static void
everywhere (AnnoMarkBar *self, gboolean takes_away)
{
  const AnnoTag *tag = tag_of (self);
  AnnoPattern *pattern
      = self->search != NULL ? anno_text_search_get_pattern (self->search) : NULL;

  if (tag != NULL && pattern != NULL)
    anno_mark_everywhere_ask (GTK_WIDGET (self), self->session, pattern, tag,
                              takes_away ? NULL : like_for (self, tag), takes_away);
}

static void
mark_everywhere_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  everywhere (ANNO_MARK_BAR (widget), FALSE);
}

static void
unmark_everywhere_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  everywhere (ANNO_MARK_BAR (widget), TRUE);
}

static void
anno_mark_bar_dispose (GObject *object)
{
  AnnoMarkBar *self = ANNO_MARK_BAR (object);

  if (self->search != NULL)
    g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_object (&self->search);
  g_clear_object (&self->session);
  g_clear_pointer (&self->like, anno_span_unref);
  G_OBJECT_CLASS (anno_mark_bar_parent_class)->dispose (object);
}

static void
anno_mark_bar_class_init (AnnoMarkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_mark_bar_dispose;
  signals[MARKED_ONE] = g_signal_new ("marked-one", ANNO_TYPE_MARK_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "mark-bar.unmark-all", NULL, unmark_all_cb);
  gtk_widget_class_install_action (widget_class, "mark-bar.mark-everywhere", NULL,
                                   mark_everywhere_cb);
  gtk_widget_class_install_action (widget_class, "mark-bar.unmark-everywhere", NULL,
                                   unmark_everywhere_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/mark-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoMarkBar, label);
  gtk_widget_class_bind_template_child (widget_class, AnnoMarkBar, tags);
  gtk_widget_class_bind_template_child (widget_class, AnnoMarkBar, one);
  gtk_widget_class_bind_template_child (widget_class, AnnoMarkBar, all);
  gtk_widget_class_bind_template_callback (widget_class, tag_cb);
  gtk_widget_class_bind_template_callback (widget_class, anno_mark_bar_mark_one);
  gtk_widget_class_bind_template_callback (widget_class, anno_mark_bar_mark_all);
}

/* libadwaita leaves the arrow, and the button in it, without a name. */
static void
name_arrow (GtkWidget *widget, gboolean inside)
{
  inside = inside || GTK_IS_MENU_BUTTON (widget);
  if (inside && (GTK_IS_MENU_BUTTON (widget) || GTK_IS_BUTTON (widget)))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("More to Do with All Matches"), -1);
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_arrow (child, inside);
}

static void
anno_mark_bar_init (AnnoMarkBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_drop_down_name (self->tags, _("Tag"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->one), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Mark this one"), -1);
  name_arrow (GTK_WIDGET (self->all), FALSE);
}

static void
list_tags (AnnoMarkBar *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < anno_tagset_get_n_tags (tagset_of (self)); i++)
    gtk_string_list_append (names, anno_tagset_get_tag (tagset_of (self), i)->name);
  gtk_drop_down_set_model (self->tags, G_LIST_MODEL (names));
}

void
anno_mark_bar_set_search (AnnoMarkBar *self, AnnoSession *session, AnnoTextSearch *search)
{
  g_return_if_fail (ANNO_IS_MARK_BAR (self) && (session == NULL) == (search == NULL));

  if (self->search != NULL)
    g_signal_handlers_disconnect_by_data (self->search, self);
  anno_mark_bar_set_like (self, NULL);
  g_set_object (&self->session, session);
  g_set_object (&self->search, search);
  if (search == NULL)
    return;
  list_tags (self);
  g_signal_connect_object (search, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

void
anno_mark_bar_set_like (AnnoMarkBar *self, AnnoSpan *span)
{
  g_return_if_fail (ANNO_IS_MARK_BAR (self));

  g_clear_pointer (&self->like, anno_span_unref);
  if (span == NULL)
    return;
  self->like = anno_span_ref (span);
  const AnnoTag *tag = anno_tagset_find (tagset_of (self), anno_span_get_tag (span));
  if (tag != NULL)
    gtk_drop_down_set_selected (self->tags, anno_tagset_index_of (tagset_of (self), tag));
}
