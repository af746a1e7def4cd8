import { Form, Link, useSearchParams } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { classes } from "#app/ui/classes.ts";
import { Table } from "#app/ui/table.tsx";
import type { invitationLine } from "../invitation-line.ts";
import type { InvitationSearch } from "../invitation-search.ts";

type Line = ReturnType<typeof invitationLine>;

type Props = { invitations: Line[]; search: InvitationSearch; isAllChosen: boolean };

/** Invitations with a checkbox each; the buttons below lead to a page that confirms what happens to those chosen. */
export function InvitationTable({ invitations, search, isAllChosen }: Props) {
  const isAnyUnsettled = invitations.some(({ isUnsettled }) => isUnsettled);
  const choosing = {
    heading: m.invitationsChoose(),
    hasNarrowLabel: false,
    cell: (line: Line) => (line.isUnsettled ? <Choice line={line} isChosen={isAllChosen} /> : null),
  };
  return (
    <Form method="get" key={`${JSON.stringify(search)} ${isAllChosen}`} className="stack">
      <Table
        caption={m.invitationsTitle()}
        rows={invitations}
        keyOf={({ id }) => id}
        sort={search.sort}
        columns={[
          ...(isAnyUnsettled ? [choosing] : []),
          {
            heading: m.invitationsColumnTo(),
            isRowHeading: true,
            sort: { by: "to", first: "ascending" },
            cell: ({ id, to, name }) => (
              <>
                <Link to={`/admin/invitations/${id}`} className="invitation-to">
                  {to}
                </Link>
                {name ? <span className="soft"> {name}</span> : null}
              </>
            ),
          },
          { heading: m.invitationsColumnPromise(), cell: ({ promise }) => promise },
          {
            heading: m.invitationsMail(),
            sort: { by: "mail", first: "ascending" },
            cell: ({ mail, hasMailFailed }) => (
              <span className={classes(hasMailFailed && "invitation-failed")}>{mail}</span>
            ),
          },
          {
            heading: m.invitationsColumnLife(),
            sort: { by: "end", first: "ascending" },
            cell: ({ life, isByCode, uses, maxUses }) =>
              isByCode ? `${life} ${m.invitationsUses({ uses, maxUses })}` : life,
          },
          {
            heading: m.invitationsColumnMadeAt(),
            sort: { by: "newest", first: "descending" },
            cell: ({ madeAt, inviter }) => m.invitationsMadeBy({ at: madeAt, inviter }),
          },
        ]}
      />
      {isAnyUnsettled ? <Actions isAllChosen={isAllChosen} /> : null}
    </Form>
  );
}

function Choice({ line, isChosen }: { line: Line; isChosen: boolean }) {
  return (
    <label className="invitation-choice">
      <input type="checkbox" name="chosen" value={line.choice} defaultChecked={isChosen} />
      <span className="visually-hidden">{m.invitationsChooseThis({ to: line.to })}</span>
    </label>
  );
}

function Actions({ isAllChosen }: { isAllChosen: boolean }) {
  const [query] = useSearchParams();
  const next = new URLSearchParams(query);
  if (isAllChosen) next.delete("choose");
  else next.set("choose", "all");
  return (
    <div className="cluster">
      <Link to={`?${next}`} preventScrollReset className="invitation-state">
        {isAllChosen ? m.invitationsChooseNone() : m.invitationsChooseAll()}
      </Link>
      <Button formAction="/admin/invitations/renewals">{m.invitationsRenewChosen()}</Button>
      <Button formAction="/admin/invitations/revocations">{m.invitationsRevokeChosen()}</Button>
    </div>
  );
}
