// Colour spaces of CSS Color 4, chapters 7 to 10, turned into sRGB. Colours outside sRGB's gamut are clipped channel by channel.

import type { Color } from './computed-style.ts';

type Triple = readonly [number, number, number];

function clip(channel: number): number {
  return Math.min(255, Math.max(0, Math.round(channel * 255)));
}

/** From channels of 0 to 1. */
export function fromSrgb([r, g, b]: Triple, a: number): Color {
  return { r: clip(r), g: clip(g), b: clip(b), a: Math.min(1, Math.max(0, a)) };
}

/** Hue in radians; saturation and lightness from 0 to 1 (CSS Color 4, section 7.1). */
export function hslToSrgb(hue: number, saturation: number, lightness: number): Triple {
  const degrees = (hue * 180) / Math.PI;
  const amount = saturation * Math.min(lightness, 1 - lightness);
  const channel = (n: number): number => {
    const k = (((n + degrees / 30) % 12) + 12) % 12;
    return lightness - amount * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [channel(0), channel(8), channel(4)];
}

/** Hue in radians; whiteness and blackness from 0 to 1 (section 8.1). */
export function hwbToSrgb(hue: number, whiteness: number, blackness: number): Triple {
  const total = whiteness + blackness;
  if (total >= 1) return [whiteness / total, whiteness / total, whiteness / total];
  const [r, g, b] = hslToSrgb(hue, 1, 0.5);
  const scale = 1 - total;
  return [r * scale + whiteness, g * scale + whiteness, b * scale + whiteness];
}

function gammaEncode(channel: number): number {
  const magnitude = Math.abs(channel);
  return magnitude <= 0.0031308 ? 12.92 * channel : Math.sign(channel) * (1.055 * magnitude ** (1 / 2.4) - 0.055);
}

function gammaDecode(channel: number): number {
  const magnitude = Math.abs(channel);
  return magnitude <= 0.04045 ? channel / 12.92 : Math.sign(channel) * ((magnitude + 0.055) / 1.055) ** 2.4;
}

function xyzToSrgb([x, y, z]: Triple): Triple {
  const r = 3.2409699419045226 * x - 1.537383177570094 * y - 0.4986107602930034 * z;
  const g = -0.9692436362808796 * x + 1.8759675015077202 * y + 0.04155505740717559 * z;
  const b = 0.05563007969699366 * x - 0.20397695888897652 * y + 1.0569715142428786 * z;
  return [gammaEncode(r), gammaEncode(g), gammaEncode(b)];
}

/** CIE Lab, D50: lightness 0 to 100 (section 9.3). */
export function labToSrgb(lightness: number, a: number, b: number): Triple {
  const kappa = 24389 / 27;
  const epsilon = 216 / 24389;
  const fy = (lightness + 16) / 116;
  const fx = a / 500 + fy;
  const fz = fy - b / 200;
  const x = fx ** 3 > epsilon ? fx ** 3 : (116 * fx - 16) / kappa;
  const y = lightness > kappa * epsilon ? fy ** 3 : lightness / kappa;
  const z = fz ** 3 > epsilon ? fz ** 3 : (116 * fz - 16) / kappa;
  return xyzToSrgb(adaptToD65([x * 0.9642956764295677, y, z * 0.8251046025104602]));
}

/** Bradford adaptation from D50 to D65. */
function adaptToD65([x, y, z]: Triple): Triple {
  return [
    0.955473421488075 * x - 0.02309845494876471 * y + 0.06325924320057072 * z,
    -0.0283697093338637 * x + 1.0099953980813041 * y + 0.021041441191917323 * z,
    0.012314014864481998 * x - 0.020507649298898964 * y + 1.330365926242124 * z,
  ];
}

/** OKLab: lightness 0 to 1 (section 9.4). */
export function oklabToSrgb(lightness: number, a: number, b: number): Triple {
  const l = (lightness + 0.3963377773761749 * a + 0.2158037573099136 * b) ** 3;
  const m = (lightness - 0.1055613458156586 * a - 0.0638541728258133 * b) ** 3;
  const s = (lightness - 0.0894841775298119 * a - 1.2914855480194092 * b) ** 3;
  const red = 4.0767416360759583 * l - 3.3077115392580629 * m + 0.2309699031821043 * s;
  const green = -1.2684379732850315 * l + 2.6097573492876882 * m - 0.341319376002657 * s;
  const blue = -0.0041960761386756 * l - 0.7034186179359362 * m + 1.7076146940746117 * s;
  return [gammaEncode(red), gammaEncode(green), gammaEncode(blue)];
}

/** sRGB channels of 0 to 1 as OKLab. */
export function srgbToOklab([r, g, b]: Triple): Triple {
  const [red, green, blue] = [gammaDecode(r), gammaDecode(g), gammaDecode(b)];
  const l = Math.cbrt(0.4122214694707629 * red + 0.5363325372617349 * green + 0.0514459932675022 * blue);
  const m = Math.cbrt(0.2119034958178251 * red + 0.6806995506452344 * green + 0.1073969535369405 * blue);
  const s = Math.cbrt(0.0883024591900564 * red + 0.2817188391361215 * green + 0.6299787016738222 * blue);
  return [
    0.210454268309314 * l + 0.7936177747023054 * m - 0.0040720430116193 * s,
    1.9779985324311684 * l - 2.4285922420485799 * m + 0.450593709617411 * s,
    0.0259040424655478 * l + 0.7827717124575296 * m - 0.8086757549230774 * s,
  ];
}

/** Gamma-encoded channels of a predefined RGB space (`color()`, section 10) as sRGB; undefined for a space unknown here. */
export function predefinedToSrgb(space: string, channels: Triple): Triple | undefined {
  const [r, g, b] = channels;
  switch (space) {
    case 'srgb':
      return channels;
    case 'srgb-linear':
      return [gammaEncode(r), gammaEncode(g), gammaEncode(b)];
    case 'display-p3':
      return displayP3ToSrgb([gammaDecode(r), gammaDecode(g), gammaDecode(b)]);
    case 'xyz':
    case 'xyz-d65':
      return xyzToSrgb(channels);
    case 'xyz-d50':
      return xyzToSrgb(adaptToD65(channels));
    default:
      return undefined;
  }
}

function displayP3ToSrgb([r, g, b]: Triple): Triple {
  return xyzToSrgb([
    0.4865709486482162 * r + 0.26566769316909306 * g + 0.1982172852343625 * b,
    0.2289745640697488 * r + 0.6917385218365064 * g + 0.079286914093745 * b,
    0.04511338185890264 * g + 1.043944368900976 * b,
  ]);
}
