import { isWithin, openPaths } from "#app/open-paths.ts";
import { minutes } from "#app/time/durations.ts";

/** The site is being worked on: everybody but administrators is asked to come back. */
export type Maintenance = {
  since: Date;
  /** When it should be over; null when nobody knows. */
  until: Date | null;
  message: string | null;
};

type Visitor = { isAdministrator: boolean; hasToSetUpSecondStep: boolean };

/** Whether somebody may go on meanwhile: administrators everywhere, everybody else only where signing in is. */
export function isOpenDuringMaintenance({ isAdministrator, hasToSetUpSecondStep }: Visitor, pathname: string): boolean {
  if (isAdministrator || isWithin(openPaths.inMaintenance, pathname)) return true;
  return hasToSetUpSecondStep && isWithin(openPaths.inMaintenanceToSetUp, pathname);
}

/** Seconds after which a program may ask again: when it should be over, and at least a minute. */
export function retryAfter({ until }: Maintenance, now: Date): number {
  const left = until ? until.getTime() - now.getTime() : 5 * minutes;
  return Math.ceil(Math.max(left, 1 * minutes) / 1000);
}
