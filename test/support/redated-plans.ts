import { readFile } from 'node:fs/promises';
import { parse, stringify } from 'yaml';

/** What a sample's plan says of announced inspections; the terms are the document's own words. */
interface SamplePlan {
  inspections: { terms?: Record<string, unknown>; report_round?: object }[];
}

interface Redated {
  sample: string;
  from: string;
  code: string;
  title: string;
  team: Record<'team_head' | 'team_secretary', string>;
  /** Inspection days in 2023 by unit. */
  days: Record<string, string>;
}

/** A sample's plan in 2023, over units of one organisation. Terms and what is left open stay as the document has them. */
export async function redated({ sample, from, code, title, team, days }: Redated): Promise<string> {
  const place = new URL(`../../prisma/seed/samples/${sample}/inspection-plan.yaml`, import.meta.url);
  const text = (await readFile(place, 'utf8')).replaceAll(`${from}-`, '2023-');
  const plan = parse(text) as SamplePlan;
  const [announced] = plan.inspections;
  return stringify({
    ...plan,
    code,
    title,
    window: { from: '2023-03-01', to: '2023-12-31' },
    team: { members: Object.entries(team).map(([role, person]) => ({ person, role })) },
    assessors: [],
    systems: [],
    inspections: [
      {
        ...announced,
        units: Object.keys(days),
        declared: Object.keys(days).length,
        dates: Object.entries(days).map(([unit, day]) => ({ unit, days: [day] })),
        ...(announced?.report_round && {
          report_round: { code: `bao-cao-${code}`, title: `Báo cáo phục vụ ${title}` },
        }),
      },
    ],
  });
}

const day = '2023-09-06';
const eleven = [
  ...['tu-mo-rong', 'kon-plong', 'ngoc-hoi', 'ia-h-drai', 'dak-glei', 'dak-ha', 'dak-to', 'kon-ray'].map(
    (name) => `ubnd-huyen-${name}`,
  ),
  'ubnd-thanh-pho-kon-tum',
  'so-ke-hoach-va-dau-tu',
  'so-cong-thuong',
];

/** The plans of Kon Tum, Hà Nội and Trà Vinh; one inspection day is common to all three. */
export const plans: Redated[] = [
  {
    sample: 'kon-tum-2024',
    from: '2024',
    code: 'ke-hoach-1871',
    title: 'Kiểm tra theo Kế hoạch số 1871',
    team: { team_head: 'truong-thi-gia-su', team_secretary: 'to-thi-minh-hoa' },
    days: { 'so-xay-dung': day },
  },
  {
    sample: 'ha-noi-2023',
    from: '2023',
    code: 'ke-hoach-61',
    title: 'Kiểm tra theo Kế hoạch số 61',
    team: { team_head: 'luu-van-vi-du', team_secretary: 'kieu-van-thi-du' },
    days: { 'so-tu-phap': '2023-04-05', 'so-y-te': '2023-05-04', 'so-xay-dung': day },
  },
  {
    sample: 'tra-vinh-2022',
    from: '2022',
    code: 'kiem-tra-lien-nganh',
    title: 'Kiểm tra liên ngành',
    team: { team_head: 'le-thi-vi-du', team_secretary: 'cao-thi-mau' },
    days: Object.fromEntries(eleven.map((unit) => [unit, day])),
  },
];
