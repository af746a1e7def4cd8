/** The facts of a run that every mail about it repeats. */
export type AboutRun = { title: string; startsAt: string; runPath: string };

declare module "#app/mail/mail.ts" {
  interface Mails {
    /** To a person who registered, or joined the waitlist. */
    training_registration: AboutRun & { state: "registered" | "waitlisted" };
    /** To a person whom a lead, or a facilitator at the door, registered. */
    training_registered_by: AboutRun & { state: "registered" | "waitlisted"; by: string; terms: string | null };
    /** To a person whose organization approves registrations. */
    training_approval: AboutRun & { answer: "approved" | "refused"; reason: string | null; by: string };
    /** To a person who comes to a run that begins within two days. */
    training_reminder: AboutRun & { place: string | null };
    /** To an address that somebody invites. */
    training_invited: AboutRun & { by: string };
    /** To a walk-in without an account. */
    training_walk_in: AboutRun & { by: string };
    /** To a person on the waitlist whose turn it is. */
    training_offered: AboutRun & { endsAt: string };
    /** To a person who did not answer an offer in time. */
    training_offer_lapsed: AboutRun;
    /** To people of a run that takes place at other times now and whose calendars do not say so. */
    training_moved: AboutRun & {
      endsAt: string;
      timeZone: string;
      before: { startsAt: string; endsAt: string };
      isCourse: boolean;
    };
    /** To everybody who was registered or waited. */
    training_canceled: AboutRun & { reason: string | null };
  }
}

export const sampleRun: AboutRun = {
  title: "Sample training",
  startsAt: "2026-12-03T00:00:00.000Z",
  runPath: "/trainings",
};
