/**
 * The addresses that stay open while others are closed to someone, each with everything beneath it. They are declared
 * here, beside `routes.ts`, and a test holds that each is a route.
 */
export const openPaths = {
  /** To someone whose account has a second step, before they have passed it. */
  beforeSecondStep: [
    "/sign-in/second-step",
    "/sign-in/recovery-code",
    "/sign-in/passkey/challenge",
    "/sign-out",
    "/privacy",
  ],
  /** To everyone during maintenance: leaving, signing in to be an administrator, and the policy. */
  inMaintenance: ["/sign-in", "/sign-out", "/forgot-password", "/reset-password", "/view-as", "/privacy"],
  /** And to someone whose role waits for a second step that they have yet to set up. */
  inMaintenanceToSetUp: ["/settings/two-step", "/settings/recovery-codes"],
  /** To someone who has asked for their account to be erased: undoing it, reading about it, and leaving. */
  whileLeaving: [
    "/undo-erasure",
    "/settings/erasure",
    "/settings/data",
    "/sign-in/again",
    "/sign-in/passkey/challenge",
    "/sign-out",
    "/privacy",
  ],
  /** For writes of an administrator who looks at the site as a role. */
  whileViewing: ["/view-as", "/sign-out"],
} as const;

/** Whether an address, also as Remix asks for its data, is one of these paths or beneath it. */
export function isWithin(paths: readonly string[], pathname: string): boolean {
  const address = pathname.replace(/\.data$/, "");
  return paths.some((path) => address === path || address.startsWith(`${path}/`));
}
