import { Form } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { Confirm } from "#app/ui/confirm.tsx";
import { SelectField } from "#app/ui/field.tsx";

type Member = { id: string; name: string };

/** The owners of the work; an owner adds fellow learners, or leaves. */
export function Team({ artifactId, owners, others }: { artifactId: string; owners: Member[]; others: Member[] }) {
  const action = `/artifacts/${artifactId}/owners`;
  return (
    <section aria-labelledby="team" className="stack no-print">
      <h2 id="team">{m.artifactsTeam()}</h2>
      <ul className="bullets">
        {owners.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      {others.length > 0 ? (
        <Form method="post" action={action} className="stack measure">
          <SelectField name="member" label={m.artifactsTeamAdd()} help={m.artifactsTeamAddHelp()}>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <Button>{m.artifactsTeamAddButton()}</Button>
        </Form>
      ) : null}
      {owners.length > 1 ? (
        <Confirm
          action={action}
          isDelete
          tone="quiet"
          label={m.artifactsTeamLeave()}
          question={m.artifactsTeamLeaveQuestion()}
          confirm={m.artifactsTeamLeave()}
        >
          <p>{m.artifactsTeamLeaveHelp()}</p>
        </Confirm>
      ) : null}
    </section>
  );
}
