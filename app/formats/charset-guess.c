#include "formats/charset-guess.h"

#include <math.h>
#include <string.h>

#define MAX_SAMPLE (8 * 1024) /* bytes */
#define NONE (-10.0)

typedef enum
{
  LATIN, /* accents are rare, and alone */
  OTHER, /* words are all of it */
  HAN,   /* no words, no cases; two bytes a character */
} Script;

/* A language in an encoding: the letters that aren't ASCII, small ones, the frequent ones first. */
typedef struct
{
  const char *iconv;
  Script script;
  const char *frequent;
  const char *used;
} Model;

#define CYRILLIC_FREQUENT "оеаинтсрвлкмдпуяыьі"
#define CYRILLIC_USED "гзбчйхжшюцщэфъёїєґўјљњћђџ"
#define KANJI                                                                                                                                     \
  "日一人年大国会中本月出時行見上生分間者後今手入部地方学自業政東事前長米市定新発同高内公田合対全" \
  "的開理立動力社相報数円意不多化実戦性"
#define KANA                                                                                                                                      \
  "のにはをたがでてとしれさあいるなかもらりうえおきくけこすせそちつっまみむめやゆよわんばびぶべぼ" \
  "だどげごじずぱぴぷぺぽァアィイウェエォオカガキギクグケゲコゴサザシジスズセソタダチッツテデトド" \
  "ナニネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロワンヴー"

static const Model models[] = {
  { "CP1252", LATIN, "éèà", "êçùâîôûëïœæ" },
  { "CP1252", LATIN, "äöü", "ßé" },
  { "CP1252", LATIN, "áéíóñ", "úüª" },
  { "CP1252", LATIN, "ãçáé", "íóúâêôõàüº" },
  { "CP1252", LATIN, "àèéìòù", "î" },
  { "CP1252", LATIN, "äöå", "éæøüàô" },
  { "CP1252", LATIN, "áíðéóúþæöý", "" },
  { "CP1250", LATIN, "áčéěířšýžů", "ďňóťúľĺŕôä" },
  { "CP1250", LATIN, "ąęłóśż", "ćńź" },
  { "CP1250", LATIN, "áéőöü", "íóúű" },
  { "CP1250", LATIN, "čšž", "ćđ" },
  { "CP1250", LATIN, "ăîâşţ", "" },
  { "ISO-8859-2", LATIN, "áčéěířšýžů", "ďňóťúľĺŕôä" },
  { "ISO-8859-2", LATIN, "ąęłóśż", "ćńź" },
  { "ISO-8859-2", LATIN, "áéőöü", "íóúű" },
  { "ISO-8859-2", LATIN, "čšž", "ćđ" },
  { "ISO-8859-2", LATIN, "ăîâşţ", "" },
  { "CP1254", LATIN, "ıışğüöç", "âîû" },
  { "MACINTOSH", LATIN, "éèàáíóñäöü", "êçùâîôûëïœæßúãõåøìò" },
  { "CP1251", OTHER, CYRILLIC_FREQUENT, CYRILLIC_USED },
  { "KOI8-R", OTHER, CYRILLIC_FREQUENT, CYRILLIC_USED },
  { "CP1253", OTHER, "αοιετσνηυρπκμλ", "ςωάέήίόύώδγχθφβξζψϊϋΐΰ" },
  { "CP1255", OTHER, "יוהלארמתבש", "נםדעחקפכטןצזסגךףץ" },
  { "CP1256", OTHER, "اليمنروتبةعدسه",
    "فكقأحجشطصخذئإءثغضزظآىؤ\xD9\x8B\xD9\x91\xD9\x8F\xD9\x8E\xD9\x90،؛؟ـپچژگک" },
  { "CP932", HAN, KANA KANJI, "" },
  { "EUC-JP", HAN, KANA KANJI, "" },
  { "GB18030", HAN,
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子"
    "说产"
    "种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使"
    "点"
    "从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明"
    "看"
    "原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料"
    "象"
    "员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别",
    "" },
  { "BIG5-HKSCS", HAN,
    "的一是不在有我他這中大來上個國到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可里後"
    "小"
    "麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動"
    "兩"
    "長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等"
    "幾"
    "很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信北少關並內加化由卻代軍產入先"
    "山"
    "五太水萬市眼體別處總才場師書比住員九笑性通目華報立馬命張活難神數件安表原車白應路期叫死常提感金"
    "何"
    "更反合放做系計或司利受光王果親界及今京務制解各任至清物台象記邊共風戰干接它許八特覺望直服毛林題"
    "建"
    "南度統色字請交愛讓認算論百吃義科怎元社術結六功指思非流每青管夫連遠資隊跟帶花快條院變聯",
    "" },
  { "CP949", HAN,
    "이다는의에을가고하지로한은사기도를리시대어서인나자아정장일부을스그해수있것들보전국과했으며라원"
    "주"
    "제만여경오상성화비공구신동년당미위선안중무유조등된거조민",
    "" },
};

#define PRINT_MARKS "“”‘’‚„–—…«»‹›\xC2\xA0°·§£€©®•¡¿，。、：；？！「」『』（）《》【】　・"

/* What a byte of an encoding with one a character stands for; 0: nothing. */
static void
fill_table (const char *iconv, gunichar table[256])
{
  for (guint i = 0; i < 256; i++)
    {
      char byte = (char) i;
      g_autofree char *text = g_convert (&byte, 1, "UTF-8", iconv, NULL, NULL, NULL);
      table[i] = text != NULL && *text != '\0' ? g_utf8_get_char (text) : 0;
      if (i >= 0x80 && table[i] < 0xA0)
        table[i] = 0;
    }
}

/* The characters of @bytes; those that the encoding hasn't are 0. NULL where @iconv isn't known. */
static GArray *
read_single (const char *bytes, gsize n_bytes, const char *iconv)
{
  GArray *out = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), (guint) n_bytes);
  gunichar table[256];

  fill_table (iconv, table);
  for (gsize i = 0; i < n_bytes; i++)
    g_array_append_val (out, table[(guchar) bytes[i]]);
  return out;
}

static GArray *
read_double (const char *bytes, gsize n_bytes, const char *iconv)
{
  GArray *out = g_array_new (FALSE, FALSE, sizeof (gunichar));
  gsize read = 0;
  g_autofree char *text = g_convert (bytes, (gssize) n_bytes, "UTF-8", iconv, &read, NULL, NULL);
  /* The sample may end within a character. */
  if (text == NULL && n_bytes - read < 4)
    text = g_convert (bytes, (gssize) read, "UTF-8", iconv, NULL, NULL, NULL);

  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean unused = g_unichar_type (c) == G_UNICODE_PRIVATE_USE || !g_unichar_isdefined (c);
      c = unused ? 0 : c;
      g_array_append_val (out, c);
    }
  return out;
}

static gboolean
has (const char *letters, gunichar c)
{
  return g_utf8_strchr (letters, -1, c) != NULL;
}

static double
judge_letter (const Model *model, gunichar before, gunichar c)
{
  gunichar small = g_unichar_tolower (c);
  double mark = has (model->frequent, small) ? 3 : has (model->used, small) ? 2 : -2;

  if (!g_unichar_isalpha (before))
    return mark;
  if ((model->script == LATIN) == (before >= 0x80))
    mark -= 2;
  if (g_unichar_isupper (c) && g_unichar_islower (before))
    mark -= 3;
  return mark;
}

/* Half of a random text reads as these, which nobody writes any more. */
static gboolean
is_narrow_kana (gunichar c)
{
  return c >= 0xFF61 && c <= 0xFF9F;
}

static double
judge_han (const Model *model, gunichar c)
{
  if (has (model->frequent, c))
    return 3;
  if (has (PRINT_MARKS, c))
    return 1;
  if (is_narrow_kana (c))
    return -2;
  return g_unichar_isalpha (c) ? 0 : -1;
}

/* Quotes and dashes stand at the edges of words, and one of them within. */
static double
judge_mark (gunichar before, gunichar c, gunichar after)
{
  gboolean in = g_unichar_isalnum (before), out = g_unichar_isalnum (after);

  if (has ("“‘„‚«¡¿", c))
    return out && !in ? 3 : 1;
  if (has ("”»…", c))
    return !out ? 3 : 1;
  if (c == 0x2019)
    return in ? 3 : 1;
  return has ("–—", c) && in == out ? 3 : 1;
}

static double
judge (const Model *model, gunichar before, gunichar c, gunichar after)
{
  if (c == 0)
    return NONE;
  if (model->script == HAN)
    return judge_han (model, c);
  if (has (model->used, c) || g_unichar_isalpha (c) || g_unichar_ismark (c))
    return judge_letter (model, before, c);
  if (has (PRINT_MARKS, c))
    return judge_mark (before, c, after);
  return g_unichar_isalpha (before) && g_unichar_isalpha (after) ? -3 : -1;
}

static double
judge_all (const Model *model, const GArray *text, guint *n)
{
  double sum = 0;
  guint count = 0;

  for (guint i = 0; i < text->len; i++)
    {
      gunichar c = g_array_index (text, gunichar, i);
      gunichar before = i > 0 ? g_array_index (text, gunichar, i - 1) : 0;
      gunichar after = i + 1 < text->len ? g_array_index (text, gunichar, i + 1) : 0;
      if (c > 0 && c < 0x80)
        continue;
      sum += judge (model, before, c, after);
      count++;
    }
  *n = count;
  return count > 0 ? sum / count : NONE;
}

/* From the line of the first byte that isn't ASCII, and no more than is needed. */
static void
take_sample (const char **bytes, gsize *n_bytes)
{
  gsize first = 0;

  while (first < *n_bytes && (guchar) (*bytes)[first] < 0x80)
    first++;
  while (first > 0 && (*bytes)[first - 1] != '\n')
    first--;
  *bytes += first;
  *n_bytes = MIN (*n_bytes - first, MAX_SAMPLE);
}

typedef struct
{
  const char *iconv;
  GArray *text;
  double mean;
  guint n;
} Reading;

static void
reading_clear (gpointer data)
{
  g_array_unref (((Reading *) data)->text);
}

static gboolean
same_text (const GArray *a, const GArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len * sizeof (gunichar)) == 0;
}

static void
read_in (GArray *readings, const Model *model, const char *bytes, gsize n_bytes)
{
  Reading *last = readings->len > 0 ? &g_array_index (readings, Reading, readings->len - 1) : NULL;
  guint n = 0;

  if (last == NULL || !g_str_equal (last->iconv, model->iconv))
    {
      Reading new = { model->iconv, NULL, NONE, 0 };
      new.text = model->script == HAN ? read_double (bytes, n_bytes, model->iconv)
                                      : read_single (bytes, n_bytes, model->iconv);
      g_array_append_val (readings, new);
      last = &g_array_index (readings, Reading, readings->len - 1);
    }
  double mean = judge_all (model, last->text, &n);
  last->mean = MAX (mean, last->mean);
  last->n = n;
}

static double
get_lead (const GArray *readings, const Reading *best)
{
  double second = NONE;

  for (guint i = 0; i < readings->len; i++)
    {
      const Reading *reading = &g_array_index (readings, Reading, i);
      if (!same_text (reading->text, best->text))
        second = MAX (second, reading->mean);
    }
  return best->mean - second;
}

AnnoCharsetGuess
anno_charset_guess (const char *bytes, gsize n_bytes)
{
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (Reading));
  AnnoCharsetGuess guess = { models[0].iconv, 0 };
  guint best = 0;

  g_return_val_if_fail (bytes != NULL || n_bytes == 0, guess);

  take_sample (&bytes, &n_bytes);
  g_array_set_clear_func (readings, reading_clear);
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    read_in (readings, &models[i], bytes, n_bytes);
  for (guint i = 1; i < readings->len; i++)
    if (g_array_index (readings, Reading, i).mean > g_array_index (readings, Reading, best).mean)
      best = i;
  const Reading *winner = &g_array_index (readings, Reading, best);
  double weight = get_lead (readings, winner) * sqrt (winner->n);
  guess.iconv = winner->iconv;
  if (winner->n > 0 && winner->mean > 0)
    guess.sure = weight / (weight + 3);
  return guess;
}
