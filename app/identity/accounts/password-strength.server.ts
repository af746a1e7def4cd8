import { ZxcvbnFactory, type ZxcvbnResult } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as commonWords } from "@zxcvbn-ts/language-common";
import { dictionary as englishWords } from "@zxcvbn-ts/language-en";
import { demoPassword } from "../person/demo.ts";
import { lengthProblem, normalizedPassword, type PasswordOwner, type PasswordProblem, simplified } from "./password.ts";

/**
 * Leaked passwords, words and names, offline, prepared when a password is first chosen. What judging one costs grows
 * steeply with its length: these bounds keep the worst 128 characters that we found under 80 ms, where they took 650.
 */
let estimator: ZxcvbnFactory | undefined;
const estimatorOnce = () => {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...commonWords, ...englishWords },
    graphs: adjacencyGraphs,
    l33tMaxSubstitutions: 16,
  });
  return estimator;
};
const longestEstimated = 40;

/** Of zxcvbn's 0 to 4: at least ten to the eighth guesses. */
const leastScore = 3;

/** What our pages and the web print as an example of a good password. */
const printed = [demoPassword, "correct horse battery staple"].map(simplified);

/** What somebody who knows this site tries first. */
const ourWords = ["sound practice", "soundpractice", "sound", "practice", "equity", "puget", "king county", "learning"];

/** Why a new password would not protect its owner; null when it would. Any character counts, spaces and emoji too. */
export function passwordProblem(password: string, owner: PasswordOwner): PasswordProblem | null {
  const problem = lengthProblem(password);
  if (problem) return problem;
  const normalized = normalizedPassword(password);
  if (new Set(normalized).size < 5) return "repetitive";
  const plain = simplified(normalized);
  if (printed.some((phrase) => plain.includes(phrase))) return "common";
  if (ownPhrases(owner).some((phrase) => plain.includes(phrase))) return "yours";
  if (isLittleElse(plain, ownWords(owner))) return "yours";
  if (isLittleElse(plain, ourWords)) return "ours";
  const words = [...ownWords(owner), ...ourWords];
  const estimates = partsOf(normalized).map((part) => estimatorOnce().check(part, words));
  const [first] = estimates;
  if (!first || estimates.some(({ score }) => score >= leastScore)) return null;
  return problemIn(first, owner);
}

/** A whole password is at least as hard to guess as its beginning or its end, also without what a held key adds. */
function partsOf(password: string): string[] {
  const characters = [...password.replace(/(.)\1{3,}/gu, "$1$1$1")];
  if (characters.length <= longestEstimated) return [characters.join("")];
  const parts = [characters.slice(0, longestEstimated), characters.slice(-longestEstimated)];
  return parts.map((part) => part.join(""));
}

/** The address, the part before the @, and the whole name: long enough to be no accident. */
function ownPhrases({ email, name, organizations = [] }: PasswordOwner): string[] {
  const phrases = [email, email.split("@")[0] ?? "", name, ...organizations].map(simplified);
  return phrases.filter((phrase) => [...phrase].length >= 4);
}

/** The same taken apart, for passwords that are little else. */
function ownWords({ email, name, organizations = [] }: PasswordOwner): string[] {
  const words = [email, name, ...organizations].flatMap((text) => text.toLowerCase().split(/[\s\p{P}]+/u));
  return [...new Set(words)].filter((word) => word.length >= 3).slice(0, 60);
}

/** Whether next to nothing is left of a password without these words: "warsame-amina-26". */
function isLittleElse(plain: string, words: string[]): boolean {
  const left = words.map(simplified).reduce((left, word) => left.replaceAll(word, ""), plain);
  return left.length < plain.length && [...left].length < 6;
}

const patterns = new Set(["spatial", "sequence", "wordSequence", "date", "regex"]);

function problemIn({ sequence, feedback }: ZxcvbnResult, owner: PasswordOwner): PasswordProblem {
  const own = new Set(ownWords(owner));
  const given = sequence.flatMap((match) => (match.dictionaryName === "userInputs" ? [match.token.toLowerCase()] : []));
  if (given.some((token) => own.has(token))) return "yours";
  if (given.length > 0) return "ours";
  if (sequence.every(({ pattern }) => pattern === "repeat" || pattern === "bruteforce")) return "repetitive";
  if (sequence.some(({ dictionaryName }) => /^passwords/.test(String(dictionaryName)))) return "common";
  if (feedback.warning === "common" || feedback.warning === "similarToCommon") return "common";
  return sequence.some(({ pattern }) => patterns.has(pattern)) ? "pattern" : "weak";
}
