#include "view/palette.h"

#define RGBA(hex, alpha)                                                                           \
  {                                                                                                \
    (((hex) >> 16) & 0xff) / 255.0f, (((hex) >> 8) & 0xff) / 255.0f, ((hex) & 0xff) / 255.0f,      \
        (alpha)                                                                                    \
  }
#define LIGHT(line, label)                                                                         \
  {                                                                                                \
    RGBA (line, 0.14f), RGBA (line, 0.12f), RGBA (line, 0.26f), RGBA (line, 1), RGBA (label, 1)    \
  }
#define DARK(line, label)                                                                          \
  {                                                                                                \
    RGBA (line, 0.20f), RGBA (line, 0.14f), RGBA (line, 0.30f), RGBA (line, 1), RGBA (label, 1)    \
  }

static const char *const names[ANNO_N_COLOURS] = {
  "blue", "orange", "green", "purple", "vermilion", "sky", "yellow", "grey",
};

#define GREY (ANNO_N_COLOURS - 1)

static const AnnoColours colours[ANNO_N_SCHEMES][ANNO_N_COLOURS] = {
  [ANNO_SCHEME_LIGHT] = {
    LIGHT (0x0067b0, 0x005a9c), LIGHT (0xb87500, 0x855300), LIGHT (0x008a63, 0x006b4d),
    LIGHT (0xa8447f, 0x93366d), LIGHT (0x8c2c10, 0x7d2509), LIGHT (0x149ab0, 0x006e80),
    LIGHT (0x716803, 0x645c00), LIGHT (0x484848, 0x404040),
  },
  [ANNO_SCHEME_DARK] = {
    DARK (0x6aaeff, 0x8cc1ff), DARK (0xf0ac3c, 0xf4bd62), DARK (0x3fcf9c, 0x62dab0),
    DARK (0xe48fc0, 0xeda8cf), DARK (0xe8705a, 0xf09080), DARK (0x8edef6, 0xa6e5f8),
    DARK (0xe5e161, 0xebe886), DARK (0xe6e6e6, 0xeeeeee),
  },
  [ANNO_SCHEME_LIGHT_CONTRAST] = {
    LIGHT (0x003f75, 0x003a6b), LIGHT (0x6b4000, 0x5e3800), LIGHT (0x00513a, 0x004a35),
    LIGHT (0x6f1f50, 0x681c4a), LIGHT (0x862f00, 0x7a2b00), LIGHT (0x00505e, 0x004a57),
    LIGHT (0x4c4600, 0x474100), LIGHT (0x3c3c3c, 0x363636),
  },
  [ANNO_SCHEME_DARK_CONTRAST] = {
    DARK (0xa9d1ff, 0xb8d9ff), DARK (0xffcf80, 0xffd996), DARK (0x8ceec9, 0xa2f2d4),
    DARK (0xf7bfdf, 0xf9cce6), DARK (0xffb997, 0xffc8ac), DARK (0xaae9fa, 0xbaeefb),
    DARK (0xf2ea98, 0xf5eeab), DARK (0xdedede, 0xe6e6e6),
  },
};

AnnoScheme
anno_scheme_of (gboolean dark, gboolean high_contrast)
{
  if (high_contrast)
    return dark ? ANNO_SCHEME_DARK_CONTRAST : ANNO_SCHEME_LIGHT_CONTRAST;
  return dark ? ANNO_SCHEME_DARK : ANNO_SCHEME_LIGHT;
}

const char *
anno_palette_get_name (guint index)
{
  g_return_val_if_fail (index < ANNO_N_COLOURS, NULL);
  return names[index];
}

const AnnoColours *
anno_palette_find (AnnoScheme scheme, const char *name)
{
  g_return_val_if_fail (scheme < ANNO_N_SCHEMES, &colours[ANNO_SCHEME_LIGHT][GREY]);

  for (guint i = 0; i < ANNO_N_COLOURS; i++)
    if (g_strcmp0 (name, names[i]) == 0)
      return &colours[scheme][i];
  return &colours[scheme][GREY];
}

static gboolean
is_dark (AnnoScheme scheme)
{
  return scheme == ANNO_SCHEME_DARK || scheme == ANNO_SCHEME_DARK_CONTRAST;
}

GdkRGBA
anno_palette_get_page (AnnoScheme scheme)
{
  static const GdkRGBA light = RGBA (0xffffff, 1), dark = RGBA (0x1e1e1e, 1);
  return is_dark (scheme) ? dark : light;
}

GdkRGBA
anno_palette_get_text (AnnoScheme scheme)
{
  static const GdkRGBA light = RGBA (0x333333, 1), dark = RGBA (0xffffff, 1);
  return is_dark (scheme) ? dark : light;
}
