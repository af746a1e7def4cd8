/** A mail's HTML as a mail program shows it: no scripts run, and links open in the full window. */
export function MailFrame({ html, title }: { html: string; title: string }) {
  return (
    <iframe
      className="mail-frame"
      title={title}
      sandbox="allow-top-navigation-by-user-activation"
      srcDoc={html.replace("<head>", '<head>\n<base target="_top">')}
    />
  );
}
