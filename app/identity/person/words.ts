import * as m from "#app/messages/catalog.ts";
import type { Role } from "./role.ts";
import type { SignInMethod } from "./sign-in-method.ts";

const roleNames: Record<Role, () => string> = {
  educator: m.roleEducator,
  coach: m.roleCoach,
  program_lead: m.roleProgramLead,
  administrator: m.roleAdministrator,
  clock_hour_manager: m.roleClockHourManager,
};

export const roleInWords = (role: Role): string => roleNames[role]();

const methodNames: Record<SignInMethod, () => string> = {
  password: m.sessionsMethodPassword,
  email_link: m.sessionsMethodEmailLink,
  email_code: m.sessionsMethodEmailCode,
  passkey: m.sessionsMethodPasskey,
  connected: m.sessionsMethodConnected,
  sign_up: m.sessionsMethodSignUp,
};

/** The sign-in method of a session, worded as the end of a sentence. */
export const signInMethodInWords = (method: SignInMethod): string => methodNames[method]();
