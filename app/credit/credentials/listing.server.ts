import { currentCatalog } from "#app/catalog/current.server.ts";
import type { Person } from "#app/identity/person/person.ts";
import { dayIn, shortDay } from "#app/time/dates.ts";
import type { Db } from "#db/client.server.ts";
import { listCredentialsOf, listFinishedWithout } from "../queries/credentials.server.ts";

/** A certificate, or what was finished and has none yet: its code is null. */
export type ListedCertificate = {
  key: string;
  code: string | null;
  title: string;
  day: string;
  isRevoked: boolean;
  runId: string | null;
  courseId: string | null;
};

/** A person's certificates and what they finished without one. Courses that are no longer offered have none to issue. */
export async function certificatesOf(db: Db, person: Pick<Person, "id" | "timeZone">): Promise<ListedCertificate[]> {
  const [issued, finished] = await Promise.all([listCredentialsOf(db, person.id), listFinishedWithout(db, person.id)]);
  const { coursesById } = currentCatalog();
  return [
    ...finished.flatMap(({ runId, courseId, title, at }) => {
      const name = title ?? coursesById.get(courseId ?? "")?.title;
      const day = dayIn(person.timeZone, at.toISOString());
      const key = `finished ${runId ?? courseId}`;
      return name ? [{ key, code: null, title: name, day, isRevoked: false, runId, courseId }] : [];
    }),
    ...issued.map(({ code, title, completedOn, revokedAt, runId, courseId }) => ({
      ...{ key: code, code, title, day: shortDay(completedOn), isRevoked: revokedAt !== null, runId, courseId },
    })),
  ];
}
