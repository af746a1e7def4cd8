import { minutes } from "#app/time/durations.ts";

/** The site is being worked on: everybody but administrators is asked to come back. */
export type Maintenance = {
  since: Date;
  /** When it should be over; null when nobody knows. */
  until: Date | null;
  message: string | null;
};

type Visitor = { isAdministrator: boolean; hasToSetUpSecondStep: boolean };

/** Who leaves, or becomes an administrator by signing in, may; the policy and a page's own parts stay too. */
const alwaysOpen = ["/sign-in", "/sign-out", "/forgot-password", "/reset-password", "/view-as", "/privacy"];
const secondStep = ["/settings/two-step", "/settings/recovery-codes"];

/** Whether somebody may go on meanwhile: administrators everywhere, everybody else only where signing in is. */
export function isOpenDuringMaintenance({ isAdministrator, hasToSetUpSecondStep }: Visitor, pathname: string): boolean {
  const within = (place: string) => pathname === place || pathname.startsWith(`${place}/`);
  return isAdministrator || alwaysOpen.some(within) || (hasToSetUpSecondStep && secondStep.some(within));
}

/** Seconds after which a program may ask again: when it should be over, and at least a minute. */
export function retryAfter({ until }: Maintenance, now: Date): number {
  const left = until ? until.getTime() - now.getTime() : 5 * minutes;
  return Math.ceil(Math.max(left, 1 * minutes) / 1000);
}
