/** Long enough for a word or a setting. Looking back over a whole pasted file each time would take quadratic time. */
const longest = 100;

/** The text that stands right before a place. */
export function textBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - longest), at);
}
