import { lessonAddresses } from "../lessons.ts";
import { type PageRows, toSignedIn, toWordsOfCohort } from "./finds.ts";

export const learningPages: PageRows = {
  "courses/:course/lessons/:lesson": { addresses: lessonAddresses.slice(1), finds: toSignedIn },
  "courses/:course/lessons/:lesson/print": { addresses: [`${lessonAddresses[0]}/print`], finds: toSignedIn },
  learning: { addresses: ["/learning"], finds: toSignedIn },
  reflections: { addresses: ["/reflections"], finds: toSignedIn },
  "reflections/shared": { addresses: ["/reflections/shared"], finds: toSignedIn },
  "reflections/:reflection": {
    addresses: ["/reflections/:reflection"],
    finds: toWordsOfCohort,
  },
};
