/** A file as the answer of a route, instead of JSON. */
export class Download {
  constructor(
    readonly bytes: Buffer,
    /** `application/pdf` */
    readonly type: string,
    /** The name to save it under, Chinese allowed. */
    readonly name: string,
    /** Shown in the browser instead of saved. */
    readonly inline = false,
  ) {}
}

/** RFC 6266: the plain name for old programs, the encoded one for all others. */
export function disposition(name: string, inline: boolean): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(Buffer.from(name).toString())}`
}
