/** The address of a program, or of a session or artifact on its page. */
export const programPath = (slug: string, key?: string) =>
  `/programs/${encodeURIComponent(slug)}${key ? `#${key}` : ""}`;

/** The address of a protocol. */
export const protocolPath = (slug: string) => `/protocols/${encodeURIComponent(slug)}`;
