#include "panels/difference-card.h"

#include "model/span-quote.h"
#include "panels/swatch.h"
#include "panels/thread-list.h"
#include "review/difference-words.h"
#include "review/review-options.h"
#include "text/isolate.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_NAMED 4    /* of those who have one option, more are only counted */
#define MAX_NUMBERED 9 /* options that have a key */
#define MAX_QUOTED 400 /* code points of what is marked; more isn't to be seen */

struct _AnnoDifferenceCard
{
  GtkBox parent_instance;
  GtkWidget *options_box;
  GtkWidget *answers;
  GtkWidget *both;
  GtkWidget *why;
  GtkWidget *decided;
  GtkWidget *threads;
  AnnoReview *review;     /* weak; NULL where there is no entry */
  char *why_sent;         /* the reason of a decision that isn't known to be written */
  AnnoReviewEntry *entry; /* NULL for none */
  GPtrArray *options;     /* of AnnoReviewOption, of the review's reading */
};

enum
{
  DECIDED,
  OWN_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoDifferenceCard, anno_difference_card, GTK_TYPE_BOX)

/* What couldn't be written is there to be sent again. */
static void
failed_cb (AnnoDifferenceCard *self)
{
  if (self->why_sent != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->why)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->why), self->why_sent);
  g_clear_pointer (&self->why_sent, g_free);
}

static void
changed_cb (AnnoDifferenceCard *self)
{
  g_clear_pointer (&self->why_sent, g_free);
}

static void
follow (AnnoDifferenceCard *self, AnnoReview *review)
{
  if (review == self->review)
    return;
  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);
  g_set_weak_pointer (&self->review, review);
  if (review == NULL)
    return;
  g_signal_connect_object (review, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (review, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
anno_difference_card_dispose (GObject *object)
{
  AnnoDifferenceCard *self = ANNO_DIFFERENCE_CARD (object);

  follow (self, NULL);
  g_clear_object (&self->entry);
  g_clear_pointer (&self->why_sent, g_free);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  G_OBJECT_CLASS (anno_difference_card_parent_class)->dispose (object);
}

static void
anno_difference_card_class_init (AnnoDifferenceCardClass *klass)
{
  const GType type = ANNO_TYPE_DIFFERENCE_CARD;

  G_OBJECT_CLASS (klass)->dispose = anno_difference_card_dispose;
  signals[DECIDED]
      = g_signal_new ("decided", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OWN_WANTED]
      = g_signal_new ("own-wanted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

char *
anno_difference_card_take_why (AnnoDifferenceCard *self)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_CARD (self), NULL);

  char *why = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why))));
  gtk_editable_set_text (GTK_EDITABLE (self->why), "");
  if (*why == '\0')
    g_clear_pointer (&why, g_free);
  return why;
}

static void
decide (AnnoDifferenceCard *self, AnnoDecision decision, const GArray *layers)
{
  if (self->entry == NULL)
    return;
  g_autofree char *why = anno_difference_card_take_why (self);
  const guint *accepted = layers != NULL ? (const guint *) (gpointer) layers->data : NULL;

  if (anno_review_decide (self->review, anno_review_entry_get (self->entry)->cluster, decision,
                          accepted, layers != NULL ? layers->len : 0, NULL, why))
    {
      g_free (self->why_sent);
      self->why_sent = g_steal_pointer (&why);
      g_signal_emit (self, signals[DECIDED], 0);
    }
}

static void
accept (AnnoDifferenceCard *self, guint n)
{
  if (self->options != NULL && n < self->options->len)
    decide (self, ANNO_DECISION_ACCEPT,
            ((const AnnoReviewOption *) self->options->pdata[n])->layers);
}

static void
accept_all (AnnoDifferenceCard *self)
{
  g_autoptr (GArray) layers = g_array_new (FALSE, FALSE, sizeof (guint));

  if (self->options == NULL || self->options->len < 2)
    return;
  for (guint i = 0; i < self->options->len; i++)
    {
      const AnnoReviewOption *option = self->options->pdata[i];
      g_array_append_vals (layers, option->layers->data, option->layers->len);
    }
  decide (self, ANNO_DECISION_BOTH, layers);
}

static void
accept_cb (AnnoDifferenceCard *self, GtkWidget *button)
{
  accept (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "option")));
}

static void
neither_cb (AnnoDifferenceCard *self)
{
  decide (self, ANNO_DECISION_NEITHER, NULL);
}

static void
own_cb (AnnoDifferenceCard *self)
{
  if (self->entry != NULL)
    g_signal_emit (self, signals[OWN_WANTED], 0);
}

static void
skip_cb (AnnoDifferenceCard *self)
{
  decide (self, ANNO_DECISION_SKIP, NULL);
}

static void
unsure_cb (AnnoDifferenceCard *self)
{
  decide (self, ANNO_DECISION_UNSURE, NULL);
}

static GtkWidget *
add_answer (AnnoDifferenceCard *self, const char *label, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->answers), button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  return button;
}

static void
add_answers (AnnoDifferenceCard *self)
{
  self->answers = gtk_flow_box_new ();
  gtk_widget_add_css_class (self->answers, "answers");
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->answers), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->answers), 4);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (self->answers), 4);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->answers), 6);
  self->both = add_answer (self, _("Both"), _("All are right, each for itself (B)"),
                           G_CALLBACK (accept_all));
  add_answer (self, _("Neither"), _("Nothing is to be marked here (N)"), G_CALLBACK (neither_cb));
  add_answer (self, _("Own…"), _("Mark it otherwise (E)"), G_CALLBACK (own_cb));
  add_answer (self, _("Skip"), _("Not now (S)"), G_CALLBACK (skip_cb));
  add_answer (self, _("Unsure"), _("Somebody else is to decide (U)"), G_CALLBACK (unsure_cb));
}

static void
anno_difference_card_init (AnnoDifferenceCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "difference-card");
  self->options_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->decided = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->decided), 0);
  gtk_label_set_wrap (GTK_LABEL (self->decided), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->decided), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->decided, "caption");
  self->why = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->why), _("Why (optional)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->why), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Why"), -1);
  self->threads = anno_thread_list_new ();
  add_answers (self);
  gtk_box_append (GTK_BOX (self), self->options_box);
  gtk_box_append (GTK_BOX (self), self->answers);
  gtk_box_append (GTK_BOX (self), self->decided);
  gtk_box_append (GTK_BOX (self), self->why);
  gtk_box_append (GTK_BOX (self), self->threads);
}

GtkWidget *
anno_difference_card_new (void)
{
  return g_object_new (ANNO_TYPE_DIFFERENCE_CARD, NULL);
}

/* "Anna, Ben", or "4 of 6: Anna, Ben, Cem, Dora" */
static char *
name_people (const AnnoReviewReading *reading, const AnnoReviewOption *option)
{
  guint n_of = anno_review_reading_get_compare (reading)->clusters->n_layers;
  guint n = option->layers->len;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, MAX_NAMED); i++)
    {
      g_autofree char *name = anno_isolate (
          anno_review_reading_get_name (reading, g_array_index (option->layers, guint, i)));
      g_string_append_printf (names, "%s%s", i > 0 ? C_ ("values", ", ") : "", name);
    }
  if (n > MAX_NAMED)
    g_string_append (names, " …");
  return n_of > 2
             /* Translators: how many people of how many, and their names. */
             ? g_strdup_printf (_("%1$u of %2$u: %3$s"), n, n_of, names->str)
             : g_strdup (names->str);
}

static GtkWidget *
make_label (const char *words, const char *css)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 6);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

/* Who, what, which words, which fields. */
static GtkWidget *
make_words (AnnoReviewReading *reading, const AnnoReviewOption *option)
{
  const AnnoReviewCase *one = anno_review_reading_get_case (reading);
  const AnnoFieldCompare *compare = anno_review_reading_get_compare (reading);
  const AnnoDifferenceWords words = { one->article, compare->clusters,       NULL, "", "",
                                      anno_review_people_name, (gpointer) one->people };
  const char *tag = anno_clusters_tag_of (compare->clusters, option->mark);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = anno_swatch_new ();
  g_autofree char *who = name_people (reading, option);
  g_autofree char *name = anno_isolate (anno_tagset_name_of (one->tagset, tag));
  g_autofree char *quote = anno_span_quote (one->article, option->mark->span, MAX_QUOTED);
  g_autofree char *quoted = anno_isolate (quote);
  g_autofree char *shown = g_strdup_printf (_("“%s”"), quoted);
  g_autofree char *fields = anno_mark_describe_fields (option->mark, compare, &words);

  anno_swatch_set_tag (ANNO_SWATCH (swatch), anno_tagset_find (one->tagset, tag), FALSE);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), swatch);
  gtk_box_append (GTK_BOX (head), make_label (name, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (who, "caption"));
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_label (shown, NULL));
  if (*fields != '\0')
    gtk_box_append (GTK_BOX (box), make_label (fields, "caption"));
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/* Whether the last decision on it is in favour of that one. */
static gboolean
is_accepted (AnnoDifferenceCard *self, AnnoReviewReading *reading, const AnnoReviewOption *option)
{
  const AnnoReviewState *state = anno_review_reading_get_state (reading);
  const AnnoReviewItem *item
      = anno_review_state_get (state, anno_review_entry_get (self->entry)->cluster);
  const AnnoClusters *clusters = anno_review_reading_get_compare (reading)->clusters;

  if (item->decisions->len == 0 || item->status == ANNO_STATUS_OUTDATED)
    return FALSE;
  const AnnoJudged *judged = anno_review_record_find (
      item->decisions->pdata[item->decisions->len - 1],
      anno_clusters_whose (clusters, g_array_index (option->layers, guint, 0)));
  return judged != NULL && judged->accepted;
}

static void
add_option (AnnoDifferenceCard *self, AnnoReviewReading *reading, guint n)
{
  const AnnoReviewOption *option = self->options->pdata[n];
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *key = n < MAX_NUMBERED ? g_strdup_printf ("%u", n + 1) : g_strdup ("✓");
  g_autofree char *who = name_people (reading, option);
  /* Translators: people whose annotation is right. */
  g_autofree char *name = g_strdup_printf (_("Accept What %s Marked"), who);

  gtk_button_set_label (GTK_BUTTON (button), key);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (line, "option");
  if (is_accepted (self, reading, option))
    gtk_widget_add_css_class (line, "accepted");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "option", GUINT_TO_POINTER (n));
  g_signal_connect_object (button, "clicked", G_CALLBACK (accept_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (line), make_words (reading, option));
  gtk_box_append (GTK_BOX (self->options_box), line);
}

static void
clear (AnnoDifferenceCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->options_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->options_box), child);
  g_clear_pointer (&self->options, g_ptr_array_unref);
}

/* Who has marked nothing here. */
static void
add_missing (AnnoDifferenceCard *self, AnnoReviewReading *reading, guint cluster)
{
  const AnnoClusters *clusters = anno_review_reading_get_compare (reading)->clusters;
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < clusters->n_layers; i++)
    if (anno_clusters_find_mark (clusters, cluster, i) == NULL && n++ < MAX_NAMED)
      {
        g_autofree char *name = anno_isolate (anno_review_reading_get_name (reading, i));
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_ ("values", ", ") : "", name);
      }
  if (n > MAX_NAMED)
    g_string_append (names, " …");
  g_autofree char *words = g_strdup_printf (_("nothing here: %s"), names->str);
  if (n > 0)
    gtk_box_append (GTK_BOX (self->options_box), make_label (words, "caption"));
}

void
anno_difference_card_show (AnnoDifferenceCard *self, AnnoReview *review, AnnoReviewEntry *entry)
{
  g_return_if_fail (ANNO_IS_DIFFERENCE_CARD (self) && (entry == NULL || review != NULL));

  AnnoReviewReading *reading = review != NULL ? anno_review_get_reading (review) : NULL;

  clear (self);
  if (reading == NULL)
    entry = NULL;
  follow (self, entry != NULL ? review : NULL);
  g_set_object (&self->entry, entry);
  gtk_widget_set_visible (GTK_WIDGET (self), self->entry != NULL);
  if (self->entry == NULL)
    {
      anno_thread_list_show (ANNO_THREAD_LIST (self->threads), NULL, ANNO_REVIEW_ARTICLE);
      return;
    }
  const AnnoReviewFacts *facts = anno_review_entry_get (entry);
  self->options
      = anno_review_options_new (anno_review_reading_get_compare (reading), facts->cluster);
  for (guint i = 0; i < self->options->len; i++)
    add_option (self, reading, i);
  add_missing (self, reading, facts->cluster);
  gtk_widget_set_sensitive (self->both, self->options->len > 1);
  gtk_label_set_text (GTK_LABEL (self->decided), facts->decided != NULL ? facts->decided : "");
  gtk_widget_set_visible (self->decided, facts->decided != NULL);
  anno_thread_list_show (ANNO_THREAD_LIST (self->threads), review, facts->cluster);
}

gboolean
anno_difference_card_press (AnnoDifferenceCard *self, guint key)
{
  g_return_val_if_fail (ANNO_IS_DIFFERENCE_CARD (self), FALSE);

  if (self->entry == NULL)
    return FALSE;
  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    key = GDK_KEY_1 + (key - GDK_KEY_KP_1);
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    {
      accept (self, key - GDK_KEY_1);
      return TRUE;
    }
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_b:
      accept_all (self);
      return TRUE;
    case GDK_KEY_n:
      neither_cb (self);
      return TRUE;
    case GDK_KEY_e:
      own_cb (self);
      return TRUE;
    case GDK_KEY_s:
      skip_cb (self);
      return TRUE;
    case GDK_KEY_u:
      unsure_cb (self);
      return TRUE;
    case GDK_KEY_w:
      gtk_widget_grab_focus (self->why);
      return TRUE;
    case GDK_KEY_c:
      anno_thread_list_write (ANNO_THREAD_LIST (self->threads));
      return TRUE;
    default:
      return FALSE;
    }
}
