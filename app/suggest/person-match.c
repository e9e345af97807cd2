#include "suggest/person-match.h"

#include "suggest/pronoun.h"

static G_DEFINE_QUARK (anno-person-match-names, anno_person_match_names)

/* What is known of one person of the ledger while a mention is looked at. */
typedef struct
{
  AnnoPerson *person; /* the ledger's */
  gboolean above;
  guint place; /* of the last mention before */
  gboolean man, woman;
  gboolean fits;
  gboolean full; /* by a name of several words, which nobody else is likely to have */
  AnnoMatchReason reason;
} Known;

typedef struct
{
  AnnoPeople *people;
  guint place;
  AnnoPersonName *name; /* of the mention looked at */
  GHashTable *known;    /* AnnoPerson → Known */
} Search;

static Known *
know (Search *search, const char *id)
{
  AnnoPerson *person = anno_people_resolve (search->people, id);
  if (person == NULL)
    return NULL;
  Known *known = g_hash_table_lookup (search->known, person);
  if (known == NULL)
    {
      known = g_new0 (Known, 1);
      known->person = person;
      g_hash_table_insert (search->known, person, known);
    }
  return known;
}

static void
fit (Known *known, AnnoMatchReason reason, gboolean full)
{
  if (!known->fits || reason > known->reason)
    known->reason = reason;
  known->fits = TRUE;
  known->full = known->full || full;
}

static void
note_address (Known *known, AnnoAddress address)
{
  known->man = known->man || address == ANNO_ADDRESS_MAN;
  known->woman = known->woman || address == ANNO_ADDRESS_WOMAN;
}

/* Open where it is said neither way, or both. */
static AnnoAddress
address_of (const Known *known)
{
  if (known->man == known->woman)
    return ANNO_ADDRESS_OPEN;
  return known->man ? ANNO_ADDRESS_MAN : ANNO_ADDRESS_WOMAN;
}

/* Words that somebody was marked with say no more than that these words are theirs: the last word
 * of "an ally of Graham" isn't the name of the ally. */
static void
read_mention (Search *search, const AnnoMention *mention)
{
  Known *known = know (search, mention->person);
  if (known == NULL)
    return;

  gboolean above = mention->place < search->place;
  if (above && (!known->above || mention->place > known->place))
    known->place = mention->place;
  known->above = known->above || above;

  AnnoPronoun pronoun = anno_pronoun_read (mention->words);
  g_autoptr (AnnoPersonName) name = anno_person_name_new (mention->words);
  note_address (known, pronoun != ANNO_PRONOUN_NONE ? anno_pronoun_get_address (pronoun)
                                                    : anno_person_name_get_address (name));
  if (above && pronoun == ANNO_PRONOUN_NONE && search->name != NULL
      && anno_person_name_compare (search->name, name, FALSE) == ANNO_NAME_EQUAL)
    fit (known, ANNO_MATCH_SAME_WORDS, FALSE);
}

static void
try_name (Search *search, Known *known, const AnnoPersonName *name, gboolean human,
          AnnoMatchReason equal)
{
  switch (anno_person_name_compare (search->name, name, human))
    {
    case ANNO_NAME_EQUAL:
      fit (known, equal, anno_person_name_get_n_words (name) > 1);
      break;
    case ANNO_NAME_MIDDLE:
      fit (known, ANNO_MATCH_MIDDLE, FALSE);
      break;
    case ANNO_NAME_LAST:
      fit (known, ANNO_MATCH_LAST_NAME, FALSE);
      break;
    case ANNO_NAME_DIFFERS:
    default:
      break;
    }
}

/* The name, then the aliases. To read them costs more than all that is done with them, and a person never
 * changes: they are read once. */
static const GPtrArray *
names_of (AnnoPerson *person)
{
  const AnnoPersonParts *parts = anno_person_get_parts (person);
  GPtrArray *names = g_object_get_qdata (G_OBJECT (person), anno_person_match_names_quark ());

  if (names != NULL)
    return names;
  names = g_ptr_array_new_with_free_func ((GDestroyNotify) anno_person_name_free);
  g_ptr_array_add (names, anno_person_name_new (parts->name));
  for (guint i = 0; parts->aliases != NULL && parts->aliases[i] != NULL; i++)
    g_ptr_array_add (names, anno_person_name_new (parts->aliases[i]));
  g_object_set_qdata_full (G_OBJECT (person), anno_person_match_names_quark (), names,
                           (GDestroyNotify) g_ptr_array_unref);
  return names;
}

/* The names of somebody who was merged away are names of whom they turned out to be. */
static void
try_person (Search *search, AnnoPerson *person)
{
  const AnnoPersonParts *parts = anno_person_get_parts (person);
  gboolean human = g_str_equal (parts->kind, "person");
  Known *known = know (search, parts->id);

  const GPtrArray *names = names_of (person);
  for (guint i = 0; i < names->len; i++)
    try_name (search, known, names->pdata[i], human,
              i == 0 && known->person == person ? ANNO_MATCH_NAME : ANNO_MATCH_ALIAS);
}

static void
try_ledger (Search *search)
{
  guint n = anno_people_get_n (search->people);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AnnoPerson) person = g_list_model_get_item (G_LIST_MODEL (search->people), i);
      try_person (search, person);
    }
}

static void
try_pronoun (Search *search, AnnoPronoun pronoun)
{
  GHashTableIter iter;
  Known *known;

  g_hash_table_iter_init (&iter, search->known);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &known))
    if (known->above && anno_pronoun_fits (pronoun, known->person, address_of (known)))
      fit (known, ANNO_MATCH_PRONOUN, FALSE);
}

/* "Mr. Graham" isn't somebody who is spoken of as a woman. */
static gboolean
is_proposed (const Search *search, const Known *known)
{
  AnnoAddress said
      = search->name != NULL ? anno_person_name_get_address (search->name) : ANNO_ADDRESS_OPEN;
  AnnoAddress address = address_of (known);

  if (!known->fits)
    return FALSE;
  return known->full || said == ANNO_ADDRESS_OPEN || address == ANNO_ADDRESS_OPEN
         || said == address;
}

static int
compare_known (gconstpointer a, gconstpointer b)
{
  const Known *p = *(const Known *const *) a, *q = *(const Known *const *) b;

  if (p->full != q->full)
    return p->full ? -1 : 1;
  if (p->above != q->above)
    return p->above ? -1 : 1;
  if (p->above && p->place != q->place)
    return p->place > q->place ? -1 : 1;
  if (p->reason != q->reason)
    return p->reason > q->reason ? -1 : 1;
  int by_name = g_utf8_collate (anno_person_get_name (p->person), anno_person_get_name (q->person));
  return by_name != 0 ? by_name
                      : g_strcmp0 (anno_person_get_id (p->person), anno_person_get_id (q->person));
}

static void
clear_match (AnnoPersonMatch *match)
{
  g_clear_object (&match->person);
}

static GArray *
rank (const Search *search)
{
  GArray *matches = g_array_new (FALSE, TRUE, sizeof (AnnoPersonMatch));
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, search->known);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (is_proposed (search, value))
      g_ptr_array_add (list, value);
  g_array_set_clear_func (matches, (GDestroyNotify) clear_match);
  g_ptr_array_sort (list, compare_known);
  for (guint i = 0; i < list->len; i++)
    {
      const Known *known = list->pdata[i];
      AnnoPersonMatch match = { known->person, known->reason, known->above, known->place };
      g_object_ref (match.person);
      g_array_append_val (matches, match);
    }
  return matches;
}

GArray *
anno_person_match (AnnoPeople *people, const AnnoMention *mentions, guint n_mentions,
                   const char *words, guint place)
{
  g_return_val_if_fail (ANNO_IS_PEOPLE (people) && words != NULL, NULL);
  g_return_val_if_fail (mentions != NULL || n_mentions == 0, NULL);

  AnnoPronoun pronoun = anno_pronoun_read (words);
  g_autoptr (AnnoPersonName) name
      = pronoun == ANNO_PRONOUN_NONE ? anno_person_name_new (words) : NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Search search = { people, place, name, known };

  for (guint i = 0; i < n_mentions; i++)
    read_mention (&search, &mentions[i]);
  if (pronoun != ANNO_PRONOUN_NONE)
    try_pronoun (&search, pronoun);
  else
    try_ledger (&search);
  return rank (&search);
}
