#include "index/article-facts.h"

#include "files/file-reader.h"
#include "files/safe-path.h"
#include "formats/json-scan.h"
#include "formats/meta-file.h"
#include "index/layer-facts.h"
#include "index/words.h"
#include "session/layout.h"
#include "suggest/calendar.h"
#include "text/article.h"
#include "text/plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ARTICLE (256 * 1024 * 1024) /* bytes: what can be opened */
#define MAX_WORDS (16 * 1024 * 1024)    /* bytes of a text that are searched */
#define MAX_SHOWN 400                   /* code points of a title and the like */

void
anno_article_facts_free (AnnoArticleFacts *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->sha256);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->date);
  g_free (self->date_origin);
  g_free (self->source);
  g_free (self->url);
  g_free (self->name);
  g_free (self->problem);
  if (self->words != NULL)
    g_string_free (self->words, TRUE);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

/* Words to be shown; NULL for none. */
static char *
to_show (const char *text)
{
  g_autofree char *shown = text != NULL ? g_strstrip (anno_plain_show (text)) : NULL;

  if (shown == NULL || *shown == '\0')
    return NULL;
  return g_utf8_strlen (shown, -1) > MAX_SHOWN ? g_utf8_substring (shown, 0, MAX_SHOWN)
                                               : g_steal_pointer (&shown);
}

static char *
words_in (AnnoArticle *article, AnnoRange range)
{
  g_autofree char *words = anno_article_slice (article, range.start, range.end);
  return to_show (words);
}

static AnnoArticle *
read_text (AnnoArticleFacts *self, const char *root)
{
  AnnoFileIdentity identity = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *file = anno_path_join_below (root, self->path, -1, &error);
  g_autoptr (GBytes) bytes
      = file != NULL ? anno_file_reader_read (file, MAX_ARTICLE, &identity, &error) : NULL;
  AnnoArticle *article = bytes != NULL ? anno_article_new (bytes, &error) : NULL;

  if (bytes != NULL)
    self->sign = anno_index_sign_of_read (&identity);
  if (article == NULL)
    self->problem = g_strdup (error->message);
  return article;
}

/* Metadata are a help, not a condition. */
static void
read_meta (AnnoArticleFacts *self, const char *root, AnnoMeta *meta)
{
  g_autofree char *file = anno_layout_meta_file (root, self->path);
  AnnoFileIdentity identity = { 0 };
  g_autoptr (GBytes) bytes = anno_file_reader_read (file, ANNO_JSON_MAX_FILE, &identity, NULL);

  if (bytes == NULL)
    return;
  self->meta_sign = anno_index_sign_of_read (&identity);
  if (!anno_meta_file_read (bytes, meta, NULL))
    anno_meta_clear (meta);
}

static void
take_date (AnnoArticleFacts *self, AnnoArticle *article, const AnnoMeta *meta)
{
  AnnoRange line = anno_article_get_dateline (article);
  g_autofree char *words = anno_article_slice (article, line.start, line.end);

  if (meta->date != NULL)
    {
      self->date = g_strdup (meta->date);
      self->date_origin = g_strdup (meta->date_origin != NULL ? meta->date_origin : "metadata");
      return;
    }
  self->date = line.start < line.end ? anno_calendar_read_day (words) : NULL;
  self->date_origin = g_strdup (self->date != NULL ? "dateline" : "unknown");
}

static gsize
cut (const char *text, gsize n_bytes)
{
  if (n_bytes <= MAX_WORDS)
    return n_bytes;
  gsize at = MAX_WORDS;
  while (((guchar) text[at] & 0xC0) == 0x80)
    at--;
  return at;
}

static void
take_text (AnnoArticleFacts *self, AnnoArticle *article, const AnnoMeta *meta)
{
  const char *text = anno_article_get_text (article);

  self->sha256 = g_strdup (anno_article_get_sha256 (article));
  self->title = to_show (meta->title);
  if (self->title == NULL)
    self->title = words_in (article, anno_article_get_headline (article));
  self->byline = to_show (meta->byline);
  if (self->byline == NULL)
    self->byline = words_in (article, anno_article_get_byline (article));
  self->words = g_string_sized_new (anno_article_get_n_bytes (article) + 64);
  anno_words_add (self->words, text, cut (text, anno_article_get_n_bytes (article)));
  if (meta->title != NULL)
    {
      anno_words_add_border (self->words);
      anno_words_add (self->words, meta->title, strlen (meta->title));
    }
}

AnnoArticleFacts *
anno_article_facts_read (const char *root, const AnnoArticleSigns *signs, const GPtrArray *slugs)
{
  g_return_val_if_fail (root != NULL && signs != NULL && slugs != NULL, NULL);

  AnnoArticleFacts *self = g_new0 (AnnoArticleFacts, 1);
  g_auto (AnnoMeta) meta = { 0 };
  self->path = g_strdup (signs->path);
  self->sign = signs->text;
  self->meta_sign = signs->meta;
  self->layers = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_layer_facts_free);
  g_autoptr (AnnoArticle) article = signs->text.size >= 0 ? read_text (self, root) : NULL;
  if (signs->text.size < 0)
    self->problem = g_strdup (_("The article is missing; there are only annotations on it."));
  if (signs->meta.size >= 0)
    read_meta (self, root, &meta);
  if (article != NULL)
    {
      take_text (self, article, &meta);
      take_date (self, article, &meta);
    }
  self->source = to_show (meta.source);
  self->url = g_strdup (meta.url);
  self->name = g_strdup (meta.id);
  for (guint i = 0; i < slugs->len; i++)
    g_ptr_array_add (self->layers,
                     anno_layer_facts_read (root, self->path, slugs->pdata[i], article));
  return self;
}
