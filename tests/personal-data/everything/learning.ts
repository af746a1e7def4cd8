import { completeLesson, reopenLesson } from "#app/learning/completion.server.ts";
import { enroll } from "#app/learning/enrollment.server.ts";
import { addNote, removeNote, setBookmark } from "#app/learning/notes/note.server.ts";
import { idOfKey, newKey } from "#app/learning/notes/note.ts";
import { saveReadingPosition } from "#app/learning/reading-position.server.ts";
import { reflect, setVisibility } from "#app/learning/reflection.server.ts";
import { respond } from "#app/learning/response.server.ts";
import { aLesson } from "#tests/world.ts";
import { check, course, guess, look, reflecting } from "./course.ts";
import type { Sample, World } from "./world.ts";

const traces = {
  reflection: "Three quokkas crossed the ferry dock",
  earlier: "Two quokkas hesitated first",
  answer: "forty-two quokkas",
  observation: "the quokka bar is taller",
  inference: "perhaps quokkas like rain",
  note: "Quokkas in the margin",
  passage: "quokkas gather where it is warm",
  deletedNote: "A quokka that was crossed out",
};

export const learningSample: Sample = { traces, use: learnTogether };

/** A colleague takes the same lesson with other words. */
async function learnTogether(world: World) {
  await learn(world, world.me);
  await learn(world, world.colleague, "bea saw two herons");
}

async function learn({ db, catalog }: World, personId: string, words?: string) {
  const [lesson = aLesson("none")] = course.lessons;
  const place = { course, lesson };
  await enroll(db, personId, course);
  const save = { writer: "a page", base: 0, visibility: "coach" as const };
  const first = await reflect(
    db,
    personId,
    { ...place, prompt: reflecting },
    { ...save, text: words ?? traces.earlier },
  );
  const text = words ?? traces.reflection;
  await reflect(db, personId, { ...place, prompt: reflecting }, { ...save, writer: "another page", base: 1, text });
  if (first.outcome === "saved") await setVisibility(db, personId, first.reflection.id, "cohort");
  const { answer, observation, inference } = words ? { answer: words, observation: words, inference: words } : traces;
  await respond(db, personId, { ...place, prompt: guess }, { kind: "predict", answer });
  const seen = { kind: "observe-infer", observations: observation, inferences: inference } as const;
  await respond(db, personId, { ...place, prompt: look }, seen);
  await respond(db, personId, { ...place, prompt: check }, { kind: "check", answer: ["mean"] });
  await takeNotes(db, personId, words);
  await saveReadingPosition(db, personId, course, lesson, { blockId: "averages-2", offset: 0.5 });
  await completeLesson(db, personId, course, lesson, catalog);
  await reopenLesson(db, personId, course, lesson);
  await completeLesson(db, personId, course, lesson, catalog);
}

async function takeNotes(db: World["db"], personId: string, words?: string) {
  const [lesson = aLesson("none")] = course.lessons;
  const place = { course, lesson };
  const about = { prefix: "", suffix: "", start: 12, version: "an edition" };
  const kept = { ...about, key: newKey(), words: words ?? traces.note, passage: words ?? traces.passage };
  const deleted = { ...about, key: newKey(), words: words ?? traces.deletedNote, passage: "" };
  for (const note of [kept, deleted]) await addNote(db, personId, place, note);
  await removeNote(db, personId, idOfKey(deleted.key));
  await setBookmark(db, personId, place, true);
}
