// Conic gradients as triangles: read back from the bytes of the mesh.

import { describe, expect, it } from 'vitest';
import { conicMesh } from '../../main/pdf/mesh.ts';

const red = { r: 255, g: 0, b: 0, a: 1 };
const blue = { r: 0, g: 0, b: 255, a: 0.2 };

type Vertex = { readonly x: number; readonly y: number; readonly color: readonly number[] };

function triangles({ entries, data }: ReturnType<typeof conicMesh>): readonly (readonly Vertex[])[] {
  const [low = 0, high = 0, ...rest] = /\/Decode\[([^\]]+)\]/.exec(entries)?.[1]?.split(' ').map(Number) ?? [];
  const components = (rest.length - 2) / 2;
  const size = 9 + components;
  const view = new DataView(data.buffer);
  const at = (offset: number): number => low + (view.getUint32(offset) / 0xffffffff) * (high - low);
  const vertices = Array.from({ length: data.length / size }, (_, index): Vertex => {
    expect(data[index * size]).toBe(0);
    return { x: at(index * size + 1), y: at(index * size + 5), color: [...data.subarray(index * size + 9, (index + 1) * size)] };
  });
  return Array.from({ length: vertices.length / 3 }, (_, index) => vertices.slice(index * 3, index * 3 + 3));
}

describe('the mesh of a conic gradient', () => {
  const even = { radius: 100, angle: 0, stops: [{ offset: 0, color: red }, { offset: 1, color: blue }] };

  it('goes all the way round, from the top, clockwise', () => {
    const all = triangles(conicMesh(even, false));
    expect(all).toHaveLength(180);
    const [centre, first, second] = all[0]!;
    expect([centre!.x, centre!.y].map((value) => Math.round(value * 1000))).toEqual([0, 0]);
    expect(first!.x).toBeCloseTo(0, 3);
    expect(first!.y).toBeCloseTo(-100.1, 3);
    expect(second!.x).toBeGreaterThan(0);
    expect([first!.color, all[179]![2]!.color]).toEqual([[255, 0, 0], [0, 0, 255]]);
    all.forEach((triangle, index) => {
      const next = all[(index + 1) % all.length]![1]!;
      expect(Math.hypot(next.x - triangle[2]!.x, next.y - triangle[2]!.y)).toBeLessThan(0.001);
    });
  });

  it('reaches the radius between its corners too', () => {
    for (const [, { x, y }, { x: x2, y: y2 }] of triangles(conicMesh(even, false)) as readonly (readonly [Vertex, Vertex, Vertex])[]) {
      expect(Math.hypot((x + x2) / 2, (y + y2) / 2)).toBeGreaterThan(100);
    }
  });

  it('begins at the angle', () => {
    const first = triangles(conicMesh({ ...even, angle: Math.PI / 2 }, false))[0]![1]!;
    expect(first.x).toBeCloseTo(100.1, 3);
    expect(first.y).toBeCloseTo(0, 3);
  });

  it('has a hard edge where two stops stand at one place', () => {
    const stops = [{ offset: 0, color: red }, { offset: 0.25, color: red }, { offset: 0.25, color: blue }, { offset: 1, color: blue }];
    const colors = triangles(conicMesh({ ...even, stops }, false)).map((triangle) => triangle.map(({ color }) => color.join(' ')));
    expect(colors.every((triangle) => new Set(triangle).size === 1)).toBe(true);
    expect(colors.filter(([color]) => color === '255 0 0')).toHaveLength(45);
  });

  it('of its alpha is grey', () => {
    const all = triangles(conicMesh(even, true));
    expect([all[0]![1]!.color, all[179]![2]!.color]).toEqual([[255], [51]]);
  });
});
