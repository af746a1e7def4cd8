/** Every current HTML element that a page can contain, and obsolete ones that browsers still render. */
const elements =
  "a abbr acronym address area article aside audio b bdi bdo big blockquote br button canvas caption center cite code " +
  "col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer " +
  "form h1 h2 h3 h4 h5 h6 header hgroup hr i iframe img input ins kbd label legend li main map mark menu meter nav " +
  "object ol optgroup option output p picture pre progress q rp rt ruby s samp script search section select slot small " +
  "source span strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr track " +
  "tt u ul var video wbr base meta link svg math";

const htmlNames: ReadonlySet<string> = new Set(elements.split(" "));

export const isHtmlName = (name: string) => htmlNames.has(name);
