/** How much harder than usual the tests try: 1, and more in `npm run soak`. Read here and nowhere else. */
export const effort = Math.max(1, Number(process.env.TEST_EFFORT ?? 1) || 1);

/** Runs of a property, or rounds of a race, where `usual` are enough for each change. */
export function times(usual: number): number {
  return usual * effort;
}
