/**
 * Calls back once, when the reader has begun to move about the page and one of the elements is within `margin` of what
 * they see. Never where they asked for data to be spared: what is near may not be wanted.
 */
export function onComingNear(elements: Iterable<Element>, margin: string, call: () => void): void {
  const { connection } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
  if (connection?.saveData === true) return;
  const near = new Set<Element>();
  let hasMoved = false;

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) near.add(target);
        else near.delete(target);
      }
      look();
    },
    { rootMargin: margin },
  );

  function look(): void {
    if (!hasMoved || near.size === 0) return;
    observer.disconnect();
    call();
  }

  function move(): void {
    // A page that is still loading is moved by the browser, to the place that its address names.
    if (hasMoved || document.readyState !== 'complete') return;
    hasMoved = true;
    for (const kind of MOVES) removeEventListener(kind, move);
    look();
  }

  for (const element of elements) observer.observe(element);
  for (const kind of MOVES) addEventListener(kind, move, { passive: true });
}

const MOVES = ['scroll', 'pointerdown', 'keydown'] as const;
