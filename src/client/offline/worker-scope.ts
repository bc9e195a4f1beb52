/** What the service worker uses of its own world, which the types of a page do not have. */
export interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchEvent extends LastingEvent {
  readonly request: Request;
  /** The page that asks, or that an answer to a navigation will become. */
  readonly clientId: string;
  readonly resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}

export interface ServiceWorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { get(id: string): Promise<{ readonly id: string } | undefined> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(kind: 'message', listener: (event: LastingEvent & { readonly data: unknown }) => void): void;
  addEventListener(kind: 'fetch', listener: (event: FetchEvent) => void): void;
}
