/**
 * How Node runs a web process. Without a limit, V8 gives the space for young objects 134 MB, which saves no time: a page's
 * objects are dead when it is sent.
 */
export const webProcessFlags = ["--max-semi-space-size=8"];
