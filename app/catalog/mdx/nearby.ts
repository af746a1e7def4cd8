/** As much as a word or a setting takes. Looking back over a whole pasted file for one takes time by its square. */
const longest = 100;

/** The text that stands right before a place. */
export function textBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - longest), at);
}
