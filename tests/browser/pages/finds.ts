export const roles = ["nobody", "educator", "coach", "lead", "admin"] as const;
export type Role = (typeof roles)[number];

/** What a role gets at an address: the page, sign-in, the home page, or 404. */
export type Finds = "page" | "sign-in" | "home" | "nothing";

/** The addresses of a page in the demo world, and what each role gets there. */
export type PageRow = { addresses: string[]; finds: (role: Role) => Finds };

/** A domain's pages, by the paths of app/routes.ts. */
export type PageRows = Record<string, PageRow>;

export const toEverybody = (): Finds => "page";
export const toNobody = (role: Role): Finds => (role === "nobody" ? "page" : "home");
/** A step of signing in that only exists after the first; see second-step.spec.ts and provider.spec.ts. */
export const toNobodyYet = (role: Role): Finds => (role === "nobody" ? "sign-in" : "home");

/** To some roles; 404 for other signed-in people. */
const only =
  (...those: Role[]) =>
  (role: Role): Finds =>
    role === "nobody" ? "sign-in" : those.includes(role) ? "page" : "nothing";

export const toSignedIn = only("educator", "coach", "lead", "admin");
/** 404 for a person without the thing it is about. */
export const toNoRole = only();
export const toAdministrators = only("admin");
export const toLeads = only("lead", "admin");
export const toRunners = only("coach", "lead", "admin");
export const toCoaches = only("coach");
export const toEducators = only("educator");
/** To those who learn in or coach the demo cohort. */
export const toWordsOfCohort = only("educator", "coach");

/** The id of nothing: only signed-in people learn that it does not exist. */
export const nobodys = "00000000-0000-4000-8000-000000000000";
