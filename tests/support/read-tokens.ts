import { readHex, type Rgb } from './colour-vision.ts';

type Colours = Readonly<Record<string, Rgb>>;

/** The colours of every combination of theme and status colours in `tokens.css`, by token name. */
export function readThemes(css: string): Readonly<Record<string, Colours>> {
  const light = colourBlock(css, ':root');
  const dark = { ...light, ...colourBlock(css, ":root[data-theme='dark']") };
  const greenRed = colourBlock(css, ":root[data-status-colours='green-red']");
  const darkGreenRed = colourBlock(css, ":root[data-theme='dark'][data-status-colours='green-red']");
  return {
    light,
    dark,
    'light green-red': { ...light, ...greenRed },
    'dark green-red': { ...dark, ...darkGreenRed },
  };
}

function colourBlock(css: string, selector: string): Colours {
  const start = css.indexOf(`${selector} {`);
  if (start === -1) throw new Error(`tokens.css has no rule for ${selector}.`);
  const block = css.slice(start, css.indexOf('}', start));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
      name,
      readHex(hex),
    ]),
  );
}
