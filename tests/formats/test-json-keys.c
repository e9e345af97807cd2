/* Proves formats/json-keys: against a look at each pair, at every size, with names that say the same
 * in other letters. */
#include "formats/json-keys.h"

/* Each row says the same twice. */
static const char *const twins[][2] = {
  { "a", "\\u0061" },
  { "\xC3\xA9", "\\u00e9" },
  { "/", "\\/" },
  { "\xF0\x9F\x98\x80", "\\ud83d\\ude00" },
  { "\\n", "\\u000A" },
  { "", "" },
};

typedef struct
{
  GString *text;
  GArray *keys;    /* of AnnoJsonKey */
  GPtrArray *said; /* of char: what each says */
} Names;

static void
names_init (Names *self)
{
  self->text = g_string_new (NULL);
  self->keys = g_array_new (FALSE, FALSE, sizeof (AnnoJsonKey));
  self->said = g_ptr_array_new_with_free_func (g_free);
}

static void
names_clear (Names *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->keys);
  g_ptr_array_unref (self->said);
}

/* @said: what @raw says, in letters of its own. */
static void
add (Names *self, const char *raw, const char *said)
{
  guint32 offset = (guint32) self->text->len;

  g_string_append_printf (self->text, "\"%s\":0,", raw);
  AnnoJsonKey key = { 0, offset };
  g_array_append_val (self->keys, key);
  g_ptr_array_add (self->said, g_strdup (said));
}

static guint32
find_slowly (const Names *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->said->len; i++)
    if (!g_hash_table_add (seen, self->said->pdata[i]))
      return g_array_index (self->keys, AnnoJsonKey, i).offset;
  return G_MAXUINT32;
}

static void
check (Names *self)
{
  guint32 expected = find_slowly (self);

  for (guint i = 0; i < self->keys->len; i++)
    {
      AnnoJsonKey *key = &g_array_index (self->keys, AnnoJsonKey, i);
      *key = anno_json_key_read (self->text->str, key->offset);
    }
  AnnoJsonKey *keys = (AnnoJsonKey *) (void *) self->keys->data;
  g_assert_cmpuint (anno_json_keys_find_repeated (self->text->str, keys, self->keys->len), ==,
                    expected);
}

static void
test_twins (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    {
      Names names;
      names_init (&names);
      add (&names, twins[i][0], "same");
      add (&names, "other", "other");
      add (&names, twins[i][1], "same");
      g_assert_cmpuint (find_slowly (&names), !=, G_MAXUINT32);
      check (&names);
      names_clear (&names);
    }
}

static void
test_sizes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint n = 0; n < 400; n = n < 60 ? n + 1 : n * 3 / 2)
    for (guint round = 0; round < 8; round++)
      {
        Names names;
        names_init (&names);
        for (guint i = 0; i < n; i++)
          {
            /* Names enough that half of the rounds have none twice. */
            guint number = (guint) g_rand_int_range (rand, 0, (int) (n * n + 1));
            g_autofree char *said = g_strdup_printf ("%u", number);
            g_autofree char *raw
                = round % 2 == 0 ? g_strdup (said) : g_strdup_printf ("\\u003%c%s", *said, said + 1);
            add (&names, raw, said);
          }
        check (&names);
        names_clear (&names);
      }
}

/* Where two have one hash, what they say decides. */
static void
test_one_hash (void)
{
  for (guint n = 2; n <= 200; n += 99)
    {
      Names names;
      names_init (&names);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *name = g_strdup_printf ("%u", i);
          add (&names, name, name);
        }
      AnnoJsonKey *keys = (AnnoJsonKey *) (void *) names.keys->data;
      g_assert_cmpuint (anno_json_keys_find_repeated (names.text->str, keys, n), ==, G_MAXUINT32);
      add (&names, "\\u0030", "0");
      keys = (AnnoJsonKey *) (void *) names.keys->data;
      for (guint i = 0; i <= n; i++)
        keys[i].hash = 7;
      guint32 last = keys[n].offset;
      for (guint i = 0; i <= n; i++)
        last = MAX (last, keys[i].offset);
      g_assert_cmpuint (anno_json_keys_find_repeated (names.text->str, keys, n + 1), ==, last);
      names_clear (&names);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-keys/twins", test_twins);
  g_test_add_func ("/json-keys/sizes", test_sizes);
  g_test_add_func ("/json-keys/one-hash", test_one_hash);
  return g_test_run ();
}
