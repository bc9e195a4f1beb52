import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const USUAL_PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'],
  darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
};

/** The Firefox in `FIREFOX_PATH`, else an installed one; null: there is none. */
export const firefoxPath = (): string | null =>
  process.env.FIREFOX_PATH ?? USUAL_PLACES[process.platform]?.find((place) => existsSync(place)) ?? null;

/** No first-run pages, updates or reports; a page may not see what another computer is set to. */
const SETTINGS = `
  user_pref('datareporting.policy.dataSubmissionEnabled', false);
  user_pref('browser.shell.checkDefaultBrowser', false);
  user_pref('browser.aboutwelcome.enabled', false);
  user_pref('app.update.enabled', false);
  user_pref('ui.prefersReducedMotion', 1);`;

/** A page in Firefox. */
export interface FirefoxPage {
  /** As it names itself: `firefox 153.8.0`. */
  readonly name: string;
  readonly open: (address: string) => Promise<void>;
  /** What an expression comes to on the page, as JSON; a promise is waited for. Throws what it throws. */
  readonly evaluate: <Answer>(expression: string) => Promise<Answer>;
  /** Evaluates until the answer is neither null nor false. */
  readonly until: <Answer>(expression: string) => Promise<Answer>;
  /** Presses the mouse on the first match, brought to the middle of the window. */
  readonly click: (selector: string) => Promise<void>;
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts a headless Firefox with an empty profile and drives it as WebDriver BiDi says; the caller closes it. */
export async function openFirefox(path: string): Promise<FirefoxPage> {
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'));
  await writeFile(join(profile, 'user.js'), SETTINGS);
  const started = spawn(path, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise((resolve) => started.once('exit', resolve));
  const socket = await connect(await addressOf(started));
  const send = commandsOf(socket);
  const { capabilities } = await send<{ capabilities: { browserName: string; browserVersion: string } }>(
    'session.new',
    { capabilities: {} },
  );
  const { contexts } = await send<{ contexts: { context: string }[] }>('browsingContext.getTree', {});
  const context = contexts[0]?.context ?? '';

  async function evaluate<Answer>(expression: string): Promise<Answer> {
    const written = `(async () => JSON.stringify((await (${expression})) ?? null))()`;
    const { result, exceptionDetails } = await send<Evaluated>('script.evaluate', {
      expression: written,
      target: { context },
      awaitPromise: true,
      userActivation: false,
    });
    if (result === undefined) throw new Error(exceptionDetails?.text ?? `no answer: ${expression}`);
    return JSON.parse(result.value) as Answer;
  }

  async function until<Answer>(expression: string): Promise<Answer> {
    for (;;) {
      const answer = await evaluate<Answer | null | false>(expression);
      if (answer !== null && answer !== false) return answer;
      await evaluate('new Promise((resolve) => setTimeout(resolve, 20))');
    }
  }

  const act = (type: string, own: object): Promise<unknown> =>
    send('input.performActions', { context, actions: [{ type, id: type, ...own }] });

  return {
    name: `${capabilities.browserName} ${capabilities.browserVersion}`,
    open: async (url) => {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    evaluate,
    until,
    click: async (selector) => {
      const found = `document.querySelector(${JSON.stringify(selector)})`;
      const { x, y } = await evaluate<{ x: number; y: number }>(
        `(${found}.scrollIntoView({ block: 'center', behavior: 'instant' }),
          (({ left, top, width, height }) => ({ x: Math.round(left + width / 2), y: Math.round(top + height / 2) }))(
            ${found}.getClientRects()[0]))`,
      );
      const press = { type: 'pointerDown', button: 0 };
      await act('pointer', { actions: [{ type: 'pointerMove', x, y }, press, { type: 'pointerUp', button: 0 }] });
    },
    press: async (...keys) => {
      const down = keys.map((value) => ({ type: 'keyDown', value }));
      const up = keys.map((value) => ({ type: 'keyUp', value })).reverse();
      await act('key', { actions: [...down, ...up] });
    },
    close: async () => {
      await send('browser.close', {}).catch(() => started.kill());
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Evaluated {
  readonly result?: { readonly value: string };
  readonly exceptionDetails?: { readonly text: string };
}

/** The address that Firefox says, once it listens. */
function addressOf(started: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    started.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(`${address}/session`);
    });
    started.once('error', reject);
    started.once('exit', () => {
      reject(new Error(`firefox ended: ${said}`));
    });
  });
}

function connect(address: string): Promise<WebSocket> {
  const socket = new WebSocket(address);
  return new Promise((resolve, reject) => {
    socket.onopen = () => {
      resolve(socket);
    };
    socket.onerror = () => {
      reject(new Error(`no answer at ${address}`));
    };
  });
}

/** Sends a command and resolves to its result; rejects with what Firefox says against it. */
function commandsOf(socket: WebSocket): <Answer>(method: string, params: object) => Promise<Answer> {
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;
  socket.onmessage = ({ data }: MessageEvent<string>) => {
    const reply = JSON.parse(data) as Reply;
    waiting.get(reply.id ?? NaN)?.(reply);
  };
  return <Answer>(method: string, params: object) =>
    new Promise<Answer>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ result, error, message }) => {
        waiting.delete(id);
        if (error === undefined) resolve(result as Answer);
        else reject(new Error(`${method}: ${error}: ${String(message)}`));
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
}

interface Reply {
  readonly id?: number | null;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
}
