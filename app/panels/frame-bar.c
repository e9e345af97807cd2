#include "panels/frame-bar.h"

#include "model/span-quote.h"
#include "panels/later.h"
#include "panels/span-drag.h"
#include "panels/swatch.h"
#include "session/frame-in-hand.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define CHIP_WORDS 40
#define CHIP_WIDTH 22 /* characters, where there is room */

/* A part's place in the line. */
typedef struct
{
  GtkWidget *button;
  GtkWidget *swatch;
  GtkWidget *label;
  char *id; /* of the span it goes to, or NULL */
} Chip;

struct _AnnoFrameBar
{
  GtkBox parent_instance;
  AnnoSession *session;
  AnnoLater *later; /* shows the attribution in hand */
  GtkWidget *hint;
  GtkWidget *parts;
  GtkWidget *done;
  Chip chips[ANNO_N_ROLES];
};

G_DEFINE_FINAL_TYPE (AnnoFrameBar, anno_frame_bar, GTK_TYPE_BOX)

/* As one says it: who said what, and when. */
static const AnnoRole order[]
    = { ANNO_ROLE_SPEAKER, ANNO_ROLE_CUE, ANNO_ROLE_CLAIM, ANNO_ROLE_DATE };

static AnnoTagset *
tagset_of (AnnoFrameBar *self)
{
  return anno_corpus_get_tagset (anno_session_get_corpus (self->session));
}

static void
clicked_cb (GtkWidget *button, AnnoFrameBar *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const Chip *chip = &self->chips[order[i]];
      if (chip->button != button || chip->id == NULL)
        continue;
      g_autofree char *id = g_strdup (chip->id);
      anno_session_choose (self->session, id, TRUE);
      return;
    }
}

static char *
chip_at (GtkWidget *button, double x, double y, gpointer chip)
{
  return g_strdup (((Chip *) chip)->id);
}

static void
make_chip (AnnoFrameBar *self, Chip *chip)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  chip->button = gtk_button_new ();
  chip->swatch = anno_swatch_new ();
  chip->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (chip->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (chip->label), CHIP_WIDTH);
  gtk_box_append (GTK_BOX (box), chip->swatch);
  gtk_box_append (GTK_BOX (box), chip->label);
  gtk_button_set_child (GTK_BUTTON (chip->button), box);
  gtk_widget_add_css_class (chip->button, "flat");
  gtk_widget_set_focus_on_click (chip->button, FALSE);
  g_signal_connect_object (chip->button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  anno_span_drag_add (chip->button, chip_at, chip);
  anno_span_drop_add (chip->button, chip_at, chip);
  gtk_box_append (GTK_BOX (self->parts), chip->button);
}

/* The words of all parts with one role. */
static char *
words_of (AnnoFrameBar *self, const GPtrArray *parts)
{
  AnnoArticle *article = anno_document_get_article (anno_session_get_document (self->session));
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *quote = anno_span_quote (article, parts->pdata[i], CHIP_WORDS);
      g_autofree char *isolated = anno_isolate (quote);
      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", isolated);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
name_chip (Chip *chip, const char *label, const char *tip)
{
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (chip->label)), label) != 0)
    gtk_label_set_text (GTK_LABEL (chip->label), label);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (chip->button), tip) != 0)
    gtk_widget_set_tooltip_text (chip->button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button), GTK_ACCESSIBLE_PROPERTY_LABEL, tip,
                                  -1);
}

static void
show_part (AnnoFrameBar *self, Chip *chip, const AnnoTag *tag, const GPtrArray *parts)
{
  g_autofree char *words = words_of (self, parts);
  g_autofree char *tip = g_strdup_printf (_("%s: “%s”"), tag->name, words);

  g_free (chip->id);
  chip->id = g_strdup (anno_span_get_id (parts->pdata[0]));
  gtk_widget_remove_css_class (chip->label, "dim-label");
  name_chip (chip, words, tip);
}

static void
show_missing (Chip *chip, const AnnoTag *tag)
{
  /* Translators: a part of an attribution that is not marked yet, as in "Cue…". */
  g_autofree char *label = g_strdup_printf (_("%s…"), tag->name);
  g_autofree char *tip = g_strdup_printf (_("%s: not marked yet. Select the words, then press its "
                                            "key."), tag->name);

  g_clear_pointer (&chip->id, g_free);
  gtk_widget_add_css_class (chip->label, "dim-label");
  name_chip (chip, label, tip);
}

/* A date is often not told: its absence is nothing to point at. */
static void
show_chip (AnnoFrameBar *self, const AnnoFrame *frame, AnnoRole role, gboolean open)
{
  Chip *chip = &self->chips[role];
  const AnnoTag *tag = anno_tagset_find_role (tagset_of (self), role);
  const GPtrArray *parts = anno_frame_get_parts (frame, role);
  gboolean shown = tag != NULL && (parts->len > 0 || (open && role != ANNO_ROLE_DATE));

  gtk_widget_set_visible (chip->button, shown);
  if (!shown)
    return;
  anno_swatch_set_tag (ANNO_SWATCH (chip->swatch), tag, TRUE);
  gtk_widget_set_sensitive (chip->button, parts->len > 0);
  if (parts->len > 0)
    show_part (self, chip, tag, parts);
  else
    show_missing (chip, tag);
}

/* Where nothing can be marked, there is still something to be seen. */
static const char *
hint_for (AnnoFrameBar *self)
{
  AnnoDocument *document = self->session != NULL ? anno_session_get_document (self->session) : NULL;

  if (document == NULL)
    return "";
  return anno_document_get_locked_reason (document) != NULL
             ? _("Click marked words to see who said what, and when.")
             : _("Who said what? Mark the speaker, the cue and the claim in turn: they are linked.");
}

static void
show_frame (gpointer widget)
{
  AnnoFrameBar *self = widget;
  g_autoptr (AnnoFrame) frame = self->session != NULL ? anno_frame_in_hand (self->session) : NULL;
  gboolean open = frame != NULL && anno_open_frame_is_open (anno_session_get_frame (self->session));

  gtk_label_set_text (GTK_LABEL (self->hint), hint_for (self));
  gtk_widget_set_visible (self->hint, frame == NULL);
  gtk_widget_set_visible (self->parts, frame != NULL);
  gtk_widget_set_visible (self->done, open);
  for (guint i = 0; frame != NULL && i < G_N_ELEMENTS (order); i++)
    show_chip (self, frame, order[i], open);
}

static void
ask (AnnoFrameBar *self)
{
  anno_later_ask (self->later);
}

static void
anno_frame_bar_dispose (GObject *object)
{
  g_clear_object (&ANNO_FRAME_BAR (object)->session);
  g_clear_pointer (&ANNO_FRAME_BAR (object)->later, anno_later_free);
  G_OBJECT_CLASS (anno_frame_bar_parent_class)->dispose (object);
}

static void
anno_frame_bar_finalize (GObject *object)
{
  AnnoFrameBar *self = ANNO_FRAME_BAR (object);

  for (guint role = 0; role < ANNO_N_ROLES; role++)
    g_free (self->chips[role].id);
  G_OBJECT_CLASS (anno_frame_bar_parent_class)->finalize (object);
}

static void
anno_frame_bar_class_init (AnnoFrameBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_frame_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = anno_frame_bar_finalize;
}

static GtkWidget *
make_label (AnnoFrameBar *self, const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static void
anno_frame_bar_init (AnnoFrameBar *self)
{
  self->later = anno_later_new (GTK_WIDGET (self), show_frame);
  gtk_widget_add_css_class (GTK_WIDGET (self), "frame-bar");
  self->hint = make_label (self, NULL);
  self->parts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_widget_set_hexpand (self->parts, TRUE);
  gtk_box_append (GTK_BOX (self), self->parts);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    make_chip (self, &self->chips[order[i]]);
  /* Translators: the Esc key ends the attribution that is being marked. */
  self->done = make_label (self, _("Esc: start a new one"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Attribution"), -1);
  show_frame (self);
}

void
anno_frame_bar_set_session (AnnoFrameBar *self, AnnoSession *session)
{
  static const char *const watched[]
      = { "notify::frame-open", "notify::chosen", "notify::document" };

  g_return_if_fail (ANNO_IS_FRAME_BAR (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, ask, self);
  g_set_object (&self->session, session);
  for (guint i = 0; session != NULL && i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (session, watched[i], G_CALLBACK (ask), self,
                             G_CONNECT_SWAPPED);
  show_frame (self);
}
