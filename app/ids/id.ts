/** Whether a text is a UUID. PostgreSQL fails when an id is compared with anything else, so queries ask first. */
export function isId(id: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id);
}
