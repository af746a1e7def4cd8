/** Turns a redirect into JSON for a script: the target, with the response's cookies. */
export function redirectForScript(response: Response): Response {
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
  return Response.json({ to: response.headers.get("Location") }, { headers });
}

/** A refusal as JSON for a script; the sentence is for the person. */
export function refusalForScript(error: string, status = 422): Response {
  return Response.json({ error }, { status });
}
