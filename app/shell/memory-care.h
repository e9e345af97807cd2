/* Keeps small what the program holds. The C library gives each thread a heap of its own, and keeps
 * what is freed for later: after an article was read and laid out, or a corpus indexed, that is
 * more than the article. Where the C library isn't GNU's, nothing of this is needed, and nothing
 * done. And what is loaded for nothing isn't. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Few heaps. Before the program makes threads. */
void anno_memory_care_begin (void);
/* Gives back what is free, in a thread, once nobody has asked for that for a while. */
void anno_memory_care_rest  (void);

G_END_DECLS
