/** Colours as sRGB in [0, 1]. */
export type Rgb = readonly [number, number, number];
export type Deficiency = 'protan' | 'deutan' | 'tritan';

/** Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB. */
const MATRICES: Readonly<Record<Deficiency, readonly (readonly [number, number, number])[]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export function readHex(hex: string): Rgb {
  const part = (from: number) => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(first: Rgb, second: Rgb): number {
  const [dark, light] = [luminance(first), luminance(second)].toSorted((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** How a colour looks to somebody with a full colour deficiency. */
export function simulate(colour: Rgb, deficiency: Deficiency): Rgb {
  const linear = toLinear(colour);
  const [r, g, b] = MATRICES[deficiency].map((row) => clamp(dot(row, linear)));
  return [toSrgb(r ?? 0), toSrgb(g ?? 0), toSrgb(b ?? 0)];
}

/** Euclidean distance in OKLab, times 100. */
export function distance(first: Rgb, second: Rgb): number {
  const [a, b] = [toOklab(first), toOklab(second)];
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

function luminance(colour: Rgb): number {
  return dot([0.2126, 0.7152, 0.0722], toLinear(colour));
}

/** Ottosson 2020. */
function toOklab(colour: Rgb): Rgb {
  const linear = toLinear(colour);
  const l = Math.cbrt(dot([0.4122214708, 0.5363325363, 0.0514459929], linear));
  const m = Math.cbrt(dot([0.2119034982, 0.6806995451, 0.1073969566], linear));
  const s = Math.cbrt(dot([0.0883024619, 0.2817188376, 0.6299787005], linear));
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function toLinear([r, g, b]: Rgb): Rgb {
  const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return [linear(r), linear(g), linear(b)];
}

function toSrgb(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}

function dot(row: Rgb, colour: Rgb): number {
  return row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2];
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
