import { z } from "zod";
import * as m from "#app/messages/catalog.ts";

/** The readers of a note: the cohort, or its author alone. A coach's private note is never handed over. */
export const noteAudiences = ["cohort", "author"] as const;
export type NoteAudience = (typeof noteAudiences)[number];

export const longestNote = 20_000;

export const noteSchema = () =>
  z.object({
    text: z.string(m.meetingsNoteMissing()).trim().min(1, m.meetingsNoteMissing()).max(longestNote),
    audience: z.enum(noteAudiences),
    key: z.string().min(8).max(100),
  });

export const nextStepSchema = () =>
  z.object({
    step: z.string(m.meetingsStepMissing()).trim().min(1, m.meetingsStepMissing()).max(500),
    ownerId: z.uuid(m.meetingsStepOwnerMissing()),
    dueOn: z.iso.date(m.meetingsDayMissing()).optional(),
    key: z.string().min(8).max(100),
  });
