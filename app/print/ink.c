#include "print/ink.h"

static const AnnoInk inks[ANNO_N_INKS] = {
  { "blue", 0x0067b0, 0x005a9c, 0x6aaeff, 0x8cc1ff },
  { "orange", 0xb87500, 0x855300, 0xf0ac3c, 0xf4bd62 },
  { "green", 0x008a63, 0x006b4d, 0x3fcf9c, 0x62dab0 },
  { "purple", 0xa8447f, 0x93366d, 0xe48fc0, 0xeda8cf },
  { "vermilion", 0x8c2c10, 0x7d2509, 0xe8705a, 0xf09080 },
  { "sky", 0x149ab0, 0x006e80, 0x8edef6, 0xa6e5f8 },
  { "yellow", 0x716803, 0x645c00, 0xe5e161, 0xebe886 },
  { "grey", 0x484848, 0x404040, 0xe6e6e6, 0xeeeeee },
};

#define GREY (ANNO_N_INKS - 1)

const AnnoInk *
anno_ink_get (guint index)
{
  g_return_val_if_fail (index < ANNO_N_INKS, &inks[GREY]);
  return &inks[index];
}

const AnnoInk *
anno_ink_find (const char *name)
{
  for (guint i = 0; i < ANNO_N_INKS; i++)
    if (g_strcmp0 (name, inks[i].name) == 0)
      return &inks[i];
  return &inks[GREY];
}
