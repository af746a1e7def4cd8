import * as m from "#app/messages/catalog.ts";
import type { QuestionKey } from "./question.ts";

/** The question as it is asked. */
export const questionInWords = (question: QuestionKey): string => m.aboutYouQuestion({ question });

/** A choice as it is offered. */
export function choiceInWords(question: QuestionKey, choice: string): string {
  if (choice === "other") return question === "gender" ? m.aboutYouOtherTerm() : m.aboutYouOther();
  if (question === "languages") return new Intl.DisplayNames("en", { type: "language" }).of(choice) ?? choice;
  if (question === "race") return m.aboutYouRace({ choice });
  if (question === "gender") return m.aboutYouGender({ choice });
  if (question === "disability") return m.aboutYouDisability({ choice });
  if (question === "role") return m.aboutYouRole({ choice });
  if (question === "setting") return m.aboutYouSetting({ choice });
  if (question === "years") return m.aboutYouYears({ choice });
  return m.aboutYouAges({ choice });
}
