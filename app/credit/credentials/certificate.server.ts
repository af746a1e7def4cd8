import { type DocumentModel, facts, paragraph } from "#app/document/document.ts";
import * as m from "#app/messages/catalog.ts";
import { dayInWords } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import type { Credential } from "../queries/credentials.server.ts";
import { badgeOf, badgePaths } from "./badge.ts";
import { signCredential } from "./signing-key.server.ts";

/**
 * A certificate as a document, for its page and its PDF. It is no documentation of clock hours, and says so (OSPI lists
 * transcripts and form SPI 1125 only).
 */
export function certificate(credential: Credential, address: string): DocumentModel {
  const { name, title, completedOn, minutes, code, runId, revokedAt } = credential;
  const to = `${address}${badgePaths.certificate(code)}`;
  return {
    title: m.certificateTitle(),
    language: "en-US",
    blocks: [
      ...(revokedAt ? [paragraph([{ text: m.certificateRevoked(), isStrong: true }])] : []),
      paragraph([
        { text: name, isStrong: true },
        { text: ` ${m.certificateCompleted({ kind: runId ? "training" : "course" })}` },
      ]),
      facts(
        m.certificateFacts(),
        [m.certificateFact(), m.certificateValue()],
        [
          [m.certificateOf({ kind: runId ? "training" : "course" }), [{ text: title, language: credential.language }]],
          [m.certificateDay(), dayInWords(completedOn)],
          [m.certificateMinutes({ kind: runId ? "training" : "course" }), m.certificateMinutesOf({ count: minutes })],
          [m.certificateIssuer(), m.certificateIssuerName()],
        ],
      ),
      paragraph(m.certificateNotOfficial()),
      paragraph([{ text: `${m.certificateVerify()} ` }, { text: to, to }]),
    ],
  };
}

/** The same as a signed Open Badges credential. */
export function certificateBadge(db: Db, credential: Credential, address: string): Promise<string | null> {
  const kind = credential.runId ? ("training" as const) : ("course" as const);
  const of = credential.runId ? `/trainings/${credential.runId}` : `/courses#${credential.courseId}`;
  return signCredential(
    db,
    address,
    badgeOf(address, {
      ...credential,
      achievementId: `${address}${of}`,
      criteria: m.certificateCriteria({ kind }),
      description: m.certificateDescription({ title: credential.title }),
    }),
  );
}
