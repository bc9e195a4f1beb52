import { siteUrl } from '../site-files.ts';
import type { KeepPage } from './site-version.ts';

/** On one's own machine a kept site would stand in the way of whatever is served there next. */
const OWN_MACHINE = /^(?:localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/;

/** How long after the page has loaded its keeping begins, in milliseconds. */
const LATER = 2000;

/** Has the site kept on this device, so that it opens without a network the next time. */
export function keepOffline(): void {
  const { protocol, hostname } = location;
  if (!protocol.startsWith('http') || !('serviceWorker' in navigator) || OWN_MACHINE.test(hostname)) return;
  const register = (): void => {
    setTimeout(() => void registered().catch(() => undefined), LATER);
  };
  if (document.readyState === 'complete') register();
  else addEventListener('load', register);
}

async function registered(): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(siteUrl('service-worker.js'), { scope: siteUrl(''), updateViaCache: 'none' });
  if (serviceWorker.controller !== null) return;
  const { active } = await serviceWorker.ready;
  const read: KeepPage = { keep: location.href.replace(/[?#].*/, '').slice(siteUrl('').length) };
  active?.postMessage(read);
}
