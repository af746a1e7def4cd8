import { z } from "zod";
import { isTimeZone } from "#app/time/zones.ts";
import { type PasswordProblem, passwordProblem } from "./password.ts";

const emailLength = 254;

/** Languages that people may ask to be served in; each names itself. */
export const languages = ["en", "es", "so", "vi"] as const;
export type Language = (typeof languages)[number];
export const languageNames: Record<Language, string> = {
  en: "English",
  es: "Español",
  so: "Soomaali",
  vi: "Tiếng Việt",
};

/** What a form says, handed in by the page, so that the words stay in the message catalog. */
export type AccountWords = {
  nameMissing: string;
  nameLong: string;
  emailMissing: string;
  emailWrong: string;
  passwordMissing: string;
  passwordProblems: Record<PasswordProblem, string>;
  timeZoneMissing: string;
  languageMissing: string;
};

/** A name is one line: the database refuses some control characters, and a mail header breaks on others. */
const nameField = (words: AccountWords) =>
  z
    .string(words.nameMissing)
    .overwrite((name) => name.replace(/\p{Cc}+/gu, " "))
    .trim()
    .min(1, words.nameMissing)
    .max(120, words.nameLong);

const emailField = (words: AccountWords) =>
  z.string(words.emailMissing).trim().max(emailLength, words.emailWrong).pipe(z.email(words.emailWrong));

/** A password that somebody has: any words, so that no rule of ours says which ones are worth trying. */
const givenPassword = (words: AccountWords) => z.string(words.passwordMissing).max(1024, words.passwordMissing);

export const signInSchema = (words: AccountWords) =>
  z.object({ email: emailField(words), password: givenPassword(words), to: z.string().optional() });

export const signUpSchema = (words: AccountWords) =>
  z
    .object({
      name: nameField(words),
      email: emailField(words),
      password: z.string(words.passwordProblems.short),
      to: z.string().optional(),
    })
    .superRefine(({ name, email, password }, context) => {
      const problem = passwordProblem(password, { name, email });
      if (problem) context.addIssue({ code: "custom", path: ["password"], message: words.passwordProblems[problem] });
    });

export const passwordSchema = (words: AccountWords, owner: { name: string; email: string }) =>
  z
    .object({ current: givenPassword(words), next: z.string(words.passwordProblems.short) })
    .superRefine(({ next }, context) => {
      const problem = passwordProblem(next, owner);
      if (problem) context.addIssue({ code: "custom", path: ["next"], message: words.passwordProblems[problem] });
    });

export const nameSchema = (words: AccountWords) => z.object({ name: nameField(words) });

export const profileSchema = (words: AccountWords) =>
  z.object({
    name: nameField(words),
    timeZone: z.string(words.timeZoneMissing).refine(isTimeZone, words.timeZoneMissing),
    language: z.enum(languages, words.languageMissing),
  });
