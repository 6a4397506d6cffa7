// The only script that sees both worlds. It lets through the channels of the contract, by name, and nothing else.

import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Calls, Desk, Dropped, Events } from '../contract.ts';
import { callNames, eventNames } from './channels.ts';

// `file.dropped` takes a path: the page reaches it only through openDropped, with a real file.
const calls: ReadonlySet<string> = new Set(callNames.filter((name) => name !== 'file.dropped'));
const events: ReadonlySet<string> = new Set(eventNames);

async function call<K extends keyof Calls>(channel: K, payload: Calls[K]['send']): Promise<Calls[K]['back']> {
  if (!calls.has(channel)) throw new Error(`no such channel: ${String(channel)}`);
  return (await ipcRenderer.invoke(channel, payload)) as Calls[K]['back'];
}

function on<K extends keyof Events>(event: K, listener: (payload: Events[K]) => void): () => void {
  if (!events.has(event)) throw new Error(`no such event: ${String(event)}`);
  const relay = (_event: unknown, payload: unknown): void => listener(payload as Events[K]);
  ipcRenderer.on(event, relay);
  return () => {
    ipcRenderer.removeListener(event, relay);
  };
}

/** A path comes only from a real file that the user dropped or picked: the page itself cannot name one. */
async function openDropped(file: File): Promise<Dropped> {
  const path = webUtils.getPathForFile(file);
  return path === '' ? undefined : ((await ipcRenderer.invoke('file.dropped', path)) as Dropped);
}

const desk: Desk = { call, on, openDropped };
contextBridge.exposeInMainWorld('desk', desk);
