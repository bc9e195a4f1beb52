import { NOT_STARTED, readStanding, type Standing } from '../../query/presenting.ts';
import { readKept, writeKept } from '../kept.ts';

/** Of this site alone: another report on the same host has a presentation of its own. */
const NAME = `presenting ${document.documentElement.dataset.base ?? '/'}`;

/** Where the presentation stands, kept so that a window that was closed or reloaded finds it again. */
export function standing(): Standing {
  return readStanding(readKept(NAME)) ?? NOT_STARTED;
}

const channel = new BroadcastChannel(NAME);
const heard = new Set<(standing: Standing) => void>();

channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const read = readStanding(data);
  if (read !== null) for (const hear of heard) hear(read);
});

/** Calls back whenever the presentation moves, in this window or in another. */
export function onMove(hear: (standing: Standing) => void): void {
  heard.add(hear);
}

/** Moves the presentation in all windows. */
export function moveTo(to: Standing): void {
  try {
    writeKept(NAME, to);
  } catch {
    // Without storage the windows that are open still follow.
  }
  channel.postMessage(to);
  for (const hear of heard) hear(to);
}
