/** This site's client registration at the test providers. */
export const client = { id: "sound-practice", secret: "a-secret-of-this-client-long-enough" };
