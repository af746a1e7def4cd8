import { createContext, useContext } from "react";
import type { Choices } from "#app/http/choices.ts";
import type { FormReply } from "#app/http/form-reply.ts";

/** The reply to the surrounding form; null outside a PostForm, undefined before it was sent. */
export const PostedForm = createContext<FormReply | undefined | null>(null);

type Posted = {
  /** The id that the error summary links to; undefined outside a PostForm. */
  id: string | undefined;
  /** Whether the form was returned, so that `typed` is shown even if it is empty. */
  isBack: boolean;
  typed: string | undefined;
  problems: string[] | undefined;
  choices: Choices | undefined;
};

/** What the surrounding form knows about a field, by name. */
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
