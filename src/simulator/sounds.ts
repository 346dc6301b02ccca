/** A whole voice message (Ogg, Opus): one second of silence, for when any sound will do. */
export const silence: Uint8Array = Buffer.from(
  [
    'T2dnUwACAAAAAAAAAAD+yq0LAAAAAG+fcRsBE09wdXNIZWFkAQE4AYC7AAAAAABPZ2dTAAAAAAAAAAAAAP7KrQsBAAAADLUEBAET',
    'T3B1c1RhZ3MDAAAAc2ltAAAAAE9nZ1MABLi8AAAAAAAA/sqtCwIAAAB2kzUaMgMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMD',
    'AwMDAwMDAwMDAwMDAwMDAwMDAwMD+P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/+',
    '+P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/++P/+',
    '+P/++P/++P/++P/++P/++P/++P/+',
  ].join(''),
  'base64',
);
