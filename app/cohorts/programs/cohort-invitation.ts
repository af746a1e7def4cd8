import { z } from "zod";
import { wholeNumber } from "#app/http/whole-number.ts";
import { noteField, usesOfCode } from "#app/identity/invitations/invitation.ts";
import * as m from "#app/messages/catalog.ts";

/** How many people one form invites: each has a transaction of their own, and a page answers within seven seconds. */
export const invitedMost = 30;

export const cohortInvitationSchema = () =>
  z.object({
    emails: z.string(m.cohortsEmailsMissing()).trim().min(1, m.cohortsEmailsMissing()).max(100_000),
    note: noteField(),
  });

export const cohortCodeSchema = () =>
  z.object({
    maxUses: wholeNumber({ most: usesOfCode.most, wrong: m.cohortsCodeUsesWrong({ most: usesOfCode.most }) }),
    key: z.uuid().optional(),
  });
