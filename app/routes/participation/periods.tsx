import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { parseForm, rejectForm } from "#app/http/form.server.ts";
import * as m from "#app/messages/catalog.ts";
import { registerPeriod } from "#app/participation/periods/period.server.ts";
import { daysUntilFrozen } from "#app/participation/periods/period.ts";
import { periodSchema } from "#app/participation/periods/period-form.ts";
import { periodInWords } from "#app/participation/periods/period-words.ts";
import { listPeriods } from "#app/participation/periods/queries/periods.server.ts";
import { standingInWords } from "#app/participation/periods/standing.ts";
import { listNewestVersions } from "#app/participation/snapshots/queries/snapshots.server.ts";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayOf, homeZone } from "#app/time/dates.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { Table } from "#app/ui/table.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { programLead } from "./reader.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** Every period that figures are reported for, and where its figures stand. */
export async function loader({ request }: LoaderFunctionArgs) {
  const person = await programLead(request);
  const [periods, versions] = await Promise.all([listPeriods(db), listNewestVersions(db)]);
  const now = { day: dayOf(currentTime(), homeZone), timeZone: person.timeZone };
  return {
    personId: person.id,
    periods: periods.map((period) => ({
      id: period.id,
      words: periodInWords(period),
      standing: standingInWords(period, versions.get(period.id), now),
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const person = await programLead(request);
  const submission = parseForm(await readForm(request, person), periodSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const outcome = await registerPeriod(db, person, submission.value);
  if (outcome === "refused") throw closedPage(request, person);
  if (outcome === "registered") throw redirect("/participation/periods?saved", 303);
  if (outcome === "there") return rejectForm(submission, { problems: { name: [m.participationPeriodThere()] } });
  const problems = [m.participationPeriodWrong({ problem: outcome })];
  return rejectForm(submission, {
    problems: outcome === "begins_within_month" ? { startsOn: problems } : { endsOn: problems },
  });
}

export const meta: MetaFunction = () => [{ title: titled(m.participationPeriods(), m.navParticipation()) }];

export default function PeriodsPage() {
  const { personId, periods } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ParticipationPage
      reader="program"
      title={m.participationPeriods()}
      lead={m.participationPeriodsLead({ days: daysUntilFrozen })}
      below={[]}
    >
      <div className="stack stack-8">
        {periods.length === 0 ? (
          <EmptyState title={m.participationPeriodsNone()} />
        ) : (
          <Table
            caption={m.participationPeriods()}
            rows={periods}
            keyOf={({ id }) => id}
            columns={[
              {
                heading: m.participationPeriod(),
                cell: ({ id, words }) => <Link to={`/participation/periods/${id}`}>{words}</Link>,
                isRowHeading: true,
              },
              { heading: m.participationState(), cell: ({ standing }) => standing },
            ]}
          />
        )}
        <section aria-labelledby="new" className="stack">
          <h2 id="new">{m.participationNewPeriod()}</h2>
          <PostForm reply={reply} submit={m.participationPeriodSave()} hidden={{ person: personId }}>
            <TextField name="name" label={m.participationPeriodTitle()} help={m.participationPeriodTitleHelp()} />
            <TextField name="startsOn" type="date" label={m.participationStartsOn()} />
            <TextField name="endsOn" type="date" label={m.participationEndsOn()} />
          </PostForm>
        </section>
      </div>
    </ParticipationPage>
  );
}
