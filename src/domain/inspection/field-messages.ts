import type { MessageTable } from '../message-table.ts';

/** Names of the reform's fields (glossary: CCHC field names); `none`: what belongs to no field. */
export const fieldMessages = {
  'reform_field.direction': {},
  'reform_field.institutional_reform': {},
  'reform_field.procedure_reform': {},
  'reform_field.apparatus_reform': {},
  'reform_field.civil_service_reform': {},
  'reform_field.public_finance_reform': {},
  'reform_field.digital_government': {},
  'reform_field.reform_impact': {},
  'reform_field.none': {},
} as const satisfies MessageTable;
