import type { Role } from '../../../src/domain/access.ts';
import type { TeamRole } from '../../../src/domain/inspection/kind.ts';

interface CastEntry {
  /** Code of somebody of the sample's organisation; else the person is made, with this name. */
  code?: string;
  name?: string;
  role?: { unit: string; role: Role };
}

/** Everyone who has a chat, over the organisation of Kon Tum 2024. Names are invented. */
export const cast = {
  head: { code: 'truong-thi-gia-su' },
  deputy: { code: 'luu-van-vi-du' },
  secretary: { code: 'to-thi-minh-hoa' },
  member: { code: 'kieu-van-thi-du' },
  guest: { name: 'Châu Thị Tập Dượt', role: { unit: 'van-phong-ubnd-tinh', role: 'assessor' } },
  /** In no team until a test puts them into one. */
  spare: { name: 'Quách Văn Làm Mẫu', role: { unit: 'van-phong-ubnd-tinh', role: 'assessor' } },
  /** Of Sở Xây dựng, as is `secondOfficer`. */
  officer: { code: 'pham-van-gia-dinh' },
  secondOfficer: { code: 'hoang-thi-minh-hoa' },
  unitHead: { name: 'Tạ Văn Giả Sử', role: { unit: 'so-xay-dung', role: 'unit_head' } },
  /** Of Sở Y tế. */
  healthOfficer: { code: 'duong-thi-vi-du' },
  /** Of UBND huyện Kon Plông. */
  districtOfficer: { code: 'hoang-thi-lam-mau' },
  /** Of Sở Nội vụ, which receives the reports. */
  coordinator: { code: 'nguyen-thi-mau' },
  /** Of UBND tỉnh. */
  leader: { code: 'tran-van-thu' },
  otherLeader: { name: 'Mạc Thị Ví Dụ', role: { unit: 'ubnd-tinh-kon-tum', role: 'leader' } },
  /** Of Sở Tài chính, which is not inspected unless a test says so. */
  outsider: { code: 'vu-van-thi-du' },
} as const satisfies Record<string, CastEntry>;

export type CastName = keyof typeof cast;
export const castNames = Object.keys(cast) as CastName[];

export function castEntry(name: CastName): CastEntry {
  return cast[name];
}

export type Team = Partial<Record<CastName, TeamRole>>;

/** Who is in the team of a round unless a test says otherwise. */
export const usualTeam: Team = {
  head: 'team_head',
  deputy: 'team_deputy',
  secretary: 'team_secretary',
  member: 'team_member',
};

/** Who is in the team of a surprise unless a test says otherwise; the deputy and the member of the round are not. */
export const surpriseTeam: Team = { head: 'team_head', secretary: 'team_secretary' };
