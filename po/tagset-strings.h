/* Made by po/tagset-strings.py from data/tagset.json, for the translators alone. */

/* Translators: The name of the default tagset. */
NC_("tagset", "Who said what, when")

/* Translators: A tag. */
NC_("tagset", "Speaker")

/* Translators: When to use the tag “Speaker”. Use examples of your language. */
NC_("tagset", "Mark the words nearest to the cue that name who said it, with title, party or office; leave out a closing comma and side clauses.")

/* Translators: When to use the tag “Speaker”. Use examples of your language. */
NC_("tagset", "Where a pronoun stands next to the cue, mark the pronoun and choose the person it stands for. For “who” or “which”, mark the noun before it.")

/* Translators: A field of the tag “Speaker”. */
NC_("tagset", "Person")

/* Translators: How to fill in the field “Person” of the tag “Speaker”. Use examples of your language. */
NC_("tagset", "Choose who is meant. All mentions of one person share one entry; a speaker without a name, such as “officials”, gets an entry for the group.")

/* Translators: A field of the tag “Speaker”. */
NC_("tagset", "Mention")

/* Translators: How to fill in the field “Mention” of the tag “Speaker”. Use examples of your language. */
NC_("tagset", "How the article names the speaker here: by name (“Lindsey Graham”), by a description (“the senator”) or by a pronoun (“he”).")

/* Translators: A choice for the field “Mention” of the tag “Speaker”. */
NC_("tagset", "Name")

/* Translators: A choice for the field “Mention” of the tag “Speaker”. */
NC_("tagset", "Description")

/* Translators: A choice for the field “Mention” of the tag “Speaker”. */
NC_("tagset", "Pronoun")

/* Translators: A field of the tag “Speaker”. */
NC_("tagset", "Role")

/* Translators: How to fill in the field “Role” of the tag “Speaker”. Use examples of your language. */
NC_("tagset", "Title, party or office as it is printed: “Sen., R-S.C.”.")

/* Translators: A tag. */
NC_("tagset", "Cue")

/* Translators: When to use the tag “Cue”. Use examples of your language. */
NC_("tagset", "Mark the word or words that signal saying, thinking or planning, with negation and adverbs (“vehemently denied”), as one stretch.")

/* Translators: When to use the tag “Cue”. Use examples of your language. */
NC_("tagset", "In “He said:” the colon belongs to the cue.")

/* Translators: A tag. */
NC_("tagset", "Claim")

/* Translators: When to use the tag “Claim”. Use examples of your language. */
NC_("tagset", "Mark everything that is put in the speaker’s mouth and nothing that the writer adds; leave out the person spoken to.")

/* Translators: When to use the tag “Claim”. Use examples of your language. */
NC_("tagset", "Where the cue stands in the middle, mark both parts as one claim, even across a paragraph break.")

/* Translators: When to use the tag “Claim”. Use examples of your language. */
NC_("tagset", "A claim has to tell what was said: “the idea”, “it” or “the proposal” alone is no claim.")

/* Translators: When to use the tag “Claim”. Use examples of your language. */
NC_("tagset", "Leave unmarked: titles in quotation marks (“Meet the Press”), scare quotes, nicknames, photo credits and “Read more”.")

/* Translators: A field of the tag “Claim”. */
NC_("tagset", "Quote")

/* Translators: How to fill in the field “Quote” of the tag “Claim”. Use examples of your language. */
NC_("tagset", "Direct: all words stand in quotation marks. Mark the quotation marks too, and the punctuation inside them.")

/* Translators: How to fill in the field “Quote” of the tag “Claim”. Use examples of your language. */
NC_("tagset", "Indirect: no quotation marks. Include “that”; leave out the final full stop.")

/* Translators: How to fill in the field “Quote” of the tag “Claim”. Use examples of your language. */
NC_("tagset", "Mixed: some words are quoted, some are not. Mark one claim over both; where only a quotation follows “that”, begin at the quotation mark and choose direct.")

/* Translators: A choice for the field “Quote” of the tag “Claim”. */
NC_("tagset", "Direct")

/* Translators: A choice for the field “Quote” of the tag “Claim”. */
NC_("tagset", "Indirect")

/* Translators: A choice for the field “Quote” of the tag “Claim”. */
NC_("tagset", "Mixed")

/* Translators: A field of the tag “Claim”. */
NC_("tagset", "Kind")

/* Translators: How to fill in the field “Kind” of the tag “Claim”. Use examples of your language. */
NC_("tagset", "Judge the first main clause. Facts could settle it now: factual. Facts will settle it later: prediction. An intention or an offer: plan. Anything else: opinion.")

/* Translators: A choice for the field “Kind” of the tag “Claim”. */
NC_("tagset", "Factual")

/* Translators: A choice for the field “Kind” of the tag “Claim”. */
NC_("tagset", "Prediction")

/* Translators: A choice for the field “Kind” of the tag “Claim”. */
NC_("tagset", "Plan")

/* Translators: A choice for the field “Kind” of the tag “Claim”. */
NC_("tagset", "Opinion")

/* Translators: A field of the tag “Claim”. */
NC_("tagset", "Worth checking")

/* Translators: How to fill in the field “Worth checking” of the tag “Claim”. Use examples of your language. */
NC_("tagset", "Yes where the claim is factual and of public interest, and would mislead readers if it were false.")

/* Translators: A choice for the field “Worth checking” of the tag “Claim”. */
NC_("tagset", "No")

/* Translators: A choice for the field “Worth checking” of the tag “Claim”. */
NC_("tagset", "Yes")

/* Translators: A choice for the field “Worth checking” of the tag “Claim”. */
NC_("tagset", "Unsure")

/* Translators: A field of the tag “Claim”. */
NC_("tagset", "Stance")

/* Translators: How to fill in the field “Stance” of the tag “Claim”. Use examples of your language. */
NC_("tagset", "The speaker’s attitude to the words marked. In “denied the claims of fraud”, mark “the claims of fraud” and choose denies.")

/* Translators: A choice for the field “Stance” of the tag “Claim”. */
NC_("tagset", "Asserts")

/* Translators: A choice for the field “Stance” of the tag “Claim”. */
NC_("tagset", "Denies")

/* Translators: A choice for the field “Stance” of the tag “Claim”. */
NC_("tagset", "Retracts")

/* Translators: A choice for the field “Stance” of the tag “Claim”. */
NC_("tagset", "Asks")

/* Translators: A field of the tag “Claim”. */
NC_("tagset", "Venue")

/* Translators: How to fill in the field “Venue” of the tag “Claim”. Use examples of your language. */
NC_("tagset", "Where it was said, as the article has it: “CNN”, “Twitter”, “a rally in Ohio”.")

/* Translators: A field of the tag “Claim”. */
NC_("tagset", "Said by")

/* Translators: How to fill in the field “Said by” of the tag “Claim”. Use examples of your language. */
NC_("tagset", "The speaker’s mention nearest to the claim; several where several said it together.")

/* Translators: A field of the tag “Claim”. */
NC_("tagset", "Cued by")

/* Translators: How to fill in the field “Cued by” of the tag “Claim”. Use examples of your language. */
NC_("tagset", "The word or words that tie the claim to its speaker.")

/* Translators: A field of the tag “Claim”. */
NC_("tagset", "Said on")

/* Translators: How to fill in the field “Said on” of the tag “Claim”. Use examples of your language. */
NC_("tagset", "When it was said: a date in the same sentence, or in the one before where it is still the same occasion. Not the date of what is talked about.")

/* Translators: A field of the tag “Claim”. */
NC_("tagset", "Inside")

/* Translators: How to fill in the field “Inside” of the tag “Claim”. Use examples of your language. */
NC_("tagset", "A claim that somebody else makes inside a claim gets tags of its own, and a link to the claim around it.")

/* Translators: A tag. */
NC_("tagset", "Date")

/* Translators: When to use the tag “Date”. Use examples of your language. */
NC_("tagset", "Mark the whole expression of time, with words like “early”, “late”, “last” and “next”; leave out prepositions (“on”, “since”) and clauses that follow (“five days” in “five days after he came back”).")

/* Translators: When to use the tag “Date”. Use examples of your language. */
NC_("tagset", "“Friday evening” and “October of 1963” are one date each; “8:00 p.m. on Friday” and “between Monday and Wednesday” are two.")

/* Translators: When to use the tag “Date”. Use examples of your language. */
NC_("tagset", "Leave unmarked: names of programmes and papers that look like dates (“This Week”).")

/* Translators: A field of the tag “Date”. */
NC_("tagset", "When")

/* Translators: How to fill in the field “When” of the tag “Date”. Use examples of your language. */
NC_("tagset", "Day or longer: a day, week, month or year of the calendar. Time of day: “last night” and “Sunday morning” too. Length of time: “five days”. Repeated: “every Monday”.")
