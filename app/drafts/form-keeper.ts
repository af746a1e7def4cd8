import { isSecretField } from "#app/http/typed-words.ts";
import { formRestored } from "#app/ui/form-shown.ts";
import { ownDrafts } from "./device.ts";
import type { Draft } from "./draft.ts";
import { actionPathOf } from "./form-action.ts";
import { FormDraft, fieldNamed, textFieldsIn } from "./form-draft.ts";
import { placeOfForm } from "./form-place.ts";
import { onceTaken, watchAnswers } from "./taken.ts";

const keptForms = new WeakSet<HTMLFormElement>();

/**
 * Keeps on this device what is typed into an ordinary form until the server has taken it. Such a draft is never sent
 * automatically: pressing the button is the person's decision. Call it with each form or textarea that appears.
 */
export async function keepFormOf(shown: EventTarget | null): Promise<void> {
  const form = shown instanceof HTMLTextAreaElement ? shown.form : shown instanceof HTMLFormElement ? shown : null;
  const store = ownDrafts();
  if (!form || keptForms.has(form) || hasKeeper(form) || store.isGuest) return;
  if (textFieldsIn(form).length === 0 || hasSecret(form)) return;
  keptForms.add(form);
  watchAnswers();
  const action = actionPathOf(form);
  const draft = new FormDraft(form, { personId: store.personId, place: placeOf(form), action });
  const read = () => ({ ...draft.read({}, { isReady: false }), isForm: true });
  const given: Draft[] = [];
  let hasTyped = false;
  form.addEventListener("input", (event) => {
    if (!event.isTrusted) return; // words that come back
    hasTyped = true;
    void draft.keep(read());
  });
  form.addEventListener("submit", () => {
    const sent = read();
    onceTaken(action, async () => {
      for (const each of [sent, ...given.splice(0)]) await draft.remove(each);
    });
  });
  if (draft.isChanged()) await draft.keep(read()); // typed before this script ran, or refused and shown again
  const earlier = (await draft.earlier()).filter((each) => each.isForm);
  const newest = earlier.at(-1);
  if (!newest || hasTyped || draft.isChanged()) return;
  draft.restore(newest);
  if (!draft.isChanged()) return void draft.remove(newest); // the page shows the same: it was saved
  const isKept = await draft.keep(read());
  for (const each of earlier) {
    if (isKept && wordsOf(each) === wordsOf(newest))
      await draft.remove(each); // this page's draft has the same words
    else given.push(each);
  }
  const discard = () => {
    form.reset();
    void Promise.all([...earlier, read()].map((each) => draft.remove(each)));
    void draft.discard();
  };
  shown?.dispatchEvent(new CustomEvent(formRestored, { detail: discard }));
}

/** Whether the form's own component keeps its words: because it also sends them, or because it saves them as a draft. */
const hasKeeper = ({ dataset }: HTMLFormElement) =>
  dataset.keepsItself !== undefined || dataset.savesDraft !== undefined;

const wordsOf = ({ typed, fields }: Draft) => JSON.stringify(typed.map((name) => fieldNamed(fields, name)));

/** The place that a form answers, the same when its page is opened again. */
function placeOf(form: HTMLFormElement): string {
  const names = textFieldsIn(form).map(({ name }) => name);
  return placeOfForm(location.pathname, names, [...form.querySelectorAll<HTMLInputElement>("input[type=hidden]")]);
}

function hasSecret(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll<HTMLInputElement>("input[name]")].some(
    ({ name, type }) => type === "password" || isSecretField(name),
  );
}
