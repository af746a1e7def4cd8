import * as m from "#app/messages/catalog.ts";
import type { AccountWords } from "./account.ts";
import { passwordLength } from "./password.ts";

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
