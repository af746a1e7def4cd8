/** A self-contained page: inline style, no script, no other file and no database. */
export type StaticPage = {
  title: string;
  paragraphs: string[];
  links: { to: string; label: string; isNewTab?: boolean }[];
  /** What a person typed, to copy. */
  typed?: { label: string; words: string }[];
  /** A form to send again unchanged. */
  again?: { action: string; fields: [name: string, value: string][]; label: string } | undefined;
  /** The request's id in the log; null if there is none. */
  reference: string | null;
  nonce: string;
};

/** The look of tokens.css and base.css, reduced to what one page needs. */
const style = `
:root{color-scheme:light dark;--paper:#faf7f0;--ink:#17261f;--soft:#4a5850;--line:#d9d2c3;--accent:#0b5e63;--on:#fffdf8}
@media(prefers-color-scheme:dark){:root{--paper:#10201b;--ink:#ece7da;--soft:#b5c0b7;--line:#2f443b;--accent:#7fcbc8;--on:#06201f}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 "Atkinson Hyperlegible Next Variable",system-ui,sans-serif}
header{border-block-end:1px solid var(--line)}
header p,main{max-inline-size:42rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2rem)}
header p{margin-block:0;padding-block:.9rem;font-family:Georgia,serif;font-weight:600}
main{padding-block:clamp(2rem,6vw,4rem)}
h1{margin-block:0 1rem;font:600 clamp(1.875rem,1.6rem + 1.3vw,2.5rem)/1.2 Georgia,serif;overflow-wrap:anywhere}
ul{display:flex;flex-wrap:wrap;gap:.75rem;margin-block:2rem;padding:0;list-style:none}
a{display:inline-flex;align-items:center;min-block-size:2.75rem;padding-inline:1.25rem;border:1px solid var(--accent);border-radius:6px;color:var(--accent);text-decoration:none}
li:first-child a{background:var(--accent);color:var(--on)}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
label{display:block}
textarea{inline-size:100%;min-block-size:8rem;padding:.5rem;font:inherit;color:inherit;background:transparent;border:1px solid var(--line)}
button{min-block-size:2.75rem;padding-inline:1.25rem;font:inherit;border:1px solid var(--accent);border-radius:6px;background:var(--accent);color:var(--on)}
small{color:var(--soft);overflow-wrap:anywhere}`;

/** Renders the page as HTML; all of its input is escaped as text. */
export function staticPage(page: StaticPage, name: string): string {
  const { title, paragraphs, links, reference, nonce } = page;
  const items = links.map(linkItem).join("");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · ${escaped(name)}</title><link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style nonce="${escaped(nonce)}">${style}</style></head>
<body><header><p>${escaped(name)}</p></header><main><h1>${escaped(title)}</h1>
${paragraphs.map((words) => `<p>${escaped(words)}</p>`).join("\n")}
${(page.typed ?? []).map(typedField).join("\n")}
<ul>${items}</ul>${page.again ? formAgain(page.again) : ""}${reference ? `\n<p><small>${escaped(reference)}</small></p>` : ""}</main></body></html>
`;
}

function linkItem({ to, label, isNewTab }: StaticPage["links"][number]): string {
  const target = isNewTab ? ' target="_blank" rel="noreferrer"' : "";
  return `<li><a href="${escaped(to)}"${target}>${escaped(label)}</a></li>`;
}

/** Browsers drop the first line break in a textarea, so an extra one precedes the text. */
function typedField({ label, words }: { label: string; words: string }, at: number): string {
  return `<p><label for="typed-${at}">${escaped(label)}</label><textarea id="typed-${at}" readonly>\n${escaped(words)}</textarea></p>`;
}

function formAgain({ action, fields, label }: NonNullable<StaticPage["again"]>): string {
  const hidden = fields.map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return `<form method="post" action="${escaped(action)}">${hidden.join("")}<button>${escaped(label)}</button></form>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
