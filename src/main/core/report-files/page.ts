import { Markup, markup } from './markup.ts';

/** Grounds and marks that survive grey printing: verdicts carry a word and a sign, never colour alone. */
const STYLE = `
:root { color-scheme: light dark; --text: #171a20; --quiet: #5f6775; --line: #d9dde4; --ground: #fff; --code: #f5f6f8;
  --pass: #00729a; --fail: #b83c00; --partial: #7d5d00; --error: #9b1c6b; }
@media (prefers-color-scheme: dark) { :root { --text: #e8eaee; --quiet: #939caa; --line: #2c323b; --ground: #181b20;
  --code: #111317; --pass: #55c2e6; --fail: #ff9a66; --partial: #e2bd4a; --error: #f08cc4; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px; max-width: 1080px; background: var(--ground); color: var(--text);
  font: 14px/20px system-ui, 'Noto Sans', sans-serif; font-variant-numeric: tabular-nums; }
h1 { margin: 0 0 4px; font-size: 22px; line-height: 28px; }
h2 { margin: 28px 0 8px; font-size: 16px; }
h3 { margin: 20px 0 6px; font-size: 14px; overflow-wrap: anywhere; }
p { margin: 4px 0; }
.quiet { color: var(--quiet); }
dl.numbers { display: flex; flex-wrap: wrap; gap: 8px 32px; margin: 16px 0; }
dl.numbers dt { color: var(--quiet); font-size: 12px; }
dl.numbers dd { margin: 0; font-size: 20px; line-height: 28px; font-weight: 600; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; }
dl.facts dt { color: var(--quiet); }
dl.facts dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th { padding: 4px 12px 4px 0; color: var(--quiet); font-size: 12px; font-weight: 400; text-align: start; vertical-align: bottom; }
td { padding: 4px 12px 4px 0; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
td:first-child:not(.number) { min-width: 7em; }
.number { text-align: end; white-space: nowrap; }
.verdict { font-weight: 600; white-space: nowrap; }
.pass { color: var(--pass); } .fail { color: var(--fail); } .partial { color: var(--partial); } .error { color: var(--error); }
pre { margin: 2px 0 8px; padding: 8px 10px; border: 1px solid var(--line); border-radius: 4px; background: var(--code);
  font: 12px/18px ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.bar { display: inline-block; width: 160px; height: 10px; border: 1px solid var(--quiet); }
.bar span { display: block; height: 100%; background: var(--quiet); }
ul { margin: 4px 0; padding-left: 20px; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; line-height: 14pt; }
  h2, h3 { break-after: avoid; } tr, pre, .case { break-inside: avoid; } thead { display: table-header-group; } }
`;

/** A whole HTML document that needs nothing but itself: no script, no picture, no request. */
export function page(title: string, body: readonly Markup[]): string {
  const { html } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return html;
}

/** Numbers side by side under their labels. */
export function numbers(all: readonly (readonly [label: string, value: string])[]): Markup {
  const items = all.map(([label, value]) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`);
  return markup`<dl class="numbers">${items}</dl>`;
}

/** Facts one below the other. */
export function facts(all: readonly (readonly [label: string, value: string])[]): Markup {
  const items = all.map(([label, value]) => markup`<dt>${label}</dt><dd>${value}</dd>`);
  return markup`<dl class="facts">${items}</dl>`;
}

export interface Column {
  readonly title: string;
  readonly isNumber?: boolean;
}

/** A table; cells in the order of the columns. */
export function table(columns: readonly Column[], rows: readonly (readonly (string | Markup)[])[]): Markup {
  const classOf = (place: number) => (columns[place]?.isNumber === true ? 'number' : '');
  const heads = columns.map(
    ({ title }, place) => markup`<th scope="col" class="${classOf(place)}">${title}</th>`,
  );
  const lines = rows.map((cells) => {
    const inside = cells.map((cell, place) => markup`<td class="${classOf(place)}">${cell}</td>`);
    return markup`<tr>${inside}</tr>`;
  });
  return markup`<table><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table>`;
}
