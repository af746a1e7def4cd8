import { Form, Link } from "@remix-run/react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { RadioGroup } from "#app/ui/field.tsx";

type Props = {
  id: string;
  visibility: string;
  readersNow: string;
  choices: { value: string; label: string; help: string }[];
  changes: { words: string; since: string }[];
  /** Cohorts whose agreement the author has to accept first. */
  waits: { id: string; name: string }[];
};

/** The current readers, the other choices, and the history of readers with dates. */
export function ReflectionVisibility({ id, visibility, readersNow, choices, changes, waits }: Props) {
  return (
    <section aria-labelledby="readers" className="stack no-print">
      <h2 id="readers">{m.reflectionsReaders()}</h2>
      <p role="status">{readersNow}</p>
      {waits.map((cohort) => (
        <p key={cohort.id}>
          <Link to={`/cohorts/${cohort.id}/agreement`}>{m.lessonReadersWaits({ cohort: cohort.name })}</Link>
        </p>
      ))}
      <Form method="post" action={`/reflections/${id}/visibility`} className="stack" preventScrollReset>
        <RadioGroup
          name="visibility"
          id="visibility"
          label={m.reflectionsChange()}
          choices={choices}
          defaultValue={visibility}
          isBoxed
        />
        <p className="soft small">{m.reflectionsShareNote()}</p>
        <Button>{m.reflectionsChangeButton()}</Button>
      </Form>
      {changes.length > 0 ? (
        <details className="disclosure">
          <summary>{m.reflectionsHistory()}</summary>
          <ul className="bullets small">
            {changes.map(({ words, since }) => (
              <li key={since}>{m.reflectionsSince({ words, since })}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
