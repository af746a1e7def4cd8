/** What the start command tells this process; it has already checked the words. */
export function site() {
  // biome-ignore lint/style/noProcessEnv: the only place below app/server that reads what the start command set
  const { PUBLIC_URL, DEMO } = process.env;
  return {
    /** The address that people type, where a proxy stands in front. */
    publicUrl: PUBLIC_URL || undefined,
    /** The embedded database with its demo people, whose password everybody may know. */
    isDemo: DEMO === "1",
  };
}
