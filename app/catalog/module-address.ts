/** The address of the words of a compiled lesson: a list of stretches of HTML, beside its module. */
export const wordsUrl = (moduleUrl: string) => moduleUrl.replace(/\.js$/, ".json");
