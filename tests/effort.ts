/** How much more thorough the tests are than usual: 1, and more in `npm run soak`. Read only here. */
export const effort = Math.max(1, Number(process.env.TEST_EFFORT ?? 1) || 1);

/** How many runs of a property or rounds of a race to do, where `usual` are enough for each change. */
export function times(usual: number): number {
  return usual * effort;
}
