import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as Drafts from '../../src/client/drafts.ts';

type Tab = typeof Drafts & {
  /** Hears of what another tab wrote. */
  readonly hear: (key: string) => void;
};

const kept = new Map<string, string>();
const tabs: Tab[] = [];

/** What a browser keeps, and tells all tabs but the one that wrote. */
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, text: string) => void kept.set(key, text),
  removeItem: (key: string) => void kept.delete(key),
};

async function openTab(): Promise<Tab> {
  let heard: ((event: { key: string }) => void) | undefined;
  vi.stubGlobal('addEventListener', (kind: string, listener: (event: { key: string }) => void) => {
    if (kind === 'storage') heard = listener;
  });
  vi.resetModules();
  const tab = { ...(await import('../../src/client/drafts.ts')), hear: (key: string) => heard?.({ key }) };
  tabs.push(tab);
  return tab;
}

/** Lets a tab write what it has, and the others hear of it. */
function settle(writer: Tab): void {
  const before = new Map(kept);
  vi.runAllTimers();
  for (const key of new Set([...before.keys(), ...kept.keys()])) {
    if (before.get(key) !== kept.get(key)) for (const tab of tabs) if (tab !== writer) tab.hear(key);
  }
}

beforeEach(() => {
  kept.clear();
  tabs.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal('document', { documentElement: { dataset: { base: '/' } } });
  vi.stubGlobal('localStorage', storage);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const Q = 'commit_deals';

test('a tab that shows nothing of a query takes the text of another over', async () => {
  const [one, other] = [await openTab(), await openTab()];
  one.keepDraft(Q, 'select 1');
  settle(one);
  expect([other.draftOf(Q), other.otherText(Q)]).toEqual(['select 1', null]);
});

test('of two tabs that edit one query neither loses its text, and each is told of the other', async () => {
  const [one, other] = [await openTab(), await openTab()];
  const told = vi.fn();
  one.watchOthers(Q, told);
  other.watchOthers(Q, () => undefined);
  one.keepDraft(Q, 'select 1');
  settle(one);
  expect(other.otherText(Q)).toBe('select 1');
  told.mockClear();
  other.keepDraft(Q, 'select 2');
  settle(other);
  expect(told).toHaveBeenCalled();
  expect([one.draftOf(Q), one.otherText(Q)]).toEqual(['select 1', 'select 2']);
  expect([other.draftOf(Q), other.otherText(Q)]).toEqual(['select 2', 'select 1']);
  const third = await openTab();
  expect([third.draftOf(Q), third.otherText(Q)]).toEqual(['select 2', 'select 1']);

  one.keepDraft(Q, 'select 1 + 1');
  settle(one);
  expect([one.otherText(Q), other.otherText(Q)]).toEqual(['select 2', 'select 1 + 1']);
  // Both are there after both are closed.
  const last = await openTab();
  expect([last.draftOf(Q), last.otherText(Q)]).toEqual(['select 1 + 1', 'select 2']);
});

test('Restore in one tab leaves the text of the other', async () => {
  const [one, other] = [await openTab(), await openTab()];
  for (const tab of tabs) tab.watchOthers(Q, () => undefined);
  one.keepDraft(Q, 'select 1');
  settle(one);
  other.keepDraft(Q, 'select 2');
  settle(other);
  one.keepDraft(Q, null);
  settle(one);
  expect([one.draftOf(Q), one.otherText(Q), other.draftOf(Q)]).toEqual([undefined, 'select 2', 'select 2']);
  expect((await openTab()).draftOf(Q)).toBe('select 2');
});

test('the other text can be shown, which keeps the own one, and deleted', async () => {
  const [one, other] = [await openTab(), await openTab()];
  for (const tab of tabs) tab.watchOthers(Q, () => undefined);
  one.keepDraft(Q, 'select 1');
  settle(one);
  other.keepDraft(Q, 'select 2');
  settle(other);
  one.takeOther(Q, 'select 2');
  settle(one);
  expect([one.draftOf(Q), one.otherText(Q)]).toEqual(['select 2', 'select 1']);
  one.forgetOther(Q, 'select 1');
  settle(one);
  expect([one.otherText(Q), other.draftOf(Q), other.otherText(Q)]).toEqual([null, 'select 2', null]);
  other.keepDraft(Q, 'select 3');
  settle(other);
  one.forgetOther(Q, 'select 3');
  settle(one);
  expect((await openTab()).draftOf(Q)).toBe('select 2');
});
