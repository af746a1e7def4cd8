import { isWithin, openPaths } from "#app/open-paths.ts";
import { minutes } from "#app/time/durations.ts";

/** The site is closed for maintenance to everyone but administrators. */
export type Maintenance = {
  since: Date;
  /** The expected end; null if unknown. */
  until: Date | null;
  message: string | null;
};

type Visitor = { isAdministrator: boolean; hasToSetUpSecondStep: boolean };

/**
 * Whether a request is served during maintenance: administrators everywhere, everyone else only on the sign-in pages.
 */
export function isOpenDuringMaintenance({ isAdministrator, hasToSetUpSecondStep }: Visitor, pathname: string): boolean {
  if (isAdministrator || isWithin(openPaths.inMaintenance, pathname)) return true;
  return hasToSetUpSecondStep && isWithin(openPaths.inMaintenanceToSetUp, pathname);
}

/** Seconds for Retry-After: until the expected end, at least a minute. */
export function retryAfter({ until }: Maintenance, now: Date): number {
  const left = until ? until.getTime() - now.getTime() : 5 * minutes;
  return Math.ceil(Math.max(left, 1 * minutes) / 1000);
}
