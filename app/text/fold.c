#include "text/fold.h"

#include "text/plain.h"

struct _AnnoFold
{
  AnnoFoldFlags flags;
  GString *text;
  GArray *starts; /* of guint: one a byte of the text */
  GArray *ends;   /* likewise */
  guint line_ends; /* in the run of blanks that was added last */
};

/* Letters with a stroke, and those that are two, which Unicode doesn't take apart. */
static const struct
{
  gunichar letter;
  const char *plain;
} strokes[] = {
  { 0x00E6, "ae" }, /* æ */ { 0x00F0, "d" },  /* ð */ { 0x00F8, "o" }, /* ø */
  { 0x00FE, "th" }, /* þ */ { 0x0111, "d" },  /* đ */ { 0x0127, "h" }, /* ħ */
  { 0x0131, "i" },  /* ı */ { 0x0142, "l" },  /* ł */ { 0x0153, "oe" }, /* œ */
  { 0x0167, "t" },  /* ŧ */ { 0x00C6, "AE" }, /* Æ */ { 0x00D0, "D" }, /* Ð */
  { 0x00D8, "O" },  /* Ø */ { 0x00DE, "TH" }, /* Þ */ { 0x0110, "D" }, /* Đ */
  { 0x0126, "H" },  /* Ħ */ { 0x0141, "L" },  /* Ł */ { 0x0152, "OE" }, /* Œ */
  { 0x0166, "T" },  /* Ŧ */
};

static gboolean
is_without_width (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT || c == 0x034F || c == 0x0640
         || (c >= 0xFE00 && c <= 0xFE0F);
}

/* An accent, or a point of Arabic or Hebrew; not the signs for vowels of the scripts of India, which are
 * letters to their readers. */
static gboolean
is_mark (gunichar c)
{
  int order = c >= 0x300 ? g_unichar_combining_class (c) : 0;
  return order > 9;
}

static gunichar
plain_sign (gunichar c)
{
  switch (c)
    {
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x2039: case 0x203A:
    case 0x02BC: case 0x0060: case 0x00B4:
      return '\'';
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x2033: case 0x00AB: case 0x00BB:
    case 0x300C: case 0x300D: case 0x300E: case 0x300F:
      return '"';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
      return '-';
    default:
      return c;
    }
}

static void
add (AnnoFold *self, gunichar c, guint place)
{
  gsize before = self->text->len;
  guint end = place + 1;

  g_string_append_unichar (self->text, c);
  for (gsize i = before; i < self->text->len; i++)
    {
      g_array_append_val (self->starts, place);
      g_array_append_val (self->ends, end);
    }
}

/* The character before goes on over @place. */
static void
lengthen (AnnoFold *self, guint place)
{
  if (self->ends->len > 0)
    g_array_index (self->ends, guint, self->ends->len - 1) = place + 1;
}

static gboolean
ends_with_blank (const AnnoFold *self)
{
  gsize n = self->text->len;
  return n > 0 && (self->text->str[n - 1] == ' ' || self->text->str[n - 1] == '\n');
}

static void
add_blank (AnnoFold *self, gunichar c, guint place)
{
  gboolean goes_on = ends_with_blank (self);

  self->line_ends = (goes_on ? self->line_ends : 0) + (c == '\n' || c == 0x2029);
  if (goes_on)
    lengthen (self, place);
  else
    add (self, ' ', place);
  if (self->line_ends > 1)
    self->text->str[self->text->len - 1] = '\n';
}

static gboolean
add_stroke (AnnoFold *self, gunichar c, guint place)
{
  for (guint i = 0; i < G_N_ELEMENTS (strokes); i++)
    {
      if (strokes[i].letter != c)
        continue;
      for (const char *p = strokes[i].plain; *p != '\0'; p++)
        add (self, (gunichar) *p, place);
      return TRUE;
    }
  return FALSE;
}

static gunichar
small (gunichar c)
{
  /* The last sigma of a word, and the long s, are theirs in another place. */
  return c == 0x03C2 ? 0x03C3 : c == 0x017F ? 's' : g_unichar_tolower (c);
}

static void
add_letter (AnnoFold *self, gunichar c, guint place)
{
  if (self->flags & ANNO_FOLD_CASE)
    c = small (c);
  if (is_without_width (c))
    return;
  if (is_mark (c) && (self->flags & ANNO_FOLD_MARKS))
    lengthen (self, place);
  else if ((self->flags & ANNO_FOLD_CASE) && c == 0x00DF) /* ß */
    {
      add (self, 's', place);
      add (self, 's', place);
    }
  else if (!(self->flags & ANNO_FOLD_MARKS) || !add_stroke (self, c, place))
    add (self, plain_sign (c), place);
}

static void
add_character (AnnoFold *self, gunichar c, guint place)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  if (g_unichar_isspace (c) || c == '\v' || anno_plain_is_separator (c))
    add_blank (self, c, place);
  else if (c < 0x80)
    add (self, self->flags & ANNO_FOLD_CASE ? small (plain_sign (c)) : plain_sign (c), place);
  else if (is_without_width (c))
    return;
  else if (plain_sign (c) != c)
    add (self, plain_sign (c), place);
  else
    {
      gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
      for (gsize i = 0; i < n; i++)
        add_letter (self, parts[i], place);
    }
}

AnnoFold *
anno_fold_new (const char *text, gsize n_bytes, AnnoFoldFlags flags)
{
  g_return_val_if_fail (text != NULL, NULL);

  AnnoFold *self = g_new0 (AnnoFold, 1);
  self->flags = flags;
  self->text = g_string_sized_new (n_bytes + 1);
  self->starts = g_array_sized_new (FALSE, FALSE, sizeof (guint), (guint) n_bytes);
  self->ends = g_array_sized_new (FALSE, FALSE, sizeof (guint), (guint) n_bytes);
  guint place = 0;
  for (const char *p = text; p < text + n_bytes; p = g_utf8_next_char (p))
    add_character (self, g_utf8_get_char (p), place++);
  return self;
}

void
anno_fold_free (AnnoFold *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->starts);
  g_array_unref (self->ends);
  g_free (self);
}

const char *
anno_fold_get_text (const AnnoFold *self, gsize *n_bytes)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_bytes != NULL)
    *n_bytes = self->text->len;
  return self->text->str;
}

guint
anno_fold_get_start (const AnnoFold *self, gsize byte)
{
  g_return_val_if_fail (self != NULL && byte < self->starts->len, 0);
  return g_array_index (self->starts, guint, byte);
}

guint
anno_fold_get_end (const AnnoFold *self, gsize byte)
{
  g_return_val_if_fail (self != NULL && byte > 0 && byte <= self->ends->len, 0);
  return g_array_index (self->ends, guint, byte - 1);
}
