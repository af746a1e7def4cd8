import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { notFound } from "#app/http/refusals.ts";
import { discardImport } from "#app/identity/imports/import.server.ts";
import { daysToMend, type Heading } from "#app/identity/imports/import.ts";
import { columnsOf } from "#app/identity/imports/import-columns.ts";
import { nameIn } from "#app/identity/imports/import-headings.ts";
import { countEffects, findImport, listImportRows, listRepairs } from "#app/identity/imports/queries/imports.server.ts";
import { headingsWithSamples } from "#app/identity/imports/sampled-headings.server.ts";
import { ImportColumnsForm } from "#app/identity/imports/ui/import-columns-form.tsx";
import { ImportNextStep } from "#app/identity/imports/ui/import-next-step.tsx";
import { ImportRepairs } from "#app/identity/imports/ui/import-repairs.tsx";
import { ImportRows } from "#app/identity/imports/ui/import-rows.tsx";
import { effectsInWords, importStateInWords } from "#app/identity/imports/ui/import-words.ts";
import { countOpenInvitationsOfImport } from "#app/identity/invitations/queries/invitations.server.ts";
import * as m from "#app/messages/catalog.ts";
import { administrator } from "#app/signed-in/administrator.server.ts";
import { dayAndTimeIn } from "#app/time/dates.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { ProgressLine } from "#app/ui/progress-line.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { AdminPage } from "../admin-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data ? m.importsTitleOf({ file: data.fileName }) : m.importsTitle()) },
  // Without JavaScript the page reloads itself while a job is running.
  ...(data?.isBusy ? [{ httpEquiv: "refresh", content: "5" }] : []),
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await administrator(request);
  const found = await findImport(db, params.import ?? "");
  if (!found) throw notFound("Import");
  const { state, kind, fileName, rowCount, problemCount, ignoredColumns, counts, starterName, createdAt } = found;
  const { headings } = found;
  const canChange = state === "checked" || state === "failed";
  const isChecking = state === "checking";
  const { rows, ...pages } = isChecking
    ? { rows: [], page: 1, pageCount: 1 }
    : await listImportRows(db, found.id, Number(new URL(request.url).searchParams.get("page")));
  return {
    isBusy: isChecking || state === "running",
    checkedRows: found.checkedRows,
    ...{ id: found.id, state, kind, fileName, rowCount, problemCount, ignoredColumns },
    ...pages,
    stateInWords: importStateInWords(state, problemCount),
    effects: isChecking ? [] : effectsInWords(counts ?? (await countEffects(db, found.id))),
    rows: rows.map(({ line, cells, effects, problems }) => ({
      ...{ line, problems },
      says: columnsOf[kind].flatMap((column) => (column === "name" ? nameIn(cells) : cells[column]) || []).join(", "),
      effects: effectsInWords(Object.fromEntries(effects.map((effect) => [effect, 1]))),
    })),
    ...(canChange ? await changesFor(found) : { headings: [], repairs: [] }),
    isUndecided: headings.some(({ twin }) => twin !== undefined),
    openInvitations: state === "done" ? await countOpenInvitationsOfImport(db, found.id) : 0,
    starter: starterName ?? m.invitationsInviterGone(),
    at: dayAndTimeIn(person.timeZone, createdAt.toISOString()),
  };
}

async function changesFor(found: { id: string; headings: Heading[]; problemCount: number }) {
  const [headings, repairs] = await Promise.all([
    headingsWithSamples(db, found),
    found.problemCount > 0 ? listRepairs(db, found.id) : [],
  ]);
  return { headings, repairs };
}

/** Discards the import. */
export async function action({ request, params }: ActionFunctionArgs) {
  const person = await administrator(request);
  const found = await findImport(db, params.import ?? "");
  if (!found) throw notFound("Import");
  await discardImport(db, person, found.id);
  throw redirect(`/admin/imports/${found.id}`, 303);
}

export default function ImportPage() {
  const found = useLoaderData<typeof loader>();
  const { id, state, kind, fileName, rowCount, starter, at, ignoredColumns, effects, rows, page, pageCount } = found;
  const { headings, repairs, isUndecided } = found;
  useFreshState(found.isBusy);
  return (
    <AdminPage
      title={m.importsTitleOf({ file: fileName })}
      lead={m.importsReadBy({ rows: rowCount, starter, at })}
      breadcrumbs={[{ to: "/admin/imports", label: m.importsTitle() }]}
    >
      <div className="stack-6">
        <State />
        {headings.length > 0 ? (
          <section aria-labelledby="headings" className="stack">
            <h2 id="headings">{m.importsHeadings()}</h2>
            <details open={isUndecided}>
              <summary>
                {m.importsHeadingsFold({ count: headings.length, read: headings.length - ignoredColumns.length })}
              </summary>
              <ImportColumnsForm importId={id} kind={kind} headings={headings} />
            </details>
          </section>
        ) : null}
        <ImportRepairs importId={id} repairs={repairs} />
        {ignoredColumns.length > 0 ? <p>{m.importsIgnored({ columns: ignoredColumns.join(", ") })}</p> : null}
        {effects.length > 0 ? (
          <section aria-labelledby="effects" className="stack-2">
            <h2 id="effects">{effectsTitle(state, found.problemCount)}</h2>
            <ul>
              {effects.map((effect) => (
                <li key={effect}>{effect}</li>
              ))}
            </ul>
          </section>
        ) : null}
        <ImportNextStep {...found} />
        {rows.length > 0 ? (
          <section aria-labelledby="rows" className="stack">
            <h2 id="rows">{m.importsRows()}</h2>
            <p>
              <a href={`/admin/imports/${id}/problems`} download>
                {m.importsDownload()}
              </a>
            </p>
            <ImportRows rows={rows} />
            <Pagination page={page} pageCount={pageCount} />
          </section>
        ) : null}
      </div>
    </AdminPage>
  );
}

/** The heading above a file's effects. Rows with problems do nothing, and hold back the others. */
function effectsTitle(state: string, problemCount: number): string {
  if (state === "done") return m.importsHappened();
  return problemCount > 0 ? m.importsWouldHappenMended() : m.importsWouldHappen();
}

/** Reloads the page's data every two seconds while a job is running. */
function useFreshState(isRunning: boolean) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(revalidate, 2_000);
    return () => clearInterval(timer);
  }, [isRunning, revalidate]);
}

function State() {
  const { state, problemCount, stateInWords, isUndecided, rows, checkedRows, rowCount } =
    useLoaderData<typeof loader>();
  if (isUndecided && state === "checked") {
    return (
      <Notice kind="care" live title={m.importsUndecided()}>
        <p>{m.importsUndecidedNext()}</p>
      </Notice>
    );
  }
  if (state === "checking") {
    return (
      <Notice kind="note" live title={stateInWords}>
        <p>{m.importsCheckingNext({ checked: checkedRows, rows: rowCount })}</p>
        <ProgressLine share={checkedRows / rowCount} />
      </Notice>
    );
  }
  const isWrong = state === "failed" || (state === "checked" && problemCount > 0);
  const doneSome =
    rows.length > 0 ? m.importsDoneSome({ days: daysToMend }) : m.importsDoneForgotten({ days: daysToMend });
  const more = {
    checked: problemCount > 0 ? m.importsProblemsNext() : m.importsReadyNext(),
    running: m.importsRunningNext(),
    done: problemCount > 0 ? doneSome : m.importsDoneNext(),
    failed: problemCount > 0 ? m.importsFailedNext({ days: daysToMend }) : m.importsFailedRight(),
    discarded: m.importsDiscardedNext(),
  };
  return (
    <Notice kind={isWrong ? "care" : state === "done" ? "done" : "note"} live title={stateInWords}>
      <p>{more[state]}</p>
    </Notice>
  );
}
