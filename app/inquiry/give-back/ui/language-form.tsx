import { Form, Link } from "@remix-run/react";
import type { FormReply } from "#app/http/form-reply.ts";
import * as m from "#app/messages/catalog.ts";
import { Button } from "#app/ui/button.tsx";
import { TextField } from "#app/ui/field.tsx";
import { GuardedTextArea } from "#app/ui/guarded-text.tsx";
import { PostForm } from "#app/ui/post-form.tsx";
import { type GiveBackText, languageNamed } from "../give-back.ts";

type Listed = GiveBackText & { isComplete: boolean };

/** The page's languages, and the form of the one that is chosen. */
export function LanguageForm({
  person,
  language,
  texts,
  others,
  reply,
}: {
  person: string;
  language: string;
  texts: Listed[];
  /** Languages that the page does not have. */
  others: { code: string; name: string }[];
  reply: FormReply | undefined;
}) {
  const [code = language, name = language, direction = "ltr"] = languageNamed(language) ?? [];
  const text = texts.find((each) => each.language === language);
  return (
    <section id="languages" className="stack-8">
      <nav aria-label={m.giveBackLanguages()} className="stack-2">
        <ul className="plain cluster">
          {texts.map((each) => (
            <li key={each.language}>
              <Link
                to={`?language=${each.language}#languages`}
                lang={each.language}
                aria-current={each.language === language ? "true" : undefined}
                className="language-link"
              >
                {languageNamed(each.language)?.[1] ?? each.language}
              </Link>
            </li>
          ))}
        </ul>
        {others.length > 0 ? (
          <Form method="get" className="cluster">
            <label className="visually-hidden" htmlFor="add-language">
              {m.giveBackAddLanguage()}
            </label>
            <select id="add-language" name="language" className="input language-select">
              {others.map((other) => (
                <option key={other.code} value={other.code} lang={other.code}>
                  {other.name}
                </option>
              ))}
            </select>
            <Button>{m.giveBackAddLanguage()}</Button>
          </Form>
        ) : null}
      </nav>
      <PostForm
        key={language}
        reply={reply}
        submit={m.giveBackSave()}
        hidden={{ person, form: "text", language }}
        className="stack-6"
      >
        <h2 lang={code}>{name}</h2>
        <TextField
          name="title"
          label={m.giveBackTitleField()}
          lang={code}
          dir={direction}
          required
          defaultValue={text?.texts.title ?? ""}
        />
        {(["asked", "heard", "next"] as const).map((key) => (
          <GuardedTextArea
            key={key}
            name={key}
            label={m.giveBackField({ key })}
            help={key === "heard" ? m.giveBackPlain() : undefined}
            lang={code}
            dir={direction}
            rows={key === "heard" ? 6 : 3}
            isOptional={key !== "heard"}
            defaultValue={text?.texts[key] ?? ""}
          />
        ))}
      </PostForm>
      {text ? <Review person={person} text={text} name={name} /> : null}
    </section>
  );
}

function Review({ person, text, name }: { person: string; text: Listed; name: string }) {
  const { language, isReviewed } = text;
  return (
    <div className="stack-2">
      <p>{isReviewed ? m.giveBackReviewed({ language: name }) : m.giveBackNotReviewed({ language: name })}</p>
      <div className="cluster">
        <Form method="post">
          <Hidden values={{ person, form: "review", language, reviewed: isReviewed ? "no" : "yes" }} />
          <Button>{isReviewed ? m.giveBackUnreview() : m.giveBackReview()}</Button>
        </Form>
        <Form method="post">
          <Hidden values={{ person, form: "remove", language }} />
          <Button tone="quiet">{m.giveBackRemove({ language: name })}</Button>
        </Form>
      </div>
    </div>
  );
}

export function Hidden({ values }: { values: Record<string, string> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
