// Path data (SVG 2, 9.3) as absolute moves, lines and cubics. As the standard asks, a path with a mistake is drawn up to it.

import type { PathSegment } from '../display-list.ts';

/** Numbers that follow each command. */
const arity: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

type Pen = { x: number; y: number; startX: number; startY: number; /** Last handle of a cubic or quadratic, for S and T. */ handleX: number; handleY: number; last: string };

export function parsePath(data: string): readonly PathSegment[] {
  const path: PathSegment[] = [];
  const pen: Pen = { x: 0, y: 0, startX: 0, startY: 0, handleX: 0, handleY: 0, last: '' };
  const text = new Scanner(data);
  for (let command = text.command(); command !== undefined; command = text.command()) {
    const lower = command.toLowerCase();
    const count = arity[lower];
    if (count === undefined || (path.length === 0 && lower !== 'm')) return path;
    let first = true;
    do {
      const values = text.numbers(count, lower === 'a');
      if (values === undefined) return path;
      // More pairs after a move are lines.
      const effective = lower === 'm' && !first ? (command === 'm' ? 'l' : 'L') : command;
      draw(path, pen, effective, values);
      first = false;
      if (count === 0) break;
    } while (text.hasNumber());
  }
  return path;
}

/** Reads commands and numbers, whose separators may be missing. */
class Scanner {
  readonly #text: string;
  #index = 0;

  constructor(text: string) {
    this.#text = text;
  }

  command(): string | undefined {
    this.#skip();
    const letter = this.#text[this.#index];
    if (letter === undefined || !/[a-zA-Z]/.test(letter)) return undefined;
    this.#index++;
    return letter;
  }

  hasNumber(): boolean {
    this.#skip();
    return /[-+.\d]/.test(this.#text[this.#index] ?? '');
  }

  /** The fourth and fifth number of an arc are flags: one digit, even where another follows. */
  numbers(count: number, arc: boolean): readonly number[] | undefined {
    const values: number[] = [];
    for (let index = 0; index < count; index++) {
      const value = this.#number(arc && (index === 3 || index === 4));
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  }

  #number(flag: boolean): number | undefined {
    this.#skip();
    const pattern = flag ? /[01]/y : /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;
    pattern.lastIndex = this.#index;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    this.#index = pattern.lastIndex;
    return Number(match[0]);
  }

  #skip(): void {
    while (/[\s,]/.test(this.#text[this.#index] ?? '')) this.#index++;
  }
}

function draw(path: PathSegment[], pen: Pen, command: string, values: readonly number[]): void {
  const lower = command.toLowerCase();
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = values;
  const [dx, dy] = command === lower ? [pen.x, pen.y] : [0, 0];
  switch (lower) {
    case 'm':
      moveTo(path, pen, dx + a, dy + b);
      break;
    case 'l':
      lineTo(path, pen, dx + a, dy + b);
      break;
    case 'h':
      lineTo(path, pen, dx + a, pen.y);
      break;
    case 'v':
      lineTo(path, pen, pen.x, dy + a);
      break;
    case 'c':
      curveTo(path, pen, [dx + a, dy + b, dx + c, dy + d, dx + e, dy + f]);
      break;
    case 's': {
      const [x1, y1] = (pen.last === 'c' || pen.last === 's') ? [2 * pen.x - pen.handleX, 2 * pen.y - pen.handleY] : [pen.x, pen.y];
      curveTo(path, pen, [x1, y1, dx + a, dy + b, dx + c, dy + d]);
      break;
    }
    case 'q':
      quadraticTo(path, pen, [dx + a, dy + b, dx + c, dy + d]);
      break;
    case 't': {
      const [x1, y1] = (pen.last === 'q' || pen.last === 't') ? [2 * pen.x - pen.handleX, 2 * pen.y - pen.handleY] : [pen.x, pen.y];
      quadraticTo(path, pen, [x1, y1, dx + a, dy + b]);
      break;
    }
    case 'a':
      for (const curve of arcCurves(pen.x, pen.y, { rx: a, ry: b, rotation: c, large: d !== 0, sweep: e !== 0, x: dx + f, y: dy + g })) curveTo(path, pen, curve);
      break;
    default:
      path.push(['Z']);
      [pen.x, pen.y] = [pen.startX, pen.startY];
  }
  pen.last = lower;
}

function moveTo(path: PathSegment[], pen: Pen, x: number, y: number): void {
  path.push(['M', x, y]);
  [pen.x, pen.y, pen.startX, pen.startY] = [x, y, x, y];
}

function lineTo(path: PathSegment[], pen: Pen, x: number, y: number): void {
  path.push(['L', x, y]);
  [pen.x, pen.y] = [x, y];
}

type Curve = readonly [number, number, number, number, number, number];

function curveTo(path: PathSegment[], pen: Pen, [x1, y1, x2, y2, x, y]: Curve): void {
  path.push(['C', x1, y1, x2, y2, x, y]);
  [pen.x, pen.y, pen.handleX, pen.handleY] = [x, y, x2, y2];
}

/** A quadratic raised to a cubic. */
function quadraticTo(path: PathSegment[], pen: Pen, [x1, y1, x, y]: readonly [number, number, number, number]): void {
  curveTo(path, pen, [pen.x + ((x1 - pen.x) * 2) / 3, pen.y + ((y1 - pen.y) * 2) / 3, x + ((x1 - x) * 2) / 3, y + ((y1 - y) * 2) / 3, x, y]);
  [pen.handleX, pen.handleY] = [x1, y1];
}

type Arc = { readonly rx: number; readonly ry: number; readonly rotation: number; readonly large: boolean; readonly sweep: boolean; readonly x: number; readonly y: number };

/** An elliptical arc as cubics of at most a quarter turn (SVG 2, appendix B.2). */
function arcCurves(x0: number, y0: number, arc: Arc): readonly Curve[] {
  const { x, y } = arc;
  if (x0 === x && y0 === y) return [];
  let [rx, ry] = [Math.abs(arc.rx), Math.abs(arc.ry)];
  if (rx === 0 || ry === 0) return [[x0, y0, x, y, x, y]];
  const turn = (arc.rotation * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
  const halfX = (cosine * (x0 - x) + sine * (y0 - y)) / 2;
  const halfY = (-sine * (x0 - x) + cosine * (y0 - y)) / 2;
  const excess = (halfX / rx) ** 2 + (halfY / ry) ** 2;
  if (excess > 1) [rx, ry] = [rx * Math.sqrt(excess), ry * Math.sqrt(excess)];
  const square = Math.max(0, (rx * ry) ** 2 / ((rx * halfY) ** 2 + (ry * halfX) ** 2) - 1);
  const factor = (arc.large === arc.sweep ? -1 : 1) * Math.sqrt(square);
  const [centreX, centreY] = [(factor * rx * halfY) / ry, (-factor * ry * halfX) / rx];
  const [cx, cy] = [cosine * centreX - sine * centreY + (x0 + x) / 2, sine * centreX + cosine * centreY + (y0 + y) / 2];
  const start = Math.atan2((halfY - centreY) / ry, (halfX - centreX) / rx);
  const end = Math.atan2((-halfY - centreY) / ry, (-halfX - centreX) / rx);
  let sweep = end - start;
  if (arc.sweep && sweep < 0) sweep += 2 * Math.PI;
  if (!arc.sweep && sweep > 0) sweep -= 2 * Math.PI;
  const place = (along: number, up: number): readonly [number, number] => [cx + cosine * rx * along - sine * ry * up, cy + sine * rx * along + cosine * ry * up];
  return unitArc(start, sweep).map(([x1, y1, x2, y2, x3, y3]) => [...place(x1, y1), ...place(x2, y2), ...place(x3, y3)] as unknown as Curve);
}

/** An arc of the unit circle. */
function unitArc(start: number, sweep: number): readonly Curve[] {
  const count = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9));
  const step = sweep / count;
  const handle = (4 / 3) * Math.tan(step / 4);
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [start + index * step, start + (index + 1) * step];
    const [c1, s1, c2, s2] = [Math.cos(from), Math.sin(from), Math.cos(to), Math.sin(to)];
    return [c1 - handle * s1, s1 + handle * c1, c2 + handle * s2, s2 - handle * c2, c2, s2] as const;
  });
}

/** The smallest upright rectangle around a path, curves included: left, top, right, bottom. */
export function pathBounds(path: readonly PathSegment[]): readonly [number, number, number, number] {
  const xs: number[] = [];
  const ys: number[] = [];
  let [x0, y0] = [0, 0];
  for (const segment of path) {
    if (segment[0] === 'Z') continue;
    if (segment[0] === 'C') {
      const [, x1, y1, x2, y2, x, y] = segment;
      extremes(xs, x0, x1, x2, x);
      extremes(ys, y0, y1, y2, y);
      [x0, y0] = [x, y];
    } else {
      [, x0, y0] = segment;
      xs.push(x0);
      ys.push(y0);
    }
  }
  if (xs.length === 0) return [0, 0, 0, 0];
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));
  return [least(xs), least(ys), most(xs), most(ys)];
}

/** End points and turning points of one coordinate of a cubic. */
function extremes(values: number[], p0: number, p1: number, p2: number, p3: number): void {
  values.push(p0, p3);
  const [a, b, c] = [p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0];
  const roots = Math.abs(a) < 1e-12 ? [-c / b] : [(-b + Math.sqrt(b * b - 4 * a * c)) / (2 * a), (-b - Math.sqrt(b * b - 4 * a * c)) / (2 * a)];
  for (const t of roots) {
    if (t > 0 && t < 1) values.push((1 - t) ** 3 * p0 + 3 * (1 - t) ** 2 * t * p1 + 3 * (1 - t) * t * t * p2 + t ** 3 * p3);
  }
}
