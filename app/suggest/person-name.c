#include "suggest/person-name.h"

#include "text/fold.h"

#include <string.h>

struct _AnnoPersonName
{
  GPtrArray *words; /* of folded words */
  AnnoAddress address;
  gboolean described; /* it has an article and no title: "the king" isn't Mr. King */
};

typedef struct
{
  const char *word;
  AnnoAddress address;
} Title;

static const Title titles[] = {
  { "ambassador", 0 },
  { "archbishop", 0 },
  { "attorney", 0 },
  { "baroness", ANNO_ADDRESS_WOMAN },
  { "bishop", 0 },
  { "capt", 0 },
  { "captain", 0 },
  { "cardinal", ANNO_ADDRESS_MAN },
  { "chairman", 0 },
  { "chairwoman", ANNO_ADDRESS_WOMAN },
  { "chancellor", 0 },
  { "chief", 0 },
  { "col", 0 },
  { "colonel", 0 },
  { "congressman", ANNO_ADDRESS_MAN },
  { "congresswoman", ANNO_ADDRESS_WOMAN },
  { "counselor", 0 },
  { "dame", ANNO_ADDRESS_WOMAN },
  { "director", 0 },
  { "dr", 0 },
  { "gen", 0 },
  { "general", 0 },
  { "gov", 0 },
  { "governor", 0 },
  { "judge", 0 },
  { "justice", 0 },
  { "king", ANNO_ADDRESS_MAN },
  { "lady", ANNO_ADDRESS_WOMAN },
  { "leader", 0 },
  { "lieutenant", 0 },
  { "lord", ANNO_ADDRESS_MAN },
  { "lt", 0 },
  { "maj", 0 },
  { "mayor", 0 },
  { "minister", 0 },
  { "miss", ANNO_ADDRESS_WOMAN },
  { "mr", ANNO_ADDRESS_MAN },
  { "mrs", ANNO_ADDRESS_WOMAN },
  { "ms", ANNO_ADDRESS_WOMAN },
  { "officer", 0 },
  { "pope", ANNO_ADDRESS_MAN },
  { "premier", 0 },
  { "president", 0 },
  { "prince", ANNO_ADDRESS_MAN },
  { "princess", ANNO_ADDRESS_WOMAN },
  { "prof", 0 },
  { "professor", 0 },
  { "queen", ANNO_ADDRESS_WOMAN },
  { "rep", 0 },
  { "representative", 0 },
  { "rev", 0 },
  { "reverend", 0 },
  { "secretary", 0 },
  { "sen", 0 },
  { "senator", 0 },
  { "sergeant", 0 },
  { "sgt", 0 },
  { "sheriff", 0 },
  { "sir", ANNO_ADDRESS_MAN },
  { "speaker", 0 },
  { "spokesman", ANNO_ADDRESS_MAN },
  { "spokeswoman", ANNO_ADDRESS_WOMAN },
};

static const char *const articles[] = { "a", "an", "the", NULL };
static const char *const suffixes[] = { "jr", "sr", "ii", "iii", "iv", NULL };

static const Title *
find_title (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].word, word))
      return &titles[i];
  return NULL;
}

/* Takes the possessive off: "graham's", "sanders'". */
static void
drop_possessive (GString *word)
{
  if (word->len > 2 && g_str_has_suffix (word->str, "'s"))
    g_string_truncate (word, word->len - 2);
  else if (word->len > 2 && g_str_has_suffix (word->str, "s'"))
    g_string_truncate (word, word->len - 1);
}

/* @word without the signs around it and the points in it. */
static char *
strip_signs (const char *word, gsize n_bytes)
{
  g_autoptr (GString) bare = g_string_new (NULL);
  gsize end = 0;

  for (const char *p = word; p < word + n_bytes; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean sign = g_unichar_ispunct (c);
      if (c == '.' || (sign && bare->len == 0))
        continue;
      g_string_append_unichar (bare, c);
      /* The apostrophe after an s is a possessive's, not the end of a quotation. */
      if (!sign || (c == '\'' && bare->len > 1 && bare->str[bare->len - 2] == 's'))
        end = bare->len;
    }
  g_string_truncate (bare, end);
  return g_string_free (g_steal_pointer (&bare), FALSE);
}

/* Up to the comma or bracket after which nothing belongs to the name. */
static void
split (AnnoPersonName *self, const char *folded)
{
  gsize n_bytes = strcspn (folded, ",;([");
  const char *end = folded + n_bytes;

  for (const char *p = folded; p < end;)
    {
      gsize length = MIN (strcspn (p, " \n"), (gsize) (end - p));
      g_autofree char *word = strip_signs (p, length);
      if (*word != '\0')
        g_ptr_array_add (self->words, g_steal_pointer (&word));
      p += length + (p + length < end ? 1 : 0);
    }
}

static void
drop_last_possessive (AnnoPersonName *self)
{
  if (self->words->len == 0)
    return;
  char **last = (char **) &self->words->pdata[self->words->len - 1];
  g_autoptr (GString) word = g_string_new (*last);
  drop_possessive (word);
  g_free (*last);
  *last = g_string_free (g_steal_pointer (&word), FALSE);
}

/* Whether the first title belongs to whom the words are about only by way of somebody else: "critics
 * of President Graham" aren't Graham. */
static gboolean
is_of_another (const GPtrArray *words)
{
  static const char *const links[] = { "against", "by", "for", "of", "to", "with", NULL };
  gboolean linked = FALSE;

  for (guint i = 0; i + 1 < words->len; i++)
    {
      if (find_title (words->pdata[i]) != NULL)
        return linked;
      linked = linked || g_strv_contains (links, words->pdata[i]);
    }
  return FALSE;
}

/* Everything up to the last title goes ("Former FBI Director …"), unless it ends the words: then it
 * is a name ("Erik Prince"), or all there is ("the president"). */
static void
drop_titles (AnnoPersonName *self)
{
  guint n_dropped = 0;

  self->described = is_of_another (self->words);
  if (self->described)
    return;

  for (guint i = 0; i + 1 < self->words->len; i++)
    {
      const Title *title = find_title (self->words->pdata[i]);
      if (title == NULL)
        continue;
      n_dropped = i + 1;
      if (title->address != ANNO_ADDRESS_OPEN)
        self->address = title->address;
    }
  if (n_dropped > 0)
    g_ptr_array_remove_range (self->words, 0, n_dropped);
}

/* "the evangelist" may be somebody's alias; "an evangelist" is anybody, so that its article stays.
 */
static void
drop_article (AnnoPersonName *self)
{
  if (self->words->len < 2 || !g_strv_contains (articles, self->words->pdata[0]))
    return;
  self->described = TRUE;
  if (g_str_equal (self->words->pdata[0], "the"))
    g_ptr_array_remove_index (self->words, 0);
}

/* Before the titles: the King of "Martin Luther King Jr." isn't one. */
static void
drop_suffix (AnnoPersonName *self)
{
  if (self->words->len > 1 && g_strv_contains (suffixes, self->words->pdata[self->words->len - 1]))
    g_ptr_array_set_size (self->words, (int) self->words->len - 1);
}

AnnoPersonName *
anno_person_name_new (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  g_autoptr (AnnoFold) fold
      = anno_fold_new (words, strlen (words), ANNO_FOLD_CASE | ANNO_FOLD_MARKS);
  AnnoPersonName *self = g_new0 (AnnoPersonName, 1);
  self->words = g_ptr_array_new_with_free_func (g_free);
  split (self, anno_fold_get_text (fold, NULL));
  drop_last_possessive (self);
  drop_suffix (self);
  drop_titles (self);
  drop_article (self);
  return self;
}

void
anno_person_name_free (AnnoPersonName *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->words);
  g_free (self);
}

guint
anno_person_name_get_n_words (const AnnoPersonName *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->words->len;
}

AnnoAddress
anno_person_name_get_address (const AnnoPersonName *self)
{
  g_return_val_if_fail (self != NULL, ANNO_ADDRESS_OPEN);
  return self->address;
}

/* Whether the shorter of the two is how the longer ends. */
static gboolean
ends_alike (const GPtrArray *a, const GPtrArray *b)
{
  for (guint i = 1; i <= MIN (a->len, b->len); i++)
    if (!g_str_equal (a->pdata[a->len - i], b->pdata[b->len - i]))
      return FALSE;
  return TRUE;
}

static gboolean
frames_alike (const GPtrArray *a, const GPtrArray *b)
{
  return a->len > 1 && b->len > 1 && g_str_equal (a->pdata[0], b->pdata[0])
         && g_str_equal (a->pdata[a->len - 1], b->pdata[b->len - 1]);
}

AnnoNameLikeness
anno_person_name_compare (const AnnoPersonName *self, const AnnoPersonName *name, gboolean has_last)
{
  g_return_val_if_fail (self != NULL && name != NULL, ANNO_NAME_DIFFERS);

  const GPtrArray *a = self->words, *b = name->words;
  if (a->len == 0 || b->len == 0)
    return ANNO_NAME_DIFFERS;
  if (a->len == b->len && ends_alike (a, b))
    return ANNO_NAME_EQUAL;
  if (!has_last || self->described)
    return ANNO_NAME_DIFFERS;
  if (frames_alike (a, b))
    return ANNO_NAME_MIDDLE;
  return ends_alike (a, b) ? ANNO_NAME_LAST : ANNO_NAME_DIFFERS;
}

/* @word as it is looked up. */
static char *
fold_bare (const char *word)
{
  g_autoptr (AnnoFold) fold
      = anno_fold_new (word, strlen (word), ANNO_FOLD_CASE | ANNO_FOLD_MARKS);
  const char *folded = anno_fold_get_text (fold, NULL);

  return strip_signs (folded, strlen (folded));
}

static gboolean
is_title (const char *word)
{
  g_autofree char *bare = fold_bare (word);
  return find_title (bare) != NULL;
}

static gboolean
is_suffix (const char *word)
{
  g_autofree char *bare = fold_bare (word);
  return g_strv_contains (suffixes, bare);
}

/* Without the signs around it; points belong to initials and to "Jr.". */
static char *
strip_around (const char *word)
{
  const char *start = word, *end = word + strlen (word);

  while (start < end && g_unichar_ispunct (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start)
    {
      const char *last = g_utf8_prev_char (end);
      if (*last == '.' || !g_unichar_ispunct (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (start, (gsize) (end - start));
}

static gboolean
is_of_others (const GPtrArray *printed)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < printed->len; i++)
    g_ptr_array_add (folded, fold_bare (printed->pdata[i]));
  return is_of_another (folded);
}

static GPtrArray *
read_printed (const char *words)
{
  g_autofree char *name = g_strndup (words, strcspn (words, ",;(["));
  g_auto (GStrv) tokens = g_strsplit_set (name, " \t\r\n", -1);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (char **token = tokens; *token != NULL; token++)
    {
      char *word = strip_around (*token);
      if (*word != '\0')
        g_ptr_array_add (list, word);
      else
        g_free (word);
    }
  if (is_of_others (list))
    g_ptr_array_set_size (list, 0);
  guint n = list->len > 1 && is_suffix (list->pdata[list->len - 1]) ? list->len - 1 : list->len;
  for (guint i = n; i > 1; i--)
    if (is_title (list->pdata[i - 2]))
      {
        g_ptr_array_remove_range (list, 0, i - 1);
        break;
      }
  return list;
}

/* Scripts without cases have no lower case. */
static gboolean
begins_large (const char *word)
{
  return !g_unichar_islower (g_utf8_get_char (word)) && !g_ascii_isdigit (*word);
}

static char *
drop_printed_possessive (const char *word)
{
  gsize length = strlen (word);

  if (g_str_has_suffix (word, "'s"))
    return g_strndup (word, length - 2);
  if (g_str_has_suffix (word, "\342\200\231s"))
    return g_strndup (word, length - 4);
  return g_strdup (word);
}

char *
anno_person_name_propose (const char *words)
{
  g_return_val_if_fail (words != NULL, NULL);

  g_autoptr (GPtrArray) list = read_printed (words);
  if (list->len < 2 || list->len > 6)
    return NULL;
  const char *first = list->pdata[0], *last = list->pdata[list->len - 1];
  g_autofree char *small = g_utf8_strdown (first, -1);
  if (!begins_large (first) || !begins_large (last) || g_strv_contains (articles, small))
    return NULL;
  g_autofree char *ending = drop_printed_possessive (last);
  g_autoptr (GString) name = g_string_new (NULL);
  for (guint i = 0; i + 1 < list->len; i++)
    g_string_append_printf (name, "%s ", (const char *) list->pdata[i]);
  g_string_append (name, ending);
  return g_string_free (g_steal_pointer (&name), FALSE);
}
