import * as m from "#app/messages/catalog.ts";
import { PostForm } from "#app/ui/post-form.tsx";
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
      <ul className="plain lines">
        {wrong.map(({ line, typed, problem }) => (
          <li key={`${line} ${typed}`}>
            <span className="soft">{m.inviteListRow({ line })}</span> <strong>{shortened(typed)}</strong>
            <br />
            {problem}
          </li>
        ))}
      </ul>
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

/** Enough of a row to find it in the sheet. */
const shortened = (typed: string) => (typed.length > 80 ? `${typed.slice(0, 80)}…` : typed);
