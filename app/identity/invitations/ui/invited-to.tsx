import * as m from "#app/messages/catalog.ts";

/** The role and place of an invitation, shown before it is answered. */
export type Invited = { id: string; inviter: string; promise: string; title: string | null; note: string | null };

export function InvitedTo({ invitations }: { invitations: Invited[] }) {
  const [first] = invitations;
  return (
    <div className="stack">
      {first ? <p>{m.invitationFrom({ inviter: first.inviter })}</p> : null}
      <ul className="stack-2">
        {invitations.map(({ id, promise, title }) => (
          <li key={id}>
            <strong>{promise}</strong>
            {title ? `, ${title}` : null}
          </li>
        ))}
      </ul>
      {first?.note ? <blockquote className="invitation-note">{first.note}</blockquote> : null}
    </div>
  );
}
