import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { methodOf, parseForm, rejectForm } from "#app/http/form.server.ts";
import { notFound } from "#app/http/refusals.ts";
import * as m from "#app/messages/catalog.ts";
import { removeGrant } from "#app/participation/periods/period.server.ts";
import { daysUntilFrozen } from "#app/participation/periods/period.ts";
import { versionSchema } from "#app/participation/periods/period-form.ts";
import { periodInWords } from "#app/participation/periods/period-words.ts";
import { findPeriod } from "#app/participation/periods/queries/periods.server.ts";
import { standingInWords } from "#app/participation/periods/standing.ts";
import { figuresFor } from "#app/participation/snapshots/figures.server.ts";
import { requestFreeze } from "#app/participation/snapshots/freezing.server.ts";
import { listReleases, listVersions } from "#app/participation/snapshots/queries/snapshots.server.ts";
import { isWorking } from "#app/participation/snapshots/snapshot.ts";
import { FrozenTables } from "#app/participation/snapshots/ui/frozen-tables.tsx";
import { FreezeForm, VersionList } from "#app/participation/snapshots/ui/versions.tsx";
import style from "#app/participation/ui/participation.css?url";
import { ParticipationPage } from "#app/participation/ui/participation-page.tsx";
import { closedPage } from "#app/signed-in/closed-page.server.ts";
import { readForm } from "#app/signed-in/form.server.ts";
import { currentTime } from "#app/time/clock.ts";
import { dayAndTimeIn, dayOf, homeZone, shortDayIn } from "#app/time/dates.ts";
import { Confirm } from "#app/ui/confirm.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { ProgressLine } from "#app/ui/progress-line.tsx";
import { titled } from "#app/ui/title.ts";
import { db } from "#db/pool.server.ts";
import { programLead } from "./reader.server.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: style }];

/** The frozen figures of a period, all its versions, and who was shown them. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await programLead(request);
  const period = await findPeriod(db, params.period ?? "");
  if (!period) throw notFound("Period");
  const versions = await listVersions(db, period.id);
  const wanted = Number(new URL(request.url).searchParams.get("version"));
  const frozen = versions.filter(({ state }) => state === "frozen");
  const shown = frozen.find(({ version }) => version === wanted) ?? frozen.at(-1);
  const cells = shown
    ? await figuresFor(db, { id: person.id, scope: { kind: "program" } }, shown.id, { form: "page" })
    : [];
  const releases = shown ? await listReleases(db, shown.id, 20) : [];
  const day = dayOf(currentTime(), homeZone);
  const newest = versions.at(-1);
  return {
    personId: person.id,
    period: {
      id: period.id,
      words: periodInWords(period),
      isAhead: period.startsOn > day,
      isOver: period.endsOn < day,
      isGrant: period.kind === "grant",
    },
    standing: standingInWords(period, newest, { day, timeZone: person.timeZone }),
    canRemove: period.kind === "grant" && newest === undefined,
    state: newest?.state ?? null,
    isBusy: newest !== undefined && isWorking(newest.state),
    progress: newest?.progress ?? 0,
    shown: shown ? { id: shown.id, version: shown.version, isComplete: shown.isComplete } : null,
    versions: frozen.map(({ id, version, ruleVersion, reason, frozenAt }) => ({
      ...{ id, version, rule: ruleVersion, reason, day: shortDayIn(person.timeZone, frozenAt?.toISOString() ?? "") },
    })),
    cells,
    releases: releases.map(({ id, form, at }) => ({ id, form, at: dayAndTimeIn(person.timeZone, at.toISOString()) })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await programLead(request);
  const form = await readForm(request, person);
  if (methodOf(request, form) === "DELETE") return remove(person, params.period ?? "");
  const submission = parseForm(form, versionSchema());
  if (submission.status !== "success") return rejectForm(submission);
  const outcome = await requestFreeze(db, person, params.period ?? "", submission.value.reason || null);
  if (outcome === "begun") throw redirect(`/participation/periods/${params.period}`, 303);
  if (outcome === "not_there") throw notFound("Period");
  if (outcome === "refused") throw closedPage(request, person);
  const problem = {
    not_over: m.participationFreezeNotOver,
    working: m.participationFreezeWorking,
    no_reason: m.participationReasonMissing,
  }[outcome];
  return rejectForm(submission, { problems: { reason: [problem()] } });
}

/** Removes a grant that was registered by mistake; back to its page where figures of it are frozen by now. */
async function remove(person: Awaited<ReturnType<typeof programLead>>, periodId: string) {
  const outcome = await removeGrant(db, person, periodId);
  if (outcome === "refused") throw notFound("Period");
  if (outcome === "has_figures") throw redirect(`/participation/periods/${periodId}`, 303);
  throw redirect("/participation/periods?saved=removed", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titled(data?.period.words ?? m.participationPeriods(), m.navParticipation()) },
  ...(data?.isBusy ? [{ httpEquiv: "refresh", content: "4" }] : []),
];

export default function PeriodPage() {
  const data = useLoaderData<typeof loader>();
  const { period, standing, canRemove, state, isBusy, progress, shown, cells, versions, releases, personId } = data;
  const reply = useActionData<typeof action>();
  const isAhead = period.isAhead ? "yes" : "no";
  return (
    <ParticipationPage
      reader="program"
      title={(shown ? m.participationFrozenFigures : m.participationFiguresOf)({ period: period.words })}
      lead={standing}
      below={[{ to: "/participation/periods", label: m.participationPeriods() }]}
      actions={
        shown ? (
          <>
            <a className="button" href={`/participation/figures/${shown.id}.csv`} download>
              {m.participationDownload()}
            </a>
            <a className="button" href={`/participation/figures/${shown.id}.xlsx`} download>
              {m.reportSpreadsheet()}
            </a>
          </>
        ) : null
      }
    >
      <div className="stack stack-8">
        {isBusy ? (
          <Notice live>
            <p>{m.participationWorkingBody()}</p>
            <ProgressLine share={progress / 100} />
          </Notice>
        ) : null}
        {state === "failed" ? (
          <Notice kind="care">
            <p>{m.participationFailedBody()}</p>
          </Notice>
        ) : null}
        {period.isGrant ? (
          <p>
            <Link to={`/participation/periods/${period.id}/targets`}>{m.targetLink()}</Link>
          </p>
        ) : null}
        {period.isOver ? null : (
          <EmptyState
            title={m.participationRunning({ isAhead })}
            actions={
              period.isAhead ? null : (
                <Link className="button" to={`/participation?period=${period.id}`}>
                  {m.participationRunningLink()}
                </Link>
              )
            }
          >
            <p>{m.participationRunningBody({ isAhead, days: daysUntilFrozen })}</p>
          </EmptyState>
        )}
        {shown ? <FrozenTables cells={cells} isComplete={shown.isComplete} /> : null}
        {versions.length > 0 ? <VersionList versions={versions} periodId={period.id} releases={releases} /> : null}
        {period.isOver && !isBusy ? (
          <FreezeForm
            reply={reply}
            personId={personId}
            isCorrection={versions.length > 0 && state !== "failed"}
            isAgain={state === "failed"}
          />
        ) : null}
        {canRemove ? (
          <Confirm
            action={`/participation/periods/${period.id}`}
            isDelete
            hidden={{ person: personId }}
            tone="quiet"
            label={m.participationPeriodRemove()}
            question={m.participationPeriodRemoveQuestion({ name: period.words })}
            confirm={m.participationPeriodRemove()}
          >
            <p>{m.participationPeriodRemoveBody()}</p>
          </Confirm>
        ) : null}
      </div>
    </ParticipationPage>
  );
}
