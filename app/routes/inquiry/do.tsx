import { randomUUID } from "node:crypto";
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import type { FormReply } from "#app/http/form-reply.ts";
import { notFound } from "#app/http/refusals.ts";
import { safePath } from "#app/http/return-path.ts";
import { saveStep } from "#app/inquiry/cycle.server.ts";
import { type CycleVisit, cycleVisitor, writesCycle } from "#app/inquiry/cycle-visit.server.ts";
import { recordEntries } from "#app/inquiry/entry.server.ts";
import { entryFields, readEntryForm, readPasteForm } from "#app/inquiry/entry-form.ts";
import { shownEntries } from "#app/inquiry/entry-view.ts";
import { listRemoved } from "#app/inquiry/queries/entries.server.ts";
import { lengthProblems, textsIn } from "#app/inquiry/step.ts";
import { CycleFrame, headOf } from "#app/inquiry/ui/cycle-frame.tsx";
import { DoneForm, PasteForm } from "#app/inquiry/ui/do-forms.tsx";
import { EntryForm } from "#app/inquiry/ui/entry-form.tsx";
import { EntryList } from "#app/inquiry/ui/entry-list.tsx";
import { EquityAnswers } from "#app/inquiry/ui/equity-questions.tsx";
import { JustRemoved, RemovedEntries } from "#app/inquiry/ui/removed-entries.tsx";
import { Said } from "#app/inquiry/ui/said.tsx";
import artifactStyle from "#app/learning/artifacts/ui/artifacts.css?url";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: artifactStyle }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cycle, today } = await cycleVisitor(request, params.cycle);
  const { searchParams } = new URL(request.url);
  const { measures, team, texts } = cycle;
  const hasNames = team.length > 1;
  const removed = cycle.relation === "member" ? await listRemoved(db, cycle.id) : [];
  return {
    cycle: headOf(cycle),
    ...{ person: person.id, today, measures, key: randomUUID() },
    entries: shownEntries(cycle.entries, measures, { hasNames }),
    done: texts.do,
    said: saidIn(searchParams),
    justRemoved: searchParams.get("removed"),
    removed: shownEntries(removed, measures, { hasNames }),
  };
}

/** The action that the address reports as just done. */
function saidIn(params: URLSearchParams): string | null {
  if (params.has("recorded")) return m.inquiryEntrySaved();
  if (params.has("saved")) return m.inquirySaved();
  const pasted = params.get("pasted");
  if (pasted === null) return null;
  const count = (name: string) => Number(params.get(name)) || 0;
  return pasteWords({ added: count("pasted"), already: count("already"), removed: count("stay") });
}

/** How many pasted points are new, and how many the team has already or has removed. */
const pasteWords = ({ removed, ...counts }: { added: number; already: number; removed: number }): string =>
  [m.inquiryPasteSaved(counts), removed > 0 ? m.inquiryPasteRemoved({ count: removed }) : ""].filter(Boolean).join(" ");

/** Records an entry where no script runs, pasted points, or what is written about how it went. */
export async function action({ request, params }: ActionFunctionArgs) {
  const visit = await cycleVisitor(request, params.cycle, writesCycle);
  const form = await readForm(request, visit.person);
  const read = (name: string) => String(form.get(name) ?? "");
  switch (read("form")) {
    case "entry":
      return recordOne(visit, read);
    case "paste":
      return recordPasted(visit, read);
    default:
      return saveDone(visit, read);
  }
}

export type DoReply = FormReply & { form: "entry" | "paste" | "done" };

const refuse = (reply: Omit<DoReply, "at">) => data<DoReply>({ ...reply, at: Date.now() }, { status: 422 });

async function recordOne({ person, cycle, today }: CycleVisit, read: (name: string) => string) {
  const entry = readEntryForm(read, cycle.measures, today);
  if ("words" in entry) {
    const values = Object.fromEntries(entryFields.map((name) => [name, read(name)]));
    return refuse({ form: "entry", values, problems: { [entry.field]: [entry.words] } });
  }
  const given = { key: read("key").slice(0, 100), measureId: entry.measureId, points: [entry.point] };
  const recorded = await recordEntries(db, person, cycle.id, given);
  if (recorded.outcome === "missing") throw notFound("Cycle");
  throw redirect(safePath(read("to"), `/inquiry/${cycle.id}/do?recorded`), 303);
}

async function recordPasted({ person, cycle, today }: CycleVisit, read: (name: string) => string) {
  const paste = readPasteForm(read, cycle.measures, today);
  const values = { pasteMeasure: read("pasteMeasure"), pasted: read("pasted") };
  if ("field" in paste) return refuse({ form: "paste", values, problems: { [paste.field]: [paste.words ?? ""] } });
  const { measureId, points, words } = paste;
  // The same cells pasted again later add only what is new.
  const recorded = await recordEntries(db, person, cycle.id, { key: "pasted", measureId, points });
  if (recorded.outcome === "missing") throw notFound("Cycle");
  const { added, removed } = recorded;
  const counts = { added, already: points.length - added - removed };
  if (words !== null) {
    const kept = [pasteWords({ ...counts, removed }), m.inquiryPasteUnread({ why: words })].join(" ");
    return refuse({ form: "paste", values, problems: { pasted: [kept] } });
  }
  throw redirect(`/inquiry/${cycle.id}/do?pasted=${counts.added}&already=${counts.already}&stay=${removed}`, 303);
}

async function saveDone({ person, cycle }: CycleVisit, read: (name: string) => string) {
  const texts = textsIn("do", read);
  const problems = lengthProblems(texts);
  if (problems) return refuse({ form: "done", values: texts, problems });
  const base = Number(read("base")) || 0;
  const saved = await saveStep(db, person, cycle.id, { step: "do", texts, base });
  if (saved.outcome === "missing") throw notFound("Cycle");
  if (saved.outcome === "changed_meanwhile") {
    return refuse({ form: "done", values: texts, problems: { "": [m.inquiryChangedMeanwhile()] } });
  }
  throw redirect(`/inquiry/${cycle.id}/do?saved`, 303);
}

export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.inquiryStepName({ step: "do" }), data?.cycle.title ?? m.inquiryTitle()) },
];

export default function DoPage() {
  const { cycle, person, today, measures, key, entries, done, said, justRemoved, removed } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { key: visit } = useLocation();
  const of = (form: DoReply["form"]) => (reply?.form === form ? reply : undefined);
  const isMember = cycle.relation === "member";
  return (
    <CycleFrame cycle={cycle} title={m.inquiryStepName({ step: "do" })} lead={m.inquiryDoLead()}>
      <div className="do-page">
        {isMember ? (
          <div className="stack-8 no-print">
            {said && !reply ? <Said>{said}</Said> : null}
            <EntryForm {...{ cycleId: cycle.id, person, measures, today }} pageKey={key} reply={of("entry")} />
            {measures.length > 0 ? (
              <PasteForm key={visit} person={person} measures={measures} reply={of("paste")} />
            ) : null}
            <DoneForm person={person} done={done} reply={of("done")} />
          </div>
        ) : null}
        <section className="stack" aria-labelledby="entries">
          <h2 id="entries">{m.inquiryEntries({ count: entries.length })}</h2>
          {justRemoved && isMember ? <JustRemoved cycleId={cycle.id} person={person} entryId={justRemoved} /> : null}
          {entries.length === 0 ? (
            <EmptyState title={m.inquiryEntriesEmptyTitle()}>
              <p>{m.inquiryEntriesEmpty()}</p>
            </EmptyState>
          ) : (
            <EntryList cycleId={cycle.id} entries={entries} person={isMember ? person : null} />
          )}
          {removed.length > 0 ? <RemovedEntries cycleId={cycle.id} person={person} entries={removed} /> : null}
          {isMember ? null : <DoneWords texts={done.texts} />}
        </section>
      </div>
    </CycleFrame>
  );
}

function DoneWords({ texts }: { texts: Record<string, string> }) {
  return (
    <>
      {texts.asPlanned ? <p className="as-typed">{texts.asPlanned}</p> : null}
      <EquityAnswers texts={texts} />
    </>
  );
}
