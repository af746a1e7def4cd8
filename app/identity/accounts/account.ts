import { z } from "zod";
import { oneLine } from "#app/http/typed-text.ts";
import { isTimeZone } from "#app/time/zones.ts";
import { languages } from "../person/language.ts";
import type { PasswordProblem } from "./password.ts";

const emailLength = 254;

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
  pronounsLong: string;
};

/** A name is one line of characters that are seen: nobody can turn the text around theirs, or look like another. */
const nameField = (words: AccountWords) =>
  z.string(words.nameMissing).overwrite(oneLine).min(1, words.nameMissing).max(120, words.nameLong);

const emailField = (words: AccountWords) =>
  z.string(words.emailMissing).trim().max(emailLength, words.emailWrong).pipe(z.email(words.emailWrong));

/** A password that somebody has: any words, so that no rule of ours says which ones are worth trying. */
const givenPassword = (words: AccountWords) => z.string(words.passwordMissing).max(1024, words.passwordMissing);

/** A box that is ticked, or not. */
const tickedField = z
  .string()
  .optional()
  .transform((value) => value === "on");

/** A new password: how well it protects is the verb's to say, on the server, where the lists are. */
const newPassword = (words: AccountWords) =>
  z.string(words.passwordProblems.short).max(1024, words.passwordProblems.long);

export const signInSchema = (words: AccountWords) =>
  z.object({
    email: emailField(words),
    password: givenPassword(words),
    isShared: tickedField,
    to: z.string().optional(),
  });

/** For a form that has an address alone: a link, a code, a new password by mail. */
export const emailSchema = (words: AccountWords) =>
  z.object({ email: emailField(words), isShared: tickedField, to: z.string().optional() });

export const signUpSchema = (words: AccountWords) =>
  z.object({
    name: nameField(words),
    email: emailField(words),
    password: newPassword(words),
    isShared: tickedField,
    to: z.string().optional(),
  });

export const passwordSchema = (words: AccountWords) =>
  z.object({ current: givenPassword(words), next: newPassword(words) });

export const firstPasswordSchema = (words: AccountWords) => z.object({ next: newPassword(words) });

export const resetSchema = (words: AccountWords) =>
  z.object({ token: z.string(), password: newPassword(words), isShared: tickedField });

/** A link's page, whose button does what the link is for. */
export const tokenSchema = z.object({ token: z.string().optional() });
export const linkSchema = tokenSchema.extend({ isShared: tickedField });

export const nameSchema = (words: AccountWords) => z.object({ name: nameField(words) });

/** Any words, or none. */
const pronounsField = (words: AccountWords) =>
  z
    .string()
    .optional()
    .transform((pronouns) => oneLine(pronouns ?? "") || null)
    .refine((pronouns) => (pronouns ?? "").length <= 60, words.pronounsLong);

export const profileSchema = (words: AccountWords) =>
  z.object({
    name: nameField(words),
    pronouns: pronounsField(words),
    timeZone: z.string(words.timeZoneMissing).refine(isTimeZone, words.timeZoneMissing),
    language: z.enum(languages, words.languageMissing),
  });
