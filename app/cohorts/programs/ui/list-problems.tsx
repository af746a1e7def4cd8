import * as m from "#app/messages/catalog.ts";
import { PostForm } from "#app/ui/post-form.tsx";
import { Table } from "#app/ui/table.tsx";
import type { ListedPerson } from "../invitation-list.ts";

type Props = {
  wrong: Pick<ListedPerson, "line" | "typed" | "problem">[];
  /** How many can be invited although these cannot. */
  others: number;
  hidden: Record<string, string>;
};

/** Each row of a list that cannot be invited with what is wrong, and a form that invites the others. */
export function ListProblems({ wrong, others, hidden }: Props) {
  return (
    <section aria-labelledby="problems" className="stack">
      <h2 id="problems">{m.inviteListRows()}</h2>
      <Table
        caption={m.inviteListRows()}
        rows={wrong}
        keyOf={({ line, typed }) => `${line} ${typed}`}
        columns={[
          { heading: m.inviteListRow(), isNumber: true, cell: ({ line }) => line },
          { heading: m.inviteListTyped(), isRowHeading: true, cell: ({ typed }) => typed },
          { heading: m.inviteListProblem(), cell: ({ problem }) => problem },
        ]}
      />
      {others > 0 ? (
        <PostForm
          reply={undefined}
          submit={m.inviteListSendRest({ count: others })}
          submitTone="secondary"
          hidden={{ ...hidden, step: "others" }}
        />
      ) : null}
    </section>
  );
}
