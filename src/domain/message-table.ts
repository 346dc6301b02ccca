/**
 * How a parameter of a message is shown. The table of messages names the kind; the renderer owns the form, so that no
 * message formats a date or a number by itself.
 *
 * - `text`: words as they are (escaped by the channel)
 * - `count`: a count in a sentence; under ten with a leading zero ("03")
 * - `number`: 1.234,5
 * - `ordinal`: a bare integer (place in a list); `receipt`: four digits at least ("0125")
 * - `date`: ISO date → 17/9/2026; `limit`: with its weekday, "thứ Năm, 17/9/2026"
 * - `instant`: ISO instant → "15 giờ 20 phút ngày 16/9/2026"
 * - `value`: an understood answer
 * - `message`: another message, shown in place
 */
export type ParameterKind =
  'text' | 'count' | 'number' | 'ordinal' | 'receipt' | 'date' | 'limit' | 'instant' | 'value' | 'message';

/** Message keys with the kinds of their parameters; every locale has exactly these keys and placeholders. */
export type MessageTable = Record<string, Record<string, ParameterKind>>;
