/** A text as readers compare it with others: one letter case, one kind of quote, no punctuation at the end. */
export const readsAs = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[‐-―−]/g, "-")
    .replace(/[\p{Cf}\u00AD]/gu, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.,;:!?…\s]+$/, "");
