// A small XML reader for metadata: elements with resolved namespaces, or the fault that makes it no XML (XML 1.0, Namespaces).

export type XmlElement = {
  /** Namespace address and local name, `{http://purl.org/dc/elements/1.1/}title`. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
};
type Open = { readonly tag: string; readonly name: string; readonly attributes: Map<string, string>; readonly children: XmlElement[]; text: string; readonly spaces: ReadonlyMap<string, string> };

export class XmlFault extends Error {}
const deepest = 200;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The root element. Throws XmlFault. */
export function parseXml(source: string): XmlElement {
  const text = source.replace(/^\ufeff/, '');
  const root: Open = { tag: '', name: '', attributes: new Map(), children: [], text: '', spaces: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]) };
  const stack: Open[] = [root];
  const pattern = /<\?[^]*?\?>|<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<\/([^\s>]+)\s*>|<([^\s/>!?][^\s/>]*)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy;
  let position = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    position = pattern.lastIndex;
    const [, data, closing, opening, attributes = '', empty, characters] = match;
    const top = stack[stack.length - 1] ?? root;
    if (characters !== undefined) top.text += unescape(characters);
    else if (data !== undefined) top.text += data;
    else if (closing !== undefined) close(stack, closing);
    else if (opening !== undefined) {
      stack.push(open(opening, attributes, top));
      if (stack.length > deepest) throw new XmlFault('elements are nested too deep');
      if (empty === '/') close(stack, opening);
    }
  }
  if (position < text.length) throw new XmlFault(`"${text.slice(position, position + 20)}" makes no sense`);
  if (stack.length > 1) throw new XmlFault(`"${stack[stack.length - 1]?.tag}" is not closed`);
  const [element] = root.children;
  if (element === undefined || root.children.length > 1 || root.text.trim() !== '') throw new XmlFault('there is not one root element');
  return element;
}

function unescape(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);|&/g, (whole, entity: string | undefined) => {
    if (entity === undefined) throw new XmlFault('an ampersand is not escaped');
    if (entity.startsWith('#')) return String.fromCodePoint(Math.min(0x10ffff, entity[1] === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))));
    const value = entities[entity];
    if (value === undefined) throw new XmlFault(`the entity ${whole} is unknown`);
    return value;
  });
}

function open(tag: string, source: string, parent: Open): Open {
  const pairs = [...source.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', double, single]) => [key, unescape(double ?? single ?? '')] as const);
  const spaces = new Map(parent.spaces);
  for (const [key, value] of pairs) {
    if (key === 'xmlns') spaces.set('', value);
    else if (key.startsWith('xmlns:')) spaces.set(key.slice(6), value);
  }
  const attributes = new Map<string, string>();
  for (const [key, value] of pairs) {
    if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
    if (attributes.has(key)) throw new XmlFault(`"${tag}" has "${key}" twice`);
    attributes.set(key.includes(':') ? qualified(key, spaces) : key, value);
  }
  return { tag, name: qualified(tag, spaces), attributes, children: [], text: '', spaces };
}

function qualified(name: string, spaces: ReadonlyMap<string, string>): string {
  const [prefix, local] = name.includes(':') ? name.split(':', 2) : ['', name];
  const space = spaces.get(prefix ?? '');
  if (space === undefined && prefix !== '') throw new XmlFault(`the prefix "${prefix}" is not declared`);
  return space === undefined ? (local ?? '') : `{${space}}${local}`;
}

function close(stack: Open[], tag: string): void {
  const element = stack.pop();
  const parent = stack[stack.length - 1];
  if (element === undefined || parent === undefined || element.tag !== tag) throw new XmlFault(`"${tag}" is closed, but was not open`);
  const { name, attributes, children, text } = element;
  parent.children.push({ name, attributes, children, text });
}
