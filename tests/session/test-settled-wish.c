/* Proves what the window orders settled sets by, on a copy of the sample corpus:
 * session/settled-wish (the command is what annotator-cli takes), settled-choices (a set that is
 * there is known with what it was made by, so that the same is made again), settled-sums,
 * settled-change, settled-work. */
#include "review/review-acts.h"
#include "session/settled-choices.h"
#include "session/settled-sums.h"
#include "session/settled-work.h"

#include <string.h>

#define ARTICLE "afghan-robotics-team.txt"
#define SET "annotations/settled-by-desk"

typedef struct
{
  char *root;
} Scene;

static void
shell (const char *command, const char *first, const char *second)
{
  const char *argv[] = { "sh", "-c", command, "sh", first, second, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
scene_init (Scene *self)
{
  g_autofree char *sample
      = g_build_filename (g_getenv ("ANNO_TEST_SOURCE"), "data", "sample", NULL);
  self->root = g_dir_make_tmp ("settled-wish-XXXXXX", NULL);
  g_assert_nonnull (self->root);
  shell ("cp -r \"$1\"/. \"$2\" && chmod -R u+w \"$2\"", sample, self->root);
}

static void
scene_clear (Scene *self)
{
  shell ("rm -r \"$1\"", self->root, NULL);
  g_free (self->root);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static AnnoSettledReport *
make (const AnnoSettledWish *wish, AnnoSettledMode mode)
{
  const AnnoSettledOrder order = anno_settled_wish_order (wish, mode);
  AnnoSettledFault fault;
  g_autoptr (GError) error = NULL;
  AnnoSettledReport *report = anno_settled_set_make (&order, &fault, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static AnnoSettledSums
look (const AnnoSettledWish *wish)
{
  g_autoptr (AnnoSettledReport) report = make (wish, ANNO_SETTLED_CHECK);
  return anno_settled_sums (report);
}

static void
assert_command (const AnnoSettledWish *wish, const char *expected)
{
  g_autofree char *command = anno_settled_wish_command (wish);
  g_auto (GStrv) words = NULL, wanted = g_strsplit (expected, "|", -1);

  g_assert_true (g_shell_parse_argv (command, NULL, &words, NULL));
  g_assert_cmpuint (g_strv_length (words), ==, g_strv_length (wanted));
  for (guint i = 0; words[i] != NULL; i++)
    g_assert_cmpstr (words[i], ==, wanted[i]);
}

/* Whatever names hold, a shell hands on the words that are meant. */
static void
test_command (void)
{
  static const char *const slugs[] = { "anna", "o'neill $HOME", NULL };
  static const char *const reviewers[] = { "rita\nb", NULL };
  g_autoptr (AnnoSettledWish) wish = anno_settled_wish_new ("/news/it's; rm", "the \"desk\"");

  assert_command (wish, "annotator-cli|merge|--strategy=decisions|--into=the \"desk\"|"
                        "/news/it's; rm");
  g_free (wish->scope);
  wish->scope = g_strdup ("a/b.txt");
  wish->slugs = g_strdupv ((GStrv) slugs);
  wish->reviewers = g_strdupv ((GStrv) reviewers);
  wish->has_rule = TRUE;
  wish->rule.rule = ANNO_MERGE_UNION;
  assert_command (wish, "annotator-cli|merge|--strategy=union|--decisions|--into=the \"desk\"|"
                        "--annotator=anna|--annotator=o'neill $HOME|--reviewer=rita\nb|"
                        "/news/it's; rm/a/b.txt");
  wish->by_decisions = FALSE;
  wish->rule = (AnnoMergeStrategy){
    .rule = ANNO_MERGE_THRESHOLD, .min_people = 2, .min_percent = 60, .of_all = TRUE
  };
  assert_command (wish, "annotator-cli|merge|--strategy=threshold|--min-people=2|--min-percent=60|"
                        "--of-all|--into=the \"desk\"|--annotator=anna|"
                        "--annotator=o'neill $HOME|/news/it's; rm/a/b.txt");
  g_autoptr (AnnoSettledWish) copy = anno_settled_wish_copy (wish);
  g_autofree char *one = anno_settled_wish_command (wish),
                  *other = anno_settled_wish_command (copy);
  g_assert_cmpstr (one, ==, other);
}

static const AnnoSettledWish *
find (const AnnoSettledChoices *choices, const char *name)
{
  const AnnoSettledWish *found = anno_settled_choices_find (choices, name);

  g_assert_nonnull (found);
  return found;
}

/* Of each way to make one, the set tells how it was made, and that gives the same again. */
static void
test_known_again (void)
{
  static const char *const slugs[] = { "annotator-a", "annotator-b", NULL };
  static const char *const reviewers[] = { "reviewer", NULL };
  static const struct
  {
    gboolean by_decisions;
    gboolean has_rule;
    gboolean some;
    AnnoMergeStrategy rule;
  } cases[] = {
    { TRUE, FALSE, FALSE, { 0 } },
    { TRUE, FALSE, TRUE, { 0 } },
    { FALSE, TRUE, FALSE, { .rule = ANNO_MERGE_ALL_AGREE } },
    { TRUE, TRUE, FALSE, { .rule = ANNO_MERGE_ALL_AGREE } },
    { TRUE, TRUE, TRUE, { .rule = ANNO_MERGE_MAJORITY } },
    { FALSE,
      TRUE,
      TRUE,
      { .rule = ANNO_MERGE_THRESHOLD, .min_people = 1, .min_percent = 40, .of_all = TRUE } },
    { TRUE, TRUE, FALSE, { .rule = ANNO_MERGE_UNION } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Scene) scene = { 0 };
      scene_init (&scene);
      g_autoptr (AnnoSettledWish) wish = anno_settled_wish_new (scene.root, "The Desk: 2");
      wish->by_decisions = cases[i].by_decisions;
      wish->has_rule = cases[i].has_rule;
      wish->rule = cases[i].rule;
      wish->slugs = cases[i].some ? g_strdupv ((GStrv) slugs) : NULL;
      wish->reviewers = cases[i].some && wish->by_decisions ? g_strdupv ((GStrv) reviewers) : NULL;
      g_autoptr (AnnoSettledReport) made = make (wish, ANNO_SETTLED_NEW);
      g_assert_cmpuint (made->articles->len, >, 0);

      g_autoptr (AnnoSettledChoices) choices = anno_settled_choices_new (scene.root, NULL, NULL);
      g_assert_cmpuint (choices->sets->len, ==, 1);
      const AnnoSettledWish *past = find (choices, "The Desk: 2");
      AnnoSettledSums sums = look (past);
      g_assert_cmpint (sums.standing, ==, ANNO_STANDING_SAME);
      g_assert_null (anno_settled_choices_find (choices, "the desk: 2"));
    }
}

static void
test_choices (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autoptr (AnnoSettledWish) wish = anno_settled_wish_new (scene.root, "desk");
  g_autoptr (AnnoSettledReport) made = make (wish, ANNO_SETTLED_NEW);
  /* A folder of that kind which no program has made is no set. */
  shell ("mkdir \"$1\"/annotations/settled-by-hand", scene.root, NULL);

  g_autoptr (AnnoSettledChoices) choices = anno_settled_choices_new (scene.root, NULL, NULL);
  g_assert_cmpuint (choices->sets->len, ==, 1);
  for (guint i = 0; i < choices->annotators->len; i++)
    g_assert_false (
        g_str_has_prefix (((AnnoAnnotator *) choices->annotators->pdata[i])->slug, "settled-by-"));
  g_assert_cmpuint (choices->reviewers->len, ==, 3);
  const AnnoAnnotator *first = choices->annotators->pdata[0];
  g_assert_cmpstr (first->slug, ==, "annotator-a");
  g_assert_cmpstr (first->name, ==, "Ann Meyer");

  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_cancellable_cancel (cancelled);
  g_assert_null (anno_settled_choices_new (scene.root, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* One after the other: nothing, a part, all of it, other, touched. */
static void
test_standing (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autoptr (AnnoSettledWish) wish = anno_settled_wish_new (scene.root, "desk");
  AnnoSettledSums sums = look (wish);
  g_assert_cmpint (sums.standing, ==, ANNO_STANDING_NEW);
  g_assert_cmpuint (sums.n_articles, ==, sums.fates[ANNO_SETTLED_MISSING]);
  g_assert_cmpuint (sums.n_articles, >, 1);
  g_assert_cmpuint (sums.n_open, >, 0);
  guint n = 0;
  for (guint i = 0; i < ANNO_N_OPEN_REASONS; i++)
    n += sums.open[i];
  g_assert_cmpuint (n, ==, sums.n_open);

  g_free (wish->scope);
  wish->scope = g_strdup (ARTICLE);
  g_autoptr (AnnoSettledReport) part = make (wish, ANNO_SETTLED_NEW);
  g_assert_cmpint (look (wish).standing, ==, ANNO_STANDING_SAME);
  g_free (wish->scope);
  wish->scope = g_strdup ("");
  sums = look (wish);
  g_assert_cmpint (sums.standing, ==, ANNO_STANDING_GROWS);
  g_assert_cmpuint (sums.fates[ANNO_SETTLED_SAME], ==, 1);
  g_autoptr (AnnoSettledReport) all = make (wish, ANNO_SETTLED_NEW);
  g_assert_cmpint (look (wish).standing, ==, ANNO_STANDING_SAME);
  g_assert_cmpuint (anno_settled_sums (all).fates[ANNO_SETTLED_MADE], ==, sums.n_articles - 1);

  /* Of one person only, it isn't due. */
  static const char *const one[] = { "annotator-a", NULL };
  g_autoptr (AnnoSettledWish) alone = anno_settled_wish_copy (wish);
  alone->slugs = g_strdupv ((GStrv) one);
  sums = look (alone);
  g_assert_cmpint (sums.standing, ==, ANNO_STANDING_OTHER);
  g_assert_cmpuint (sums.n_articles, ==, 0);
  g_free (alone->name);
  alone->name = g_strdup ("other");
  g_assert_cmpint (look (alone).standing, ==, ANNO_STANDING_NOTHING);

  shell ("printf ' ' >> \"$1\"/" SET "/" ARTICLE ".json", scene.root, NULL);
  g_assert_cmpint (look (wish).standing, ==, ANNO_STANDING_TOUCHED);
}

static const AnnoSettledArticle *
find_article (const AnnoSettledReport *report, const char *article)
{
  for (guint i = 0; i < report->articles->len; i++)
    if (g_str_equal (((AnnoSettledArticle *) report->articles->pdata[i])->article, article))
      return report->articles->pdata[i];
  g_assert_not_reached ();
}

/* What differs is said of the article where it does, and nothing of the others. */
static void
test_change (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autoptr (AnnoSettledWish) wish = anno_settled_wish_new (scene.root, "desk");
  g_autoptr (AnnoSettledReport) made = make (wish, ANNO_SETTLED_NEW);
  guint n_before = find_article (made, ARTICLE)->n_spans;

  /* Without the decisions, what they settled goes. */
  shell ("rm \"$1\"/reviews/*/" ARTICLE ".json", scene.root, NULL);
  g_autoptr (AnnoSettledReport) later = make (wish, ANNO_SETTLED_CHECK);
  const AnnoSettledArticle *row = find_article (later, ARTICLE);
  g_assert_cmpint (row->fate, ==, ANNO_SETTLED_DIFFERS);
  g_assert_false (row->change.is_other_order);
  g_assert_false (row->change.is_other_text);
  g_assert_cmpuint (row->change.n_gone, >, 0);
  g_assert_cmpuint (n_before - row->change.n_gone + row->change.n_new, ==, row->n_spans);
  g_autofree char *fate = anno_settled_article_describe_fate (row);
  g_autofree char *gone = g_strdup_printf ("%u annotation", row->change.n_gone);
  g_assert_nonnull (strstr (fate, gone));
  for (guint i = 0; i < later->articles->len; i++)
    if (later->articles->pdata[i] != row)
      {
        const AnnoSettledArticle *other = later->articles->pdata[i];
        g_autofree char *words = anno_settled_article_describe_fate (other);
        if (other->fate == ANNO_SETTLED_SAME)
          g_assert_null (words);
      }

  /* By another rule it is another one, even with the same spans. */
  wish->has_rule = TRUE;
  wish->rule.rule = ANNO_MERGE_ALL_AGREE;
  g_autoptr (AnnoSettledReport) ruled = make (wish, ANNO_SETTLED_CHECK);
  g_assert_true (find_article (ruled, ARTICLE)->change.is_other_order);
  g_autoptr (GBytes) junk = g_bytes_new_static ("{}", 2);
  AnnoSettledChange none = anno_settled_change_find (junk, junk);
  g_assert_null (anno_settled_change_describe (&none));
}

/* The places that are open have the words that stand there. */
static void
test_open_words (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autofree char *file = g_build_filename (scene.root, ARTICLE, NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_autoptr (AnnoSettledWish) wish = anno_settled_wish_new (scene.root, "desk");
  g_autoptr (AnnoSettledReport) report = make (wish, ANNO_SETTLED_CHECK);
  const AnnoSettledArticle *row = find_article (report, ARTICLE);

  g_assert_cmpuint (row->open->len, >, 0);
  for (guint i = 0; i < row->open->len; i++)
    {
      const AnnoSettledOpen *open = &g_array_index (row->open, AnnoSettledOpen, i);
      g_autofree char *words
          = g_utf8_substring (text, open->start, MIN (open->end, open->start + 20));
      g_assert_true (g_str_has_prefix (open->words, words));
      g_assert_cmpint (g_utf8_strlen (open->words, -1), <=, 61);
    }
}

/* Whatever the numbers are, there is a sentence. */
static void
test_words (void)
{
  AnnoSettledSums sums = {
    .n_articles = 3, .n_spans = 41, .n_decided = 12, .n_neither = 2, .n_agreed = 20, .n_ruled = 9
  };
  g_autofree char *whole = anno_settled_sums_describe (&sums);
  g_assert_cmpstr (whole, ==, "41 annotations in 3 articles");
  g_autofree char *parts = anno_settled_sums_describe_parts (&sums);
  g_assert_cmpstr (
      parts, ==,
      "10 places as reviewers decided · 2 places where reviewers decided that nothing is to "
      "be marked · 20 places on which all agree · 9 places by the rule");
  g_assert_null (anno_settled_sums_describe_open (&sums));
  sums.n_open = 3;
  sums.n_open_articles = 1;
  sums.open[ANNO_OPEN_UNDECIDED] = 2;
  sums.open[ANNO_OPEN_UNSURE] = 1;
  g_autofree char *open = anno_settled_sums_describe_open (&sums);
  g_assert_cmpstr (open, ==, "Open: 3 places in 1 article (undecided: 2, reviewer unsure: 1)");
  for (guint i = 0; i <= ANNO_STANDING_TOUCHED; i++)
    {
      sums.standing = (AnnoSettledStanding) i;
      g_autofree char *standing = anno_settled_sums_describe_standing (&sums);
      g_assert_cmpuint (strlen (standing), >, 10);
    }
}

typedef struct
{
  GMainLoop *loop;
  AnnoSettledReport *report;
  AnnoSettledFault fault;
  GError *error;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->report = anno_settled_work_run_finish (result, &answer->fault, &answer->error);
  g_main_loop_quit (answer->loop);
}

static Answer
run (AnnoSettledWork *work, GCancellable *cancellable)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Answer answer = { loop, NULL, ANNO_SETTLED_FAULT_NONE, NULL };

  anno_settled_work_run_async (work, cancellable, answered_cb, &answer);
  g_main_loop_run (loop);
  return answer;
}

static void
test_work (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autoptr (AnnoSettledWish) wish = anno_settled_wish_new (scene.root, "desk");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AnnoSettledWork) work = anno_settled_work_new (wish, ANNO_SETTLED_NEW);
  g_assert_cmpfloat (anno_settled_work_get_fraction (work), <, 0);
  Answer made = run (work, cancellable);
  g_assert_no_error (made.error);
  g_assert_cmpfloat (anno_settled_work_get_fraction (work), ==, 1);
  g_assert_cmpint (anno_settled_sums (made.report).fates[ANNO_SETTLED_MISSING], ==, 0);
  anno_settled_report_free (made.report);

  /* What is in the way is told as such; what is called off writes nothing. */
  shell ("printf ' ' >> \"$1\"/" SET "/" ARTICLE ".json", scene.root, NULL);
  g_autoptr (AnnoSettledWork) again = anno_settled_work_new (wish, ANNO_SETTLED_REPLACE);
  Answer refused = run (again, cancellable);
  g_assert_null (refused.report);
  g_assert_cmpint (refused.fault, ==, ANNO_SETTLED_FAULT_EXISTS);
  g_clear_error (&refused.error);
  shell ("rm -r \"$1\"/" SET, scene.root, NULL);
  g_cancellable_cancel (cancellable);
  g_autoptr (AnnoSettledWork) stopped = anno_settled_work_new (wish, ANNO_SETTLED_NEW);
  Answer none = run (stopped, cancellable);
  g_assert_error (none.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&none.error);
  shell ("! [ -e \"$1\"/" SET "/" ARTICLE ".json ]", scene.root, NULL);
}

/* Two names that give one folder: the second is refused, with words that say so, even to replace.
 */
static void
test_alike (void)
{
  g_auto (Scene) scene = { 0 };
  scene_init (&scene);
  g_autoptr (AnnoSettledWish) wish = anno_settled_wish_new (scene.root, "desk");
  g_autoptr (AnnoSettledReport) made = make (wish, ANNO_SETTLED_NEW);
  g_autoptr (AnnoSettledWish) alike = anno_settled_wish_new (scene.root, "Desk");
  static const AnnoSettledMode modes[]
      = { ANNO_SETTLED_NEW, ANNO_SETTLED_REPLACE, ANNO_SETTLED_CHECK };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      const AnnoSettledOrder order = anno_settled_wish_order (alike, modes[i]);
      AnnoSettledFault fault;
      g_autoptr (GError) error = NULL;
      g_assert_null (anno_settled_set_make (&order, &fault, NULL, &error));
      g_assert_cmpint (fault, ==, ANNO_SETTLED_FAULT_EXISTS);
      g_assert_nonnull (strstr (error->message, "another name"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settled-wish/command", test_command);
  g_test_add_func ("/settled-choices/known-again", test_known_again);
  g_test_add_func ("/settled-choices/choices", test_choices);
  g_test_add_func ("/settled-sums/standing", test_standing);
  g_test_add_func ("/settled-sums/words", test_words);
  g_test_add_func ("/settled-change/change", test_change);
  g_test_add_func ("/settled-report/open-words", test_open_words);
  g_test_add_func ("/settled-work/work", test_work);
  g_test_add_func ("/settled-set/alike", test_alike);
  return g_test_run ();
}
