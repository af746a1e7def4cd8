import type { Db } from "#db/client.server.ts";
import type { Answer } from "./answers.ts";
import { deleteAnswers, replaceAnswers } from "./queries/answers.server.ts";
import { questionsVersion } from "./question.ts";

/** Saves what a person says about themselves; questions left blank lose an earlier answer. */
export async function saveAnswers(db: Db, personId: string, answers: Answer[]): Promise<void> {
  await db.transaction((db) => replaceAnswers(db, personId, answers, questionsVersion));
}

/** Forgets everything that a person said about themselves. */
export async function forgetAnswers(db: Db, personId: string): Promise<void> {
  await db.transaction((db) => deleteAnswers(db, personId));
}
