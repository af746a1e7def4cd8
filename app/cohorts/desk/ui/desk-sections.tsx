import { useSubmit } from "@remix-run/react";
import { type FormEvent, type ReactNode, useCallback } from "react";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import type { Desk } from "../desk.server.ts";

type Groups = Desk["groups"];

/** How many prompts of a cohort are unfolded, those with the newest answers. */
const unfoldedPrompts = 3;
const unfoldedGoals = 6;

/** Members' shared work, by cohort and prompt; each prompt is shown once. */
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
          <Prompts prompts={prompts.slice(0, unfoldedPrompts)} onMark={mark} />
          <EarlierPrompts prompts={prompts.slice(unfoldedPrompts)} onMark={mark} />
        </section>
      ))}
      <p>
        <a href="/reflections/shared">{m.deskAllReflections()}</a>
      </p>
    </Section>
  );
}

type Prompt = Groups[number]["prompts"][number];
type OnMark = (event: FormEvent<HTMLFormElement>) => void;

function Prompts({ prompts, onMark }: { prompts: Prompt[]; onMark: OnMark }) {
  return prompts.map(({ key, prompt, lesson, reflections }) => (
    <div key={key} className="desk__prompt">
      <p className="soft">
        {prompt}
        {lesson ? ` · ${lesson}` : ""}
      </p>
      <ul className="plain lines">
        {reflections.map((reflection) => (
          <SharedReflection key={reflection.id} reflection={reflection} onMark={onMark} />
        ))}
      </ul>
    </div>
  ));
}

/** The prompts that were answered longer ago, folded: a coach opens the desk for today. */
function EarlierPrompts({ prompts, onMark }: { prompts: Prompt[]; onMark: OnMark }) {
  if (prompts.length === 0) return null;
  const news = prompts.flatMap(({ reflections }) => reflections.filter(({ isNew }) => isNew));
  return (
    <details className="desk__earlier">
      <summary>{m.deskEarlier({ count: prompts.length, news: news.length })}</summary>
      <div className="stack">
        <Prompts prompts={prompts} onMark={onMark} />
      </div>
    </details>
  );
}

function SharedReflection({ reflection, onMark }: { reflection: Prompt["reflections"][number]; onMark: OnMark }) {
  const { id, author, text, day, isNew, revision } = reflection;
  return (
    <li data-desk-item className="desk__item desk__shared">
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
      <Goals goals={goals.slice(0, unfoldedGoals)} />
      {goals.length > unfoldedGoals ? (
        <details className="desk__earlier">
          <summary>{m.deskMoreGoals({ count: goals.length - unfoldedGoals })}</summary>
          <Goals goals={goals.slice(unfoldedGoals)} />
        </details>
      ) : null}
    </Section>
  );
}

function Goals({ goals }: { goals: Desk["goals"] }) {
  return (
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
  );
}

export function Section({
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
