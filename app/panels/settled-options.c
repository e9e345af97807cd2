#include "panels/settled-options.h"

#include "panels/check-menu.h"
#include "panels/drop-down-name.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NEW_SET 0 /* in the list of sets; those that are there come behind it */

/* Of which articles. */
enum
{
  THIS_ARTICLE,
  ALL_ARTICLES,
};

/* In the order of AnnoMergeRule. */
static const struct
{
  const char *name;
  const char *words;
} rules[ANNO_N_MERGE_RULES] = {
  { N_ ("What all agree on"),
    N_ ("What nobody decided is taken over where all have marked the same; all else stays open.") },
  { N_ ("What most have"),
    N_ ("What nobody decided is taken over where more than half of the article’s annotators have "
        "it; all else stays open.") },
  { N_ ("What enough of them have"),
    N_ ("What nobody decided is taken over where as many have it as you say; where two versions "
        "have as many, the place stays open.") },
  { N_ ("Whatever anybody has"),
    N_ ("All versions that nobody decided on are taken over, one beside the other; where fields of "
        "one differ, what most have.") },
};

struct _AnnoSettledOptions
{
  GtkGrid parent_instance;
  AnnoSession *session;
  AnnoSettledChoices *choices; /* NULL until it is filled */
  GStrv without;               /* who is left out of a new set */
  char *path;                  /* "this article", or NULL */
  gboolean filling;
  gboolean agree_by_rule; /* the set that is shown was made by decisions and that rule */
  GtkWidget *set_label;
  GtkDropDown *set;
  GtkWidget *name_label;
  GtkWidget *name;
  GtkDropDown *articles;
  AnnoCheckMenu *annotators;
  GtkWidget *annotators_hidden;
  AnnoCheckMenu *reviewers;
  GtkWidget *reviewers_hidden;
  GtkDropDown *rule;
  GtkLabel *rule_words;
  GtkWidget *threshold;
  GtkSpinButton *min_people;
  GtkSpinButton *min_percent;
  GtkDropDown *of_whom;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoSettledOptions, anno_settled_options, GTK_TYPE_GRID)

static AnnoOverLayers *
over_of (AnnoSettledOptions *self)
{
  return anno_session_get_over_layers (self->session);
}

static AnnoMergeRule
get_rule (AnnoSettledOptions *self)
{
  guint rule = gtk_drop_down_get_selected (self->rule);
  return (AnnoMergeRule) MIN (rule, ANNO_N_MERGE_RULES - 1);
}

/* The set that is there and is chosen; NULL for a new one. */
static const AnnoSettledWish *
get_past (AnnoSettledOptions *self)
{
  guint n = gtk_drop_down_get_selected (self->set);

  if (self->choices == NULL || n == NEW_SET || n > self->choices->sets->len)
    return NULL;
  return self->choices->sets->pdata[n - 1];
}

static guint
count_chosen (AnnoCheckMenu *menu, guint n)
{
  guint n_chosen = 0;

  for (guint i = 0; i < n; i++)
    n_chosen += anno_check_menu_is_chosen (menu, i) ? 1 : 0;
  return n_chosen;
}

static void
count_hidden (GtkWidget *label, AnnoCheckMenu *menu, guint n)
{
  g_autofree char *words
      = g_strdup_printf (ngettext ("%u of %u (names are hidden)", "%u of %u (names are hidden)", n),
                         count_chosen (menu, n), n);
  gtk_label_set_text (GTK_LABEL (label), words);
}

/* Only what makes a difference is shown, and nobody who is hidden. */
static void
show_fitting (AnnoSettledOptions *self)
{
  AnnoMergeRule rule = get_rule (self);
  gboolean blind = anno_over_layers_get_blind (over_of (self));
  gboolean is_new = get_past (self) == NULL;
  guint n_reviewers = self->choices->reviewers->len;

  gtk_label_set_text (self->rule_words, _ (rules[rule].words));
  gtk_widget_set_visible (self->threshold, rule == ANNO_MERGE_THRESHOLD);
  gtk_widget_set_visible (self->set_label, self->choices->sets->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->set), self->choices->sets->len > 0);
  gtk_widget_set_visible (self->name_label, is_new);
  gtk_widget_set_visible (self->name, is_new);
  gtk_widget_set_visible (GTK_WIDGET (self->annotators), !blind);
  gtk_widget_set_visible (self->annotators_hidden, blind);
  gtk_widget_set_visible (GTK_WIDGET (self->reviewers), !blind && n_reviewers > 0);
  gtk_widget_set_visible (self->reviewers_hidden, blind || n_reviewers == 0);
  count_hidden (self->annotators_hidden, self->annotators, self->choices->annotators->len);
  if (n_reviewers == 0)
    gtk_label_set_text (GTK_LABEL (self->reviewers_hidden), _ ("Nobody has decided anything yet"));
  else
    count_hidden (self->reviewers_hidden, self->reviewers, n_reviewers);
}

static void
tell (AnnoSettledOptions *self)
{
  show_fitting (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
changed_cb (AnnoSettledOptions *self)
{
  if (self->choices != NULL && !self->filling)
    tell (self);
}

static void
rule_cb (AnnoSettledOptions *self)
{
  if (self->choices == NULL || self->filling)
    return;
  self->agree_by_rule = FALSE;
  tell (self);
}

/* @slugs: NULL for all. @except: the other way round. */
static void
choose_people (AnnoCheckMenu *menu, const GPtrArray *people, const char *const *slugs,
               gboolean except)
{
  for (guint i = 0; i < people->len; i++)
    {
      const AnnoAnnotator *one = people->pdata[i];
      gboolean is_named = slugs != NULL && g_strv_contains (slugs, one->slug);
      anno_check_menu_set_chosen (menu, i, slugs == NULL || is_named != except);
    }
}

/* Shows what the set was made by; @past: NULL for a new one. */
static void
show_wish (AnnoSettledOptions *self, const AnnoSettledWish *past)
{
  static const char *const nobody[] = { NULL };
  const AnnoSettledChoices *choices = self->choices;
  const AnnoMergeStrategy *rule = past != NULL && past->has_rule ? &past->rule : NULL;
  const char *const *reviewers = past != NULL ? (const char *const *) past->reviewers : NULL;

  self->filling = TRUE;
  if (past == NULL)
    choose_people (self->annotators, choices->annotators, (const char *const *) self->without,
                   TRUE);
  else
    choose_people (self->annotators, choices->annotators, (const char *const *) past->slugs, FALSE);
  choose_people (self->reviewers, choices->reviewers,
                 past != NULL && !past->by_decisions ? nobody : reviewers, FALSE);
  gtk_drop_down_set_selected (self->rule, rule != NULL ? rule->rule : ANNO_MERGE_ALL_AGREE);
  gtk_spin_button_set_value (self->min_people, rule != NULL ? MAX (rule->min_people, 1) : 2);
  gtk_spin_button_set_value (self->min_percent, rule != NULL ? rule->min_percent : 0);
  gtk_drop_down_set_selected (self->of_whom, rule != NULL && rule->of_all ? 1 : 0);
  self->agree_by_rule = rule != NULL && rule->rule == ANNO_MERGE_ALL_AGREE && past->by_decisions;
  self->filling = FALSE;
}

static void
set_cb (AnnoSettledOptions *self)
{
  if (self->choices == NULL || self->filling)
    return;
  show_wish (self, get_past (self));
  tell (self);
}

static void
fill_drop_down (GtkDropDown *drop_down, const char *const *words, guint n)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, _ (words[i]));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
}

static void
fill_rules (AnnoSettledOptions *self)
{
  static const char *const whom[]
      = { N_ ("of those who marked something there"), N_ ("of all who annotated the article") };
  const char *words[ANNO_N_MERGE_RULES];

  for (guint i = 0; i < ANNO_N_MERGE_RULES; i++)
    words[i] = rules[i].name;
  fill_drop_down (self->rule, words, ANNO_N_MERGE_RULES);
  fill_drop_down (self->of_whom, whom, G_N_ELEMENTS (whom));
}

static void
fill_articles (AnnoSettledOptions *self)
{
  static const char *const articles[] = { N_ ("This article"), N_ ("All articles") };
  const guint n_without = self->path == NULL ? 1 : 0;

  fill_drop_down (self->articles, articles + n_without, G_N_ELEMENTS (articles) - n_without);
}

static void
fill_sets (AnnoSettledOptions *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("A new set"));
  for (guint i = 0; i < self->choices->sets->len; i++)
    {
      const AnnoSettledWish *past = self->choices->sets->pdata[i];
      g_autofree char *shown = anno_plain_show (past->name);
      gtk_string_list_append (names, shown);
    }
  gtk_drop_down_set_model (self->set, G_LIST_MODEL (names));
}

static void
fill_people (AnnoSettledOptions *self, AnnoCheckMenu *menu, const GPtrArray *people,
             const char *name, const char *all)
{
  const char *own = anno_corpus_get_annotator (anno_session_get_corpus (self->session))->slug;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < people->len; i++)
    {
      const AnnoAnnotator *one = people->pdata[i];
      g_autofree char *shown = anno_plain_show (one->name);
      /* Translators: an annotator, who is looking at this. */
      g_autofree char *mine = g_strdup_printf (_ ("%s (you)"), shown);
      g_strv_builder_add (builder, g_str_equal (one->slug, own) ? mine : shown);
    }
  g_auto (GStrv) names = g_strv_builder_end (builder);
  anno_check_menu_fill (menu, name, all, (const char *const *) names);
}

static void
take_choices (AnnoSettledOptions *self, AnnoSettledChoices *choices)
{
  g_clear_pointer (&self->choices, anno_settled_choices_free);
  self->choices = choices;
  self->filling = TRUE;
  fill_sets (self);
  fill_people (self, self->annotators, choices->annotators, _ ("Annotations"),
               _ ("Everybody’s annotations"));
  fill_people (self, self->reviewers, choices->reviewers, _ ("Decisions"),
               _ ("All reviewers’ decisions"));
  self->filling = FALSE;
}

/* The set that a wish makes is among those that are there. */
static void
choose_set (AnnoSettledOptions *self, const char *name)
{
  for (guint i = 0; i < self->choices->sets->len; i++)
    if (g_str_equal (((const AnnoSettledWish *) self->choices->sets->pdata[i])->name, name))
      {
        self->filling = TRUE;
        gtk_drop_down_set_selected (self->set, i + 1);
        self->filling = FALSE;
        return;
      }
}

static void
document_changed_cb (AnnoSettledOptions *self)
{
  AnnoDocument *document = anno_session_get_document (self->session);
  const char *path = document != NULL ? anno_document_get_path (document) : NULL;

  if (path == NULL || g_strcmp0 (path, self->path) == 0)
    return;
  gboolean had_none = self->path == NULL;
  g_free (self->path);
  self->path = g_strdup (path);
  if (had_none)
    {
      self->filling = TRUE;
      fill_articles (self);
      gtk_drop_down_set_selected (self->articles, ALL_ARTICLES);
      self->filling = FALSE;
    }
  else if (gtk_drop_down_get_selected (self->articles) == THIS_ARTICLE)
    changed_cb (self);
}

static void
anno_settled_options_dispose (GObject *object)
{
  AnnoSettledOptions *self = ANNO_SETTLED_OPTIONS (object);

  g_clear_pointer (&self->choices, anno_settled_choices_free);
  g_clear_object (&self->session);
  g_clear_pointer (&self->without, g_strfreev);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (anno_settled_options_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (ANNO_TYPE_CHECK_MENU);
  gtk_widget_class_set_template_from_resource (klass,
                                               "/org/example/Annotator/ui/settled-options.ui");
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, set_label);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, set);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, name_label);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, name);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, articles);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, annotators);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, annotators_hidden);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, reviewers);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, reviewers_hidden);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, rule);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, rule_words);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, threshold);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, min_people);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, min_percent);
  gtk_widget_class_bind_template_child (klass, AnnoSettledOptions, of_whom);
  gtk_widget_class_bind_template_callback (klass, changed_cb);
  gtk_widget_class_bind_template_callback (klass, rule_cb);
  gtk_widget_class_bind_template_callback (klass, set_cb);
}

static void
anno_settled_options_class_init (AnnoSettledOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anno_settled_options_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
anno_settled_options_init (AnnoSettledOptions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_drop_down_name (self->set, _ ("Set"));
  anno_drop_down_name (self->articles, _ ("Of"));
  anno_drop_down_name (self->rule, _ ("Undecided"));
  anno_drop_down_name (self->of_whom, _ ("Percent of whom"));
}

GtkWidget *
anno_settled_options_new (void)
{
  return g_object_new (ANNO_TYPE_SETTLED_OPTIONS, NULL);
}

void
anno_settled_options_fill (AnnoSettledOptions *self, AnnoSession *session,
                           AnnoSettledChoices *choices, const char *const *without)
{
  g_return_if_fail (ANNO_IS_SETTLED_OPTIONS (self) && self->session == NULL);
  g_return_if_fail (ANNO_IS_SESSION (session) && choices != NULL);

  AnnoDocument *document = anno_session_get_document (session);
  const AnnoAnnotator *own = anno_corpus_get_annotator (anno_session_get_corpus (session));
  self->session = g_object_ref (session);
  self->without = g_strdupv ((GStrv) without);
  self->path = document != NULL ? g_strdup (anno_document_get_path (document)) : NULL;
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), own->name);
  fill_articles (self);
  fill_rules (self);
  take_choices (self, choices);
  choose_set (self, own->name);
  show_wish (self, get_past (self));
  g_signal_connect_object (over_of (self), "notify::blind", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::document", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_fitting (self);
}

/* Who is chosen stays so, as far as they are there; who came is chosen as the others of a new set.
 */
void
anno_settled_options_renew (AnnoSettledOptions *self, AnnoSettledChoices *choices)
{
  g_return_if_fail (ANNO_IS_SETTLED_OPTIONS (self) && self->choices != NULL && choices != NULL);

  g_autoptr (AnnoSettledWish) wish = anno_settled_options_make_wish (self, NULL);
  g_autofree char *root = g_strdup (choices->root);
  gboolean is_new = get_past (self) == NULL;

  take_choices (self, choices);
  if (wish == NULL)
    show_wish (self, get_past (self));
  else
    {
      const gboolean agree_by_rule = self->agree_by_rule;
      show_wish (self, wish);
      self->agree_by_rule = agree_by_rule;
      if (!is_new || anno_settled_choices_find (choices, wish->name) != NULL)
        choose_set (self, wish->name);
    }
  show_fitting (self);
}

/* NULL where all are chosen. */
static GStrv
list_chosen (AnnoCheckMenu *menu, const GPtrArray *people)
{
  g_autoptr (GStrvBuilder) slugs = g_strv_builder_new ();

  if (anno_check_menu_has_all (menu))
    return NULL;
  for (guint i = 0; i < people->len; i++)
    if (anno_check_menu_is_chosen (menu, i))
      g_strv_builder_add (slugs, ((const AnnoAnnotator *) people->pdata[i])->slug);
  return g_strv_builder_end (slugs);
}

static void
choose_rule (AnnoSettledOptions *self, AnnoSettledWish *wish)
{
  AnnoMergeRule rule = get_rule (self);

  wish->has_rule = rule != ANNO_MERGE_ALL_AGREE || !wish->by_decisions || self->agree_by_rule;
  wish->rule.rule = rule;
  if (rule != ANNO_MERGE_THRESHOLD)
    return;
  wish->rule.min_people = (guint) gtk_spin_button_get_value_as_int (self->min_people);
  wish->rule.min_percent = (guint) gtk_spin_button_get_value_as_int (self->min_percent);
  wish->rule.of_all = gtk_drop_down_get_selected (self->of_whom) == 1;
}

static char *
make_name (AnnoSettledOptions *self)
{
  const AnnoSettledWish *past = get_past (self);

  return past != NULL ? g_strdup (past->name)
                      : anno_plain_clean (gtk_editable_get_text (GTK_EDITABLE (self->name)));
}

AnnoSettledWish *
anno_settled_options_make_wish (AnnoSettledOptions *self, char **why)
{
  g_return_val_if_fail (ANNO_IS_SETTLED_OPTIONS (self) && self->choices != NULL, NULL);

  const AnnoSettledChoices *choices = self->choices;
  g_autofree char *name = make_name (self);
  const char *refused = NULL;
  if (*name == '\0')
    refused = _ ("Type what the set is to be called.");
  else if (count_chosen (self->annotators, choices->annotators->len) < 2)
    refused = _ ("A settled set is made of the annotations of two people at least.");
  if (refused != NULL)
    {
      if (why != NULL)
        *why = g_strdup (refused);
      return NULL;
    }
  AnnoSettledWish *wish = anno_settled_wish_new (choices->root, name);
  g_free (wish->scope);
  wish->scope = g_strdup (
      self->path != NULL && gtk_drop_down_get_selected (self->articles) == THIS_ARTICLE ? self->path
                                                                                        : "");
  wish->slugs = list_chosen (self->annotators, choices->annotators);
  wish->reviewers = list_chosen (self->reviewers, choices->reviewers);
  wish->by_decisions = wish->reviewers == NULL || *wish->reviewers != NULL;
  if (!wish->by_decisions)
    g_clear_pointer (&wish->reviewers, g_strfreev);
  choose_rule (self, wish);
  return wish;
}
