/* Prints JSON into a string, by the one form of docs/format.md, so that the same content gives the
 * same bytes. json-glib's generator isn't used: it writes numbers it can't read back. */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

/* @n bytes that are JSON already. As g_string_append_len, but in the caller: a file is made of
 * millions of pieces of a few bytes. */
static inline void
anno_json_print_bytes (GString *out, const char *bytes, gsize n)
{
  if (n >= out->allocated_len - out->len)
    {
      g_string_append_len (out, bytes, (gssize) n);
      return;
    }
  memcpy (out->str + out->len, bytes, n);
  out->len += n;
  out->str[out->len] = '\0';
}

/* A string in its quotes, escaped as docs/format.md says. */
void anno_json_print_string (GString *out, const char *text);
/* @length in bytes. */
void anno_json_print_string_len (GString *out, const char *text, gsize length);
/* "key":, with a comma before it where @out doesn't end with an opening brace or bracket. */
void anno_json_print_key (GString *out, const char *key);
/* "key":"value"; nothing where @value is NULL. */
void anno_json_print_member (GString *out, const char *key, const char *value);
/* "key":12. */
void anno_json_print_number (GString *out, const char *key, gint64 number);
/* Raw members ("key":value,…) or raw elements, with a comma where one is due; nothing for NULL. */
void anno_json_print_raw (GString *out, const char *raw);

G_END_DECLS
