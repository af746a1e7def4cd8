/**
 * What one address gets of one kind of mail, whoever causes it and from wherever. Verbs that mail what somebody asks for
 * refuse sooner and say so; this holds all others, and those to come: what is past it stands on the site's pages alone.
 */
export const mostOfAKind = { mails: 30, minutes: 60 };
