import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { safePath } from "#app/http/return-path.ts";
import { saveStep } from "#app/inquiry/cycle.server.ts";
import { cycleVisitor, writesCycle } from "#app/inquiry/cycle-visit.server.ts";
import { shownEntries } from "#app/inquiry/entry-view.ts";
import { seriesOf } from "#app/inquiry/series.ts";
import { longestText, textKeysOf, textsIn } from "#app/inquiry/step.ts";
import { CycleFrame, headOf } from "#app/inquiry/ui/cycle-frame.tsx";
import { EntryList } from "#app/inquiry/ui/entry-list.tsx";
import { SavedNotice } from "#app/inquiry/ui/saved-notice.tsx";
import { SeriesFigure } from "#app/inquiry/ui/series-figure.tsx";
import { StudyForm, StudyView } from "#app/inquiry/ui/study-form.tsx";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { person, cycle } = await cycleVisitor(request, params.cycle);
  const { measures, entries, questions, texts, team } = cycle;
  const notes = entries.filter(({ text }) => text !== "");
  return {
    ...{ cycle: headOf(cycle), person: person.id, questions, study: texts.study },
    series: seriesOf(measures, entries),
    notes: shownEntries(notes, measures, { hasNames: team.length > 1 }),
    isSaved: new URL(request.url).searchParams.has("saved"),
  };
}

const schema = () =>
  z.object({
    base: z.coerce.number().int().min(0).max(2_000_000_000).catch(0),
    ...Object.fromEntries(textKeysOf("study").map((key) => [key, z.string().trim().max(longestText).optional()])),
  });

export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cycle } = await cycleVisitor(request, params.cycle, writesCycle);
  const form = await readForm(request, person);
  const submission = parseForm(form, schema());
  if (submission.status !== "success") return rejectForm(submission);
  const texts = textsIn("study", (key) => form.get(key), cycle.texts.study.texts);
  const saved = await saveStep(db, person, cycle.id, { step: "study", texts, base: submission.value.base });
  if (saved.outcome === "missing") throw notFound("Cycle");
  if (saved.outcome === "changed_meanwhile") {
    return rejectForm(submission, { problems: { "": [m.inquiryChangedMeanwhile()] } });
  }
  throw redirect(safePath(form.get("to"), `/inquiry/${cycle.id}/study?saved`), 303);
}

export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.inquiryStepName({ step: "study" }), data?.cycle.title ?? m.inquiryTitle()) },
];

export default function StudyPage() {
  const { cycle, person, questions, study, series, notes, isSaved } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CycleFrame cycle={cycle} title={m.inquiryStepName({ step: "study" })} lead={m.inquiryStudyLead()}>
      <div className="stack-12">
        {isSaved && !reply ? <SavedNotice to={`/inquiry/${cycle.id}/act`} next={m.inquiryGoToDecide()} /> : null}
        {series.length === 0 ? <p className="soft">{m.inquiryNoMeasures()}</p> : null}
        {series.map((each) => (
          <SeriesFigure key={each.measure.id} series={each} />
        ))}
        {notes.length > 0 ? (
          <details className="fold">
            <summary>{m.inquiryNotes({ count: notes.length })}</summary>
            <EntryList cycleId={cycle.id} entries={notes} person={null} />
          </details>
        ) : null}
        {cycle.relation === "member" ? (
          <StudyForm person={person} questions={questions} study={study} reply={reply} />
        ) : (
          <StudyView questions={questions} texts={study.texts} />
        )}
      </div>
    </CycleFrame>
  );
}
