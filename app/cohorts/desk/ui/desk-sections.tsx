import { useSubmit } from "@remix-run/react";
import { type FormEvent, type ReactNode, useCallback } from "react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import type { Desk } from "../desk.server.ts";

type Groups = Desk["groups"];

/** What members share, by cohort and prompt; the prompt is said once. */
export function SharedReflections({ groups, newCount }: { groups: Groups; newCount: number }) {
  const submit = useSubmit();
  const mark = useCallback(
    (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault();
      submit(event.currentTarget, { preventScrollReset: true, navigate: false });
    },
    [submit],
  );
  return (
    <Section id="reflections" title={m.deskReflections({ count: newCount })} isEmpty={groups.length === 0}>
      {groups.map(({ cohortId, cohort, prompts }) => (
        <section key={cohortId} aria-label={cohort} className="stack">
          <h3 className="desk__cohort">{cohort}</h3>
          {prompts.map(({ key, prompt, lesson, reflections }) => (
            <div key={key} className="desk__prompt">
              <p className="soft">
                {prompt}
                {lesson ? ` · ${lesson}` : ""}
              </p>
              <ul className="plain lines">
                {reflections.map((reflection) => (
                  <SharedReflection key={reflection.id} reflection={reflection} onMark={mark} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
      <p>
        <a href="/reflections/shared">{m.deskAllReflections()}</a>
      </p>
    </Section>
  );
}

type Shared = Groups[number]["prompts"][number]["reflections"][number];

function SharedReflection({
  reflection,
  onMark,
}: {
  reflection: Shared;
  onMark: (event: FormEvent<HTMLFormElement>) => void;
}) {
  const { id, author, text, day, isNew, revision } = reflection;
  return (
    <li data-desk-item className="desk__item">
      <p>
        <a href={`/reflections/${id}`}>{author}</a>
        <span className="soft"> · {day}</span>
        {isNew ? <strong className="desk__new"> {m.deskNew()}</strong> : null}
      </p>
      <p className="desk__text">{text}</p>
      {isNew ? (
        <form method="post" action={`/desk/reflections/${id}/mark`} onSubmit={onMark}>
          <input type="hidden" name="revision" value={revision} />
          <Button tone="quiet" data-desk-mark aria-label={m.deskMarkOf({ author })}>
            {m.deskMark()}
          </Button>
        </form>
      ) : null}
    </li>
  );
}

/** Work that waits for an answer, the longest wait first. */
export function WaitingWork({ waiting, isMore }: { waiting: Desk["waiting"]; isMore: boolean }) {
  return (
    <Section
      id="waiting"
      title={m.deskWaiting({ count: waiting.length, more: isMore ? "yes" : "no" })}
      isEmpty={waiting.length === 0}
    >
      <ul className="plain lines">
        {waiting.map(({ id, title, owners, cohort, waits }) => (
          <li key={id} data-desk-item className="desk__item">
            <p>
              <a href={`/artifacts/${id}`}>{title || m.deskUntitled()}</a>
              <span className="soft"> · {owners}</span>
            </p>
            <p className="soft">
              {waits} · {cohort}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Members without a sign of work for some time, the longest first. */
export function QuietMembers({ quiet }: { quiet: Desk["quiet"] }) {
  return (
    <Section id="quiet" title={m.deskQuiet({ count: quiet.length })} isEmpty={quiet.length === 0}>
      <ul className="plain lines">
        {quiet.map(({ id, cohortId, name, cohort, since, contact, nudged }) => (
          <li key={`${cohortId} ${id}`} data-desk-item className="desk__item">
            <p>
              <a href={`/cohorts/${cohortId}/messages/${id}/nudge`} data-desk-nudge>
                {name}
              </a>
              <span className="soft"> · {cohort}</span>
            </p>
            <p className="soft">
              {since} {contact} {nudged}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Open goals, those whose day comes first on top. */
export function OpenGoals({ goals }: { goals: Desk["goals"] }) {
  return (
    <Section id="goals" title={m.deskGoals()} isEmpty={goals.length === 0}>
      <ul className="plain lines">
        {goals.map(({ id, cohortId, ownerName, cohort, statement, target }) => (
          <li key={id} data-desk-item className="desk__item">
            <p>
              <a href={`/cohorts/${cohortId}/goals#${id}`}>{statement}</a>
            </p>
            <p className="soft">
              {ownerName} · {cohort}
              {target ? ` · ${target}` : ""}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Section({
  id,
  title,
  isEmpty,
  children,
}: {
  id: string;
  title: string;
  isEmpty: boolean;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="stack desk__section">
      <h2 id={id}>{title}</h2>
      {isEmpty ? <p className="soft">{m.deskNothing()}</p> : children}
    </section>
  );
}
