#include "panels/export-options.h"

#include "foreign/set-formats.h"
#include "panels/check-menu.h"
#include "panels/drop-down-name.h"
#include "session/layout.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>

/* Of which articles. */
enum
{
  ALL_ARTICLES,
  LISTED_ARTICLES,
  FOUND_ARTICLES,
  THIS_ARTICLE, /* last: there may be none */
};

struct _AnnoExportOptions
{
  GtkGrid parent_instance;
  AnnoSession *session;
  GStrv slugs; /* of the annotators, as the choice has them */
  GtkDropDown *form;
  AnnoCheckMenu *whose;
  AnnoCheckMenu *tags;
  GtkDropDown *what;
  GtkWidget *query;
  GtkWidget *overlaps_label;
  GtkDropDown *overlaps;
  GtkWidget *each;
  GtkWidget *archive;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnnoExportOptions, anno_export_options, GTK_TYPE_GRID)

const AnnoSetFormat *
anno_export_options_get_format (AnnoExportOptions *self)
{
  guint n = 0;
  const AnnoSetFormat *const *formats = anno_set_formats (&n);

  g_return_val_if_fail (ANNO_IS_EXPORT_OPTIONS (self), NULL);
  return formats[MIN (gtk_drop_down_get_selected (self->form), n - 1)];
}

gboolean
anno_export_options_get_each (AnnoExportOptions *self)
{
  g_return_val_if_fail (ANNO_IS_EXPORT_OPTIONS (self), FALSE);
  return gtk_widget_get_visible (self->each)
         && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->each));
}

gboolean
anno_export_options_get_archive (AnnoExportOptions *self)
{
  g_return_val_if_fail (ANNO_IS_EXPORT_OPTIONS (self), FALSE);
  return gtk_widget_get_visible (self->archive)
         && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->archive));
}

char *
anno_export_options_make_query (AnnoExportOptions *self)
{
  g_return_val_if_fail (ANNO_IS_EXPORT_OPTIONS (self), NULL);
  return gtk_drop_down_get_selected (self->what) == FOUND_ARTICLES
             ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->query))))
             : NULL;
}

/* A list without any would be all of them: it gets one that isn't there. */
#define NO_ARTICLE "/"

static void
choose_listed (AnnoExportOptions *self, AnnoSetChoice *choice)
{
  GListModel *listing = G_LIST_MODEL (anno_session_get_articles (self->session));

  anno_set_choice_add_article (choice, NO_ARTICLE);
  for (guint i = 0; i < g_list_model_get_n_items (listing); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (listing, i);
      if (ANNO_IS_ARTICLE_ROW (item))
        anno_set_choice_add_article (choice, anno_article_row_get_path (ANNO_ARTICLE_ROW (item)));
    }
}

static void
choose_articles (AnnoExportOptions *self, AnnoSetChoice *choice)
{
  guint what = gtk_drop_down_get_selected (self->what);
  AnnoDocument *document = anno_session_get_document (self->session);

  if (what == LISTED_ARTICLES)
    choose_listed (self, choice);
  else if (what == THIS_ARTICLE && document != NULL)
    {
      g_free (choice->scope);
      choice->scope = g_strdup (anno_document_get_path (document));
    }
}

#define NOBODY "/" /* likewise */

static void
choose_people (AnnoExportOptions *self, AnnoSetChoice *choice)
{
  if (anno_check_menu_has_all (self->whose))
    return;
  anno_set_choice_add_slug (choice, NOBODY);
  for (guint i = 0; self->slugs[i] != NULL; i++)
    if (anno_check_menu_is_chosen (self->whose, i))
      anno_set_choice_add_slug (choice, self->slugs[i]);
}

static void
choose_tags (AnnoExportOptions *self, AnnoSetChoice *choice)
{
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (self->session));

  if (anno_check_menu_has_all (self->tags))
    return;
  anno_set_choice_add_tag (choice, "");
  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    if (anno_check_menu_is_chosen (self->tags, i))
      anno_set_choice_add_tag (choice, anno_tagset_get_tag (tagset, i)->id);
}

AnnoSetChoice *
anno_export_options_make_choice (AnnoExportOptions *self)
{
  g_return_val_if_fail (ANNO_IS_EXPORT_OPTIONS (self) && self->session != NULL, NULL);

  AnnoSetChoice *choice = anno_set_choice_new ();
  choose_articles (self, choice);
  choose_people (self, choice);
  choose_tags (self, choice);
  choice->flatten = (AnnoFlatten) MIN (gtk_drop_down_get_selected (self->overlaps),
                                       ANNO_N_FLATTENS - 1);
  return choice;
}

/* Only what makes a difference is shown. */
static void
show_fitting (AnnoExportOptions *self)
{
  const AnnoSetFormat *format = anno_export_options_get_format (self);
  gboolean flattens = (format->keeps & ANNO_KEEPS_OVERLAPS) == 0;
  gboolean finds = gtk_drop_down_get_selected (self->what) == FOUND_ARTICLES;
  gboolean is_one = format->extension != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->overlaps), flattens);
  gtk_widget_set_visible (self->overlaps_label, flattens);
  gtk_widget_set_visible (self->query, finds);
  gtk_widget_set_visible (self->each, is_one);
  gtk_widget_set_visible (self->archive,
                          !is_one || gtk_check_button_get_active (GTK_CHECK_BUTTON (self->each)));
}

static void
changed_cb (AnnoExportOptions *self)
{
  if (self->session == NULL)
    return;
  gboolean found = gtk_widget_get_visible (self->query);
  show_fitting (self);
  if (!found && gtk_widget_get_visible (self->query))
    gtk_widget_grab_focus (self->query);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Escape does what it does anywhere else. */
static void
stop_search_cb (AnnoExportOptions *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.close", NULL);
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
fill_forms (AnnoExportOptions *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = 0;
  const AnnoSetFormat *const *formats = anno_set_formats (&n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, _ (formats[i]->name));
  gtk_drop_down_set_model (self->form, G_LIST_MODEL (names));
}

static void
fill_whose (AnnoExportOptions *self)
{
  const char *own = anno_corpus_get_annotator (anno_session_get_corpus (self->session))->slug;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; self->slugs[i] != NULL; i++)
    {
      g_autofree char *name = anno_plain_show (self->slugs[i]);
      /* Translators: an annotator, who is looking at this. */
      g_autofree char *mine = g_strdup_printf (_("%s (you)"), name);
      g_strv_builder_add (names, g_str_equal (self->slugs[i], own) ? mine : name);
    }
  g_auto (GStrv) all = g_strv_builder_end (names);
  anno_check_menu_fill (self->whose, _("Whose"), _("Everybody’s"), (const char *const *) all);
}

static void
fill_tags (AnnoExportOptions *self)
{
  AnnoTagset *tagset = anno_corpus_get_tagset (anno_session_get_corpus (self->session));
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < anno_tagset_get_n_tags (tagset); i++)
    {
      g_autofree char *name = anno_plain_show (anno_tagset_get_tag (tagset, i)->name);
      g_strv_builder_add (names, name);
    }
  g_auto (GStrv) all = g_strv_builder_end (names);
  anno_check_menu_fill (self->tags, _("Tags"), _("All tags"), (const char *const *) all);
}

void
anno_export_options_set_session (AnnoExportOptions *self, AnnoSession *session)
{
  static const char *const articles[]
      = { N_("All articles"), N_("The articles in the list"), N_("Articles that a search finds"),
          N_("This article") };
  static const char *const rules[]
      = { N_("The longest stays"), N_("The shortest stays"), N_("The first stays") };

  g_return_if_fail (ANNO_IS_EXPORT_OPTIONS (self) && self->session == NULL);
  g_return_if_fail (ANNO_IS_SESSION (session));

  AnnoCorpus *corpus = anno_session_get_corpus (session);
  gboolean has_one = anno_session_get_document (session) != NULL;
  self->slugs = anno_layout_list_annotators (anno_corpus_get_root (corpus), NULL);
  if (self->slugs == NULL)
    self->slugs = g_new0 (char *, 1);
  fill_forms (self);
  fill_drop_down (self->what, articles, G_N_ELEMENTS (articles) - !has_one);
  fill_drop_down (self->overlaps, rules, G_N_ELEMENTS (rules));
  self->session = g_object_ref (session);
  fill_whose (self);
  fill_tags (self);
  show_fitting (self);
}

static void
anno_export_options_dispose (GObject *object)
{
  AnnoExportOptions *self = ANNO_EXPORT_OPTIONS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->slugs, g_strfreev);
  G_OBJECT_CLASS (anno_export_options_parent_class)->dispose (object);
}

static void
anno_export_options_class_init (AnnoExportOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anno_export_options_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (ANNO_TYPE_CHECK_MENU);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/example/Annotator/ui/export-options.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnoExportOptions, form);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportOptions, whose);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportOptions, tags);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportOptions, what);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportOptions, query);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportOptions, overlaps_label);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportOptions, overlaps);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportOptions, each);
  gtk_widget_class_bind_template_child (widget_class, AnnoExportOptions, archive);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
anno_export_options_init (AnnoExportOptions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anno_drop_down_name (self->form, _("Form"));
  anno_drop_down_name (self->what, _("Of"));
  anno_drop_down_name (self->overlaps, _("Where annotations share words"));
}

GtkWidget *
anno_export_options_new (void)
{
  return g_object_new (ANNO_TYPE_EXPORT_OPTIONS, NULL);
}
