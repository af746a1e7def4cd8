/** The path that a form is sent to. `form.action` would be the field of a form that has one named "action". */
export function actionPathOf(form: HTMLFormElement): string {
  return new URL(form.getAttribute("action") ?? "", location.href).pathname;
}
