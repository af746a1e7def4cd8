/** Words that usually express a reason or a judgment rather than an observation. */
const loaded =
  /\b(because|since|due to|as a result of|caused? by|therefore|so that|thanks to|lazy|unmotivated|careless|don['’]t care|doesn['’]t care|should(?:n['’]t)?|ought to|must be|obviously|clearly|just don['’]t|lack of|lacks?|fail(?:ed|s)? to|refus(?:es?|ed) to)\b/giu;

/** The loaded words among a person's observations, as written, each once. */
export function loadedWordsIn(text: string): string[] {
  return [...new Set([...text.matchAll(loaded)].map(([word]) => word.toLowerCase()))];
}
