#include "shell/copy-notices.h"

#include "files/safe-name.h"
#include "session/copies-settle.h"
#include "text/isolate.h"

#include <glib/gi18n-lib.h>

#define OWN "other versions of one's own"
#define OTHERS "other versions of others' files"
#define OUTCOME "what became of other versions"
#define PEOPLE_OUTCOME "what became of other lists of people"

/* What a question, or an answer under way, needs. */
typedef struct
{
  AnnoCorpus *corpus; /* neither is owned; NULL once it is gone */
  AnnoNotice *notice;
  GPtrArray *copies; /* of AnnoConflictCopy */
  GPtrArray *marked; /* of char: articles */
} Versions;

static void
versions_free (gpointer data)
{
  Versions *self = data;

  g_clear_weak_pointer (&self->notice);
  g_clear_weak_pointer (&self->corpus);
  g_ptr_array_unref (self->copies);
  g_ptr_array_unref (self->marked);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Versions, versions_free)

static gboolean
is_own (AnnoCorpus *corpus, const AnnoConflictCopy *copy)
{
  return (copy->kind == ANNO_COPY_LAYER || copy->kind == ANNO_COPY_PEOPLE)
         && g_strcmp0 (copy->slug, anno_corpus_get_annotator (corpus)->slug) == 0;
}

/* Those that are one's own, or those that aren't. */
static GPtrArray *
list_copies (AnnoCorpus *corpus, gboolean own)
{
  const GPtrArray *all = anno_copy_watch_get_copies (anno_corpus_get_copies (corpus));
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_conflict_copy_free);

  for (guint i = 0; i < all->len; i++)
    {
      const AnnoConflictCopy *copy = all->pdata[i];
      if (is_own (corpus, copy) == own)
        g_ptr_array_add (copies, anno_conflict_copy_recognise (copy->path));
    }
  return copies;
}

static Versions *
versions_new (AnnoCorpus *corpus, AnnoNotice *notice)
{
  Versions *self = g_new0 (Versions, 1);

  g_set_weak_pointer (&self->corpus, corpus);
  g_set_weak_pointer (&self->notice, notice);
  self->copies = list_copies (corpus, TRUE);
  self->marked = anno_copy_watch_list_marked (anno_corpus_get_copies (corpus));
  return self;
}

static void
say (AnnoNotice *notice, const char *subject, const char *message)
{
  anno_notice_show (notice, subject, message, NULL, NULL, NULL, NULL, NULL);
}

/* Of annotations, unless only people came. */
static char *
explain_outcome (const AnnoCopiesSettled *settled)
{
  guint n = settled->counts.n_added + settled->counts.n_newer;

  if (n == 0 && settled->n_people > 0)
    return NULL;
  if (n == 0)
    return g_strdup (_("The other version held nothing new. It stays beside yours."));
  return g_strdup_printf (
      ngettext ("%u annotation was merged into yours. The other version stays "
                "beside it, and undo takes the merger back.",
                "%u annotations were merged into yours. The other version stays "
                "beside them, and undo takes the merger back.",
                n),
      n);
}

static char *
explain_people (guint n)
{
  if (n == 0)
    return NULL;
  return g_strdup_printf (
      ngettext ("%u person was added to your list. The other version stays beside it, and undo "
                "takes the merger back.",
                "%u people were added to your list. The other version stays beside it, and undo "
                "takes the merger back.",
                n),
      n);
}

static void
tell_merged (AnnoNotice *notice, const AnnoCopiesSettled *settled)
{
  g_autofree char *annotations = explain_outcome (settled);
  g_autofree char *people = explain_people (settled->n_people);

  if (annotations != NULL)
    say (notice, OUTCOME, annotations);
  if (people != NULL)
    say (notice, PEOPLE_OUTCOME, people);
}

static void
tell_outcome (Versions *self, AnnoCorpus *corpus, GAsyncResult *result, gboolean merged)
{
  g_auto (AnnoCopiesSettled) settled = { 0 };

  anno_copies_settle_finish (corpus, result, &settled);
  anno_corpus_check_disk (corpus);
  if (self->notice == NULL)
    return;
  if (merged && settled.n_done > 0)
    tell_merged (self->notice, &settled);
  for (guint i = 0; i < settled.problems->len; i++)
    say (self->notice, settled.problems->pdata[i], settled.problems->pdata[i]);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Versions) self = data;
  tell_outcome (self, ANNO_CORPUS (source), result, TRUE);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Versions) self = data;
  tell_outcome (self, ANNO_CORPUS (source), result, FALSE);
}

/* What is marked stays as it is until it is merged: nothing can be kept aside of it. */
static void
answered_cb (int answer, gpointer data)
{
  Versions *asked = data;
  if (asked->corpus == NULL)
    return;

  Versions *self = versions_new (asked->corpus, asked->notice);
  if (answer == 0)
    anno_copies_merge_async (self->corpus, self->copies, self->marked, merged_cb, self);
  else if (answer == 1 && self->copies->len > 0)
    anno_copies_keep_async (self->corpus, self->copies, kept_cb, self);
  else
    versions_free (self);
}

/* Isolated, to be put into a sentence. */
static char *
name_article (AnnoCorpus *corpus, const char *article)
{
  AnnoDocument *document = anno_corpus_find_document (corpus, article);

  if (document != NULL)
    return anno_isolate (anno_document_get_title (document));
  g_autofree char *name = anno_safe_name_display_base (article);
  return anno_isolate (name);
}

static char *
describe_copy (AnnoCorpus *corpus, const AnnoConflictCopy *copy)
{
  const char *program = anno_conflict_origin_get_program (copy->origin);
  g_autofree char *article = copy->article != NULL ? name_article (corpus, copy->article) : NULL;

  if (article == NULL)
    return g_strdup (_("There is another version of your list of people."));
  if (program == NULL)
    return g_strdup_printf (_("There is another version of your annotations on “%s”."), article);
  /* Translators: an article, then a program such as Syncthing. */
  return g_strdup_printf (_("There is another version of your annotations on “%s”, from %s."),
                          article, program);
}

static char *
describe_marked (AnnoCorpus *corpus, const char *path)
{
  g_autofree char *article = name_article (corpus, path);
  return g_strdup_printf (
      _("The file of your annotations on “%s” holds two versions, which Git left."), article);
}

static char *
describe (const Versions *self)
{
  guint n = self->copies->len + self->marked->len;

  if (n == 1 && self->copies->len == 1)
    return describe_copy (self->corpus, self->copies->pdata[0]);
  if (n == 1)
    return describe_marked (self->corpus, self->marked->pdata[0]);
  return g_strdup_printf (ngettext ("There is %u other version of your annotations.",
                                    "There are %u other versions of your annotations.", n),
                          n);
}

/* A window's notice on a corpus, and what it has said: what was closed isn't said again. */
typedef struct
{
  AnnoNotice *notice; /* it owns this */
  AnnoCorpus *corpus; /* not owned; NULL once it is gone */
  AnnoCopyWatch *watch;
  gulong handler;
  char *asked;
  char *told;
} Link;

static void
link_free (gpointer data)
{
  Link *self = data;

  g_signal_handler_disconnect (self->watch, self->handler);
  g_object_unref (self->watch);
  g_clear_weak_pointer (&self->corpus);
  g_free (self->asked);
  g_free (self->told);
  g_free (self);
}

/* Whether *@said becomes @message only now. */
static gboolean
is_new (char **said, const char *message)
{
  if (g_strcmp0 (*said, message) == 0)
    return FALSE;
  g_free (*said);
  *said = g_strdup (message);
  return TRUE;
}

static void
ask (Link *self)
{
  g_autoptr (Versions) versions = versions_new (self->corpus, self->notice);
  gboolean any = versions->copies->len + versions->marked->len > 0;
  g_autofree char *what = any ? describe (versions) : NULL;

  if (!is_new (&self->asked, what))
    return;
  if (!any)
    {
      anno_notice_withdraw (self->notice, OWN);
      return;
    }
  const char *second = versions->copies->len > 0 ? _("Keep Aside") : NULL;
  g_autofree char *message = g_strdup_printf (
      /* Translators: a sentence about what was found stands before it. */
      _("%s Merging keeps what either has and, where both differ, what was changed last."), what);
  anno_notice_show (self->notice, OWN, message, _("Merge"), second, answered_cb,
                    g_steal_pointer (&versions), versions_free);
}

static char *
describe_others (const GPtrArray *others)
{
  const AnnoConflictCopy *copy = others->pdata[0];
  g_autofree char *name = anno_safe_name_display_base (copy->path);
  g_autofree char *first = anno_isolate (name);

  if (others->len == 1)
    return g_strdup_printf (
        _("“%s” is another version of a file that isn’t yours alone. It isn’t read."), first);
  return g_strdup_printf (
      ngettext ("“%2$s” and %1$u more file are other versions of files that aren’t "
                "yours alone. They aren’t read.",
                "“%2$s” and %1$u more files are other versions of files that aren’t "
                "yours alone. They aren’t read.",
                others->len - 1),
      others->len - 1, first);
}

/* Whose they are has to look after them; everybody's are anybody's to compare. */
static void
tell_of_others (Link *self)
{
  g_autoptr (GPtrArray) others = list_copies (self->corpus, FALSE);
  g_autofree char *message = others->len > 0 ? describe_others (others) : NULL;

  if (!is_new (&self->told, message))
    return;
  if (message != NULL)
    say (self->notice, OTHERS, message);
  else
    anno_notice_withdraw (self->notice, OTHERS);
}

static void
changed_cb (Link *self)
{
  if (self->corpus == NULL)
    return;
  ask (self);
  tell_of_others (self);
}

void
anno_copy_notices_connect (AnnoCorpus *corpus, AnnoNotice *notice)
{
  g_return_if_fail (ANNO_IS_CORPUS (corpus) && ANNO_IS_NOTICE (notice));

  Link *self = g_new0 (Link, 1);
  self->notice = notice;
  self->watch = g_object_ref (anno_corpus_get_copies (corpus));
  g_set_weak_pointer (&self->corpus, corpus);
  self->handler = g_signal_connect_swapped (self->watch, "changed", G_CALLBACK (changed_cb), self);
  g_object_set_data_full (G_OBJECT (notice), "copy-notices", self, link_free);
  changed_cb (self);
}
