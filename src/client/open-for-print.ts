const PRINTED_WHOLE = '.alerts details:not([open])';

/** Opens what is printed whole while the page is printed, where styles cannot: browsers without `::details-content`. */
export function openForPrint(): void {
  if (CSS.supports('selector(::details-content)')) return;
  let opened: Element[] = [];
  const setOpen = (open: boolean): void => {
    for (const details of opened) details.toggleAttribute('open', open);
  };
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll(PRINTED_WHOLE)];
    setOpen(true);
  });
  addEventListener('afterprint', () => {
    setOpen(false);
  });
}
