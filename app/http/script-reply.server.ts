/** A redirect for a script that asked: where to go on to, with the cookies that came along. */
export function redirectForScript(response: Response): Response {
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
  return Response.json({ to: response.headers.get("Location") }, { headers });
}

/** What a script that asked is told when the answer is no; the sentence is for the person. */
export function refusalForScript(error: string, status = 422): Response {
  return Response.json({ error }, { status });
}
