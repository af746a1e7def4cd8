/** Characters in a message of a thread. */
export const longestMessage = 5_000;
