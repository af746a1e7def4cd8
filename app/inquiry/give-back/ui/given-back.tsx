import { useLocation } from "@remix-run/react";
import type { FormReply } from "#app/http/form-reply.ts";
import { PublicFigures } from "#app/inquiry/ui/public-figures.tsx";
import { Said } from "#app/inquiry/ui/said.tsx";
import * as m from "#app/messages/catalog.ts";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import type { PublicSeries } from "../../public-series.ts";
import { type GiveBackTexts, longestReaction } from "../give-back.ts";

type Shown = { language: string; name: string; direction: string; texts: GiveBackTexts; isReviewed: boolean };

/** A team's page for others: its languages side by side, numbers that reveal nobody, and reactions. */
export function GivenBack({
  texts,
  series,
  reactions,
  takesReactions,
  pageKey,
  isTaken,
  reply,
}: {
  texts: Shown[];
  series: PublicSeries[];
  reactions: { id: string; text: string }[];
  takesReactions: boolean;
  pageKey: string;
  isTaken: boolean;
  reply: FormReply | undefined;
}) {
  const { key: visit } = useLocation();
  return (
    <div className="stack-12">
      {texts.length > 1 ? (
        <nav aria-label={m.giveBackLanguages()} className="no-print">
          <ul className="plain cluster">
            {texts.map(({ language, name }) => (
              <li key={language}>
                <a href={`#in-${language}`} lang={language} className="target-link">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <div className="given-back">
        {texts.map(({ language, name, direction, texts: { title, asked, heard, next }, isReviewed }, index) => (
          <article
            key={language}
            id={`in-${language}`}
            lang={language}
            dir={direction}
            className="stack given-back__language"
          >
            <p className="small soft" lang="en" dir="ltr">
              <span lang={language}>{name}</span> · {isReviewed ? m.giveBackByPerson() : m.giveBackByNobody()}
            </p>
            {index === 0 ? null : <h2>{title}</h2>}
            {asked ? <p className="soft as-typed">{asked}</p> : null}
            <p className="given-back__heard as-typed">{heard}</p>
            {next ? <p className="given-back__next as-typed">{next}</p> : null}
          </article>
        ))}
      </div>
      {series.length > 0 ? <PublicFigures series={series} /> : null}
      {reactions.length > 0 ? (
        <section className="stack" aria-labelledby="said">
          <h2 id="said">{m.giveBackSaid()}</h2>
          <ul className="plain lines measure">
            {reactions.map(({ id, text }) => (
              <li key={id} className="as-typed" dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {takesReactions ? (
        <section className="stack no-print" aria-labelledby="react">
          <h2 id="react">{m.giveBackReact()}</h2>
          {isTaken && !reply ? <Said>{m.giveBackThanks()}</Said> : null}
          <PostForm key={visit} reply={reply} submit={m.giveBackSend()} hidden={{ key: pageKey }}>
            <GuardedTextArea
              name="text"
              label={m.giveBackReaction()}
              help={m.giveBackReactionHelp()}
              rows={4}
              dir="auto"
              limit={longestReaction}
              required
            />
          </PostForm>
        </section>
      ) : null}
    </div>
  );
}
