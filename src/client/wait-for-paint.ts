/** The code that makes a page answer is fetched once the page can be read: what is asked for earlier delays that. */
const start = (): void => {
  void import('./start.ts');
};

// A hidden page paints nothing, and a frame is asked for in vain.
if (document.visibilityState === 'hidden') setTimeout(start);
else
  requestAnimationFrame(() => {
    setTimeout(start);
  });
