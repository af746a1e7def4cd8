import * as m from "#app/messages/catalog.ts";
import { longestAnswer, longestNotes } from "./answer-lengths.ts";
import { longestReflection } from "./reflection.ts";
import type { Refusal } from "./response-refusal.ts";

/** Why an answer was not saved, worded for people: what happened, and what to do. */
export function refusalWords(refusal: Refusal): string {
  switch (refusal) {
    case "choose-one":
      return m.learningRefusalChooseOne();
    case "choose-some":
      return m.learningRefusalChooseSome();
    case "order-all":
      return m.learningRefusalOrderAll();
    case "match-all":
      return m.learningRefusalMatchAll();
    case "rate-all":
      return m.learningRefusalRateAll();
    case "give-number":
      return m.learningRefusalGiveNumber();
    case "which-number":
      return m.learningRefusalWhichNumber();
    case "out-of-range":
      return m.learningRefusalOutOfRange();
    case "write-something":
      return m.learningRefusalWriteSomething();
    case "too-long":
      return m.learningRefusalTooLong({ answer: longestAnswer, notes: longestNotes });
    case "reflection-too-long":
      return m.learningRefusalReflectionTooLong({ limit: longestReflection });
    case "unknown-choice":
      return m.learningRefusalUnknownChoice();
    case "locked":
      return m.learningRefusalLocked();
    case "superseded":
      return m.learningRefusalSuperseded();
    case "answered-elsewhere":
      return m.learningRefusalAnsweredElsewhere();
    case "too-much-for-guest":
      return m.learningRefusalTooMuchForGuest();
  }
}
