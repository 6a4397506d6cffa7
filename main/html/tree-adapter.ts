// The tree that parse5 builds for us: the least it needs, in objects of one shape. `parse.ts` turns it into Elements.

import { html, type Token, type TreeAdapter } from 'parse5';

/** A parse5 token's attribute list, kept as it comes. */
type Attribute = Token.Attribute;

/** One object of parse5's tree. `name` is `#text`, `#comment`, `#document`, `#doctype`, or the element's. */
export type RawNode = {
  name: string;
  namespace: string;
  attributes: Attribute[];
  text: string;
  children: RawNode[];
  parent: RawNode | null;
  /** The inert content of a `template` element. */
  content: RawNode | undefined;
  location: Token.ElementLocation | Token.LocationWithAttributes | null | undefined;
};

/** The types of our tree, in parse5's words. */
export type RawTree = {
  node: RawNode; parentNode: RawNode; childNode: RawNode; document: RawNode; documentFragment: RawNode; element: RawNode;
  commentNode: RawNode; textNode: RawNode; template: RawNode; documentType: RawNode;
};

const noAttributes: Attribute[] = [];

function rawNode(name: string, namespace = '', attributes = noAttributes, text = ''): RawNode {
  return { name, namespace, attributes, text, children: [], parent: null, content: undefined, location: undefined };
}

function insertBefore(parent: RawNode, child: RawNode, reference: RawNode): void {
  parent.children.splice(parent.children.lastIndexOf(reference), 0, child);
  child.parent = parent;
}

function appendText(parent: RawNode, text: string): void {
  const last = parent.children[parent.children.length - 1];
  if (last !== undefined && last.name === '#text') last.text += text;
  else appendChild(parent, rawNode('#text', '', noAttributes, text));
}

function appendChild(parent: RawNode, child: RawNode): void {
  parent.children.push(child);
  child.parent = parent;
}

function insertTextBefore(parent: RawNode, text: string, reference: RawNode): void {
  const previous = parent.children[parent.children.lastIndexOf(reference) - 1];
  if (previous !== undefined && previous.name === '#text') previous.text += text;
  else insertBefore(parent, rawNode('#text', '', noAttributes, text), reference);
}

function detach(child: RawNode): void {
  const siblings = child.parent?.children;
  if (siblings === undefined) return;
  const index = siblings.lastIndexOf(child);
  if (index >= 0) siblings.splice(index, 1);
  child.parent = null;
}

function adoptAttributes(recipient: RawNode, attributes: Attribute[]): void {
  const known = new Set(recipient.attributes.map((attribute) => attribute.name));
  recipient.attributes = [...recipient.attributes, ...attributes.filter((attribute) => !known.has(attribute.name))];
}

/** parse5's door to our tree. */
export const treeAdapter: TreeAdapter<RawTree> = {
  adoptAttributes,
  appendChild,
  createCommentNode: () => rawNode('#comment'),
  createTextNode: (text) => rawNode('#text', '', noAttributes, text),
  createDocument: () => rawNode('#document'),
  createDocumentFragment: () => rawNode('#document'),
  createElement: (name, namespace, attributes) => rawNode(name, namespace, attributes),
  detachNode: detach,
  getAttrList: (element) => element.attributes,
  getChildNodes: (parent) => parent.children,
  getCommentNodeContent: (comment) => comment.text,
  getDocumentMode: () => html.DOCUMENT_MODE.NO_QUIRKS,
  getDocumentTypeNodeName: () => 'html',
  getDocumentTypeNodePublicId: () => '',
  getDocumentTypeNodeSystemId: () => '',
  getFirstChild: (parent) => parent.children[0] ?? null,
  getNamespaceURI: (element) => element.namespace as html.NS,
  getNodeSourceCodeLocation: (node) => node.location,
  getParentNode: (node) => node.parent,
  getTagName: (element) => element.name,
  getTemplateContent: (template) => template.content ?? template,
  getTextNodeContent: (text) => text.text,
  insertBefore,
  insertText: appendText,
  insertTextBefore,
  isCommentNode: (node): node is RawNode => node.name === '#comment',
  isDocumentTypeNode: (node): node is RawNode => node.name === '#doctype',
  isElementNode: (node): node is RawNode => !node.name.startsWith('#'),
  isTextNode: (node): node is RawNode => node.name === '#text',
  setDocumentMode: () => undefined,
  setDocumentType: () => undefined,
  setNodeSourceCodeLocation(node, location) {
    node.location = location;
  },
  setTemplateContent(template, content) {
    template.content = content;
  },
  updateNodeSourceCodeLocation(node, end) {
    if (node.location) node.location = { ...node.location, ...end };
  },
};
