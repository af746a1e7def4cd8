import type { Belonging } from "../belonging.server.ts";

/** Memberships, cohorts or roles, each with its dates. */
export function Belongings({ items }: { items: Belonging[] }) {
  return (
    <ul className="plain stack">
      {items.map(({ id, what, more, dates }) => (
        <li key={id}>
          <strong>{what}</strong>
          <br />
          <span className="soft">{more ? `${more}, ${dates}` : dates}</span>
        </li>
      ))}
    </ul>
  );
}
