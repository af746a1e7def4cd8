/** What the start command tells this process; it has already checked the words. */
export function site() {
  const { PUBLIC_URL, DEMO, MAIL_URL } = process.env;
  return {
    /** The address that people type, where a proxy stands in front. */
    publicUrl: PUBLIC_URL || undefined,
    /** The embedded database with its demo people, whose password everybody may know. */
    isDemo: DEMO === "1",
    /** Whether mail reaches anybody: through a mail server or, in the demo, on the mailbox page. */
    canMail: Boolean(MAIL_URL) || DEMO === "1",
  };
}
