import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";

type Member = { id: string; name: string; state: "member" | "invited" | "former" };
type Named = { id: string; name: string };

/** Lists the team's present, former and invited members. Members invite others, or leave. */
export function Team({
  cycleId,
  person,
  team,
  others,
  refused,
}: {
  cycleId: string;
  person: string;
  team: Member[];
  /** The people who may be invited; null for a reader who is not in the team. */
  others: Named[] | null;
  refused: string | null;
}) {
  const action = `/inquiry/${cycleId}/members`;
  const members = team.filter(({ state }) => state === "member");
  return (
    <section id="team" aria-labelledby="team-title" className="stack">
      <h2 id="team-title">{m.inquiryTeam()}</h2>
      {refused === "full" || refused === "last" ? (
        <Notice kind="care" live>
          {refused === "full" ? m.inquiryTeamFull() : m.inquiryTeamLast()}
        </Notice>
      ) : null}
      <ul className="plain lines">
        {team.map(({ id, name, state }) => (
          <li key={id} className="cluster">
            <span>
              {name}
              {state === "member" ? null : <span className="soft"> ({m.inquiryMemberState({ state })})</span>}
            </span>
            {others && state === "invited" ? (
              <Form method="post" action={action} className="no-print">
                <input type="hidden" name="person" value={person} />
                <input type="hidden" name="member" value={id} />
                <input type="hidden" name="_method" value="delete" />
                <Button tone="quiet" aria-label={m.inquiryUninviteName({ name })}>
                  {m.inquiryUninvite()}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {others && others.length > 0 ? (
        <details className="fold no-print">
          <summary>{m.inquiryInviteTitle()}</summary>
          <Form method="post" action={action} className="stack">
            <input type="hidden" name="person" value={person} />
            <SelectField name="member" label={m.inquiryInvite()} help={m.inquiryInviteHelp()}>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <Button>{m.inquiryInviteDo()}</Button>
          </Form>
        </details>
      ) : null}
      {others && members.length > 1 ? (
        <div className="no-print">
          <Confirm
            action={action}
            isDelete
            tone="quiet"
            hidden={{ person }}
            label={m.inquiryLeave()}
            question={m.inquiryLeaveQuestion()}
            confirm={m.inquiryLeave()}
          >
            <p>{m.inquiryLeaveHelp()}</p>
          </Confirm>
        </div>
      ) : null}
    </section>
  );
}

/** Whether the coaches of a cohort may read the cycle. */
export function Sharing({
  cycleId,
  person,
  shared,
  cohorts,
}: {
  cycleId: string;
  person: string;
  shared: Named | null;
  cohorts: (Named & { coaches: string[] })[];
}) {
  const isOther = shared !== null && !cohorts.some(({ id }) => id === shared.id);
  const choices = isOther ? [{ ...shared, coaches: [] }, ...cohorts] : cohorts;
  return (
    <section id="sharing" aria-labelledby="sharing-title" className="stack no-print">
      <h2 id="sharing-title">{m.inquirySharing()}</h2>
      <p>{shared ? m.inquirySharedWith({ cohort: shared.name }) : m.inquirySharedWithNobody()}</p>
      {choices.length > 0 ? (
        <Form method="post" action={`/inquiry/${cycleId}/sharing`} className="stack">
          <input type="hidden" name="person" value={person} />
          <SelectField name="cohort" label={m.inquiryShareWith()} help={m.inquiryShareHelp()} defaultValue={shared?.id}>
            <option value="">{m.inquiryShareNobody()}</option>
            {choices.map(({ id, name, coaches }) => (
              <option key={id} value={id}>
                {coaches.length > 0 ? m.inquiryShareCohort({ cohort: name, coaches: coaches.join(", ") }) : name}
              </option>
            ))}
          </SelectField>
          <Button>{m.inquiryShareDo()}</Button>
        </Form>
      ) : (
        <p className="soft">{m.inquiryShareNoCohort()}</p>
      )}
    </section>
  );
}
