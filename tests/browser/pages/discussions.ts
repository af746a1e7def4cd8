import { idFor } from "#db/seed/random.ts";
import {
  type Finds,
  nobodys,
  type PageRows,
  type Role,
  toCoaches,
  toEverybody,
  toNoRole,
  toRunners,
  toSignedIn,
  toWordsOfCohort,
} from "./finds.ts";

const community = `/community/${idFor("space community")}`;
const cohort = `/community/${idFor("cohort attendance")}`;
const checkIn = `${cohort}/${idFor("topic Before our next session: one count, one conversation")}`;
const welcome = `${community}/${idFor("topic Welcome: who are you, and what are you looking at this year?")}`;
const welcomePost = idFor("post 0 of Welcome: who are you, and what are you looking at this year?");

/** The demo lead wrote it. */
const toItsAuthor = (role: Role): Finds => (role === "nobody" ? "sign-in" : role === "lead" ? "page" : "nothing");

export const discussionsPages: PageRows = {
  search: { addresses: ["/search", "/search?q=families", "/search?tag=families"], finds: toEverybody },
  community: { addresses: ["/community"], finds: toSignedIn },
  "community/:space": { addresses: [cohort, `${cohort}?tag=families`], finds: toWordsOfCohort },
  "community/new": { addresses: ["/community/new"], finds: toRunners },
  "community/drafts": { addresses: ["/community/drafts"], finds: toSignedIn },
  "community/answers": { addresses: ["/community/answers"], finds: toSignedIn },
  "community/about/:kind/:id": { addresses: ["/community/about/lesson/bringing-it-back"], finds: toSignedIn },
  "community/directory": { addresses: ["/community/directory"], finds: toSignedIn },
  "community/directory/me": { addresses: ["/community/directory/me"], finds: toSignedIn },
  "community/:space/settings": { addresses: [`${cohort}/settings`], finds: toCoaches },
  "community/:space/archive": { addresses: [`${cohort}/archive`], finds: toCoaches },
  "community/:space/coach": { addresses: [`${cohort}/coach`], finds: toCoaches },
  "community/:space/export": { addresses: [`${cohort}/export`], finds: toCoaches },
  "community/:space/about": { addresses: [`${cohort}/about`], finds: toWordsOfCohort },
  "community/:space/agreements": { addresses: [`${community}/agreements`], finds: toSignedIn },
  "community/:space/topics/new": { addresses: [`${cohort}/topics/new`], finds: toWordsOfCohort },
  "community/:space/:topic": { addresses: [checkIn], finds: toWordsOfCohort },
  "community/moves/:request": { addresses: [`/community/moves/${nobodys}`], finds: toNoRole },
  "community/:space/:topic/tags": { addresses: [`${checkIn}/tags`], finds: toCoaches },
  "community/:space/:topic/wider": { addresses: [`${checkIn}/wider`], finds: toCoaches },
  "community/:space/:topic/organize": { addresses: [`${checkIn}/organize`], finds: toCoaches },
  "community/:space/:topic/posts/:post": { addresses: [`${welcome}/posts/${welcomePost}`], finds: toItsAuthor },
  "community/moderation": { addresses: ["/community/moderation"], finds: toRunners },
  "community/:space/:topic/posts/:post/report": {
    addresses: [`${welcome}/posts/${welcomePost}/report`],
    finds: toSignedIn,
  },
  "community/:space/:topic/posts/:post/history": {
    addresses: [`${welcome}/posts/${welcomePost}/history`],
    finds: toSignedIn,
  },
};
