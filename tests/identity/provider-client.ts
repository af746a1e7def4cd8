/** What this site is called at the providers of tests. */
export const client = { id: "sound-practice", secret: "a-secret-of-this-client-long-enough" };
