#include "panels/compare-options.h"

#include "panels/check-menu.h"
#include "panels/drop-down-name.h"
#include "session/colleague.h"
#include "session/layout.h"
#include "session/settled-name.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

/* Of which articles. */
enum
{
  ALL_ARTICLES,
  LISTED_ARTICLES,
  THIS_ARTICLE, /* last: there may be none */
};

struct _AnnoCompareOptions
{
  GtkBox parent_instance;
  AnnoSession *session;
  GStrv slugs; /* as the menu has them */
  AnnoCheckMenu *people;
  GtkDropDown *articles;
  GtkDropDown *unit;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoCompareOptions, anno_compare_options, GTK_TYPE_BOX)

static void
changed_cb (AnnoCompareOptions *self)
{
  if (self->session != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* People first, then settled sets. */
static void
list_slugs (AnnoCompareOptions *self, const char *root)
{
  g_auto (GStrv) all = anno_layout_list_annotators (root, NULL);
  g_autoptr (GStrvBuilder) sorted = g_strv_builder_new ();

  for (guint settled = 0; settled < 2; settled++)
    for (guint i = 0; all != NULL && all[i] != NULL; i++)
      if (anno_settled_name_is_slug (all[i]) == (gboolean) settled)
        g_strv_builder_add (sorted, all[i]);
  self->slugs = g_strv_builder_end (sorted);
}

static void
add_name (GStrvBuilder *names, const char *root, const char *slug, const char *own)
{
  g_autoptr (AnnoAnnotator) who = anno_colleague_identify (root, slug);
  g_autofree char *set = anno_settled_name_show (slug);
  g_autofree char *name
      = anno_plain_show (anno_settled_name_is_slug (slug) ? set : who->name);
  g_autofree char *shown = NULL;

  if (anno_settled_name_is_slug (slug))
    /* Translators: what a set that was settled by review is called. */
    shown = g_strdup_printf (_ ("%s (settled set)"), name);
  else if (g_str_equal (slug, own))
    /* Translators: an annotator, who is looking at this. */
    shown = g_strdup_printf (_ ("%s (you)"), name);
  g_strv_builder_add (names, shown != NULL ? shown : name);
}

static void
fill_people (AnnoCompareOptions *self)
{
  AnnoCorpus *corpus = anno_session_get_corpus (self->session);
  const char *root = anno_corpus_get_root (corpus), *own = anno_corpus_get_annotator (corpus)->slug;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; self->slugs[i] != NULL; i++)
    add_name (names, root, self->slugs[i], own);
  g_auto (GStrv) all = g_strv_builder_end (names);
  anno_check_menu_fill (self->people, _ ("People"), _ ("Everybody"), (const char *const *) all);
  for (guint i = 0; self->slugs[i] != NULL; i++)
    if (anno_settled_name_is_slug (self->slugs[i]))
      anno_check_menu_set_chosen (self->people, i, FALSE);
}

static void
fill (GtkDropDown *drop_down, const char *const *words, guint n)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, _ (words[i]));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
}

void
anno_compare_options_set_session (AnnoCompareOptions *self, AnnoSession *session)
{
  static const char *const articles[]
      = { N_ ("All articles"), N_ ("The articles in the list"), N_ ("This article") };
  static const char *const units[] = { N_ ("By character"), N_ ("By word") };

  g_return_if_fail (ANNO_IS_COMPARE_OPTIONS (self) && self->session == NULL);
  g_return_if_fail (ANNO_IS_SESSION (session));

  gboolean has_one = anno_session_get_document (session) != NULL;
  list_slugs (self, anno_corpus_get_root (anno_session_get_corpus (session)));
  fill (self->articles, articles, G_N_ELEMENTS (articles) - !has_one);
  fill (self->unit, units, G_N_ELEMENTS (units));
  self->session = g_object_ref (session);
  g_signal_handlers_block_by_func (self->people, changed_cb, self);
  fill_people (self);
  g_signal_handlers_unblock_by_func (self->people, changed_cb, self);
}

static GStrv
list_articles (AnnoCompareOptions *self)
{
  GListModel *listing = G_LIST_MODEL (anno_session_get_articles (self->session));
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (listing); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (listing, i);
      if (ANNO_IS_ARTICLE_ROW (item))
        g_strv_builder_add (paths, anno_article_row_get_path (ANNO_ARTICLE_ROW (item)));
    }
  return g_strv_builder_end (paths);
}

static GStrv
list_this (AnnoCompareOptions *self)
{
  AnnoDocument *document = anno_session_get_document (self->session);
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  if (document != NULL)
    g_strv_builder_add (paths, anno_document_get_path (document));
  return g_strv_builder_end (paths);
}

/* NULL for everybody, that is, who has annotated something: some only review. */
static GStrv
list_people (AnnoCompareOptions *self)
{
  g_autoptr (GStrvBuilder) slugs = g_strv_builder_new ();
  gboolean everybody = TRUE;

  for (guint i = 0; self->slugs[i] != NULL; i++)
    {
      gboolean chosen = anno_check_menu_is_chosen (self->people, i);
      if (chosen)
        g_strv_builder_add (slugs, self->slugs[i]);
      everybody = everybody && chosen != anno_settled_name_is_slug (self->slugs[i]);
    }
  g_auto (GStrv) all = g_strv_builder_end (slugs);
  return everybody ? NULL : g_steal_pointer (&all);
}

AnnoAgreementWork *
anno_compare_options_make_work (AnnoCompareOptions *self)
{
  g_return_val_if_fail (ANNO_IS_COMPARE_OPTIONS (self) && self->session != NULL, NULL);

  const char *root = anno_corpus_get_root (anno_session_get_corpus (self->session));
  const guint what = gtk_drop_down_get_selected (self->articles);
  AnnoAgreementWork *work = anno_agreement_work_new (root);
  work->slugs = list_people (self);
  work->articles = what == LISTED_ARTICLES ? list_articles (self)
                   : what == THIS_ARTICLE  ? list_this (self)
                                           : NULL;
  work->by_words = gtk_drop_down_get_selected (self->unit) == 1;
  work->settled = anno_corpus_agreement_find_settled (root, NULL);
  work->pictures = TRUE;
  return work;
}

static void
anno_compare_options_dispose (GObject *object)
{
  AnnoCompareOptions *self = ANNO_COMPARE_OPTIONS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->slugs, g_strfreev);
  G_OBJECT_CLASS (anno_compare_options_parent_class)->dispose (object);
}

static void
anno_compare_options_class_init (AnnoCompareOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_compare_options_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (ANNO_TYPE_CHECK_MENU);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/compare-options.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoCompareOptions, people);
  gtk_widget_class_bind_template_child (widget_class, AnnoCompareOptions, articles);
  gtk_widget_class_bind_template_child (widget_class, AnnoCompareOptions, unit);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
anno_compare_options_init (AnnoCompareOptions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_drop_down_name (self->articles, _ ("Articles"));
  anno_drop_down_name (self->unit, _ ("Kappa and alpha"));
}
