/** A date or a local timestamp (`2026-12-07`, `2026-12-07T08:00`) as a moment that is the same in every time zone. */
export function asUtc(local: string): Date {
  const [day = '', time = '00:00'] = local.split('T');
  const moment = new Date(`${day}T${time}Z`);
  if (Number.isNaN(moment.getTime())) throw new RangeError(`not a date: ${local}`);
  return moment;
}
