import { lessonAddresses } from "../lessons.ts";
import {
  nobodys,
  type PageRows,
  toAdministrators,
  toEverybody,
  toNoRole,
  toSignedIn,
  toWordsOfCohort,
} from "./finds.ts";

/** A lesson with run charts and a step of the reader's own cycle. */
const withOwnCycle = "/courses/smallest-useful-test/lessons/twelve-points-on-a-line";

export const learningPages: PageRows = {
  "courses/:course/lessons/:lesson": { addresses: [...lessonAddresses.slice(1), withOwnCycle], finds: toSignedIn },
  "courses/:course/lessons/:lesson/print": { addresses: [`${lessonAddresses[0]}/print`], finds: toSignedIn },
  "courses/:course/lessons/:lesson/notes": { addresses: [`${lessonAddresses[0]}/notes`], finds: toEverybody },
  notes: { addresses: ["/notes"], finds: toSignedIn },
  "notes/:note": { addresses: [`/notes/${nobodys}`], finds: toNoRole },
  learning: { addresses: ["/learning"], finds: toSignedIn },
  reflections: { addresses: ["/reflections"], finds: toSignedIn },
  "reflections/shared": { addresses: ["/reflections/shared"], finds: toSignedIn },
  "reflections/:reflection/reader": { addresses: [`/reflections/${nobodys}/reader`], finds: toNoRole },
  "admin/readings": { addresses: ["/admin/readings"], finds: toAdministrators },
  "reflections/:reflection": {
    addresses: ["/reflections/:reflection"],
    finds: toWordsOfCohort,
  },
};
