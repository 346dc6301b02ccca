/** Days as the tests write them: "18/02/2017". Their working days are counted here, apart from the program's own way. */
export function workingDays(
  from: string,
  to: string,
  off: readonly string[],
  worked: readonly string[] = [],
): string[] {
  const days: string[] = [];
  const end = utc(to);
  for (let at = utc(from); at <= end; at += 86_400_000) {
    const date = new Date(at);
    const day = date.toISOString().slice(0, 10).split('-').reverse().join('/');
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    if (worked.includes(day) || (!weekend && !off.includes(day))) days.push(day);
  }
  return days;
}

const utc = (day: string) => Date.parse(day.split('/').reverse().join('-'));
