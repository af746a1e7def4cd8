import * as m from "#app/messages/catalog.ts";
import { type PasswordProblem, passwordLength } from "./password.ts";

/** The sentence shown beside the field when a new password is refused. */
export function passwordProblemInWords(problem: PasswordProblem): string {
  return {
    short: () => m.accountPasswordShort(passwordLength),
    long: () => m.accountPasswordLong(passwordLength),
    common: m.accountPasswordCommon,
    repetitive: m.accountPasswordRepetitive,
    yours: m.accountPasswordYours,
    ours: m.accountPasswordOurs,
    pattern: m.accountPasswordPattern,
    weak: m.accountPasswordWeak,
  }[problem]();
}
