/** What a window is for a presentation: what the room sees, a small view of it, or both and the notes in one. */
export type RoomKind = 'room' | 'view' | 'alone';

const KEY = 'presenting';
const isKind = (text: string | null): text is RoomKind => text === 'room' || text === 'view' || text === 'alone';

/** What this window is, as its address says (`?room`, `?room=view`, `?room=alone`) or said earlier; null: nothing. */
export function roomKind(): RoomKind | null {
  const asked = new URLSearchParams(location.search).get('room');
  const kind = asked === '' ? 'room' : asked;
  try {
    // A view within the presenter's window shares that window's memory, so it says each time what it is.
    if (kind === 'view') return kind;
    if (isKind(kind)) sessionStorage.setItem(KEY, kind);
    const kept = sessionStorage.getItem(KEY);
    return isKind(kept) && window.top === window ? kept : null;
  } catch {
    return isKind(kind) ? kind : null;
  }
}

/** This window is one like any other again. */
export function leaveRoom(): void {
  sessionStorage.removeItem(KEY);
}
