import { createContext, useContext } from "react";
import type { Choices } from "#app/http/choices.ts";
import type { FormReply } from "#app/http/form-reply.ts";

/** What a form around its fields was answered; null outside a PostForm, undefined before it was sent. */
export const PostedForm = createContext<FormReply | undefined | null>(null);

type Posted = {
  /** The id that the error summary links to; undefined outside a PostForm. */
  id: string | undefined;
  /** Whether the form came back, so that `typed` is what to show, even where it is empty. */
  isBack: boolean;
  typed: string | undefined;
  problems: string[] | undefined;
  choices: Choices | undefined;
};

/** What the form around a field knows about it, by the field's name. */
export function usePosted(name: string | undefined): Posted {
  const reply = useContext(PostedForm);
  const isInForm = reply !== null && name !== undefined;
  if (!isInForm) return { id: undefined, isBack: false, typed: undefined, problems: undefined, choices: undefined };
  return {
    id: name,
    isBack: reply !== undefined,
    typed: reply?.values[name],
    problems: reply?.problems[name],
    choices: reply?.choices?.[name],
  };
}
