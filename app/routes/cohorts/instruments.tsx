import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findInstrument, listInstruments } from "#app/catalog/instruments.server.ts";
import { cohortVisitor } from "#app/cohorts/cohort-page.server.ts";
import { comingAfter } from "#app/cohorts/programs/instrument-calendar.ts";
import { findCalendar } from "#app/cohorts/programs/queries/calendars.server.ts";
import { CohortPage } from "#app/cohorts/ui/cohort-page.tsx";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import { listCohortRuns } from "#app/instruments/queries/runs.server.ts";
import { lastDayOf, stateOf } from "#app/instruments/run.ts";
import { planInstrument } from "#app/instruments/sending.server.ts";
import * as m from "#app/messages/catalog.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayInWords, dayOf, homeZone } from "#app/time/dates.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";

/** Questionnaires are sent and read by coaches. */
const openCohort = (request: Request, id: string | undefined) =>
  cohortVisitor(request, id, (standing) => standing === "coach");

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { cohort, standing } = await openCohort(request, params.cohort);
  const [runs, calendar] = await Promise.all([listCohortRuns(db, cohort.id), findCalendar(db, cohort.id)]);
  return {
    cohort: { id: cohort.id, name: cohort.name, standing },
    today: dayOf(currentTime(), homeZone),
    coming: calendar
      ? comingAfter(calendar.today, calendar.program.instruments, calendar).map(({ title, opensOn }) => ({
          title,
          when: opensOn ? m.instrumentsOpensOn({ day: dayInWords(opensOn) }) : m.instrumentsEachSession(),
        }))
      : [],
    instruments: listInstruments().map(({ slug, title }) => ({ slug, title })),
    runs: runs.map(({ id, title, asked, answered, today, ...dates }) => {
      const state = stateOf(dates, today);
      const days = { planned: m.instrumentsOpensOn, open: m.instrumentsOpenUntil, closed: m.instrumentsClosedOn };
      const day = dayInWords(state === "planned" ? dates.opensOn : lastDayOf(dates));
      const facts = state === "planned" ? null : m.instrumentsAnsweredOf({ answered, asked });
      return { id, title, when: days[state]({ day }), facts };
    }),
  };
}

const schema = () =>
  z.object({
    instrument: z.string({ error: m.instrumentsChoose() }),
    day: z.iso.date({ error: m.instrumentsDay() }),
  });

/** Plans a questionnaire for a day. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, cohort } = await openCohort(request, params.cohort);
  const submission = parseForm(await readForm(request, person), schema());
  if (submission.status !== "success") return rejectForm(submission);
  const instrument = findInstrument(submission.value.instrument);
  if (!instrument) return rejectForm(submission, { problems: { instrument: [m.instrumentsChoose()] } });
  const { day } = submission.value;
  if (day < dayOf(currentTime(), homeZone)) return rejectForm(submission, { problems: { day: [m.instrumentsPast()] } });
  const planned = await planInstrument(db, person, cohort.id, { instrument, opensOn: day });
  if (planned === "missing") throw notFound("Cohort");
  throw redirect(`/cohorts/${cohort.id}/instruments`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(m.instrumentsTab(), data?.cohort.name ?? "") },
];

export default function CohortInstrumentsPage() {
  const { cohort, runs, coming, instruments, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CohortPage cohort={cohort} title={m.instrumentsTab()} lead={m.instrumentsCoachLead()}>
      <div className="stack-8">
        {runs.length === 0 ? (
          <EmptyState title={m.instrumentsNoRuns()}>
            <p className="measure">{m.instrumentsNoRunsHelp()}</p>
          </EmptyState>
        ) : (
          <ul className="plain rows">
            {runs.map(({ id, title, when, facts }) => (
              <li key={id} className="stack-2">
                <h2 className="reflection-card__prompt">
                  <Link to={`/instruments/${id}/results`}>{title}</Link>
                </h2>
                <p className="small soft reflection-card__facts">
                  <span>{when}</span>
                  {facts ? <span>{facts}</span> : null}
                </p>
              </li>
            ))}
          </ul>
        )}
        {coming.length > 0 ? (
          <section aria-labelledby="coming" className="stack">
            <h2 id="coming">{m.instrumentsComing()}</h2>
            <ul className="plain rows">
              {coming.map(({ title, when }) => (
                <li key={`${title} ${when}`} className="stack-2">
                  <p>{title}</p>
                  <p className="small soft">{when}</p>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section aria-labelledby="plan" className="stack">
          <h2 id="plan">{m.instrumentsPlan()}</h2>
          <PostForm reply={reply} submit={m.instrumentsPlanButton()}>
            <SelectField name="instrument" label={m.instrumentsWhich()}>
              {instruments.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
            </SelectField>
            <TextField type="date" name="day" label={m.instrumentsOpens()} defaultValue={today} />
          </PostForm>
        </section>
      </div>
    </CohortPage>
  );
}
