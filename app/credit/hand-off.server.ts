import { zipSync } from "fflate";
import type { Catalog } from "#app/catalog/catalog.ts";
import { currentCatalog } from "#app/catalog/current.server.ts";
import { drawPdf } from "#app/document/pdf.server.ts";
import { csvLine } from "#app/http/csv.ts";
import * as m from "#app/messages/catalog.ts";
import { dayOf } from "#app/time/dates.ts";
import { languageInWords } from "#app/trainings/runs/language.ts";
import { listFacilitators, type Run } from "#app/trainings/runs/queries/runs.server.ts";
import { lastDayOf } from "#app/trainings/runs/run.ts";
import type { Db } from "#db/client.server.ts";
import { courseEvidenceCsv } from "./course-evidence.server.ts";
import { evaluationSummary } from "./evaluation.server.ts";
import { hoursOf } from "./hours.ts";
import { creditOfRun, hoursOfEntry } from "./ledger.ts";
import { proposal } from "./proposal.ts";
import { proposedOf } from "./proposal-content.server.ts";
import { listCreditFacts } from "./queries/hand-off.server.ts";
import { listEntriesOfRun } from "./queries/ledger.server.ts";

type Cells = (string | number | null)[];
const csv = (rows: Cells[]) => rows.map(csvLine).join("");

/** Everyone with credit for a run, with what they gave at registration; facts are null after an account was erased. */
async function peopleOf(db: Db, run: Run) {
  const [entries, facts] = [await listEntriesOfRun(db, run.id), await listCreditFacts(db, run.id)];
  const factsOf = new Map(facts.map((each) => [each.personId, each]));
  return [...Map.groupBy(entries, ({ entry }) => entry.holderId).values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const registration = first.personId ? (factsOf.get(first.personId) ?? null) : null;
    const credit = creditOfRun(rows.map(({ entry }) => entry));
    const { offeredMinutes = 0, rule = "half_hours_down" as const } = credit.earned ?? {};
    const claimed = hoursOf({ attended: credit.claimable, offered: offeredMinutes }, rule);
    const name = registration?.signature ?? registration?.legalName ?? first.legalName;
    return [{ name, registration, credit, claimed }];
  });
}

/** The people who signed for clock hours, as a registrar enters them at pdEnroller. It has no format to import. */
export async function pdEnrollerCsv(db: Db, run: Run): Promise<string> {
  const days = { first: dayOf(run.startsAt, run.timeZone), last: lastDayOf(run) };
  const approved = run.approvedMinutes === null ? null : run.approvedMinutes / 60;
  const people = (await peopleOf(db, run)).filter(
    ({ credit, registration }) => credit.claimed && registration?.credit !== "stars",
  );
  const rows = people.map(
    ({ name, registration, credit, claimed }): Cells => [
      ...[name, registration?.pdenrollerEmail ?? null, registration?.certificateNumber ?? null],
      ...[run.title, run.proposalNumber, days.first, days.last, approved],
      ...[credit.earned?.minutes ?? 0, credit.claimable, approved === null ? claimed : Math.min(claimed, approved)],
      ...[registration?.signedAt?.toISOString() ?? null, credit.hours, credit.awarded?.designations.join("; ") ?? null],
    ],
  );
  return csv([m.handOffPdenrollerHeadings().split("|"), ...rows]);
}

/** The people who signed for STARS hours, as a trainer enters them in MERIT; the empty columns are MERIT's own. */
export async function starsCsv(db: Db, run: Run): Promise<string> {
  const trainers = (await listFacilitators(db, run.id)).map(({ name }) => name).join("; ");
  const people = (await peopleOf(db, run)).filter(
    ({ credit, registration }) => credit.claimed && registration?.credit === "stars",
  );
  const day = lastDayOf(run);
  const rows = people.map(
    ({ name, registration, claimed }): Cells => [
      ...[
        registration?.starsId ?? null,
        name,
        run.title,
        null,
        trainers,
        day,
        claimed,
        null,
        run.languages.map(languageInWords).join("; "),
      ],
    ],
  );
  return csv([m.handOffStarsHeadings().split("|"), ...rows]);
}

/** Every entry about a run with its correction and reason, oldest first. */
async function ledgerCsv(db: Db, run: Run): Promise<string> {
  const rows = (await listEntriesOfRun(db, run.id)).map(
    ({ entry, legalName, signature }): Cells => [
      ...[
        entry.id,
        signature ?? legalName,
        m.creditEntryKind({ kind: entry.kind }),
        entry.minutes,
        entry.offeredMinutes,
      ],
      ...[entry.rule, hoursOfEntry(entry), entry.designations.join("; "), entry.earnedOn, entry.corrects],
      ...[entry.reason, entry.reference, entry.recordedAt.toISOString()],
    ],
  );
  return csv([m.handOffLedgerHeadings().split("|"), ...rows]);
}

/** How often each answer of the evaluation was given, and what people wrote; null while somebody can still answer. */
async function evaluationCsv(db: Db, run: Run, now: Date): Promise<string | null> {
  const summary = await evaluationSummary(db, run.id, now);
  if (!summary?.isClosed) return null;
  const rows = summary.tallies.flatMap(({ question, options, texts }): Cells[] => [
    ...options.map(({ label, count }): Cells => [question, label, count]),
    ...texts.map((text): Cells => [question, text, 1]),
  ]);
  return csv([m.handOffEvaluationHeadings().split("|"), ...rows]);
}

/** The records that a provider keeps of an offering for an audit (WAC 181-85-205, -215), as a ZIP archive. */
export async function auditPack(db: Db, run: Run, now: Date, catalog: Catalog = currentCatalog()): Promise<Uint8Array> {
  const texts = {
    "pdenroller.csv": await pdEnrollerCsv(db, run),
    "stars.csv": await starsCsv(db, run),
    "ledger.csv": await ledgerCsv(db, run),
    "evaluation.csv": await evaluationCsv(db, run, now),
    "course-evidence.csv": run.offeringKind === "course" ? await courseEvidenceCsv(db, run) : null,
  };
  const files = Object.entries(texts).flatMap(([name, text]) =>
    text === null ? [] : [[name, Buffer.from(text)] as const],
  );
  const pdf = await drawPdf(proposal(await proposedOf(db, run, catalog), now));
  return zipSync({ "proposal.pdf": pdf, ...Object.fromEntries(files) });
}
