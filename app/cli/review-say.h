/* annotator-cli review comment, reply, resolve, reopen, verdict, withdraw, restore: what a reviewer
 * says of one article. */
#pragma once

#include "cli/command.h"

G_BEGIN_DECLS

extern const AnnoCommand anno_review_comment_command;
extern const AnnoCommand anno_review_reply_command;
extern const AnnoCommand anno_review_resolve_command;
extern const AnnoCommand anno_review_reopen_command;
extern const AnnoCommand anno_review_verdict_command;
extern const AnnoCommand anno_review_withdraw_command;
extern const AnnoCommand anno_review_restore_command;

G_END_DECLS
