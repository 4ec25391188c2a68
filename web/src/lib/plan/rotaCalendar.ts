// A rota as a calendar (RFC 5545): each day of driving as an event of the whole day that comes again every period. Days are working days
// from the first one on; Saturdays and Sundays are passed over.

/** A day of the rota, in words. */
export interface RotaDay {
  title: string;
  text: string;
}

const DAY = 86_400_000;
const compact = (time: number) => new Date(time).toISOString().slice(0, 10).replaceAll('-', '');
const escaped = (text: string) => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');

/** Lines of at most 75 bytes, the rest on lines that begin with a space. */
function folded(line: string): string {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  const pieces = [''];
  for (const letter of line) {
    const most = pieces.length === 1 ? 75 : 74;
    if (bytes(pieces.at(-1)! + letter) > most) pieces.push('');
    pieces[pieces.length - 1] += letter;
  }
  return pieces.join('\r\n ');
}

/** The working day so many after the first one; the first is the next working day where it falls on a weekend. */
export function workingDay(first: string, after: number): number {
  let time = Date.parse(`${first}T00:00:00Z`);
  const free = () => [0, 6].includes(new Date(time).getUTCDay());
  while (free()) time += DAY;
  for (let passed = 0; passed < after; passed++) {
    do time += DAY;
    while (free());
  }
  return time;
}

/** The rota from its first day on; it comes again after as many whole weeks as its days need, five to a week. `stamp` is when the file is made. */
export function rotaCalendar(days: readonly RotaDay[], first: string, stamp: Date): string {
  const weeks = Math.max(1, Math.ceil(days.length / 5));
  const made = stamp.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const events = days.flatMap(({ title, text }, i) => {
    const time = workingDay(first, i);
    return [
      'BEGIN:VEVENT',
      `UID:rota-${compact(time)}-${i + 1}@segbar`,
      `DTSTAMP:${made}`,
      `DTSTART;VALUE=DATE:${compact(time)}`,
      `DTEND;VALUE=DATE:${compact(time + DAY)}`,
      `RRULE:FREQ=WEEKLY;INTERVAL=${weeks}`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(text)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//segbar//rota//SV', ...events, 'END:VCALENDAR', ''].map(folded).join('\r\n');
}
