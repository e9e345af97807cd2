#include "model/check.h"
#include "model/link-circles.h"
#include "model/span-draft.h"

#include <string.h>

/* A layer in words, one span a part: "id tag start end value…". A value is field=text, field@person,
 * field>link or field~TYPE/value[/anchor[/mod]]. */
static AnnoValue *
value_from_word (const char *word)
{
  gsize length = strcspn (word, "=@>~");
  g_autofree char *field = g_strndup (word, length);
  const char *rest = word + length + 1;
  g_auto (GStrv) parts = g_strsplit (rest, "/", 4);

  switch (word[length])
    {
    case '=':
      return anno_value_new (ANNO_VALUE_TEXT, field, rest);
    case '@':
      return anno_value_new (ANNO_VALUE_PERSON, field, rest);
    case '>':
      return anno_value_new (ANNO_VALUE_LINK, field, rest);
    case '~':
      return anno_value_new_timex (field, parts[0], parts[1], parts[2],
                                   parts[2] != NULL ? parts[3] : NULL);
    default:
      g_assert_not_reached ();
    }
}

static AnnoSpan *
span_from_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  AnnoSpanDraft *draft = anno_span_draft_new (words[1]);

  anno_span_draft_set_id (draft, words[0]);
  anno_span_draft_add_segment (draft, atoi (words[2]), atoi (words[3]));
  for (guint i = 4; words[i] != NULL; i++)
    anno_span_draft_add_value (draft, value_from_word (words[i]));
  return anno_span_draft_finish (draft);
}

static AnnoLayer *
layer_from_words (const char *text)
{
  AnnoLayer *layer = anno_layer_new (anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", NULL));
  g_auto (GStrv) spans = g_strsplit (text, "; ", -1);

  for (guint i = 0; spans[i] != NULL; i++)
    {
      g_autoptr (AnnoSpan) span = span_from_words (spans[i]);
      anno_layer_put (layer, span);
    }
  return layer;
}

static AnnoField *
add_field (AnnoTag *tag, const char *id, AnnoFieldKind kind)
{
  AnnoField *field = anno_field_new (id, id, kind);
  g_ptr_array_add (tag->fields, field);
  return field;
}

static void
let_link_to (AnnoField *field, const char *tag)
{
  g_ptr_array_add (field->targets, (gpointer) g_intern_string (tag));
}

static AnnoTag *
make_claim (void)
{
  AnnoTag *claim = anno_tag_new ("claim", "Claim");
  AnnoField *kind = add_field (claim, "kind", ANNO_FIELD_CHOICE);
  anno_field_add_choice (kind, "factual", "Factual");
  anno_field_add_choice (kind, "opinion", "Opinion");
  add_field (claim, "venue", ANNO_FIELD_TEXT);
  AnnoField *said_by = add_field (claim, "said-by", ANNO_FIELD_LINK);
  said_by->many = TRUE;
  let_link_to (said_by, "speaker");
  let_link_to (add_field (claim, "inside", ANNO_FIELD_LINK), "claim");
  AnnoField *near = add_field (claim, "near", ANNO_FIELD_LINK);
  near->many = TRUE;
  return claim;
}

static AnnoTagset *
make_tagset (void)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_tag_free);
  AnnoTag *speaker = anno_tag_new ("speaker", "Speaker");
  AnnoTag *date = anno_tag_new ("date", "Date");

  g_ptr_array_add (speaker->formerly, (gpointer) g_intern_string ("source"));
  add_field (speaker, "person", ANNO_FIELD_PERSON)->advised = TRUE;
  add_field (date, "when", ANNO_FIELD_TIMEX);
  g_ptr_array_add (tags, speaker);
  g_ptr_array_add (tags, make_claim ());
  g_ptr_array_add (tags, date);
  return anno_tagset_new ("Test", tags);
}

static AnnoPeople *
make_people (void)
{
  AnnoPeople *people = anno_people_new ();
  g_autoptr (AnnoPerson) person
      = anno_person_new (&(AnnoPersonParts){ .id = "p:graham", .name = "Lindsey Graham" });
  anno_people_put (people, person);
  return people;
}

static char *
findings_in_words (const GPtrArray *findings)
{
  GString *words = g_string_new (NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const AnnoFinding *finding = findings->pdata[i];
      g_string_append_printf (words, "%s%s %s", i > 0 ? ", " : "",
                              anno_finding_kind_to_string (finding->kind), finding->id);
    }
  return g_string_free (words, FALSE);
}

typedef struct
{
  const char *layer;
  const char *findings;
  const char *says; /* what the first message holds, or NULL */
} Case;

static const Case cases[] = {
  /* Sound. */
  { "s speaker 0 5 person@p:graham; c claim 9 20 kind=factual said-by>s venue=CNN", "", NULL },
  { "d date 0 4 when~DATE/2017-07-09/dct/MID", "", NULL },
  { "d date 0 4 when~DATE/2017-07-09; e date 6 9 when~DURATION/P3D/d", "", NULL },
  { "a claim 0 90; b claim 5 20 inside>a; c claim 7 9 inside>b", "", NULL },
  { "s source 0 5 person@p:graham; c claim 9 20 said-by>s", "", NULL },
  { "s speaker 0 5 person@p:graham; t speaker 6 8 person@p:graham; c claim 9 20 said-by>s said-by>t",
    "", NULL },
  /* Tags, fields and values that the tagset doesn't know. */
  { "x gossip 0 5 person@p:graham", "unknown-tag x", "gossip" },
  { "c claim 0 5 loudness=high", "unknown-field c", "loudness" },
  { "c claim 0 5 kind=rumour", "bad-value c", "factual, opinion" },
  { "c claim 0 5 kind=factual kind=opinion", "bad-value c", "2 values" },
  { "c claim 0 5 venue@p:graham", "bad-value c", "of a kind that" },
  { "c claim 0 5 said-by=s", "bad-value c", "of a kind that" },
  { "s speaker 0 5 person@p:nobody", "bad-value s", "p:nobody" },
  /* Dates. */
  { "d date 0 4 when~DATE/Sunday", "bad-value d", "when" },
  { "d date 0 4 when~DATE/2017-02-30", "bad-value d", NULL },
  { "d date 0 4 when~DURATION/2017-07-09", "bad-value d", NULL },
  { "d date 0 4 when~DATE/2017-07-09/dct/SOON", "bad-value d", "SOON" },
  { "d date 0 4 when~DATE/2017-07-09/urn:gone", "dead-link d", "counted" },
  /* Links. */
  { "c claim 9 20 said-by>gone", "dead-link c", "isn’t there" },
  { "d date 0 4; c claim 9 20 said-by>d", "dead-link c", "Date" },
  { "x gossip 0 4; c claim 9 20 said-by>x", "unknown-tag x, dead-link c", NULL },
  { "a claim 0 9 inside>a", "circle a", "inside" },
  { "a claim 0 90 inside>c; b claim 5 20 inside>a; c claim 7 9 inside>b", "circle a", NULL },
  { "a claim 0 9 near>b; b claim 5 20 near>a near>b", "circle a, circle b", NULL },
  { "a claim 0 9 near>b; b claim 5 20 inside>a", "", NULL },
  /* What is advised, and the order of it all. */
  { "s speaker 0 5", "missing s", "person" },
  { "c claim 9 20 said-by>gone inside>c; s speaker 0 5", "missing s, dead-link c, circle c", NULL },
};

static void
test_table (void)
{
  AnnoTagset *tagset = make_tagset ();
  g_autoptr (AnnoPeople) people = make_people ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnnoLayer) layer = layer_from_words (cases[i].layer);
      g_autoptr (GPtrArray) findings = anno_findings_new ();
      anno_check_layer (layer, tagset, people, findings);
      g_autofree char *words = findings_in_words (findings);

      g_test_message ("%s", cases[i].layer);
      g_assert_cmpstr (words, ==, cases[i].findings);
      if (cases[i].says != NULL)
        {
          const AnnoFinding *first = findings->pdata[0];
          g_assert_nonnull (strstr (first->message, cases[i].says));
          g_assert_cmpuint (first->start, <, first->end);
        }
      g_assert_finalize_object (g_steal_pointer (&layer));
    }
  anno_tagset_unref (tagset);
}

/* Without a ledger nobody is looked up; what was found before stays in front. */
static void
test_without_people (void)
{
  AnnoTagset *tagset = make_tagset ();
  g_autoptr (AnnoLayer) layer = layer_from_words ("s speaker 0 5 person@p:nobody; t speaker 6 7");
  g_autoptr (GPtrArray) findings = anno_findings_new ();
  AnnoFinding *earlier = anno_finding_new (ANNO_FINDING_QUOTE, g_strdup ("earlier"));
  earlier->start = 50;
  g_ptr_array_add (findings, earlier);

  anno_check_layer (layer, tagset, NULL, findings);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_true (findings->pdata[0] == earlier);
  g_assert_cmpstr (((AnnoFinding *) findings->pdata[1])->id, ==, "t");
  anno_tagset_unref (tagset);
}

/* A chain as long as a layer may be: the stack must not grow with it. */
static void
test_long_chain (void)
{
  const guint n = 50000;
  g_autoptr (AnnoLayer) layer
      = anno_layer_new (anno_layer_header_new ("a.txt", "urn:uuid:1", "Ann", NULL));
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_span_unref);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = g_strdup_printf ("%u claim %u %u near>%u", i, i, i + 1, (i + 1) % n);
      g_ptr_array_add (spans, span_from_words (words));
    }
  g_assert_null (anno_layer_fill (layer, spans));

  g_autoptr (GPtrArray) circles = anno_link_circles_find (layer, "near");
  g_assert_cmpuint (circles->len, ==, 1);
  g_assert_cmpstr (anno_span_get_id (circles->pdata[0]), ==, "0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/table", test_table);
  g_test_add_func ("/check/without-people", test_without_people);
  g_test_add_func ("/link-circles/long-chain", test_long_chain);
  return g_test_run ();
}
