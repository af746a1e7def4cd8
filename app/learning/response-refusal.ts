/** Why an answer cannot be saved as it is; refusal-words.ts words it for people. */
export const refusals = [
  "choose-one",
  "choose-some",
  "order-all",
  "match-all",
  "rate-all",
  "give-number",
  "which-number",
  "out-of-range",
  "write-something",
  "too-long",
  "reflection-too-long",
  "unknown-choice",
  "locked",
  "superseded",
  "answered-elsewhere",
  "too-much-for-guest",
] as const;
export type Refusal = (typeof refusals)[number];

export function isRefusal(word: unknown): word is Refusal {
  return refusals.some((refusal) => refusal === word);
}
