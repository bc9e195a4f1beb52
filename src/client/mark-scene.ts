/** Marks in the list of scenes the one that is being read: the last one whose top has passed the upper third of the window. */
export function markScene(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.scene-list a')];
  const scenes = [...document.querySelectorAll<HTMLElement>('[data-scene]')];
  if (links.length === 0) return;

  function mark(): void {
    const current = scenes.findLast((scene) => scene.getBoundingClientRect().top < innerHeight / 3);
    for (const link of links) {
      if (current && link.hash === `#${current.id}`) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  }

  let waiting = false;
  function markSoon(): void {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }

  addEventListener('scroll', markSoon, { passive: true });
  markSoon();
}
