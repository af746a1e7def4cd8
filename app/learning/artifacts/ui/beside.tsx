import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { SelectField } from "#app/ui/field.tsx";
import type { Beside, BesideChoices } from "../beside.server.ts";

type Props = { beside: Beside | null; choices: BesideChoices; wanted: string | null; children: ReactNode };

/** A piece of work with something else beside it, and the choice of what; on a phone one above the other. */
export function WithBeside({ beside, choices, wanted, children }: Props) {
  return (
    <div className="stack-6">
      <BesideChoice choices={choices} wanted={wanted} isShown={beside !== null} />
      <div className={beside ? "side-by-side" : undefined}>
        <div>{children}</div>
        {beside ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard
          <section aria-labelledby="beside" className="beside stack" tabIndex={0}>
            <h2 id="beside">{beside.title}</h2>
            {beside.parts.map(({ label, text }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts in the template's order, which never changes
              <div key={at} className="stack-2">
                {label ? <h3>{label}</h3> : null}
                <div className="artifact-words">{text || m.artifactsNotWritten()}</div>
              </div>
            ))}
          </section>
        ) : null}
      </div>
    </div>
  );
}

function BesideChoice({
  choices: { versions, reflections },
  wanted,
  isShown,
}: {
  choices: BesideChoices;
  wanted: string | null;
  isShown: boolean;
}) {
  if (versions.length + reflections.length === 0) return null;
  const options = (choices: BesideChoices["versions"]) =>
    choices.map(({ value, words }) => (
      <option key={value} value={value}>
        {words}
      </option>
    ));
  return (
    <Form method="get" className="cluster no-print" preventScrollReset key={wanted}>
      <SelectField name="beside" label={m.artifactsBeside()} defaultValue={wanted ?? undefined}>
        {versions.length > 0 ? <optgroup label={m.artifactsVersionsTitle()}>{options(versions)}</optgroup> : null}
        {reflections.length > 0 ? (
          <optgroup label={m.artifactsBesideReflections()}>{options(reflections)}</optgroup>
        ) : null}
      </SelectField>
      <Button>{m.artifactsBesideShow()}</Button>
      {isShown ? (
        <Link to="?" preventScrollReset>
          {m.artifactsBesideHide()}
        </Link>
      ) : null}
    </Form>
  );
}
