/* Which numbers in an XMI file are references, where nothing says it. */
#pragma once

#include "foreign/cas.h"

G_BEGIN_DECLS

/* Makes each unclear feature of @cas one of references, where all that its type's feature of that
 * name holds in the file are ids of feature structures, else one of words. Whether any became one
 * of references. */
gboolean anno_uima_xmi_guess (AnnoCas *cas);

G_END_DECLS
