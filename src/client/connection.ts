/** What some browsers tell of the reader's connection: times in milliseconds, rates in Mbit/s. */
interface Connection {
  readonly saveData?: boolean;
  readonly rtt?: number;
  readonly downlink?: number;
}

/** Empty where the browser tells nothing. */
const connection = (): Connection => (navigator as Navigator & { readonly connection?: Connection }).connection ?? {};

/** Whether the reader asked for data to be spared. */
export const sparesData = (): boolean => connection().saveData === true;

/** Whether the connection is known to be slow, as that of a phone far from its mast is. */
export function isSlow(): boolean {
  const { rtt = 0, downlink = Infinity } = connection();
  return rtt >= 150 || downlink < 2;
}
