/** The address of a compiled lesson's prose: a list of HTML stretches, beside its module. */
export const wordsUrl = (moduleUrl: string) => moduleUrl.replace(/\.js$/, ".json");
