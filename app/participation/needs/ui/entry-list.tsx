import { Link, NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import { Table } from "#app/ui/table.tsx";
import type { RegisterKind, SharingAnswer } from "../register.ts";

type Row = {
  id: string;
  title: string;
  day: string;
  raisedBy: string | null;
  answer: SharingAnswer | null;
  outcome: string;
  isOpen: boolean;
};

/** The registers beside each other, and the entries of one; `children` stand in for an empty one. */
export function EntryList({
  registers,
  register,
  entries,
  children,
}: {
  registers: { kind: RegisterKind; total: number }[];
  register: RegisterKind;
  entries: Row[];
  children: ReactNode;
}) {
  return (
    <>
      <nav aria-label={m.registerRegisters()} className="register-tabs no-print">
        {registers.map(({ kind, total }) => (
          <NavLink key={kind} to={`/participation/registers/${kind}`}>
            {m.registerName({ register: kind })} <span className="soft">({total})</span>
          </NavLink>
        ))}
      </nav>
      {entries.length === 0 ? (
        children
      ) : (
        <Table
          caption={m.registerName({ register })}
          rows={entries}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: m.registerTitle({ register }),
              cell: ({ id, title }) => <Link to={`/participation/registers/${register}/${id}`}>{title}</Link>,
              isRowHeading: true,
            },
            { heading: m.registerDay({ register }), cell: ({ day }) => day },
            { heading: m.registerBy({ register }), cell: ({ raisedBy }) => raisedBy ?? m.registerNotNamed() },
            { heading: m.participationState(), cell: (row) => stateInWords(register, row) },
          ]}
        />
      )}
    </>
  );
}

function stateInWords(register: RegisterKind, { answer, isOpen, outcome }: Row): string {
  if (register === "sharing") return m.registerAnswer({ answer: answer ?? "waiting" });
  return isOpen ? m.registerStillOpen() : outcome.length > 140 ? `${outcome.slice(0, 140).trimEnd()}…` : outcome;
}
