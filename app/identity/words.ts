import * as m from "#app/messages/catalog.ts";
import type { OrganizationKind } from "./organizations/organization.ts";
import type { Role } from "./role.ts";
import type { AccountWords } from "./sign-in/account.ts";
import { passwordLength } from "./sign-in/password.ts";
import type { SignInMethod } from "./sign-in/sign-in-method.ts";

const roleNames: Record<Role, () => string> = {
  educator: m.roleEducator,
  coach: m.roleCoach,
  program_lead: m.roleProgramLead,
  administrator: m.roleAdministrator,
  clock_hour_manager: m.roleClockHourManager,
};

const kindNames: Record<OrganizationKind, () => string> = {
  district: m.organizationDistrict,
  school: m.organizationSchool,
  cbo: m.organizationCbo,
  early_learning: m.organizationEarlyLearning,
  esd: m.organizationEsd,
  other: m.organizationOther,
};

export const roleInWords = (role: Role): string => roleNames[role]();
export const kindInWords = (kind: OrganizationKind): string => kindNames[kind]();

/** What the account forms say, in the language of the interface. */
export function accountWords(): AccountWords {
  return {
    nameMissing: m.accountNameMissing(),
    nameLong: m.accountNameLong(),
    emailMissing: m.accountEmailMissing(),
    emailWrong: m.accountEmailWrong(),
    passwordMissing: m.accountPasswordMissing(),
    passwordProblems: {
      short: m.accountPasswordShort(passwordLength),
      long: m.accountPasswordLong(passwordLength),
      common: m.accountPasswordCommon(),
      repetitive: m.accountPasswordRepetitive(),
      yours: m.accountPasswordYours(),
      ours: m.accountPasswordOurs(),
      pattern: m.accountPasswordPattern(),
      weak: m.accountPasswordWeak(),
    },
    timeZoneMissing: m.settingsTimeZoneChoose(),
    languageMissing: m.settingsTimeZoneChoose(),
    pronounsLong: m.profilePronounsLong(),
  };
}

/** What the forms for mailed codes say. */
export const mailCodeWords = () => ({ missing: m.mailProofCodeMissing(), wrongShape: m.mailProofCodeShape() });

const methodNames: Record<SignInMethod, () => string> = {
  password: m.sessionsMethodPassword,
  email_link: m.sessionsMethodEmailLink,
  email_code: m.sessionsMethodEmailCode,
  passkey: m.sessionsMethodPasskey,
  connected: m.sessionsMethodConnected,
  sign_up: m.sessionsMethodSignUp,
};

/** How a session began, as the end of a sentence. */
export const signInMethodInWords = (method: SignInMethod): string => methodNames[method]();
