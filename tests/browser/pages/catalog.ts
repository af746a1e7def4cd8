import { course, lessonAddresses, otherFirstLessons } from "../lessons.ts";
import { type PageRows, toEverybody } from "./finds.ts";

export const catalogPages: PageRows = {
  courses: { addresses: ["/courses", "/courses?q=nothing+like+it"], finds: toEverybody },
  // The first lesson is open to everyone, as its course is.
  "courses/:course": { addresses: [course, ...lessonAddresses.slice(0, 1), ...otherFirstLessons], finds: toEverybody },
  "courses/:course/facilitator": { addresses: [`${course}/facilitator`], finds: toEverybody },
  programs: { addresses: ["/programs"], finds: toEverybody },
  "programs/:program": { addresses: ["/programs/data-coaching"], finds: toEverybody },
  "programs/:program/sessions/:session": {
    addresses: ["/programs/data-coaching/sessions/problem-to-causes"],
    finds: toEverybody,
  },
  "programs/:program/artifacts/:artifact": {
    addresses: ["/programs/data-coaching/artifacts/pdsa-plan"],
    finds: toEverybody,
  },
  "programs/:program/handouts/:handout": {
    addresses: ["/programs/data-coaching/handouts/observing-a-data-meeting"],
    finds: toEverybody,
  },
  protocols: { addresses: ["/protocols"], finds: toEverybody },
  "protocols/:protocol": { addresses: ["/protocols/data-driven-dialogue"], finds: toEverybody },
  glossary: { addresses: ["/glossary"], finds: toEverybody },
};
