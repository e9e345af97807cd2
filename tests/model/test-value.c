/* Proves model/value: copies are equal, and every member counts. */
#include "model/value.h"

static AnnoValue *
whole_value (void)
{
  AnnoValue *value = anno_value_new_timex ("when", "TIME", "2017-07-09TMO", "dct", "START");
  value->extra = g_strdup ("\"a\":1");
  return value;
}

static void
test_members (void)
{
  g_autoptr (AnnoValue) text = anno_value_new (ANNO_VALUE_LINK, "said-by", "urn:uuid:1");
  g_autoptr (AnnoValue) date = whole_value ();

  g_assert_cmpint (text->kind, ==, ANNO_VALUE_LINK);
  g_assert_true (text->field == g_intern_string ("said-by"));
  g_assert_cmpstr (text->text, ==, "urn:uuid:1");
  g_assert_null (text->timex);
  g_assert_null (text->anchor);
  g_assert_null (text->mod);
  g_assert_null (text->extra);
  g_assert_cmpint (date->kind, ==, ANNO_VALUE_TIMEX);
  g_assert_cmpstr (date->text, ==, "2017-07-09TMO");
  g_assert_cmpstr (date->timex, ==, "TIME");
  g_assert_cmpstr (date->anchor, ==, "dct");
  g_assert_cmpstr (date->mod, ==, "START");
  anno_value_free (NULL);
}

static void
test_copy (void)
{
  g_autoptr (AnnoValue) value = whole_value ();
  g_autoptr (AnnoValue) copy = anno_value_copy (value);

  g_assert_true (anno_value_equal (value, copy));
  g_assert_true (value->text != copy->text && value->extra != copy->extra);
}

static void
test_every_member_counts (void)
{
  g_autoptr (AnnoValue) value = whole_value ();
  char **members[] = { &value->text, &value->timex, &value->anchor, &value->mod, &value->extra };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (AnnoValue) copy = anno_value_copy (value);
      g_free (*members[i]);
      *members[i] = g_strdup ("other");
      g_assert_false (anno_value_equal (value, copy));
      g_assert_false (anno_value_equal (copy, value));
      g_free (*members[i]);
      *members[i] = NULL;
      if (i > 0)
        g_assert_false (anno_value_equal (value, copy));
      *members[i] = g_strdup (i == 0   ? copy->text
                              : i == 1 ? copy->timex
                              : i == 2 ? copy->anchor
                              : i == 3 ? copy->mod
                                       : copy->extra);
      g_assert_true (anno_value_equal (value, copy));
    }

  g_autoptr (AnnoValue) copy = anno_value_copy (value);
  copy->kind = ANNO_VALUE_TEXT;
  g_assert_false (anno_value_equal (value, copy));
  copy->kind = value->kind;
  copy->field = g_intern_static_string ("other");
  g_assert_false (anno_value_equal (value, copy));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/members", test_members);
  g_test_add_func ("/value/copy", test_copy);
  g_test_add_func ("/value/every-member-counts", test_every_member_counts);
  return g_test_run ();
}
