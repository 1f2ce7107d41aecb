/** What a number says as its source writes it: 190余条 is about 190. value null: no digits to read, somebody has to write it. */
export function readStated(written: string): { value: number | null; approx: boolean } {
  const text = written.replaceAll(/[,，](?=\d{3})|\s/g, '')
  const digits = /\d+(?:\.\d+)?/.exec(text)?.[0]
  const scale = /\d[余多]?万/.test(text) && !/万元/.test(text) ? 10_000 : /\d[余多]?亿/.test(text) && !/亿元/.test(text) ? 100_000_000 : 1
  return { value: digits === undefined ? null : Number(digits) * scale, approx: /约|余|多|近|左右|以上|超过/.test(text) }
}
