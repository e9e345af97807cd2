/* How a command of annotator-cli ends. With several causes the highest number counts. */
#pragma once

typedef enum
{
  ANNO_EXIT_DONE = 0,
  ANNO_EXIT_FINDINGS = 1,      /* done, and there is something to look at */
  ANNO_EXIT_USAGE = 2,         /* wrong options or arguments */
  ANNO_EXIT_INPUT = 3,         /* nothing that was named could be read */
  ANNO_EXIT_WRITE = 4,         /* the output could not be written */
  ANNO_EXIT_CONFLICT = 5,      /* a file was changed by another hand */
  ANNO_EXIT_INTERRUPTED = 130, /* Ctrl+C */
} AnnoExit;
