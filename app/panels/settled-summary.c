#include "panels/settled-summary.h"

#include "files/safe-name.h"
#include "panels/message-list.h"

#include <glib/gi18n-lib.h>

#define PLACES_MAX 20 /* of an article that are listed */

struct _AnnoSettledSummary
{
  GtkBox parent_instance;
  const AnnoSettledSums *sums; /* while they are shown */
  gboolean blind;
  GtkLabel *headline;
  GtkLabel *parts;
  GtkWidget *standing_row;
  GtkImage *standing_icon;
  GtkLabel *standing;
  GtkWidget *replace;
  GtkBox *rows;
};

enum
{
  VISIT,
  REPLACE_TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoSettledSummary, anno_settled_summary, GTK_TYPE_BOX)

static void
set_words (GtkLabel *label, const char *words)
{
  gtk_label_set_text (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL && *words != '\0');
}

/* Whether something of the set is on the disk. */
static gboolean
is_there (const AnnoSettledSums *sums)
{
  return sums->fates[ANNO_SETTLED_SAME] + sums->fates[ANNO_SETTLED_DIFFERS]
             + sums->fates[ANNO_SETTLED_TOUCHED] + sums->fates[ANNO_SETTLED_SURPLUS]
         > 0;
}

/* A place that is shown when it is pressed. */
typedef struct
{
  AnnoSettledSummary *summary; /* which has the row */
  char *path;
  guint start;
  guint end;
} Place;

static void
place_free (gpointer data, GClosure *closure)
{
  Place *self = data;
  g_free (self->path);
  g_free (self);
}

static void
show_place (Place *place)
{
  g_signal_emit (place->summary, signals[VISIT], 0, place->path, place->start, place->end);
}

static void
add_place (AnnoSettledSummary *self, GtkBox *rows, const AnnoSettledArticle *article,
           const AnnoSettledOpen *open)
{
  Place *place = g_new0 (Place, 1);
  /* Translators: words of an article, and why it is open what they are. */
  g_autofree char *words
      = g_strdup_printf (_ ("“%s”: %s"), open->words, anno_open_reason_describe (open->reason));

  place->summary = self;
  place->path = g_strdup (article->article);
  place->start = open->start;
  place->end = open->end;
  anno_message_list_add_link (rows, words, G_CALLBACK (show_place), place, place_free);
}

static void
add_open (AnnoSettledSummary *self, const AnnoSettledArticle *article, gboolean expanded)
{
  g_autofree char *name = anno_safe_name_display (article->article);
  g_autofree char *words = g_strdup_printf (
      /* Translators: the name of an article. */
      ngettext ("%s: %u place stays open", "%s: %u places stay open", article->open->len), name,
      article->open->len);
  GtkBox *rows = anno_message_list_add_parent (self->rows, words);
  /* It has its rows only while they are seen. */
  GtkWidget *expander = gtk_widget_get_last_child (GTK_WIDGET (self->rows));
  guint n = MIN (article->open->len, PLACES_MAX);

  for (guint i = 0; i < n; i++)
    add_place (self, rows, article, &g_array_index (article->open, AnnoSettledOpen, i));
  anno_message_list_count_rest (rows, article->open->len - n);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), expanded);
}

static void
show_open (AnnoSettledSummary *self, const AnnoSettledReport *report)
{
  guint n = 0;
  g_autofree char *words = anno_settled_sums_describe_open (self->sums);

  if (words != NULL)
    anno_message_list_add (self->rows, words);
  for (guint i = 0; i < report->articles->len; i++)
    {
      const AnnoSettledArticle *article = report->articles->pdata[i];
      if (article->open->len > 0 && n++ < ANNO_MESSAGE_LIST_MAX)
        add_open (self, article, self->sums->n_open_articles == 1);
    }
  anno_message_list_close (self->rows, n);
}

/* How what is there differs; of what isn't there at all that is said already. */
static void
show_fates (AnnoSettledSummary *self, const AnnoSettledReport *report)
{
  guint n = 0;

  if (!is_there (self->sums))
    return;
  for (guint i = 0; i < report->articles->len; i++)
    {
      const AnnoSettledArticle *article = report->articles->pdata[i];
      g_autofree char *fate = anno_settled_article_describe_fate (article);
      g_autofree char *name = anno_safe_name_display (article->article);
      if (fate == NULL || n++ >= ANNO_MESSAGE_LIST_MAX)
        continue;
      /* Translators: the name of an article, and what would become of it. */
      g_autofree char *words = g_strdup_printf (_ ("%s: %s."), name, fate);
      anno_message_list_add (self->rows, words);
    }
  anno_message_list_close (self->rows, n);
}

/* What they say names files, and so people. */
static void
show_problems (AnnoSettledSummary *self, const AnnoSettledReport *report)
{
  const GPtrArray *problems = report->problems;
  g_autofree char *alone = g_strdup_printf (
      ngettext ("%u article has annotations of one person only: it is left out.",
                "%u articles have annotations of one person only: they are left out.",
                report->n_alone),
      report->n_alone);

  if (self->blind && problems->len > 0)
    anno_message_list_add (self->rows, _ ("Something can’t be read or compared. What that is "
                                          "names people: show the names to see it."));
  for (guint i = 0; !self->blind && i < MIN (problems->len, ANNO_MESSAGE_LIST_MAX); i++)
    anno_message_list_add (self->rows, problems->pdata[i]);
  if (report->n_alone > 0)
    anno_message_list_add (self->rows, alone);
}

static const char *
icon_of (AnnoSettledStanding standing)
{
  switch (standing)
    {
    case ANNO_STANDING_SAME:
      return "object-select-symbolic";
    case ANNO_STANDING_NEW:
    case ANNO_STANDING_GROWS:
      return "list-add-symbolic";
    default:
      return "dialog-warning-symbolic";
    }
}

static void
replace_cb (AnnoSettledSummary *self)
{
  g_signal_emit (self, signals[REPLACE_TOGGLED], 0);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/example/Annotator/ui/settled-summary.ui");
  gtk_widget_class_bind_template_child (klass, AnnoSettledSummary, headline);
  gtk_widget_class_bind_template_child (klass, AnnoSettledSummary, parts);
  gtk_widget_class_bind_template_child (klass, AnnoSettledSummary, standing_row);
  gtk_widget_class_bind_template_child (klass, AnnoSettledSummary, standing_icon);
  gtk_widget_class_bind_template_child (klass, AnnoSettledSummary, standing);
  gtk_widget_class_bind_template_child (klass, AnnoSettledSummary, replace);
  gtk_widget_class_bind_template_child (klass, AnnoSettledSummary, rows);
  gtk_widget_class_bind_template_callback (klass, replace_cb);
}

static void
anno_settled_summary_class_init (AnnoSettledSummaryClass *klass)
{
  signals[VISIT]
      = g_signal_new ("visit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_UINT);
  signals[REPLACE_TOGGLED] = g_signal_new ("replace-toggled", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
anno_settled_summary_init (AnnoSettledSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
anno_settled_summary_new (void)
{
  return g_object_new (ANNO_TYPE_SETTLED_SUMMARY, NULL);
}

void
anno_settled_summary_show (AnnoSettledSummary *self, const AnnoSettledReport *report,
                           const AnnoSettledSums *sums, gboolean blind)
{
  g_return_if_fail (ANNO_IS_SETTLED_SUMMARY (self) && report != NULL && sums != NULL);

  gboolean is_empty = sums->standing == ANNO_STANDING_NOTHING;
  g_autofree char *headline = is_empty ? NULL : anno_settled_sums_describe (sums);
  g_autofree char *parts = is_empty ? NULL : anno_settled_sums_describe_parts (sums);
  g_autofree char *standing = anno_settled_sums_describe_standing (sums);

  self->sums = sums;
  self->blind = blind;
  set_words (self->headline, headline);
  set_words (self->parts, parts);
  set_words (self->standing, standing);
  gtk_widget_set_visible (self->standing_row, TRUE);
  gtk_image_set_from_icon_name (self->standing_icon, icon_of (sums->standing));
  gtk_widget_set_visible (self->replace, sums->standing == ANNO_STANDING_OTHER);
  anno_message_list_clear (self->rows);
  show_fates (self, report);
  show_problems (self, report);
  show_open (self, report);
  self->sums = NULL;
}

void
anno_settled_summary_say (AnnoSettledSummary *self, const char *words)
{
  g_return_if_fail (ANNO_IS_SETTLED_SUMMARY (self) && words != NULL);

  anno_message_list_clear (self->rows);
  set_words (self->headline, NULL);
  set_words (self->parts, NULL);
  set_words (self->standing, words);
  gtk_widget_set_visible (self->standing_row, TRUE);
  gtk_widget_set_visible (self->replace, FALSE);
  gtk_image_set_from_icon_name (self->standing_icon, "dialog-warning-symbolic");
}

gboolean
anno_settled_summary_get_replace (AnnoSettledSummary *self)
{
  g_return_val_if_fail (ANNO_IS_SETTLED_SUMMARY (self), FALSE);
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->replace));
}

void
anno_settled_summary_forget_replace (AnnoSettledSummary *self)
{
  g_return_if_fail (ANNO_IS_SETTLED_SUMMARY (self));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->replace), FALSE);
}
