/** The address of a program. */
export const programPath = (slug: string) => `/programs/${encodeURIComponent(slug)}`;

/** The address of a session's agenda. */
export const agendaPath = (slug: string, key: string) => `${programPath(slug)}/sessions/${encodeURIComponent(key)}`;

/** The address of an artifact's fields and rubric. */
export const artifactTemplatePath = (slug: string, key: string) =>
  `${programPath(slug)}/artifacts/${encodeURIComponent(key)}`;

/** The address of a guide or form to print. */
export const handoutPath = (slug: string, key: string) => `${programPath(slug)}/handouts/${encodeURIComponent(key)}`;

/** The address of a protocol. */
export const protocolPath = (slug: string) => `/protocols/${encodeURIComponent(slug)}`;
