import { ZxcvbnFactory, type ZxcvbnResult } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as commonWords } from "@zxcvbn-ts/language-common";
import { dictionary as englishWords } from "@zxcvbn-ts/language-en";
import { demoPassword } from "../person/demo.ts";
import { lengthProblem, normalizedPassword, type PasswordOwner, type PasswordProblem, simplified } from "./password.ts";

/**
 * Leaked passwords, words and names, checked offline and loaded when a password is first chosen. The cost of one check
 * grows steeply with length: these bounds keep the worst 128 characters we found under 80 ms, down from 650 ms.
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

/** On zxcvbn's scale of 0 to 4: 3 means at least 10^8 guesses. */
const leastScore = 3;

/** Passwords that our pages and the web print as examples of good ones. */
const printed = [demoPassword, "correct horse battery staple"].map(simplified);

/** Words that an attacker who knows this site tries first. */
const ourWords = ["sound practice", "soundpractice", "sound", "practice", "equity", "puget", "king county", "learning"];

/**
 * Why a new password would not protect its owner; null when it would. Any character counts, including spaces and emoji.
 */
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

/** A password is at least as hard to guess as its beginning or its end, and as itself without repeated characters. */
function partsOf(password: string): string[] {
  const characters = [...password.replace(/(.)\1{3,}/gu, "$1$1$1")];
  if (characters.length <= longestEstimated) return [characters.join("")];
  const parts = [characters.slice(0, longestEstimated), characters.slice(-longestEstimated)];
  return parts.map((part) => part.join(""));
}

/** The address, the part before the @, and the full name; each long enough that a match is no accident. */
function ownPhrases({ email, name, organizations = [] }: PasswordOwner): string[] {
  const phrases = [email, email.split("@")[0] ?? "", name, ...organizations].map(simplified);
  return phrases.filter((phrase) => [...phrase].length >= 4);
}

/** The same phrases split into words, for passwords that consist of little else. */
function ownWords({ email, name, organizations = [] }: PasswordOwner): string[] {
  const words = [email, name, ...organizations].flatMap((text) => text.toLowerCase().split(/[\s\p{P}]+/u));
  return [...new Set(words)].filter((word) => word.length >= 3).slice(0, 60);
}

/** Whether almost nothing is left of a password without these words: "warsame-amina-26". */
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
