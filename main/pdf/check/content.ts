// Goes through the content of a page, forms included: what is shown, in which font, under which tag. ISO 32000-1, 8 and 9, 14.6.

import type { PdfDocument } from '../read.ts';
import { readContent } from '../read/content.ts';
import { type PdfString, type PdfValue, textOf } from '../read/value.ts';
import { readToUnicode } from './cmap.ts';
import type { ColorUse } from './color.ts';
import { type Fail, type FontFacts, idOf, isDictionary, isStream, nameOf, type PageFacts, entriesOf } from './subject.ts';

/** What all content together came to. */
export type ContentFacts = {
  readonly fonts: Map<PdfValue, FontFacts>;
  /** Text of each marked content, by owner (page or form object) and MCID: see `contentKey`. */
  readonly texts: Map<string, MarkedText>;
  /** How often each form with tagged content is drawn. */
  readonly formsWithTags: Map<number, number>;
  readonly colors: Map<ColorUse, number>;
  /** Images, forms, shadings and graphics states that were used, each once. */
  readonly used: Map<PdfValue, { readonly kind: string; readonly page: number }>;
};

/** Text of a marked content, and where its first and last line stand. `size`: of the font at the end. */
export type MarkedText = { text: string; readonly page: number; first: number | undefined; last: number; size: number };

export function contentKey(owner: number, mcid: number): string {
  return `${owner}/${mcid}`;
}

type Mark = { readonly artifact: boolean; readonly mcid: number | undefined; readonly actualText: boolean; readonly reversed: boolean };
type State = { font: FontFacts | undefined; size: number };
/** A stream that is being read: a page's content or a form's. */
type Frame = { readonly owner: number; readonly resources: PdfValue; readonly depth: number };

const operators = new Set(
  ('b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc ' +
    "SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"").split(' '),
);
const paintOperators = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'BI']);
const deepestForm = 12;

export class ContentReader {
  readonly facts: ContentFacts = { fonts: new Map(), texts: new Map(), formsWithTags: new Map(), colors: new Map(), used: new Map() };
  readonly #document: PdfDocument;
  readonly #fail: Fail;
  #page = 0;
  #marks: Mark[] = [];
  #state: State = { font: undefined, size: 1 };
  #saved: State[] = [];
  #untagged = 0;
  #lineY = 0;

  constructor(document: PdfDocument, fail: Fail) {
    this.#document = document;
    this.#fail = fail;
  }

  readPage(page: PageFacts): void {
    this.#page = page.number;
    this.#marks = [];
    this.#saved = [];
    this.#untagged = 0;
    const contents = this.#document.resolve(page.dictionary.entries.get('Contents'));
    const streams = typeof contents === 'object' && contents?.kind === 'array' ? contents.items.map(this.#document.resolve) : [contents];
    const bytes = streams.flatMap((stream) => (isStream(stream) ? [this.#document.decode(stream).bytes, lineFeed] : []));
    this.#read(Buffer.concat(bytes), { owner: page.id, resources: page.resources, depth: 0 });
    if (this.#untagged > 0) this.#fail('UA 01-005', `${this.#untagged} drawing operators are neither tagged nor artifacts`, { page: page.number });
  }

  #read(bytes: Uint8Array, frame: Frame): void {
    const nesting = this.#saved.length;
    let deepest = 0;
    readContent(bytes, (operator, operands) => {
      if (operator === 'q') deepest = Math.max(deepest, this.#saved.length + 1 - nesting);
      this.#execute(operator, operands, frame);
    }, this.#document.stringFaults);
    if (deepest > 28) this.#fail('A 6.1.13-nesting', `${deepest} graphics states are nested`, { page: this.#page });
  }

  #execute(operator: string, operands: readonly PdfValue[], frame: Frame): void {
    if (!operators.has(operator)) this.#fail('A 6.2.2-operator', `"${operator}" is no operator`, { page: this.#page });
    if (paintOperators.has(operator)) this.#draws();
    switch (operator) {
      case 'q':
        this.#saved.push({ ...this.#state });
        break;
      case 'Q':
        this.#state = this.#saved.pop() ?? this.#state;
        break;
      case 'BMC':
      case 'BDC':
        this.#beginMark(operands, frame);
        break;
      case 'EMC':
        this.#marks.pop();
        break;
      case 'Do':
        this.#drawObject(this.#resource('XObject', operands[0], frame), frame, operands[0]);
        break;
      case 'gs':
        this.#use('ExtGState', this.#resource('ExtGState', operands[0], frame));
        break;
      case 'sh':
        this.#use('Shading', this.#resource('Shading', operands[0], frame));
        break;
      default:
        if (operator.startsWith('T') || operator === 'BT' || operator === "'" || operator === '"') this.#text(operator, operands, frame);
        else this.#color(operator, operands, frame);
    }
  }

  // --- marked content

  #beginMark(operands: readonly PdfValue[], frame: Frame): void {
    const tag = nameOf(operands[0]);
    const named = nameOf(operands[1]);
    const properties = named === '' ? operands[1] : this.#resource('Properties', operands[1], frame);
    const mcid = this.#document.get(properties, 'MCID');
    const mark = { artifact: tag === 'Artifact', mcid: typeof mcid === 'number' ? mcid : undefined, actualText: this.#document.get(properties, 'ActualText') !== null, reversed: tag === 'ReversedChars' };
    const outer = this.#marks;
    if (mark.artifact && outer.some((one) => one.mcid !== undefined)) this.#fail('UA 01-003', 'an artifact begins inside tagged content', { page: this.#page });
    if (mark.mcid !== undefined && outer.some((one) => one.artifact)) this.#fail('UA 01-004', 'tagged content begins inside an artifact', { page: this.#page });
    const nested = outer.some((one) => one.actualText);
    this.#marks.push(mark);
    if (mark.mcid !== undefined && !this.facts.texts.has(contentKey(frame.owner, mark.mcid))) {
      this.facts.texts.set(contentKey(frame.owner, mark.mcid), { text: '', page: this.#page, first: undefined, last: 0, size: 0 });
    }
    const actual = textOf(this.#document.get(properties, 'ActualText'));
    if (actual !== undefined && !nested) this.#append(actual, frame);
  }

  #draws(): void {
    if (this.#marks.some((mark) => mark.artifact || mark.mcid !== undefined)) return;
    this.#untagged++;
  }

  // --- resources

  #resource(kind: string, operand: PdfValue | undefined, frame: Frame): PdfValue {
    const name = nameOf(operand);
    const value = this.#document.get(frame.resources, kind, name);
    if (value === null && name !== '') this.#fail('A 6.2.2-resource', `the ${kind} "${name}" is not among the resources`, { page: this.#page });
    return value;
  }

  #use(kind: string, value: PdfValue): void {
    if (value !== null && !this.facts.used.has(value)) this.facts.used.set(value, { kind, page: this.#page });
  }

  #drawObject(value: PdfValue, frame: Frame, operand: PdfValue | undefined): void {
    if (!isStream(value)) return;
    if (nameOf(this.#document.get(value, 'Subtype')) !== 'Form') {
      this.#draws();
      this.#use('Image', value);
      return;
    }
    this.#use('Form', value);
    const objects = entriesOf(this.#document.get(frame.resources, 'XObject'));
    const owner = idOf(objects.get(nameOf(operand)));
    if (value.entries.has('StructParents') || value.entries.has('StructParent')) this.facts.formsWithTags.set(owner, (this.facts.formsWithTags.get(owner) ?? 0) + 1);
    if (frame.depth >= deepestForm) return;
    const before = { state: { ...this.#state }, saved: this.#saved };
    this.#saved = [];
    this.#read(this.#document.decode(value).bytes, { owner, resources: this.#document.get(value, 'Resources') ?? frame.resources, depth: frame.depth + 1 });
    this.#saved = before.saved;
    this.#state = before.state;
  }

  #color(operator: string, operands: readonly PdfValue[], frame: Frame): void {
    const uses: Readonly<Record<string, ColorUse>> = { g: 'DeviceGray', G: 'DeviceGray', rg: 'DeviceRGB', RG: 'DeviceRGB', k: 'DeviceCMYK', K: 'DeviceCMYK' };
    const use = uses[operator];
    if (use !== undefined) this.#useColor(use);
    if (operator === 'scn' || operator === 'SCN') {
      const pattern = operands[operands.length - 1];
      if (nameOf(pattern) !== '') this.#use('Pattern', this.#resource('Pattern', pattern, frame));
    }
    if (operator !== 'cs' && operator !== 'CS') return;
    const name = nameOf(operands[0]);
    if (name === 'DeviceGray' || name === 'DeviceRGB' || name === 'DeviceCMYK') this.#useColor(name);
    else if (name !== 'Pattern') this.#use('ColorSpace', this.#resource('ColorSpace', operands[0], frame));
  }

  #useColor(use: ColorUse): void {
    if (!this.facts.colors.has(use)) this.facts.colors.set(use, this.#page);
  }

  // --- text

  #text(operator: string, operands: readonly PdfValue[], frame: Frame): void {
    const numbers = operands.map((operand) => (typeof operand === 'number' ? operand : 0));
    switch (operator) {
      case 'BT':
        this.#lineY = 0;
        break;
      case 'Tf':
        this.#state.font = this.#font(this.#resource('Font', operands[0], frame), frame, operands[0]);
        this.#state.size = numbers[1] ?? 1;
        break;
      case 'Td':
      case 'TD':
        this.#lineY += numbers[1] ?? 0;
        break;
      case 'Tm':
        this.#lineY = numbers[5] ?? 0;
        break;
      case 'T*':
        this.#lineY -= this.#state.size;
        break;
      case 'Tj':
      case "'":
      case '"':
      case 'TJ':
        this.#show(operands[operands.length - 1], frame);
        break;
      default:
    }
  }

  #font(value: PdfValue, frame: Frame, operand: PdfValue | undefined): FontFacts | undefined {
    if (!isDictionary(value)) return undefined;
    let facts = this.facts.fonts.get(value);
    if (facts === undefined) {
      const map = this.#document.get(value, 'ToUnicode');
      const id = idOf(entriesOf(this.#document.get(frame.resources, 'Font')).get(nameOf(operand)));
      facts = { id, dictionary: value, codes: new Set(), bareCodes: new Set(), toUnicode: isStream(map) ? readToUnicode(this.#document.decode(map).bytes) : undefined };
      this.facts.fonts.set(value, facts);
    }
    return facts;
  }

  #show(operand: PdfValue | undefined, frame: Frame): void {
    const parts = typeof operand === 'object' && operand?.kind === 'array' ? operand.items : [operand ?? null];
    const strings = parts.filter((part): part is PdfString => typeof part === 'object' && part?.kind === 'string' && part.bytes.length > 0);
    if (strings.length === 0) return;
    this.#draws();
    const { font } = this.#state;
    if (font === undefined) return;
    const replaced = this.#marks.some((mark) => mark.actualText);
    const texts = strings.flatMap(({ bytes }) => this.#readCodes(font, bytes, replaced));
    const text = (this.#marks.some((mark) => mark.reversed) ? texts.toReversed() : texts).join('');
    // A replacement was read where it began.
    if (!replaced) this.#append(text, frame);
  }

  /** The text of each code. */
  #readCodes(font: FontFacts, bytes: Uint8Array, replaced: boolean): readonly string[] {
    const wide = nameOf(this.#document.get(font.dictionary, 'Subtype')) === 'Type0';
    const texts: string[] = [];
    for (let index = 0; index < bytes.length; index += wide ? 2 : 1) {
      const code = wide ? ((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0) : (bytes[index] ?? 0);
      font.codes.add(code);
      if (!replaced) font.bareCodes.add(code);
      texts.push(font.toUnicode?.get(code) ?? (wide ? '' : String.fromCharCode(code)));
    }
    return texts;
  }

  #append(text: string, frame: Frame): void {
    const mcid = this.#marks.findLast((mark) => mark.mcid !== undefined)?.mcid;
    const marked = mcid === undefined ? undefined : this.facts.texts.get(contentKey(frame.owner, mcid));
    if (marked === undefined || text === '') return;
    const { size } = this.#state;
    if (marked.first === undefined) marked.first = this.#lineY;
    else if (Math.abs(marked.last - this.#lineY) > size * 0.6) marked.text = endLine(marked.text);
    marked.text += text;
    marked.last = this.#lineY;
    marked.size = size;
  }
}

/** Makes ready for the next line: a space, unless there is one or a word was divided. */
export function endLine(text: string): string {
  if (text.endsWith('\u00ad')) return text.slice(0, -1);
  return text === '' || /\s$/.test(text) ? text : `${text} `;
}

const lineFeed = new Uint8Array([0x0a]);
