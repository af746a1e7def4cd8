/** Words that usually carry a reason or a judgment rather than something one can point to. */
const loaded =
  /\b(because|since|due to|as a result of|caused? by|therefore|so that|thanks to|lazy|unmotivated|careless|don['’]t care|doesn['’]t care|should(?:n['’]t)?|ought to|must be|obviously|clearly|just don['’]t|lack of|lacks?|fail(?:ed|s)? to|refus(?:es?|ed) to)\b/giu;

/** The loaded words in what someone noted as facts, as they wrote them, each once. */
export function loadedWordsIn(text: string): string[] {
  return [...new Set([...text.matchAll(loaded)].map(([word]) => word.toLowerCase()))];
}
