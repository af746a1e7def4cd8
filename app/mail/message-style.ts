/**
 * The style of every message's HTML. Our pages' content security policy allows it by its hash, so that they can show
 * one.
 */
export const messageStyle = `
:root { color-scheme: light dark; }
body { margin: 0 auto; padding: 1.5rem; max-width: 36rem; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b18; background: #ffffff; overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
a { color: #0b4f4a; }
.link a { font-weight: 700; font-size: 1.125rem; }
.link span { font-size: 0.875rem; color: #4a4a45; }
.code strong { font: 700 2rem/1.25 ui-monospace, monospace; }
blockquote { margin: 0 0 1rem; padding: 0 0 0 1rem; border-inline-start: 4px solid #6b6b64; }
blockquote p { white-space: pre-wrap; }
footer { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid #6b6b64; font-size: 0.875rem; color: #4a4a45; }
@media (prefers-color-scheme: dark) {
body { color: #f2f1ec; background: #191917; }
a { color: #8fd8d0; }
.link span, footer { color: #c9c8c1; }
}
`;
