// Files that a page names: images, style sheets, fonts. Each is read only inside the folder it belongs to; what cannot be
// read is a diagnostic, and the page goes on without it.

import type { ImageSource } from './box/box.ts';
import { decodeImage } from './box/image.ts';
import type { Place, Reporter } from './diagnostic.ts';
import type { Host } from './host.ts';

/** The folders that addresses stand in: the page's own (`logo.png`), and others by scheme (`dataset:map.png`). */
export type Folders = { readonly own: string; readonly dataset?: string; readonly base?: string };

export type Resources = {
  /** The picture at an address; `missing` where it cannot be had, after a report. The same address gives the same object. */
  readonly image: (url: string, place: Place | undefined) => ImageSource;
  /** The bytes at an address, or undefined after a report. */
  readonly bytes: (url: string, place: Place | undefined) => Uint8Array | undefined;
  /** The same as text; undefined after a report. */
  readonly text: (url: string) => string | undefined;
  /** What has been read so far, by folder and by path within it. `data:` addresses are not files. */
  readonly used: { readonly own: ReadonlyMap<string, Uint8Array>; readonly base: ReadonlyMap<string, Uint8Array>; readonly dataset: ReadonlyMap<string, Uint8Array> };
};

/** `data:[type][;base64],…` as bytes (RFC 2397). */
function dataBytes(url: string): Uint8Array {
  const comma = url.indexOf(',');
  if (comma < 0) throw new Error('a data: address needs a comma before its data');
  const body = url.slice(comma + 1);
  return /;base64$/i.test(url.slice(0, comma)) ? Buffer.from(body, 'base64') : Buffer.from(decodeURIComponent(body), 'utf8');
}

type Used = { readonly [F in keyof Required<Folders>]: Map<string, Uint8Array> };

function readUrl(url: string, folders: Folders, host: Host, used: Used): Uint8Array {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === 'data') return dataBytes(url);
  const where = scheme === undefined ? 'own' : scheme === 'dataset' || scheme === 'base' ? scheme : undefined;
  const folder = where === undefined ? undefined : folders[where];
  if (where === undefined || folder === undefined) throw new Error(`addresses with "${scheme ?? ''}:" are not read: nothing comes from the network`);
  const path = decodeURI(url.slice(scheme === undefined ? 0 : scheme.length + 1).replace(/[?#].*$/, ''));
  const data = host.readInside(folder, path);
  used[where].set(path, data);
  return data;
}

/** Opens the folders of one request. Every address is read and decoded once. */
export function openResources(folders: Folders, host: Host, report: Reporter): Resources {
  const images = new Map<string, ImageSource>();
  const used: Used = { own: new Map(), base: new Map(), dataset: new Map() };
  const bytes = (url: string, place: Place | undefined): Uint8Array | undefined => {
    try {
      return readUrl(url, folders, host, used);
    } catch (error) {
      const shown = url.length > 80 ? `${url.slice(0, 80)}…` : url;
      report({
        severity: 'error', stage: 'box', code: 'unreadable-file', message: `cannot read "${shown}": ${(error as Error).message}`,
        hint: 'name a file inside the template’s folder, or dataset:… for one beside the dataset', ...(place && { source: place }),
      });
      return undefined;
    }
  };
  const image = (url: string, place: Place | undefined): ImageSource => {
    const known = images.get(url);
    if (known !== undefined) return known;
    const data = bytes(url, place);
    const picture: ImageSource = data === undefined ? { kind: 'missing', url } : decodeImage(data, url);
    images.set(url, picture);
    return picture;
  };
  const text = (url: string): string | undefined => {
    const data = bytes(url, undefined);
    return data === undefined ? undefined : new TextDecoder().decode(data);
  };
  return { image, bytes, text, used };
}
